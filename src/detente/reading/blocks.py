"""Documents -> blocks: runs of text that stand under the same headings and label."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.documents import Document, TextLine, Written
from detente.model import Span
from detente.reading.cells import Cell, position_cells
from detente.reading.speakers.names import gazetteer, name_of
from detente.reading.words import table

BlockKind = Literal["text", "bullet"]

_SMALL = r"(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|vs\.?|with)"
_WORD = r"(?:[A-Z0-9][\w’'./&-]*|\([A-Z]+\)|&)"
_LABEL = rf"[*_]*{_WORD}(?:,? (?:{_SMALL} )*{_WORD}){{0,6}}[*_]*"
_LABEL_START = re.compile(
    rf"\s*({_LABEL})(?: \([^()]{{1,40}}\))?\s?(?::[*_]*\s|[*_]*\s[–—-]\s)(?=\S)"
)
_LABEL_PLAIN = re.compile(
    r"\s*(?:\*\*|__)?((?!(?:He|She|They|It|But|And|Asked)\b)"
    r"[A-Z][\w’'-]*(?: [\w’'-]+){0,2}):"
    r"(?:\*\*|__)?\s+(?=\S)"
)
_LABEL_RUN_IN = re.compile(rf"\s*({_LABEL})\. +(?=[A-Z“\"])")
_SAYS = re.compile(r"\b(?:said|says|say|added|adds|told|asked|wrote|replied|that)\b")
_SPOKE = re.compile(r"[\w,] (?:said|says|added|wrote|replied)(?: \w+){0,4}:$")
_LABEL_INSIDE = re.compile(rf"(?<=[.!?”\"\]]) +({_LABEL}): +(?=[A-Z“\"])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}}| \d{{4}})?"
_TOWN = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’]+){0,3}(?:, [A-Z][\w. ]{1,20}?)?"
_DATELINE = re.compile(
    rf"\s*{_TOWN}(?:,? {_DAY}(?: \([\w/ .]+\))?|,? \([\w/ .]+\)(?:,? {_DAY})?)"
    r"\s*(?:[–—-]+|:)\s*(?=\S)|"
    r"\s*[A-Z][A-Za-z .'’-]{2,20}, \([A-Z][\w/ .]+\)\s*[–—-]+\s*(?=\S)|"
    r"\s*[A-Z]{4,}(?: [A-Z.'’]{3,}){0,3}(?:, [A-Z][\w.]+)? ?(?:—|--|–)\s*(?=[\w\"“])"
)
COMMENT = "comment"
"""The doubt about what a label marks as the writer's own view."""
BOILERPLATE = frozenset(
    ["menu", "byline", "biography", "caption", "sources", "metadata", COMMENT]
)
"""Doubts about a line that no statement overcomes."""
_OWN_VIEW = re.compile(r"(?:(?:our|the) )?(?:analysis|comment|view)", re.IGNORECASE)
_WRAPPED_AT = 40
_TITLE = 1
_MAY_LEAD = frozenset(("", "repeated"))
"""Doubts about lines that may lead in a list: "By Ann Lee:" does not."""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text under one set of headings, with its place in the document.

    Attributes
    ----------
    document
        Id of the document.
    span
        Where the text stands in the stored text of the document.
    text
        Verbatim, without bullet or label.
    headings
        Headings that govern it, outer to inner; a lead-in line that ends in a colon
        is the innermost heading of the bullets below it.
    label
        ``Nuclear Program`` of *Nuclear Program: The US continues …*; empty if none.
    kind
        ``text`` or ``bullet``.
    doubt
        Why the line may be no part of the text proper; empty if there is no doubt.
    cell
        What a table says of it, if it is a cell of a table of positions.
    written
        The passage of a letter that it is part of; none in what is no letter.
    """

    document: str
    span: Span
    text: str
    headings: tuple[str, ...] = ()
    label: str = ""
    kind: BlockKind = "text"
    doubt: str = ""
    cell: Cell | None = None
    written: Written | None = None


@dataclass(slots=True)
class _Section:
    """What governs the lines being read: headings by level, then a lead-in."""

    levels: dict[int, str]
    lead_in: str = ""
    listing: bool = False
    marked: int = 0

    def open(self, heading: str, level: int, *, marked: bool) -> None:
        """Enter the section of a heading; one that ends in a colon is a lead-in.

        Under a heading with a mark of its level, one without stands below it.
        """
        self.marked = level if marked else self.marked
        if self.marked and not marked:
            level = self.marked + 1
        self.listing = False
        self.lead_in = heading[:-1].strip() if heading.endswith(":") else ""
        if self.lead_in:
            return
        self.levels = {k: v for k, v in self.levels.items() if k < level}
        if level > _TITLE:
            self.levels[level] = heading

    def meet(self, line: TextLine, text: str) -> None:
        """Leave the lead-in when a line is no item of its list."""
        if line.kind == "bullet":
            self.listing = True
        elif self.listing or text.endswith((".", "!", "?", ":")):
            self.lead_in, self.listing = "", False

    @property
    def headings(self) -> tuple[str, ...]:
        outer = tuple(self.levels[level] for level in sorted(self.levels))
        return (*outer, self.lead_in) if self.lead_in else outer


def blocks(document: Document) -> tuple[Block, ...]:
    """Cut a document into blocks, in the order of its text.

    A paragraph is a block, wrapped lines joined; so is a bullet; and so is a labelled
    run inside a paragraph, and a cell of a table of positions. Headings make no block:
    they govern those below them. The title governs nothing.
    """
    section = _Section({})
    found: list[Block] = []
    before: TextLine | None = None
    tables = deque(position_cells(document))
    for group in _paragraphs(document.text, tuple(_outside(document, tables))):
        first = group[0]
        while tables and tables[0][0][0] < first.span[0]:
            found.extend(_cells(document, tables.popleft()[1], section.headings))
        span = (first.span[0], group[-1].span[1])
        text = document.text[slice(*span)].strip().strip("*_")
        item, before = _is_item(document.text, before, first), first
        if first.kind == "heading" and not item and not _opens_speech(text):
            if not first.doubt:
                line = document.text.rfind("\n", 0, span[0]) + 1
                marked = "#" in document.text[line : span[0]]
                section.open(text, first.level, marked=marked)
            continue
        section.meet(first, text)
        found.extend(_cut(document, span, section.headings, first))
        leads = first.doubt in _MAY_LEAD and first.kind != "bullet"
        if text.endswith(":") and leads:
            section.lead_in, section.listing = text[:-1].strip(), False
    for _, cells in tables:
        found.extend(_cells(document, cells, section.headings))
    return tuple(found)


def _opens_speech(text: str) -> bool:
    """Tell whether a short line only says who speaks below it: "Ann Lee said:"."""
    return _SPOKE.search(text) is not None


def _outside(
    document: Document, tables: Iterable[tuple[Span, object]]
) -> Iterator[TextLine]:
    """Yield the lines that are in no table; a blank one stands for each of the others.

    Both come in the order of the text.
    """
    ahead = deque(span for span, _ in tables)
    for line in document.lines:
        while ahead and ahead[0][1] <= line.span[0]:
            ahead.popleft()
        inside = ahead and ahead[0][0] <= line.span[0] and line.kind != "blank"
        yield replace(line, kind="blank") if inside else line


def _cells(
    document: Document, cells: Iterable[Cell], outer: tuple[str, ...]
) -> Iterator[Block]:
    """Yield the cells of a table, each under the head of its party."""
    starts = [line.span[0] for line in document.lines]
    for cell in cells:
        line = document.lines[max(bisect_right(starts, cell.span[0]) - 1, 0)]
        yield Block(
            document.id,
            cell.span,
            document.quote(cell.span),
            (*outer, cell.head),
            cell.issue,
            "bullet",
            line.doubt,
            cell,
            document.written_at(cell.span[0]),
        )


def _paragraphs(text: str, lines: Iterable[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Yield lines grouped so that wrapped lines stand together."""
    group: list[TextLine] = []
    for line in lines:
        if group and not _continues(text, group[-1], line):
            yield group
            group = []
        if line.kind != "blank":
            group.append(line)
    if group:
        yield group


