"""What parties say that they do not do: "we do not bargain under fire"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_NOW = frozenset(["VBZ", "VBP"])
_DISBELIEF = 0.6


def refusals(scene: Scene) -> Iterator[Found]:
    """Yield what parties refuse by saying that they do not do it."""
    for token in scene.sent:
        plain = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}
        if plain and not grammar.modal(token):
            yield from (
                _never_does(scene, token)
                or _lacks(scene, token)
                or _disbelieves(scene, token)
            )
        elif plain and token.lemma_ == "be":
            yield from _is_not_who(scene, token)


def _never_does(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "we do not negotiate under threat" as a rejection by who says it."""
    noun = grammar.own_subject(verb)
    if noun is None or not grammar.is_negated(verb):
        return ()
    if not (_is_not_here_to(verb) or _is_custom(verb)):
        return ()
    holder, sure = scene.resolver.who(noun), 0.7 * scene.weight(verb)
    speaker = scene.speaker(verb)
    if holder is None or speaker is None or not sure:
        return ()
    if not set(speaker.parties) & set(holder.parties):
        return ()
    return scene.found(
        "reject",
        holder,
        verb,
        (verb,),
        negative=True,
        sure=sure,
        start=noun.left_edge.i,
    )


def _disbelieves(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "we do not believe the case has been made" as an objection to it."""
    thinks = verb.lemma_ in words("lexicon", "speech", "thinking")
    told = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    now = any(c.lemma_ == "do" and c.tag_ in _NOW for c in verb.children)
    noun = grammar.own_subject(verb)
    if not (thinks and told and now and noun and grammar.is_negated(verb)):
        return ()
    holder, sure = scene.holder(verb), _DISBELIEF * scene.weight(verb)
    if holder is None or not holder.parties or not sure:
        return ()
    start = noun.left_edge.i
    return scene.found(
        "oppose", holder, verb, told[:1], negative=True, sure=sure, start=start
    )


def _lacks(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "the board does not have that money" as a rejection by the board."""
    if verb.lemma_ != "have" or not grammar.is_negated(verb):
        return ()
    things = [c for c in verb.children if c.dep_ == "dobj" and _is_means(c)]
    now = any(c.lemma_ == "do" and c.tag_ in _NOW for c in verb.children)
    holder, sure = scene.holder(verb), 0.7 * scene.weight(verb)
    if not things or not now or holder is None or not holder.parties or not sure:
        return ()
    start = (grammar.own_subject(verb) or verb).left_edge.i
    return scene.found(
        "reject", holder, verb, things, negative=True, sure=sure, start=start
    )


def _is_means(noun: Any) -> bool:
    """Tell "that money" and "the votes", which are asked for, from "a budget"."""
    asked = {c.lower_ for c in noun.lefts} & {"the", "that", "this", "those"}
    return bool(asked) and noun.lemma_ in words("senses", "matters", "means")


def _is_not_who(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "we will not be the ones to sign that" as a rejection of what is named."""
    ones = [c for c in verb.children if c.dep_ == "attr" and c.lemma_ == "one"]
    under = [*verb.children, *(c for one in ones for c in one.children)]
    deeds = [c for c in under if c.dep_ in {"xcomp", "relcl", "acl"} and c.i > verb.i]
    noun = grammar.own_subject(verb)
    holder = scene.resolver.who(noun) if noun is not None else None
    sure = 0.7 * scene.weight(verb)
    if not ones or not deeds or not grammar.is_negated(verb) or not sure:
        return ()
    if noun is None or holder is None or not holder.parties:
        return ()
    return scene.found(
        "reject", holder, verb, deeds[:1], negative=True, sure=sure, start=noun.i
    )


def _is_custom(verb: Any) -> bool:
    """Tell what is never given: "we do not negotiate", "we are not selling"."""
    present = {c.lemma_ for c in verb.children if c.tag_ in _NOW}
    if "do" in present:
        return verb.lemma_ in words("lexicon", "future", "willing")
    harms = words("lexicon", "future", "threaten") | {"walk", "go"}
    harms -= set() if _is_of_talks(verb) else words("lexicon", "future", "vacating")
    stays = verb.lemma_ == "go" and any(c.lower_ == "anywhere" for c in verb.children)
    going_on = "be" in present and verb.tag_ == "VBG"
    going_on = going_on and (stays or verb.lemma_ not in harms)
    return going_on and match(verb, "verbs") is None


def _is_of_talks(verb: Any) -> bool:
    """Tell "we are not leaving the talks", which is no refusal, from "the strip"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    bonds = words("lexicon", "future", "bonds") | {"table", "room"}
    return not bonds.isdisjoint(things)


def _is_not_here_to(verb: Any) -> bool:
    """Tell whether somebody "did not come to V" or "is not here to V"."""
    here = any(c.lower_ in {"here", "there"} for c in verb.children)
    comes = verb.lemma_ in words("lexicon", "future", "coming")
    aims = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"}]
    to = any(grammar.is_infinitive(c) and c.i > verb.i for c in aims)
    return to and (comes or (verb.lemma_ == "be" and here))
