"""What the pairs of a class agreed on: a table in CSV, a row for each pair.

```text
pair,rent,repairs
Ann and Bob,half,by the troupe
Cid and Dora,,
```

The first column says who; the others are the issues, in any order. A row without an
option is a pair that parted with no deal. Columns may be set apart by semicolons or
tabs. Lines above the headings are passed over, and so are columns that are no issue
where every issue has one.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from detente.casefile.interchange.given import WINDOWS, decoded, of_windows
from detente.casefile.wording import listed, meant, quoted
from detente.errors import CaseFileError, Fault, TooLargeError
from detente.model import Agreement, ScoreSheet

MAX_BYTES = 2_000_000
"""Size of a table, at most."""
MAX_PAIRS = 1000
"""Rows of a table, at most."""
PARTED = frozenset(["no deal", "no agreement", "impasse"])
"""What may stand alone in a row of a pair without a deal."""
_SIGNS = ",;\t"
_ABOVE = 20
"""Lines above the headings, at most."""
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What pairs agreed on, and what was made of the table that says so."""

    agreements: tuple[Agreement, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the headings stand, what sets columns apart, and how many are issues."""

    line: int
    sign: str
    known: int


def read(
    content: bytes,
    file: str,
    sheet: ScoreSheet,
    titles: Mapping[str, str] = _NONE,
) -> Agreed:
    r"""Read the agreements of a class.

    Parameters
    ----------
    content
        Of the file.
    file
        What messages call it.
    sheet
        What was negotiated.
    titles
        Other names for issues, and which issue each is.

    Raises
    ------
    CaseFileError
        With every fault of the table and its line.
    TooLargeError
        If there are more than `MAX_PAIRS` rows, or `MAX_BYTES` bytes.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from detente.model import Scores
    >>> sheet = ScoreSheet("", {"rent": ("full", "half")}, (
    ...     Scores("town", {"rent": (Fraction(1), Fraction(0))}),
    ... ))
    >>> table = b"pair,rent\nAnn and Bob,Half\nCid and Dora,\n"
    >>> read(table, "deals.csv", sheet).agreements
    ... # doctest: +NORMALIZE_WHITESPACE
    (Agreement(pair='Ann and Bob', outcome=(1,)),
     Agreement(pair='Cid and Dora', outcome=None))
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"{file}: must have at most {MAX_BYTES:,} bytes; got more")
    issues = {**titles, **{issue: issue for issue in sheet.issues}}
    text, remarks = _text(content, file, issues)
    rows = list(_rows(text, file, _start(text, issues)))
    if not rows:
        raise CaseFileError(file, (_fault(1, "must have headings and rows; got none"),))
    if len(rows) - 1 > MAX_PAIRS:
        raise TooLargeError(f"{file}: must have at most {MAX_PAIRS:,} rows; got more")
    table = _Table(sheet, issues)
    table.begin(*rows[0])
    if not table.faults:
        for line, cells in rows[1:]:
            table.take(line, cells)
        if len(rows) == 1:
            table.faults.append(_fault(rows[0][0], "must have a row below; got none"))
    if table.faults:
        raise CaseFileError(file, tuple(table.faults))
    return Agreed(tuple(table.found), (*remarks, *table.remarks))


def _text(
    content: bytes, file: str, issues: Mapping[str, str]
) -> tuple[str, Sequence[str]]:
    """Return a table as text, and what is to be told of that."""
    text = of_windows(content)
    if text and _start(text, issues).known:
        return text, [WINDOWS]
    return decoded(content, file), []


def _start(text: str, issues: Mapping[str, str]) -> _Start:
    """Find the first line that names every issue, or else the first that says a thing.

    What sets its columns apart is what makes most issues of it, or else most cells.
    """
    starts = []
    for place, line in enumerate(islice(io.StringIO(text, newline=None), _ABOVE)):
        if not line.strip() or re.match(r"\s*\"?sep=.", line, re.IGNORECASE):
            continue
        counts = {sign: _counts(line, sign, issues) for sign in _SIGNS}
        sign = max(_SIGNS, key=counts.__getitem__)
        starts.append(_Start(place, sign, counts[sign][0]))
    every = (one for one in starts if one.known == len({*issues.values()}))
    return next(every, starts[0] if starts else _Start(0, ",", 0))


def _counts(line: str, sign: str, issues: Mapping[str, str]) -> tuple[int, int]:
    """Return how many issues a line names, and how many cells it has."""
    cells = next(csv.reader([line], delimiter=sign), [])
    return len({_issue(cell, issues) for cell in cells} - {""}), len(cells)


