"""The least value that several parties can lead to together."""

import itertools
from collections import deque
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from detente.kernels.conflict.arcs import NOWHERE, Arcs, Worth

PATIENCE = 50
"""Looks at each party, at most, before listed moves are gone through in order."""


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
    between the actions they own that is a few times. Where the moves are listed and it
    would be more than `PATIENCE` times, `least_in_order` takes over, which looks at
    each move no more often than there are parties.

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
    listed = [one for one in moves if isinstance(one, Arcs)]
    looks = itertools.count()
    while waiting:
        if next(looks) >= PATIENCE * len(moves) and len(listed) == len(moves):
            return least_in_order(listed, values)
        k = waiting.popleft()
        others = np.delete(lowest, k, axis=0).min(axis=0, initial=NOWHERE)
        found = moves[k].least(np.minimum(values, others))
        if not np.array_equal(found, lowest[k]):
            lowest[k] = found
            waiting += [j for j in range(len(moves)) if j not in (k, *waiting)]
    return lowest.min(axis=0, initial=NOWHERE)


def least_in_order(moves: Sequence[Arcs], values: Worth) -> Worth:
    """Return the same as `least_reached`, from the least value upwards.

    From each state, the least valued first, it goes back along all sequences that lead
    to it. What a party can be brought to from a state is so found once, since all that
    comes later is no less; a move is looked at once as the last of a sequence, and once
    for each other party that may go on from it.

    Parameters
    ----------
    moves
        Of each party.
    values : (n_states,)
        To be made small; below `NOWHERE`.

    Returns
    -------
    (n_states,), `NOWHERE` where nobody can move.

    Examples
    --------
    >>> from detente.kernels.conflict.arcs import arcs
    >>> first, second = arcs([(0, 1)], 3), arcs([(1, 2)], 3)
    >>> least_in_order([first, second], np.array([3, 2, 1]))[:2].tolist()
    [1, 1]
    """
    into = [_into(one) for one in moves]
    parties = range(len(moves))
    lowest = [[int(NOWHERE)] * len(values) for _ in moves]
    for end in np.argsort(values, kind="stable").tolist():
        value = int(values[end])
        waiting = [(end, k) for k in parties]
        while waiting:
            state, k = waiting.pop()
            found = lowest[k]
            for before in into[k][state]:
                if found[before] == NOWHERE:
                    found[before] = value
                    waiting += [(before, j) for j in parties if j != k]
    least = np.min(lowest, axis=0, initial=NOWHERE)
    return np.broadcast_to(least, values.shape).astype(np.int32)


def _into(moves: Arcs) -> list[list[int]]:
    """Return, for each state, the states from which one move leads to it."""
    found: list[list[int]] = [[] for _ in moves.starts[1:]]
    for before, after in zip(moves.leaves.tolist(), moves.ends.tolist(), strict=True):
        found[after].append(before)
    return found
