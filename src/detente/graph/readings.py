"""What preferences make of each state: what tempts away from it, and what deters."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.definitions import Standing
from detente.kernels.conflict.joint import Sanction, Sets
from detente.kernels.conflict.sets import row_sets

Reading = Literal["plain", "strong", "a", "b", "c", "d"]
READINGS: Mapping[Reading, str] = {
    "plain": "better is better, by however much",
    "strong": "only what is strongly worse deters",
    "a": "what may be better tempts, only what is surely no better deters",
    "b": "only what is surely better tempts, only what is surely no better deters",
    "c": "what may be better tempts, what may be no better deters",
    "d": "only what is surely better tempts, what may be no better deters",
}
"""What is made of preferences: strong ones, and unknown ones (a to d)."""


class Rules(NamedTuple):
    """How it is looked at whether a party would stay.

    Attributes
    ----------
    concept
        ``R``, ``GMR``, ``SMR``, ``SEQ`` or ``SSEQ``. Under R nothing deters.
    reading
        What to make of the preferences.
    sanction
        How those who deter may move.
    """

    concept: str = "SEQ"
    reading: Reading = "plain"
    sanction: Sanction = "joint"


def readings(graph: ConflictGraph) -> tuple[Reading, ...]:
    """Return the ways in which the preferences of a graph can be read.

    Where some are unknown, the four of Li and others [1]_, by what tempts a party and
    what deters it; otherwise the plain one and, where some are strong, the one in which
    only what is strongly worse deters [2]_.

    References
    ----------
    .. [1] K. W. Li, K. W. Hipel, D. M. Kilgour, L. Fang (2004). Preference uncertainty
       in the graph model for conflict resolution. IEEE Transactions on Systems, Man,
       and Cybernetics A 34(4), 507-520.
    .. [2] L. Hamouda, D. M. Kilgour, K. W. Hipel (2004). Strength of preference in the
       graph model for conflict resolution. Group Decision and Negotiation 13(5).
    """
    if any((order.pairs == UNKNOWN).any() for order in graph.orders):
        return ("a", "b", "c", "d")
    strong = any(order.strong for order in graph.orders)
    return ("plain", "strong") if strong else ("plain",)


def standings(
    graph: ConflictGraph, *, reading: Reading = "plain", sanction: Sanction = "joint"
) -> tuple[Standing, ...]:
    """Return each party among the others, with its preferences read in one way.

    Raises
    ------
    TooLargeError
        If there are too many states to compare pair by pair.
    """
    moves = [one.sets() for one in graph.moves]
    degrees = [order.degrees() for order in graph.orders]
    would = [
        _both(own, row_sets(degree > 0))  # also to what may be better for them
        for own, degree in zip(moves, degrees, strict=True)
    ]
    return tuple(
        Standing(
            moves=moves[i],
            leaves=row_sets(_tempting(degree, reading)),
            deterred=row_sets(_deterring(degree, reading)),
            others=moves[:i] + moves[i + 1 :],
            improving=would[:i] + would[i + 1 :],
            sanction=sanction,
        )
        for i, degree in enumerate(degrees)
    )


def _tempting(degrees: Degrees, reading: Reading) -> BoolArray:
    """Mark what is worth leaving each state for; `UNKNOWN` is above all degrees."""
    if reading in ("a", "c"):
        return degrees > 0
    return (degrees > 0) & (degrees != UNKNOWN)


def _deterring(degrees: Degrees, reading: Reading) -> BoolArray:
    """Mark what deters from leaving each state."""
    if reading == "strong":
        return degrees < -1
    if reading in ("c", "d"):
        return (degrees <= 0) | (degrees == UNKNOWN)
    return degrees <= 0


def _both(first: Sets, second: Sets) -> Sets:
    return [one & other for one, other in zip(first, second, strict=True)]
