"""Which issues belong on the table."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, independent, something_done
from detente.engine.serial import SERIAL
from detente.kernels.agendas import (
    Chances,
    Scene,
    all_agendas,
    greedy_agendas,
    work_for_all,
    work_for_greedy,
)
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.effort import spaced
from detente.kernels.spread import standard_error
from detente.questions.answer import Answer

MOST_ISSUES = 12
"""With more issues, or too much work, agendas are found greedily."""
WORK = 2**23
"""Candidates of the fold that all agendas may meet, as estimated beforehand."""
FEWEST_DRAWS, FEWEST_GREEDY = 200, 50
MOST_WORK, LEAST_GREEDY = 2**28, 10
"""On greedy roads `FEWEST_GREEDY` draws are used up to so much work, then fewer."""


@dataclass(frozen=True, slots=True, eq=False)
class Agenda(Answer):
    """What each choice of issues makes possible, the rest left at the status quo.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in case order.
    n_draws
        Number of draws used; in large cases fewer than were drawn.
    subsets
        Ids of the issues of each agenda; small agendas first, never an empty one.
    share : (n_subsets,)
        Share of draws in which the agenda has some package.
    error : (n_subsets,)
        Standard error of that share.
    gain : (n_subsets, n_parties)
        Expected gain of each party at Nash bargaining; a draw in which that is
        undefined counts as zero.
    best
        Place of the agenda with the largest share; the smallest of equals.
    smallest
        Place of the smallest agenda within one standard error of the best.
    preferred
        For each party, the place of the agenda that promises it most.
    exact
        Whether every agenda was looked at; otherwise those on the two greedy roads,
        issue by issue upwards from none and downwards from all.
    added_share : (n_issues,)
        Change of the share when the issue joins all the others.
    added_gain : (n_issues, n_parties)
        Change of each party's expected gain then.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "share": ("subsets",),
        "error": ("subsets",),
        "gain": ("subsets", "parties"),
        "added_share": ("issues",),
        "added_gain": ("issues", "parties"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    subsets: tuple[tuple[str, ...], ...]
    share: FloatArray
    error: FloatArray
    gain: FloatArray
    best: int
    smallest: int
    preferred: tuple[int, ...]
    exact: bool
    added_share: FloatArray
    added_gain: FloatArray


def agenda(draws: Draws, executor: Executor = SERIAL) -> Agenda:
    r"""Look at every agenda: the issues on it are settled, the rest stays as it is.

    That the agenda is itself worth bargaining over is Fershtman's point [1]_. There the
    issues are settled one after the other in a given order; here it is which of them
    are settled at all, at once.

    For each subset :math:`A` of the issues, with :math:`X_k(A)` the admissible outcomes
    of draw :math:`k` that change some of these and nothing else, and :math:`N_k(A)` the
    Nash bargaining solution among them, the share of draws with a package, and each
    party's expected gain,

    .. math:: \frac{1}{K} \sum_k \left[\, \exists x \in X_k(A) :
              \min_p g_{kp}(x) \ge 0, \; \max_p g_{kp}(x) > 0 \,\right], \qquad
              \frac{1}{K} \sum_k g_{kp}(N_k(A)),

    a gain of 0 counting where :math:`N_k(A)` is undefined. Frontiers are exact, folded
    depth first with each issue in or out, so that agendas share their common
    beginnings.

    With more than `MOST_ISSUES` issues, or when even `FEWEST_DRAWS` draws of all
    agendas would meet more than `WORK` candidates, only the agendas on two greedy
    roads are looked at: upwards, adding the issue that raises the share most, until
    nothing raises it further; and downwards from all, leaving out one after the other
    in the order of what each adds to the rest (expected gains decide among equals).
    Where all draws would be too much work, draws spread evenly over them are used;
    `Agenda.n_draws` says how many.

    Parameters
    ----------
    draws
        What the parties may want.
    executor
        Does the work, in portions of the draws.

    Raises
    ------
    TooLargeError
        If the frontiers take too much, see `detente.kernels.limits`.

    References
    ----------
    .. [1] C. Fershtman (1990). The importance of the agenda in bargaining. Games and
       Economic Behavior 2(3), 224-238.

    Examples
    --------
    Each issue alone is one side's gift; by hand, the company then gains 2 w - 1 for
    weights w of the rent above 1/2, of which there are 3/4: 0.3 x 0.75 on average:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = agenda(draws)
    >>> dict(zip(found.subsets, found.share.round(2).tolist()))
    {('rent',): 0.0, ('repairs',): 0.0, ('rent', 'repairs'): 0.75}
    >>> round(float(found.gain[2, 1]), 2)
    0.22
    """
    scene = Scene(
        scores=draws.scores[:, draws.principals],
        offsets=draws.offsets,
        ties=something_done(draws),
        stay=draws.status_quo,
        disagreement=draws.disagreement[:, draws.principals],
    )
    affordable = WORK // work_for_all(scene)
    exact = draws.n_issues <= MOST_ISSUES and affordable >= FEWEST_DRAWS
    if not exact:
        each = work_for_greedy(scene)
        few = max(min(FEWEST_GREEDY, MOST_WORK // each), LEAST_GREEDY)
        affordable = max(WORK // each, few)
    used = min(affordable, draws.n_draws)
    some = scene.take(spaced(draws.n_draws, used))
    found = (all_agendas if exact else greedy_agendas)(some, executor)
    return _answer(draws, found, exact=exact, used=used)


def _answer(
    draws: Draws, found: Mapping[frozenset[int], Chances], *, exact: bool, used: int
) -> Agenda:
    subsets = sorted(found, key=lambda subset: (len(subset), sorted(subset)))
    share = np.array([found[subset].share for subset in subsets])
    gain = np.array([found[subset].gain for subset in subsets]) / UNIT
    error = standard_error(share, used * independent(draws.convergence))
    best = int(share.argmax())
    added_share, added_gain = _added(draws.n_issues, found)
    return Agenda(
        parties=tuple(draws.parties[p] for p in draws.principals),
        issues=draws.issues,
        n_draws=used,
        subsets=tuple(tuple(draws.issues[i] for i in sorted(s)) for s in subsets),
        share=share,
        error=error,
        gain=gain,
        best=best,
        smallest=_smallest(subsets, np.rint(share * used).astype(np.int64), used),
        preferred=tuple(int(place) for place in gain.argmax(axis=0)),
        exact=exact,
        added_share=added_share,
        added_gain=added_gain / UNIT,
    )


def _smallest(subsets: list[frozenset[int]], works: IntArray, n: int) -> int:
    """Return the place of the smallest agenda that has enough, the best of its size.

    A count ``c`` of ``n`` is enough beside the most, ``m``, when ``(m - c) / n`` is no
    more than its standard error. ``n (m - c)^2 <= m (n - m)`` says so in whole numbers,
    in which rounding decides no tie.
    """
    counts = works.tolist()
    most = max(counts)
    enough = most * (n - most)
    fit = [p for p, count in enumerate(counts) if n * (most - count) ** 2 <= enough]
    return min(fit, key=lambda place: (len(subsets[place]), -counts[place]))


def _added(
    n_issues: int, found: Mapping[frozenset[int], Chances]
) -> tuple[FloatArray, FloatArray]:
    """Compare all issues with all but one; an empty agenda offers nothing."""
    everything = frozenset(range(n_issues))
    full = found[everything]
    nothing = Chances(0.0, np.zeros_like(full.gain))
    without = [found.get(everything - {i}, nothing) for i in range(n_issues)]
    return (
        np.array([full.share - rest.share for rest in without]),
        np.array([full.gain - rest.gain for rest in without]),
    )
