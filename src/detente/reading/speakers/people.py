"""Who speaks for whom, and which acronym is whose: a first pass over the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from detente.reading.blocks import COMMENT
from detente.reading.parse import Parsed
from detente.reading.particles import PARTICLES
from detente.reading.speakers.acronyms import acronyms
from detente.reading.speakers.bodies import learn_bodies
from detente.reading.speakers.cut_short import cut_short
from detente.reading.speakers.described import (
    described,
    is_independent,
    is_office,
    speaks_for,
)
from detente.reading.speakers.first_names import name_by_first
from detente.reading.speakers.given_back import give_back
from detente.reading.speakers.groups import is_before
from detente.reading.speakers.home import lead
from detente.reading.speakers.lone import name_lone
from detente.reading.speakers.named_after import named_after_countries
from detente.reading.speakers.namesakes import before_its_heir, forget_namesakes
from detente.reading.speakers.nouns import (
    group_kind,
    has_article,
    is_body_name,
    last_of_name,
    modifiers,
    person_name,
)
from detente.reading.speakers.offices import elected, is_former
from detente.reading.speakers.outsiders import is_scholar
from detente.reading.speakers.parties import PartyTable
from detente.reading.speakers.persons import ends_name, find_persons
from detente.reading.speakers.pointing import note_nouns
from detente.reading.speakers.quotations import quoted_spans
from detente.reading.speakers.rivals import set_apart
from detente.reading.speakers.unaffiliated import stand_alone
from detente.reading.speakers.union_locals import union_locals
from detente.reading.speakers.unlabelled import learn_unlabelled
from detente.reading.speakers.unnamed import name_unnamed
from detente.reading.speakers.well_known import name_figures
from detente.reading.speakers.who import Resolver
from detente.reading.words import table, words

_PARTIES_ARE = re.compile(
    r"\b[Tt]he (?:parties|sides)(?: (?:to|in|at) [\w ]{1,40})? are ([^.;:\[]+)"
)
_OWNED = re.compile(r"(.+?)['’]s ((?:[A-Z][\w-]+ )*([A-Z][\w-]+))\b")
"""How a headline tells whom somebody speaks for: "Aro's Lee: 'We will not …'"."""
_LETTER = re.compile(r"\b[Tt]he ([A-Z])['’]s\b")
"""How a club is called for short: "the A's"."""
_BETWEEN = re.compile(r",? and |, ")
_INITIAL = re.compile(r"[A-Z]\.?")
"""What stands last in "Sajeev M.", who is called "Mr. Sajeev"."""


def introduce(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Fill a table with the acronyms, organisations and people of the text."""
    parsed = list(parsed)
    kept = [p for p in parsed if p.block.doubt in {"", "repeated", "biography"}]
    resolver = Resolver(parties, ahead=True)
    told = [p for p in parsed if p.block.doubt in {"", COMMENT}]
    persons, officers = find_persons(kept)
    parties.persons.update(persons - _listed(told, parties))
    for learn in _KNOWN:
        learn(kept, parties)
    _towns(parsed, parties)
    written: dict[str, None] = {}
    for piece in kept:
        parties.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        learn_bodies(piece.doc, resolver, officers)
        written |= dict.fromkeys(t.text for t in piece.doc if t.text[:1].isupper())
    _adjectives(written, resolver)
    for learn in (lead, set_apart):
        learn(kept, parties)
    _whom_people_speak_for(kept, resolver)
    name_by_first(kept, parties)
    for learn_whom in (name_unnamed, stand_alone, name_lone):
        learn_whom(kept, resolver)


def _whom_people_speak_for(parsed: Sequence[Parsed], resolver: Resolver) -> None:
    """Learn for whom people speak, but for those who are known to lead a faction."""
    leaders = frozenset(resolver.table.people)
    give_back(parsed, resolver)
    governed = frozenset(_acting(parsed))
    for piece in parsed:
        resolver.table.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        note_nouns(piece.doc, resolver)
        for over in (piece.block.label, *piece.block.headings):
            told_over(over, resolver.table)
        _people(piece.doc, resolver, governed, leaders)


