"""Documents -> Reading: the whole pipeline."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from detente.documents import Document, Named, load, same_text_groups
from detente.errors import DetenteError, require
from detente.model import Case, Note, Source, Statement
from detente.reading.apart import several
from detente.reading.chains import About, read_chains
from detente.reading.extent import extent
from detente.reading.issues import place
from detente.reading.issues.known import known_topics
from detente.reading.naming import Same
from detente.reading.notes import notes
from detente.reading.parse import parse
from detente.reading.positions import with_history
from detente.reading.raised import raised
from detente.reading.reading import Reading
from detente.reading.second import Reader, Second
from detente.reading.settled import settled
from detente.reading.speakers.parties import PartyTable
from detente.reading.statements import number, principals

_BETWEEN_NAMES = re.compile(r"\s*(?:[;,]|\band\b)\s*")
_NAMED = 10
"""Files that could not be read which the remarks name."""
_WHOLE, _PARSING, _FINDING = 100, 40, 50
"""Parts of the work, as it is told how far it has come: the rest is placing."""
_SAME = 50
"""Documents of the same text that each of them names."""


def read(
    paths: Iterable[Path | str | Named],
    *,
    known: Case | None = None,
    reader: Reader | None = None,
) -> Reading:
    """Read documents: who demands, offers, rejects what, with verbatim quotes.

    A file that cannot be read is passed over as long as another one can be; the
    remarks of the reading name it.

    Parameters
    ----------
    paths
        Files of any format that `detente.documents.load` knows, folders of them, or
        names with bytes.
    known
        A case whose parties and issues are known already: what is said by one of them,
        or about one of them, gets its id.
    reader
        One that reads beside the rules, such as `detente.reading.llm.ModelReader`.

    Raises
    ------
    DocumentError, TooLargeError
        If a path is not there, or nothing could be read.
    ValueError
        If there is one path rather than a list of them, or what is known is no `Case`.

    Examples
    --------
    >>> [said] = read([("talks.txt", b"Norway demands fewer dams.")]).statements
    >>> said.party, said.act, said.content, said.quote
    ('norway', 'demand', 'fewer dams', 'Norway demands fewer dams')
    """
    load_it = "load it first, detente.load(path)"
    require("known must be a Case", known, (Case, type(None)), load_it)
    faults: list[DetenteError] = []
    documents = load(paths, passed_over=faults.append)
    return read_documents(documents, known=known, reader=reader, faults=faults)


def read_documents(
    documents: Sequence[Document],
    *,
    known: Case | None = None,
    reader: Reader | None = None,
    faults: Sequence[DetenteError] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Reading:
    """Read documents that are loaded already, given why others could not be.

    `progress` is told from time to time how much is done, of how much.
    """
    within = extent(documents)
    parsed = parse(within.blocks, lambda n, of: progress(_PARSING * n // of, _WHOLE))
    same = same_text_groups(documents)
    read = read_chains(
        parsed,
        same,
        known,
        _about(documents),
        lambda n, of: progress(_PARSING + _FINDING * n // of, _WHOLE),
    )
    table = read.table
    authors = _authors(documents, table)
    second = (
        Second(read.found) if reader is None else reader.read(parsed, table, read.found)
    )
    ours = (
        one
        for one in second.found
        if authors.isdisjoint(map(table.title, one.holder.parties))
    )
    found = [settled(raised(one), table) for one in ours]
    pair = principals(found, table, _known_principals(known))
    numbered = number(found, {d.id: d for d in documents}, pair)
    called = {table.title(s.party) for s in numbered.statements}
    called |= {*table.titles.values()}
    topics = known_topics(known)
    placed = place(numbered.statements, numbered.labels, parsed, topics, called)
    parties = _parties(pair, placed.statements, table, known)
    return Reading(
        sources=_sources(documents, same),
        texts={d.id: d.text for d in documents},
        parties={p: table.title(p) for p in parties},
        roles={p: "principal" if p in pair else "third party" for p in parties},
        issues=placed.titles,
        statements=with_history(placed.statements),
        notes=_numbered(notes(parsed, parties, read.names, placed)),
        stances={p: s for p, s in table.outside.items() if p not in pair},
        aliases=_aliases(read.same),
        headings=placed.headings,
        remarks=(
            *_left_out(faults),
            *several(read.told, {d.id: d.file for d in documents}, table.titles),
            *within.remarks,
            *(one.remark for one in read.same if one.kept in parties),
            *placed.remarks,
            *second.remarks,
            *_remarks(documents, read.unread, len(found)),
        ),
    )


def _about(documents: Sequence[Document]) -> About:
    """Return the days of documents, their titles, and who wrote and published them."""
    senders = {d.id: tuple(filter(None, (d.author, d.site))) for d in documents}
    return (
        {d.id: d.date for d in documents},
        {d.id: d.title for d in documents},
        senders,
    )


def _aliases(same: Sequence[Same]) -> Mapping[str, tuple[str, ...]]:
    """Return the other names of each party."""
    found: dict[str, list[str]] = {}
    for one in reversed(same):  # the last go furthest: they carry what came before
        found.setdefault(one.kept, [])[:0] = [one.other, *found.pop(one.gone, ())]
    return {party: tuple(dict.fromkeys(names)) for party, names in found.items()}


def _left_out(faults: Sequence[DetenteError]) -> Iterator[str]:
    """Say which files could not be read."""
    if faults:
        names = [str(fault).partition(": must ")[0] for fault in faults]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"could not be read: {', '.join(names[:_NAMED])}{more}."


def _authors(documents: Sequence[Document], table: PartyTable) -> Set[str]:
    """Return the people who wrote the documents, and forget that they are mentioned.

    A union or a state that signs what it publishes may be a party all the same, and so
    may who writes a letter.
    """
    reported = (d.author for d in documents if not d.written)
    signed = {name for author in reported for name in _BETWEEN_NAMES.split(author)}
    own = [
        p for p in table.titles if table.title(p) in signed and not table.kinds.get(p)
    ]
    for party in own:
        table.mentions.pop(party, None)
    return {table.title(party) for party in own}


def _known_principals(known: Case | None) -> tuple[str, ...]:
    return tuple(p.id for p in known.principals) if known is not None else ()


def _parties(
    pair: Sequence[str],
    statements: Sequence[Statement],
    table: PartyTable,
    known: Case | None,
) -> tuple[str, ...]:
    given = [p.id for p in known.parties] if known is not None else []
    acting = (statement.party for statement in statements)
    return tuple(dict.fromkeys([*pair, *acting, *table.outside, *given]))


def _sources(
    documents: Sequence[Document], groups: Sequence[Sequence[str]]
) -> tuple[Source, ...]:
    same: dict[str, Sequence[str]] = {}
    for group in groups:
        same.update(dict.fromkeys(group, group[: _SAME + 1]))
    return tuple(
        Source(
            id=d.id,
            file=d.file,
            sha256=d.sha256,
            title=d.title,
            date=d.date,
            author=d.author,
            site=d.site,
            cites=d.cites,
            same_text_as=tuple(x for x in same.get(d.id, ()) if x != d.id)[:_SAME],
            pages=d.pages,
        )
        for d in documents
    )


def _numbered(found: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(replace(note, id=f"n{n}") for n, note in enumerate(found, start=1))


def _remarks(documents: Sequence[Document], unread: int, n_found: int) -> list[str]:
    said = [f"{d.file}: {remark}" for d in documents for remark in d.remarks]
    if not n_found:
        said.append("No party's position was found.")
    if unread:
        them = "sentence" if unread == 1 else "sentences"
        said.append(
            f"Not understood as a position: {unread} {them} in which a party "
            "says something."
        )
    return said
