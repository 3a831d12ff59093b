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
may have a comma for a point.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NoReturn

from detente.casefile.interchange.given import faulty
from detente.casefile.interchange.numerals import exact, numeral
from detente.casefile.interchange.profiles import Losses, Written, based, stem
from detente.casefile.wording import quoted
from detente.errors import CaseError
from detente.model import Scores, ScoreSheet

NAME = "CSV"
ENDING = ".csv"
HEADINGS = "the headings 'issue', 'option' and the name of each party"
"""What a sheet begins with."""
_NO_DEAL = frozenset(["reservation", "reservation value", "no deal", "batna"])
_HEAD = ("issue", "option")
_SIGNS = ",;\t"


def is_sheet(text: str) -> bool:
    r"""Tell whether text begins with the headings of a score sheet.

    Examples
    --------
    >>> is_sheet("Issue;Option;Seller;Buyer\n"), is_sheet("issue: price\n")
    (True, False)
    """
    return bool(_sign(text))


def _sign(text: str) -> str:
    """Return what sets columns apart, or nothing if there are no such headings."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    for sign in _SIGNS:
        cells = [cell.strip().strip('"').casefold() for cell in line.split(sign)]
        if tuple(cells[:2]) == _HEAD and len(cells) > 2:
            return sign
    return ""


class _Rows:
    """What the rows of a sheet say so far."""

    def __init__(self, file: str, parties: Sequence[str], *, comma: bool) -> None:
        self._file, self._parties, self._comma = file, parties, comma
        self.points: dict[str, dict[str, tuple[Fraction, ...]]] = {}
        self.no_deal: tuple[Fraction | None, ...] = (None,) * len(parties)
        self._issue = ""

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take in one row."""
        issue, option, *numbers = (cell.strip() for cell in cells)
        if len(numbers) != len(self._parties):
            self._fault(
                line, "", f"must have {len(self._parties) + 2} cells; got {len(cells)}"
            )
        if not option and issue.casefold() in _NO_DEAL:
            self.no_deal = tuple(
                self._number(line, place, cell) if cell else None
                for place, cell in enumerate(numbers)
            )
            return
        self._issue = issue or self._issue
        if not self._issue or not option:
            self._fault(line, "", "must name an issue and an option; got nothing")
        options = self.points.setdefault(self._issue, {})
        if option in options:
            what = f"must stand once; got {quoted(option)} again"
            self._fault(line, self._issue, what)
        options[option] = tuple(
            self._number(line, place, cell) for place, cell in enumerate(numbers)
        )

    def _number(self, line: int, place: int, cell: str) -> Fraction:
        try:
            return exact(cell.replace(",", ".") if self._comma else cell)
        except ValueError as error:
            self._fault(line, self._parties[place], str(error))

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
    sign = _sign(text)
    table = csv.reader(
        io.StringIO(text, newline=""), delimiter=sign or ",", strict=True
    )
    try:
        head = _trimmed(next(row for row in table if any(map(str.strip, row))), 2)
        parties = [cell.strip() for cell in head[2:]]
        rows = _Rows(file, parties, comma=sign != ",")
        for row in table:
            if any(cell.strip() for cell in row):
                rows.take(table.line_num, _trimmed(row, len(head)))
    except csv.Error as error:
        raise faulty(file, f"must be CSV; {error}", (table.line_num, 1)) from None
    try:
        return _sheet(rows.points, parties, rows.no_deal, title)
    except CaseError as error:
        raise faulty(file, error.message, where=error.where) from None


def _trimmed(row: Sequence[str], width: int) -> list[str]:
    """Leave out empty cells past the headings, and fill up a short row."""
    cells = [*row]
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells))


def _sheet(
    points: Mapping[str, Mapping[str, tuple[Fraction, ...]]],
    parties: Sequence[str],
    no_deal: Sequence[Fraction | None],
    title: str,
) -> ScoreSheet:
    return ScoreSheet(
        title,
        {issue: tuple(options) for issue, options in points.items()},
        tuple(
            Scores(
                party,
                {
                    issue: tuple(numbers[place] for numbers in options.values())
                    for issue, options in points.items()
                },
                reservation=no_deal[place],
            )
            for place, party in enumerate(parties)
        ),
    )


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write a score sheet."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*_HEAD, *(scores.party for scores in sheet.parties)])
    for scores in sheet.parties:
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
