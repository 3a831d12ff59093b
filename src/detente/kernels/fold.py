r"""Exact Pareto frontiers without enumeration: fold issue by issue.

Utilities add up over issues, and dominance survives addition: if ``a`` dominates
``b`` on the first issues, then ``a`` with any completion dominates ``b`` with the same
one. So from the undominated partial sums of the first :math:`k - 1` issues follow
those of the first :math:`k`:

.. math:: F_k = \mathrm{undominated}(F_{k-1} + S_k), \qquad F_0 = \{0\}

with :math:`S_k` the scores of issue :math:`k`'s options. A completion may be forbidden,
or worth more to some than to others, so partial sums compete only within the same state
of the boxes still alive (`detente.kernels.boxes`). All draws are folded at once, in
integers; the compiled twin folds those of two parties one after the other.

Time is proportional to frontier x options x issues, not to the number of outcomes.
With more than three parties, points are compared in pairs, and a floor keeps them few.
Memory: draws are taken in portions of at most `PORTION` candidates, and a single draw
may reach `MAX_CANDIDATES`, about 60 bytes each for two parties; for this and for the
limit of the work see `detente.kernels.limits`.
"""

from collections.abc import Iterator

import numpy as np

from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.boxes import Ties
from detente.kernels.form import twin
from detente.kernels.fronts import Fronts
from detente.kernels.limits import Meter, must_hold
from detente.kernels.partial import Partial, begin, extend
from detente.kernels.problem import Problem, pose
from detente.kernels.segments import starting

PORTION = 2**17


def fold(
    scores: IntArray, offsets: IntArray, ties: Ties, floor: IntArray | None = None
) -> Fronts:
    """Find the Pareto frontier of every draw.

    An outcome is one option for every issue; its utility to a party is the sum of
    their scores, and of what the combinations that it has add. Only strong dominance
    counts; outcomes with equal utilities are one point, counted, for which the
    lexicographically first stands.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options) int64
        At least two parties; all issues' options side by side. The sum over issues of
        the ranges, and of what combinations add, must stay below 2^62, and by as many
        times less as there are states of the boxes.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    ties
        What is forbidden, and what is worth more, or less, together.
    floor : (n_draws, n_parties)
        Leave out the outcomes that give some party less. None to keep everything.

    Raises
    ------
    TooLargeError
        If the frontiers take more room or more work than `detente.kernels.limits`
        allow.

    Examples
    --------
    Two issues; each party cares more about another one. Giving in on the less
    important one is efficient, the opposite is not:

    >>> scores = np.array([[[3, 0, 1, 0], [0, 1, 0, 3]]])
    >>> none = Ties.ruling_out(np.zeros((0, 4), bool), np.zeros((1, 0), bool))
    >>> front = fold(scores, np.array([0, 2, 4]), none)
    >>> front.points.tolist()
    [[4, 3, 0], [0, 3, 4]]
    >>> front.outcomes.tolist()
    [[0, 0], [0, 1], [1, 1]]
    """
    return solve(pose(scores, offsets, ties, floor))


def solve(problem: Problem, meter: Meter | None = None) -> Fronts:
    """Do what `fold` does with a problem made ready, by a meter of the caller's."""
    two = len(problem.scores) == 2 and not problem.spare
    solved = in_pairs if two else _at_once
    return Fronts(*solved(problem, meter or problem.meter()), problem.sizes)


_Found = tuple[IntArray, FloatArray, IntArray, IntArray]
"""Points, counts, numbers and starts of `Fronts`."""


def _at_once(problem: Problem, meter: Meter) -> _Found:
    """Fold many draws at a time, in portions."""
    parts = list(_folded(problem, begin(problem), 0, meter))
    return _one_after_the_other(problem, parts)


def _in_pairs(problem: Problem, meter: Meter) -> _Found:
    """Fold two parties' draws; the twin does so one after the other, as staircases."""
    return _at_once(problem, meter)


in_pairs = twin(_in_pairs)


def _folded(
    problem: Problem, partial: Partial, first: int, meter: Meter
) -> Iterator[Partial]:
    """Fold the issues from the first given on, in portions of draws that fit."""
    for issue in range(first, len(problem.sizes)):
        size = problem.sizes[issue]
        n_draws, width = partial.present.shape
        if n_draws > 1 and n_draws * width * size > PORTION:
            for portion in _portions(partial, size):
                yield from _folded(problem, portion, issue, meter)
            return
        partial = extend(problem, partial, issue, np.arange(size), meter)
    yield partial


def _portions(partial: Partial, size: int) -> Iterator[Partial]:
    """Cut into portions of draws, those with frontiers of like width together."""
    widths = partial.present.sum(axis=1)
    order = np.argsort(widths, kind="stable")
    start = 0
    while start < len(order):
        reach = np.maximum(widths[order[start:]], 1) * np.arange(
            1, len(order) - start + 1
        )
        fits = int(np.searchsorted(reach, PORTION // size, side="right"))
        yield partial.take(order[start : start + max(fits, 1)])
        start += max(fits, 1)


def _one_after_the_other(problem: Problem, parts: list[Partial]) -> _Found:
    """Put the portions together again, in the order of the draws."""
    n_parties, n_draws, _ = problem.scores.shape
    widths = np.zeros(n_draws, dtype=np.int64)
    for part in parts:
        widths[part.draws] = part.present.sum(axis=1)
    starts = starting(widths)
    n_points = int(starts[-1])
    must_hold(n_draws, n_points)
    points = np.empty((n_parties, n_points), dtype=np.int64)
    count = np.empty(n_points)
    numbers = np.empty((len(parts[0].numbers), n_points), dtype=np.int64)
    for part in parts:
        rows, columns = np.nonzero(part.present)
        places = starts[part.draws][rows] + columns
        points[:, places] = part.sums[:, rows, columns]
        points[:, places] += problem.base[:, part.draws[rows]]
        count[places] = part.count[rows, columns]
        numbers[:, places] = part.numbers[:, rows, columns]
    return points, count, numbers, starts
