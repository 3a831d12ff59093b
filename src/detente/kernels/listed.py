"""Outcomes that are listed as the best, and what is known of others."""

from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Outcomes none of which another one listed dominates.

    Attributes
    ----------
    points : (n_parties, n)
        Utilities, the best for the first party first.
    count : (n,)
        How many outcomes have exactly these utilities; of a sample, at least.
    numbers : (n_words, n)
        The lexicographically first of them, for `detente.kernels.fronts.decode`.
    """

    points: IntArray
    count: np.ndarray
    numbers: IntArray


@dataclass(frozen=True, slots=True)
class Promise:
    """What a list of outcomes promises of all admissible ones.

    Attributes
    ----------
    drawn
        Admissible outcomes drawn at random to check the list.
    missed
        Those of them that nothing listed matches, giving everybody as much.
    share
        With a confidence of one less `detente.kernels.sampling.DOUBT`, at most this
        share of all admissible outcomes are not matched.
    """

    drawn: int
    missed: int
    share: float
