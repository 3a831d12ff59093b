"""Harm that a speaker says is to come: "pickets go up on Monday", "expect a writ"."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.otherwise import fails
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_COMING = frozenset(["VBP", "VBZ"])
_TIMES = frozenset(["DATE", "TIME"])
_SOON = frozenset(["will", "would", "shall"])
_PAYING = frozenset(["compensate", "pay"])
_WAR = re.compile(
    r"\b(?:act|cause|declaration) of (?:aggression|hostility|war)\b|casus belli"
)


def warnings(scene: Scene) -> Iterator[Found]:
    """Yield what speakers say will be done or will end, without saying who does it."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        yield from (
            _scheduled(scene, token)
            or _told_to_expect(scene, token)
            or _done_to(scene, token)
            or _of_war(scene, token)
        )


def _scheduled(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "picket lines go up at dawn" and "the offer will lapse at noon"."""
    noun = grammar.own_subject(verb)
    if noun is None or grammar.is_negated(verb) or not _is_coming(verb):
        return ()
    comes = not any(c.dep_ == "dobj" for c in verb.children)
    harm = noun.lemma_ in _listed("things") and verb.lemma_ in _listed("begins")
    harm = harm and comes
    over = noun.lemma_ in _listed("offers") and verb.lemma_ in _listed("ends")
    speaker, sure = scene.speaker(verb), 0.7 * scene.weight(verb)
    if not (harm or over) or speaker is None or not speaker.parties or not sure:
        return ()
    return scene.found(
        "threaten", speaker, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_coming(verb: Any) -> bool:
    """Tell whether a verb is about what is to come: "will", or a day named."""
    if grammar.modal(verb) in {"will", "would"}:
        return True
    present = verb.tag_ in _COMING and grammar.modal(verb) == ""
    under = (t for c in verb.children if c.i > verb.i for t in c.subtree)
    return present and any(t.ent_type_ in _TIMES for t in under)


def _told_to_expect(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "expect a writ by Friday" and "they can expect strikes"."""
    bare = verb.tag_ in {"VB", "VBP"} and grammar.any_subject(verb) is None
    told = bare or grammar.modal(verb) in {"can", "should", "will"}
    if verb.lemma_ not in _listed("awaits") or not told or grammar.is_negated(verb):
        return ()
    links = [c for c in verb.children if c.dep_ in {"dobj", "prep"} and c.i > verb.i]
    nouns = [*links, *(c for link in links for c in link.children)]
    harms = [n for n in nouns if n.lemma_ in _listed("things")]
    speaker, sure = scene.speaker(verb), 0.7 * (bare or scene.weight(verb))
    if not harms or speaker is None or not speaker.parties or not sure:
        return ()
    start = verb.left_edge.i if bare else verb.i
    return scene.found("threaten", speaker, verb, harms[:1], sure=sure, start=start)


def _done_to(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "ships that enter will be seized", said by somebody, as a threat.

    So with what is taken away otherwise: "the talks would be shut down if it fails".
    """
    things = [c for c in verb.children if c.dep_ == "nsubjpass"]
    harms = grammar.does(verb, words("lexicon", "future", "harm"))
    will = grammar.modal(verb) in _SOON
    takes = will and grammar.does(verb, words("senses", "courses", "taking"))
    harms = harms or (takes and fails(scene, verb))
    if grammar.is_negated(verb):  # "strikers will not be paid"
        harms = verb.lemma_ in _PAYING
    if not (things and harms and will):
        return ()
    speaker, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    if speaker is None or not speaker.parties or grammar.agent(verb) or not sure:
        return ()
    own = scene.resolver.who(things[0])
    if own is not None and set(own.parties) & set(speaker.parties):
        return ()
    start = things[0].left_edge.i
    return scene.found("threaten", speaker, verb, (verb,), sure=sure, start=start)


def _of_war(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "a raid would be a declaration of war", said by a party, as a threat."""
    equals = words("senses", "upshots", "equals") | {"constitute"}
    noun = grammar.any_subject(verb) if verb.lemma_ in equals else None
    if noun is None or grammar.modal(verb) not in _SOON or grammar.is_negated(verb):
        return ()
    behind = verb.doc[verb.i + 1 : verb.right_edge.i + 1].text
    speaker, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    if not _WAR.search(behind) or speaker is None or not speaker.parties or not sure:
        return ()
    return scene.found(
        "threaten", speaker, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _listed(name: str) -> frozenset[str]:
    return words("lexicon", "harms", name)
