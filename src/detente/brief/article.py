"""The explainer: the findings as an article that a newspaper could run."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from detente.brief.page import filling
from detente.brief.telling import (
    ENOUGH,
    MOST,
    chosen,
    length,
    marked,
    statements,
    without,
)
from detente.brief.words import capital, many
from detente.study import Findings

Kind = Literal["headline", "heading", "item", "source", "paragraph"]
MARKS: tuple[tuple[str, Kind], ...] = (
    ("# ", "headline"),
    ("## ", "heading"),
    ("- ", "item"),
)

CITED = re.compile(r"\[(\d+)\]")
ROUNDS = 8
"""Times that it is written to come close to its length."""
LISTED = 6
"""Sources up to which all are listed, cited or not."""


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


@dataclass(frozen=True, slots=True)
class Article:
    """The explainer and what it tells.

    Attributes
    ----------
    text
        In Markdown.
    told
        Ids of the statements that it tells; that many others are in the brief only.
    """

    text: str
    told: frozenset[str]


def article(findings: Findings) -> Article:
    """Return the explainer; each of its sentences is a template over findings.

    It is written several times: first to see how many words are there in any case and
    what could be said besides; then with the most important of that; then again with
    more or less of it, as sentences took less room or sources more than was thought.
    """
    fill = filling("explainer.md", findings)

    def written(kept: Set[str | int]) -> str:
        return _numbered(_blocks(without(fill(told=kept), kept)))

    skeleton = fill(told=frozenset())
    choices = [*marked(skeleton), *statements(findings.case)]
    text, told = written(frozenset()), frozenset[str | int]()
    used, room, enough, full = length(text), MOST, ENOUGH, False
    for _ in range(ROUNDS):
        kept = frozenset(chosen(choices, used, room, enough))
        fuller = written(kept)
        spare = MOST - length(fuller)
        full = full or spare < 0
        if spare >= 0 and length(fuller) >= length(text):
            text, told = fuller, kept
        room += spare // 2 if full else spare
        enough += max(0, ENOUGH - length(fuller))
    return Article(text, frozenset(key for key in told if isinstance(key, str)))


def _blocks(text: str) -> str:
    """Set each block on one line, and a blank line between two."""
    found = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(block for block in found if block) + "\n"


def _numbered(text: str) -> str:
    r"""List only the sources that are cited where there are many, numbered anew.

    Examples
    --------
    >>> many = "\n\n".join(f"{n}. Paper {n}" for n in range(1, 9))
    >>> print(_numbered(f"So it is. [7]\n\n## Sources\n\n{many}\n"))
    So it is. [1]
    <BLANKLINE>
    ## Sources
    <BLANKLINE>
    1. Paper 7
    <BLANKLINE>
    Seven more documents are in the brief.
    <BLANKLINE>
    """
    body, heading, end = text.partition("\n## Sources\n\n")
    sources = end.strip().split("\n\n")
    if len(sources) <= LISTED:
        return text
    used = sorted({int(n) for n in CITED.findall(body)})
    places = {old: new for new, old in enumerate(used, start=1)}
    body = CITED.sub(lambda found: f"[{places[int(found[1])]}]", body)
    kept = (f"{places[n]}. {sources[n - 1].partition('. ')[2]}" for n in used)
    left = len(sources) - len(used)
    more = many(left, "more document")
    verb = "is" if left == 1 else "are"
    others = [f"{capital(more)} {verb} in the brief."] if left else []
    listed = "\n\n".join([*kept, *others])
    return f"{body}{heading}{listed}\n"


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