def _continues(text: str, before: TextLine, line: TextLine) -> bool:
    """Tell whether a line carries on the sentence of the line before it."""
    if line.kind != "text" or before.kind not in {"text", "bullet"}:
        return False
    if line.doubt != before.doubt:
        return False
    ended = text[slice(*before.span)].rstrip()
    if _has_label(text, before) and _has_label(text, line):
        return False
    return len(ended) >= _WRAPPED_AT and ended[-1] not in ".!?:;”\"'"


def _has_label(text: str, line: TextLine) -> bool:
    """Tell whether a line is of the form "Norway: a longer season"."""
    found = _LABEL_START.match(text, *line.span)
    return found is not None and ":" in found.group()


def _is_item(text: str, before: TextLine | None, line: TextLine) -> bool:
    """Tell a heading from a line that sets out what the party in front wants.

    So with a known name in front, and where such lines stand one below the other.
    """
    start = text.rfind("\n", 0, line.span[0]) + 1
    if "#" in text[start : line.span[0]] or not _has_label(text, line):
        return False
    label = text[slice(*line.span)].partition(":")[0]
    if name_of(gazetteer().get(label)):
        return True
    if before is None or before.kind != "heading" or not _has_label(text, before):
        return False
    return text[before.span[1] : line.span[0]].count("\n") == 1


