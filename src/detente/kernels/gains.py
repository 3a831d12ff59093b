"""What a deal gives each party over having none."""

import numpy as np

from detente.kernels.arrays import Bits, BoolArray, IntArray

PORTION = 2**18
"""Outcomes times draws that are compared at once."""


def works(gains: IntArray) -> BoolArray:
    """Mark the outcomes at which nobody gains less than zero and somebody more.

    Parameters
    ----------
    gains : (n_parties, ...)

    Returns
    -------
    (...) bool

    Examples
    --------
    >>> works(np.array([[1, 0, 3], [0, 0, -1]])).tolist()
    [True, False, False]
    """
    return np.asarray(
        np.logical_and.reduce(gains >= 0) & np.logical_or.reduce(gains > 0)
    )


def utilities(scores: IntArray, sizes: tuple[int, ...]) -> IntArray:
    """Return the utilities of *all* outcomes: for small spaces only.

    Parameters
    ----------
    scores : (n_parties, n_options, n_draws)
    sizes
        Number of options of each issue.

    Returns
    -------
    (n_parties, n_outcomes, n_draws)
        Outcomes in lexicographic order.

    Examples
    --------
    >>> scores = np.array([[[0], [1], [0], [5]], [[2], [0], [1], [0]]])
    >>> utilities(scores, (2, 2))[:, :, 0].tolist()
    [[0, 5, 1, 6], [3, 2, 1, 0]]
    """
    n_parties, _, n_draws = scores.shape
    total = np.zeros((n_parties, 1, n_draws), dtype=np.int64)
    start = 0
    for size in sizes:
        total = total[:, :, None] + scores[:, None, start : start + size]
        total = total.reshape(n_parties, -1, n_draws)
        start += size
    return total


def works_everywhere(
    scores: IntArray, sizes: tuple[int, ...], disagreement: IntArray
) -> Bits:
    """Mark which of *all* outcomes work, in bits: for small spaces only.

    The issues are cut in two: an outcome is one choice on the first half and one on
    the second, and gives a party enough when what the first gives is no less than what
    the second leaves wanting. So outcomes are compared and never added up. Nobody
    losing, somebody gains when all gain together.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options)
    sizes
        Number of options of each issue.
    disagreement : (n_draws, n_parties)

    Returns
    -------
    (n_outcomes, ceil(n_draws / 8)) uint8
        Outcomes in lexicographic order, draws as by `numpy.packbits`.

    Examples
    --------
    >>> scores = np.array([[[0, 1, 0, 5], [2, 0, 1, 0]]])
    >>> found = works_everywhere(scores, (2, 2), np.array([[1, 1]]))
    >>> np.unpackbits(found, axis=1, count=1)[:, 0].tolist()
    [0, 1, 0, 0]
    """
    half = len(sizes) // 2
    cut = sum(sizes[:half])
    by_party = np.ascontiguousarray(scores.transpose(1, 2, 0))
    ahead = utilities(by_party[:, :cut], sizes[:half])
    wanted = disagreement.T[:, None] - utilities(by_party[:, cut:], sizes[half:])
    n_draws, (_, left, _), (_, right, _) = len(scores), ahead.shape, wanted.shape
    found = np.empty((left, right, -(-n_draws // 8)), dtype=np.uint8)
    step = max(PORTION // (left * right) // 8, 1) * 8
    for low in range(0, n_draws, step):
        have, want = ahead[..., low : low + step], wanted[..., low : low + step]
        marks = have.sum(axis=0)[:, None] > want.sum(axis=0)
        for enough, least in zip(have, want, strict=True):
            marks &= enough[:, None] >= least
        found[..., low // 8 : (low + step) // 8] = np.packbits(marks, axis=2)
    return found.reshape(left * right, -1)
