"""A score sheet as teachers use it: a table in CSV, a column of points for each party.

```text
issue,option,Seller,Buyer
price,low,0,40
,high,60,0
date,now,10,20
,later,15,0
reservation,,25,20
```

An empty cell under an issue stands for the one above. The rows of reservation values
have no option. Columns may be set apart by semicolons or tabs; where they are, numbers
may have a comma for a point. 40% is 0.4.

What spreadsheets and people add is understood: lines above the headings, of which the
first is the title, Excel's ``sep=;``, rows with nothing but the name of an issue, signs
between thousands, and rows and columns of totals and notes, which are left out: by
their names, or a row without an option by its sums, a column by having words alone. In
a row whose option is *weight* stand the weights of an issue, by which its points are
multiplied; it comes before the options.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from detente.casefile.interchange.given import faulty
from detente.casefile.interchange.numerals import exact, numeral
from detente.casefile.interchange.profiles import Losses, Written, based, stem
from detente.casefile.interchange.totals import are_totals, called_totals, totals
from detente.casefile.wording import quoted
from detente.errors import CaseError
from detente.model import Scores, ScoreSheet

NAME = "CSV"
ENDING = ".csv"
HEADINGS = "the headings 'issue', 'option' and the name of each party"
"""What a sheet begins with."""
_NO_DEAL = frozenset(
    f"reservation{what}"
    for what in ("", "s", " value", " values", " price", " point", " points")
) | {"no deal", "no agreement", "batna", "walk-away", "walk away", "walkaway"}
_HEAD = ("issue", "option")
_HEADS = (_HEAD, ("issues", "options"))
_WEIGHT = frozenset(["weight", "weights"])
_NOTES = frozenset(["note", "notes", "comment", "comments", "remark", "remarks"])
_ASIDE = re.compile(r"\s*(?:\(.*\)|:)$")
_MINUS = re.compile("^[\u2212\u2013]")
_GROUPS = re.compile(
    r"(?P<sign>[+-]?)(?P<first>[1-9][0-9]{0,2})(?P<by>[.,'\u2019 \u00a0\u202f])"
    r"(?P<rest>[0-9]{3}(?:(?P=by)[0-9]{3})*)(?:(?!(?P=by))[.,](?P<part>[0-9]+))?"
)
"""Digits in threes, with one sign between them, and a part after another sign."""
_SIGNS = ",;\t"
_ABOVE = 20
"""Lines above the headings, at most."""
_FIRST = 20_000
"""Signs in which they stand."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the headings stand, what sets columns apart, and what stands above."""

    line: int
    sign: str
    title: str


def is_sheet(text: str) -> bool:
    r"""Tell whether text has the headings of a score sheet near its beginning.

    Examples
    --------
    >>> is_sheet("Issue;Option;Seller;Buyer\n"), is_sheet("issue: price\n")
    (True, False)
    >>> is_sheet("The boat,,\n\nissue,option,Seller\n")
    True
    """
    return _start(text) is not None


def _start(text: str) -> _Start | None:
    """Find the headings; None where there are none."""
    title = ""
    lines = io.StringIO(text[:_FIRST], newline=None)
    for place, line in zip(range(_ABOVE), lines, strict=False):
        for sign in _SIGNS:
            cells = [cell.strip().strip('"').strip() for cell in line.split(sign)]
            head = tuple(cell.casefold() for cell in cells[:2])
            if head in _HEADS and len(cells) > 2:
                return _Start(place, sign, title)
        first = next((cell for cell in _cells_of(line) if cell), "")
        title = title or ("" if first.lower().startswith("sep=") else first)
    return None


def _cells_of(line: str) -> list[str]:
    """Return the cells of a line above the headings, whatever sets them apart."""
    return [cell.strip().strip('"').strip() for cell in re.split("[,;\t]", line)]


def _label(cell: str) -> str:
    """Return what a row is called, without what stands in brackets behind it.

    Examples
    --------
    >>> _label("BATNA (no deal)"), _label("Total:")
    ('batna', 'total')
    """
    return _ASIDE.sub("", cell).casefold()


