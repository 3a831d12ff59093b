"""Whose a last word is that nobody is said to speak: "The pass is not negotiable"."""

import re
from typing import Any

from detente.reading import grammar
from detente.reading.scene import Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_NEAR = 60
"""Words before one in which somebody must have said something."""


def last_word(scene: Scene, verb: Any, text: str) -> Holder | None:
    """Return who spoke last before a sentence that only a party would say.

    "The road can be shared, he says. The pass, though, is not negotiable.": no
    newspaper says so itself, and nobody else has spoken.

    Parameters
    ----------
    scene
        The sentence.
    verb
        That joins what is said to its subject.
    text
        What is said.
    """
    own = verb.dep_ == "ROOT" and verb.tag_ == "VBZ" and not grammar.modal(verb)
    plain = re.sub(r"[\"“”'‘’]", "", text).strip(" .,").casefold()
    if not own or plain not in words("lexicon", "judged", "unyielding"):
        return None
    before = verb.doc[max(scene.sent.start - _NEAR, 0) : scene.sent.start]
    said = any(t.lemma_ in words("lexicon", "speech", "verbs") for t in before)
    last = scene.resolver.last
    return last if said and last is not None and len(last.parties) == 1 else None
