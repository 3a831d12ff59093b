"""Wishes in their order of importance, as a ranking of states."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.kernels.arrays import BoolArray, IntArray
from detente.model import Priorities


def prioritised(priorities: Priorities, patterns: Sequence[str]) -> IntArray:
    r"""Rank states by the wishes that they fulfil, the more important ones first.

    That is the order of the scores :math:`\sum_j 2^{k-j} [O_j(s)]` of option
    prioritisation [1]_, without powers, which no number holds past 63 wishes.

    Parameters
    ----------
    priorities
        k wishes, most important first.
    patterns
        Actions taken in each state.

    Returns
    -------
    (n_states,), 0 for the worst; states that fulfil the same have the same.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour, X. Peng (2003). A decision support
       system for interactive decision making, part I: model formulation. IEEE
       Transactions on Systems, Man, and Cybernetics C 33(1), 42-55.

    Examples
    --------
    That the other cooperates, then that oneself does not:

    >>> wishes = Priorities((("-Y",), ("N-",)))
    >>> prioritised(wishes, ["NN", "YN", "NY", "YY"]).tolist()
    [1, 0, 3, 2]
    """
    if not priorities.wishes:
        return np.zeros(len(patterns), dtype=np.int64)
    marks = np.array([list(pattern) for pattern in patterns])
    fulfilled = np.stack(
        [
            np.logical_or.reduce([_fits(marks, pattern) for pattern in wish])
            for wish in priorities.wishes
        ],
        axis=1,
    )
    _, rank = np.unique(fulfilled, axis=0, return_inverse=True)
    return rank.reshape(-1).astype(np.int64)


def _fits(marks: NDArray[np.str_], wanted: str) -> BoolArray:
    """Mark the rows that have every mark that is wanted."""
    needed = [place for place, mark in enumerate(wanted) if mark != "-"]
    want = np.array([wanted[place] for place in needed])
    return np.logical_and.reduce(marks[:, needed] == want, axis=1)
