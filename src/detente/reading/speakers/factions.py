"""Leaders of parties of one country, where the text is about what those do there.

Abroad whoever governs speaks for the country, and nobody names the party of a leader
whom all know. In talks of a coalition it is the party that the leader speaks for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.figures import Figure, plain, spelt
from detente.reading.speakers.names import split
from detente.reading.speakers.parties import ABROAD, PartyTable
from detente.reading.words import patterns, table, words

_RIVALS = 2
"""Parties with their leaders that make a text one about a country's own affairs."""
_OFTEN = 2
_GOVERNMENT = re.compile(r"\b(?:government|cabinet)\b", re.IGNORECASE)
_HEADS = re.compile(
    r"\b(?:chancellor|president|prime minister|premier|taoiseach)\s+$", re.IGNORECASE
)
"""Who governs, before a name."""


@dataclass(slots=True)
class _Faction:
    """What a text has of a party of one country.

    Attributes
    ----------
    called
        What the text calls it, the commonest first.
    full
        Names of its leaders with a first name, as the text has them.
    surnames
        Those of its leaders, where they are nobody else's.
    """

    called: list[str] = field(default_factory=list)
    full: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A surname in a text that may be that of a party's leader.

    Attributes
    ----------
    faction
        Which party, as the list has it.
    surname
        As it is written.
    full
        The name with a first name, if it has one there.
    heads
        Whether the title of who governs stands before it.
    """

    faction: str
    surname: str
    full: str
    heads: bool


def lead_known(parsed: Sequence[Parsed], parties: PartyTable, *, home: bool) -> None:
    """Let leaders whom everybody knows speak for their parties in their own affairs.

    The text names two parties of a country and their leaders, or it is at home and
    names one.

    Parameters
    ----------
    parsed
        The blocks that are read together.
    parties
        Who takes part; the leaders become people of their parties.
    home
        Whether the text is about one country's own affairs, as far as others tell.
    """
    met = _met(parsed, governing=any(map(_governs, parsed)))
    whole = "\n".join(piece.text for piece in parsed) if met else ""
    led: dict[str, list[_Faction]] = defaultdict(list)
    for key, faction in met.items():
        country, _, name = key.partition(".")
        called = table("factions")["factions"][country][name]["called"]
        faction.called = [one for one in called if _is_written(one, whole)]
        if faction.called:
            led[country].append(faction)
    for factions in led.values():
        if home or (len(factions) >= _RIVALS and _are_at_home(factions, parties)):
            own = _states(factions, parties)
            for faction in factions:
                _bind(faction, parties)
            enough = len(factions) >= _RIVALS
            for name in _presidents(parsed, parties, own) if enough else ():
                _set_apart(name, parties)


def _states(factions: Sequence[_Faction], parties: PartyTable) -> set[str]:
    """Return for whom leaders of parties would speak abroad."""
    leaders = (name for one in factions for name in (*one.full, *one.surnames))
    return {parties.names.get(name) for name in leaders}


def _presidents(
    parsed: Iterable[Parsed], parties: PartyTable, own: set[str]
) -> Iterator[str]:
    """Yield the full names of presidents of a state whose parties deal.

    The head of a state is of no party there: "the president urged both to talk".
    """
    heads = {*parties.heads.get("president", ()), *parties.heads.get("king", ())}
    for piece in parsed if heads else ():
        for hit in dict.fromkeys(parties.names.hits(piece.doc).values()):
            name = piece.doc[hit.first : hit.last + 1].text
            short = piece.doc[hit.last].text
            state = hit.party in own and parties.kinds.get(hit.party) == "country"
            if hit.form == "figure" and state and short in heads:
                yield name


def _set_apart(name: str, parties: PartyTable) -> None:
    """Make a president a party."""
    short = name.rpartition(" ")[2]
    whole = (known for known in parties.persons if known.endswith(f" {short}"))
    called = max((name, *whole), key=len)
    party = parties.introduce(called, kind="person", short=short)
    for known_as in {name, called, short}:
        parties.names.forget(known_as)
    parties.add_person(called, party, short=short)


def _bind(faction: _Faction, parties: PartyTable) -> None:
    """Make a party's leaders its people, and its names its own."""
    names = [name.removeprefix("the ") for name in faction.called]
    known = (parties.names.get(name) for name in names)
    party = next((p for p in known if p and parties.kinds.get(p) not in ABROAD), "")
    party = party or parties.introduce(names[0], kind="faction")
    for name, written in zip(names, faction.called, strict=True):
        parties.names.add(name, party, "name" if name == written else "short")
    parties.kinds[party] = "faction"
    if party not in parties.given:
        parties.titles[party] = names[0]
    for name in faction.full:
        parties.names.forget(name)
        parties.names.add(name, party, "figure")
    for surname in faction.surnames:
        short = split(surname)[-1]
        parties.names.forget(surname)
        parties.people.pop(short, None)
        whole = (n for n in faction.full if n.endswith(f" {surname}"))
        parties.add_person(next(whole, surname), party, short=short)


