"""What is known of a party's preferences: orders, ratios, ranges, red lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from detente.errors import CaseError
from detente.model.acceptance import Acceptance
from detente.model.action import Wish
from detente.model.confidence import check_confidence
from detente.model.interaction import Interaction

Relation = Literal[">", ">=", "="]
Direction = Literal["unknown", "same", "worse", "better"]


@dataclass(frozen=True, slots=True)
class Order:
    """``left`` is worth more than (at least, as much as) ``ratio`` times ``right``.

    Raises
    ------
    CaseError
        Unless the ratio is above 0.

    Examples
    --------
    >>> Order("nuclear", ">", "sanctions", Fraction(2)).ratio
    Fraction(2, 1)
    """

    left: str
    relation: Relation
    right: str
    ratio: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.ratio <= 0:
            raise CaseError(
                self.left, f"ratio must be above 0; got {float(self.ratio):g}"
            )


@dataclass(frozen=True, slots=True)
class Range:
    """The worth of ``item`` lies between ``low`` and ``high``, both included.

    For an option value, ``best`` is the range from 1 to 1 and ``worst`` from 0 to 0.

    Raises
    ------
    CaseError
        Unless 0 <= low <= high <= 1.
    """

    item: str
    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise CaseError(
                self.item,
                "must be a range within 0 to 1, the lower end first; "
                f"got {float(self.low):g} to {float(self.high):g}",
            )


@dataclass(frozen=True, slots=True)
class RedLine:
    """The party would not sign a deal that contains the option ``item``."""

    item: str


Fact = Order | Range | RedLine


@dataclass(frozen=True, slots=True)
class Line:
    """One line of knowledge about weights, option values or a reservation value.

    Attributes
    ----------
    text
        As the analyst wrote it, without the mark *proposed*.
    facts
        What it says. Empty for ``unknown``.
    confidence
        Share of the draws in which it binds: 1 when confirmed, the reader's
        confidence when it is marked *proposed*.
    place
        Line of the case file, counted from 1; 0 when made in code.

    Examples
    --------
    >>> line = Line("a > b", (Order("a", ">", "b"),), confidence=0.7)
    >>> line.proposed
    True
    """

    text: str
    facts: tuple[Fact, ...]
    confidence: float = 1.0
    place: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        check_confidence(self.text, self.confidence)

    @property
    def proposed(self) -> bool:
        """Whether an analyst has yet to confirm it."""
        return self.confidence < 1


@dataclass(frozen=True, slots=True)
class NoDeal:
    """How a party fares without a deal, against the status quo.

    Attributes
    ----------
    direction
        ``same``, ``worse``, ``better`` or ``unknown``.
    low, high
        Change of utility, ``low <= high``; negative when worse. Both 0 when only the
        direction is known: then the headline takes the status quo and says so.
    text
        As written, without the mark *proposed*.
    confidence
        Share of the draws in which it binds: 1 when confirmed, the reader's
        confidence when it is marked *proposed*.

    Raises
    ------
    CaseError
        Unless the confidence is above 0 and at most 1.

    Examples
    --------
    >>> NoDeal("worse", Fraction(-1, 5), Fraction(-1, 20)).stated
    True
    >>> NoDeal("worse", confidence=0.6).stated
    False
    """

    direction: Direction = "unknown"
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    text: str = ""
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_confidence("without_a_deal", self.confidence)

    @property
    def proposed(self) -> bool:
        """Whether an analyst has yet to confirm it."""
        return self.confidence < 1

    @property
    def stated(self) -> bool:
        """Whether the size of the change is known, not only its direction."""
        return self.direction == "same" or self.low != 0 or self.high != 0


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is known of one party's preferences; nothing known is legal everywhere.

    Attributes
    ----------
    party
        Id of the party.
    weights
        Lines about issue ids.
    options
        For each issue id, lines about the labels of its options.
    without_a_deal
        The disagreement point, against the status quo.
    reservation
        Range of the least utility it would sign for (`Range.item` is empty), or
        None: then anything not worse than no deal.
    completion
        Range of what having carried out the whole deal is worth to it on top (a
        relation, a bond, a flow that goes on), or None when not stated.
    evidence
        Ids of the statements and notes behind ``weights``, ``without_a_deal``, the
        numbers above and below, or an issue's options.
    accepts
        Outcomes it would rather sign than go without a deal.
    wishes
        What it wants of the actions that are taken, most important first. Of two
        states of a conflict it likes better the one that alone fulfils the first wish
        they differ on; where there is none, the one whose options in force are worth
        more to it.
    discount
        Range of what one a year from now is worth to it today, or None when not stated.
    breakdown
        Range of what the breakdown of a deal costs it on top of all that is undone, or
        None when not stated.
    interactions
        What combinations of options are worth to it on top of what each is alone.
    """

    party: str
    weights: tuple[Line, ...] = ()
    options: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    without_a_deal: NoDeal = NoDeal()
    reservation: Range | None = None
    completion: Range | None = None
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accepts: tuple[Acceptance, ...] = ()
    wishes: tuple[Wish, ...] = ()
    discount: Range | None = None
    breakdown: Range | None = None
    interactions: tuple[Interaction, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything at all is said about what this party wants."""
        lines = [*self.weights, *(line for ls in self.options.values() for line in ls)]
        told = bool(self.accepts) or bool(self.interactions)
        return told or any(line.facts for line in lines)
