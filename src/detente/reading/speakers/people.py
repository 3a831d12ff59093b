"""Who speaks for whom, and which acronym is whose: a first pass over the text."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from detente.reading.blocks import COMMENT
from detente.reading.parse import Parsed
from detente.reading.particles import PARTICLES
from detente.reading.speakers.acronyms import acronyms
from detente.reading.speakers.cut_short import cut_short
from detente.reading.speakers.described import (
    described,
    is_independent,
    is_office,
    speaks_for,
)
from detente.reading.speakers.given_back import give_back
from detente.reading.speakers.groups import is_before
from detente.reading.speakers.home import lead
from detente.reading.speakers.names import kind_of
from detente.reading.speakers.namesakes import before_its_heir, forget_namesakes
from detente.reading.speakers.nouns import (
    full_name,
    group_kind,
    is_body_name,
    is_called,
    last_of_name,
    modifiers,
    name_run,
    person_name,
)
from detente.reading.speakers.outsiders import is_house, is_scholar
from detente.reading.speakers.parties import PartyTable, is_media, kind_by_name
from detente.reading.speakers.persons import ends_name, find_persons
from detente.reading.speakers.pointing import note_nouns
from detente.reading.speakers.quotations import quoted_spans
from detente.reading.speakers.unnamed import name_unnamed
from detente.reading.speakers.well_known import name_figures
from detente.reading.speakers.who import Resolver
from detente.reading.words import table, words

_BODIES = frozenset(["union", "company", "armed"])
_ANY_FIRM = frozenset(["company", "firm", "giant", "group"])

_PARTIES_ARE = re.compile(
    r"\b[Tt]he (?:parties|sides)(?: (?:to|in|at) [\w ]{1,40})? are ([^.;:\[]+)"
)
_LOCAL = re.compile(r"\bLocal \d{1,4}\b")
"""How a union calls its part in a place."""
_BETWEEN = re.compile(r",? and |, ")


def introduce(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Fill a table with the acronyms, organisations and people of the text."""
    parsed = list(parsed)
    kept = [p for p in parsed if p.block.doubt in {"", "repeated", "biography"}]
    resolver = Resolver(parties, ahead=True)
    told = [p for p in parsed if p.block.doubt in {"", COMMENT}]
    persons, officers = find_persons(kept)
    parties.persons.update(persons - _listed(told, parties))
    for learn in (before_its_heir, forget_namesakes, name_figures, cut_short):
        learn(kept, parties)
    _short_names(kept, parties)
    for piece in parsed:
        if piece.block.doubt == "metadata":
            for hit in parties.names.hits(piece.doc).values():
                parties.towns.setdefault(piece.block.document, hit.party)
    written: dict[str, None] = {}
    for piece in kept:
        parties.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        _kinds(piece.doc, resolver, officers)
        written |= dict.fromkeys(t.text for t in piece.doc if t.text[:1].isupper())
    _adjectives(written, resolver)
    lead(kept, parties)
    give_back(kept, resolver)
    for piece in kept:
        parties.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        note_nouns(piece.doc, resolver)
        _people(piece.doc, resolver)
    name_unnamed(kept, resolver)


