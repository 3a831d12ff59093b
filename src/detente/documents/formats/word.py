"""Word documents: paragraphs, lists, tables and footnotes, changes accepted."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import Any

from detente.documents.formats.archive import opened
from detente.documents.formats.extract import Bounds, Extract, not_before, plain
from detente.documents.formats.links import linked
from detente.documents.words import words
from detente.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = frozenset(
    (_FALLBACK, *(_W + tag for tag in ("del", "moveFrom", "instrText", "delText")))
)
_SPACES = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (?:paragraph|bullet|number)", re.IGNORECASE)
_MAX_LEVEL = 6
_FIRST = 2006
"""The year of the format (ECMA-376)."""
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def extract(content: bytes, bounds: Bounds) -> Extract:
    """Return the text of a Word document as it reads with all changes accepted.

    Headings open with pounds and items of lists with a dash; the cells of a row stand
    on one line with tabs between them; a footnote follows the paragraph, list or table
    that refers to it. Running heads and comments are left out.

    Raises
    ------
    DocumentError
        If it is no sound Word document, has no text, or declares entities.
    TooLargeError
        If it would unfold too far.
    """
    _refuse_entities(content, bounds)
    from docx import Document

    document = Document(BytesIO(content))
    styles = {style.style_id: style.name or "" for style in document.styles}
    lines = _lines(document.element.body, styles)
    text = plain(_joined([*_annotated(lines, _footnotes(document))]))
    if not text:
        raise DocumentError("must hold text; found an empty document. Leave it out.")
    about = document.core_properties
    title = plain(about.title or "")
    own = " ".join(words(title))
    return Extract(
        text=text,
        title=title if own and own in " ".join(words(text[:5_000])) else "",
        made=_day(about),
        author=plain(_own(about, "author") or ""),
        links=linked(
            str(rel.target_ref)
            for rel in document.part.rels.values()
            if rel.is_external and rel.reltype.endswith("/hyperlink")
        ),
    )


def _refuse_entities(content: bytes, bounds: Bounds) -> None:
    """Refuse what declares entities before it is handed to any parser.

    No Word document has a document type; those that do are made to unfold without end
    or to fetch other files.
    """
    archive = opened(content, bounds)
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            part = archive.read(entry)
            if any(mark in part for mark in _DECLARATIONS):
                raise DocumentError(
                    "must be a Word document without declared entities; found some in "
                    f"{entry.filename}. No word processor writes them: leave it out."
                )


Line = tuple[str, list[str]]
"""A line, and the footnotes that it refers to."""


def _lines(body: Any, styles: dict[str, str]) -> Iterator[Line]:
    """Yield paragraphs and rows in order, inside content controls as well."""
    for element in body:
        if element.tag == _W + "p":
            yield _paragraph(element, styles), _references(element)
        elif element.tag == _W + "tbl":
            for row in element.iter(_W + "tr"):
                cells = [_cell(cell) for cell in row.iter(_W + "tc")]
                yield "\t".join(cells) if any(cells) else "", _references(row)
            yield "", []
        elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "moveTo"):
            yield from _lines(element, styles)


def _annotated(lines: Iterable[Line], notes: dict[str, str]) -> Iterator[str]:
    """Yield lines, each footnote behind what refers to it, and not within a list.

    So it stands in the section of the words that it is about. What nothing refers to
    comes last.
    """
    waiting: list[str] = []
    for line, referred in lines:
        if waiting and not line.startswith("- ") and "\t" not in line:
            yield from waiting
            waiting = []
        yield line
        found = (notes.pop(name, "") for name in referred)
        waiting += [note for note in found if note]
    yield from (*waiting, *notes.values())


def _references(element: Any) -> list[str]:
    """Return the footnotes that an element refers to, in order, as they are shown."""
    if element.tag in _NOT_SHOWN:
        return []
    if element.tag == _W + "footnoteReference":
        return [element.get(_W + "id", "")]
    return [name for child in element for name in _references(child)]


def _cell(cell: Any) -> str:
    return " ".join(" ".join(map(_text, cell.iter(_W + "p"))).split())


def _paragraph(paragraph: Any, styles: dict[str, str]) -> str:
    """Return a paragraph with the mark of what it is."""
    text = _text(paragraph).strip()
    if not text:
        return ""
    properties = paragraph.find(_W + "pPr")
    named = _value(properties, "pStyle")
    style = styles.get(named, named)
    if heading := _HEADING.match(style):
        level = min(int(heading[1]) + 1, _MAX_LEVEL)
        return f"\n{'#' * level} {' '.join(text.split())}\n"
    if style.lower() == "title":
        return f"\n# {' '.join(text.split())}\n"
    numbered = properties is not None and properties.find(_W + "numPr") is not None
    if numbered or _LIST.match(style):
        return f"- {' '.join(text.split())}"
    return f"\n{text}\n"


def _value(properties: Any, tag: str) -> str:
    found = None if properties is None else properties.find(_W + tag)
    return "" if found is None else found.get(_W + "val", "")


def _text(element: Any) -> str:
    """Return the text of an element as it reads with all changes accepted."""
    return "".join(_runs(element))


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag == _W + "footnoteReference":
            yield f" [{child.get(_W + 'id')}]"
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _NOT_SHOWN:
            yield from _runs(child)


def _footnotes(document: Any) -> dict[str, str]:
    """Return the footnotes, each with its number in front, by that."""
    from lxml import etree

    found: dict[str, str] = {}
    for rel in document.part.rels.values():
        if not rel.reltype.endswith("/footnotes") or rel.is_external:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(rel.target_part.blob, parser):
            name = note.get(_W + "id", "")
            if text := " ".join(_text(note).split()):
                found[name] = f"\n[{name}] {text}\n"
    return found


def _joined(lines: list[str]) -> str:
    """Join lines, with one blank line between paragraphs and none within lists."""
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _day(about: Any) -> str:
    """Return the day it was last saved; nothing when it does not say."""
    with suppress(ValueError, AttributeError):
        return not_before(_own(about, "modified").date(), _FIRST)
    return ""


def _own(about: Any, name: str) -> Any:
    """Return what a document says of itself, and no template said before it.

    Programs fill in a blank document that comes with python-docx, whose author and day
    stay unless they are set.
    """
    said = getattr(about, name)
    return None if said == getattr(_template(), name) else said


@cache
def _template() -> Any:
    """Return what the blank document says of itself."""
    from docx import Document

    return Document().core_properties
