"""What a speaker says will come over others: "Serbia stands to lose its seat"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_COMES = frozenset(["will", "would", "can", "could", "shall"])
_PRESENT = frozenset(["VBZ", "VBP"])
_WITHOUT = frozenset(["until", "unless", "before", "without"])


def outcomes(scene: Scene) -> Iterator[Found]:
    """Yield the threats and the terms that speakers wrap into what will be so."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from _suffers(scene, token) or _nothing_until(scene, token)


def _suffers(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "there will be consequences", "X will pay a heavy price" as a threat."""
    if grammar.is_negated(verb) or not (_is_to_come(verb) or _is_off(verb)):
        return ()
    noun = grammar.any_subject(verb) or next(
        (c for c in verb.children if c.dep_ == "expl"), None
    )
    holder = scene.speaker(verb)
    if noun is None or holder is None or not holder.parties:
        return ()
    own, sure = scene.resolver.who(noun), 0.8 * scene.weight(verb)
    if _is_for_own(scene, verb, holder):
        return scene.found(
            "concern", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
        )
    if not sure or (own is not None and set(own.parties) & set(holder.parties)):
        return ()
    return scene.found(
        "threaten", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_for_own(scene: Scene, verb: Any, holder: Holder) -> bool:
    """Tell what speakers fear for their own: "has consequences for its trade"."""
    under = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "for")
    owners = (d for t in under for c in t.children for d in c.children)
    found = (scene.resolver.who(d) for d in owners if d.dep_ == "poss")
    return any(one and set(one.parties) & set(holder.parties) for one in found)


def _is_to_come(verb: Any) -> bool:
    """Tell whether a verb says that somebody will suffer, or what will follow."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if verb.lemma_ == "stand" and inner is not None:
        return inner.lemma_ in words("idioms", "harms", "undergone")
    if grammar.modal(verb) not in _COMES:
        return False
    things = [c for c in verb.children if c.dep_ in {"dobj", "attr", "nsubj"}]
    named = {c.lemma_.lower() for c in things if c.i > verb.i}
    suffered = verb.lemma_ in words("idioms", "harms", "undergone") | {"be", "have"}
    harms = words("idioms", "harms", "things")
    if any(c.dep_ == "expl" for c in verb.children):
        harms |= words("lexicon", "harms", "things")
    elif verb.lemma_ == "be":
        harms -= {"cost", "price", "response"}  # "would be the lowest price"
    return suffered and bool(named & harms)


def _is_off(verb: Any) -> bool:
    """Tell "the deal is off if …" from what is merely so."""
    said = {c.lower_ for c in verb.children if c.dep_ in {"advmod", "prep", "prt"}}
    said |= {c.lower_ for c in verb.children if c.dep_ == "acomp"}
    under = any(grammar.mark(c) in {"if", "unless"} for c in verb.children)
    return verb.lemma_ == "be" and under and bool(said & {"off", "over", "dead"})


def _nothing_until(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "nothing is agreed until …", "no one leaves before …" as insistence."""
    things = [c for c in verb.children if c.dep_.startswith("nsubj")]
    if any(c.dep_ == "expl" for c in verb.children):
        things = [c for c in verb.children if c.dep_ == "attr"]
    if not things or not _is_nothing(things[0]) or verb.dep_ in {"acl", "relcl"}:
        return ()
    near = [c for child in verb.children for c in (child, *child.children)]
    marks = {c.lower_ for c in near if not _is_dated(c)}
    holder, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    waits = marks & _WITHOUT or lasts(verb)
    if not waits or holder is None or not holder.parties or not sure:
        return ()
    return _statement(scene, verb, holder, sure)


def lasts(verb: Any) -> bool:
    """Tell what is so "as long as" another thing is: "no truce as long as they shell".

    Parameters
    ----------
    verb
        Of what is so.
    """
    near = [c for child in verb.children for c in (child, *child.children)]
    longs = (word for word in near if word.lower_ == "long")
    return any(c.lower_ == "as" for word in longs for c in word.children)


def _is_dated(link: Any) -> bool:
    """Tell "until January 2028", which only says how long, from "until it signs"."""
    return any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in link.children)


def _is_nothing(noun: Any) -> bool:
    none = noun.lower_ in {"nothing", "nobody", "none"}
    return none or any(c.lower_ in {"no", "not"} for c in noun.lefts)


def _statement(
    scene: Scene, verb: Any, holder: Holder, sure: float
) -> tuple[Found, ...]:
    return scene.found(
        "insist", holder, verb, (verb,), sure=sure, start=verb.left_edge.i
    )
