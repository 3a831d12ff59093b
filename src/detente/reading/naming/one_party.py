"""Which parties are one under several names, and the reason for each merge.

Two names are one party's only for a reason that a person can check, and only if they
fit nobody else: a name that may be short for two others stays what it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.reading.found import Found
from detente.reading.naming.forms import (
    apposed,
    cut_at_and,
    is_called,
    same_words,
    shortened,
    stands_for,
    without_legal_form,
)
from detente.reading.speakers.names import Names, name_of
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import table as listed

Named = tuple[str, str]
"""A party's id and its name."""
Chain = tuple[PartyTable, Sequence[str]]
"""Who takes part in documents that are read together, and their texts."""


@dataclass(frozen=True, slots=True)
class Same:
    """Two parties that are one.

    Attributes
    ----------
    kept, gone
        Ids: under which it goes on, and which is no more.
    name, other
        What the two are called.
    reason
        Why they are one, in words.
    """

    kept: str
    gone: str
    name: str
    other: str
    reason: str

    @property
    def remark(self) -> str:
        """The merge in a sentence."""
        return f"“{self.other}” is taken for “{self.name}”: {self.reason}."


def same_parties(table: PartyTable, chains: Sequence[Chain]) -> tuple[Same, ...]:
    """Return the parties of a table that are one, each merge with its reason.

    Parameters
    ----------
    table
        Who takes part. Those that were given are never merged with each other, and
        neither are countries that everybody knows, nor people.
    chains
        The documents that are read together: their table and their texts. Who has no
        name of its own is somebody only of its own chain.
    """
    there = _may_be_one(table)
    texts = [text for _, own in chains for text in own]
    merges = _Merges(table)
    for one, other, reason in (*_by_words(there, texts), *_by_form(there)):
        merges.join(one, other, reason)
    for chain, own in chains:
        for one, other, reason in _unnamed(_may_be_one(chain), merges, own):
            merges.join(one, other, reason)
    return tuple(merges.found)


def _may_be_one(table: PartyTable) -> list[Named]:
    """Return those of a table that may be somebody else there."""
    return [
        (party, title)
        for party, title in table.titles.items()
        if not name_of(party) and table.kinds.get(party) != "person"
    ]


class _Merges:
    """The merges so far: who goes on under which id."""

    def __init__(self, table: PartyTable) -> None:
        self.found: list[Same] = []
        self.table = table
        self._under: dict[str, str] = {}

    def join(self, one: str, other: str, reason: str) -> None:
        """Merge two parties, unless both were given, or are of two kinds."""
        table = self.table
        first, second = self.of(one), self.of(other)
        if first == second or {first, second} <= table.given:
            return
        kinds = {table.kinds.get(first, ""), table.kinds.get(second, "")} - {""}
        named = _is_named(table, first) and _is_named(table, second)
        short, whole = sorted((table.titles[first], table.titles[second]), key=len)
        if len(kinds) > 1 and named and not cut_at_and(short, whole):
            return
        kept, gone = self._ranked(first, second)
        self._under[gone] = kept
        titles = table.titles
        self.found.append(Same(kept, gone, titles[kept], titles[gone], reason))

    def of(self, party: str) -> str:
        """Return under which id a party goes on."""
        while party in self._under:
            party = self._under[party]
        return party

    def _ranked(self, one: str, other: str) -> tuple[str, str]:
        """Return the one that goes on first: given, named, whole, more often named."""
        table = self.table

        def rank(party: str) -> tuple[bool, bool, bool, int]:
            title = table.titles[party]
            whole = not (title.isupper() and title.isalpha())
            named = _is_named(table, party)
            return party in table.given, named, whole, table.mentions[party]

        return (other, one) if rank(other) > rank(one) else (one, other)


def _is_named(table: PartyTable, party: str) -> bool:
    return not _noun(table.titles[party])


def _noun(title: str) -> str:
    """Return what a party without a name is called: *operator* of "The operator"."""
    noun = title.removeprefix("The ")
    return noun if noun != title and noun[:1].islower() else ""


