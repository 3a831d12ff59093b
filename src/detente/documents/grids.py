"""Tables in a stored text: rows of cells, whatever stands between the cells."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.model.evidence import Span

MOST_COLUMNS = 50
_RULE = re.compile(r"[\s|:+=-]+")
_LEAST_LISTED = 3
"""Columns of a table whose cells are set apart by commas: text has commas, too."""
_LONGEST_HEAD = 60
"""Characters of the head of a column whose cells are set apart by commas."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a text.

    Attributes
    ----------
    span
        From the first cell to the last.
    rows
        Spans of the cells, row by row, as many in each; the first row heads the
        columns. A cell may be empty.
    """

    span: Span
    rows: tuple[tuple[Span, ...], ...]


def grids(text: str) -> tuple[Grid, ...]:
    r"""Return the tables of a text: cells between tabs, bars, semicolons or commas.

    A table has a head, a row and two columns at least, three where only commas set
    cells apart; and as many cells in each row.

    Examples
    --------
    >>> text = "Talks\nIssue\tNorway\tSweden\nWater\tlower levels\tno change\n"
    >>> [grid] = grids(text)
    >>> [[text[a:b] for a, b in row] for row in grid.rows]
    [['Issue', 'Norway', 'Sweden'], ['Water', 'lower levels', 'no change']]
    """
    found: list[Grid] = []
    rows: list[tuple[Span, ...]] = []
    between = ""
    for start, end in [*_lines(text), (len(text), len(text))]:
        line = text[start:end]
        if rows and "|" in line and _RULE.fullmatch(line):
            continue
        sign = _sign(line)
        cells = _cells(line, start, sign) if sign else ()
        if not cells or sign != between or (rows and len(cells) != len(rows[0])):
            found += _grid(rows, between, text)
            rows = []
        between = sign
        if cells:
            rows.append(cells)
    return tuple(found)


def _grid(rows: Sequence[tuple[Span, ...]], sign: str, text: str) -> Iterator[Grid]:
    least = _LEAST_LISTED if sign in {",", ";"} else 2
    if len(rows) < 2 or not least <= len(rows[0]) <= MOST_COLUMNS:
        return
    heads = [text[slice(*cell)] for cell in rows[0]]
    plain = all(len(h) <= _LONGEST_HEAD and not h.endswith(".") for h in heads)
    if sign in {"\t", "|"} or plain:
        yield Grid((rows[0][0][0], rows[-1][-1][1]), tuple(rows))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _sign(line: str) -> str:
    """Return what sets the cells of a line apart, if it has any."""
    if "\t" in line.strip():
        return "\t"
    bars = line.strip()
    if bars.startswith("|") and bars.endswith("|") and bars.count("|") > 2:
        return "|"
    return next((sign for sign in ";," if line.count(sign) > 1), "")


def _cells(line: str, start: int, sign: str) -> tuple[Span, ...]:
    """Return the spans of the cells of a line; none if its quotes do not close."""
    spans: list[Span] = []
    place = 0
    parts = line.split(sign) if sign in {"\t", "|"} else _unquoted(line, sign)
    for part in parts:
        own = part.strip().strip('"').strip()
        begin = start + place + (part.find(own) if own else 0)
        spans.append((begin, begin + len(own)))
        place += len(part) + 1
    if sign == "|":
        spans = spans[1:-1]
    return tuple(spans) if place == len(line) + 1 else ()


def _unquoted(line: str, sign: str) -> list[str]:
    """Cut a line at the signs outside its quotes, each piece as it stands."""
    if '"' not in line:
        return line.split(sign)
    try:
        read = next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []
    pieces: list[str] = []
    rest = line
    for own in read:
        written = f'"{own}"' if rest.startswith('"') else own
        if not rest.startswith(written):
            return []
        pieces.append(written)
        rest = rest[len(written) + 1 :]
    return pieces
