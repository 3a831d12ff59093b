"""How far values spread over the draws."""

import numpy as np

from detente.kernels.arrays import FloatArray, IntArray

LEVELS = (0.1, 0.5, 0.9)


def spread(values: FloatArray | IntArray) -> FloatArray:
    """Return the 10 %, 50 % and 90 % quantiles over the first axis, as a new last one.

    Each is a value that occurs, the one whose rank is nearest; nothing is
    interpolated, so infinities are allowed. Of no values the quantiles are NaN.

    Parameters
    ----------
    values : (n_draws, ...)

    Returns
    -------
    (..., 3)

    Examples
    --------
    >>> spread(np.arange(11)).tolist()
    [1.0, 5.0, 9.0]
    """
    if not len(values):
        return np.full((*values.shape[1:], len(LEVELS)), np.nan)
    ranks = [round(level * (len(values) - 1)) for level in LEVELS]
    rows = np.ascontiguousarray(np.moveaxis(values, 0, -1))
    return np.partition(rows, ranks, axis=-1)[..., ranks].astype(np.float64)


def standard_error(share: FloatArray, n: FloatArray | float) -> FloatArray:
    r"""Return the standard errors of shares, :math:`\sqrt{p (1 - p) / n}`.

    Parameters
    ----------
    share
        NaN where there is none.
    n
        Of how many independent draws. NaN comes of none.

    Examples
    --------
    >>> standard_error(np.array([0.5, 0.1, 1.0]), 100).round(3).tolist()
    [0.05, 0.03, 0.0]
    """
    of = np.where(np.asarray(n) > 0, n, np.nan)
    return np.sqrt(np.maximum(share * (1 - share), 0) / of)


def by_chance(one: float, other: float, n: float) -> float:
    """Return by how much two shares of draws may differ by chance alone.

    Two standard errors of the difference, as if the draws were not the same: with the
    same ones it is less.

    Examples
    --------
    >>> round(by_chance(0.5, 0.5, 1000), 3), by_chance(1.0, 0.0, 4)
    (0.045, 0.0)
    """
    return float(2 * np.hypot(*standard_error(np.array([one, other]), n)))
