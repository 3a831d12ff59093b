"""GeniusWeb: utility spaces in JSON, one file for each party, most linear additive.

```json
{"LinearAdditiveUtilitySpace": {
  "name": "buyer",
  "domain": {"name": "boat", "issuesValues": {"price": {"values": ["low", "high"]}}},
  "issueUtilities": {"price": {"DiscreteValueSetUtilities":
    {"valueUtilities": {"low": 1, "high": 0}}}},
  "issueWeights": {"price": 1.0},
  "reservationBid": {"issuevalues": {"price": "high"}}}}
```

An option adds weight x utility; one that is not named adds nothing. Numbers are given
by a range, and their utility runs straight from one end to the other. In place of a
reservation value there is an outcome, whose utility is taken. Earlier versions, and
NegMAS, call the tables of utilities *discreteutils* and *numberutils*.

A *SumOfGroupsUtilitySpace* has a table for each group of issues in place of them:

```json
"partUtilities": {"sound": {"partsutils": {"issues": ["speakers", "hifi"],
  "utilslist": [{"values": ["good", "yes"], "util": 0.6}]}}}
```
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import exact, nearest, numeral
from detente.casefile.interchange.profiles import (
    Issues,
    Losses,
    Profile,
    Written,
    based,
    json_text,
    levels,
    put,
    told,
)
from detente.casefile.interchange.regions import MAX_TOGETHER, Sum
from detente.casefile.interchange.together import Group, groups, outcome_worth
from detente.casefile.wording import listed
from detente.model import Scores, ScoreSheet

NAME = "GeniusWeb"
ENDING = ".json"
_SPACE = "LinearAdditiveUtilitySpace"
_GROUPS = "SumOfGroupsUtilitySpace"
_PARTS = ("partsutils", "PartsUtilities")
_TABLES = ("DiscreteValueSetUtilities", "discreteutils")
_LINES = ("NumberValueSetUtilities", "numberutils")
"""What versions call the utilities of options, and those of numbers."""


def is_profile(given: Mapping[str, object]) -> bool:
    """Tell whether a JSON object is a utility space of this form."""
    return any(name.endswith(("UtilitySpace", "Ordering")) for name in given)


def is_domain(given: Mapping[str, object]) -> bool:
    """Tell whether a JSON object is a domain of this form."""
    return "issuesValues" in given


def domain(given: Given) -> Issues:
    """Read the issues of a domain, with the levels of those that are numbers."""
    table = given.field("issuesValues").fields()
    return {issue: _options(issue, one)[0] for issue, one in table}


def _options(issue: str, given: Given) -> tuple[tuple[str, ...], str]:
    """Return the options of an issue, and what was made of a range."""
    if given.get("values"):
        return tuple(one.text() for one in given.field("values").items()), ""
    found = given.field("range")
    ends = (
        list(found.items())
        if isinstance(found.value, list)
        else [found.field(name) for name in ("low", "high", "step")]
    )
    if len(ends) != 3:
        raise found.fault(f"must be low, high and step; got {len(ends)} numbers")
    low, high, step = (one.number() for one in ends)
    if low >= high:
        raise found.fault("must go from low to high")
    every = levels(low, high, step)
    whole = step > 0 and len(every) == (high - low) // step + 1
    return tuple(map(numeral, every)), (
        "" if whole else told(issue, len(every), low, high)
    )


def profile(given: Given, called: str) -> Profile:
    """Read the profile of one party.

    Raises
    ------
    CaseFileError
        If it is no linear additive utility space.
    """
    if given.get(_GROUPS):
        return _groups(given.field(_GROUPS), given, called)
    if _SPACE not in given.value:
        got = listed(given.value, "and")
        order = "; an ordering of whole outcomes says no utilities"
        what = f"must be a {_SPACE} or a {_GROUPS}; got {got}"
        raise given.fault(what + order * ("Ordering" in got))
    space = given.field(_SPACE)
    found = _issues(space)
    issues = {issue: options for issue, (options, _) in found.items()}
    weights = space.field("issueWeights").weights(list(issues))
    space.field("issueUtilities").only(list(issues))
    points = {
        issue: tuple(
            weight * one
            for one in _utilities(space.field("issueUtilities").field(issue), options)
        )
        for (issue, options), weight in zip(issues.items(), weights, strict=True)
    }
    name = space.get("name")
    return Profile(
        party=name.text() if name else called,
        issues=issues,
        points=points,
        weights=dict(zip(issues, weights, strict=True)),
        reservation=_reservation(space, issues, points),
        given=given,
        remarks=tuple(remark for _, remark in found.values() if remark),
    )


def _issues(space: Given) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return the options of each issue, and what was made of a range."""
    table = space.field("domain").field("issuesValues").fields()
    return {issue: _options(issue, one) for issue, one in table}


