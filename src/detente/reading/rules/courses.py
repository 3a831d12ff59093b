"""What a party says is to become of things: "the gas would be cut"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.clauses import is_set_apart
from detente.reading.rules.idle import is_under_terms
from detente.reading.rules.promises import denied
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_COMING = frozenset(["will", "would", "shall"])
_THINGS = frozenset(["it", "they", "this", "that", "these", "those"])


def courses(scene: Scene) -> Iterator[Found]:
    """Yield what speakers decide by saying what will be done, without saying by whom.

    Who says it can decide it: a thing taken from others is a threat, a burden taken off
    them an offer, what runs its course is insisted on, what will not come is refused,
    and who is leaving what binds them refuses that.
    """
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        coming = grammar.modal(token) in _COMING
        told = coming or _is_under_way(token) or is_set_apart(token)
        told = told or (_stays(token) and scene.quoted(token) is not None)
        if not told or token.dep_ == "relcl":
            continue
        noun, speaker = grammar.any_subject(token), scene.speaker(token)
        if noun is None or speaker is None or not speaker.parties:
            continue
        yield from _statement(scene, token, noun, speaker)


def _statement(
    scene: Scene, verb: Any, noun: Any, speaker: Holder
) -> tuple[Found, ...]:
    sure = 0.75 * scene.weight(verb)
    owner = scene.resolver.who(noun)
    own = owner is not None and bool(set(owner.parties) & set(speaker.parties))
    other = owner is not None and bool(owner.parties) and not own
    if not sure or other or is_under_terms(verb):
        return ()
    person = owner is not None or (noun.pos_ == "PRON" and noun.lower_ not in _THINGS)
    act = _left(verb) if own else None if person else _becomes(verb, noun)
    if act is None:
        return ()
    return scene.found(
        act,
        speaker,
        verb,
        (verb,),
        negative=act == "reject",
        sure=sure,
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )


def _listed(name: str) -> frozenset[str]:
    return words("senses", "courses", name)


def _is_under_way(verb: Any) -> bool:
    """Tell what is being done, or is decided: "was being withdrawn", "is leaving"."""
    helped = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    being = verb.tag_ == "VBN" and "being" in helped
    be = any(c.lemma_ == "be" for c in verb.children if c.dep_ in {"aux", "auxpass"})
    return being or (verb.tag_ == "VBG" and be and not grammar.is_passive(verb))


def _stays(verb: Any) -> bool:
    """Tell what is to be as it is: "the rebate stays"."""
    present = verb.tag_ in {"VBZ", "VBP"} and not grammar.is_negated(verb)
    behind = (c for c in verb.children if c.i > verb.i and not c.is_punct)
    return present and verb.lemma_ == "stay" and not any(behind)


def _left(verb: Any) -> Act | None:
    """Return what it is to be leaving a bond, or to be taking something from others."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "prep", "prt"}]
    nouns = {n.lemma_.lower() for c in things for n in (c, *_behind(c))}
    if verb.tag_ != "VBG" or grammar.is_negated(verb):
        return None
    if grammar.does(verb, _listed("leaving")) and nouns & _listed("bonds"):
        return "reject"
    return None


def _behind(link: Any) -> Iterator[Any]:
    """Yield the nouns behind a small word, and behind the small word after it."""
    for c in link.children:
        yield from (c, *c.children) if c.dep_ in {"prep", "pobj"} else ()


def _becomes(verb: Any, noun: Any) -> Act | None:
    """Return what it is to say that a thing will be done, or come about."""
    done = grammar.is_passive(verb)
    if any(c.dep_ in {"dobj", "agent"} for c in verb.children):
        return None
    if denied(verb):
        changes = grammar.does(verb, _listed("changes"))
        return "reject" if changes and not done and noun.pos_ != "PRON" else None
    if is_set_apart(verb) or _stays(verb):
        return "insist"
    if not done:
        harm = noun.lemma_.lower() in words("lexicon", "harms", "deeds")
        runs = grammar.does(verb, _listed("stands"))
        return None if not runs else "threaten" if harm else "insist"
    burden = noun.lemma_.lower() in words("lexicon", "future", "burdens")
    gives = grammar.does(verb, words("lexicon", "future", "gifts"))
    takes = grammar.does(verb, _listed("taking"))
    if takes and not (burden or (gives and not _binds(noun))):
        return "threaten"
    return "offer" if gives or (takes and burden) else None


def _binds(noun: Any) -> bool:
    """Tell whether others hold to a thing: "guarantees", "aid", "the talks"."""
    named = {noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.children)}
    return bool(named & (words("lexicon", "future", "bonds") | _listed("granted")))
