"""Text cut into lines, and lines cut where a date or a dateline opens them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.documents.dates import opening_metadata
from detente.documents.marks import MarkKind, mark_of
from detente.model.evidence import Span

_ENDING = re.compile(r"[.!;,…][\"'”’»)\]*_]*$")
_ENDING_CHARACTERS = 8
_LINE_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of it before or after what opens it.

    Attributes
    ----------
    span
        Without surrounding white space and without its mark.
    text
        The characters at the span; empty for a blank line.
    mark
        What its writer marked it as: ``bullet``, ``number``, ``heading`` or nothing.
    level
        Of a line marked as a heading.
    metadata
        Whether it is a date, a time, a dateline or an agency's note and no more.
    """

    span: Span
    text: str
    mark: MarkKind = ""
    level: int = 0
    metadata: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text

    @property
    def bullet(self) -> bool:
        """Whether a bullet or a number stood before it."""
        return self.mark in ("bullet", "number")

    @property
    def plain(self) -> bool:
        """Whether it is neither blank, nor metadata, nor marked by its writer."""
        return bool(self.text) and not (self.mark or self.metadata)

    @property
    def long(self) -> bool:
        """Whether it is too long for a menu, a byline, a caption or a source."""
        return len(self.text) > _LINE_CHARACTERS

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDING.search(self.text[-_ENDING_CHARACTERS:]) is not None


def pieces(text: str) -> tuple[Piece, ...]:
    r"""Cut a text into its pieces, in order.

    Examples
    --------
    >>> [piece.text for piece in pieces("# Talks\n\n  • Fish: no deal")]
    ['Talks', '', 'Fish: no deal']
    """
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Piece]:
    start = 0
    for line in text.split("\n"):
        yield from _pieces_of_line(line, start)
        start += len(line) + 1


def _pieces_of_line(line: str, offset: int) -> Iterator[Piece]:
    body = line.strip()
    if not any(map(str.isalnum, body)):
        yield Piece((offset, offset), "")
        return
    mark = mark_of(body)
    start = offset + line.find(body) + mark.start
    body = body[mark.start : mark.end]
    opening = opening_metadata(body)
    if opening:
        about = body[:opening].rstrip()
        yield Piece((start, start + len(about)), about, metadata=True)
    rest = body[opening:].lstrip()
    if rest:
        end = start + len(body)
        yield Piece((end - len(rest), end), rest, mark.kind, mark.level)
