"""Nouns that name an act: "its demand for", "a core demand of X is"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_ABOUT = frozenset(["for", "to", "about", "over", "on", "of", "at", "against", "with"])
_IS = frozenset(["be", "remain", "include", "become", "comprise"])


def nominals(scene: Scene) -> Iterator[Found]:
    """Yield the positions that a sentence names by nouns."""
    for token in scene.sent:
        if token.pos_ != "NOUN":
            continue
        found = match(token, "nouns") or _named(token)
        statement = _statement(scene, token, found) if found else ()
        if statement:
            yield from statement


def _statement(scene: Scene, noun: Any, found: Match) -> tuple[Found, ...]:
    sure = scene.weight(noun)
    holder = _holder(scene, noun) if sure else None
    if holder is None or not holder.parties or _is_dropped(noun):
        return ()
    content, start, kind = _content(noun)
    if not content:
        return ()
    act: Act = found.act
    no = any(c.lower_ == "no" for c in noun.children)
    if no or (noun.dep_ == "dobj" and grammar.is_negated(noun.head)):
        return ()
    if act == "accept" and not _is_carried(noun):
        return ()
    return scene.found(
        act,
        holder,
        noun,
        content,
        negative=act in {"reject", "oppose"},
        sure=sure * kind,
        start=start,
    )


def _named(noun: Any) -> Match | None:
    """Match nouns that tell a position only where it is said what they are."""
    joined = noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ in _IS
    return match(noun, "named") if joined else None


def _is_dropped(noun: Any) -> bool:
    """Tell whether the noun is only what somebody answers: "rejected its demand"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("lexicon", "frames", "drops"):
        return True
    verb = noun.head
    answer = match(verb, "verbs") if noun.dep_ in {"dobj", "nsubjpass"} else None
    if answer is None or answer.act not in {"accept", "reject", "oppose"}:
        return False
    return answer.act == "accept" or not _is_of_another(noun)


def _is_of_another(noun: Any) -> bool:
    """Tell whether who answers a demand is not said to own it: "X's demand"."""
    return any(c.dep_ == "poss" and c.pos_ != "PRON" for c in noun.children)


def _holder(scene: Scene, noun: Any) -> Holder | None:
    """Return whose demand it is: "X's demand", "demand of X", "X voiced its …"."""
    found = (_owner(scene, child) for child in noun.children)
    owner = next((holder for holder in found if holder and holder.parties), None)
    if owner is not None:
        return owner
    return scene.holder(noun.head) if _is_carried(noun) else None


def _is_carried(noun: Any) -> bool:
    """Tell whether a verb only carries the noun: "repeated its demand"."""
    light = noun.head.lemma_ in words("lexicon", "frames", "light")
    return bool(noun.dep_ == "dobj" and light)


def _owner(scene: Scene, child: Any) -> Holder | None:
    """Return the party that a word beside a noun makes its owner."""
    if child.dep_ == "poss":
        return scene.resolver.who(child)
    hit = scene.resolver.hits.get(child.i)
    if child.dep_ in {"amod", "compound", "nmod"} and hit is not None:
        return Holder((scene.resolver.table.meet(hit.party),))
    if child.dep_ == "prep" and child.lower_ in {"of", "from", "by", "among"}:
        found = (scene.resolver.who(o) for o in child.children if o.dep_ == "pobj")
        return next((holder for holder in found if holder), None)
    return None


def _content(noun: Any) -> tuple[tuple[Any, ...], int, float]:
    """Return what the noun is about, where its quote starts, how sure that is."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in _IS:
        said = [
            c
            for c in verb.children
            if c.dep_ in {"attr", "dobj", "ccomp", "xcomp", "acomp"}
            or (c.dep_ == "prep" and c.lower_ in {"for", "to"} and c.i > verb.i)
        ]
        if said and said[-1].pos_ != "ADJ":
            return tuple(said), noun.left_edge.i, 1.0
    if noun.dep_ == "attr" and verb.lemma_ in _IS:
        said = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
        if said and said[0].pos_ != "PRON":
            return tuple(said), said[0].left_edge.i, 1.0
    own = [
        c
        for c in noun.children
        if c.i > noun.i
        and ((c.dep_ == "prep" and c.lower_ in _ABOUT and not _owns(c)
              and not grammar.tells_when(c)) or c.dep_ in {"acl", "ccomp"})
    ]  # fmt: skip
    met = _met(noun) if noun.dep_ in {"dobj", "pobj"} else None
    if not own and met is not None:
        return (met,), met.left_edge.i, 0.9
    if not own and _is_carried(noun):
        own = [c for c in verb.children if c.dep_ == "ccomp" and c.i > noun.i]
    start = noun.left_edge.i
    if noun.dep_ == "dobj" and (by := grammar.own_subject(verb)) is not None:
        start = by.left_edge.i
    return tuple(own), start, 0.85


def _met(noun: Any) -> Any | None:
    """Return what met with somebody's resistance: "the plan drew criticism from X"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ not in words("lexicon", "frames", "meets"):
        return None
    return grammar.any_subject(verb)


def _owns(preposition: Any) -> bool:
    return preposition.lower_ in {"of", "from", "by"} and any(
        c.ent_type_ in {"GPE", "ORG", "NORP", "PERSON"} for c in preposition.children
    )
