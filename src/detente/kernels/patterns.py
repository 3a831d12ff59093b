"""Which of several doubtful lines bind in which draws."""

from collections.abc import Sequence

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray


def binding(shares: Sequence[float], n: int, rng: np.random.Generator) -> BoolArray:
    """Let each line bind in its share of the draws, independently of the others.

    Stratified: line ``l`` binds in ``floor(shares[l] * n)`` draws, or one more with
    the odds of the fraction left over, and they are any of the draws.

    Parameters
    ----------
    shares : (n_lines,)
        In [0, 1].
    n
        How many draws.
    rng
        Source of randomness.

    Returns
    -------
    (n, n_lines) bool

    Examples
    --------
    >>> binds = binding([0.25, 1.0], 8, np.random.default_rng(0))
    >>> binds.sum(axis=0).tolist()
    [2, 8]
    """
    wanted = np.asarray(shares, dtype=np.float64) * n
    count = np.floor(wanted + rng.random(len(wanted)))
    ranked = np.broadcast_to(np.arange(n)[:, None] < count, (n, len(wanted)))
    return rng.permuted(ranked, axis=0)


def patterns(rows: BoolArray) -> tuple[BoolArray, IntArray]:
    """Return the different rows, and for each row which of them it is.

    Parameters
    ----------
    rows : (n, n_columns)

    Returns
    -------
    different : (n_patterns, n_columns)
    which : (n,)

    Examples
    --------
    >>> different, which = patterns(np.array([[True], [False], [True]]))
    >>> different.tolist(), which.tolist()
    ([[False], [True]], [1, 0, 1])
    """
    packed = np.packbits(rows, axis=1, bitorder="little").astype(np.int64)
    code = np.zeros(len(rows), dtype=np.int64)
    for place, column in enumerate(packed.T):
        if place:
            _, code = np.unique(code, return_inverse=True)
        code = code * 256 + column
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return rows[first], which