def _short_names(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Introduce bodies with their acronyms, and a union's parts in places."""
    for piece in parsed:
        parties.turn_to(piece.block.document)
        for full, acronym in acronyms(piece.text):
            parties.introduce(_without_leader(full, parties), short=acronym)
        for local in _LOCAL.findall(piece.text):
            parties.introduce(local, kind="union")


def _without_leader(name: str, parties: PartyTable) -> str:
    """Return a name without whose it is said to be: "Ann Lee's Liberal Party"."""
    owner, _, rest = name.rpartition("'s ")
    led = owner.split()[-1:] and owner.split()[-1] in parties.persons
    return rest if led and rest[:1].isupper() else name


def _listed(parsed: Iterable[Parsed], parties: PartyTable) -> set[str]:
    """Introduce those whom the text lists as parties, and return their names' words.

    "The parties to the talks are Norland, Calder Row and FreshCo":
    each acts for itself, whatever the name looks like.
    """
    found: set[str] = set()
    for piece in parsed:
        for listed in _PARTIES_ARE.finditer(piece.block.text):
            parties.turn_to(piece.block.document)
            for name in _BETWEEN.split(listed[1].strip()):
                bare = name.removeprefix("the ")
                if bare[:1].isupper():
                    parties.introduce(bare)
                    found |= {bare, bare.split()[-1]}
    return found


def _adjectives(written: Iterable[str], resolver: Resolver) -> None:
    for word in written:
        if not resolver.table.names.get(word):
            resolver.table.add_people(word)


def _people(doc: Any, resolver: Resolver) -> None:
    spans = quoted_spans(doc.text)
    resolver.quoted = lambda place: any(a <= doc[place].idx < b for a, b in spans)
    for token in doc:
        if not ends_name(token, resolver):
            continue
        if is_body_name(token):
            kinds = [group_kind(c) for c in token.lefts if c.text.islower()]
            kind = next((k for k in kinds if k), "")
            resolver.table.introduce(person_name(token), kind=kind)
            continue
        if is_scholar(token):
            resolver.table.persons.update((person_name(token), token.text))
            continue
        party = "" if is_independent(token) else speaks_for(token, resolver)
        if not party or resolver.table.kinds.get(party) == "faction":
            party = _himself(token, resolver) or party
        if party and not resolver.table.kinds.get(party):
            resolver.table.kinds[party] = _by_office(token)
        last = last_of_name(token)
        name = person_name(last)
        shorts = dict.fromkeys(
            (last.text, last.text.title(), token.text, *_noble_names(token))
        )
        own = (short for short in shorts if short.lower() not in PARTICLES)
        for short in own if party else ():
            resolver.table.add_person(name, party, short=short)


def _by_office(name: Any) -> str:
    """Return the kind of party that has somebody with the office beside a name."""
    beside = [*described(name), *(c for c in name.lefts if c.dep_ == "compound")]
    held = {noun.lemma_.lower() for noun in beside}
    kinds = table("roles")["offices"]
    return next((kind for kind, known in kinds.items() if held & set(known)), "")


def _noble_names(name: Any) -> list[str]:
    """Return the first name that goes with a title: Omar of "Sheikh Omar al-Hamad"."""
    titled = (c for c in name.lefts if c.lower_ in words("roles", "noble"))
    return [name.doc[c.i + 1].text for c in titled]


def _himself(name: Any, resolver: Resolver) -> str:
    """Return the party that somebody is who speaks for no other: a tycoon."""
    first = name
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    nouns = [c for c in first.lefts if c.dep_ in {"compound", "nmod"}]
    nouns += [c for c in name.children if c.dep_ == "appos"]
    nouns += [name.head] if name.dep_ == "appos" else []
    title = next((n for n in nouns if _elected(n)), None)
    if title is not None and title.i < name.i:
        capital = title.text[:1].isupper()
        called = name.doc[title.i + (not capital) : name.i + 1].text
        party = resolver.table.introduce(called, kind="person", short=name.text)
        resolver.table.officers[_elected(title)] = party
        return party
    selves = words("roles", "selves")
    bare = (n for n in nouns if is_before(n) and not is_office(n))
    alone = any(group_kind(n) != "trade" for n in bare)
    alone = alone or any(n.lemma_.lower() in selves for n in nouns)
    sits = any(_is_of_faction(c, resolver) for c in modifiers(first))
    if not alone and not (sits and not any(map(is_office, nouns))):
        return ""
    own = person_name(name)
    for word in modifiers(first):
        own = own.removeprefix(f"{word.text} ") if word.i in resolver.hits else own
    return resolver.table.introduce(own, kind="person", short=name.text)


def _is_of_faction(word: Any, resolver: Resolver) -> bool:
    """Tell whether a word only says which faction somebody sits for: "Tory Bo Lund"."""
    hit = resolver.hits.get(word.i)
    return bool(
        hit and hit.form == "people" and resolver.table.kinds[hit.party] == "faction"
    )


def _elected(noun: Any) -> str:
    """Return the office of one who is elected and votes as he sees fit, or nothing."""
    title = noun.lower_.rstrip(".")
    offices = table("roles")["elected"].items()
    return next((office for office, titles in offices if title in titles), "")


def _kinds(doc: Any, resolver: Resolver, officers: AbstractSet[str]) -> None:
    """Learn the kind of a party from what stands beside its name.

    A surname of `officers` is nobody's by itself, whatever the model takes it for.
    """
    _count(doc, resolver)
    for token in doc:
        hit = resolver.hits.get(token.i)
        if hit and _governs(token) and token.head.i not in resolver.hits:
            resolver.table.governed[hit.party] = None
        if token.pos_ != "PROPN" or hit or not _may_be_body(token):
            continue
        called = name_run(token)
        if is_media(called) or is_house(called) or ends_name(token, resolver):
            continue
        if _is_ministry(token) or is_office(token):
            continue
        kind = _kind_beside(token)
        acts = token.dep_ in {"nsubj", "nsubjpass"} or _is_side(token)
        name = full_name(token)
        titled = name.split()[0].lower().rstrip(".") in words("roles", "titles")
        if not kind and (name in officers or titled):
            continue
        whole = token.dep_ != "compound" and " " in name
        if kind or acts or (whole and kind_by_name(name) in _BODIES):
            kind = kind or ("" if name.endswith(token.text) else group_kind(token))
            resolver.table.introduce(name, kind=kind)


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
    beside = (c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if any(noun.lemma_ in words("roles", "named_bodies") for noun in beside):
        return True
    several = any(c.dep_ == "compound" and c.text[:1].isupper() for c in name.lefts)
    whole = name.dep_ != "compound" and several and name.ent_type_ in {"", "FAC"}
    return whole and kind_by_name(name.text) in _BODIES


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
    if kind in _BODIES:
        return kind
    return "company" if _is_held(name) else ""


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
    return held and name.ent_type_ not in {"PERSON", "DATE", "MONEY", "PERCENT"}


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
    return found and name.dep_ != "conj"
