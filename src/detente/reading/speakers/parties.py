"""The parties of a set of documents: their names, kinds, people and roles."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from detente.model import Case
from detente.reading.speakers.index import TitleIndex
from detente.reading.speakers.names import Names, called, gazetteer, kind_of, name_of
from detente.reading.words import table, words

_LEAST = 4
"""Letters of a word of a name that may stand for all of it."""
ABROAD = frozenset(["armed", "bloc", "country", "organisation"])
"""Kinds of party that countries deal with."""
_BESIDE_A_NAME = re.compile(
    r"^(?:(?:the|an?)\s+)?(?:(?:neighbou?ring|nearby|fellow)\s+(?=(?-i:[A-Z])))?",
    re.IGNORECASE,
)
"""What stands before a name and is no part of it."""
_WORKERS = re.compile(r"(?:Worker|Employee|Staff|[A-Z][a-z]{3,}(?:er|ist|ian))s?")
"""Those who work, in a title: "Workers", "Drivers", "Machinists"."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks for a party."""

    name: str
    party: str


@dataclass(slots=True)
class Ids:
    """Ids of parties that several tables share: a name has the same id in all.

    Attributes
    ----------
    named
        Name to its id.
    taken
        All ids.
    """

    named: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


@dataclass(slots=True)
class PartyTable:
    """Who takes part, as documents that belong together make it known.

    Attributes
    ----------
    names
        Words that name parties: the gazetteer and what the documents introduce.
    titles
        Party id to its name for people.
    kinds
        Party id to its kind: ``country``, ``union``, ``company`` …
    people
        Surname to the person.
    counts
        Party id to how often it was meant.
    mentions
        Party id to how often the text names it.
    governed
        Ids of countries whose government or officials the documents name, in order.
    presided
        Ids of those whose president or premier the documents name, in order.
    officers
        Office, in small letters, to the party that somebody is who holds it.
    heads
        Office to the surnames of those well known who hold it: "prime minister".
    called
        Noun to the parties beside whose name it stands: "the M23 rebels".
    wholes
        Part of a union in some place to the union: "the union" is the whole one first.
    outside
        Party id to the words that make it a third party: mediator, rival of …
    persons
        Names of people, whoever they speak for.
    lone
        Surname to the name of somebody who may act alone.
    given
        Ids of the parties that were known before anything was read.
    here
        Ids of the parties that the document being read names: only of these, and of
        those that have no name, is one "the company".
    towns
        Document to the party whose town its dateline names.
    ids
        Of the parties of this and other tables.
    """

    names: Names = field(default_factory=lambda: gazetteer().copy())
    titles: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    governed: dict[str, None] = field(default_factory=dict)
    presided: dict[str, None] = field(default_factory=dict)
    officers: dict[str, str] = field(default_factory=dict)
    heads: dict[str, dict[str, None]] = field(default_factory=dict)
    called: dict[str, dict[str, None]] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    lone: dict[str, str] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=set)
    towns: dict[str, str] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    _document: str = ""
    _named_in: dict[str, set[str]] = field(default_factory=dict)
    _index: TitleIndex = field(init=False)

    def __post_init__(self) -> None:
        """Begin to keep the titles by their words."""
        self._index = TitleIndex(self.titles)

    def turn_to(self, document: str) -> None:
        """Turn to another document."""
        self._document = document
        self.here = self._named_in.setdefault(document, set())

    def at_hand(self, party: str) -> bool:
        """Tell whether a noun may stand for a party in the document being read."""
        unnamed = self.titles.get(party, "").startswith("The ")
        return unnamed or party in self.here or party in self.given

    def town(self) -> str:
        """Return the country from whose town the document is, if it names others."""
        states = [p for p in self.here if self.kinds.get(p) in ABROAD]
        town = self.towns.get(self._document, "")
        return town if len(states) > 1 and town in self.here else ""

    def seed(self, case: Case) -> None:
        """Take over the parties of a case: their names and aliases come first."""
        own = Names()
        for party in case.parties:
            known = gazetteer().get(party.name)
            self.given.add(party.id)
            self.titles[party.id] = party.name
            kind = kind_of(known) or kind_by_name(party.name)
            self.kinds[party.id] = kind or _kind_of_noun(party.name)
            for name in (party.name, *party.aliases):
                own.add(name, party.id)
            if known and known != party.id:
                self.names.rename(known, party.id)
        self.names.put_first(own)

    def meet(self, party: str) -> str:
        """Count a mention of a party and return its id."""
        self.counts[party] += 1
        self.here.add(party)
        self.titles.setdefault(party, self.title(party))
        self.kinds.setdefault(party, kind_of(party))
        return party

    def title(self, party: str) -> str:
        """Return the name for people of a party."""
        plain = party.replace("_", " ").capitalize()
        return self.titles.get(party) or name_of(party) or plain

    def introduce(self, name: str, *, kind: str = "", short: str = "") -> str:
        """Return the id of a party named in a text, new or known.

        Parameters
        ----------
        name
            As the text has it, without an article.
        kind
            Its kind if the text says so; otherwise its name may.
        short
            An acronym that stands for it.
        """
        name = _BESIDE_A_NAME.sub("", name).strip(" .,'")
        known = (
            self.names.get(name) or self.by_part(name) or self._by_short(name, short)
        )
        known = known or self._index.of_initials(name) or self._by_owner(name)
        party = known or self._new_id(name, short)
        self.here.add(party)
        for alias in filter(None, (name, short)):
            self.names.add(alias, party)
        if party not in self.titles and not name_of(party):
            self.titles[party] = name if name[:1].isupper() else f"The {name}"
        kind = kind or kind_of(party) or kind_by_name(name)
        if kind and not self.kinds.get(party):
            self.kinds[party] = kind
        return party

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the parties of a kind at hand, the most mentioned first.

        A part of one that is at hand itself comes last.
        """
        found = [p for p, k in self.kinds.items() if k == kind and self.at_hand(p)]
        part = {party for party in found if self.wholes.get(party) in found}
        return tuple(sorted(found, key=lambda p: (p in part, -self.counts[p])))

    def officer(self, office: str) -> str:
        """Return who holds an office for nobody else in the document being read."""
        party = self.officers.get(office, "")
        return party if party and self.at_hand(party) else ""

    def headed(self, office: str) -> tuple[str, ...]:
        """Return the parties at hand for which those speak who hold an office."""
        known = (
            self.people[name].party if name in self.people else self.names.get(name)
            for name in self.heads.get(office, ())
        )
        return tuple(p for p in dict.fromkeys(known) if p and self.at_hand(p))

    def is_named(self, party: str) -> bool:
        """Tell whether a party has a name of its own, unlike "The company"."""
        name = self.titles.get(party) or name_of(party)
        return bool(name) and not name.startswith("The ")

    def ending_in(self, word: str) -> str:
        """Return the one party introduced by a name whose head is this word."""
        found = self.all_ending_in(word)
        return found[0] if len(found) == 1 else ""

    def all_ending_in(self, word: str) -> list[str]:
        """Return the parties at hand introduced by names whose head is this word."""
        known = self._index.with_head(word)
        return [p for p in known if not name_of(p) and self.at_hand(p)]

    def add_people(self, word: str) -> None:
        """Let an adjective of a place that the text has named stand for it."""
        for party in self._index.of_adjective(word):
            self.names.add(word, party, "people")

    def add_person(self, name: str, party: str, *, short: str = "") -> None:
        """Remember whom a person speaks for; the first word on it stands.

        Parameters
        ----------
        name
            Of the person.
        party
            For whom the person speaks.
        short
            The word of the name that will stand for it; the last if not given.
        """
        short = short or re.split(r"[\s-]", name)[-1]
        given = name.endswith(f"-{short}") and short.islower()
        also = name.split()[: int(given)]  # "Lee Dong-su" is Mr Lee
        for one in (short, *also) if given or short[:1].isupper() else ():
            self.people.setdefault(one, Person(name, party))

    def by_part(self, name: str) -> str:
        """Return the party whose longer name begins or ends with this one."""
        if " " in name or not name[:1].isupper():
            return ""
        if name.lower() in words("roles", "generic"):
            return self.ending_in(name.lower())
        forms = (name, f"{name}s", name.removesuffix("s"))
        long = len(name) >= _LEAST or (name.isupper() and len(name) > 1)
        known = self._index.with_word(*forms) if long else ()
        found = [p for p in known if not name_of(p) and self._is_at_end(p, forms)]
        found = [p for p in found if not _is_of_workers_at(self.titles[p], name)]
        found.sort(key=lambda party: self.kinds.get(party) != "company")
        return found[0] if found else ""

    def _is_at_end(self, party: str, forms: Collection[str]) -> bool:
        """Tell whether a title begins or ends with a word, or so a name in it.

        Calder is called so of "Calder Row" and of "Growers of Calder", but not of the
        "Upper Calder Water Board".
        """
        parts = self.titles[party].split()
        links = (n for n, word in enumerate(parts) if word.islower())
        ends = (parts[0], parts[-1], *(parts[n - 1] for n in links if n))
        return not set(forms).isdisjoint(ends)

    def _by_short(self, name: str, short: str) -> str:
        """Find the party with an acronym; forget it where the text has it for another.

        "Norland Drivers' Federation (NDF)" is no other body that is known as NDF.
        """
        party = self.names.get(short) if short else ""
        if not party or party not in table("gazetteer"):
            return party
        known = {word for one in called(party) for word in one.lower().split()}
        every = words("roles", "generic") | words("roles", "of_workers")
        if {*name.lower().split()} & known - every:
            return party
        self.names.forget(short)
        return ""

    def _by_owner(self, name: str) -> str:
        """Find the country of which a name names the state: "Peru Trade Ministry"."""
        *before, last = name.split()
        bodies = words("roles", "collective") - words("roles", "own_bodies")
        workers = words("roles", "of_workers").intersection(name.lower().split())
        if workers or last.lower() not in bodies | words(
            "roles", "groups", "government"
        ):
            return ""
        while before and before[-1] in words("roles", "portfolios"):
            before.pop()
        owner = self.names.get(" ".join(before).removesuffix("'s"))
        return owner if self.kinds.get(owner, kind_of(owner)) == "country" else ""

    def _new_id(self, name: str, short: str) -> str:
        """Return the id that a name has in another table, or a new one."""
        named = name[:1].isupper()
        known = self.ids.named.get(name, "") if named else ""
        party = known or next(n for n in _ids(name, short) if self._is_free(n))
        self.ids.taken.add(party)
        if named:
            self.ids.named[name] = party
        return party

    def _is_free(self, party: str) -> bool:
        known = party in self.titles or party in self.ids.taken
        return not known and party not in table("gazetteer")


def _ids(name: str, short: str) -> Iterator[str]:
    """Yield words that may be the id of a party, the best first."""
    if short:
        yield slug(short)
    parts = [slug(part) for part in name.split()]
    own = [part for part in parts if part and part not in words("roles", "generic")]
    tries = ["_".join(own[:2]), "_".join(filter(None, parts))]
    if not own[1:] or not _describes(name.partition(" ")[0]):
        tries = [*own[:1], *tries]
    yield from filter(None, tries)
    whole = "_".join(filter(None, parts)) or "party"
    yield from (f"{whole}_{number}" for number in count(2))


def _is_of_workers_at(title: str, name: str) -> bool:
    """Tell whether a title is of those who work at, or in, what a name is.

    Calder is not called so of the "Calder Workers' Union".
    """
    first, *rest = re.findall(r"[\w-]+", title)
    named = first == name and kind_by_name(title) == "union"
    return named and any(map(_WORKERS.fullmatch, rest))


def _describes(word: str) -> bool:
    """Tell whether a first word only says where: "Northern", "African"."""
    return word.endswith(("ern", "an", "ese", "ish", "al")) and word[:1].isupper()


def slug(name: str) -> str:
    """Return a name as a short lower-case word.

    Examples
    --------
    >>> slug("São Paulo Metro")
    'sao_paulo_metro'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def kind_by_name(name: str) -> str:
    """Tell the kind of a party from the words of its name."""
    signs = _signs().items()
    return next((kind for kind, pattern in signs if pattern.search(name)), "")


def _kind_of_noun(name: str) -> str:
    """Tell the kind of a party that is called by what it is: "The union".

    Nouns of companies are many, and two of them, "the buyer" and "the bank", are two
    parties more often than one: only "The company" itself is any of them.
    """
    article, _, noun = name.casefold().rpartition(" ")
    forms = {noun, noun.removesuffix("s")} if article == "the" else set()
    groups = {**table("roles")["groups"], "company": ["company"]}
    return next((kind for kind, nouns in groups.items() if forms & set(nouns)), "")


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    """Return a pattern of the words that tell each kind of party."""
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")
        for kind, found in table("roles")["signs"].items()
    }


def is_media(name: str) -> bool:
    """Tell whether a name is that of a house of news."""
    plain = re.sub(r"^(?:the|The)\s+", "", name)
    known = bool({name, plain} & words("roles", "media"))
    return known or plain.split(" ")[-1] in words("roles", "newspapers")