def _by_words(
    there: Sequence[Named], texts: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield names that differ in letters and signs, or in the form of company alone.

    Two forms of company in one text are two companies: a parent and what it owns.
    """
    alike: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for party, title in there:
        alike[without_legal_form(title)].append((party, title))
    for (one, name), *others in alike.values():
        for other, called in others:
            if same_words(name, called):
                yield one, other, "the same words"
            elif not any(_both(name, called, text) for text in texts):
                yield one, other, "the same name but for the form of company"


def _both(name: str, other: str, text: str) -> bool:
    """Tell whether a text has two names, one of which may begin with the other."""
    long, short = sorted((name, other), key=len, reverse=True)
    if long not in text:
        return False
    begins_with = long.startswith(short)
    return not begins_with and short in text


def _by_form(there: Sequence[Named]) -> Iterator[tuple[str, str, str]]:
    """Yield names that are short for one other alone, or made of its initials."""
    named = [(party, title) for party, title in there if not _noun(title)]
    by_word: dict[str, list[Named]] = defaultdict(list)
    by_letter: dict[str, list[Named]] = defaultdict(list)
    for party, title in named:
        for word in set(without_legal_form(title)):
            by_word[word].append((party, title))
        by_letter[title[:1]].append((party, title))
    for party, title in named:
        parts = without_legal_form(title)
        rarest = min((by_word[w] for w in parts), key=len, default=[])
        longer = [(other, name) for other, name in rarest if shortened(title, name)]
        whole = max(longer, key=lambda one: len(one[1]), default=("", ""))
        if longer and all(
            one == whole or cut_at_and(one[1], whole[1]) for one in longer
        ):
            yield whole[0], party, "the same name, cut short"
        full = [o for o, name in by_letter[title[:1]] if stands_for(title, name)]
        if len(full) == 1:
            yield full[0], party, "its initials"


def _unnamed(
    there: Sequence[Named], merges: _Merges, texts: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield those without a name beside whose noun a text sets one name.

    Or there is but one party of their kind.
    """
    everybody = [
        (p, title) for p, title in merges.table.titles.items() if not _noun(title)
    ]
    named = [(party, title) for party, title in there if not _noun(title)]
    for party, title in there:
        if not (noun := _noun(title)):
            continue
        told = [text for text in texts if f"he {noun}" in text]
        beside = {
            merges.of(other)
            for other, name in everybody
            if any(name in text and apposed(noun, name).search(text) for text in told)
        }
        if len(beside) == 1:
            reason = f"a text sets “the {noun}” beside the name"
            yield beside.pop(), party, reason
        elif not beside and (only := _only_called(noun, named, merges)):
            yield only, party, f"the only {noun} that the documents name"
        elif not beside and (kind := _only_kind(noun)):
            kinds = merges.table.kinds
            same = {merges.of(other) for other, _ in named if kinds.get(other) == kind}
            if len(same) == 1:
                yield same.pop(), party, f"the only {noun} that the documents name"


def _only_called(noun: str, named: Iterable[Named], merges: _Merges) -> str:
    """Return the one body whose long name a noun is short for, or nothing."""
    so = {merges.of(other) for other, name in named if is_called(noun, name)}
    return so.pop() if len(so) == 1 else ""


def _only_kind(noun: str) -> str:
    """Return the kind of party that a noun alone says somebody is: a union."""
    groups = listed("roles")["groups"]
    return "union" if noun.removesuffix("s") in groups["union"] else ""


def one_party(
    found: Iterable[Found],
    table: PartyTable,
    names: Mapping[str, Names],
    same: Sequence[Same],
) -> tuple[Found, ...]:
    """Return what was found, with each party under the one id it goes on under.

    The table and the names forget the others.
    """
    under: dict[str, str] = {}
    for one in reversed(same):  # the last go furthest: whoever they keep stays
        under[one.gone] = under.get(one.kept, one.kept)
    for one in same:
        _forget(one, table)
    for known in {id(each): each for each in (table.names, *names.values())}.values():
        for first, entries in known.entries.items():
            known.entries[first] = [(w, under.get(p, p), f) for w, p, f in entries]

    def kept(party: str) -> str:
        return under.get(party, party)

    return tuple(
        replace(
            each,
            holder=replace(
                each.holder,
                parties=tuple(dict.fromkeys(map(kept, each.holder.parties))),
            ),
            speaker=tuple(dict.fromkeys(map(kept, each.speaker))),
        )
        for each in found
    )


def _forget(one: Same, table: PartyTable) -> None:
    """Let one party stand for another in a table."""
    table.outside.pop(one.gone, None)
    kind = table.kinds.pop(one.gone, "")
    table.kinds[one.kept] = table.kinds.get(one.kept) or kind
    for counts in (table.counts, table.mentions):
        counts[one.kept] += counts.pop(one.gone, 0)
    for short, person in table.people.items():
        if person.party == one.gone:
            table.people[short] = replace(person, party=one.kept)