def _cut(
    document: Document, span: Span, headings: tuple[str, ...], line: TextLine
) -> Iterator[Block]:
    """Yield the labelled runs of a paragraph or bullet."""
    kind: BlockKind = "bullet" if line.kind == "bullet" else "text"
    for label, run in _runs(document.text, span, kind):
        found = _trimmed(document.text, run)
        if found is not None:
            text = document.text[slice(*found)]
            doubt = line.doubt or (COMMENT if _OWN_VIEW.fullmatch(label) else "")
            passage = document.written_at(found[0])
            yield Block(
                document.id, found, text, headings, label, kind, doubt, None, passage
            )


def _runs(text: str, span: Span, kind: BlockKind) -> Iterator[tuple[str, Span]]:
    """Yield each run with its label; the first may have none.

    The town and the day that open a report belong to none.
    """
    start, end = span
    label = ""
    if kind == "text" and (dateline := _dateline(text, start, end)):
        yield label, (dateline.end(), end)
        return
    first = _LABEL_START.match(text, start, end) or _plain_label(text, start, end)
    dash = first and len(first.group(1).split()) <= _SHORT
    if not (first and (":" in first.group(0) or kind == "bullet" or dash)):
        first = _run_in(text, start, end)
    if first:
        label, start = first.group(1).strip("*_"), first.end()
    for found in _LABEL_INSIDE.finditer(text, start, end):
        yield label, (start, found.start())
        label, start = found.group(1).strip("*_"), found.end()
    yield label, (start, end)


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match "OSLO, 3 May -"; a party's name alone before a dash is its label."""
    found = _DATELINE.match(text, start, end)
    if found is None:
        return None
    town = found.group().strip(" –—-\n")
    kinds = {word for kind in table("roles")["groups"].values() for word in kind}
    known = town.lower() in kinds or name_of(gazetteer().get(town.title())) == (
        town.title()
    )
    return None if known else found


def _plain_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a label written like a sentence: "Red lines: …"."""
    found = _LABEL_PLAIN.match(text, start, end)
    return None if found is None or _SAYS.search(found.group(1)) else found


def _run_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match names of parties that stand alone in front: "Peru and Chile. They want …".

    Any other words before a full stop may be a sentence, or short for a longer name.
    """
    found = _LABEL_RUN_IN.match(text, start, end)
    names = re.split(r",? and |, ", found.group(1).strip("*_")) if found else [""]
    plain = (name.removeprefix("The ") for name in names)
    return found if all(name_of(gazetteer().get(name)) for name in plain) else None


def _trimmed(text: str, span: Span) -> Span | None:
    """Return the span without blanks at its ends, or None when nothing is left."""
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if end > start else None
