"""What an offer or a demand goes on to hold: "The package would also cut the toll"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.verdicts import is_proposed
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_HELD: frozenset[Act] = frozenset(["accept", "demand", "offer", "seek"])
_SURE = 0.6


def continued(scene: Scene) -> Iterator[Found]:
    """Yield what would be so by what the sentence before offers or demands.

    The text itself tells it, of things and not of parties, under "would".
    """
    before = scene.before
    if before is None or before.act not in _HELD or before.parsed is not scene.parsed:
        return
    if len(before.holder.parties) != 1:
        return
    act: Act = "offer" if before.act in {"accept", "offer"} else "demand"
    for token in scene.sent:
        noun = _thing(scene, token) if _is_term(token) else None
        sure = _SURE * scene.weight(token) if noun is not None else 0.0
        if noun is not None and sure:
            yield from scene.found(
                act, before.holder, token, (token,), sure=sure, start=noun.left_edge.i
            )


def _is_term(verb: Any) -> bool:
    """Tell what would be done under a plan from what it would do to people."""
    if verb.dep_ not in {"ROOT", "conj"} or grammar.modal(verb) != "would":
        return False
    hurts = grammar.does(verb, words("lexicon", "damage", "verbs"))
    idle = verb.lemma_ in words("lexicon", "frames", "empty")
    done = grammar.is_passive(verb) and grammar.agent(verb) is None
    counted = any(t.like_num for t in verb.subtree if t.i > verb.i)
    also = any(c.lower_ == "also" for c in verb.children)
    return (done or counted or also) and not (hurts or idle or grammar.is_negated(verb))


def _thing(scene: Scene, verb: Any) -> Any | None:
    """Return what a term is about, where the text itself tells it, and of no party."""
    noun = grammar.any_subject(verb)
    if noun is None or scene.quoted(verb) is not None or scene.condition(verb):
        return None
    new = any(c.lower_ in {"a", "an", "another"} for c in noun.lefts)
    told = not new and noun.pos_ in {"NOUN", "PROPN"} and scene.speaker(verb) is None
    plan = is_proposed(noun) or scene.resolver.who(noun) is None
    return noun if told and plan else None
