"""The other half of a bargain: "open to a delay but not to a cut"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.conditions import contrasted
from detente.reading.rules.matching import Match, match
from detente.reading.rules.predicates import copula
from detente.reading.scene import Found, Scene

_GIVEN: frozenset[Act] = frozenset(["accept", "willing", "offer", "prefer", "seek"])
_LINKS = frozenset(["prep", "pobj", "dobj", "xcomp", "conj", "pcomp"])


def contrasts(scene: Scene) -> Iterator[Found]:
    """Yield what is left out of what somebody would take or give."""
    for token in scene.sent:
        left_out = contrasted(token)
        if left_out is not None:
            yield from _statement(scene, token, left_out)


def _statement(scene: Scene, joint: Any, left_out: Any) -> tuple[Found, ...]:
    above = joint.head.head if joint.head.i > joint.i else joint.head
    key = _predicate(above)
    if key is None:
        return ()
    verb = copula(key)
    holder, sure = scene.holder(verb), 0.9 * scene.weight(verb)
    if holder is None or not holder.parties or not sure or grammar.is_negated(verb):
        return ()
    noun = grammar.own_subject(verb)
    start = joint.i + 1 if noun is None else noun.left_edge.i
    things = grammar.complements(left_out) if left_out.dep_ == "prep" else ()
    content = things or (left_out,)
    return scene.found(
        "reject", holder, left_out, content, negative=True, sure=sure, start=start
    )


def _predicate(token: Any) -> Any | None:
    """Return the word of the act above what is joined, if it gives or takes."""
    said = [c for c in token.children if c.dep_ == "acomp" and token.pos_ == "AUX"]
    step = said[0] if said else token
    while (found := _match(step)) is None:
        if step.dep_ not in _LINKS or step.head == step:
            return None
        step = step.head
    return step if found.act in _GIVEN else None


def _match(word: Any) -> Match | None:
    if word.pos_ not in {"VERB", "ADJ"}:
        return None
    return match(word, "verbs" if word.pos_ == "VERB" else "adjectives")
