"""What a writer puts around a line: bullets, numbers, pounds, stars."""

import re
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["", "bullet", "number", "heading"]

_BULLET = re.compile(
    r"(?:[•‣⁃▪▫◦●○■□➤►✓*+–—-]|\(?[a-z]\)|\([ivx]{1,4}\)|(?P<number>\(?\d{1,2}[.)]))"
    r"\s+(?=\S)"
)
_REFERENCE = re.compile(r"\[\d{1,3}\]:?\s*(?=\S)")
_POUND = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1$")
_ITALIC = re.compile(r"([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1$")
_BOLD_LABEL = re.compile(r"(\*\*|__)[^*_]+(?::\1|\1:)\s*\S")
_BOLD_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """How a line is marked and where in it the words stand.

    Attributes
    ----------
    start, end
        Of the words in the line.
    kind
        ``bullet`` (so is a line with a label in bold), ``number``, ``heading`` or
        nothing.
    level
        Of a heading: its pounds, or 3 for a line all in bold.
    """

    start: int
    end: int
    kind: MarkKind = ""
    level: int = 0


def mark_of(line: str) -> Mark:
    """Return the mark of a line that has no white space around it.

    Examples
    --------
    >>> mark_of("## What next ##")
    Mark(start=3, end=12, kind='heading', level=2)
    >>> mark_of("1. [1]Al Jazeera").start, mark_of("- no deal").kind
    (6, 'bullet')
    """
    if line[0].isalpha() and line[1:2] != ")":
        return Mark(0, len(line))
    if pound := _POUND.match(line):
        inner = line.rstrip("# ")
        return Mark(pound.end(), len(inner), "heading", len(pound[1]))
    if bold := _BOLD.match(line):
        return Mark(bold.start(2), bold.end(2), "heading", _BOLD_LEVEL)
    if _BOLD_LABEL.match(line):
        return Mark(0, len(line), "bullet")
    if italic := _ITALIC.match(line):
        return Mark(italic.start(2), italic.end(2))
    return _list_mark(line)


def _list_mark(line: str) -> Mark:
    start = 0
    kind: MarkKind = ""
    if bullet := _BULLET.match(line):
        start = bullet.end()
        kind = "number" if bullet["number"] else "bullet"
    if reference := _REFERENCE.match(line, start):
        return Mark(reference.end(), len(line), "bullet")
    return Mark(start, len(line), kind)