def _groups(space: Given, given: Given, called: str) -> Profile:
    """Read utilities of groups of issues; what is in no list adds nothing."""
    found = _issues(space)
    issues = {issue: options for issue, (options, _) in found.items()}
    read, name, bid = Sum(issues), space.get("name"), space.get("reservationBid")
    kept = _bid(bid, issues) if bid else {}
    reservation = Fraction(0)
    seen: set[str] = set()
    for _, part in space.field("partUtilities").fields():
        group = _either(part, _PARTS) or part
        names = [one.text() for one in group.field("issues").items()]
        if not set(names) <= issues.keys() - seen or len(set(names)) < len(names):
            what = f"must be issues of the domain, each in one group; got {names}"
            raise group.field("issues").fault(what)
        seen |= set(names)
        for marks, util in _combinations(group, names, issues):
            read.add({i: (o,) for i, o in marks.items()}, util)
            reservation += util * (marks.items() <= kept.items())
    worth = read.whole()
    return Profile(
        party=name.text() if name else called,
        issues=issues,
        points=worth.points,
        base=worth.base,
        interactions=worth.interactions,
        reservation=reservation if bid else None,
        given=given,
        remarks=tuple(remark for _, remark in found.values() if remark),
    )


def _combinations(
    group: Given, names: list[str], issues: Issues
) -> Iterator[tuple[Mapping[str, str], Fraction]]:
    """Yield the options of each combination of a group, and what it is worth."""
    met: set[tuple[str, ...]] = set()
    for one in group.field("utilslist").items():
        if len(met) == MAX_TOGETHER:
            what = f"must have at most {MAX_TOGETHER:,} combinations; got more"
            raise group.field("utilslist").fault(what)
        options = tuple(value.text() for value in one.field("values").items())
        fit = len(options) == len(names) and all(
            option in issues[issue]
            for issue, option in zip(names, options, strict=True)
        )
        if not fit or options in met:
            what = (
                f"must be an option of each of {listed(names, 'and')}, and stand once"
            )
            raise one.field("values").fault(f"{what}; got {list(options)}")
        met.add(options)
        marks = dict(zip(names, options, strict=True))
        yield marks, one.field("util").number()


def _bid(bid: Given, issues: Issues) -> Mapping[str, str]:
    """Return the options of a reservation bid, which may leave issues open."""
    if bid.field("issuevalues").value == {}:
        return {}
    found = {}
    for issue, option in bid.field("issuevalues").fields():
        if option.text() not in issues.get(issue, ()):
            raise option.fault(f"must be an option of an issue; got {option.text()!r}")
        found[issue] = option.text()
    return found


def _utilities(given: Given, options: tuple[str, ...]) -> list[Fraction]:
    discrete = _either(given, _TABLES)
    if discrete:
        table = discrete.field("valueUtilities")
        if table.value != {}:
            table.only(options)
        found = (table.get(option) for option in options)
        return [one.number() if one else Fraction(0) for one in found]
    line = _either(given, _LINES)
    if line is None:
        known = listed((_TABLES[0], _LINES[0]))
        raise given.fault(f"must be {known}; got {listed(given.value, 'and')}")
    low, first, high, last = (
        line.field(name).number()
        for name in ("lowValue", "lowUtility", "highValue", "highUtility")
    )
    if low >= high:
        raise line.fault("must have a highValue above its lowValue")
    places = [Fraction(option) for option in options]
    return [
        first + (last - first) * (x - low) / (high - low)
        if low <= x <= high
        else Fraction(0)
        for x in places
    ]


def _either(given: Given, names: Iterable[str]) -> Given | None:
    """Return what stands under the first of these names that is there."""
    return next(filter(None, map(given.get, names)), None)


def _reservation(
    space: Given, issues: Issues, points: Mapping[str, tuple[Fraction, ...]]
) -> Fraction | None:
    """Return the utility of the reservation bid; an issue left open adds nothing."""
    bid = space.get("reservationBid")
    if bid is None:
        return None
    total = Fraction(0)
    if bid.field("issuevalues").value == {}:
        return total
    for issue, option in bid.field("issuevalues").fields():
        if issue not in issues:
            raise option.fault(f"must be an option of an issue; got {option.text()!r}")
        if option.text() in issues[issue]:
            total += points[issue][issues[issue].index(option.text())]
        else:
            total += _between(space, issue, option)
    return total


