"""Who or what is let in, by a speaker: "only states with sound budgets may join"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_ONLY = frozenset(["may", "should"])
_DO = frozenset(["do", "help", "suffice"])
_SURE, _LESS = 0.7, 0.5


def admitted(scene: Scene) -> Iterator[Found]:
    """Yield what speakers say is to be, may only be, or will not do."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from (
                _only(scene, token) or _is_to_be(scene, token)
                or _will_not_do(scene, token) or _one_does_not(scene, token)
            )  # fmt: skip


def _only(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "only states with sound budgets may join" as a demand."""
    noun, modal = grammar.any_subject(verb), grammar.modal(verb)
    if noun is None or grammar.is_negated(verb):
        return ()
    lets = grammar.does(verb, words("lexicon", "future", "allowed"))
    held = modal in _ONLY and verb.lemma_ != "be"
    if not (held or (modal in {"can", "will"} and lets)):
        return ()
    first = noun.left_edge
    before = first.nbor(-1) if first.i > verb.sent.start else first
    only = {first.lower_, before.lower_} & {"only"}
    return _found(scene, "demand", verb, _SURE) if only else ()


def _is_to_be(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "towns are to be consulted" as a demand; of meetings it is news."""
    inner = (c for c in verb.children if c.dep_ == "xcomp")
    done = [c for c in inner if grammar.is_passive(c) and grammar.is_infinitive(c)]
    noun = grammar.any_subject(verb)
    if verb.lemma_ != "be" or not done or noun is None or grammar.modal(verb):
        return ()
    occasion = noun.lemma_.lower() in words("roles", "occasions")
    meets = done[0].lemma_ in words("lexicon", "future", "meeting")
    if occasion or meets or scene.condition(verb).startswith("if"):
        return ()
    if grammar.is_negated(verb) or _next_word(verb) not in {"to", "also"}:
        return ()
    return _found(scene, "demand", verb, _SURE)


def _next_word(verb: Any) -> str:
    return str(verb.doc[verb.i + 1 : verb.i + 2].text.lower())


def _will_not_do(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "no law passed under that charter will do" as a rejection."""
    noun = grammar.any_subject(verb)
    things = any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    if noun is None or verb.lemma_ not in _DO or things:
        return ()
    first = noun.left_edge.lower_
    none = first in {"no", "nothing"} or grammar.is_negated(verb)
    if not none or grammar.modal(verb) not in {"will", "would"}:
        return ()
    return _found(scene, "reject", verb, _SURE)


def _one_does_not(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "you do not hand in a gun and then talk", in somebody's words, as a no."""
    noun = grammar.any_subject(verb)
    if noun is None or noun.lower_ != "you" or scene.quoted(verb) is None:
        return ()
    modal = grammar.modal(verb)
    does = modal in {"can", "could"} or any(
        c.lemma_ == "do" and c.tag_ == "VBP" for c in verb.children
    )
    things = any(c.dep_ in {"dobj", "prep", "prt"} for c in verb.children)
    idle = words("lexicon", "accounts", "minds") | words("lexicon", "future", "unable")
    idle |= {"be", "have", "like", "mind", "need", "say", "want"}
    if not (does and things and grammar.is_negated(verb)) or verb.lemma_ in idle:
        return ()
    return _found(scene, "reject", verb, _LESS)


def _found(scene: Scene, act: Act, verb: Any, sure: float) -> tuple[Found, ...]:
    noun, speaker = grammar.any_subject(verb), scene.speaker(verb)
    sure *= scene.weight(verb)
    if speaker is None or not speaker.parties or not sure or grammar.asks(verb):
        return ()
    return scene.found(
        act,
        speaker,
        verb,
        (verb,),
        negative=act == "reject",
        sure=sure,
        start=noun.left_edge.i if noun is not None else verb.i,
        end=grammar.reach(verb),
    )
