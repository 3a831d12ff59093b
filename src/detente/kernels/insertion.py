"""One more outcome for frontiers that are already known."""

from dataclasses import replace

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.fronts import Fronts, encode
from detente.kernels.segments import starting, tallies


def insert(
    fronts: Fronts, outcome: IntArray, utility: IntArray, present: BoolArray
) -> Fronts:
    """Return the frontiers when one outcome more is to be had.

    Whatever the frontiers leave out is dominated by a point that stands on them, so the
    outcome need only be compared with those.

    Parameters
    ----------
    fronts
        Over outcomes other than this one.
    outcome : (n_issues,)
        Places of its options.
    utility : (n_draws, n_parties)
        What it gives.
    present : (n_draws,)
        The draws in which it is to be had.

    Examples
    --------
    >>> fronts = Fronts(np.array([[3, 0], [0, 3]]), np.ones(2), np.array([[1, 3]]),
    ...                 np.array([0, 2]), (2, 2))
    >>> more = insert(fronts, np.array([1, 0]), np.array([[2, 2]]), np.array([True]))
    >>> more.points.tolist(), more.outcomes.tolist()
    ([[3, 2, 0], [0, 2, 3]], [[0, 1], [1, 0], [1, 1]])
    """
    own = np.repeat(utility.T, np.diff(fronts.starts), axis=1)
    here = present[fronts.draws]
    no_worse = np.logical_and.reduce(fronts.points >= own) & here
    no_better = np.logical_and.reduce(fronts.points <= own) & here
    number = encode(outcome, fronts.sizes)
    equal = no_worse & no_better
    ahead = _before(fronts.numbers, number)
    count = fronts.count + equal
    kept = ~no_better | (equal & ahead)
    stands = present & (tallies(no_worse & kept, fronts.starts) == 0)
    rows = np.flatnonzero(stands)
    twins = np.zeros(len(present))
    twins[fronts.draws[equal]] = fronts.count[equal]
    left = starting(tallies(kept, fronts.starts))
    places = left[rows] + tallies(kept & ahead, fronts.starts)[rows]
    return replace(
        fronts,
        points=np.insert(fronts.points[:, kept], places, utility[rows].T, axis=1),
        count=np.insert(count[kept], places, 1 + twins[rows]),
        numbers=np.insert(fronts.numbers[:, kept], places, number[:, None], axis=1),
        starts=left + starting(stands),
    )


def _before(numbers: IntArray, number: IntArray) -> BoolArray:
    """Tell which outcomes come before one, by their numbers."""
    found = np.zeros(numbers.shape[1], dtype=np.bool_)
    for word, own in zip(numbers[::-1], number[::-1], strict=True):
        found = (word < own) | ((word == own) & found)
    return found
