"""Things to watch: what is open, and what would show how it turns out."""

import re
from collections.abc import Iterator
from typing import Any

from detente.model import Note
from detente.reading.notes.pieces import Piece, Scene, pattern, piece
from detente.reading.parse import Parsed

_CRITICAL = re.compile(
    r"\bwill be (?:critical|crucial|key|decisive|closely watched|telling|the test)"
    r"|\bclosely watch(?:ed|ing)?\b|\bsignals? from\b|\beyes (?:are|will be) on\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\b[Ww]hether\b")


def watch(parsed: Parsed, scene: Scene) -> Iterator[Note]:
    """Yield what a block says to watch.

    Each item under a heading such as *What to watch next*, whether or not it has a
    bullet or a full stop; elsewhere, what is said to be open (*whether …*) or critical.
    """
    found = _item(parsed)
    pieces = [found] if found else list(_open_questions(parsed))
    for found in pieces:
        yield found.note(
            "watch",
            issue=scene.issue_of(found.things),
            party=scene.party_in(found),
        )


def _item(parsed: Parsed) -> Piece | None:
    """Return the whole block when it is an item under a heading of things to come."""
    block = parsed.block
    if not block.headings or not pattern("watch").search(block.headings[-1]):
        return None
    text = block.text.rstrip()
    if block.kind == "bullet" or text[-1:] not in set('.!?"”'):
        return Piece(parsed, 0, len(text.rstrip(" .;,")))
    return None


def _open_questions(parsed: Parsed) -> Iterator[Piece]:
    for sentence in parsed.doc.sents:
        text = sentence.text
        if _WHETHER.search(text) and pattern("open").search(text):
            found = _whether(parsed, sentence)
        elif _CRITICAL.search(text):
            found = piece(parsed, sentence)
        else:
            continue
        if found:
            yield found


def _whether(parsed: Parsed, sentence: Any) -> Piece | None:
    """Return the clause that *whether* opens, or the sentence that begins with it."""
    mark = next((token for token in sentence if token.lower_ == "whether"), None)
    if mark is None or mark.i == sentence.start:
        return piece(parsed, sentence)
    clause = [word for word in mark.head.subtree if word.i >= mark.i]
    return piece(parsed, clause if mark in clause else sentence)
