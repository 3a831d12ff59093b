"""What a speaker says that a thing does or fails to do: "it falls short"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_IT = frozenset(["it", "this", "that"])
_REACH = 30


def verdicts(scene: Scene) -> Iterator[Found]:
    """Yield what speakers find wrong, or right, with what a thing does."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"}:
            yield from _statement(scene, token)


def _statement(scene: Scene, verb: Any) -> tuple[Found, ...]:
    act = _act(verb)
    noun = grammar.any_subject(verb)
    speaker = scene.speaker(verb) if act else None
    if act is None or noun is None or speaker is None or not speaker.parties:
        return ()
    sure = 0.7 * scene.weight(verb)
    proposed = is_proposed(noun) or (noun.lower_ in _IT and _named_before(noun))
    if not proposed or scene.sent.start > noun.i or not sure:
        return ()
    return scene.found(
        act,
        speaker,
        verb,
        (noun,),
        negative=act == "oppose",
        sure=sure,
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )


def is_proposed(noun: Any) -> bool:
    """Tell whether a noun names a thing that is proposed, in talks or by a law.

    Parameters
    ----------
    noun
        Such as "offer" or "bill".
    """
    return noun.lemma_.lower() in words("lexicon", "verdicts", "things")


def _named_before(pronoun: Any) -> bool:
    """Tell whether a proposal was spoken of shortly before a pronoun."""
    near = pronoun.doc[max(pronoun.i - _REACH, 0) : pronoun.i]
    return any(is_proposed(token) for token in near)


def _act(verb: Any) -> Act | None:
    """Return what a verb says of its subject, as it stands or denied."""
    kind = "lacks" if grammar.is_negated(verb) or _does_no(verb) else "flaws"
    found = match(verb, kind)
    return found.act if found is not None else None


def _does_no(verb: Any) -> bool:
    """Tell "makes no sense" and "does nothing for"."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "attr"}]
    return any(
        thing.lower_ in {"nothing", "little"}
        or any(c.lower_ in {"no", "little"} for c in thing.children)
        for thing in things
    )
