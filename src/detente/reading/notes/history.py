"""History: what parties did about a deal in the past, with its date."""

import re
from collections.abc import Iterator
from typing import Any

from detente.model import Note
from detente.reading.notes.pieces import Piece, Scene, listed, own_words, piece
from detente.reading.parse import Parsed

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PAST = re.compile(
    r"\b(?:1[89]\d\d|20\d\d|last (?:year|month|week|spring|summer|autumn|fall|winter)"
    r"|(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)"
    r"|in (?:January|February|March|April|June|July|August|September|October|November"
    r"|December)|on (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b)",
    re.IGNORECASE,
)
_CLAUSES = frozenset(["ROOT", "conj", "advcl", "relcl", "ccomp", "parataxis", "acl"])
_FROM = frozenset(["from", "of", "on"])
_OPEN = frozenset(["whether", "if", "unless", "could", "may", "might", "would", "will"])


def history(parsed: Parsed, scene: Scene) -> Iterator[Note]:
    """Yield the past events that a block tells of, each with its year if given.

    An event is a deed in the past tense with a date in its clause, a noun for such a
    deed (*withdrawal*) with a date in its sentence, or a clause in the past tense
    about a deal of a given year.
    """
    taken: list[Piece] = []
    for sentence in parsed.doc.sents:
        dated = _PAST.search(sentence.text)
        if not dated:
            continue
        for token in sentence:
            found = _event(parsed, token)
            if found and not any(_within(found, other) for other in taken):
                taken.append(found)
                yield found.note(
                    "history",
                    date=_year(found.quote),
                    issue=scene.issue_of(found.things),
                    party=scene.party_in(found),
                    act="withdraw" if _withdraws(token, scene, found) else "",
                )


def _event(parsed: Parsed, token: Any) -> Piece | None:
    """Return the words of the event that a token stands for, if it is one."""
    if token.pos_ == "NOUN" and token.lemma_.lower() in listed("events"):
        return piece(parsed, own_words(token))
    if token.pos_ not in {"VERB", "AUX"} or not _past(token):
        return None
    clause = own_words(token)
    text = " ".join(word.text for word in clause)
    if not _PAST.search(text):
        return None
    deed = token.lemma_.lower() in listed("deeds")
    return piece(parsed, clause) if deed or _of_a_deal(clause) else None


def _withdraws(token: Any, scene: Scene, found: Piece) -> bool:
    """Tell whether an event is that the party it names left a deal.

    Of a verb the party must be the subject. What it leaves, breaks or quits must be a
    deal; what it reimposes may be anything.
    """
    deed = token.lemma_.lower()
    if not (
        deed in listed("takings") or (deed in listed("leavings") and _a_deal(token))
    ):
        return False
    if token.pos_ == "NOUN":
        return bool(scene.party_in(found))
    doers = [t for c in token.children if c.dep_ == "nsubj" for t in c.subtree]
    done_by = piece(found.parsed, doers)
    return (
        done_by is not None and scene.party_in(done_by) == scene.party_in(found) != ""
    )


def _a_deal(deed: Any) -> bool:
    """Tell whether what a deed is done to is a deal."""
    left = [c for c in deed.children if c.dep_ == "prep" and c.lower_ in _FROM]
    done_to = [c for c in deed.children if c.dep_ == "dobj"]
    done_to += [c for preposition in left for c in preposition.children]
    if any(one.tag_ in {"WDT", "WP"} for one in done_to):
        done_to.append(deed.head)
    return any(one.lemma_.lower() in listed("deals") for one in done_to)


def _past(verb: Any) -> bool:
    """Tell whether a verb heads a clause in the past tense, and not a possible one."""
    if verb.dep_ not in _CLAUSES or verb.tag_ not in {"VBD", "VBN"}:
        return False
    helpers = [
        child for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}
    ]
    if any(helper.lower_ in _OPEN for helper in helpers):
        return False
    return verb.tag_ == "VBD" or any(
        h.lower_ in {"was", "were", "had"} for h in helpers
    )


def _of_a_deal(clause: list[Any]) -> bool:
    """Tell whether a clause names a deal of a given year."""
    return any(
        _YEAR.fullmatch(word.text)
        and word.head.pos_ in {"NOUN", "PROPN"}
        and word.head.lemma_.lower() in listed("deals")
        for word in clause
    )


def _within(inner: Piece, outer: Piece) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _year(quote: str) -> str:
    found = _YEAR.search(quote)
    return found[1] if found else ""
