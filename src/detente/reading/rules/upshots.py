"""What speakers say would come of a yes or of a deal: they refuse, give or insist."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.rules.verdicts import is_proposed
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_SMALL = frozenset(["acl", "ccomp", "oprd"])
_COMING = frozenset(["will", "would"])


def upshots(scene: Scene) -> Iterator[Found]:
    """Yield what speakers think of a yes, and what a deal would bring or must hold."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or grammar.modal(token) not in _COMING:
            continue
        yield from _of_yes(scene, token) or _ended(scene, token) or _any(scene, token)


def _of_yes(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "to accept that would mean more distress" as a rejection."""
    if verb.lemma_ not in _listed("equals"):
        return ()
    clauses = [c for c in verb.children if c.dep_ == "csubj" and _is_yes(c)]
    behind = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    if not clauses or not behind & _listed("harms") or grammar.is_negated(verb):
        return ()
    return _found(scene, "reject", verb, clauses[0])


def _is_yes(clause: Any) -> bool:
    found = match(clause, "verbs")
    return found is not None and found.act == "accept"


def _ended(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "a fair offer would see the strike called off" as a readiness."""
    noun = grammar.own_subject(verb)
    if noun is None or not is_proposed(noun) or grammar.is_negated(verb):
        return ()
    ending = words("lexicon", "future", "ending")
    near = (*verb.children, *(d for c in verb.children for d in c.children))
    inner = [c for c in near if c.dep_ in _SMALL and c.tag_ == "VBN"]
    seen = verb.lemma_ == "see" and any(grammar.does(c, ending) for c in inner)
    things = [t for v in (verb, *inner) for t in v.children if t.i > verb.i]
    deed = any(t.lemma_ in words("lexicon", "harms", "deeds") for t in things)
    if not deed or not (seen or grammar.does(verb, ending)):
        return ()
    return _found(scene, "willing", verb, verb)


def _any(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "any deal will protect our growers", said by a party, as its demand."""
    noun = grammar.own_subject(verb)
    if noun is None or verb.lemma_ not in _listed("holds") or grammar.is_negated(verb):
        return ()
    whichever = any(c.lower_ == "any" for c in noun.lefts)
    if not whichever or not (is_proposed(noun) or noun.lemma_.lower() == "decision"):
        return ()
    return _found(scene, "insist", verb, verb)


def _found(scene: Scene, act: Any, verb: Any, thing: Any) -> tuple[Found, ...]:
    speaker, sure = scene.speaker(verb), 0.75 * scene.weight(verb)
    if speaker is None or not speaker.parties or not sure:
        return ()
    first = grammar.any_subject(verb) or verb
    return scene.found(
        act,
        speaker,
        verb,
        (thing,),
        negative=act == "reject",
        sure=sure,
        start=first.left_edge.i,
        end=grammar.reach(verb),
    )


def _listed(name: str) -> frozenset[str]:
    return words("senses", "upshots", name)
