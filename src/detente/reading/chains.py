"""Documents on the same negotiation are read together, others apart.

Whom a surname stands for, what kind of party somebody is and who "the company" without
a name may be, one document can tell another only if both are on the same negotiation.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from detente.model import Case
from detente.reading.apart import Told, told_by
from detente.reading.found import Found
from detente.reading.naming import Same, name_bodies, one_party, same_parties
from detente.reading.naming.forms import without_legal_form
from detente.reading.parse import Parsed
from detente.reading.speakers.communities import name_communities
from detente.reading.speakers.home import name_government
from detente.reading.speakers.names import Names
from detente.reading.speakers.parties import Ids, PartyTable, is_media
from detente.reading.speakers.people import introduce, told_over
from detente.reading.speakers.stances import stances
from detente.reading.tabled import owners, with_cells
from detente.reading.walk import Walk

_ENOUGH = 2
"""Parties named by both that make two documents one chain; or half of the fewer."""
_PARTIES = frozenset(["ORG", "GPE"])


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in all documents.

    Attributes
    ----------
    found
        In the order of the documents.
    table
        Who takes part.
    names
        For each document, which words name which party in it.
    unread
        Sentences in which a party says something that was not understood.
    same
        Parties that were taken for one, under several names.
    told
        Who is named and who takes a position in the documents of each chain.
    """

    found: tuple[Found, ...]
    table: PartyTable
    names: Mapping[str, Names]
    unread: int
    same: tuple[Same, ...]
    told: tuple[Told, ...]


About = tuple[Mapping[str, str], Mapping[str, str], Mapping[str, Sequence[str]]]


