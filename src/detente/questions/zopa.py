"""Whether there is common ground: a package that nobody loses by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, packages
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.fronts import decode, tally
from detente.kernels.gains import utilities, works
from detente.kernels.spread import spread
from detente.questions.answer import Answer

ALL_OUTCOMES = 4096
"""Up to so many outcomes each is a candidate for the short list."""
SEEN_OUTCOMES = 400
"""Beyond that, so many of those that most often work on a draw's frontier."""
PORTION = 2**21


@dataclass(frozen=True, slots=True, eq=False)
class Zopa(Answer):
    """How often some package is acceptable to all, and which packages are.

    Both numbers stand side by side: that *some* package works in 8 of 10 draws does
    not mean that any *one* package does.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in the order of a package's labels.
    share
        Share of draws with an admissible outcome, other than the status quo on every
        issue, at which no principal gains less than zero and one gains more.
    error
        Standard error of `share`, from the number of draws alone.
    n_draws
        Number of draws.
    packages
        A short list of different packages: first the one most often acceptable to
        all, then always the one that works in most of the draws where none listed
        before it works; once that is nowhere, all draws count again. Empty when nothing
        ever works.
    acceptable : (n_packages, n_parties)
        Share of draws in which the party loses nothing and its red lines hold.
    together : (n_packages,)
        Share of draws in which the package is admissible and acceptable to all.
    covered : (n_packages,)
        Share of draws in which this package or one listed before it works.
    gains : (n_packages, n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of utility minus disagreement.
    refused : (n_packages, n_parties)
        Share of draws in which the package crosses a red line of the party.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "together": ("packages",),
        "covered": ("packages",),
        "acceptable": ("packages", "parties"),
        "refused": ("packages", "parties"),
        "gains": ("packages", "parties", "quantiles"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    share: float
    error: float
    n_draws: int
    packages: tuple[Package, ...]
    acceptable: FloatArray
    together: FloatArray
    covered: FloatArray
    gains: FloatArray
    refused: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """How often each of some outcomes is acceptable, and to whom.

    Attributes
    ----------
    acceptable, refused : (n_outcomes, n_parties)
    together : (n_outcomes,)
    gains : (n_outcomes, n_parties, 3)
        All as in `Zopa`.
    """

    acceptable: FloatArray
    refused: FloatArray
    together: FloatArray
    gains: FloatArray


def zopa(draws: Draws, *, limit: int = 6) -> Zopa:
    r"""Find how often some package works, and a short list of packages that do.

    With gains :math:`g_{kp}(x)` (utility minus disagreement) of principal :math:`p` in
    draw :math:`k`, and :math:`X_k` the admissible outcomes other than doing nothing:

    .. math:: \frac{1}{K} \sum_k \left[\, \exists x \in X_k :
              \min_p g_{kp}(x) \ge 0, \; \max_p g_{kp}(x) > 0 \,\right]

    Exact in each draw: such a package exists if and only if there is one on the
    frontier. Up to `ALL_OUTCOMES` outcomes, all are candidates for the short list;
    beyond, the `SEEN_OUTCOMES` that most often stand for a point that works on the
    frontier of a draw, each pick then improved option by option.

    Parameters
    ----------
    limit
        Most packages on the short list.

    Raises
    ------
    TooLargeError
        If the frontiers do not fit, see `detente.kernels.fold`.
    """
    fronts = packages(draws)
    work = works(fronts.points - _disagreement(draws)[:, None], fronts.present)
    anywhere = np.logical_or.reduce(work, axis=1)
    share = float(anywhere.mean())
    if draws.n_outcomes <= ALL_OUTCOMES:
        sizes = tuple(len(labels) for labels in draws.options)
        candidates = decode(np.arange(draws.n_outcomes)[None], sizes)
    else:
        seen, _ = tally(fronts.numbers[:, work])
        candidates = decode(seen[:, :SEEN_OUTCOMES], fronts.sizes)
    listed, covered = _cover(draws, candidates, anywhere, limit)
    found = acceptability(draws, listed)
    return Zopa(
        parties=tuple(draws.parties[p] for p in draws.principals),
        issues=draws.issues,
        share=share,
        error=float(np.sqrt(share * (1 - share) / draws.n_draws)),
        n_draws=draws.n_draws,
        packages=tuple(draws.names(outcome) for outcome in listed),
        acceptable=found.acceptable,
        together=found.together,
        covered=covered,
        gains=found.gains,
        refused=found.refused,
    )


def acceptability(draws: Draws, outcomes: IntArray) -> Acceptability:
    """Tell how often each outcome is acceptable to each principal, and to all.

    Parameters
    ----------
    outcomes : (n_outcomes, n_issues)
        Places of options. Doing nothing is never acceptable to all.
    """
    gains = draws.utility(outcomes)[:, :, draws.principals]
    gains = gains - _disagreement(draws)[:, None]
    inside = np.logical_and.reduce(
        draws.boxes[:, outcomes + draws.offsets[:-1]], axis=2
    )
    refused = np.zeros(gains.shape, dtype=np.bool_)
    for place, party in enumerate(draws.principals):
        lines = draws.vetoes == party
        refused[:, :, place] = draws.binds[:, lines] @ inside[lines]
    return Acceptability(
        ((gains >= 0) & ~refused).mean(axis=0),
        refused.mean(axis=0),
        _together(draws, outcomes).mean(axis=0),
        spread(gains) / UNIT,
    )


def _disagreement(draws: Draws) -> IntArray:
    return draws.disagreement[:, draws.principals]


def _together(draws: Draws, outcomes: IntArray) -> BoolArray:
    """Mark where an outcome works, (n_draws, n_outcomes), portion by portion."""
    something = (outcomes != draws.status_quo).any(axis=1)
    marks = np.zeros((draws.n_draws, len(outcomes)), dtype=np.bool_)
    for rows in _portions(draws.n_draws, len(outcomes)):
        some = draws.take(rows)
        if len(outcomes) == draws.n_outcomes:
            sizes = tuple(len(labels) for labels in draws.options)
            utility = utilities(some.scores[:, some.principals], sizes)
        else:
            utility = some.utility(outcomes)[:, :, some.principals]
        gains = utility - _disagreement(some)[:, None]
        marks[rows] = works(gains, some.admissible(outcomes) & something)
    return marks


def _portions(n_draws: int, n_outcomes: int) -> Iterator[IntArray]:
    size = max(PORTION // max(n_outcomes, 1), 1)
    for start in range(0, n_draws, size):
        yield np.arange(start, min(start + size, n_draws))


def _cover(
    draws: Draws, candidates: IntArray, anywhere: BoolArray, limit: int
) -> tuple[IntArray, FloatArray]:
    """Pick greedily the outcome that works in most draws where none picked does.

    ``anywhere`` marks the draws in which some package works. Once no candidate works
    where no pick does, they all count again. Where the candidates are not all there
    is, each pick is improved one option at a time.
    """
    together = _together(draws, candidates)
    left, covered = anywhere, np.zeros(draws.n_draws, dtype=np.bool_)
    chosen = np.zeros((0, draws.n_issues), dtype=np.int64)
    shares: list[float] = []
    while len(chosen) < limit and together.any():
        if not together[left].any():
            left = anywhere
        fresh = np.count_nonzero(together[left], axis=0)
        pick, works_in = candidates[fresh.argmax()], together[:, fresh.argmax()].copy()
        if len(candidates) < draws.n_outcomes:
            pick, works_in = _improved(draws, left, chosen, (pick, works_in))
        chosen = np.concatenate([chosen, pick[None]])
        left = left & ~works_in
        covered |= works_in
        shares.append(float(covered.mean()))
        together[:, _listed(candidates, pick[None])] = False
    return chosen, np.array(shares)


def _improved(
    draws: Draws, left: BoolArray, chosen: IntArray, start: tuple[IntArray, BoolArray]
) -> tuple[IntArray, BoolArray]:
    """Change one option after the other while that works in more of the draws left.

    ``start`` is an outcome and where it works; those chosen before are not met again.
    """
    pick, works_in = start
    while True:
        near = _near(draws, pick)
        together = _together(draws, near)
        together[:, _listed(near, chosen)] = False
        fresh = np.count_nonzero(together[left], axis=0)
        if fresh.max() <= np.count_nonzero(works_in & left):
            return pick, works_in
        pick, works_in = near[fresh.argmax()], together[:, fresh.argmax()]


def _listed(outcomes: IntArray, chosen: IntArray) -> BoolArray:
    """Mark the outcomes that are among those chosen."""
    same = np.logical_and.reduce(outcomes[:, None] == chosen[None], axis=2)
    return np.logical_or.reduce(same, axis=1)


def _near(draws: Draws, outcome: IntArray) -> IntArray:
    """Return all outcomes that differ in one issue."""
    return np.array(
        [
            np.where(np.arange(draws.n_issues) == issue, place, outcome)
            for issue, labels in enumerate(draws.options)
            for place in range(len(labels))
            if place != outcome[issue]
        ]
    )
