"""Tables of positions: a column for each party, a row for each issue, or turned."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from detente.documents import Document
from detente.documents.grids import Grid, grids
from detente.model import Act, Span
from detente.reading.words import table

_LONGEST_NAME = 6
"""Words of a name that heads a column."""
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_OF = re.compile(r"(?:the )?([\w-]+) (?:of|by|from) (?:the )?(.+)", re.IGNORECASE)
_OWNED = re.compile(r"(?:the )?(.+?)(?:['’]s?)? ([\w-]+)", re.IGNORECASE)
_WHAT = re.compile(r"what (?:the )?(.+?) (wants?|asks?|offers?|says)(?: .*)?", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """Whose position a cell of a table holds.

    Attributes
    ----------
    span
        Of the cell in the stored text.
    owner
        The party, as the table names it.
    head
        What stands over its column, or before its row: *Norway's demand*.
    issue
        What it is a position on; empty where the table does not say.
    act
        What the party does with it, as far as the head says.
    """

    span: Span
    owner: str
    head: str
    issue: str
    act: Act


def position_cells(document: Document) -> Iterator[tuple[Span, tuple[Cell, ...]]]:
    r"""Yield the tables of positions of a document: where each stands, and its cells.

    A table is one of positions if it says that its rows are issues and its columns
    parties, or its rows parties; or if the heads of columns say whose position they
    hold. What is in columns of other things (*Status*, *Date*) is nobody's.

    Examples
    --------
    >>> from detente.documents import from_bytes
    >>> text = b"Issue,Norway,Sweden,Status\nWater,lower levels,no change,open\n"
    >>> [(_, cells)] = position_cells(from_bytes("a.txt", text))
    >>> [(cell.owner, cell.issue) for cell in cells]
    [('Norway', 'Water'), ('Sweden', 'Water')]
    """
    for grid in grids(document.text):
        if cells := sorted(_cells(grid, document), key=lambda cell: cell.span):
            yield grid.span, tuple(cells)


def _cells(grid: Grid, document: Document) -> Iterator[Cell]:
    rows = [[document.quote(span) for span in row] for row in grid.rows]
    first, *heads = rows[0]
    owned = [_owner(head) for head in heads]
    if _is(first, "parties"):
        yield from _turned(grid, rows)
    elif _is(first, "issues") or any(act for _, act in owned) or _all_named(rows[0]):
        for place, (name, act) in enumerate(owned, start=1):
            if name:
                for spans, row in zip(grid.rows[1:], rows[1:], strict=True):
                    if says(row[place]) and row[0]:
                        head = rows[0][place]
                        act_of = act or "demand"
                        yield Cell(spans[place], name, head, row[0], act_of)


def _all_named(heads: Sequence[str]) -> bool:
    """Tell whether nothing stands over the rows, and names over all columns."""
    first, *others = heads
    names = [name for head in others if (name := _owner(head)[0])]
    plain = all(name[:1].isupper() and not re.search(r"\d", name) for name in names)
    return not first and len(names) == len(others) > 1 and plain


def _turned(grid: Grid, rows: Sequence[Sequence[str]]) -> Iterator[Cell]:
    """Yield the cells of a table with a row for each party."""
    for spans, row in zip(grid.rows[1:], rows[1:], strict=True):
        for place, head in enumerate(rows[0][1:], start=1):
            words = head.lower().split()
            general = bool(words) and words[-1] in _listed("positions")
            about = "" if general else head
            nobodys = _is(head, "others") or not head
            if says(row[place]) and row[0] and not nobodys:
                act: Act = "offer" if words[-1] in _listed("offers") else "demand"
                yield Cell(spans[place], row[0], row[0], about, act)


def _owner(head: str) -> tuple[str, Act | None]:
    """Return whose position a head says that a column holds, and what of it.

    No act where it says but a name, and no name where it is no party's.

    Examples
    --------
    >>> _owner("Position of the union"), _owner("Norway's offer"), _owner("Norway")
    (('union', 'demand'), ('Norway', 'offer'), ('Norway', None))
    >>> _owner("Next step")
    ('', None)
    """
    aside = _ASIDE.search(head)
    bare = _ASIDE.sub("", head).strip(" :")
    if not bare or len(bare.split()) > _LONGEST_NAME:
        return "", None
    if found := _WHAT.fullmatch(bare):
        return found[1], "offer" if found[2].startswith("offer") else "demand"
    for pattern, name, what in ((_OF, 2, 1), (_OWNED, 1, 2)):
        found = pattern.fullmatch(bare)
        if found and found[what].lower() in _listed("positions"):
            return _named(found[name], _act(found[what]))
    said = aside[1].lower() if aside else ""
    return _named(bare, _act(said) if said in _listed("positions") else None)


def _named(name: str, act: Act | None) -> tuple[str, Act | None]:
    words = {word.lower() for word in re.findall(r"[\w-]+", name)}
    nobodys = words <= _listed("others") | _listed("positions") | _listed("issues")
    return ("", None) if nobodys else (name.removeprefix("the "), act)


def _act(word: str) -> Act:
    return "offer" if word.lower() in _listed("offers") else "demand"


def _is(head: str, of: str) -> bool:
    """Tell whether all words of a head are of one list."""
    words = re.findall(r"[\w-]+", head.lower())
    return bool(words) and set(words) <= _listed(of)


def says(cell: str) -> bool:
    """Tell whether a cell says something of a position."""
    return bool(cell) and cell.lower() not in _listed("empty")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("tables")[name].split())
