"""What a deal gives each party over having none."""

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray


def works(gains: IntArray, present: BoolArray) -> BoolArray:
    """Mark the outcomes at which nobody gains less than zero and somebody more.

    Parameters
    ----------
    gains : (n_draws, n_outcomes, n_parties)
    present : (n_draws, n_outcomes)
        Outcomes to look at.

    Returns
    -------
    (n_draws, n_outcomes) bool

    Examples
    --------
    >>> gains = np.array([[[1, 0], [0, 0], [3, -1]]])
    >>> works(gains, np.ones((1, 3), dtype=bool)).tolist()
    [[True, False, False]]
    """
    nobody_loses = present.copy()
    somebody_gains = np.zeros_like(present)
    for party in range(gains.shape[2]):
        nobody_loses &= gains[:, :, party] >= 0
        somebody_gains |= gains[:, :, party] > 0
    return nobody_loses & somebody_gains


def utilities(scores: IntArray, sizes: tuple[int, ...]) -> IntArray:
    """Return the utilities of *all* outcomes: for small spaces only.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options)
    sizes
        Number of options of each issue.

    Returns
    -------
    (n_draws, n_outcomes, n_parties)
        Outcomes in lexicographic order.

    Examples
    --------
    >>> utilities(np.array([[[0, 1, 0, 5], [2, 0, 1, 0]]]), (2, 2)).tolist()
    [[[0, 3], [5, 2], [1, 1], [6, 0]]]
    """
    n_draws, n_parties, _ = scores.shape
    total = np.zeros((n_draws, n_parties, 1), dtype=np.int64)
    start = 0
    for size in sizes:
        total = total[..., None] + scores[:, :, None, start : start + size]
        total = total.reshape(n_draws, n_parties, -1)
        start += size
    return total.transpose(0, 2, 1)
