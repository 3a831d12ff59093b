"""Whether there is common ground: a package that nobody loses by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, acceptable, rulings
from detente.kernels.arrays import Bits, BoolArray, FloatArray, IntArray
from detente.kernels.fronts import decode, encode, tally
from detente.kernels.gains import works, works_everywhere
from detente.kernels.segments import tallies
from detente.kernels.spread import spread, standard_error
from detente.questions.answer import Answer

ALL_OUTCOMES = 4096
"""Up to so many outcomes each is a candidate for the short list."""
SEEN_OUTCOMES = 400
"""Beyond that, so many of those that most often work on a draw's frontier."""
PORTION = 2**20
"""Outcomes times draws whose gains are held at once."""


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
        Standard error of `share`, from the number of draws; of the effective one where
        they are the steps of chains.
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

    The zone of possible agreement [1]_, and the acceptability of single packages [2]_.

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

    References
    ----------
    .. [1] H. Raiffa (1982). The Art and Science of Negotiation. Harvard University
       Press.
    .. [2] R. Lahdelma, J. Hokkanen, P. Salminen (1998). SMAA: stochastic multiobjective
       acceptability analysis. European Journal of Operational Research 106(1), 137-143.

    Examples
    --------
    The town always gains by half the rent against the repairs; the company does when
    the rent weighs more than half, uniform from 0.4 to 0.8:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = zopa(draws)
    >>> round(found.share, 2), found.packages, found.acceptable.round(2).tolist()
    (0.75, (('half', 'by the company'),), [[1.0, 0.75]])
    """
    fronts = acceptable(draws)
    work = works(fronts.gains(draws.disagreement[:, draws.principals]))
    anywhere = tallies(work, fronts.starts) > 0
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
        error=float(standard_error(np.array(share), draws.n_eff)),
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
    gains = draws.gains(outcomes).T
    refused = np.stack([draws.crossed(outcomes, p) for p in draws.principals], axis=2)
    return Acceptability(
        ((gains >= 0) & ~refused).mean(axis=0),
        refused.mean(axis=0),
        _counted(_together(draws, outcomes)) / draws.n_draws,
        spread(gains) / UNIT,
    )


def _together(draws: Draws, outcomes: IntArray) -> Bits:
    """Mark where an outcome is admissible and acceptable to all.

    Returns
    -------
    (n_outcomes, ceil(n_draws / 8)) uint8
        Draws as by `numpy.packbits`.
    """
    ties = rulings(draws)
    inside = np.logical_and.reduce(ties.boxes[:, outcomes + draws.offsets[:-1]], axis=2)
    marks = _nobody_loses(draws, outcomes)
    marks[np.logical_and.reduce(outcomes == draws.status_quo, axis=1)] = 0
    for ruled_out, bind in zip(inside, np.packbits(ties.binds.T, axis=1), strict=True):
        marks[ruled_out] &= ~bind
    return marks


def _nobody_loses(draws: Draws, outcomes: IntArray) -> Bits:
    """Mark where an outcome works, admissible or not; bits as in `_together`."""
    sizes = tuple(len(labels) for labels in draws.options)
    numbers = encode(outcomes, sizes)[0]
    everything = len(numbers) == draws.n_outcomes
    everything = everything and np.array_equal(numbers, np.sort(numbers))
    if everything and not len(rulings(draws).combinations):
        own = draws.principals
        scores, disagreement = draws.scores[:, own], draws.disagreement[:, own]
        return works_everywhere(scores, sizes, disagreement)
    marks = np.zeros((len(outcomes), -(-draws.n_draws // 8)), dtype=np.uint8)
    step = max(PORTION // draws.n_draws, 1)
    for low in range(0, len(outcomes), step):
        some = slice(low, low + step)
        marks[some] = np.packbits(works(draws.gains(outcomes[some])), axis=1)
    return marks


def _cover(
    draws: Draws, candidates: IntArray, anywhere: BoolArray, limit: int
) -> tuple[IntArray, FloatArray]:
    """Pick greedily the outcome that works in most draws where none picked does.

    ``anywhere`` marks the draws in which some package works. Once no candidate works
    where no pick does, they all count again. Where the candidates are not all there
    is, each pick is improved one option at a time.
    """
    together = _together(draws, candidates)
    everywhere = np.packbits(anywhere)
    left, covered = everywhere, np.zeros_like(everywhere)
    chosen = np.zeros((0, draws.n_issues), dtype=np.int64)
    shares: list[float] = []
    while len(chosen) < limit and together.any():
        if not (together & left).any():
            left = everywhere
        fresh = _counted(together & left)
        pick, works_in = candidates[fresh.argmax()], together[fresh.argmax()].copy()
        if len(candidates) < draws.n_outcomes:
            pick, works_in = _improved(draws, left, chosen, (pick, works_in))
        chosen = np.concatenate([chosen, pick[None]])
        left = left & ~works_in
        covered |= works_in
        shares.append(float(_counted(covered) / draws.n_draws))
        together[_listed(candidates, pick[None])] = 0
    return chosen, np.array(shares)


def _improved(
    draws: Draws, left: Bits, chosen: IntArray, start: tuple[IntArray, Bits]
) -> tuple[IntArray, Bits]:
    """Change one option after the other while that works in more of the draws left.

    ``start`` is an outcome and where it works; those chosen before are not met again.
    """
    pick, works_in = start
    while True:
        near = _near(draws, pick)
        together = _together(draws, near)
        together[_listed(near, chosen)] = 0
        fresh = _counted(together & left)
        if fresh.max() <= _counted(works_in & left):
            return pick, works_in
        pick, works_in = near[fresh.argmax()], together[fresh.argmax()]


def _counted(bits: Bits) -> IntArray:
    """Count the draws marked, along the last axis."""
    return np.bitwise_count(bits).sum(axis=-1, dtype=np.int64)


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
