"""The points of a frontier as a table that fits a screen."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.model import ScoreSheet
from detente.model.scoresheet import in_points
from detente.questions.exact import RULES

if TYPE_CHECKING:  # which is at hand when this is called
    from detente.questions.exact import ExactFrontier

MOST_LISTED = 60
"""Points in a table, at most; of more, some spread along the frontier."""
MOST_COLUMNS = 12
"""Issues in a table, at most."""
WIDEST = 88
"""Signs in a row of a table, but for the rules; where names take more, numbers do."""

Outcomes = Sequence[Mapping[str, str]]


def table(sheet: ScoreSheet, found: "ExactFrontier") -> Iterator[str]:
    """Yield a row for each point: utilities, options, and the rules that pick it.

    Where names would make rows too wide, an issue on which all rows have the same
    option is left to a line of its own, and options go by numbers told below.
    """
    shown = _spread(len(found.points))
    outcomes = [sheet.outcome(found.points[place].outcome) for place in shown]
    points = list(_worth(found, shown))
    room = WIDEST - _width(points)
    columns = _columns(sheet, outcomes, room)
    options = [columns, *([one[issue] for issue in columns] for one in outcomes)]
    wide = bool(columns) and _width(options) > room
    if wide:
        most = max(room // len(columns) - 2, 6)
        options = [
            [_cut(issue, most) for issue in columns],
            *(_numbered(sheet, one, columns) for one in outcomes),
        ]
    picked = ["picked by", *(_picked(found, place) for place in shown)]
    parts = zip(points, options, picked, strict=True)
    yield from _aligned([[*p, *o, rules] for p, o, rules in parts], len(points[0]))
    if len(shown) < len(found.points):
        more = len(found.points) - len(shown)
        yield f"  {more:,} points between these are left out; --json has them."
    if not columns:
        yield f"  {len(sheet.issues)} issues are too many for a table; --json has all."
    if wide:
        yield from _legend(sheet, outcomes, columns)
    yield from _same(outcomes, columns)


def _spread(n: int) -> Sequence[int]:
    """Return places of as many points as a table has, the first and last among them."""
    if n <= MOST_LISTED:
        return range(n)
    return sorted({round(k * (n - 1) / (MOST_LISTED - 1)) for k in range(MOST_LISTED)})


def _worth(found: "ExactFrontier", shown: Sequence[int]) -> Iterator[list[str]]:
    """Yield headings and utilities, and how many outcomes are alike where some are."""
    alike = any(point.count > 1 for point in found.points)
    yield [*found.parties, *["alike"][:alike]]
    for place in shown:
        point = found.points[place]
        yield [*map(in_points, point.utilities), *[f"{point.count:,}"][:alike]]


def _width(rows: Sequence[Sequence[str]]) -> int:
    return sum(max(map(len, column)) + 2 for column in zip(*rows, strict=True))


def _columns(sheet: ScoreSheet, outcomes: Outcomes, room: int) -> list[str]:
    """Return issues for a table: all that fit, those that differ, or none of many."""
    every = list(sheet.issues)
    rows = [every, *([one[issue] for issue in every] for one in outcomes)]
    if len(every) <= MOST_COLUMNS and (_width(rows) <= room or not outcomes):
        return every
    differing = [i for i in every if len({one[i] for one in outcomes}) > 1]
    return differing if len(differing) <= MOST_COLUMNS else []


def _numbered(
    sheet: ScoreSheet, outcome: Mapping[str, str], columns: Sequence[str]
) -> list[str]:
    return [str(sheet.issues[i].index(outcome[i]) + 1) for i in columns]


def _picked(found: "ExactFrontier", place: int) -> str:
    rules = [rule for rule, places in found.solutions.items() if place in places]
    return ", ".join(RULES[rule].split(" ")[0] for rule in rules)


def _aligned(rows: Sequence[Sequence[str]], n_numbers: int) -> Iterator[str]:
    """Yield rows with numbers set to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if place < n_numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield ("  " + "  ".join(cells)).rstrip()


def _cut(name: str, width: int) -> str:
    """Cut a name, and show that it was.

    Examples
    --------
    >>> _cut("by the troupe", 8), _cut("by noon", 8)
    ('by the …', 'by noon')
    """
    return name if len(name) <= width else f"{name[: width - 1]}…"


def _legend(
    sheet: ScoreSheet, outcomes: Outcomes, columns: Sequence[str]
) -> Iterator[str]:
    """Yield what the numbers stand for, of the options that are in the table."""
    yield ""
    for issue in columns:
        met = {outcome[issue] for outcome in outcomes}
        options = enumerate(sheet.issues[issue], start=1)
        said = "; ".join(f"{n} {option}" for n, option in options if option in met)
        yield from _wrapped(f"{issue}: {said}")


def _same(outcomes: Outcomes, columns: Sequence[str]) -> Iterator[str]:
    """Yield the options that all rows have, of issues that have no column."""
    if columns and outcomes:
        left = {i: o for i, o in outcomes[0].items() if i not in columns}
        said = "; ".join(f"{issue}: {option}" for issue, option in left.items())
        if said:
            yield from _wrapped(f"In all of these {said}.")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDEST, initial_indent="  ", subsequent_indent="    ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
