"""Marks as sets of states, for the definitions by the letter."""

import numpy as np

from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.joint import Sets


def row_sets(marked: BoolArray) -> Sets:
    """Return, for each row, the set of the places that are marked in it.

    Examples
    --------
    >>> row_sets(np.array([[True, False, True], [False, True, False]]))
    [5, 2]
    """
    packed = np.packbits(marked, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]
