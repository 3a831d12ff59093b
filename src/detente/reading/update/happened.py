"""Things to watch of which a later document tells how they turned out."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.documents import Document
from detente.model import Note
from detente.reading.blocks import Block, blocks
from detente.reading.issues.vocabulary import label_terms, telling
from detente.reading.notes.pieces import Piece, listed, piece
from detente.reading.parse import Parsed, parse, phrases
from detente.reading.update.proposals import Happened

_SHARED = 0.6
"""Part of the things that an item names which a clause must name too."""
_CLAUSES = frozenset(["ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"])
_NOT_YET = frozenset(["whether", "if", "unless", "before", "until"])
_OPENING = frozenset(["mark", "advmod", "prep"])
_HELPERS = frozenset(["have", "be"])
_UNDONE = frozenset(["fail", "refuse", "decline", "break"])
_DONE = frozenset(["begin", "start", "manage", "proceed"])
"""Verbs under which another is done: not so under *agree* or *hope*."""
_NOBODY = frozenset(["no", "none", "neither", "nobody"])
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THINGS = frozenset(["NOUN", "PROPN"])


def happened(
    watched: Sequence[Note], documents: Sequence[Document]
) -> Iterator[Happened]:
    """Yield the items of which a document says that they came about, or did not.

    A clause in the past or the perfect tense that names most of the things the item
    names, and does what parties do about a deal (*agree*, *sign*, *withdraw*), or what
    the item asks about. What lies in another year is no news, and what stands under
    *whether*, *if* or *until* has not happened; nor has what somebody only agreed or
    hoped to do. Every such clause is told: which of them is news, and which the last
    word on the matter, depends on when the item was noted.

    Parameters
    ----------
    watched
        Items of the case.
    documents
        New ones.
    """
    asked = phrases(note.text for note in watched)
    things = {note: _things(asked[note.text]) for note in watched}
    wanted = {note: named for note, named in things.items() if named}
    near = [
        block
        for document in documents
        for block in blocks(document)
        if not block.doubt and _near(block, wanted.values())
    ]
    told = list(_told(parse(near), {d.id: d.date for d in documents}))
    for note, named in wanted.items():
        yield from _fitting(note, named, _asked(asked[note.text]), told)


def _asked(doc: Any) -> frozenset[str]:
    """Return what an item asks whether it is done.

    Where none of its words was read as a verb any of them may be one: a few words
    without a sentence around them are often parsed wrongly.
    """
    verbs = frozenset(t.lemma_ for t in doc if t.pos_ == "VERB")
    return verbs or frozenset(t.lemma_ for t in doc if t.pos_ != "AUX")


def _things(doc: Any) -> frozenset[str]:
    """Return the terms of the nouns of an item."""
    return frozenset(
        name
        for token in doc
        if token.pos_ in _THINGS
        for name in label_terms(token.text)
        if telling(name)
    )


def _near(block: Block, wanted: Any) -> bool:
    """Tell whether a block names most of the things of some item."""
    said = set(label_terms(block.text))
    return any(_enough(named, said) for named in wanted)


def _enough(named: frozenset[str], said: set[str]) -> bool:
    return len(named & said) >= _SHARED * len(named)


def _told(parsed: Sequence[Parsed], dates: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """Yield the clauses that tell what is done: verb, words, piece and date."""
    for one in parsed:
        date = dates.get(one.block.document, "")
        for verb in one.doc:
            if not _is_done(verb) or _opens(verb):
                continue
            clause = sorted(verb.subtree, key=lambda token: token.i)
            found = piece(one, clause)
            if found is None or _of_another_year(found.quote, date):
                continue
            yield verb, set(label_terms(found.quote)), found, date


def _is_done(verb: Any) -> bool:
    """Tell whether a verb is in the past or the perfect tense, and no possibility."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in _CLAUSES:
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in helpers):
        return False
    finite = any(c.lemma_ in _HELPERS for c in helpers)
    did = any(c.lemma_ == "do" and c.tag_ == "VBD" for c in helpers)
    return verb.tag_ == "VBD" or did or (verb.tag_ == "VBN" and finite)


def _opens(verb: Any) -> bool:
    """Tell whether a verb stands under a word that leaves it open.

    *Before the deadline* only says when.
    """
    above = (verb, *verb.ancestors)
    return any(
        child.lower_ in _NOT_YET and child.dep_ in _OPENING and not _says_when(child)
        for up in above
        for child in up.children
    )


def _says_when(word: Any) -> bool:
    """Tell whether a noun follows a word, and no clause."""
    behind = {child.dep_ for child in word.children}
    return word.dep_ == "prep" and "pobj" in behind


def _of_another_year(quote: str, date: str) -> bool:
    return bool(date) and any(year != date[:4] for year in _YEAR.findall(quote))


def _fitting(
    note: Note,
    named: frozenset[str],
    does: frozenset[str],
    told: Sequence[tuple[Any, ...]],
) -> Iterator[Happened]:
    """Yield the clauses that tell how an item turned out."""
    for verb, said, found, date in told:
        verbs = {verb.lemma_}
        if verb.lemma_ in _DONE | _UNDONE:
            verbs.update(c.lemma_ for c in verb.children if c.dep_ == "xcomp")
        elif does & {c.lemma_ for c in verb.children if c.dep_ == "xcomp"}:
            continue
        deed = verbs & (listed("deeds") | does)
        if deed and _enough(named, said):
            yield Happened(note, _event(found, note, date), _is_undone(verb, verbs))


def _is_undone(verb: Any, verbs: set[str]) -> bool:
    whose = (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})
    nobody = any(token.lower_ in _NOBODY for noun in whose for token in noun.subtree)
    negated = any(c.dep_ == "neg" for c in verb.children)
    return nobody or negated or bool(verbs & _UNDONE)


def _event(found: Piece, watched: Note, date: str) -> Note:
    return found.note("history", date=date, issue=watched.issue, party=watched.party)