def _short_names(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Introduce bodies with acronyms, clubs, parts of unions, "Norland Rising"."""
    _lettered(parsed, parties)
    for piece in parsed:
        parties.turn_to(piece.block.document)
        for full, acronym in acronyms(piece.text):
            parties.introduce(_without_leader(full, parties), short=acronym)
    _parts_of_unions(parsed, parties)
    named_after_countries(parsed, parties)


def _parts_of_unions(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Introduce what unions call their parts in places, each with its union's name."""
    for piece in parsed:
        parties.turn_to(piece.block.document)
        for local, union in union_locals(piece.text, parties.names):
            party = parties.introduce(local, kind="union")
            if not union:
                continue
            parties.names.add(f"{union} {local}", party)
            parties.titles[party] = f"{union} {local}"
            if whole := parties.names.get(union):
                parties.wholes[party] = whole


def _lettered(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Introduce clubs called by a letter, with the one longer name that it begins."""
    texts = {p.block.document: "" for p in parsed}
    for piece in parsed:
        texts[piece.block.document] += f"{piece.text}\n"
    for document, text in texts.items():
        for letter in dict.fromkeys(_LETTER.findall(text)):
            parties.turn_to(document)
            short = f"{letter}'s"
            named = {*re.findall(rf"\b[Tt]he ({letter}[a-z]+s)\b", text)}
            long = named.pop() if len(named) == 1 else short
            parties.introduce(long, kind="company", short=short)


def told_over(said: str, parties: PartyTable) -> None:
    """Learn whom somebody speaks for whom a title, a heading or a label calls theirs.

    Parameters
    ----------
    said
        The title, such as "Aro's Lee: 'We will not sell'".
    parties
        Who takes part, and which names are people's.
    """
    owned = _OWNED.match(said)
    party = parties.names.get(owned[1]) if owned else ""
    if owned and party and owned[3] in parties.persons:
        parties.add_person(owned[2], party)


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


def _towns(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Note of each document the party whose town its dateline names."""
    for piece in parsed:
        if piece.block.doubt == "metadata":
            for hit in parties.names.hits(piece.doc).values():
                parties.towns.setdefault(piece.block.document, hit.party)


def _acting(parsed: Iterable[Parsed]) -> Iterator[str]:
    """Yield what those govern who are elected to, where it acts: "the city wants"."""
    places = {place for held in table("roles")["governed"].values() for place in held}
    acts = words("lexicon", "speech", "human") | {"need", "want"}
    for piece in parsed:
        for noun in piece.doc:
            if noun.lower_ in places and noun.dep_ == "nsubj" and has_article(noun):
                verb = noun.head
                if verb.lemma_ in acts:
                    yield noun.lower_


def _people(
    doc: Any,
    resolver: Resolver,
    governed: AbstractSet[str],
    leaders: AbstractSet[str],
) -> None:
    spans = quoted_spans(doc.text)
    resolver.quoted = lambda place: any(a <= doc[place].idx < b for a, b in spans)
    for token in doc:
        if token.text in leaders or not ends_name(token, resolver):
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
            party = _himself(token, resolver, governed) or party
        if party and not resolver.table.kinds.get(party):
            resolver.table.kinds[party] = _by_office(token)
        last = last_of_name(token)
        name = person_name(last)
        for short in _shorts(name, last, token) if party else ():
            resolver.table.add_person(name, party, short=short)


def _shorts(name: str, last: Any, token: Any) -> Iterator[str]:
    """Yield the words that stand for somebody: the surname, and a noble's first name.

    Who has only an initial behind his name is called by the name: "Sajeev M.".
    """
    known = [last.text, last.text.title(), token.text, *_noble_names(token)]
    if _INITIAL.fullmatch(last.text) and " " in name:
        known = [name.split()[-2]]
    yield from (s for s in dict.fromkeys(known) if s.lower() not in PARTICLES)


_KNOWN = (
    before_its_heir,
    forget_namesakes,
    name_figures,
    cut_short,
    _short_names,
    learn_unlabelled,
)
"""What is learnt of names before who is beside them."""


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


def _himself(name: Any, resolver: Resolver, governed: AbstractSet[str]) -> str:
    """Return the party that somebody is who speaks for no other: a tycoon.

    A mayor is the city where "the city" acts too.
    """
    first = name
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    nouns = [c for c in first.lefts if c.dep_ in {"compound", "nmod"}]
    nouns += [c for c in name.children if c.dep_ == "appos"]
    nouns += [name.head] if name.dep_ == "appos" else []
    held = table("roles")["governed"]
    places = (p for n in nouns if not is_former(n) for p in held.get(n.lower_, ()))
    if place := next((place for place in places if place in governed), ""):
        return resolver.table.introduce(place, kind="people")
    title = next((n for n in nouns if elected(n)), None)
    if title is not None and title.i < name.i:
        capital = title.text[:1].isupper()
        called = name.doc[title.i + (not capital) : name.i + 1].text
        party = resolver.table.introduce(called, kind="person", short=name.text)
        if not is_former(title):
            resolver.table.officers[elected(title)] = party
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