def _rows(text: str, file: str, start: _Start) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows from the headings on that hold something, each with its line."""
    lines = io.StringIO(text, newline="")
    for _ in range(start.line):
        lines.readline()
    table = csv.reader(lines, delimiter=start.sign, strict=True)
    try:
        for row in table:
            if any(cell.strip() for cell in row):
                yield start.line + table.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        fault = _fault(start.line + table.line_num, f"must be CSV; {error}")
        raise CaseFileError(file, (fault,)) from None


class _Table:
    """The rows read so far, and what is wrong with them."""

    def __init__(self, sheet: ScoreSheet, issues: Mapping[str, str]) -> None:
        self.sheet, self.issues = sheet, issues
        self.columns: list[str] = []
        self.faults: list[Fault] = []
        self.remarks: list[str] = []
        self.found: list[Agreement] = []
        self.lines: dict[str, int] = {}

    def begin(self, line: int, cells: Sequence[str]) -> None:
        """Read the headings: who, and then every issue once."""
        if _issue(cells[0], self.issues):
            what = f"must be a column that says who; got the issue {quoted(cells[0])}"
            self._fault(line, what, "column 1")
        last = max(place for place, cell in enumerate(cells) if cell)
        found = {_issue(cell, self.issues) for cell in cells}
        missing = [issue for issue in self.sheet.issues if issue not in found]
        for place, cell in enumerate(cells[1 : last + 1], 2):
            self._head(line, place, cell, passing=not missing)
        if missing and not self.faults:
            self._fault(line, f"must have a column for {listed(missing, 'and')}")

    def _head(self, line: int, place: int, cell: str, *, passing: bool) -> None:
        """Read a heading; one that is no issue is passed over if none is missing."""
        issue = _issue(cell, self.issues)
        where = f"column {place}"
        if not issue and passing:
            self.remarks.append(f"the column {cell or place} is left out")
        elif not issue:
            known = listed(self.sheet.issues)
            near = meant(cell, self.issues) if cell else ""
            self._fault(
                line, f"must be an issue, {known}; got {quoted(cell)}{near}", where
            )
        elif issue in self.columns:
            self._fault(line, f"must stand once; got {quoted(cell)} again", where)
        self.columns.append(issue)

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Read the row of one pair."""
        pair, *options = [*cells, *[""] * (len(self.columns) + 1 - len(cells))]
        if any(options[len(self.columns) :]):
            n = len(self.columns) + 1
            self._fault(line, f"must have {n} columns, as the headings; got more")
            return
        self._once(line, pair)
        pairs = zip(self.columns, options, strict=False)
        given = {issue: option for issue, option in pairs if issue}
        said = [option for option in given.values() if option]
        word = self._word(said)
        before = len(self.faults)
        outcome = None
        if word and word.casefold() not in PARTED and len(given) > 1:
            what = "must name an option of each issue, or none where there is no deal"
            self._fault(line, f"{what}; got {quoted(word)} alone")
        elif said and word.casefold() not in PARTED:
            outcome = tuple(self._outcome(line, given))
        if len(self.faults) > before:
            return
        if outcome is not None and not self.sheet.allows(outcome):
            what = "must be a deal that the scenario allows; its conditions rule it out"
            self._fault(line, what)
        self.found.append(Agreement(pair, outcome))

    def _word(self, said: Sequence[str]) -> str:
        """Return what stands alone in a row and is no option, or nothing."""
        known = [option for options in self.sheet.issues.values() for option in options]
        return said[0] if len(said) == 1 and _place(said[0], known) is None else ""

    def _once(self, line: int, pair: str) -> None:
        before = self.lines.setdefault(pair, line) if pair else line
        if before != line:
            what = (
                f"must differ from the other names; {quoted(pair)} is in line {before}"
            )
            self._fault(line, what, "who")

    def _outcome(self, line: int, given: Mapping[str, str]) -> Iterator[int]:
        for issue, options in self.sheet.issues.items():
            place = _place(given[issue], options)
            if place is not None:
                yield place
            elif not given[issue]:
                what = "must name an option, or the row none at all; got nothing"
                self._fault(line, what, issue)
            else:
                near = meant(given[issue], options)
                known = f"must be {listed(options)}; got {quoted(given[issue])}"
                self._fault(line, f"{known}{near}", issue)

    def _fault(self, line: int, message: str, where: str = "") -> None:
        self.faults.append(_fault(line, message, where))


def _fault(line: int, message: str, where: str = "") -> Fault:
    return Fault(line, 1, where, message)


def _issue(got: str, issues: Mapping[str, str]) -> str:
    """Return the issue that a heading means, or nothing.

    Examples
    --------
    >>> known = {"rent": "Rent", "Rent": "Rent"}
    >>> _issue("RENT", known), _issue("pay", known)
    ('Rent', '')
    """
    like = _plain(got)
    near = {issue for name, issue in issues.items() if _plain(name) == like}
    return issues.get(got) or (near.pop() if len(near) == 1 else "")


def _place(got: str, names: Sequence[str]) -> int | None:
    """Return which name is meant: the same, or the only one that differs in capitals.

    Examples
    --------
    >>> _place("Half", ["full", "half"]), _place("third", ["full", "half"])
    (1, None)
    """
    if got in names:
        return names.index(got)
    like = _plain(got)
    near = [place for place, name in enumerate(names) if _plain(name) == like]
    return near[0] if len(near) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