class _Rows:
    """What the rows of a sheet say so far."""

    def __init__(self, file: str, parties: Sequence[str], *, comma: bool) -> None:
        self._file, self._parties, self._comma = file, parties, comma
        self.points: dict[str, dict[str, tuple[Fraction, ...]]] = {}
        self.no_deal: tuple[Fraction | None, ...] = (None,) * len(parties)
        self.weights: dict[str, tuple[Fraction, ...]] = {}
        self.remarks: list[str] = []
        self._issue = ""
        self._alone: dict[str, int] = {}
        self._bare: list[tuple[int, str, Sequence[str]]] = []
        self._line = 0

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take in one row."""
        issue, option, *numbers = (cell.strip() for cell in cells)
        if len(numbers) != len(self._parties):
            what = f"must have {len(self._parties) + 2} cells; got {len(cells)}"
            self._fault(line, "", what)
        label = _label(issue)
        if option or not issue:
            self._option(line, issue or self._issue, option, numbers)
        elif label in _NO_DEAL:
            self.no_deal = tuple(
                self._number(line, place, cell) if cell else None
                for place, cell in enumerate(numbers)
            )
        elif called_totals(label):
            self._leave_out(line, issue)
        elif any(numbers):
            self._bare.append((line, issue, numbers))
        else:
            self._issue = issue
            self._alone[issue] = line

    def _option(
        self, line: int, issue: str, option: str, numbers: Sequence[str]
    ) -> None:
        """Take in what an option is worth, or the weights of an issue."""
        self._issue = issue
        if not issue or not option:
            self._fault(line, "", "must name an issue and an option; got nothing")
        weight = option.casefold() in _WEIGHT and issue not in self.points
        if weight:
            self.remarks.append(f"the weights of {issue} multiply its points")
        found = self.weights if weight else self.points.setdefault(issue, {})
        key = issue if weight else option
        if key in found:
            what = f"must stand once; got {quoted(option)} again"
            self._fault(line, issue, what)
        found[key] = tuple(
            self._number(line, place, cell) for place, cell in enumerate(numbers)
        )
        self._line = line

    def _leave_out(self, line: int, name: str) -> None:
        self.remarks.append(f"line {line}, {name}, is left out")

    def finish(self) -> None:
        """Tell which names had no options, and what each has without a deal."""
        for issue, line in self._alone.items():
            if issue not in self.points:
                self._leave_out(line, issue)
        for issue, options in [*self.points.items()]:
            single = len(options) == 1 < len(self.points)
            if single and _label(issue) in _NO_DEAL and not any(self.no_deal):
                ((option, self.no_deal),) = self.points.pop(issue).items()
                what = f"{issue}, {option}, is what each has without a deal"
                self.remarks.append(what)
        self._last_option()
        for line, name, cells in self._bare:
            self._points_alone(line, name, cells)

    def _points_alone(self, line: int, name: str, cells: Sequence[str]) -> None:
        """Leave out a row of totals by whatever name; nothing else has points alone."""
        numbers = [
            self._number(line, place, cell) if cell else None
            for place, cell in enumerate(cells)
        ]
        if not are_totals(numbers, self.points, self.weights):
            most = [numeral(number) for number in totals(self.points, self.weights)[0]]
            what = "must name an option, too, or be called 'reservation' or 'total'"
            sums = f", or hold totals ({', '.join(most)})" if most else ""
            self._fault(line, name, f"{what}{sums}; got points alone")
        self._leave_out(line, name)

    def _last_option(self) -> None:
        """Leave out totals that stand where options do, or tell of what may be some."""
        for issue, options in [*self.points.items()][-1:]:
            *others, last = options
            rest = {**self.points, issue: {one: options[one] for one in others}}
            if not others:
                del rest[issue]
            if len(rest) < 2 or not are_totals(options[last], rest, self.weights):
                continue
            if called_totals(_label(last)) or called_totals(_label(issue)):
                self.points = rest
                self._leave_out(self._line, last)
            else:
                what = f"{last} is taken for an option of {issue}, and holds totals"
                self.remarks.append(f"line {self._line}, {what}")

    def _number(self, line: int, place: int, cell: str) -> Fraction:
        plain = _MINUS.sub("-", cell.removesuffix("%").rstrip())
        grouped = _GROUPS.fullmatch(plain)
        clear = grouped and self._clear(grouped)
        if grouped and clear:
            digits = re.sub(r"\D", "", grouped["rest"])
            plain = f"{grouped['sign']}{grouped['first']}{digits}"
            plain += f".{grouped['part']}" if grouped["part"] else ""
        try:
            number = exact(plain.replace(",", ".") if self._comma else plain)
        except ValueError as error:
            self._fault(line, self._parties[place], str(error))
        if grouped and not clear and self._comma:
            what = f"{cell} is read as {numeral(number)}, not with thousands"
            self.remarks.append(f"line {line}, {self._parties[place]}: {what}")
        return number / 100 if cell.endswith("%") else number

    def _clear(self, grouped: re.Match[str]) -> bool:
        """Tell whether the signs between digits can only set thousands apart."""
        if grouped["part"] or len(grouped["rest"]) > 3 or grouped["by"] not in ".,":
            return True
        return grouped["by"] == "," and not self._comma

    def _fault(self, line: int, where: str, message: str) -> NoReturn:
        raise faulty(self._file, message, (line, 1), where)


def read(text: str, file: str, title: str = "") -> ScoreSheet:
    r"""Read a score sheet.

    Raises
    ------
    CaseFileError
        With the line of the fault.

    Examples
    --------
    >>> sheet = read("issue,option,A,B\nprice,low,0,2\n,high,1,0\n", "sheet.csv")
    >>> sheet.issues, sheet.parties[1].points
    ({'price': ('low', 'high')}, {'price': (Fraction(2, 1), Fraction(0, 1))})
    """
    start = _start(text) or _Start(0, ",", "")
    lines = io.StringIO(text, newline="")
    for _ in range(start.line):
        lines.readline()
    table = csv.reader(lines, delimiter=start.sign, strict=True)
    try:
        head = _trimmed(next(row for row in table if any(map(str.strip, row))), 2)
        body = [
            (start.line + table.line_num, _trimmed(row, len(head)))
            for row in table
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        place = start.line + table.line_num, 1
        raise faulty(file, f"must be CSV; {error}", place) from None
    notes = _notes(head, [cells for _, cells in body])
    parties = [
        one.strip() for place, one in enumerate(head[2:], 2) if place not in notes
    ]
    rows = _Rows(file, parties, comma=start.sign != ",")
    for line, cells in body:
        kept = [cell for place, cell in enumerate(cells) if place not in notes]
        rows.take(line, kept)
    rows.finish()
    rows.remarks += [f"the column {head[place].strip()} is left out" for place in notes]
    try:
        return _sheet(rows, parties, start.title or title)
    except CaseError as error:
        raise faulty(file, error.message, where=error.where) from None


def _notes(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return places of columns that are called notes, or have words and no number."""
    found = []
    for place, name in enumerate(head[2:], 2):
        cells = "".join(row[place] for row in rows if len(row) > place).strip()
        if _label(name) in _NOTES or (cells and not re.search("[0-9]", cells)):
            found.append(place)
    return found


