"""The five concepts of stability in many draws at once.

All draws are one conflict, with no moves from one draw to another: the binary code of a
state has the number of its draw above the actions.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.conflict.arcs import Worth
from detente.kernels.conflict.cube import Cube
from detente.kernels.conflict.stable import RANKED, stable


def state_worth(
    utility: IntArray, disagreement: IntArray, in_force: BoolArray
) -> IntArray:
    """Return what states are worth: what is in force there, or no deal at all.

    Parameters
    ----------
    utility : (n_draws, n_states, n_parties)
        Of what is in force in each state.
    disagreement : (n_draws, n_parties)
        Worth of no deal, in the same units.
    in_force : (n_states, n_issues)
        Whether anything agreed stands.

    Returns
    -------
    (n_draws, n_states, n_parties)

    Examples
    --------
    >>> in_force = np.array([[True], [False]])
    >>> state_worth(np.array([[[7], [4]]]), np.array([[5]]), in_force).ravel().tolist()
    [7, 5]
    """
    something = np.logical_or.reduce(in_force, axis=1)
    return np.where(something[None, :, None], utility, disagreement[:, None])


def ranked(worth: IntArray, fulfilled: IntArray) -> Worth:
    """Rank states by what is wished for first, and then by what they are worth.

    Parameters
    ----------
    worth : (n_draws, n_states, n_parties)
        In whatever units; more is better.
    fulfilled : (n_parties, n_states)
        Counts before `worth`, in every draw.

    Returns
    -------
    (n_draws, n_states, n_parties)
        Small whole numbers, equal where both are.

    Examples
    --------
    >>> ranked(np.array([[[70], [90], [80]]]), np.array([[1, 0, 0]])).ravel().tolist()
    [2, 1, 0]
    """
    ranks = np.empty(worth.shape, dtype=np.int32)
    for p in range(worth.shape[2]):
        values, order = np.unique(worth[:, :, p], return_inverse=True)
        above = fulfilled[p] * len(values) + order.reshape(worth.shape[:2])
        again = np.unique(above, return_inverse=True)[1]
        ranks[:, :, p] = again.reshape(worth.shape[:2])
    return ranks


def stable_in_draws(moves: Sequence[Cube], ranks: Worth) -> BoolArray:
    """Tell in which states each party would stay, in every draw.

    Parameters
    ----------
    moves
        Of each party, in one draw.
    ranks : (n_draws, n_states, n_parties)
        How each party likes the states, more is better.

    Returns
    -------
    (n_concepts, n_draws, n_parties, n_states)
        By concept of `RANKED`.

    Examples
    --------
    One party that may take or leave one action, and likes it in the first draw only:

    >>> yes = np.array([True])
    >>> alone = Cube(1, np.array([0]), yes, yes, np.array([0, 1]))
    >>> stable_in_draws([alone], np.array([[[0], [1]], [[1], [0]]]))[0].tolist()
    [[[False, True]], [[True, False]]]
    """
    n_draws, n_states, n_parties = ranks.shape
    if not moves:
        return np.ones((len(RANKED), n_draws, 0, n_states), dtype=np.bool_)
    every = [_in_draws(one, n_draws) for one in moves]
    found = stable(every, ranks.reshape(-1, n_parties).T)
    table = np.stack([found[name] for name in RANKED])
    apart = table.reshape(len(RANKED), n_parties, n_draws, n_states)
    return apart.transpose(0, 2, 1, 3)


def _in_draws(moves: Cube, n_draws: int) -> Cube:
    """Return the same moves in each of many draws."""
    above = np.arange(n_draws)[:, None] << moves.n_actions
    return replace(
        moves,
        n_actions=moves.n_actions + (n_draws - 1).bit_length(),
        codes=(above + moves.codes).ravel(),
    )
