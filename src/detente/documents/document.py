"""A document as it was stored, its lines marked but none of them deleted."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from detente.model.evidence import Span

LineKind = Literal["text", "heading", "bullet", "blank"]
Doubt = Literal[
    "", "menu", "byline", "biography", "repeated", "caption", "sources", "metadata"
]
Language = Literal["en", "other"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a document, or a part of one, with what it is taken for.

    Attributes
    ----------
    span
        The characters of the line without surrounding white space and without the
        mark of a bullet or of a Markdown heading. Empty for a blank line.
    kind
        ``text``, ``heading``, ``bullet`` (any item of a list) or ``blank``.
    doubt
        Why the line may be no part of the article; empty when nothing speaks against
        it.
    level
        Of a heading: 1 for the title, larger further in. 0 for other lines.
    """

    span: Span
    kind: LineKind
    doubt: Doubt = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of a letter, and who wrote it.

    Attributes
    ----------
    span
        The characters of the passage.
    writer
        The name, or the address, of who wrote it; empty where nobody is told.
    date
        The day on which it was written, ``YYYY-MM-DD``; empty where not told.
    """

    span: Span
    writer: str
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text with what its own lines say about it.

    Attributes
    ----------
    id
        Short name: ``d1``, ``d2``, … in the order of loading.
    file
        Where it was found, as the user named it.
    text
        Decoded; line ends are ``\n``, characters that are not seen (soft hyphens, marks
        of writing direction, controls) are dropped; otherwise as stored. All spans
        point into it.
    sha256
        Of the bytes, in hexadecimal.
    title, date
        As far as the text says; empty otherwise. Dates are ``YYYY-MM-DD``.
    cites
        Sources the text itself names at its end, then those that it links to.
    lines
        In order; a line that opens with a date or a dateline makes two.
    language
        ``en``, or ``other`` when too few of its words are English function words.
    author, site
        Who wrote and who published it, as far as the file says; never a party.
    pages
        Where in the text each page begins; empty for what has no pages.
    remarks
        What could not be read of it.
    written
        Of a letter: its passages, in order, as far as they are not blank. Those of an
        earlier letter that it quotes or hands on are by who wrote that one. Empty for
        what is no letter.

    Examples
    --------
    >>> line = TextLine((0, 9), "heading", level=1)
    >>> page = Document("d1", "a.txt", "Talks end\n", "", "Talks end", "", (), (line,))
    >>> page.quote(line.span)
    'Talks end'
    """

    id: str
    file: str
    text: str
    sha256: str
    title: str
    date: str
    cites: tuple[str, ...]
    lines: tuple[TextLine, ...]
    language: Language = "en"
    author: str = ""
    site: str = ""
    pages: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()

    def written_at(self, place: int) -> Written | None:
        """Return the passage of a letter that a character stands in."""
        found = bisect_right(self.written, place, key=_start) - 1
        return self.written[found] if found >= 0 else None

    def quote(self, span: Span) -> str:
        """Return the characters of the text at a span."""
        return self.text[span[0] : span[1]]


def _start(passage: Written) -> int:
    return passage.span[0]