def _are_at_home(factions: Sequence[_Faction], parties: PartyTable) -> bool:
    """Tell whether a text has far more of some parties' state than of others."""
    own = _states(factions, parties)
    states = {p: n for p, n in parties.mentions.items() if _is_abroad(p, parties)}
    mine = sum(n for p, n in states.items() if p in own)
    return mine + len(factions) >= _OFTEN * (sum(states.values()) - mine)


def _is_abroad(party: str, parties: PartyTable) -> bool:
    return parties.kinds.get(party) in ABROAD


def _is_written(name: str, text: str) -> bool:
    """Tell whether a text has a name; one of a common word stands behind "the"."""
    bare = name.removeprefix("the ")
    if bare not in text:
        return False
    before = "[Tt]he " if bare != name else ""
    return re.search(rf"(?<!\w){before}{re.escape(bare)}(?!\w)", text) is not None


def _governs(piece: Parsed) -> bool:
    """Tell whether a government acts in a text: its head speaks for that."""
    if not _GOVERNMENT.search(piece.text):
        return False
    nouns = (token for token in piece.doc if token.lower_ in {"government", "cabinet"})
    human = words("lexicon", "speech", "human")
    acts = (
        noun.dep_ == "nsubj"
        and (noun.head.lemma_ in human or noun.head.lemma_ in patterns("verbs"))
        for noun in nouns
    )
    return any(acts)


def _met(parsed: Sequence[Parsed], *, governing: bool) -> Mapping[str, _Faction]:
    """Return the parties whose leaders a text names.

    A surname is a leader's who is named in full somewhere, or else, if it is no common
    one, the leader's who has it. The head of a government that acts is none here.
    """
    met: dict[str, _Faction] = defaultdict(_Faction)
    in_full: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    sighted = [one for piece in parsed for one in _sightings(piece.doc)]
    heads = {one.surname for one in sighted if one.heads} if governing else set()
    for one in sighted:
        if one.surname not in heads:
            (in_full if one.full else bare)[one.surname].add(one.faction)
        if one.full and one.surname not in heads:
            met[one.faction].full.add(one.full)
    for surname in {*bare, *in_full}:
        whose = in_full.get(surname)
        if whose is None and plain(surname) not in words("figures", "common", "names"):
            whose = bare[surname]
        for party in whose if whose and len(whose) == 1 else ():
            met[party].surnames.add(surname)
    return met


def _sightings(doc: Any) -> Iterator[_Sighting]:
    """Yield where a text names somebody who may lead a party."""
    known = _index()
    for token in doc:
        written = token.text[:1].isupper() and plain(token.text)
        for one in known.get(written, ()) if written else ():
            start = token.i + 1 - len(one.surname)
            first = _first(doc, start, one)
            if first is not None:
                bare = first == start and one.given
                full = "" if bare else doc[first : token.i + 1].text
                heads = _HEADS.search(doc[max(first - 2, 0) : first].text_with_ws)
                surname = doc[start : token.i + 1].text
                yield _Sighting(one.party, surname, full, heads is not None)


def _first(doc: Any, start: int, one: Figure) -> int | None:
    """Return where a name begins whose surname begins at a place, if it is somebody's.

    The surname with no first name, or another, is only somebody's of that name.
    """
    end = start + len(one.surname)
    if start < 0 or tuple(plain(t.text) for t in doc[start:end]) != one.surname:
        return None
    first = start
    while first and plain(doc[first - 1].text) in one.given:
        first -= 1
    inside = doc[start].ent_type_ == "PERSON" and doc[start].ent_iob_ == "I"
    return None if inside and first == start else first


@cache
def _index() -> Mapping[str, Sequence[Figure]]:
    """Return the leaders of parties by the last word of the surname."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for country, factions in table("factions")["factions"].items():
        for faction, entry in factions.items():
            for name in map(plain, entry["leaders"]):
                for one in spelt(f"{country}.{faction}", "", name):
                    found[one.surname[-1]].append(one)
    return found
