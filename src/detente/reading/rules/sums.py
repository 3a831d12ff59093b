"""Sums by which parties move: "the owners are at 3 percent", "it went to $90"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_SUMS = frozenset(["MONEY", "PERCENT"])
_SURE = 0.7


def sums(scene: Scene) -> Iterator[Found]:
    """Yield what parties are at, or have come or gone to, as what they offer."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_ in _moves():
            yield from _at(scene, token)


def _moves() -> frozenset[str]:
    return words("lexicon", "sums", "verbs")


def _at(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "the owners have gone to 5 percent", "they are at 3 percent" now."""
    amounts = [d for c in verb.rights for d in _amounts(c)]
    plain = grammar.modal(verb) == "" and not grammar.is_negated(verb)
    now = verb.lemma_ not in words("lexicon", "sums", "now") or verb.tag_ != "VBD"
    holder, sure = scene.holder(verb), _SURE * scene.weight(verb)
    if not (amounts and plain and now and sure) or grammar.is_passive(verb):
        return ()
    if holder is None or not holder.parties:
        return ()
    noun = grammar.own_subject(verb) or verb
    return scene.found(
        "offer", holder, verb, amounts, sure=sure, start=noun.left_edge.i
    )


def _amounts(link: Any) -> list[Any]:
    """Return the sums of money or shares behind "at" or "to"."""
    direct = link.dep_ == "dobj" and any(c.lower_ == "to" for c in link.children)
    near = link.dep_ == "prep" and link.lower_ in words("lexicon", "sums", "links")
    return [
        noun
        for noun in (link.children if near else [link] if direct else ())
        if any(t.like_num for t in noun.subtree) and _is_sum(noun)
    ]


def _is_sum(noun: Any) -> bool:
    """Tell "80m euros" and "5 percent" from "10 Downing Street"."""
    return noun.ent_type_ in _SUMS or noun.lemma_.lower() in words(
        "lexicon", "sums", "units"
    )
