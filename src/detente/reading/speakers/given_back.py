"""Well-known surnames that a text gives to somebody else: "the baker Bo Reagan"."""

from collections.abc import Iterable
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.described import chaired, described, held, speaks_for
from detente.reading.speakers.names import Hit
from detente.reading.speakers.nouns import modifiers
from detente.reading.speakers.own_names import STATES
from detente.reading.speakers.who import Resolver
from detente.reading.words import words


def give_back(parsed: Iterable[Parsed], resolver: Resolver) -> None:
    """Forget surnames of whose bearers the text says that they are another party's.

    One that it also gives to the party that it is known for stays.

    Parameters
    ----------
    parsed
        The blocks of the documents.
    resolver
        Whose table knows the parties by now.
    """
    told: dict[str, set[bool]] = {}
    for piece in parsed:
        resolver.table.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        for place, hit in resolver.hits.items():
            name = piece.doc[place]
            if hit.form != "figure" or place != hit.last:
                continue
            body = chaired(name, resolver)
            if body or _is_presented(name):
                own = body not in {"", hit.party}
                own = own or (not body and _is_told_otherwise(name, hit, resolver))
                written = piece.doc[hit.first : hit.last + 1].text
                told.setdefault(written, set()).add(own)
    for written, otherwise in told.items():
        if otherwise == {True}:
            resolver.table.names.forget(written)


def _is_presented(name: Any) -> bool:
    return any(held(name)) or any(map(_is_office, modifiers(name)))


def _is_office(word: Any) -> bool:
    return word.lemma_.lower() in words("roles", "voices")


def _is_said_apart(word: Any) -> bool:
    """Tell an office that is a word of its own from a title: "Supreme Leader"."""
    return word.text.islower() and _is_office(word)


def _is_told_otherwise(name: Any, hit: Hit, resolver: Resolver) -> bool:
    """Tell whether what stands beside a name puts it with another party.

    No envoy is of the country that he is sent to, "its Iran envoy", and who heads a
    state does so whatever faction is named beside him.
    """
    party = speaks_for(name, resolver)
    if not party or party == hit.party or not resolver.table.is_named(party):
        return False
    kind = resolver.table.kinds.get(party, "")
    offices = {noun.lemma_.lower() for noun in (*described(name), *modifiers(name))}
    if kind == "faction":
        return offices.isdisjoint(words("roles", "heads") | words("roles", "rulers"))
    near = (resolver.hits.get(c.i) for c in _beside(name))
    people = any(one and one.party == party and one.form == "people" for one in near)
    return people or (kind not in STATES and any(map(_is_said_apart, _beside(name))))


def _beside(name: Any) -> Iterable[Any]:
    yield from modifiers(name)
    for noun in described(name):
        yield noun
        yield from modifiers(noun)
