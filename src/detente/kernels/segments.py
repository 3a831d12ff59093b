"""Points of many draws one after the other, and what stands out in each draw.

Draw ``k`` holds the places ``starts[k]:starts[k + 1]``, perhaps none at all. So no
room goes to draws with few points beside one with many.
"""

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray


def starting(widths: IntArray | BoolArray) -> IntArray:
    """Return the starts of draws with so many points each, and the end.

    Examples
    --------
    >>> starting(np.array([2, 0, 1])).tolist()
    [0, 2, 2, 3]
    """
    return np.append(0, np.cumsum(widths)).astype(np.int64)


def owners(starts: IntArray) -> IntArray:
    """Return the draw that each place belongs to.

    Examples
    --------
    >>> owners(np.array([0, 2, 2, 3])).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


def tallies(marks: BoolArray, starts: IntArray) -> IntArray:
    """Count the marked places of each draw.

    Examples
    --------
    >>> tallies(np.array([True, True, False]), np.array([0, 2, 2, 3])).tolist()
    [2, 0, 0]
    """
    marked: IntArray = starting(marks)[starts]
    return marked[1:] - marked[:-1]


def largest(values: IntArray, starts: IntArray, empty: int) -> IntArray:
    """Return each draw's largest value along the last axis, `empty` where none stands.

    Examples
    --------
    >>> largest(np.array([3, 5, 4]), np.array([0, 2, 2, 3]), -1).tolist()
    [5, -1, 4]
    """
    filled = np.flatnonzero(starts[:-1] < starts[1:])
    found = np.full((*values.shape[:-1], len(starts) - 1), empty, dtype=np.int64)
    if len(filled):
        found[..., filled] = np.maximum.reduceat(values, starts[filled], axis=-1)
    return found


def best(score: IntArray | FloatArray, starts: IntArray) -> IntArray:
    """Return the place of each draw's largest score, the first of equals.

    Parameters
    ----------
    score : (n_places,)
    starts : (n_draws + 1,)
        Every draw holds a place.

    Examples
    --------
    >>> best(np.array([3, 5, 5, 4]), np.array([0, 3, 4])).tolist()
    [1, 3]
    """
    top = np.maximum.reduceat(score, starts[:-1])
    return first(score == np.repeat(top, np.diff(starts)), starts)


def first(marks: BoolArray, starts: IntArray) -> IntArray:
    """Return the first marked place of each draw; every draw has one.

    Examples
    --------
    >>> first(np.array([False, True, True, True]), np.array([0, 3, 4])).tolist()
    [1, 3]
    """
    places = np.flatnonzero(marks)
    return places[np.searchsorted(places, starts[:-1])]
