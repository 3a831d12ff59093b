"""Profiles of single parties, put together to a score sheet and taken apart again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import Numeral, decimal, nearest
from detente.casefile.wording import listed
from detente.errors import CaseError
from detente.model import Interaction, Scores, ScoreSheet

Written = Mapping[str, str]
"""Files by name, with their text."""
Issues = Mapping[str, tuple[str, ...]]
LEVELS = 21
"""Options that stand for a range of real numbers, as in Genius."""
MAX_OPTIONS = 1000
"""Options of an issue of whole numbers, at most; of more, `LEVELS` stand for all."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a file says of one party.

    Attributes
    ----------
    party, points, weights, reservation, discount, base, interactions
        As in `detente.model.Scores`.
    issues
        Options by issue, as this file lists them.
    given
        The file, to say where a fault is.
    remarks
        What was made of it.
    """

    party: str
    issues: Issues
    points: Mapping[str, tuple[Fraction, ...]]
    given: Given
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    reservation: Fraction | None = None
    discount: Fraction | None = None
    base: Fraction = Fraction(0)
    interactions: tuple[Interaction, ...] = ()
    remarks: tuple[str, ...] = ()


def assemble(
    profiles: Sequence[Profile], issues: Issues | None = None, title: str = ""
) -> ScoreSheet:
    """Put profiles of one negotiation together.

    Parameters
    ----------
    profiles
        At least one.
    issues
        Of the domain, whose order is kept; those of the first profile where there is
        no file of the domain.
    title
        For people.

    Raises
    ------
    CaseFileError
        If a profile is about other issues or options.
    """
    known = issues or profiles[0].issues
    remarks = dict.fromkeys(remark for one in profiles for remark in one.remarks)
    names = _different([one.party for one in profiles])
    parties = tuple(
        _scores(one, name, known) for one, name in zip(profiles, names, strict=True)
    )
    try:
        return ScoreSheet(title, dict(known), parties, tuple(remarks))
    except CaseError as error:
        raise profiles[0].given.fault(str(error)) from None


def _different(names: Sequence[str]) -> list[str]:
    """Return the names, those that stand twice with a number."""
    return [
        name if names.count(name) == 1 else f"{name} {names[:place].count(name) + 1}"
        for place, name in enumerate(names)
    ]


def _scores(profile: Profile, name: str, known: Issues) -> Scores:
    _same(profile, "issues", profile.issues, known)
    points = {}
    for issue, options in known.items():
        own = profile.issues[issue]
        _same(profile, f"options of {issue!r}", own, options)
        worth = dict(zip(own, profile.points[issue], strict=True))
        points[issue] = tuple(worth[option] for option in options)
    return Scores(
        name,
        points,
        {issue: profile.weights[issue] for issue in known if issue in profile.weights},
        profile.reservation,
        profile.discount,
        profile.base,
        profile.interactions,
    )


def _same(
    profile: Profile,
    what: str,
    own: Sequence[str] | Issues,
    known: Sequence[str] | Issues,
) -> None:
    if set(own) != set(known) or len(own) != len(known):
        raise profile.given.fault(
            f"must have the {what} of the others, {listed(known, 'and')}; "
            f"got {listed(own, 'and')}"
        )


def levels(low: Fraction, high: Fraction, step: Fraction) -> list[Fraction]:
    """Return the numbers from low to high, a step apart, or `LEVELS` of them if many.

    Examples
    --------
    >>> [str(one) for one in levels(Fraction(0), Fraction(1), Fraction(1, 4))]
    ['0', '1/4', '1/2', '3/4', '1']
    >>> len(levels(Fraction(0), Fraction(10**6), Fraction(1)))
    21
    """
    if step <= 0 or (high - low) / step >= MAX_OPTIONS:
        step = (high - low) / (LEVELS - 1)
    count = int((high - low) / step) + 1 if step else 1
    return [low + step * place for place in range(count)]


def told(issue: str, count: int, low: Fraction, high: Fraction) -> str:
    """Say that levels stand for a range."""
    ends = f"from {nearest(low)} to {nearest(high)}"
    return f"{issue}: {count} levels stand for the numbers {ends}"


def stem(name: str) -> str:
    """Return a name as a file may be called.

    Examples
    --------
    >>> stem("The Seller"), stem("../etc")
    ('The Seller', 'etc')
    """
    kept = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
    return kept.strip(" -_")[:80] or "party"


def put(files: dict[str, str], name: str, ending: str, text: str) -> None:
    """Add a file under a name of its own, also where capitals count for nothing."""
    taken = {other.casefold() for other in files}
    own, number = f"{stem(name)}{ending}", 1
    while own.casefold() in taken:
        number += 1
        own = f"{stem(name)}-{number}{ending}"
    files[own] = text


class Losses:
    """What a format has no room for, each thing told once."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}

    def add(self, what: str) -> None:
        """Note that something is lost."""
        self.found[what] = None

    def number(self, value: Fraction, what: str) -> Numeral:
        """Write a number, and note if it had to be rounded."""
        if decimal(value) is None:
            self.add(f"{what}: rounded, as no decimal is exact")
        return Numeral(nearest(value))

    def discount(self, scores: Scores, name: str) -> None:
        """Note a discount that the format cannot hold."""
        if scores.discount is not None:
            self.add(f"{name} has no room for a discount: that of {scores.party}")

    def base(self, scores: Scores, name: str) -> None:
        """Note that what every outcome is worth alike went into the first issue."""
        if scores.base:
            self.add(
                f"{name} has no room for what every outcome is worth alike: that of "
                f"{scores.party} is in its first issue"
            )

    def conditions(self, sheet: ScoreSheet) -> None:
        """Note conditions, for which only our own formats have room."""
        for condition in sheet.conditions:
            self.add(f"a condition: {condition.text}")

    def together(self, scores: Scores) -> None:
        """Note what options are worth together, where a format has no room for it."""
        for one in scores.interactions:
            self.add(f"an interaction of {scores.party}: {one.text}")

    def order(self, sheet: ScoreSheet, name: str) -> None:
        """Note that files in their order may not be parties in theirs."""
        parties = [scores.party for scores in sheet.parties]
        if parties != sorted(parties, key=stem):
            self.add(f"{name}: parties come in the order of their files")

    def __iter__(self) -> Iterator[str]:
        """Yield what was noted, in order."""
        return iter(self.found)


