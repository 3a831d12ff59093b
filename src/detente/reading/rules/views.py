"""What a party maintains, and the text tells: "X says the mandate covers waste".

The looser sister of `claims` and `accounts`: what is told in the present, or with a
verb of arguing, is told because it is held against others, whatever it is about.
"""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.accounts import is_supposed
from detente.reading.rules.promises import is_obliged
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_FINITE = frozenset(["VBZ", "VBP", "VBD"])
_NOBODY = frozenset(["he", "i", "she", "that", "there", "they", "this", "you"])
_SURE, _CERTAIN = 0.5, 0.6
_LEAST, _MOST = 6, 40
"""Words of a view: fewer say nothing, more are several."""


def views(scene: Scene) -> Iterator[Found]:
    """Yield what parties maintain, each clause that nobody is quoted with."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ccomp", "conj"}:
            yield from _view(scene, token)


def _view(scene: Scene, verb: Any) -> tuple[Found, ...]:
    noun, clause = grammar.any_subject(verb), _clause(verb)
    if noun is None or noun.lower_ in _NOBODY or not _is_maintained(clause):
        return ()
    if scene.quoted(noun.left_edge) is not None or scene.quoted(verb) is not None:
        return ()
    acts = is_obliged(verb)
    if acts or not _is_held(verb, clause) or grammar.asks(verb):
        return ()
    holder, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    if holder is None or not holder.parties or holder.sure < _CERTAIN or not sure:
        return ()
    return scene.found(
        "assert", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _clause(verb: Any) -> Any:
    """Return the first of the clauses that a verb is joined to."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


def _is_maintained(clause: Any) -> bool:
    """Tell what is held from the news that somebody gave: "said", not "says"."""
    teller = clause.head
    told = teller.lemma_ in words("lexicon", "speech", "verbs")
    if clause.dep_ != "ccomp" or not told or is_supposed(clause):
        return False
    argues = teller.lemma_ in words("lexicon", "speech", "arguing")
    return argues or teller.tag_ in {"VBZ", "VBP"}


def _is_held(verb: Any, clause: Any) -> bool:
    """Tell what is or would be so from what could be, in a clause of a fair length.

    What is told in the past of what "X says" is a story.
    """
    story = verb.tag_ == "VBD" and clause.head.tag_ != "VBD"
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    finite = bool({verb.tag_, *helped} & _FINITE) or "MD" in helped
    sure = grammar.modal(verb) in {"", "would"}
    return finite and sure and not story and _LEAST <= len(verb.subtree) <= _MOST
