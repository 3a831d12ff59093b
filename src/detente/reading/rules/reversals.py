"""What parties ask for no more, and offers that stand: "no longer insists on"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import content
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_GIVEN_UP: frozenset[Act] = frozenset(["demand", "insist", "oppose", "reject", "seek"])
_SURE = 0.85


def reversals(scene: Scene) -> Iterator[Found]:
    """Yield what is conceded by asking or refusing no more, and what still stands."""
    for token in scene.sent:
        if token.pos_ == "VERB" and token.dep_ not in {"aux", "auxpass", "amod"}:
            yield from _given_up(scene, token) or _stands(scene, token)


def _given_up(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "no longer insists on a vote" and "stopped asking for one" as a yes."""
    above = verb.head if verb.dep_ == "xcomp" and verb.tag_ == "VBG" else verb
    stopped = above != verb and above.lemma_ in words("lexicon", "reversals", "stops")
    ended = not grammar.is_negated(above) if stopped else _is_no_longer(verb)
    found = match(verb, "verbs") if ended else None
    if found is None or found.act not in _GIVEN_UP or grammar.modal(above):
        return ()
    return _accepted(scene, verb, above, found)


def _accepted(scene: Scene, verb: Any, above: Any, found: Match) -> tuple[Found, ...]:
    holder, sure = scene.holder(above), _SURE * scene.weight(above)
    heads = content(verb, found)
    if holder is None or not holder.parties or not heads or not sure:
        return ()
    noun = grammar.own_subject(above) or above
    return scene.found("accept", holder, verb, heads, sure=sure, start=noun.left_edge.i)


def _is_no_longer(verb: Any) -> bool:
    """Tell "no longer insists" and "does not insist any more" from "did not insist"."""
    near = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    more = {"longer", "anymore"} & near
    return bool(more) and grammar.is_negated(verb)


def _stands(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "our offer has not been withdrawn" as an offer that stands."""
    things = [c for c in verb.children if c.dep_ == "nsubjpass"]
    taken = match(verb, "verbs") if things else None
    drops = verb.lemma_ in words("lexicon", "frames", "drops")
    off = taken is not None and taken.act == "reject" and len(taken.words) > 1
    named = match(things[0], "nouns") if things and things[0].pos_ == "NOUN" else None
    kept = grammar.is_negated(verb) and (drops or off)
    if named is None or named.act != "offer" or not kept:
        return ()
    owners = (scene.resolver.who(c) for c in things[0].children if c.dep_ == "poss")
    holder = next((h for h in owners if h), None) or scene.speaker(verb)
    sure = _SURE * scene.weight(verb)
    if holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        "willing",
        holder,
        verb,
        (things[0],),
        sure=sure,
        start=things[0].left_edge.i,
        end=grammar.reach(verb),
    )
