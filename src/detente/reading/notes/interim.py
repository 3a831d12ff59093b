"""Interim steps: what the documents name as possible on the way."""

import re
from collections.abc import Iterator

from detente.model import Note
from detente.reading.notes.pieces import Piece, Scene, listed, own_words, piece
from detente.reading.parse import Parsed

_LISTED = re.compile(r"(?:such as|including|for example|for instance|like|:)\s+", re.I)
_ENDS = re.compile(r"[.;?!]|, (?:which|who|that|but|while|though)\b|\s[–—-]\s")
_BETWEEN = re.compile(r",?\s+(?:or|and)\s+(?:even\s+)?|,\s+")
_STANDSTILL = re.compile(
    r"(?<!\bwhat )\b(?:a|an) (?:standstill|freeze|moratorium)\b", re.I
)


def interim(parsed: Parsed, scene: Scene) -> Iterator[Note]:
    """Yield a note for each interim step: the items of a list, or the step itself."""
    text = parsed.block.text
    for sentence in parsed.doc.sents:
        for token in sentence:
            if not _names_a_step(token):
                continue
            steps = list(_items(parsed, token.idx, sentence.end_char))
            whole = piece(parsed, own_words(token))
            if not steps and whole is not None:
                steps = [whole]
            for found in steps:
                yield found.note("interim", issue=scene.issue_of(found.things))
            break
    if not _names_any(parsed):
        for match in _STANDSTILL.finditer(text):
            end = _ENDS.search(text, match.end())
            found = Piece(parsed, match.start(), end.start() if end else len(text))
            yield found.note("interim", issue=scene.issue_of(found.things))


def _names_a_step(token: object) -> bool:
    """Tell whether a noun is a step that something calls interim."""
    lemma = str(getattr(token, "lemma_", "")).lower()
    if lemma not in listed("steps"):
        return False
    children = getattr(token, "children", ())
    return any(
        child.dep_ in {"amod", "compound"} and child.lower_ in listed("interim")
        for child in children
    )


def _names_any(parsed: Parsed) -> bool:
    return any(_names_a_step(token) for token in parsed.doc)


def _items(parsed: Parsed, start: int, end: int) -> Iterator[Piece]:
    """Yield the items of the list that follows a step, up to the end of its clause."""
    text = parsed.block.text
    opened = _LISTED.search(text, start, end)
    if not opened or text[start : opened.start()].count(" ") > 2:
        return
    stop = _ENDS.search(text, opened.end(), end)
    last = stop.start() if stop else end
    place = opened.end()
    for gap in _BETWEEN.finditer(text, place, last):
        if not _names_a_thing(parsed, place, gap.start()):
            continue
        yield Piece(parsed, place, gap.start())
        place = gap.end()
    rest = text[place:last].rstrip()
    if rest:
        yield Piece(parsed, place, place + len(rest))


def _names_a_thing(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether an item is whole: it has a noun (*a first, partial easing*)."""
    inside = Piece(parsed, start, end).tokens
    return any(token.pos_ in {"NOUN", "PROPN"} for token in inside)
