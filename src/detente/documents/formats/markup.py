"""A tree of HTML, or of what trafilatura makes of it, to lines of text."""

import re
from collections.abc import Iterator
from typing import Any

from detente.documents.formats.extract import plain

_SPACES = re.compile(r"[ \n\r\f\xa0]+")
_HEADING = re.compile(r"h([1-6])\Z")
_NOT_SHOWN_NAMES = (
    "script style noscript template title svg math button select textarea "
    "iframe object embed canvas audio video map input graphic"
)
_NOT_SHOWN = frozenset(_NOT_SHOWN_NAMES.split())
_AROUND = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_BREAKS = frozenset(("br", "lb"))
_ITEMS = frozenset(("li", "item", "dt", "dd"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_QUOTES = frozenset(("blockquote", "quote"))
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd "
    "label mark q ref s samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_LISTS = frozenset(("ul", "ol", "list"))
_LAYOUT = _LISTS | {"table", "h1", "h2", "div"}
_CITE = "> "


def rendered(root: Any, *, whole: bool = False) -> str:
    r"""Return the text of a tree: paragraphs apart, headings and items marked.

    Headings open with pounds and items with a dash, as in Markdown; the cells of a row
    stand on one line with tabs between them; white space collapses as in a browser.

    Parameters
    ----------
    root
        An element of lxml.
    whole
        Whether to keep what stands around an article, such as ``nav`` and ``footer``,
        and to open quoted lines with ``>``, as is done for letters.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> page = "<div><h2>Next</h2><ul><li>Fish<li>A\n <b>tax</b></ul></div>"
    >>> rendered(fromstring(page))
    '## Next\n\n- Fish\n- A tax'
    """
    lines = _Lines(whole=whole)  # entities may stand for what nobody sees
    lines.walk(root)
    lines.part()
    return plain("\n".join(lines.finished)).strip("\n")


class _Lines:
    """Lines as they come to an end, and the one that is being written."""

    def __init__(self, *, whole: bool) -> None:
        self.finished: list[str] = []
        self._hidden = _NOT_SHOWN if whole else _NOT_SHOWN | _AROUND
        self._whole = whole
        self._open: list[str] = []
        self._mark = ""
        self._quoted = 0

    def end(self) -> None:
        """End the line; what is pending as its mark waits for one with words."""
        line = _SPACES.sub(" ", "".join(self._open)).strip()
        self._open = []
        if line:
            self.finished.append(_CITE * self._quoted + self._mark + line)
            self._mark = ""

    def part(self) -> None:
        """End the paragraph."""
        self.end()
        if self.finished and self.finished[-1]:
            self.finished.append("")

    def walk(self, element: Any) -> None:
        """Write an element, and what follows it is left to whoever asked."""
        tag = element.tag
        if not isinstance(tag, str) or tag in self._hidden or _is_hidden(element):
            return
        if tag in _BREAKS:
            self._break()
        elif tag in _INLINE:
            self._inside(element)
        elif tag in _ROWS and (cells := _cells(element)):
            self.end()
            self._open = ["\t".join(cells)]
            self.end()
        elif tag in _ITEMS:
            self.end()
            self._mark = "- "
            self._inside(element)
            self.end()
            self._mark = ""
        else:
            self._block(element, tag)

    def _break(self) -> None:
        """End the line; two breaks in a row end the paragraph."""
        if any(map(str.strip, self._open)):
            self.end()
        else:
            self.part()

    def _block(self, element: Any, tag: str) -> None:
        quotes = self._whole and tag in _QUOTES
        nested = bool(self._mark) or (tag in _LISTS and any(map(str.strip, self._open)))
        between = self.end if nested else self.part
        between()
        if level := _level(element, tag):
            self._mark = "#" * level + " "
        self._quoted += quotes
        self._inside(element)
        between()
        self._quoted -= quotes
        self._mark = "" if level else self._mark

    def _inside(self, element: Any) -> None:
        self._open.append(_spaced(element.text))
        for child in element:
            self.walk(child)
            self._open.append(_spaced(child.tail))


def _spaced(text: str | None) -> str:
    return (text or "").replace("\t", " ")


def _level(element: Any, tag: str) -> int:
    """Return the level of a heading, 0 for anything else."""
    named = element.get("rend", "h2") if tag == "head" else tag
    found = _HEADING.match(named)
    return int(found[1]) if found else 0


def _cells(row: Any) -> list[str]:
    """Return the texts of the cells of a row; none when one holds a layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if any(_is_layout(cell) for cell in cells):
        return []
    texts = (" ".join("".join(cell.itertext()).split()) for cell in cells)
    return [text for text in texts if text]


def _is_layout(cell: Any) -> bool:
    return any(
        isinstance(inner.tag, str) and inner.tag in _LAYOUT
        for inner in cell.iterdescendants()
    )


def _is_hidden(element: Any) -> bool:
    """Tell whether a browser would not show it; trafilatura calls headings ``head``."""
    parent = element.getparent()
    if element.tag == "head" and parent is not None and parent.tag == "html":
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def shown(elements: Any) -> Iterator[str]:
    """Yield the texts of elements, white space collapsed, empty ones left out."""
    for element in elements:
        if text := " ".join("".join(element.itertext()).split()):
            yield text
