"""What a party says of itself: it cannot be a junior partner, it has to see a third."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_MODALS = frozenset(["can", "could", "shall", "will", "would"])
_BOUND = frozenset(["accountable", "answerable", "bound", "hostage", "liable",
                    "party", "responsible"])  # fmt: skip
_GETS = frozenset(["get", "have", "receive", "see"])
_GIVES: frozenset[Act] = frozenset(["accept", "willing"])
_SURE = 0.7


def selves(scene: Scene) -> Iterator[Found]:
    """Yield what parties refuse to be, have to have, and bring themselves to take."""
    for token in scene.sent:
        if token.lemma_ in {"be", "have"} and token.dep_ not in {"aux", "auxpass"}:
            yield from (
                _is_not(scene, token) or _is_not_about(scene, token)
                or _has_to(scene, token)
            )  # fmt: skip


def _is_not(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "we cannot be the junior partner" as a refusal to be that."""
    if verb.lemma_ != "be" or grammar.modal(verb) not in _MODALS:
        return ()
    said = [c for c in verb.children if c.i > verb.i and _is_part(c)]
    if not said or not grammar.is_negated(verb):
        return ()
    return _found(scene, "reject", verb, _speaker(scene, verb), (verb,))


def _is_part(word: Any) -> bool:
    """Tell a part that one plays, or what binds one, from how one feels."""
    return word.dep_ == "attr" or (word.dep_ == "acomp" and word.lower_ in _BOUND)


def _is_not_about(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "Lima is not about to adopt it" as a refusal, whoever says it."""
    about = [c for c in verb.children if c.lower_ == "about" and c.i > verb.i]
    under = [*verb.children, *(d for c in about for d in c.children)]
    done = [c for c in under if c.i > verb.i and grammar.is_infinitive(c)]
    noun = grammar.any_subject(verb)
    if verb.lemma_ != "be" or not (about and done) or noun is None:
        return ()
    if not grammar.is_negated(verb):
        return ()
    return _found(scene, "reject", verb, scene.resolver.who(noun), done[:1])


def _has_to(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "it would have to see a third" as a demand, "have to swallow" as a yes."""
    inner = [c for c in verb.children if c.dep_ == "xcomp" and grammar.is_infinitive(c)]
    if verb.lemma_ != "have" or not inner or grammar.is_negated(verb):
        return ()
    done, holder = inner[0], _speaker(scene, verb)
    things = [c for c in done.children if c.dep_ in {"ccomp", "dobj"}]
    if done.lemma_ in _GETS and things:
        return _found(scene, "demand", verb, holder, things)
    found = match(done, "verbs")
    gives = found is not None and found.act in _GIVES
    return _found(scene, "willing", verb, holder, (done,)) if gives else ()


def _speaker(scene: Scene, verb: Any) -> Holder | None:
    """Return who speaks of themselves, or of a body of their own."""
    noun, speaker = grammar.any_subject(verb), scene.speaker(verb)
    if noun is None or speaker is None:
        return None
    body = noun.lemma_.lower() in words("roles", "collective")
    owners = [noun, *(c for c in noun.children if body and c.dep_ == "poss")]
    found = (scene.resolver.who(owner) for owner in owners)
    own = any(one and set(one.parties) & set(speaker.parties) for one in found)
    return speaker if own else None


def _found(
    scene: Scene, act: Act, verb: Any, holder: Holder | None, things: Any
) -> tuple[Found, ...]:
    noun, sure = grammar.any_subject(verb), _SURE * scene.weight(verb)
    if noun is None or holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        act,
        holder,
        verb,
        things,
        negative=act == "reject",
        sure=sure,
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )
