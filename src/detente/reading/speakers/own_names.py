"""The names that a noun of a kind has beside it: "the unions, A and B"."""

from collections.abc import Iterator
from typing import Any

from detente.reading.grammar import conjuncts
from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import (
    full_name,
    group_kind,
    modifiers,
    short_phrase,
)
from detente.reading.words import words

STATES = frozenset(["country", "bloc", "organisation"])
_OF = frozenset(["of", "from"])
_AT = _OF | {"at", "in"}
_NAMED_BEHIND = frozenset(["armed", "faction", "people"])


def own_names(resolver: Context, token: Any) -> Iterator[str]:
    """Yield the party whose name a noun is, has beside it or is called by behind."""
    kind = group_kind(token)
    if called := _of_what(resolver, token):
        yield resolver.table.introduce(called, kind=kind)
    for child in token.children:
        if child.dep_ == "appos" and is_beside(token, child):
            yield from _apposed(resolver, child, kind)
        for noun in child.children if child.lower_ in _whose(token) else ():
            yield from _behind(resolver, noun, kind)
        if child.dep_ == "poss" and token.lemma_.lower() in words("roles", "organs"):
            yield from _owning(resolver, child)
    for child in modifiers(token):
        yield from _called(resolver, child, token, kind)


def _of_what(resolver: Context, token: Any) -> str:
    """Return a name that goes on behind its noun: "Guild of Harbour Pilots".

    The "Board of Norrline" is Norrline's.
    """
    organ = token.lemma_.lower() in words("roles", "organs")
    known = organ and any(t.i in resolver.hits for t in token.subtree)
    called = full_name(token) if token.pos_ == "PROPN" and not known else ""
    return "" if called.endswith(token.text) else called


def _whose(token: Any) -> frozenset[str]:
    """Return the words behind which a noun has its name: "Employers at Aro"."""
    return _AT if token.lemma_.lower() == "employer" else _OF


def _called(resolver: Context, name: Any, noun: Any, kind: str) -> Iterator[str]:
    """Yield the party that a word before what it is names: "the AFL-CIO federation"."""
    hit = resolver.hits.get(name.i)
    known = resolver.table.kinds.get(hit.party, "") if hit else ""
    if hit and (kind == known or (known not in STATES and _calls(name, noun))):
        yield hit.party
    elif not hit and _calls(name, noun):
        yield resolver.table.introduce(full_name(name), kind=kind)


def _calls(name: Any, noun: Any) -> bool:
    """Tell whether a name before what a body is names it: "the AFL-CIO federation"."""
    lemma, body = (
        noun.lemma_.lower(),
        name.ent_type_ == "ORG" and name.dep_ == "compound",
    )
    inside = noun.pos_ == "PROPN" and noun.ent_iob_ == "I"
    local = inside or lemma in words("roles", "local")
    return body and not local and lemma in words("roles", "named_bodies")


def _owning(resolver: Context, name: Any) -> Iterator[str]:
    """Yield the company whose board does something."""
    if _may_name(resolver, name):
        yield resolver.table.introduce(full_name(name), kind="company")


def _may_name(resolver: Context, token: Any) -> bool:
    return token.pos_ == "PROPN" and token.text not in resolver.table.persons


def _apposed(resolver: Context, name: Any, kind: str) -> Iterator[str]:
    """Yield who is named behind a comma: "the unions, A and B".

    What has a name has no other, but who holds an office in it: "chair of the Bakers
    Union, Ann Lee".
    """
    officer = name.head.pos_ == "PROPN" and not name.is_upper
    if name.i in resolver.hits:
        yield from listed(resolver, name)
    elif officer:
        return
    elif _may_name(resolver, name) and name.ent_type_ == "ORG":
        yield resolver.table.introduce(full_name(name), kind=kind)
    elif name.pos_ == "NOUN" and name.lemma_ in words("roles", "named_bodies"):
        called = short_phrase(name)
        if called[:1].isupper():
            yield resolver.table.introduce(called, kind=kind)


def _behind(resolver: Context, noun: Any, kind: str) -> Iterator[str]:
    """Yield whose "rebels of …" or "board of …" they are; states have no groups."""
    hit = resolver.hits.get(noun.i)
    if hit and resolver.table.kinds.get(hit.party, "") not in STATES:
        yield hit.party
    elif not hit and _may_be_named(noun, kind) and _is_name_of_body(noun):
        yield resolver.table.introduce(full_name(noun), kind=kind)


def is_beside(noun: Any, name: Any) -> bool:
    """Tell whether nothing is done between a noun and the name that tells of it."""
    return all(t.pos_ != "VERB" for t in noun.doc[noun.i : name.left_edge.i])


def sister(resolver: Context, token: Any) -> str:
    """Return the party that those of a bent make up: "Socialists of the SPX".

    Parties of one bent are called alike in every country.
    """
    links = (c for c in token.rights if c.lower_ == "of")
    for noun in (n for link in links for n in link.children if n.dep_ == "pobj"):
        hit = resolver.hits.get(noun.i)
        if hit and resolver.table.kinds.get(hit.party) == "faction":
            return hit.party
        if not hit and _is_name_of_body(noun) and noun.is_upper:
            return resolver.table.introduce(full_name(noun), kind="faction")
    return ""


def by_name(resolver: Context, token: Any) -> Holder | None:
    """Return the bodies that a noun is told to be: "two funds, Aro and Norra"."""
    if token.pos_ != "NOUN" or token.lemma_ not in words("roles", "named_bodies"):
        return None
    behind = (c for c in token.rights if c.dep_ == "appos" and c.ent_type_ != "PERSON")
    first = next((c for c in behind if _may_name(resolver, c)), None)
    if first is None:
        return None
    names = conjuncts(first) if token.tag_ == "NNS" else [first]
    own = [resolver.table.introduce(full_name(name)) for name in names]
    return Holder(tuple(map(resolver.table.meet, own)))


def _may_be_named(noun: Any, kind: str) -> bool:
    return kind in _NAMED_BEHIND or noun.head.head.lemma_.lower() == "employer"


def _is_name_of_body(noun: Any) -> bool:
    """Tell whether a name is one of a body, no place's: "the liberals of the VLD".

    Of places only those that everybody knows have an article and capitals alone.
    """
    place = noun.ent_type_ == "GPE" and not any(c.lower_ == "the" for c in noun.lefts)
    acronym = noun.is_upper and len(noun) > 1 and not place
    return bool(noun.pos_ == "PROPN" and (acronym or noun.ent_type_ == "ORG"))


def listed(resolver: Context, name: Any) -> Iterator[str]:
    """Yield the parties that a name in apposition is joined with by "and"."""
    for noun in conjuncts(name):
        if hit := resolver.hits.get(noun.i):
            yield hit.party
