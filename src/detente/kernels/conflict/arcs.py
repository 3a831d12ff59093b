"""Moves that are listed one by one."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.conflict.joint import Sets

Worth = NDArray[np.int32]
"""Ranks of states, more is better; there are never 2^31 states."""
NOWHERE = np.int32(2**31 - 1)
"""The least value of what a party can move to, where it cannot move."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """One-step moves of one party, sorted by the state that they leave.

    Attributes
    ----------
    starts : (n_states + 1,)
        Moves from state s stand from ``starts[s]`` up to ``starts[s + 1]``.
    ends : (n_moves,)
        Where they lead.
    """

    starts: IntArray
    ends: IntArray

    @property
    def leaves(self) -> IntArray:
        """Return the state that each move leaves, (n_moves,)."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def only(self, kept: BoolArray) -> "Arcs":
        """Return the moves that are marked, (n_moves,)."""
        counts = np.bincount(self.leaves[kept], minlength=len(self.starts) - 1)
        return Arcs(np.concatenate([[0], np.cumsum(counts)]), self.ends[kept])

    def sets(self) -> Sets:
        """Return, for each state, where the party can go from it.

        Examples
        --------
        >>> arcs([(0, 1), (0, 2)], 3).sets()
        [6, 0, 0]
        """
        ends = self.ends.tolist()
        bounds = pairwise(self.starts.tolist())
        return [sum(1 << q for q in ends[begin:end]) for begin, end in bounds]

    def improving(self, worth: Worth) -> "Arcs":
        """Return the moves to a state that is worth more, by ``worth (n_states,)``."""
        return self.only(worth[self.ends] > worth[self.leaves])

    def least(self, values: Worth) -> Worth:
        """Return the least value that one move leads to, from each state.

        Parameters
        ----------
        values : (n_states,)
            Of each state.

        Returns
        -------
        (n_states,), `NOWHERE` where there is no move.

        Examples
        --------
        >>> arcs([(0, 1), (0, 2), (2, 0)], 3).least(np.array([5, 7, 6])).tolist()[::2]
        [6, 5]
        """
        lowest = np.full(len(self.starts) - 1, NOWHERE)
        moving = np.flatnonzero(np.diff(self.starts))
        if len(moving):
            at = self.starts[moving]
            lowest[moving] = np.minimum.reduceat(values[self.ends], at)
        return lowest


def arcs(pairs: "list[tuple[int, int]] | IntArray", n_states: int) -> Arcs:
    """Sort moves, given as pairs of places of states, by the state that they leave.

    A pair that stands twice counts once; a move to the same state is none.

    Examples
    --------
    >>> arcs([(1, 0), (0, 1), (0, 1), (2, 2)], 3).ends.tolist()
    [1, 0]
    """
    moves = np.unique(np.asarray(pairs, dtype=np.int64).reshape(-1, 2), axis=0)
    moves = moves[moves[:, 0] != moves[:, 1]]
    counts = np.bincount(moves[:, 0], minlength=n_states)
    return Arcs(np.concatenate([[0], np.cumsum(counts)]), moves[:, 1])
