"""What of the documents is read: English, in blocks of bounded length, to a limit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.documents import Document
from detente.reading.blocks import Block, blocks

MOST_CHARACTERS = 10_000_000
"""Characters of all documents together that are read; the rest is left out."""
MOST_OF_ONE = 1_000_000
"""Characters of one document that are read: a long book, and no report."""
LONGEST = 5_000
"""Characters of a block; a longer one is cut at the end of a sentence."""
_NAMED = 10
"""Documents in another language that the remark names."""
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks to read, in order, and what to say of the rest."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]


def extent(documents: Iterable[Document]) -> Extent:
    """Return the blocks of the documents that are read, and what is left out.

    No blocks are made of what is left out.

    Examples
    --------
    >>> from detente.documents import from_bytes
    >>> note = from_bytes("note.txt", b"The talks ended.")
    >>> [block.text for block in extent([note]).blocks]
    ['The talks ended.']
    """
    kept: list[Block] = []
    room, left, first = MOST_CHARACTERS, 0, ""
    foreign, long = [], []
    for document in documents:
        if document.language != "en":
            foreign.append(document.file)
            continue
        if first:
            left += len(document.text)
            continue
        here = min(room, MOST_OF_ONE)
        fitting, rest = _fitting(document, here)
        kept.extend(fitting)
        if rest is None:
            room -= sum(len(part.text) for part in fitting)
        elif here < room:
            room -= here
            long.append(document.file)
        else:
            first = f"{rest + 1:,} of {document.file}"
            left = len(document.text) - rest
    told = (*_in_other_words(foreign), *_too_long(long), *_over(left, first))
    return Extent(tuple(kept), told)


def _fitting(document: Document, room: int) -> tuple[list[Block], int | None]:
    """Return the parts that there is room for, and where the rest begins, if any."""
    kept: list[Block] = []
    for part in _parts_of(document):
        room -= len(part.text)
        if room < 0:
            return kept, part.span[0]
        kept.append(part)
    return kept, None


def parts(block: Block) -> Iterator[Block]:
    """Yield a block, or the parts of one that is too long, each whole sentences.

    Only the first part has the label. Where no sentence ends in time it is cut at a
    space, and where there is none, anywhere.
    """
    start, text = 0, block.text
    while len(text) - start > LONGEST:
        end = start + _length(text[start : start + LONGEST])
        yield _part(block, start, start + len(text[start:end].rstrip()))
        start = (
            end
            + len(text[end : end + LONGEST])
            - len(text[end : end + LONGEST].lstrip())
        )
    yield _part(block, start, len(text)) if start else block


def _part(block: Block, start: int, end: int) -> Block:
    first = block.span[0]
    return replace(
        block,
        span=(first + start, first + end),
        text=block.text[start:end],
        label="" if start else block.label,
    )


def _length(text: str) -> int:
    """Return how much of a text to take: up to its last sentence end, or space."""
    end = 0
    for found in _SENTENCE.finditer(text):
        end = found.end()
    return end or text.rfind(" ") + 1 or len(text)


def _parts_of(document: Document) -> Iterator[Block]:
    for block in blocks(document):
        yield from parts(block)


def _in_other_words(foreign: list[str]) -> Iterator[str]:
    """Say which documents are not read for their language."""
    if len(foreign) == 1:
        yield f"{foreign[0]} does not seem to be in English; it is not read."
    elif foreign:
        yield f"{_listed(foreign)} do not seem to be in English; they are not read."


def _too_long(documents: list[str]) -> Iterator[str]:
    """Say of which documents only the beginning is read."""
    if documents:
        named = _listed(documents)
        yield f"Of {named} only the first {MOST_OF_ONE:,} characters were read."


def _listed(documents: list[str]) -> str:
    more = len(documents) - _NAMED
    named = ", ".join(documents[:_NAMED])
    return f"{named} and {more:,} more" if more > 0 else named


def _over(left: int, first: str) -> Iterator[str]:
    """Say how much is left out, and from where on."""
    if first:
        yield (
            f"Only the first {MOST_CHARACTERS:,} characters were read; {left:,} were "
            f"left out, from character {first} on."
        )