def read_chains(
    parsed: Sequence[Parsed],
    same: Sequence[Sequence[str]],
    known: Case | None,
    about: About,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Read:
    """Read each chain of documents with a memory of its own.

    Parameters
    ----------
    parsed
        Blocks of all documents, in order.
    same
        Ids of the documents of each text that several have.
    known
        A case whose parties are known in all.
    about
        Document id to its date, its title, and who wrote and published it.
    tell
        Is told how many documents have been read, of how many.
    """
    place = {name: n for n, name in enumerate(dict.fromkeys(_documents(parsed)))}
    ids, unread = Ids(), 0
    found: list[Found] = []
    tables: list[tuple[PartyTable, Sequence[str]]] = []
    members: list[Sequence[str]] = []
    names: dict[str, Names] = {}
    for chain in chains(parsed, same):
        table = PartyTable(ids=ids)
        if known is not None:
            table.seed(known)
        walk = Walk(table, *about)
        found += _read(chain, walk, lambda one: tell(place[one], len(place)))
        unread += walk.unread
        tables.append((table, [piece.text for piece in chain]))
        members.append([*dict.fromkeys(_documents(chain))])
        names.update(dict.fromkeys(members[-1], table.names))
    found.sort(key=lambda one: place[one.parsed.block.document])
    whole = joined([table for table, _ in tables])
    merged = same_parties(whole, tables)
    kept = one_party(found, whole, names, merged)
    told = told_by(members, [table for table, _ in tables], kept, merged)
    return Read(kept, whole, names, unread, merged, told)


def _read(
    chain: Sequence[Parsed], walk: Walk, tell: Callable[[str], None]
) -> list[Found]:
    """Return what is found in a chain, and fill the table of the walk."""
    table = walk.table
    introduce(chain, table)
    for document in dict.fromkeys(_documents(chain)):
        told_over(walk.titles.get(document, ""), table)
    owned = owners(chain, table)
    stances(chain, table)
    own: list[Found] = []
    for one in walk.statements(chain):
        own.append(one)
        tell(one.parsed.block.document)
    own = with_cells(own, chain, owned)
    _name(own, chain, table)
    return own


def _name(found: Sequence[Found], chain: Sequence[Parsed], table: PartyTable) -> None:
    """Give governments, peoples and bodies the names that the documents have."""
    name_government(found, chain, table)
    name_communities(chain, table)
    name_bodies((piece.text for piece in chain), table)


def chains(
    parsed: Sequence[Parsed], same: Sequence[Sequence[str]] = ()
) -> list[list[Parsed]]:
    """Return the blocks of each chain of documents, in their order.

    A document belongs to a chain of which it is another rendering, or with which it
    names two parties, or half of those that the one of them names which names fewer.
    """
    named = _named(parsed)
    text = {name: texts[0] for texts in same for name in texts}
    chain_of = _Chains()
    for document, parties in named.items():
        chain_of.add(document, text.get(document, document), parties)
    found: dict[int, list[Parsed]] = defaultdict(list)
    for piece in parsed:
        found[chain_of.of(piece.block.document)].append(piece)
    return list(found.values())


class _Chains:
    """Chains of documents so far, and the parties that each names."""

    def __init__(self) -> None:
        self._members: dict[int, list[str]] = {}
        self._named: dict[int, set[str]] = {}
        self._by_party: dict[str, set[int]] = defaultdict(set)
        self._of: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def of(self, document: str) -> int:
        """Return the number of a document's chain."""
        return self._of[document]

    def add(self, document: str, text: str, parties: Set[str]) -> None:
        """Put a document into the chains that it joins, or into one of its own."""
        own = len(self._of)
        first = self._texts.setdefault(text, document)
        near = {self._of[first]} if first in self._of else set()
        near.update(self._near(parties))
        members, named = [document], set(parties)
        for chain in sorted(near):
            members = [*self._members.pop(chain), *members]
            named |= self._named.pop(chain)
        for party in named:
            self._by_party[party] = (self._by_party[party] - near) | {own}
        self._members[own], self._named[own] = members, named
        self._of.update(dict.fromkeys(members, own))

    def _near(self, parties: Set[str]) -> Iterator[int]:
        shared = Counter(n for party in parties for n in self._by_party[party])
        for chain, count in shared.items():
            fewer = min(len(parties), len(self._named[chain]))
            if count >= _ENOUGH or 2 * count >= fewer:
                yield chain


def _documents(parsed: Sequence[Parsed]) -> Iterator[str]:
    return (piece.block.document for piece in parsed)


def _named(parsed: Sequence[Parsed]) -> Mapping[str, Set[str]]:
    """Return the parties that each document names, by id or as it spells them.

    Who writes a letter, and whose it quotes, count as named in it.
    """
    known = PartyTable().names
    found: dict[str, set[str]] = defaultdict(set)
    for piece in parsed:
        own = found[piece.block.document]
        if piece.block.written is not None and piece.block.written.writer:
            own.add(piece.block.written.writer)
        if piece.block.doubt:
            continue
        doc = piece.doc
        hits = known.hits(doc)
        own.update(hit.party for hit in hits.values())
        own.update(
            " ".join(without_legal_form(entity.text))
            for entity in doc.ents
            if entity.label_ in _PARTIES
            and not is_media(entity.text)
            and not any(token.i in hits for token in entity)
        )
    return found


def joined(tables: Collection[PartyTable]) -> PartyTable:
    """Return one table of the parties of several, each under a title of its own."""
    if len(tables) == 1:
        return next(iter(tables))
    whole, used = PartyTable(), Counter[str]()
    for table in tables:
        whole.names.take(table.names)
        for party, title in table.titles.items():
            if party not in whole.titles:
                used[title] += 1
                again = f" ({used[title]})" if used[title] > 1 else ""
                whole.titles[party] = f"{title}{again}"
        for party, kind in table.kinds.items():
            whole.kinds[party] = whole.kinds.get(party) or kind
        whole.people = {**table.people, **whole.people}
        whole.mentions.update(table.mentions)
        whole.outside = {**table.outside, **whole.outside}
        whole.persons |= table.persons
    return whole
