"""The least value that several parties can lead to together."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.conflict.arcs import NOWHERE


class Moves(Protocol):
    """What one party can do in one step."""

    def least(self, values: IntArray) -> IntArray:
        """Return the least value that one move leads to, from each state.

        `NOWHERE` where there is no move.
        """


def least_reached(moves: Sequence[Moves], values: IntArray) -> IntArray:
    r"""Return the least value that the parties can reach together, from each state.

    They move in turn, as often as they like, but nobody twice in a row [1]_:

    .. math:: a_k(s) = \min_{q \in R_k(s)} \min\{v(q), \min_{j \ne k} a_j(q)\}

    and the answer is :math:`\min_k a_k(s)`. It is found by sweeps over all parties
    until nothing changes. One number for each state and party takes the place of the
    list of all that can be reached, which is what makes large conflicts possible.

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
    A sweep costs one pass over the moves of each party. There are at most as many
    sweeps as the longest sequence that lowers the value has moves; where all can move
    freely between the actions they own there are few.

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
    shape = (len(moves), len(values))
    after = np.full(shape, NOWHERE)
    while True:
        before = after
        others = _of_the_others(before)
        after = (
            np.stack(
                [
                    one.least(np.minimum(values, others[k]))
                    for k, one in enumerate(moves)
                ]
            )
            if moves
            else after
        )
        if np.array_equal(after, before):
            return after.min(axis=0, initial=NOWHERE)


def _of_the_others(lowest: IntArray) -> IntArray:
    """Return, for each row, the least of all other rows: (n, n_states)."""
    others = np.full_like(lowest, NOWHERE)
    for k in range(len(lowest)):
        others[k] = np.delete(lowest, k, axis=0).min(axis=0, initial=NOWHERE)
    return others
