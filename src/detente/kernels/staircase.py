r"""The exact Pareto frontier of two parties, as a staircase folded issue by issue.

As in `detente.kernels.fold`, :math:`F_k = \mathrm{undominated}(F_{k-1} + S_k)`. With
two parties the points of :math:`F_k`, by falling utility of the first, rise strictly in
that of the second, so after one sort a running maximum tells who stays. One problem at
a time, and no limit on the number of outcomes.

Where a step would keep more than `MAX_WIDTH` points, it is thinned: of the points whose
utilities for the second party lie within :math:`\delta_k` only the best for the first
stays. Then every point of the exact frontier has one among those found that gives the
first party no less, and the second at most :math:`\sum_k \delta_k` less: the error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.form import twin
from detente.kernels.fronts import words

MAX_WIDTH = 2**16
"""Points that are kept, at most."""
_WORD = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Staircase:
    """A Pareto frontier, the best for the first party first.

    Attributes
    ----------
    points : (2, n)
        Utilities; the first falls strictly, the second rises strictly.
    count : (n,) int64, or Python integers where more than 2^62 outcomes may be alike
        How many outcomes have exactly these utilities; where `error` is above 0, at
        least how many.
    numbers : (n_words, n)
        The lexicographically first of them, for `detente.kernels.fronts.decode`.
    error
        By how much the second party may fare worse than on the exact frontier; 0 when
        this is the exact one.
    """

    points: IntArray
    count: np.ndarray
    numbers: IntArray
    error: int = 0


def staircase(scores: Sequence[IntArray], max_width: int = MAX_WIDTH) -> Staircase:
    """Find the Pareto frontier of two parties.

    Parameters
    ----------
    scores
        For each issue (2, n_options) int64; the sums stay within 2^62.
    max_width
        Points that are kept, at most.

    Examples
    --------
    Two issues; each party cares more about another one:

    >>> issues = [np.array([[3, 0], [0, 1]]), np.array([[1, 0], [0, 3]])]
    >>> staircase(issues).points.tolist()
    [[4, 3, 0], [0, 3, 4]]
    >>> staircase(issues, max_width=2).error
    4
    """
    sizes = tuple(issue.shape[1] for issue in scores)
    if max_width < 2:
        raise ValueError(f"max_width must be at least 2; got {max_width}")
    if 0 in sizes or not sizes:
        raise ValueError(f"must have options on every issue; got {sizes}")
    side_by_side = np.ascontiguousarray(np.concatenate(scores, axis=1))
    return Staircase(*folded(side_by_side, sizes, words(sizes), max_width))


def _folded(
    scores: IntArray, sizes: tuple[int, ...], held: tuple[int, ...], max_width: int
) -> tuple[IntArray, np.ndarray, IntArray, int]:
    """Fold issue by issue; return what `Staircase` holds.

    Parameters
    ----------
    scores : (2, n_options)
        All issues' options side by side.
    sizes, held
        For each issue, how many options it has and which word of the outcome's number.
    """
    many = prod(sizes) >= _WORD
    front = Staircase(
        np.zeros((2, 1), dtype=np.int64),
        np.ones(1, dtype=np.object_ if many else np.int64),
        np.zeros((held[-1] + 1, 1), dtype=np.int64),
    )
    issues = np.split(scores, np.cumsum(sizes[:-1]), axis=1)
    for issue, size, word in zip(issues, sizes, held, strict=True):
        front = _thinned(_extended(front, issue, size, word), max_width)
    return front.points, front.count, front.numbers, front.error


folded = twin(_folded)


def _extended(front: Staircase, issue: IntArray, size: int, word: int) -> Staircase:
    """Fold one more issue."""
    options = _worthwhile(issue)
    width = front.points.shape[1]
    sums = (issue[:, options, None] + front.points[:, None, :]).reshape(2, -1)
    order = np.argsort(-sums[0])
    stairs = _stairs(sums[0, order], sums[1, order])
    places = order[stairs.chosen]
    numbers = front.numbers[:, places % width]
    numbers[word] = numbers[word] * size + options[places // width]
    count = front.count[places % width]
    if len(stairs.alike):
        others = order[stairs.alike]
        more = front.numbers[:, others % width]
        more[word] = more[word] * size + options[others // width]
        _merge(stairs.owners, numbers, more)
        np.add.at(count, stairs.owners, front.count[others % width])
    return Staircase(sums[:, places], count, numbers, front.error)


@dataclass(frozen=True, slots=True, eq=False)
class _Stairs:
    """What stays of points, and what is equal to something that stays.

    Attributes
    ----------
    chosen : (n,)
        Places of the points that stay, one of each group of equal ones.
    alike : (m,)
        Places of the others of these groups.
    owners : (m,)
        Which of the chosen each of these is equal to.
    """

    chosen: IntArray
    alike: IntArray
    owners: IntArray


def _stairs(first: IntArray, second: IntArray) -> _Stairs:
    """Find the stairs among points by falling utility of the first party."""
    ahead = np.maximum.accumulate(second)
    higher = np.ones(len(first), dtype=np.bool_)
    higher[1:] = second[1:] > ahead[:-1]
    steps = np.flatnonzero(higher)
    # of steps with the same first utility only the highest, which comes last, stays
    stays = np.ones(len(steps), dtype=np.bool_)
    stays[:-1] = first[steps[:-1]] != first[steps[1:]]
    level = np.flatnonzero((second == ahead) & ~higher)
    under = np.searchsorted(steps, level, side="right") - 1
    equal = stays[under] & (first[level] == first[steps[under]])
    return _Stairs(steps[stays], level[equal], (np.cumsum(stays) - 1)[under[equal]])


def _merge(owners: IntArray, numbers: IntArray, more: IntArray) -> None:
    """Let the lexicographically first of equal points stand for them."""
    own = np.unique(owners)
    every = np.concatenate([numbers[:, own], more], axis=1)
    group = np.concatenate([own, owners])
    order = np.lexsort((*every[::-1], group))
    leads = np.ones(len(order), dtype=np.bool_)
    leads[1:] = group[order][1:] != group[order][:-1]
    numbers[:, own] = every[:, order[leads]]


def _worthwhile(issue: IntArray) -> IntArray:
    """Return the options that no other one of the issue dominates."""
    order = np.argsort(-issue[0])
    stairs = _stairs(issue[0, order], issue[1, order])
    return np.sort(order[np.concatenate([stairs.chosen, stairs.alike])])


def _thinned(front: Staircase, max_width: int) -> Staircase:
    """Keep at most so many points, and remember what that may cost."""
    second = front.points[1]
    if len(second) <= max_width:
        return front
    low, high = int(second[0]), int(second[-1])
    step = -(-(high - low + 1) // (max_width - 1))
    bucket = (second - low) // step
    keep = np.ones(len(second), dtype=np.bool_)
    keep[1:] = bucket[1:] > bucket[:-1]
    keep[-1] = True  # the best for the second party is exact
    return Staircase(
        front.points[:, keep],
        front.count[keep],
        front.numbers[:, keep],
        front.error + step - 1,
    )
