"""Score sheets to cases whose preferences are numbers, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from detente.casefile.interchange.numerals import decimal, nearest
from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.renamed import Renamed
from detente.errors import CaseError
from detente.model import (
    Case,
    Condition,
    Interaction,
    Issue,
    Line,
    NoDeal,
    Order,
    Party,
    Preferences,
    Range,
    RedLine,
    Scores,
    ScoreSheet,
)
from detente.model.amounts import said
from detente.model.interaction import most_together

_LONGEST = 40
"""Digits of a fraction that a case file is given, at most."""


def as_case(sheet: ScoreSheet, losses: Losses) -> Case:
    """Return a case that says what a score sheet says.

    Points are moved and scaled so that each party's utility runs from 0 to 1, but for
    what options are worth together, which comes on top; to whom they are worth nothing
    alone, that runs to 1. The rest of what a case cannot say is noted as lost.

    Raises
    ------
    CaseError
        If there are fewer than two parties, or no issue has two options.
    """
    if len(sheet.parties) < 2:
        raise CaseError("parties", "must be at least two for a case; got one")
    open_issues = [issue for issue, options in sheet.issues.items() if len(options) > 1]
    if not open_issues:
        raise CaseError("issues", "must have two options somewhere; got one each")
    for issue in sheet.issues:
        if issue not in open_issues:
            losses.add(f"the issue {issue}, which has a single option")
    names = _ids(open_issues)
    renamed = Renamed(sheet, names)
    shares = [_Shares(scores, open_issues, renamed) for scores in sheet.parties]
    quo = {issue: _worst(shares, issue) for issue in open_issues}
    parties = _ids(scores.party for scores in sheet.parties)
    _note(sheet, quo, losses)
    return Case(
        sheet.title or "Score sheet",
        tuple(Party(parties[scores.party], scores.party) for scores in sheet.parties),
        tuple(
            Issue(names[i], i, sheet.issues[i], sheet.issues[i][quo[i]])
            for i in open_issues
        ),
        tuple(
            Preferences(
                parties[one.scores.party],
                weights=one.lines(names, losses),
                options={names[i]: one.values(i, sheet.issues[i]) for i in open_issues},
                without_a_deal=one.no_deal(quo, losses),
                interactions=one.interactions(losses),
            )
            for one in shares
        ),
        tuple(renamed.conditions()),
        remarks=sheet.remarks,
    )


def _ids(names: Iterable[str]) -> dict[str, str]:
    """Return a short id for each name, made of letters, digits and underscores."""
    ids: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"\W+", "_", name.casefold()).strip("_") or "x"
        taken, number = set(ids.values()), 1
        own = plain
        while own in taken:
            number += 1
            own = f"{plain}_{number}"
        ids[name] = own
    return ids


def _note(sheet: ScoreSheet, quo: Mapping[str, int], losses: Losses) -> None:
    """Note what no case has room for."""
    options = ", ".join(f"{i}: {sheet.issues[i][place]}" for i, place in quo.items())
    joint = any(scores.interactions for scores in sheet.parties)
    scaled = "all issues together are worth 1 to each party"
    losses.add(
        "how points are scaled: "
        + (scaled if joint else "each party's utility runs from 0 to 1")
    )
    losses.add(f"that there is no status quo: a case takes {options}")
    for scores in sheet.parties:
        losses.discount(scores, "a case")


class _Shares:
    """A party's points as weights, which sum to 1, and values from 0 to 1."""

    def __init__(self, scores: Scores, issues: Sequence[str], renamed: Renamed) -> None:
        self.scores, self.renamed = scores, renamed
        points = scores.points
        spans = {issue: max(points[issue]) - min(points[issue]) for issue in issues}
        self.total = sum(spans.values(), Fraction(0))
        self.scale = self.total or most_together(scores.interactions) or Fraction(1)
        self.spans = spans
        self.weights = {
            issue: span / self.total if self.total else Fraction(place == 0)
            for place, (issue, span) in enumerate(spans.items())
        }

    def value(self, issue: str, place: int) -> Fraction:
        """Return the value of an option, best 1 and worst 0; 0 where all are alike."""
        points = self.scores.points[issue]
        return (points[place] - min(points)) / (self.spans[issue] or 1)

    def lines(self, names: Mapping[str, str], losses: Losses) -> tuple[Line, ...]:
        """Return what is said of weights; where all options are alike any will do."""
        joint = self.renamed.interactions(self.scores)
        if not self.total and not any(one.worth for one in joint):
            losses.add(f"that {self.scores.party} is indifferent to every outcome")
        weights = {i: _short(one, losses) for i, one in self.weights.items()}
        largest = max(weights, key=lambda i: weights[i])
        weights[largest] += 1 - sum(weights.values())
        return tuple(_number(names[issue], one) for issue, one in weights.items())

    def values(self, issue: str, options: Sequence[str]) -> tuple[Line, ...]:
        """Return what is said of an issue's options."""
        if self.spans[issue]:
            places = enumerate(options)
            return tuple(
                _number(option, _short(self.value(issue, place), None))
                for place, option in places
            )
        facts = tuple(Order(left, "=", right) for left, right in pairwise(options))
        return (Line(" = ".join(options), facts),)

    def interactions(self, losses: Losses) -> tuple[Interaction, ...]:
        """Return what combinations add, on the scale of the weights."""
        found = self.renamed.interactions(self.scores)
        return tuple(
            replace(one, worth=_short(one.worth / self.scale, losses)) for one in found
        )

    def no_deal(self, quo: Mapping[str, int], losses: Losses) -> NoDeal:
        """Return how the party fares without a deal, against the status quo."""
        lowest = self.scores.base + self.renamed.always(self.scores)
        lowest += sum(map(min, self.scores.points.values()), Fraction(0))
        level = (self.scores.no_deal - lowest) / self.scale
        worth = (self.weights[i] * self.value(i, p) for i, p in quo.items())
        now = sum(worth, Fraction(0))
        options = {
            self.renamed.names[i]: self.renamed.sheet.issues[i][p]
            for i, p in quo.items()
        }
        now += sum(one.worth for one in self.interactions(losses) if one.holds(options))
        change = _short(level - now, losses)
        if abs(change) > 1:
            losses.add(
                f"how far no deal is from the status quo for {self.scores.party}, past "
                "the 1 that a case can say"
            )
            change = max(min(change, Fraction(1)), Fraction(-1))
        if not change:
            return NoDeal("same")
        return NoDeal("better" if change > 0 else "worse", change, change)


def _short(value: Fraction, losses: Losses | None) -> Fraction:
    """Return a number that a case file can write, rounded where it is very long."""
    if decimal(value) is not None or len(str(value.denominator)) <= _LONGEST:
        return value
    if losses is not None:
        losses.add("the last of very many digits")
    return Fraction(nearest(value))


def _number(name: str, value: Fraction) -> Line:
    return Line(f"{name}: {said(value)}", (Range(name, value, value),))


def _worst(shares: Sequence[_Shares], issue: str) -> int:
    """Return the option that gives all together least, in shares of their ranges."""
    options = range(len(shares[0].scores.points[issue]))
    return min(
        options,
        key=lambda o: sum(one.weights[issue] * one.value(issue, o) for one in shares),
    )


def exact_sheet(case: Case) -> ScoreSheet:
    """Return the score sheet of a case whose preferences are numbers.

    Parties and issues go by their ids; third parties are left out. Red lines are among
    the conditions.

    Raises
    ------
    ValueError
        If some number is open, or something else is said than numbers; says what.

    Examples
    --------
    >>> exact_sheet(Case("Sale", (Party("a", "A"), Party("b", "B")), (
    ...     Issue("price", "Price", ("low", "high"), "low"),
    ... )))
    Traceback (most recent call last):
    ...
    ValueError: what the options of price are worth to a is open
    """
    if any(condition.confidence < 1 for condition in case.conditions):
        raise ValueError("a condition is only proposed")
    return ScoreSheet(
        case.title,
        {issue.id: issue.options for issue in case.issues},
        tuple(_scores(case, party.id) for party in case.principals),
        conditions=(*case.conditions, *_red_lines(case)),
    )


def _red_lines(case: Case) -> Iterator[Condition]:
    """Yield as conditions what principals would never sign."""
    for party in case.principals:
        for issue, lines in case.preferences_of(party.id).options.items():
            for line in lines:
                red = tuple(f.item for f in line.facts if isinstance(f, RedLine))
                if red and line.proposed:
                    raise ValueError("a red line is only proposed")
                if red:
                    because = f"{party.id} would never sign it"
                    yield Condition({issue: red}, because=because)


