"""Text cut into lines, and lines cut where a date or a dateline opens them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.documents.dates import opening_metadata
from detente.model.evidence import Span

_BULLET = re.compile(
    r"(?:[•‣⁃▪▫◦●○■□➤►✓*+–—-]|\(?\d{1,2}[.)]|\(?[a-z]\)|\([ivx]{1,4}\))\s+(?=\S)"
)
_REFERENCE = re.compile(r"\[\d{1,3}\]:?\s*(?=\S)")
_POUND = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1$")
_BOLD_LEVEL = 3
_ENDING = re.compile(r"[.!;,…][\"'”’»)\]*_]*$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of it before or after what opens it.

    Attributes
    ----------
    span
        Without surrounding white space and without its mark.
    text
        The characters at the span; empty for a blank line.
    bullet
        Whether a bullet or a number stood before it.
    level
        Number of Markdown pounds before it.
    metadata
        Whether it is a date, a time or a dateline and no more.
    """

    span: Span
    text: str
    bullet: bool = False
    level: int = 0
    metadata: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text

    @property
    def plain(self) -> bool:
        """Whether it is neither blank, nor metadata, nor marked by its writer."""
        return bool(self.text) and not (self.bullet or self.level or self.metadata)

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDING.search(self.text) is not None


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
    start = offset + line.find(body)
    if _LETTER.search(body) is None and not any(map(str.isdigit, body)):
        yield Piece((offset, offset), "")
        return
    body, start, level, bullet = _without_mark(body, start)
    opening = opening_metadata(body)
    if opening:
        about = body[:opening].rstrip()
        yield Piece((start, start + len(about)), about, metadata=True)
    rest = body[opening:].lstrip()
    if rest:
        end = start + len(body)
        yield Piece((end - len(rest), end), rest, bullet, level)


def _without_mark(body: str, start: int) -> tuple[str, int, int, bool]:
    """Take the mark off a line: what is left, where it starts, level, bullet."""
    level, bullet = 0, False
    if pound := _POUND.match(body):
        level = len(pound[1])
        body, start = body[pound.end() :].rstrip("# "), start + pound.end()
    for mark in (_BULLET, _REFERENCE):
        if found := mark.match(body):
            bullet = not level
            body, start = body[found.end() :], start + found.end()
    if not bullet and (bold := _BOLD.match(body)):
        return bold[2], start + bold.start(2), level or _BOLD_LEVEL, bullet
    return body, start, level, bullet
