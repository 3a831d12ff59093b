"""What preferences make of each state: what tempts away from it, and what deters."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.definitions import Standing
from detente.kernels.conflict.joint import Sanction, Sets
from detente.kernels.conflict.sets import row_sets
from detente.model import MAX_DEGREE

Reading = str
"""What is made of preferences, one of `READINGS`: strong ones, and unknown ones."""


class Meaning(NamedTuple):
    """What a reading makes of preferences.

    Attributes
    ----------
    version
        Which of the four ways to read what is unknown; empty where nothing is.
    degree
        By how much what deters must be worse, at least; 1 for no better.
    """

    version: Literal["", "a", "b", "c", "d"]
    degree: int

    @property
    def name(self) -> Reading:
        """What it is called."""
        strength = {1: "", 2: "strong"}.get(self.degree, f"degree {self.degree}")
        return ", ".join(filter(None, (self.version, strength))) or "plain"

    @property
    def lower(self) -> "Meaning":
        """The same, asking for one degree less; below the first there is none."""
        return self._replace(degree=self.degree - 1)

    @property
    def worse(self) -> str:
        """How much worse than a state what deters must be, in words."""
        return {1: "no better", 2: "strongly worse"}.get(
            self.degree, f"worse by degree {self.degree} or more"
        )

    @property
    def told(self) -> str:
        """What it is, in words."""
        if self.name == "plain":
            return "better is better, by however much"
        worse = self.worse
        if not self.version:
            return f"only what is {worse} deters"
        better = "may be" if self.version in "ac" else "is surely"
        tempts = f"{'' if self.version in 'ac' else 'only '}what {better} better tempts"
        surely = f"only what is surely {worse} deters"
        maybe = f"what may be {worse} deters"
        return f"{tempts}, {surely if self.version in 'ab' else maybe}"


READINGS: Mapping[Reading, Meaning] = {
    meaning.name: meaning
    for degree in range(1, MAX_DEGREE + 1)
    for meaning in (
        Meaning("", degree),
        Meaning("a", degree),
        Meaning("b", degree),
        Meaning("c", degree),
        Meaning("d", degree),
    )
}
"""Every way to read preferences, by name."""


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
    what deters it; otherwise the plain one. Where some are strong, each of these also
    in such a way that only what is strongly worse deters [2]_, and where some are
    stronger still, worse by each higher degree.

    References
    ----------
    .. [1] K. W. Li, K. W. Hipel, D. M. Kilgour, L. Fang (2004). Preference uncertainty
       in the graph model for conflict resolution. IEEE Transactions on Systems, Man,
       and Cybernetics A 34(4), 507-520.
    .. [2] L. Hamouda, D. M. Kilgour, K. W. Hipel (2004). Strength of preference in the
       graph model for conflict resolution. Group Decision and Negotiation 13(5).
    """
    unknown = any((order.pairs == UNKNOWN).any() for order in graph.orders)
    most = max((order.degree for order in graph.orders), default=1)
    return tuple(
        name
        for name, meaning in READINGS.items()
        if bool(meaning.version) == unknown and meaning.degree <= most
    )


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
    if READINGS[reading].version in ("a", "c"):
        return degrees > 0
    return (degrees > 0) & (degrees != UNKNOWN)


def _deterring(degrees: Degrees, reading: Reading) -> BoolArray:
    """Mark what deters from leaving each state."""
    version, degree = READINGS[reading]
    worse = degrees <= (0 if degree == 1 else -degree)
    return worse | (degrees == UNKNOWN) if version in ("c", "d") else worse


def _both(first: Sets, second: Sets) -> Sets:
    return [one & other for one, other in zip(first, second, strict=True)]
