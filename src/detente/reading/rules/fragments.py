"""Sentences without a verb of their own: commands in a quotation, list items."""

from collections.abc import Iterator
from typing import Any

from detente.reading.scene import Found, Scene
from detente.reading.words import words


def fragments(scene: Scene) -> Iterator[Found]:
    """Yield the commands that a speaker gives inside a quotation."""
    for token in scene.sent:
        if token.tag_ != "VB" or token.dep_ not in {"ROOT", "ccomp"}:
            continue
        statement = _command(scene, token)
        if statement:
            yield from statement


def _command(scene: Scene, verb: Any) -> tuple[Found, ...]:
    quote = scene.quoted(verb)
    if quote is None or quote.speaker is None or not quote.speaker.parties:
        return ()
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "expl"} for c in verb.children):
        return ()
    if verb.lemma_ in words("lexicon", "frames", "no_commands") or not any(
        c.dep_ in {"dobj", "prep"} for c in verb.children
    ):
        return ()
    return scene.found("demand", quote.speaker, verb, (verb,), sure=0.6, start=verb.i)
