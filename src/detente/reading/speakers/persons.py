"""Which names are people's, and which of those people hold an office."""

from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.context import Context
from detente.reading.speakers.described import held, is_office
from detente.reading.speakers.nouns import (
    group_kind,
    is_acronym,
    is_called,
    is_coined,
    is_no_person,
    is_somebody,
    name_run,
)
from detente.reading.speakers.offices import elected
from detente.reading.speakers.parties import kind_by_name
from detente.reading.words import words

_PARTS = 3
"""Words of a person's name."""

BODIES = frozenset(["union", "company", "armed"])
"""Kinds of party that are called by what they are."""


def find_persons(parsed: Iterable[Parsed]) -> tuple[set[str], set[str]]:
    """Return the names of people, and the surnames of those with somebody's office.

    All are looked for in one go: to open each text costs as much as to look.
    """
    full: set[str] = set()
    officers: set[str] = set()
    firms: set[str] = set()
    for doc in (piece.doc for piece in parsed):
        full.update(_full_names(doc))
        officers.update(_officers(doc))
        firms.update(_firms(doc))
    return full - firms, officers - firms


def _firms(doc: Any) -> Iterator[str]:
    """Yield names like people's that are said to be firms': "shares in Abel Stone"."""
    for entity in doc.ents:
        if entity.label_ == "PERSON" and is_no_person(entity[-1]):
            yield from (entity.text, entity[-1].text)


def _full_names(doc: Any) -> Iterator[str]:
    """Yield the names of people: with a first name or a title somewhere.

    A single word taken for a person only ever by itself is as likely a place or a
    company that the model has never met.
    """
    for entity in (entity for entity in doc.ents if entity.label_ == "PERSON"):
        if is_coined(entity[-1].text):
            continue
        before = entity.doc[entity.start - 1].lower_ if entity.start else ""
        before = before.rstrip(".")
        name = entity[:-1] if entity[-1].tag_ == "POS" else entity
        if is_no_person(entity[-1]):
            continue
        if len(name) > 1 or (name and before in words("roles", "titles")):
            yield from (name.text, name[-1].text)


def _officers(doc: Any) -> Iterator[str]:
    """Yield the surnames of people whose names stand beside somebody's office.

    "Ann Lee, the union's chair", "Harbour Workers President Ann Lee"; but "City
    Controller Ann Lee" may stand for herself.
    """
    for token in doc:
        first = token.pos_ == "PROPN" and " " in name_run(token)
        if first and _is_officer(token) and not group_kind(token):
            yield token.text


def _is_officer(name: Any) -> bool:
    """Tell whether an office stands beside a person's name that is somebody's."""
    return any(held(name)) or _heads(name) or any(map(elected, name.lefts))


def _heads(name: Any) -> bool:
    """Tell whether a body's name and then a head's title stand before a person's.

    In small letters the title tells it alone: "national president Ann Lee".
    """
    before = [c for c in name.lefts if c.dep_ == "compound"]
    heads = words("roles", "of_bodies") | words("roles", "heads")
    titles = [c for c in before if c.lower_ in heads and c.i > name.sent.start]
    small = any(title.text.islower() for title in titles)
    return small or any(name.doc[t.i - 1].ent_type_ == "ORG" for t in titles)


def ends_name(token: Any, resolver: Context) -> bool:
    """Tell whether a token is the last of a person's name."""
    if token.pos_ != "PROPN" or token.i in resolver.hits:
        return False
    if token.dep_ == "compound" or group_kind(token) or is_no_person(token):
        return False
    if is_called(token) or is_coined(token.text):
        return False
    titles = [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod"}]
    titled = any(map(is_office, titles)) or any(held(token))
    person = token.ent_type_ == "PERSON" or _is_in_a_body(token, resolver)
    person = person or _is_somebodys(token, resolver)
    return person or titled or is_somebody(token)


def _is_somebodys(name: Any, resolver: Context) -> bool:
    """Tell whether a name is somebody's who is said to be a body's: "Aro's Lee".

    A surname that is known, or a whole name behind an acronym: "the DMU's Ann Lee".
    """
    owners = [c for c in name.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"]
    known = name.text in resolver.table.persons and bool(owners)
    return known or (_is_whole(name) and any(map(is_acronym, owners)))


def _is_in_a_body(name: Any, resolver: Context) -> bool:
    """Tell whether a name that the model passes over is of somebody in a union.

    Behind a whole name "of" and an acronym say so: "Ann Lee of the DMU".
    """
    whole = " " in name_run(name) and not name.ent_type_
    links = (c for c in name.rights if c.lower_ == "of" and (whole or _is_whole(name)))
    for noun in (n for link in links for n in link.children):
        hit = resolver.hits.get(noun.i)
        if hit and whole and resolver.table.kinds.get(hit.party) in BODIES:
            return True
        if is_acronym(noun) and not (hit and resolver.table.kinds.get(hit.party)):
            return True
    return False


def _is_whole(name: Any) -> bool:
    """Tell whether a name may be a whole one: two words or three, none of a body."""
    called = name_run(name)
    parts = called.split()
    written = all(part.istitle() for part in parts)
    return 1 < len(parts) <= _PARTS and written and not kind_by_name(called)
