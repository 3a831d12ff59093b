"""Score sheets: what each option is worth to each party, in exact numbers.

Where a `detente.model.case.Case` says what is known of preferences, a score sheet says
them outright, as teaching cases and the files of automated negotiation do.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from detente.errors import CaseError
from detente.model.condition import Condition
from detente.model.interaction import Interaction
from detente.model.quota import Quota

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Controls, marks that turn the direction of text, and what no file can hold."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What one party's options are worth to it, in points of its own.

    Attributes
    ----------
    party
        Its name.
    points
        For each issue what each option adds to the utility of an outcome, in the order
        of the options; the weight of the issue is in it.
    weights
        Weights of issues as the file states them; empty when it states none.
    reservation
        The least utility it would sign for, in the same points, or None when the file
        states none. It may lie below the worst outcome.
    discount
        What a utility is worth at the end of the time, as a share, or None.
    base
        What every outcome is worth alike.
    interactions
        What combinations of options add, in the same points.
    """

    party: str
    points: Mapping[str, tuple[Fraction, ...]]
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    reservation: Fraction | None = None
    discount: Fraction | None = None
    base: Fraction = Fraction(0)
    interactions: tuple[Interaction, ...] = ()

    @property
    def no_deal(self) -> Fraction:
        """What it has without a deal: its reservation value, or 0 when none is stated.

        Examples
        --------
        >>> Scores("A", {}).no_deal, Scores("A", {}, reservation=Fraction(-3)).no_deal
        (Fraction(0, 1), Fraction(-3, 1))
        """
        return Fraction(0) if self.reservation is None else self.reservation


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Issues, options, and what each is worth to each party.

    Attributes
    ----------
    title
        For people; may be empty.
    issues
        For each issue its options, in order.
    parties
        What each party wants.
    remarks
        What was made of the file that is not in it, such as levels of a real number.
    conditions
        What an outcome must keep to. All of it is certain here.

    Raises
    ------
    CaseError
        With the path to the fault: two names alike, an empty one, an issue without
        options, a party that does not score every option, a condition or an interaction
        about what there is not.

    Examples
    --------
    >>> sheet = ScoreSheet("", {"price": ("low", "high")}, (
    ...     Scores("seller", {"price": (Fraction(0), Fraction(60))}),
    ... ))
    >>> sheet.n_outcomes, sheet.utility(0, (1,))
    (2, Fraction(60, 1))
    """

    title: str
    issues: Mapping[str, tuple[str, ...]]
    parties: tuple[Scores, ...]
    remarks: tuple[str, ...] = ()
    conditions: tuple[Condition | Quota, ...] = ()

    def __post_init__(self) -> None:
        _named("title", filter(None, [self.title]))
        _named("remarks", dict.fromkeys(filter(None, self.remarks)))
        _named("issues", self.issues)
        _named("parties", (scores.party for scores in self.parties))
        if not self.issues or not self.parties:
            raise CaseError("issues", "must be at least one, and one party; got none")
        for issue, options in self.issues.items():
            if not options:
                raise CaseError(f"issues.{issue}", "must have an option; got none")
            _named(f"issues.{issue}", options)
        for scores in self.parties:
            self._check(scores)
            for one in scores.interactions:
                where = f"parties.{scores.party}.interactions"
                self._known(where, one.options)
                if one.most is not None:
                    raise CaseError(where, f"must be worth a number; got {one.text}")
        for place, condition in enumerate(self.conditions, start=1):
            self._known(f"conditions.{place}", condition.named)

    def _check(self, scores: Scores) -> None:
        where = f"parties.{scores.party}"
        if tuple(scores.points) != tuple(self.issues):
            raise CaseError(
                where,
                f"must score the issues {list(self.issues)}; got {list(scores.points)}",
            )
        for issue, points in scores.points.items():
            if len(points) != len(self.issues[issue]):
                raise CaseError(
                    f"{where}.{issue}",
                    f"must score {len(self.issues[issue])} options; got {len(points)}",
                )
        for issue in scores.weights:
            if issue not in self.issues:
                raise CaseError(f"{where}.weights", f"must name issues; got {issue!r}")

    def _known(self, where: str, named: Mapping[str, tuple[str, ...]]) -> None:
        for issue, options in named.items():
            if issue not in self.issues:
                must = f"must be one of {list(self.issues)}; got {issue!r}"
                raise CaseError(where, must)
            for option in options:
                if option not in self.issues[issue]:
                    must = f"must be one of {list(self.issues[issue])}; got {option!r}"
                    raise CaseError(f"{where}.{issue}", must)

    @property
    def n_outcomes(self) -> int:
        """How many outcomes there are, of any size, those ruled out among them."""
        return math.prod(len(options) for options in self.issues.values())

    @property
    def tied(self) -> bool:
        """Whether anything ties issues together or rules an option out."""
        return bool(self.conditions) or any(p.interactions for p in self.parties)

    def utility(self, party: int, outcome: Sequence[int]) -> Fraction:
        """Return the exact utility to a party of an outcome, places of options."""
        scores, options = self.parties[party], self.outcome(outcome)
        pairs = zip(scores.points.values(), outcome, strict=True)
        alone = sum((points[place] for points, place in pairs), scores.base)
        return sum((x.worth for x in scores.interactions if x.holds(options)), alone)

    def allows(self, outcome: Sequence[int]) -> bool:
        """Tell whether an outcome, places of options, keeps to all conditions."""
        options = self.outcome(outcome)
        return all(condition.allows(options) for condition in self.conditions)

    def outcome(self, places: Sequence[int]) -> dict[str, str]:
        """Return the options at these places, by issue."""
        pairs = zip(self.issues.items(), places, strict=True)
        return {issue: options[place] for (issue, options), place in pairs}


def _named(where: str, names: Iterable[str]) -> None:
    """Refuse names that are empty, alike, or hold what nobody sees."""
    seen: set[str] = set()
    for name in names:
        if _UNSEEN.search(name):
            raise CaseError(where, f"must have no control character; got {name!r}")
        if not name:
            raise CaseError(where, "must have names; got an empty one")
        if name in seen:
            raise CaseError(where, f"must differ from one another; {name!r} is twice")
        seen.add(name)


def in_points(value: Fraction) -> str:
    """Write a number of points for people, to four places.

    Examples
    --------
    >>> [in_points(one) for one in (Fraction(62), Fraction(1, 3), Fraction(1, 10**9))]
    ['62', '0.3333', '1e-09']
    """
    if value.denominator == 1:
        return str(value.numerator)
    if abs(value) < Fraction(1, 1000):
        return f"{float(value):.2g}"
    return f"{float(value):.4f}".rstrip("0").rstrip(".")
