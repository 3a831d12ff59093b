"""Names for the arrays that kernels take and return."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Bits = NDArray[np.uint8]
"""Marks, eight to a number, as `numpy.packbits` makes them."""
