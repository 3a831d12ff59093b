"""Stakes: what agreement or failure would bring, and to whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from detente.model import Note
from detente.reading.notes.pieces import Piece, Scene, listed, own_words, piece
from detente.reading.parse import Parsed

Of = Literal["agreement", "failure"]
_POSSIBLE = frozenset(["could", "would", "may", "might", "will"])
_NOT = re.compile(r"\b(?:no|without|unless|absence|failed|failing)\b", re.IGNORECASE)
_SUBJECTS = frozenset(["nsubj", "csubj"])


def stakes(parsed: Parsed, scene: Scene) -> Iterator[Note]:
    """Yield what agreement or failure could bring, one note for each effect.

    Of agreement is what a deal *could* or *would* do; of failure what its failure
    could, or what could happen without it or if talks fail. Agreement is for the
    better unless the verb says otherwise, failure for the worse where the words do.
    """
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX"} or not _possible(token):
            continue
        of = _of(token)
        if of is None:
            continue
        for verb in (token, *_joined(token)):
            for found, said in _effects(parsed, verb):
                yield found.note(
                    "stakes",
                    text=said,
                    of=of,
                    effect=_effect(verb, of, said),
                    issue=scene.issue_of(found.things),
                    party=scene.party_in(found),
                )


def _possible(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _POSSIBLE for c in verb.children)


def _joined(verb: Any) -> Iterator[Any]:
    """Yield the verbs joined to a verb that share its subject."""
    for child in verb.children:
        own = any(c.dep_ in _SUBJECTS for c in child.children)
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own:
            yield child
            yield from _joined(child)


def _of(verb: Any) -> Of | None:
    """Return what the subject or an adjunct of a verb supposes."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            supposed = _supposed(child)
            if supposed:
                return supposed
        if child.dep_ == "prep" and child.lower_ == "without":
            objects = (c for c in child.children if c.dep_ == "pobj")
            if any(c.lemma_.lower() in listed("success") for c in objects):
                return "failure"
        if child.dep_ == "advcl" and _fails(child):
            return "failure"
    return None


def _supposed(subject: Any) -> Of | None:
    lemma = subject.lemma_.lower()
    if lemma in listed("failure"):
        return "failure"
    if lemma in listed("success"):
        words = " ".join(word.text for word in own_words(subject))
        return "failure" if _NOT.search(words) else "agreement"
    return None


def _fails(clause: Any) -> bool:
    """Tell whether a clause supposes that the talks fail."""
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    if not marks & {"if", "unless", "should", "once"}:
        return False
    words = list(clause.subtree)
    about = any(word.lemma_.lower() in listed("success") for word in words)
    fails = clause.lemma_.lower() in listed("failing")
    negated = any(w.dep_ == "neg" or w.lower_ == "no" for w in words)
    return about and (fails or negated or "unless" in marks)


def _effects(parsed: Parsed, verb: Any) -> Iterator[tuple[Piece, str]]:
    """Yield the words of each effect: the verb with each of its objects.

    Several joined objects make several effects, each quoted by itself; what a thing
    costs whom is one (*cost the port a million*).
    """
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    several = [o for first in objects[:1] for o in (first, *_all_joined(first))]
    if len(several) > 1:
        for words in _cut(several):
            found = piece(parsed, words)
            if found:
                yield found, f"{verb.text} {found.text}"
        return
    found = piece(parsed, _predicate(verb))
    if found:
        yield found, found.text


def _cut(things: list[Any]) -> Iterator[list[Any]]:
    """Yield the words of each of several joined nouns, up to where the next begins.

    What qualifies the last (*for Iranians*) may hang on the first in the parse.
    """
    nouns = sorted(things, key=lambda noun: noun.i)
    starts = [min(w.i for w in own_words(noun) if w.i <= noun.i) for noun in nouns]
    end = 1 + max(word.i for noun in nouns for word in noun.subtree)
    for start, stop in pairwise([*starts, end]):
        words = list(nouns[0].doc[start:stop])
        while words and (words[-1].dep_ == "cc" or words[-1].is_punct):
            words.pop()
        yield words


def _all_joined(noun: Any) -> Iterator[Any]:
    for child in noun.children:
        if child.dep_ == "conj":
            yield child
            yield from _all_joined(child)


def _predicate(verb: Any) -> Sequence[Any]:
    """Return the verb and what follows it; with its subject unless that supposes."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    words = own_words(verb)
    if subjects and _supposed(subjects[0]) is None:
        first = min(word.i for word in subjects[0].subtree)
        return [word for word in words if word.i >= first]
    return [word for word in words if word.i >= verb.i]


def _effect(verb: Any, of: Of, said: str) -> Literal["", "better", "worse"]:
    """Return whether an effect is for the better; empty where the words do not say.

    What a deal would do is for the better unless it does harm; what its failure would
    do is for the worse only where the words name a harm: *Holm could seek a minority*.
    """
    lemma = verb.lemma_.lower()
    words = {word.strip(".,;:").lower() for word in said.split()}
    if of == "agreement":
        return "worse" if lemma in listed("harm") else "better"
    if lemma in listed("good"):
        return "better"
    harmed = lemma in listed("harm") or any(_bad(word) for word in words)
    return "worse" if harmed else ""


def _bad(word: str) -> bool:
    return {word, word.removesuffix("s"), word.removesuffix("es")} & listed(
        "bad"
    ) != set()
