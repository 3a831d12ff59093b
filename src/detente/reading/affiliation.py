"""The party beside a noun: "Iranian …", "the union's …", "… of the board"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from detente.reading.grammar import conjuncts
from detente.reading.groups import group
from detente.reading.nouns import NO_PARTY, group_kind, modifiers, name_run
from detente.reading.parties import is_media
from detente.reading.words import words

if TYPE_CHECKING:
    from detente.reading.who import Resolver

_OF = frozenset(["of", "for", "from", "at", "representing", "with", "in"])
_SURE = 0.8


def affiliation(resolver: "Resolver", token: Any) -> str:
    """Return the party that the words beside a noun put it with, or nothing."""
    for child in modifiers(token):
        if party := _beside(resolver, child):
            return party
    found = (_behind(resolver, noun) for noun in _owners(token))
    return next((party for party in found if party), "")


def joined(resolver: "Resolver", token: Any) -> tuple[str, ...]:
    """Return the further parties of "leaders from France, Germany and Poland"."""
    rest = [n for owner in _owners(token) for n in conjuncts(owner) if n != owner]
    return tuple(party for noun in rest if (party := _behind(resolver, noun)))


def _owners(token: Any) -> Iterator[Any]:
    """Yield the nouns that "of", "for" or "from" puts behind a noun."""
    for child in token.children:
        if child.dep_ in {"prep", "acl"} and child.lower_ in _OF:
            yield from (n for n in child.children if n.dep_ in {"pobj", "dobj"})


def _behind(resolver: "Resolver", noun: Any) -> str:
    asked = (resolver.named, resolver.known_person, resolver.voice)
    found = next((holder for ask in asked if (holder := ask(noun))), None)
    found = found or group(resolver, noun)
    if found is not None and len(found.parties) == 1 and found.sure >= _SURE:
        return found.parties[0]
    if noun.head.lower_ == "of" and _is_place(resolver, noun):
        return resolver.table.introduce(name_run(noun))
    return _capitalised(resolver, noun)


def _is_place(resolver: "Resolver", noun: Any) -> bool:
    """Tell whether a proper name behind "the delegate of" may be that of a country."""
    first = name_run(noun).split()[0]
    known = first in words("roles", "portfolios") or is_media(name_run(noun))
    sent = noun.head.head.lemma_.lower() in words("roles", "delegates")
    person = noun.ent_type_ == "PERSON" or noun.text in resolver.table.people
    dated = noun.ent_type_ in NO_PARTY
    return noun.pos_ == "PROPN" and not (known or dated or (person and not sent))


def _capitalised(resolver: "Resolver", noun: Any) -> str:
    if noun.ent_type_ != "ORG" or is_media(name_run(noun)):
        return ""
    if noun.text in words("roles", "portfolios"):
        return ""
    inside = (resolver.hits.get(i) for i in range(noun.left_edge.i, noun.i + 1))
    for hit in inside:
        if hit is not None:
            return resolver.table.meet(hit.party)
    before = resolver.hits.get(noun.i - len(name_run(noun).split()) + 1)
    if before is not None and before.last < noun.i:
        return resolver.table.meet(before.party)
    return resolver.table.introduce(name_run(noun))


def _beside(resolver: "Resolver", child: Any) -> str:
    if child.pos_ == "PRON" and child.dep_ == "poss":
        known = resolver.pronoun(child)
        return known.parties[0] if known and len(known.parties) == 1 else ""
    if hit := resolver.hits.get(child.i):
        return resolver.table.meet(hit.party)
    if child.pos_ == "PROPN":
        return _by_name(resolver, child)
    if child.pos_ == "NOUN" and (party := _by_kind(resolver, child)):
        return party
    return _capitalised(resolver, child)


def _by_name(resolver: "Resolver", child: Any) -> str:
    person = resolver.table.people.get(child.text)
    if person is not None:
        return person.party
    ending = resolver.table.ending_in(child.lower_)
    titled = resolver.titled(child) if child.dep_ == "poss" and not ending else None
    if titled is not None and len(titled.parties) == 1:
        return titled.parties[0]
    return ending or _capitalised(resolver, child)


def _by_kind(resolver: "Resolver", child: Any) -> str:
    if child.lemma_.lower() in words("roles", "described"):
        return ""
    if resolver.last is None and group_kind(child) == "government":
        return ""
    found = resolver.short(child) or group(resolver, child)
    return found.parties[0] if found and len(found.parties) == 1 else ""
