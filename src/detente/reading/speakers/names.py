"""Names of parties in a text: which words name whom."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias

from detente.reading.words import table, words

Form = Literal["name", "people", "seat", "figure", "short"]
"""How a name stands for a party; what is short for it does so behind "the" alone."""
_PIECE = re.compile(
    r"\w+(?:&\w+)+|(?:[^\W\d_]\.){2,}|\w+\.(?=,|$)|\w+'(?!s\b)\w+|[\w.]+|'s|'\w*|[^\w\s]"
)
Entry: TypeAlias = tuple[tuple[str, ...], str, Form]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of a party in a text: the party, and its first and last token."""

    party: str
    first: int
    last: int
    form: Form


@dataclass(slots=True)
class Names:
    """Which words name which party; longer names win.

    Attributes
    ----------
    entries
        First word to the names that begin with it: their words, party and form.
    base
        Names that count where none of these begins with a word.
    """

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    base: "Names | None" = None

    def add(self, name: str, party: str, form: Form = "name") -> None:
        """Let a name stand for a party."""
        if parts := tuple(split(name)):
            self._put((parts, party, form))

    def get(self, name: str) -> str:
        """Return the party that a whole name stands for, or an empty string."""
        parts = tuple(split(name))
        return next((p for known, p, _ in self._of(parts[0] if parts else "")
                     if known == parts), "")  # fmt: skip

    def hits(self, tokens: Any) -> Mapping[int, Hit]:
        """Return the hit at every token that belongs to a name."""
        found: dict[int, Hit] = {}
        texts = [token.text for token in tokens]
        written = set(texts)
        begin = set().union(*(layer.keys() & written for layer in self._layers()))
        behind = 0
        for place, text in enumerate(texts) if begin else ():
            if place < behind or text not in begin:
                continue
            if (hit := self._at(texts, place)) is not None:
                found.update(dict.fromkeys(range(hit.first, hit.last + 1), hit))
                behind = hit.last + 1
        return found

    def copy(self) -> "Names":
        """Return names that can grow apart from these."""
        return Names(base=self)

    def rename(self, old: str, new: str) -> None:
        """Let all names of one party stand for another id."""
        for first in self._firsts():
            known = self._of(first)
            if any(party == old for _, party, _ in known):
                self.entries[first] = [
                    (parts, new if party == old else party, form)
                    for parts, party, form in known
                ]

    def forget(self, name: str) -> None:
        """Let a name stand for no party."""
        parts = tuple(split(name))
        self.entries[parts[0]] = [e for e in self._of(parts[0]) if e[0] != parts]

    def put_first(self, others: "Names") -> None:
        """Let other names win over the same names here."""
        for first, known in others.entries.items():
            kept = {parts for parts, _, _ in known}
            rest = [entry for entry in self._of(first) if entry[0] not in kept]
            self.entries[first] = [*known, *rest]

    def take(self, others: "Names") -> None:
        """Let other names stand for parties too, where they are not known here."""
        for known in others.entries.values():
            for entry in known:
                self._put(entry)

    def _put(self, entry: Entry) -> None:
        parts = entry[0]
        known = self._of(parts[0])
        if all(parts != other for other, _, _ in known):
            self.entries.setdefault(parts[0], list(known)).append(entry)

    def _layers(self) -> Iterator[Mapping[str, Sequence[Entry]]]:
        """Yield the entries that are asked for a word, one after another."""
        yield self.entries
        if self.base is not None:
            yield from self.base._layers()

    def _firsts(self) -> Iterable[str]:
        base = self.base._firsts() if self.base else ()
        return dict.fromkeys([*self.entries, *base])

    def _of(self, first: str) -> Sequence[Entry]:
        if first in self.entries or self.base is None:
            return self.entries.get(first, ())
        return self.base._of(first)

    def _at(self, texts: list[str], place: int) -> Hit | None:
        best: Hit | None = None
        for parts, party, form in self._of(texts[place]):
            last = place + len(parts) - 1
            if form == "short" and not _is_pointed_at(texts, place):
                continue
            if tuple(texts[place : last + 1]) == parts and (
                best is None or last > best.last
            ):
                best = Hit(party, place, last, form)
        return best


