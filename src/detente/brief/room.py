"""How much of a case stands on the page, and how much of that on paper."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from detente.brief.figures.figure import Table
from detente.brief.names import Names
from detente.brief.ranking import discussed
from detente.model import Note, Statement
from detente.study import Findings

T = TypeVar("T")
EACH = 6
"""Most statements of one party on one issue that are printed."""
COLUMNS = 8
"""Most principals that have a column of their own in a table."""
LIMIT = 1_000_000
"""Bytes below which a page stays."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much a page shows of what there may be any number of.

    Attributes
    ----------
    items
        Most items of a list.
    letters
        Most characters of the table under a figure.
    things
        Most things in a picture, such as issues.
    """

    items: int
    letters: int
    things: int


LEVELS = (
    Level(200, 12_000, 12),
    Level(40, 6_000, 8),
    Level(15, 3_000, 6),
    Level(5, 1_500, 4),
    Level(1, 500, 1),
)
"""From much to little: a page takes the first with which it is within its limit."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a template may show of lists and tables.

    Attributes
    ----------
    level
        On the page.
    paper
        How many things of each list and each figure are printed.
    """

    level: Level
    paper: Mapping[str, int]

    def kept(self, items: Sequence[T]) -> Sequence[T]:
        """Return the items of a list that stand on the page."""
        return items[: self.level.items]

    def printed(self, name: str, items: Sequence[T]) -> Sequence[T]:
        """Return those of a list that are printed."""
        return self.kept(items)[: self.paper.get(name, len(items))]

    def off(self, name: str, place: int) -> bool:
        """Tell whether the item at a place of a list is left out in print."""
        return place >= self.paper.get(name, place + 1)

    @property
    def each(self) -> int:
        """Most statements of one party on one issue that are printed."""
        return EACH

    @property
    def columns(self) -> int:
        """Most principals that have a column of their own in a table."""
        return COLUMNS

    def rows(self, table: Table) -> Sequence[tuple[str, ...]]:
        """Return the rows of a table that the page shows, at least one."""
        left = self.level.letters
        for place, row in enumerate(table.rows):
            left -= sum(map(len, row)) + _CELL * len(row)
            if left < 0:
                return table.rows[: max(1, place)]
        return table.rows

    def quotes(self, findings: Findings) -> list[tuple[int, Statement | Note]]:
        """Return the quotes that are printed, each with its number.

        Those of what is printed itself come first.
        """
        told = set(self.printed("claims", discussed(findings)))
        numbered = list(enumerate(Names(findings.case).quoted(), 1))
        ranked = sorted(numbered, key=lambda quote: _rank(quote[1], told))
        return sorted(self.printed("quotes", ranked), key=lambda quote: quote[0])


_CELL = 9
"""Characters of the marks around a cell."""


def _rank(piece: Statement | Note, told: Set[tuple[str, str]]) -> int:
    if isinstance(piece, Note):
        return 1
    no_issue = piece.issue in {"", "agenda"}
    return 0 if no_issue or (piece.issue, piece.party) in told else 2
