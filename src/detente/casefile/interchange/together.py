"""What options are worth together, taken apart as other formats want it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

from detente.casefile.interchange.profiles import Issues
from detente.casefile.interchange.regions import MAX_TOGETHER
from detente.model import Interaction, Scores

MOST_SUMS = 20_000
"""Different utilities among which one is looked for, at most."""


def fits(found: Sequence[Interaction]) -> bool:
    """Tell whether interactions name few enough combinations to be read again."""
    count = (math.prod(map(len, one.options.values())) for one in found)
    return sum(count) <= MAX_TOGETHER


def cells(
    found: Sequence[Interaction],
) -> Iterator[tuple[Mapping[str, str], Fraction]]:
    """Yield each combination of single options, and what it adds.

    Examples
    --------
    >>> both = Interaction({"road": ("open",), "hours": ("day", "dusk")}, Fraction(2))
    >>> for marks, worth in cells([both]):
    ...     print(marks, worth)
    {'road': 'open', 'hours': 'day'} 2
    {'road': 'open', 'hours': 'dusk'} 2
    """
    for one in found:
        for options in product(*one.options.values()):
            yield dict(zip(one.options, options, strict=True)), one.worth


@dataclass(frozen=True, slots=True)
class Group:
    """Issues that are worth something together, and what each combination is worth.

    Attributes
    ----------
    issues
        In the order of the sheet.
    worth
        What the options of these issues are worth, alone and together.
    """

    issues: tuple[str, ...]
    worth: Mapping[tuple[str, ...], Fraction]


def groups(scores: Scores, issues: Issues) -> list[Group] | None:
    """Put issues that interact in one group, each other one in a group of its own.

    Returns
    -------
    The groups; None where one has more than `MAX_TOGETHER` combinations.
    """
    apart = _components(scores.interactions, list(issues))
    sizes = [math.prod(len(issues[issue]) for issue in group) for group in apart]
    if max(sizes) > MAX_TOGETHER:
        return None
    return [_group(scores, group, issues) for group in apart]


def _components(
    found: Sequence[Interaction], issues: Sequence[str]
) -> list[tuple[str, ...]]:
    """Return the issues that hang together by interactions."""
    home = {issue: issue for issue in issues}
    for one in found:
        merged = {home[issue] for issue in one.options}
        first = min(merged, key=issues.index)
        home |= {issue: first for issue in issues if home[issue] in merged}
    return [
        tuple(issue for issue in issues if home[issue] == first)
        for first in dict.fromkeys(home.values())
    ]


def _group(scores: Scores, group: tuple[str, ...], issues: Issues) -> Group:
    inside = [one for one in scores.interactions if {*one.options} <= {*group}]
    alone = [
        dict(zip(issues[issue], scores.points[issue], strict=True)) for issue in group
    ]
    worth = {}
    for options in product(*(issues[issue] for issue in group)):
        outcome = dict(zip(group, options, strict=True))
        points = (table[option] for table, option in zip(alone, options, strict=True))
        added = (one.worth for one in inside if one.holds(outcome))
        worth[options] = sum(points, Fraction(0)) + sum(added, Fraction(0))
    return Group(group, worth)


def outcome_worth(tables: Sequence[Group], worth: Fraction) -> Mapping[str, str]:
    """Return the first outcome that is worth exactly this much; nothing for none.

    Nor where more than `MOST_SUMS` different sums would have to be looked at.

    Examples
    --------
    >>> road = Group(("road",), {("open",): Fraction(2), ("shut",): Fraction(0)})
    >>> hours = Group(("hours",), {("day",): Fraction(1), ("night",): Fraction(3)})
    >>> outcome_worth([road, hours], Fraction(3))
    {'road': 'open', 'hours': 'day'}
    >>> outcome_worth([road, hours], Fraction(4))
    {}
    """
    sums: dict[Fraction, tuple[tuple[str, ...], ...]] = {Fraction(0): ()}
    for table in tables:
        longer: dict[Fraction, tuple[tuple[str, ...], ...]] = {}
        for total, taken in sums.items():
            for options, one in table.worth.items():
                longer.setdefault(total + one, (*taken, options))
        if len(longer) > MOST_SUMS:
            return {}
        sums = longer
    return {
        issue: option
        for table, options in zip(tables, sums.get(worth, ()), strict=False)
        for issue, option in zip(table.issues, options, strict=True)
    }


def rows_of_numbers(issues: Issues) -> Mapping[str, tuple[int, ...]] | None:
    """Return the options as whole numbers, if all are, each one above the last.

    Examples
    --------
    >>> rows_of_numbers({"crew": ("2", "3", "4")})
    {'crew': (2, 3, 4)}
    >>> rows_of_numbers({"crew": ("2", "4")}) is None
    True
    """
    found = {}
    for issue, options in issues.items():
        numbers = tuple(int(one) for one in options if _whole(one))
        rises = all(low + 1 == high for low, high in pairwise(numbers))
        if len(numbers) < len(options) or not rises:
            return None
        found[issue] = numbers
    return found


def _whole(option: str) -> bool:
    digits = option.removeprefix("-")
    return len(digits) < 10 and digits.isdecimal() and str(int(option)) == option


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return whole numbers as the ends of rows without a gap.

    Examples
    --------
    >>> runs([4, 1, 2])
    [(1, 2), (4, 4)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
