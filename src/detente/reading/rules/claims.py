"""What a party says of itself and its own: "X says its patents came first"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_OWN = frozenset(["its", "their", "our", "his", "her", "my"])
_SELF = frozenset(["it", "they", "we"])
_FINITE = frozenset(["VBZ", "VBP"])
_SURE = 0.6


def claims(scene: Scene) -> Iterator[Found]:
    """Yield what parties claim of what is theirs, and what they call others' things."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from _claim(scene, token) or _named(scene, token)


def _claim(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read a present claim of a party's about its own as an assertion."""
    noun = grammar.any_subject(verb)
    if noun is None or not _is_now(verb) or not _is_told(verb):
        return ()
    holder, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    if holder is None or not holder.parties or holder.person or not sure:
        return ()
    if not (_is_own(scene, noun, holder) or _is_theirs(verb, noun)):
        return ()
    return scene.found(
        "assert", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_told(verb: Any) -> bool:
    return verb.dep_ in {"ccomp", "csubj"} and verb.head.lemma_ in words(
        "lexicon", "speech", "verbs"
    )


def _is_now(verb: Any) -> bool:
    """Tell a claim of what is so from an account of what happened."""
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return not grammar.modal(verb) and bool({verb.tag_, *helped} & _FINITE)


def _is_own(scene: Scene, noun: Any, holder: Holder) -> bool:
    """Tell whether a thing belongs to who speaks: "its claim to the reef"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ in _OWN:
            owner = scene.resolver.who(child)
            return bool(owner and set(owner.parties) & set(holder.parties))
    return False


def _is_theirs(verb: Any, noun: Any) -> bool:
    """Tell whether a right is said to be had: "it is entitled to a share"."""
    said = {c.lemma_.lower() for c in verb.children if c.i > verb.i}
    right = said & words("idioms", "claims", "rights")
    return noun.lower_ in _SELF and bool(right)


def _named(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "X calls the islets Greek" as an assertion."""
    calls = {"call", "consider", "regard", "deem", "term"}
    if verb.lemma_ not in calls or grammar.is_passive(verb):
        return ()
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    names = [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i]
    holder, sure = scene.holder(verb), _SURE * scene.weight(verb)
    if not things or not names or holder is None or not holder.parties or not sure:
        return ()
    start = grammar.own_subject(verb) or verb
    return scene.found(
        "assert", holder, verb, (*things, *names), sure=sure, start=start.left_edge.i
    )