def titled(case: Case, sheet: ScoreSheet) -> ScoreSheet:
    """Return the score sheet of a case as people read it: names in place of ids.

    It is to be shown: what ties issues together is not in it. Where two names are
    alike, ids stay.
    """
    issues = _titles({issue.id: issue.title or issue.id for issue in case.issues})
    parties = _titles({party.id: party.name for party in case.principals})
    named = (
        Scores(
            parties[one.party],
            {issues[issue]: row for issue, row in one.points.items()},
            reservation=one.reservation,
            base=one.base,
        )
        for one in sheet.parties
    )
    options = {issues[issue]: options for issue, options in sheet.issues.items()}
    return ScoreSheet(sheet.title, options, tuple(named), sheet.remarks)


def _titles(names: Mapping[str, str]) -> Mapping[str, str]:
    return names if len(set(names.values())) == len(names) else {i: i for i in names}


def beyond_numbers(case: Case) -> list[str]:
    """Return what a case says that a score sheet has no room for."""
    said = {
        "third parties": case.third_parties,
        "who delivers": [issue for issue in case.issues if issue.gives],
        "verification": case.verification,
        "statements and their evidence": case.statements,
        "history, stakes and what to watch": case.notes,
        "documents": case.sources,
        "what is private": case.private,
    }
    status_quo = "the status quo, but for what it is worth without a deal"
    return [status_quo, *(what for what, found in said.items() if found)]


def _scores(case: Case, party: str) -> Scores:
    found = case.preferences_of(party)
    if found.accepts or found.completion:
        raise ValueError(f"more than numbers is said of {party}")
    known = _weights(found, [issue.id for issue in case.issues])
    if known is None or sum(known) != 1:
        raise ValueError(f"the weights of {party} are open")
    weights = dict(zip([issue.id for issue in case.issues], known, strict=True))
    points = {}
    for issue in case.issues:
        values = _numbers(found.options.get(issue.id, ()), issue.options)
        lines = found.options.get(issue.id, ())
        if values is None and (not weights[issue.id] or _alike(lines, issue.options)):
            values = (Fraction(0),) * len(issue.options)
        if values is None:
            raise ValueError(
                f"what the options of {issue.id} are worth to {party} is open"
            )
        points[issue.id] = tuple(weights[issue.id] * value for value in values)
    if any(one.most is not None for one in found.interactions):
        raise ValueError(f"what options are worth together to {party} is open")
    level = _level(case, found, points)
    return Scores(party, points, weights, level, interactions=found.interactions)


def _alike(lines: Sequence[Line], options: Sequence[str]) -> bool:
    """Tell whether all options are said to be worth the same, in a row."""
    facts = [fact for line in lines for fact in line.facts]
    same = [Order(left, "=", right) for left, right in pairwise(options)]
    return facts == same and not any(line.proposed for line in lines)


def _weights(found: Preferences, issues: Sequence[str]) -> tuple[Fraction, ...] | None:
    """Return the weight of each issue, which is 1 where there is but one."""
    return (Fraction(1),) if len(issues) == 1 else _numbers(found.weights, issues)


def _level(
    case: Case, found: Preferences, points: Mapping[str, tuple[Fraction, ...]]
) -> Fraction:
    """Return the utility without a deal, or the reservation value if higher."""
    change, least = found.without_a_deal, found.reservation
    if change.low != change.high or change.proposed:
        raise ValueError(f"how {found.party} fares without a deal is open")
    if least is not None and least.low != least.high:
        raise ValueError(f"the reservation value of {found.party} is open")
    level = change.low + sum(
        points[issue.id][issue.options.index(issue.status_quo)] for issue in case.issues
    )
    now = {issue.id: issue.status_quo for issue in case.issues}
    level += sum(one.worth for one in found.interactions if one.holds(now))
    return level if least is None else max(level, least.low)


def _numbers(
    lines: Sequence[Line], names: Sequence[str]
) -> tuple[Fraction, ...] | None:
    """Return one number for each name, or None if any is open."""
    facts = [
        fact for line in lines for fact in line.facts if not isinstance(fact, RedLine)
    ]
    if any(line.proposed for line in lines):
        return None
    found = {}
    for fact in facts:
        if not isinstance(fact, Range) or fact.low != fact.high:
            return None
        found[fact.item] = fact.low
    if set(found) != set(names):
        return None
    return tuple(found[name] for name in names)
