"""The sentence around a quote."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from detente.documents.document import Document
from detente.model.evidence import Span

_GAP = re.compile(r"\n[^\S\n]*\n\s*|(?<=[.!?…])[\"'”’»)\]]*\s+")
_SHORT = re.compile(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sen|Rep|Gov|St|vs|cf|e\.g|i\.e)\.$"
)
"""What ends in a full stop and yet no sentence: initials, titles, abbreviations."""
_COUNTED = re.compile(r"\b(?:Nos?|Arts?|art|para|approx|pp|c|ca)\.$")
"""The same, before a figure."""


def sentence_around(document: Document, span: Span) -> str:
    r"""Return the sentence that a span lies in, or the sentences, on one line.

    A sentence ends at a full stop, unless what follows begins small or it is that of a
    title or an initial; at an empty line; and where a heading or an item of a list is.

    Examples
    --------
    >>> from detente.documents import from_bytes
    >>> page = from_bytes("a.txt", b"They met. Mr. Ek asked\nfor time. Nobody agreed.")
    >>> start = page.text.index("asked")
    >>> sentence_around(page, (start, start + 5))
    'Mr. Ek asked for time.'
    """
    cuts = sorted({0, len(document.text), *_ends(document.text), *_edges(document)})
    first = cuts[max(0, bisect_right(cuts, span[0]) - 1)]
    last = next((cut for cut in cuts if cut >= span[1]), len(document.text))
    return " ".join(document.text[first:last].split())


def _ends(text: str) -> list[int]:
    """Return where sentences begin that others go before."""
    found = []
    for gap in _GAP.finditer(text):
        before, after = text[max(0, gap.start() - 12) : gap.start()], text[gap.end() :]
        paragraph = gap[0].startswith("\n")
        if paragraph or not _goes_on(before, after[:3]):
            found.append(gap.end())
    return found


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence goes on after what looks like its end."""
    small = next((letter.islower() for letter in after if letter.isalnum()), False)
    counted = after[:1].isdigit() and _COUNTED.search(before)
    return small or bool(counted or _SHORT.search(before))


def _edges(document: Document) -> Iterator[int]:
    """Yield where headings and items of lists begin, with and without their marks."""
    for line in document.lines:
        if line.kind in ("heading", "bullet"):
            yield from (document.text.rfind("\n", 0, line.span[0]) + 1, line.span[0])
        if line.kind == "heading":
            yield line.span[1]
