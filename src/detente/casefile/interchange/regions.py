"""What combinations of options are worth, by the functions of NegMAS that say it.

```yaml
type: HyperRectangleUtilityFunction      # what holds in a box counts; boxes add up
outcome_ranges: [{0: [low, high], 2: [1, 4]}]
utilities: [3.0]
```

Issues go by their places, from 0, or by their names. A list of options holds any of
them; of two numbers, all between, and as in NegMAS, neither of them. A table over
several issues has a list for each key. Whatever depends on one issue becomes points of
its options, all else an interaction for each combination.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import exact
from detente.casefile.interchange.profiles import Issues
from detente.casefile.wording import listed
from detente.model import Interaction

MAX_TOGETHER = 2_000
"""Combinations of options that one utility function names, at most."""
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a utility function says.

    Attributes
    ----------
    points, weights, base, interactions
        As in `detente.model.Scores`.
    """

    points: Mapping[str, tuple[Fraction, ...]]
    weights: Mapping[str, Fraction]
    base: Fraction
    interactions: tuple[Interaction, ...] = ()


@dataclass(slots=True)
class Sum:
    """Adds up what options, and combinations of them, are worth."""

    issues: Issues
    base: Fraction = Fraction(0)
    points: dict[str, list[Fraction]] = field(default_factory=dict)
    together: dict[tuple[tuple[str, tuple[str, ...]], ...], Fraction] = field(
        default_factory=dict
    )

    def add(self, marks: Mapping[str, tuple[str, ...]], worth: Fraction) -> None:
        """Add what an outcome gets that has one of the options given on each issue.

        Examples
        --------
        >>> found = Sum({"price": ("low", "high")})
        >>> found.add({"price": ("high",)}, Fraction(3))
        >>> found.add({"price": ("low", "high")}, Fraction(1))
        >>> found.base, found.whole().points
        (Fraction(1, 1), {'price': (Fraction(0, 1), Fraction(3, 1))})
        """
        bound = {i: o for i, o in marks.items() if len(o) < len(self.issues[i])}
        if not worth or not all(bound.values()):
            return
        if not bound:
            self.base += worth
        elif len(bound) > 1:
            key = tuple(
                (issue, bound[issue]) for issue in self.issues if issue in bound
            )
            self.together[key] = self.together.get(key, Fraction(0)) + worth
        else:
            ((issue, options),) = bound.items()
            found = self._points(issue)
            for option in options:
                found[self.issues[issue].index(option)] += worth

    def _points(self, issue: str) -> list[Fraction]:
        return self.points.setdefault(issue, [Fraction(0)] * len(self.issues[issue]))

    def whole(self) -> Worth:
        """Return all of it."""
        return Worth(
            {issue: tuple(self._points(issue)) for issue in self.issues},
            {},
            self.base,
            tuple(Interaction(dict(k), w) for k, w in self.together.items() if w),
        )


def added(parts: Sequence[Worth], weights: Sequence[Fraction], issues: Issues) -> Worth:
    """Return the weighted sum of what utility functions say."""
    found = Sum(issues)
    for part, weight in zip(parts, weights, strict=True):
        found.base += weight * part.base
        for issue, points in part.points.items():
            for option, one in zip(issues[issue], points, strict=True):
                found.add({issue: (option,)}, weight * one)
        for both in part.interactions:
            found.add(both.options, weight * both.worth)
    return found.whole()


def boxes(given: Given, issues: Issues) -> Worth:
    """Read a hyper-rectangle utility function."""
    ranges, worths = given.field("outcome_ranges"), given.field("utilities")
    weights = given.get("weights")
    found = Sum(issues)
    found.base = _number(given, "bias")
    each = list(ranges.items())
    count = [len(each), len(list(worths.items()))]
    shares = [one.number() for one in weights.items()] if weights else [_ONE] * count[0]
    if {*count, len(shares)} != {count[0]}:
        what = "must have as many utilities and weights as outcome_ranges"
        raise given.fault(f"{what}; got {count[0]}, {count[1]} and {len(shares)}")
    _limit(given, len(each))
    for box, worth, share in zip(each, worths.items(), shares, strict=True):
        marks = dict(_sides(box, issues)) if box.value else {}
        found.add(marks, share * worth.number())
    return found.whole()


def _sides(box: Given, issues: Issues) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, side in box.fields():
        issue = _issue(side, name, issues)
        yield issue, tuple(one for one in issues[issue] if _holds(side, one))


def _holds(side: Given, option: str) -> bool:
    """Tell whether an option is in a side of a box."""
    if not isinstance(side.value, list):
        return bool(side.value == option)
    ends = [end for one in side.value if (end := _exactly(one)) is not None]
    if len(side.value) == len(ends) == 2:
        number = _exactly(option)
        return number is not None and ends[0] < number < ends[1]
    parts = side.items() if side.value else ()
    return any(_holds(part, option) for part in parts)