def _is_pointed_at(texts: Sequence[str], place: int) -> bool:
    """Tell whether a word stands behind "the" and begins no longer name.

    Or it stands before an office: "Commission President Ann Lee".
    """
    behind = "".join(texts[place + 1 : place + 2])
    if behind.lower() in words("roles", "voices"):
        return True
    goes_on = behind[:1].isupper() and behind.isalpha()
    return place > 0 and texts[place - 1].lower() == "the" and not goes_on


def split(name: str) -> list[str]:
    """Cut a name as the tokenizer does: possessives, hyphens and commas apart.

    Examples
    --------
    >>> split("Calder's O'Hara-Lund")
    ['Calder', "'s", "O'Hara", '-', 'Lund']
    """
    return _PIECE.findall(name)


@cache
def gazetteer() -> Names:
    """Return the names that a text may use without introducing them."""
    names = Names()
    for party, entry in table("gazetteer").items():
        _add_entry(names, party, entry)
    return names


def _add_entry(names: Names, party: str, entry: Mapping[str, Any]) -> None:
    for name in (entry["name"], *entry.get("names", ())):
        names.add(name, party)
        if name.isalpha() and name.isupper() and len(name) > 3:
            names.add(name.capitalize(), party)
    for people in entry.get("people", ()):
        names.add(people, party, "people")
        if not people.endswith(("s", "ese", "sh", "ch")):
            names.add(f"{people}s", party, "people")
    for seat in entry.get("seats", ()):
        names.add(seat, party, "seat")


def heirs() -> Iterator[tuple[str, str]]:
    """Yield the countries that are no more, each with the one that has their seats."""
    for party, entry in table("gazetteer").items():
        if heir := entry.get("heir"):
            yield party, str(heir)


def communities() -> Iterator[tuple[str, str]]:
    """Yield the states that speak for one people of two, each with its name."""
    for party, entry in table("gazetteer").items():
        if community := entry.get("community"):
            yield party, str(community)


def parts() -> Iterator[tuple[str, str, str]]:
    """Yield countries, each with its name and the country that has a part so named."""
    for party, entry in table("gazetteer").items():
        if land := entry.get("part_of"):
            yield party, str(entry["name"]), str(land)


def land_over(party: str) -> str:
    """Return the name of the country within which a country is, or nothing.

    Examples
    --------
    >>> land_over("scotland"), land_over("peru")
    ('United Kingdom', '')
    """
    return name_of(table("gazetteer").get(party, {}).get("within", ""))


def called(party: str) -> frozenset[str]:
    """Return the names of a country of the gazetteer and of its people."""
    entry = table("gazetteer").get(party, {})
    people = [f"{word}{end}" for word in entry.get("people", ()) for end in ("", "s")]
    return frozenset([entry.get("name", ""), *entry.get("names", ()), *people])


def name_of(party: str) -> str:
    """Return the name for people of a party of the gazetteer, or an empty string."""
    return str(table("gazetteer").get(party, {}).get("name", ""))


def government_of(party: str) -> str:
    """Return what the government of a country of the gazetteer is called, or nothing.

    Examples
    --------
    >>> government_of("peru"), government_of("us"), government_of("new_zealand")
    ('Peruvian government', 'United States government', 'New Zealand government')
    """
    if kind_of(party) != "country":
        return ""
    name = name_of(party)
    known = () if name.startswith("United ") else called(party)
    people = (p for p in table("gazetteer")[party].get("people", ()) if p in known)
    return f"{next((p for p in people if 'er' not in p[-3:]), name)} government"


def spellings(party: str) -> tuple[str, ...]:
    """Return all names of a party of the gazetteer, the best known first."""
    entry = table("gazetteer").get(party, {})
    return (str(entry["name"]), *entry.get("names", ())) if entry else ()


def firms_called(word: str) -> Sequence[str]:
    """Return the firms of the gazetteer that may be called by the first word alone."""
    return _firms().get(word, ())


@cache
def _firms() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for party, entry in table("gazetteer").items():
        first, _, rest = str(entry["name"]).partition(" ")
        if rest and entry.get("kind") == "company":
            found.setdefault(first, []).append(party)
    return found


def kind_of(party: str) -> str:
    """Return ``country``, ``bloc``, ``armed`` …, or an empty string when unknown."""
    return str(table("gazetteer").get(party, {}).get("kind", ""))
