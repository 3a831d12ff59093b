"""What parties say that they do not do: "we do not bargain under fire"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_NOW = frozenset(["VBZ", "VBP"])


def refusals(scene: Scene) -> Iterator[Found]:
    """Yield what parties refuse by saying that they do not do it."""
    for token in scene.sent:
        plain = token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}
        if plain and not grammar.modal(token):
            yield from _never_does(scene, token)


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


def _is_custom(verb: Any) -> bool:
    """Tell what is never given: "we do not negotiate", "we are not selling"."""
    present = {c.lemma_ for c in verb.children if c.tag_ in _NOW}
    if "do" in present:
        return verb.lemma_ in words("lexicon", "future", "willing")
    harms = words("lexicon", "future", "threaten") | {"walk", "go"}
    going_on = "be" in present and verb.tag_ == "VBG" and verb.lemma_ not in harms
    return going_on and match(verb, "verbs") is None


def _is_not_here_to(verb: Any) -> bool:
    """Tell whether somebody "did not come to V" or "is not here to V"."""
    here = any(c.lower_ in {"here", "there"} for c in verb.children)
    comes = verb.lemma_ in words("lexicon", "future", "coming")
    aims = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"}]
    to = any(grammar.is_infinitive(c) and c.i > verb.i for c in aims)
    return to and (comes or (verb.lemma_ == "be" and here))
