"""Moves and preferences as sets of states, for the definitions by the letter."""

import numpy as np

from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.arcs import Arcs
from detente.kernels.conflict.joint import Sets


def move_sets(moves: Arcs) -> Sets:
    """Return, for each state, where a party can go from it.

    Examples
    --------
    >>> from detente.kernels.conflict.arcs import arcs
    >>> [f"{there:03b}" for there in move_sets(arcs([(0, 1), (0, 2)], 3))]
    ['110', '000', '000']
    """
    bounds = zip(moves.starts[:-1].tolist(), moves.starts[1:].tolist(), strict=True)
    ends = moves.ends.tolist()
    return [sum(1 << q for q in ends[begin:end]) for begin, end in bounds]


def row_sets(marked: BoolArray) -> Sets:
    """Return, for each row, the set of the places that are marked in it.

    Examples
    --------
    >>> row_sets(np.array([[True, False, True], [False, True, False]]))
    [5, 2]
    """
    packed = np.packbits(marked, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]
