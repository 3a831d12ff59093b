"""Adjectives that say what a party is: "ready to", "opposed to", "adamant that"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.scene import Found, Scene
from detente.reading.words import negated

_PREDICATE = frozenset(
    ["acomp", "attr", "oprd", "conj", "ROOT", "ccomp", "prep", "advcl"]
)


def predicates(scene: Scene) -> Iterator[Found]:
    """Yield what the adjectives and participles of a sentence say of parties."""
    for token in scene.sent:
        if not _is_predicate(token):
            continue
        found = match(token, "adjectives")
        statement = _statement(scene, token, found) if found else ()
        if statement:
            yield from statement


def _is_predicate(token: Any) -> bool:
    if token.pos_ in {"ADJ", "ADV"} or token.lower_ == "against":
        return token.dep_ in _PREDICATE
    return token.tag_ == "VBN" and token.dep_ not in {"amod", "aux"}


def copula(token: Any) -> Any:
    """Return the verb that joins a predicate to its subject, or the word itself."""
    step = token
    while step.dep_ in {"acomp", "attr", "oprd", "prep", "conj", "pobj"}:
        if step.head.pos_ in {"VERB", "AUX"}:
            return step.head
        if step.head == step:
            break
        step = step.head
    return token


def _statement(scene: Scene, word: Any, found: Match) -> tuple[Found, ...]:
    verb = copula(word)
    sure = scene.weight(verb)
    modal = grammar.modal(verb)
    if modal in {"must", "should", "may", "might", "could"} or not sure:
        return ()
    noun = _subject(verb, word)
    holder = scene.resolver.who(noun) if noun is not None else None
    if noun is None or holder is None or not holder.parties:
        return ()
    no = grammar.is_negated(verb) or grammar.is_negated(word)
    act: Act | None = negated(found.act) if no else found.act
    content = _content(word, found)
    if act is None or not content:
        return ()
    start = noun.left_edge.i if noun.head == verb else verb.i
    return scene.found(
        act,
        holder,
        word,
        content,
        negative=act in {"reject", "oppose"},
        sure=0.95 * sure,
        start=min(start, word.i),
    )


def _subject(verb: Any, word: Any) -> Any | None:
    if verb == word or grammar.is_passive(verb):
        own = [c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}]
        if own:
            first = own[0]
            return grammar.antecedent(first) if first.tag_ in {"WDT", "WP"} else first
        if verb.dep_ == "conj":
            return _subject(verb.head, verb.head)
    return None if grammar.agent(verb) is not None else grammar.subject(verb)


def _content(word: Any, found: Match) -> tuple[Any, ...]:
    if found.words[-1] in {"to", "that"} and found.anchor.pos_ in {"VERB", "AUX"}:
        return (found.anchor,)
    return grammar.complements(found.anchor) or tuple(
        c
        for c in word.children
        if c.dep_ in {"xcomp", "ccomp", "prep", "advcl"} and c.i > word.i
    ) or _beside(word)  # fmt: skip


def _beside(word: Any) -> tuple[Any, ...]:
    """Return what hangs on the copula: "was ready, he said, to sign"."""
    verb = copula(word)
    return tuple(
        c for c in verb.children if c.dep_ in {"xcomp", "prep"} and c.i > word.i
    )
