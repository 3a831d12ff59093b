"""The explainer: the findings as an article that a newspaper could run."""

import re
from dataclasses import dataclass
from typing import Literal

from detente.brief.page import render
from detente.study import Findings

Kind = Literal["headline", "heading", "item", "source", "paragraph"]
MARKS: tuple[tuple[str, Kind], ...] = (
    ("# ", "headline"),
    ("## ", "heading"),
    ("- ", "item"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of an article.

    Attributes
    ----------
    kind
        Headline, heading, list item, numbered source or paragraph.
    label
        What an item starts with in bold, such as an issue's title; often empty.
    text
        The rest, plain.
    """

    kind: Kind
    label: str
    text: str


def article(findings: Findings) -> str:
    """Return the explainer in Markdown; each sentence is a template over findings."""
    text = render("explainer.md", findings)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def pieces(markdown: str) -> tuple[Piece, ...]:
    r"""Split an explainer into its blocks, for its page.

    Examples
    --------
    >>> pieces("# Talks\n\n- **Relief:** Far apart.")[1].label
    'Relief:'
    """
    return tuple(_piece(line) for line in markdown.splitlines() if line.strip())


def _piece(line: str) -> Piece:
    for mark, kind in MARKS:
        if line.startswith(mark):
            label, text = _labelled(line.removeprefix(mark))
            return Piece(kind, label, text)
    if numbered := re.match(r"\d+\. (.*)", line):
        return Piece("source", "", numbered[1])
    label, text = _labelled(line)
    return Piece("paragraph", label, text)


def _labelled(text: str) -> tuple[str, str]:
    bold = re.match(r"\*\*(.+?)\*\* ?(.*)", text)
    return (bold[1], bold[2]) if bold else ("", text)
