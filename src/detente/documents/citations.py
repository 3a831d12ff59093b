"""The sources a text names at its end."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.documents.dates import without_date
from detente.documents.pieces import Piece

_HEADING = re.compile(
    r"(?:sources?|references|further reading|notes and sources|bibliography)\s*:?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\(?(?:sources?|with (?:inputs|reporting|material) from)\s*:?\s+"
    r"(?P<names>.+?)\)?\.?",
    re.IGNORECASE,
)
_SOURCE_COLON = re.compile(
    r"\(?(?:sources?\s*:|with (?:inputs|reporting|material) from)", re.I
)
_NUMBERED = re.compile(r"(?:sources?|references)\s*:?\s*(?=[\[(]\d+[\])])", re.I)
_NUMBER = re.compile(r"[\[(]\d{1,3}[\])]")
_TITLED = re.compile(r"[,:]?\s*[\"“][^\"“”]+[\"”][,.:]?|,\s*$")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_URL = re.compile(r"\s*<?https?://(?:www\.)?([^/\s>]+)\S*")
_MARK = re.compile(r"^\s*[\[(]\d+[\])]\s*")
_BETWEEN = re.compile(r"\s*(?:[,;|]|\band\b)\s*")
_INLINE_WORDS = 15
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Citations:
    """Where a text names its sources, and which.

    Attributes
    ----------
    places
        Of the lines that do.
    names
        Of the sources, each once, in order.
    """

    places: tuple[int, ...]
    names: tuple[str, ...]


def citations(lines: Sequence[Piece]) -> Citations:
    r"""Find the list under "Sources" and lines such as "Source: Reuters".

    Examples
    --------
    >>> from detente.documents.pieces import pieces
    >>> citations(pieces("Sources\n\n 1. [1]Al Jazeera\n\nAnn Lee"))
    Citations(places=(0, 2), names=('Al Jazeera',))
    """
    found = dict(_found(lines))
    names = [name for names in found.values() for name in names if name]
    return Citations(tuple(found), tuple(dict.fromkeys(names)))


def with_links(names: Iterable[str], hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the sources that a text names and then those that it links to.

    A host whose name is a name written in one ("aljazeera.com") is not told twice.

    Examples
    --------
    >>> with_links(["Al Jazeera"], ["aljazeera.com", "reuters.com"])
    ('Al Jazeera', 'reuters.com')
    """
    told = dict.fromkeys(names)
    written = {"".join(_LETTERS.findall(name.lower())) for name in told}
    new = (
        host
        for host in hosts
        if written.isdisjoint("".join(_LETTERS.findall(p)) for p in host.split("."))
    )
    return tuple(dict.fromkeys([*told, *new]))


def is_sources_heading(text: str) -> bool:
    """Tell whether a line heads a list of sources.

    Examples
    --------
    >>> is_sources_heading("Sources:"), is_sources_heading("Sources say no")
    (True, False)
    """
    return _HEADING.fullmatch(text) is not None


def _found(lines: Sequence[Piece]) -> Iterator[tuple[int, list[str]]]:
    listing = False
    for place, piece in enumerate(lines):
        if piece.blank or piece.long:
            listing = listing and piece.blank
            continue
        if is_sources_heading(piece.text):
            listing = True
            yield place, []
        elif listing and _is_listed(lines, place):
            yield place, [_name(piece.text)]
        else:
            listing = False
            if names := _inline(piece.text):
                yield place, names


def _is_listed(lines: Sequence[Piece], place: int) -> bool:
    """Tell whether a line under "Sources" is one of them.

    Either it bears a mark or a link, or it follows without a blank line: what stands
    after one may be the author.
    """
    piece = lines[place]
    if piece.bullet or _URL.search(piece.text) or _LINK.search(piece.text):
        return True
    return bool(lines[place - 1].text) and not piece.stops


def _name(text: str) -> str:
    """Return what a source is called: the text of a link, or the host of an address.

    Examples
    --------
    >>> _name("[1] Al Jazeera"), _name("https://www.reuters.com/world")
    ('Al Jazeera', 'reuters.com')
    >>> _name('The Wire, "Talks fail", 3 May 2026')
    'The Wire'
    """
    text = _MARK.sub("", _LINK.sub(r"\1", text))
    text = _TITLED.sub("", without_date(text)) or text
    without = _URL.sub("", text).strip(" -–—:,.")
    host = _URL.search(text)
    return without or (host[1] if host else "")


def _inline(text: str) -> list[str]:
    """Return the names in a line such as "Source: A and B" or "Sources [1] A [2] B"."""
    if numbered := _NUMBERED.match(text):
        names = _NUMBER.split(text[numbered.end() :])
        return [_name(name) for name in names if name.strip()]
    if len(text.split()) > _INLINE_WORDS or not _SOURCE_COLON.match(text):
        return []
    found = _INLINE.fullmatch(text)
    return [_name(name) for name in _BETWEEN.split(found["names"])] if found else []
