"""Names that the model passes over: words written large that act like a party."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.grammar import does
from detente.reading.parse import Parsed
from detente.reading.speakers.nouns import group_kind
from detente.reading.speakers.parties import PartyTable, is_media
from detente.reading.words import words

_TWICE = 2
_LISTS = ("portfolios", "titles", "voices", "outsiders", "generic", "epithets")


def learn_unlabelled(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Introduce words that act as people do and stand large within sentences, twice.

    "Cablewell says …", and elsewhere "of Cablewell": at the head of a sentence the
    model takes such a name for any noun, and its first acts would be nobody's.

    Parameters
    ----------
    parsed
        The blocks.
    parties
        Who takes part; it learns.
    """
    large: dict[str, Counter[str]] = {}
    acting: dict[str, dict[str, None]] = {}
    for piece in parsed:
        document = piece.block.document
        large.setdefault(document, Counter()).update(_inside(piece.doc))
        acting.setdefault(document, {}).update(dict.fromkeys(_acting(piece.doc)))
    for document, found in acting.items():
        parties.turn_to(document)
        for name in found:
            known = parties.names.get(name) or name in parties.persons
            if large[document][name] >= _TWICE and not known and not is_media(name):
                parties.introduce(name)


def _inside(doc: Any) -> Iterator[str]:
    """Yield names of one word within sentences that the model knows nothing of."""
    for token in doc:
        if token.pos_ == "PROPN" and _is_alone(token) and not token.is_sent_start:
            yield token.text


def _acting(doc: Any) -> Iterator[str]:
    """Yield words written large that do what people do."""
    human = words("lexicon", "speech", "human")
    for token in doc:
        if token.dep_ == "nsubj" and _is_alone(token) and does(token.head, human):
            yield token.text


def _is_alone(token: Any) -> bool:
    """Tell whether a word may be a name by itself, and is none that is known."""
    written = token.text.istitle() and token.text.isalpha() and not token.ent_type_
    if not written or group_kind(token) or _is_written(token, -1, 1):
        return False
    known = any({token.lower_, token.text} & words("roles", name) for name in _LISTS)
    return token.pos_ in {"NOUN", "PROPN"} and not known


def _is_written(token: Any, *places: int) -> bool:
    """Tell whether a word beside a name is written large, too."""
    doc, beside = token.doc, (token.i + place for place in places)
    near = (doc[i] for i in beside if 0 <= i < len(doc))
    large = (t for t in near if t.text[:1].isupper())
    return any(not t.is_sent_start or t.head == token for t in large)