def _exactly(value: object) -> Fraction | None:
    try:
        return exact(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _issue(given: Given, name: str, issues: Issues) -> str:
    """Return the issue at a place, or of a name."""
    names = list(issues)
    if name.isdecimal() and int(name) < len(names):
        return names[int(name)]
    if name not in issues:
        what = f"must name an issue, {listed(names)}, or its place from 0"
        raise given.fault(f"{what}; got {name!r}")
    return name


def outcomes(given: Given, issues: Issues) -> Worth:
    """Read a mapping utility function: a table of all outcomes."""
    found = Sum(issues)
    _table(given, found, list(issues), _ONE, _default(given))
    return found.whole()


def _default(given: Given) -> Fraction | None:
    """Return what outcomes have that are in no table; None where they must be."""
    found = given.get("default")
    return _exactly(found.value) if found else None


def _table(
    given: Given,
    found: Sum,
    names: Sequence[str],
    weight: Fraction,
    default: Fraction | None = None,
) -> None:
    """Add a table over some issues."""
    table = given.field("mapping")
    said = {}
    for key, one in table.fields():
        options = _options(table, key, names)
        for issue, option in zip(names, options, strict=True):
            if option not in found.issues[issue]:
                must = f"must name options of {listed(names, 'and')}"
                raise one.fault(f"{must}; got {key}")
        said[options] = one.number()
    every = [found.issues[issue] for issue in names]
    _limit(given, len(said))
    for options in product(*every):
        worth = said.get(options, default)
        if worth is None:
            what = f"must have a number for each outcome; got none for {list(options)}"
            raise table.fault(what)
        marks = dict(zip(names, ((option,) for option in options), strict=True))
        found.add(marks, weight * worth)


def _options(table: Given, key: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the options that a key of a table names."""
    try:
        options = json.loads(key) if key.startswith("[") else [key]
    except ValueError:
        options = [key]
    if len(options) != len(names) or not all(isinstance(o, str) for o in options):
        raise table.fault(f"must name options of {listed(names, 'and')}; got {key}")
    return tuple(options)


def factors(
    given: Given,
    issues: Issues,
    form: Callable[[Given], str],
    single: Callable[[Given, tuple[str, ...]], Sequence[Fraction]],
) -> Worth:
    """Read a generalised linear aggregation: functions of some issues each, added.

    Parameters
    ----------
    given, issues
        The utility function, and the issues of its outcome space.
    form
        Tells the name of a function's class.
    single
        What the options of one issue are worth by a function of one issue.
    """
    found = Sum(issues)
    found.base = _number(given, "bias")
    for factor in given.field("factors").items():
        parts = list(factor.items())
        if not 2 <= len(parts) <= 3:
            what = "must be places of issues, a function, and perhaps a weight"
            raise factor.fault(f"{what}; got {len(parts)} entries")
        names = [_issue(one, one.text(), issues) for one in parts[0].items()]
        weight = parts[2].number() if len(parts) == 3 else _ONE
        if len(names) == 1:
            worths = single(parts[1], issues[names[0]])
            for option, worth in zip(issues[names[0]], worths, strict=True):
                found.add({names[0]: (option,)}, weight * worth)
        elif form(parts[1]) in ("AffineMultiFun", "LinearMultiFun"):
            _plane(parts[1], found, names, weight)
        elif form(parts[1]) == "TableMultiFun":
            _table(parts[1], found, names, weight)
        else:
            known = listed(("TableMultiFun", "AffineMultiFun", "LinearMultiFun"))
            what = f"type must be {known} for several issues"
            raise parts[1].fault(f"{what}; got {form(parts[1])!r}")
    return found.whole()


def _plane(given: Given, found: Sum, names: Sequence[str], weight: Fraction) -> None:
    """Add a function that is linear in the numbers of some issues."""
    slopes = [one.number() for one in given.field("slope").items()]
    if len(slopes) != len(names):
        what = f"must have {len(names)} numbers; got {len(slopes)}"
        raise given.field("slope").fault(what)
    found.base += weight * _number(given, "bias")
    for issue, slope in zip(names, slopes, strict=True):
        for option in found.issues[issue]:
            number = _exactly(option)
            if number is None:
                raise given.fault(f"must be a table, as {option!r} is no number")
            found.add({issue: (option,)}, weight * slope * number)


def _number(given: Given, name: str) -> Fraction:
    said = given.get(name)
    return said.number() if said else Fraction(0)


def _limit(given: Given, count: int) -> None:
    if count > MAX_TOGETHER:
        what = f"must name at most {MAX_TOGETHER:,} combinations; got {count:,}"
        raise given.fault(what)
