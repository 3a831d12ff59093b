"""What a speaker says that others may have: "the crews could go home if they paid"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.objects import breaks_off
from detente.reading.rules.procedure import is_procedure
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.words import words

_MAY = frozenset(["may", "can", "could", "might"])
_COMING = frozenset(["will", "would"])
_TERMS = frozenset(["if", "once", "provided", "providing"])
_WHEN = frozenset(["after", "once", "provided", "providing", "when"])
"""What "will" needs, as what will be "if" others do this or that is often a threat."""
_SURE = 0.7


def permissions(scene: Scene) -> Iterator[Found]:
    """Yield what parties would let others do or have done, mostly under a condition."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from _permitted(scene, token)


def _permitted(scene: Scene, verb: Any) -> tuple[Found, ...]:
    modal, noun = grammar.modal(verb), grammar.any_subject(verb)
    if noun is None or modal not in _MAY | _COMING or grammar.is_negated(verb):
        return ()
    if verb.dep_ in {"acl", "relcl"}:
        return ()
    lets = _lets_do(verb, modal) and scene.resolver.who(noun) is not None
    if not (lets or _lets_be_done(verb, modal)) or is_procedure(verb):
        return ()
    speaker, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    if speaker is None or not speaker.parties or not sure:
        return ()
    if not _is_of_others(scene, noun, speaker):
        return ()
    return scene.found(
        "willing", speaker, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _lets_do(verb: Any, modal: str) -> bool:
    """Tell "they may leave if they disarm" from what might happen to come about."""
    allowed = grammar.does(verb, words("lexicon", "future", "allowed"))
    if not allowed or grammar.is_passive(verb) or breaks_off(verb):
        return False
    return _waits(verb, _TERMS if modal in _MAY else _WHEN)


def _lets_be_done(verb: Any, modal: str) -> bool:
    """Tell what a speaker leaves open: "the annexes could be looked at again"."""
    opened = grammar.does(verb, words("lexicon", "future", "reopened"))
    return opened and grammar.is_passive(verb) and modal in _MAY


def _waits(verb: Any, opened: frozenset[str]) -> bool:
    """Tell whether a clause behind a verb says when or on what terms."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i)
    marks = {d.lower_ for c in clauses for d in c.children if d.i < c.i}
    return bool(marks & opened)


def _is_of_others(scene: Scene, noun: Any, speaker: Holder) -> bool:
    """Tell whether it is others, or a thing, that a speaker talks of."""
    holder = scene.resolver.who(noun)
    if noun.lower_ in {"we", "i", "you", "it", "that", "this", "there"}:
        return noun.lower_ in {"it", "that", "this"} and noun.dep_ == "nsubjpass"
    own = holder is not None and set(holder.parties) & {*speaker.parties, BOTH}
    return not own