def _trimmed(row: Sequence[str], width: int) -> list[str]:
    """Leave out empty cells past the headings, and fill up a short row."""
    cells = [*row]
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells))


def _sheet(rows: _Rows, parties: Sequence[str], title: str) -> ScoreSheet:
    points = rows.points
    for issue in rows.weights:
        if issue not in points:
            raise CaseError(issue, "must have options beside its weight; got none")
    once = (Fraction(1),) * len(parties)
    sums = _sums(rows)
    called = [place for place in sums if called_totals(_label(parties[place]))]
    for place in sums:
        what = "is left out" if place in called else "is a party, and the others' sum"
        rows.remarks.append(f"the column {parties[place]} {what}")
    return ScoreSheet(
        title,
        {issue: tuple(options) for issue, options in points.items()},
        tuple(
            Scores(
                party,
                {
                    issue: tuple(
                        rows.weights.get(issue, once)[place] * numbers[place]
                        for numbers in options.values()
                    )
                    for issue, options in points.items()
                },
                {issue: each[place] for issue, each in rows.weights.items()},
                reservation=rows.no_deal[place],
            )
            for place, party in enumerate(parties)
            if place not in called
        ),
        tuple(rows.remarks),
    )


def _sums(rows: _Rows) -> list[int]:
    """Return places of columns each number of which is the sum of the others.

    Fewer rows than other columns, each counted once, may have a sum by accident.
    """
    every = {each for options in rows.points.values() for each in options.values()}
    told = [each for each in every if any(each)]
    n_columns = len(told[0]) if told else 0
    return [
        place
        for place in range(n_columns)
        if 2 < n_columns <= len(told) + 1
        and all(sum(each) == 2 * each[place] for each in told)
    ]


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write a score sheet."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*_HEAD, *(scores.party for scores in sheet.parties)])
    for scores in sheet.parties:
        losses.together(scores)
        losses.base(scores, NAME)
        losses.discount(scores, NAME)
        if scores.weights:
            losses.add(f"{NAME} has no room for weights: those of {scores.party}")
    points = [based(scores).points for scores in sheet.parties]
    for issue, options in sheet.issues.items():
        for place, option in enumerate(options):
            table.writerow([issue, option, *(numeral(p[issue][place]) for p in points)])
    said = [scores.reservation for scores in sheet.parties]
    if any(value is not None for value in said):
        cells = ["" if value is None else numeral(value) for value in said]
        table.writerow(["reservation", "", *cells])
    return {f"{stem(sheet.title or 'sheet')}{ENDING}": out.getvalue()}
