"""Moves of a party that changes its own actions, never listed one by one.

States are combinations of actions, known by their binary code: action a is bit a. What
a party can reach in one step is then a cube, and a least value over it takes one pass
for each of its actions, where listed moves would be as many as the cube has corners.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.conflict.arcs import NOWHERE, Worth
from detente.kernels.conflict.joint import Sets

MAX_ACTIONS = 22
"""Actions whose combinations all have a place in memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """What one party can do in one step: change any of its actions at once.

    Only where a move begins and ends must be feasible.

    Attributes
    ----------
    n_actions
        Of all parties, at most `MAX_ACTIONS`.
    own : (n_own,)
        Places of the party's actions.
    takes, undoes : (n_own,)
        Whether each can be taken, and whether it can be undone.
    codes : (n_states,)
        Binary code of each state, all different.
    """

    n_actions: int
    own: IntArray
    takes: BoolArray
    undoes: BoolArray
    codes: IntArray

    def improving(self, worth: Worth) -> "Climb":
        """Return the moves to a state that is worth more, by ``worth (n_states,)``."""
        return _climb(self, worth)

    def sets(self) -> Sets:
        """Return, for each state, where the party can go from it.

        Examples
        --------
        >>> yes, no, codes = np.array([True]), np.array([False]), np.arange(4)
        >>> Cube(2, np.array([1]), yes, no, codes).sets()
        [4, 8, 0, 0]
        """
        codes = self.codes.tolist()
        free = sum(1 << int(action) for action in self.own)
        blocks: dict[int, int] = {}
        for state, code in enumerate(codes):
            blocks[code & ~free] = blocks.get(code & ~free, 0) | 1 << state
        found = [blocks[code & ~free] & ~(1 << s) for s, code in enumerate(codes)]
        for place in np.flatnonzero(self.takes != self.undoes):
            bit = 1 << int(self.own[place])
            taken = sum(1 << s for s, code in enumerate(codes) if code & bit)
            stays, left = (bit, taken) if self.takes[place] else (0, ~taken)
            for s, code in enumerate(codes):
                if code & bit == stays:
                    found[s] &= left
        return found

    def reached(self, state: int) -> IntArray:
        """Return where the party can go from one state, by places.

        Examples
        --------
        >>> yes, no, codes = np.array([True]), np.array([False]), np.arange(4)
        >>> own = Cube(2, np.array([1]), yes, no, codes)
        >>> own.reached(0).tolist(), own.reached(2).tolist()
        ([2], [])
        """
        taken = (self.codes[state] >> self.own & 1).astype(np.bool_)
        able = int((1 << self.own[np.where(taken, self.undoes, self.takes)]).sum())
        changed = self.codes ^ self.codes[state]
        return np.flatnonzero((changed != 0) & (changed & ~able == 0))

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
        Two actions of which the party owns the first, and can only take it:

        >>> yes, no, codes = np.array([True]), np.array([False]), np.arange(4)
        >>> own = Cube(2, np.array([0]), yes, no, codes)
        >>> own.least(np.array([5, 6, 7, 8]))[[0, 2]].tolist()
        [6, 8]
        """
        here = np.full(2**self.n_actions, NOWHERE)
        here[self.codes] = values
        changed = np.full_like(here, NOWHERE)
        for action, takes, undoes in zip(
            self.own, self.takes, self.undoes, strict=True
        ):
            apart = (-1, 2, 2 ** int(action))
            stay, moved = here.reshape(apart), changed.reshape(apart)
            either = np.minimum(stay, moved)
            if takes:
                np.minimum(moved[:, 0], either[:, 1], out=moved[:, 0])
            if undoes:
                np.minimum(moved[:, 1], either[:, 0], out=moved[:, 1])
        return changed[self.codes]


@dataclass(frozen=True, slots=True, eq=False)
class Climb:
    """Those moves of a cube that improve for the party.

    States that differ only in the party's actions that go both ways make a block. With
    each block sorted by worth, what improves on a state is what stands, in the block
    that it moves to, before the first that is worth no more.

    Attributes
    ----------
    cube
        All its moves.
    order : (n_blocks, n_corners)
        Codes block by block, the best of each first.
    ways
        For each choice of one-way actions to change, the states that can, and for each
        of these the place in `order`, counted through, of the last that improves.
    """

    cube: Cube
    order: IntArray
    ways: tuple[tuple[IntArray, IntArray], ...]

    def least(self, values: Worth) -> Worth:
        """Return the least value that one improvement leads to, from each state."""
        here = np.full(2**self.cube.n_actions, NOWHERE)
        here[self.cube.codes] = values
        lowest = np.minimum.accumulate(here[self.order], axis=1).ravel()
        found = np.full(len(values), NOWHERE)
        for states, last in self.ways:
            found[states] = np.minimum(found[states], lowest[last])
        return found


def _climb(cube: Cube, worth: Worth) -> Climb:
    """Sort the states of a cube by what they are worth to its owner."""
    free = int((1 << cube.own[cube.takes & cube.undoes]).sum())
    n_corners = 1 << free.bit_count()
    span = int(worth.max(initial=0)) + 2
    every = np.arange(2**cube.n_actions)
    height = np.zeros(2**cube.n_actions, dtype=np.int64)  # 0 where infeasible
    height[cube.codes] = worth + 1
    keys = (every & ~free) * span + (span - 1 - height)
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    ways = []
    for change, able in _one_way(cube):
        states = np.flatnonzero(able)
        base = (cube.codes[states] ^ change) & ~free
        better = np.searchsorted(ranked, base * span + (span - 2 - worth[states]))
        some = better > np.searchsorted(ranked, base * span)
        ways.append((states[some], better[some] - 1))
    return Climb(cube, order.reshape(-1, n_corners), tuple(ways))


def _one_way(cube: Cube) -> Iterator[tuple[int, BoolArray]]:
    """Yield each choice of one-way actions: bits to change, and which states can."""
    alone = np.flatnonzero(cube.takes != cube.undoes)
    for chosen in product((False, True), repeat=len(alone)):
        able = np.ones(len(cube.codes), dtype=np.bool_)
        change = 0
        for place in alone[np.array(chosen, dtype=np.bool_)]:
            bit = 1 << int(cube.own[place])
            change |= bit
            taken = cube.codes & bit != 0
            able &= ~taken if cube.takes[place] else taken
        yield change, able
