"""Which names are those of bodies, and of what kind: a first pass over the text."""

from collections.abc import Set as AbstractSet
from typing import Any

from detente.reading.speakers.described import is_office
from detente.reading.speakers.names import kind_of
from detente.reading.speakers.nouns import (
    full_name,
    group_kind,
    is_called,
    is_no_person,
    name_run,
)
from detente.reading.speakers.outsiders import is_house
from detente.reading.speakers.parties import is_media, kind_by_name
from detente.reading.speakers.persons import BODIES, ends_name
from detente.reading.speakers.who import Resolver
from detente.reading.words import words

_ANY_FIRM = frozenset(["company", "firm", "giant", "group"])

_NO_STATE = frozenset(["armed", "company", "faction", "union"])
"""Kinds of party whose officials are nobody's government."""


def learn_bodies(doc: Any, resolver: Resolver, officers: AbstractSet[str]) -> None:
    """Learn the kind of a party from what stands beside its name.

    Parameters
    ----------
    doc
        The parse of a block.
    resolver
        What the text has said so far; its table learns.
    officers
        Surnames that are nobody's by themselves, whatever the model takes them for.
    """
    _count(doc, resolver)
    for token in doc:
        if hit := resolver.hits.get(token.i):
            _note_state(token, hit.party, resolver)
            continue
        if token.pos_ != "PROPN" or not _may_be_body(token):
            continue
        if _is_other(token) or ends_name(token, resolver):
            continue
        kind = _kind_beside(token)
        acts = token.dep_ in {"nsubj", "nsubjpass"} or _is_side(token)
        name = full_name(token)
        titled = name.split()[0].lower().rstrip(".") in words("roles", "titles")
        if not kind and (name in officers or titled):
            continue
        whole = token.dep_ != "compound" and " " in name
        if kind or acts or (whole and kind_by_name(name) in BODIES):
            kind = kind or ("" if name.endswith(token.text) else group_kind(token))
            resolver.table.introduce(name, kind=kind)


def _note_state(name: Any, party: str, resolver: Resolver) -> None:
    """Note whose government, or whose president, stands behind the name of a state."""
    kind = resolver.table.kinds.get(party) or kind_of(party)
    if kind not in _NO_STATE and _governs(name) and name.head.i not in resolver.hits:
        resolver.table.governed[party] = None
    if name.head.lemma_.lower() in words("roles", "heads"):
        resolver.table.presided[party] = None


def _is_other(name: Any) -> bool:
    """Tell whether a name is that of a ministry, an office, a law or a newspaper."""
    called = name_run(name)
    house = is_media(called) or is_house(called)
    house = house or called.split()[-1].lower() in words("roles", "papers_of_law")
    house = house or (called == name.text and group_kind(name) == "government")
    return house or _is_ministry(name) or is_office(name)


def _count(doc: Any, resolver: Resolver) -> None:
    """Count how often parties are named, and note of whom a house of government is."""
    for named in dict.fromkeys(resolver.hits.values()):
        resolver.table.mentions[named.party] += 1
        resolver.table.kinds.setdefault(named.party, kind_of(named.party))
        if doc[named.first : named.last + 1].text in words("roles", "houses"):
            resolver.table.governed[named.party] = None


def _may_be_body(name: Any) -> bool:
    """Tell whether a name may be a body's.

    The model says so, or its last word does, or that somebody has shares in it.
    """
    if name.ent_type_ in {"ORG", "GPE"} or _is_held(name) or is_called(name):
        return True
    if is_no_person(name):
        return True
    beside = (c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if any(noun.lemma_ in words("roles", "named_bodies") for noun in beside):
        return True
    several = any(c.dep_ == "compound" and c.text[:1].isupper() for c in name.lefts)
    whole = name.dep_ != "compound" and several and name.ent_type_ in {"", "FAC"}
    return whole and kind_by_name(name.text) in BODIES


def _kind_beside(name: Any) -> str:
    """Return the kind of body that what stands beside a name makes it, if any.

    "The union Aro", "Aro, a carrier"; and what has shares is a company.
    """
    beside = [c for c in name.children if c.dep_ == "appos"]
    told = name.dep_ == "appos" or (name.dep_ == "compound" and _is_next(name))
    beside += [name.head] if told else []
    beside += [c for c in name.lefts if is_called(name) and c.dep_ == "compound"]
    local = words("roles", "local") if name.ent_type_ == "GPE" else ()
    beside = [noun for noun in beside if noun.lemma_.lower() not in local]
    if told and name.ent_type_ == "GPE" and name.head.lemma_ in _ANY_FIRM:
        beside.remove(name.head)  # "the Illinois company" is some firm from there
    kinds = (group_kind(noun) for noun in beside if noun.pos_ == "NOUN")
    kind = next((k for k in kinds if k), "")
    if kind in BODIES:
        return kind
    if _is_ruled(name):
        return "country"
    return "company" if _is_held(name) else ""


def _is_ruled(name: Any) -> bool:
    """Tell what somebody governs by an acronym: "NSW Premier Ann Lee"."""
    behind = name.doc[name.i + 1 : name.i + 2].text.lower().rstrip(".")
    return name.is_upper and name.is_alpha and behind in words("roles", "of_states")


def _is_next(name: Any) -> bool:
    """Tell whether a noun right behind a name is all that says what it is.

    Not so in "Arvika Port operator Norrline", where each is another.
    """
    noun = name.head
    near = [*name.doc[name.i + 1 : noun.i], *name.doc[noun.i + 1 : noun.i + 2]]
    return not any(word.pos_ == "PROPN" for word in near)


def _is_held(name: Any) -> bool:
    """Tell whether a name is of what somebody has shares in."""
    if name.dep_ != "pobj" or name.head.lower_ not in {"in", "of"}:
        return False
    held = name.head.head.lemma_.lower() in words("roles", "holdings")
    seat = name.head.lower_ == "in" and name.head.head.lemma_ == "headquarters"
    person = name.ent_type_ == "PERSON" and not is_no_person(name)
    other = name.ent_type_ in {"DATE", "MONEY", "PERCENT"}
    return held and not (seat or person or other)


def _is_ministry(name: Any) -> bool:
    """Tell whether a name is any state's: "Foreign Ministry", "Defence Department"."""
    *matters, body = name_run(name).split()
    known = body.lower() in words("roles", "holders")
    return known and words("roles", "portfolios").issuperset({*matters} - {"and", "of"})


def _is_side(name: Any) -> bool:
    """Tell whether a name is of one of two: "talks between X and Y"."""
    first = name
    while first.dep_ == "conj":
        first = first.head
    for noun in (first, *first.ancestors):
        if noun.dep_ == "pobj" and noun.head.lower_ == "between":
            known = words("roles", "occasions") | words("roles", "dealings")
            return noun.head.head.lemma_ in known
        if noun.dep_ not in {"pobj", "prep", "compound"} or noun.pos_ == "VERB":
            break
    return False


def _governs(name: Any) -> bool:
    """Tell whether a name says whose a government or its official is."""
    noun = name.head
    governs = words("roles", "groups", "government") | words("roles", "arms")
    found = noun.lemma_.lower() in governs or noun.lower_ in {"official", "officials"}
    of_state = name.i + 1 < len(name.doc) and name.nbor(1).text == "Secretary"
    return (found and name.dep_ != "conj") or of_state