@dataclass(frozen=True, slots=True)
class Split:
    """Points taken apart into weights and values of options, ready to be written."""

    weights: Mapping[str, Numeral]
    values: Mapping[str, Mapping[str, Numeral]]


def based(scores: Scores) -> Scores:
    """Return the same with what every outcome is worth alike in the first issue."""
    points = {
        issue: tuple(one + (0 if place else scores.base) for one in points)
        for place, (issue, points) in enumerate(scores.points.items())
    }
    return replace(scores, points=points, base=Fraction(0))


def split(sheet: ScoreSheet, scores: Scores, losses: Losses) -> Split:
    """Take points apart into weight x value, exactly where decimals can.

    Where no weight is stated, or weight and value are no decimals while the points are,
    the weight is 1 and the values are the points. What every outcome is worth alike is
    left to the caller.
    """
    weights, values = {}, {}
    for issue, points in scores.points.items():
        weight = scores.weights.get(issue)
        found = _over(points, weight)
        if weight is None or found is None:
            weight, found = Fraction(1), points
            losses.add(_folded(scores, issue))
        weights[issue] = losses.number(weight, f"{scores.party}: weight of {issue}")
        named = zip(sheet.issues[issue], found, strict=True)
        values[issue] = {
            option: losses.number(one, f"{scores.party}: {issue}, {option}")
            for option, one in named
        }
    return Split(weights, values)


def _over(
    points: Sequence[Fraction], weight: Fraction | None
) -> tuple[Fraction, ...] | None:
    """Divide points by their weight, if decimals can hold both."""
    if weight is None or decimal(weight) is None:
        return None
    if not weight:
        return None if any(points) else tuple(points)
    found = tuple(one / weight for one in points)
    return None if any(decimal(one) is None for one in found) else found


def _folded(scores: Scores, issue: str) -> str:
    if issue not in scores.weights:
        return f"{scores.party} states no weights: 1 is written"
    return f"{scores.party}: the weight of {issue} is in the values of its options"


def json_text(value: Any) -> str:
    """Write plain values as JSON, numerals as the numbers they say.

    Examples
    --------
    >>> print(json_text({"a": Numeral("0.10"), "b": ["c"], "d": {}}), end="")
    {
      "a": 0.10,
      "b": [
        "c"
      ],
      "d": {}
    }
    """
    return _json(value, "\n") + "\n"


def _json(value: Any, newline: str) -> str:
    if isinstance(value, Numeral):
        return str(value)
    inner = f"{newline}  "
    if isinstance(value, Mapping) and value:
        pairs = (
            f"{json.dumps(k, ensure_ascii=False)}: {_json(v, inner)}"
            for k, v in value.items()
        )
        return f"{{{inner}{f',{inner}'.join(pairs)}{newline}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join(_json(v, inner) for v in value)}{newline}]"
    return json.dumps(value, ensure_ascii=False)
