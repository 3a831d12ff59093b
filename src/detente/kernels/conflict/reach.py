"""The least value that several parties can lead to together."""

from collections import deque
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from detente.kernels.conflict.arcs import NOWHERE, Worth


class Moves(Protocol):
    """What one party can do in one step."""

    def least(self, values: Worth) -> Worth:
        """Return the least value that one move leads to, from each state.

        `NOWHERE` where there is no move.
        """


def least_reached(moves: Sequence[Moves], values: Worth) -> Worth:
    r"""Return the least value that the parties can reach together, from each state.

    They move in turn, as often as they like, but nobody twice in a row [1]_:

    .. math:: a_k(s) = \min_{q \in R_k(s)} \min\{v(q), \min_{j \ne k} a_j(q)\}

    and the answer is :math:`\min_k a_k(s)`. A party is looked at again until what the
    others reach no longer changes. One number for each state and party takes the place
    of the list of all that can be reached, which makes large conflicts possible.

    Parameters
    ----------
    moves
        Of each party.
    values : (n_states,)
        To be made small; below `NOWHERE`.

    Returns
    -------
    (n_states,), `NOWHERE` where nobody can move.

    Notes
    -----
    To look at a party costs one pass over its moves. It is looked at no more often than
    the longest sequence that lowers the value has moves; where all can move freely
    between the actions they own that is a few times.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour (1993). Interactive Decision Making: The
       Graph Model for Conflict Resolution. Wiley.

    Examples
    --------
    The second party can go on from where the first one leads:

    >>> from detente.kernels.conflict.arcs import arcs
    >>> first, second = arcs([(0, 1)], 3), arcs([(1, 2)], 3)
    >>> least_reached([first, second], np.array([3, 2, 1]))[:2].tolist()
    [1, 1]
    """
    lowest = np.full((len(moves), len(values)), NOWHERE)
    waiting = deque(range(len(moves)))
    while waiting:
        k = waiting.popleft()
        others = np.delete(lowest, k, axis=0).min(axis=0, initial=NOWHERE)
        found = moves[k].least(np.minimum(values, others))
        if not np.array_equal(found, lowest[k]):
            lowest[k] = found
            waiting += [j for j in range(len(moves)) if j not in (k, *waiting)]
    return lowest.min(axis=0, initial=NOWHERE)
