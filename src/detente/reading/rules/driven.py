"""What parties say they will be driven to: "will be forced to strike"."""

from collections.abc import Iterator

from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_COMING = frozenset(["could", "may", "might", "will", "would"])
_SURE = 0.85


def driven(scene: Scene) -> Iterator[Found]:
    """Yield the threats that parties lay at another's door.

    "The mill will be forced to close if this goes on"; where another tells so of a
    party, it threatens nobody.
    """
    harm = words("lexicon", "future", "threaten") | words("lexicon", "future", "harm")
    for verb in scene.sent:
        if verb.lemma_ not in words("lexicon", "future", "forcing"):
            continue
        noun = grammar.any_subject(verb)
        deeds = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"}]
        coming = grammar.is_passive(verb) and grammar.modal(verb) in _COMING
        if noun is None or not deeds or not coming or grammar.is_negated(verb):
            continue
        holder, speaker = scene.resolver.who(noun), scene.speaker(verb)
        told = set(speaker.parties) if speaker is not None else set()
        sure = _SURE * scene.weight(verb)
        if holder is None or not holder.parties or not sure:
            continue
        own = not told or not told.isdisjoint(holder.parties)
        if own and grammar.does(deeds[0], harm):
            start = noun.left_edge.i
            yield from scene.found(
                "threaten", holder, verb, deeds[:1], sure=sure, start=start
            )