def _between(space: Given, issue: str, option: Given) -> Fraction:
    """Return what a number adds that is written otherwise, or is none of the levels."""
    line = space.field("issueUtilities").field(issue)
    try:
        number = numeral(exact(option.text()))
    except ValueError:
        number = ""
    if not number or _either(line, _LINES) is None:
        raise option.fault(f"must be an option of the issue; got {option.text()!r}")
    (utility,) = _utilities(line, (number,))
    return space.field("issueWeights").field(issue).number() * utility


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write a file for each party.

    Weights must sum to 1 and utilities lie within 0 and 1: points that do not are moved
    and scaled, which is told. What options are worth together makes a group.
    """
    files: dict[str, str] = {}
    losses.order(sheet, NAME)
    for scores in sheet.parties:
        tables = groups(scores, sheet.issues)
        if tables and scores.interactions:
            form, own = _GROUPS, _tied(scores, tables, losses)
        else:
            losses.together(scores)
            form, own = _SPACE, _additive(sheet, scores, losses)
        losses.discount(scores, NAME)
        kept = _no_deal(scores, tables or (), losses)
        space = {form: {**_opening(sheet, scores), **own, **kept}}
        put(files, scores.party, ENDING, json_text(space))
    return files


def _no_deal(
    scores: Scores, tables: Sequence[Group], losses: Losses
) -> Mapping[str, Any]:
    """Return an outcome that is worth what no deal is, where there is one."""
    if scores.reservation is None:
        return {}
    bid = outcome_worth(tables, scores.reservation - scores.base)
    if not bid:
        what = f"{NAME} keeps an outcome, not a value, for no deal"
        losses.add(f"{what}: the reservation value of {scores.party} is left out")
    return {"reservationBid": {"issuevalues": bid}} if bid else {}


def _opening(sheet: ScoreSheet, scores: Scores) -> Mapping[str, Any]:
    issues = {issue: {"values": list(o)} for issue, o in sheet.issues.items()}
    domain = {"name": sheet.title or "domain", "issuesValues": issues}
    return {"name": scores.party, "domain": domain}


def _additive(sheet: ScoreSheet, scores: Scores, losses: Losses) -> Mapping[str, Any]:
    weights, values = _scaled(scores, losses)
    utilities = {
        issue: {
            option: losses.number(one, f"{scores.party}: {issue}, {option}")
            for option, one in zip(options, values[issue], strict=True)
        }
        for issue, options in sheet.issues.items()
    }
    return {
        "issueUtilities": {
            issue: {_TABLES[0]: {"valueUtilities": table}}
            for issue, table in utilities.items()
        },
        "issueWeights": {
            issue: losses.number(one, f"{scores.party}: weight of {issue}")
            for issue, one in weights.items()
        },
    }


def _tied(scores: Scores, tied: Sequence[Group], losses: Losses) -> Mapping[str, Any]:
    """Return a table for each group; the most of all tables together is 1."""
    lows = [min(group.worth.values()) for group in tied]
    sizes = [
        max(group.worth.values()) - low for group, low in zip(tied, lows, strict=True)
    ]
    total = sum(sizes, Fraction(0)) or Fraction(1)
    if total != 1 or sum(lows, scores.base):
        losses.add(
            f"{NAME} has utilities from 0 to 1: the points of {scores.party} are moved "
            "and scaled to that"
        )
    shares = _adding_up([size / total for size in sizes])
    parts = {}
    for place, (group, low, size, share) in enumerate(
        zip(tied, lows, sizes, shares, strict=True), start=1
    ):
        rows = [
            {
                "values": list(options),
                "util": losses.number(
                    share * (one - low) / size if size else Fraction(0),
                    f"{scores.party}: {', '.join(options)}",
                ),
            }
            for options, one in group.worth.items()
        ]
        table = {"issues": list(group.issues), "utilslist": rows}
        parts[f"group {place}"] = {_PARTS[0]: table}
    return {"partUtilities": parts}


def _adding_up(shares: Sequence[Fraction]) -> list[Fraction]:
    """Return decimals that add up to 1, the first of the largest with what is left."""
    found = [Fraction(nearest(one)) for one in shares]
    found[found.index(max(found))] += 1 - sum(found)
    return found


def _scaled(
    scores: Scores, losses: Losses
) -> tuple[Mapping[str, Fraction], Mapping[str, tuple[Fraction, ...]]]:
    """Return weights that sum to 1, and values from 0 to 1."""
    points = based(scores).points
    weights = {issue: scores.weights.get(issue, Fraction(0)) for issue in points}
    fits = sum(weights.values()) == 1 and all(
        0 <= one <= weights[issue] for issue in points for one in points[issue]
    )
    if not fits:
        weights = {issue: max(one) - min(one) for issue, one in points.items()}
        points = {i: tuple(x - min(one) for x in one) for i, one in points.items()}
        losses.add(
            f"{NAME} has weights that sum to 1 and utilities from 0 to 1: the points "
            f"of {scores.party} are moved and scaled to that"
        )
    total = sum(weights.values())
    parts = (
        one / total if total else Fraction(1, len(weights)) for one in weights.values()
    )
    shares = dict(zip(weights, _adding_up([*parts]), strict=True))
    return shares, {
        issue: tuple(
            one / weights[issue] if weights[issue] else Fraction(0) for one in each
        )
        for issue, each in points.items()
    }
