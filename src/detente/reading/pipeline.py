"""Documents -> Reading: the whole pipeline."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from detente.documents import Document, Named, load
from detente.errors import DetenteError, require
from detente.model import Case, Note, Source, Statement
from detente.reading.apart import several
from detente.reading.candidates import Candidates, candidates
from detente.reading.confidence import LEAST, likely
from detente.reading.found import Found
from detente.reading.how import How
from detente.reading.issues import place
from detente.reading.issues.known import known_topics
from detente.reading.naming import Same
from detente.reading.notes import notes
from detente.reading.positions import with_history
from detente.reading.reading import Reading
from detente.reading.second import Reader
from detente.reading.speakers.parties import PartyTable
from detente.reading.statements import number

_NAME = re.compile(r"(?!(?:The|An?|His|Her|Its|Their) )[A-Z]\S*(?: \S+)* [A-Z]\S*")
_NAMED = 10
"""Files that could not be read which the remarks name."""
_SAME = 50
"""Documents of the same text that each of them names."""


def read(
    paths: Iterable[Path | str | Named],
    *,
    known: Case | None = None,
    reader: Reader | None = None,
    least: float = LEAST,
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
    least
        How likely a statement must be a position, in [0, 1]; see `reading.confidence`.

    Raises
    ------
    DocumentError, TooLargeError
        If a path is not there, or nothing could be read.
    ValueError
        If there is one path rather than a list of them, what is known is no `Case`, or
        `least` is no share.

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
    return read_documents(
        documents, known=known, reader=reader, faults=faults, least=least
    )


def read_documents(
    documents: Sequence[Document],
    *,
    known: Case | None = None,
    faults: Sequence[DetenteError] = (),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    **how: Unpack[How],
) -> Reading:
    """Read documents that are loaded already, given why others could not be.

    `progress` is told from time to time how much is done, of how much; `how` is the
    ``reader`` and ``least`` of `read`.
    """
    least = how.get("least", LEAST)
    if not 0 <= least <= 1:
        raise ValueError(f"least must be from 0 to 1, such as 0.5; got {least!r}")
    reader = how.get("reader")
    first = candidates(documents, known=known, reader=reader, progress=progress)
    table, pair = first.read.table, first.principals
    found = likely(first, least)
    numbered = number(found, {d.id: d for d in documents}, pair)
    called = {table.title(s.party) for s in numbered.statements}
    called |= {*table.titles.values()}
    topics = known_topics(known)
    placed = place(numbered.statements, numbered.labels, first.parsed, topics, called)
    parties = _parties(pair, placed.statements, table, known)
    return Reading(
        sources=_sources(documents, first.same),
        texts={d.id: d.text for d in documents},
        parties={p: table.title(p) for p in parties},
        roles={p: "principal" if p in pair else "third party" for p in parties},
        issues=placed.titles,
        statements=with_history(placed.statements),
        notes=_numbered(notes(first.parsed, parties, first.read.names, placed)),
        stances={p: s for p, s in table.outside.items() if p not in pair},
        aliases=_aliases(first.read.same),
        headings=placed.headings,
        speakers=_speakers(found, table),
        named=placed.named,
        remarks=(
            *_left_out(faults),
            *several(first.read.told, {d.id: d.file for d in documents}, table.titles),
            *first.of_texts,
            *(one.remark for one in first.read.same if one.kept in parties),
            *placed.remarks,
            *first.of_reader,
            *_remarks(documents, first, len(found)),
        ),
    )


def _aliases(same: Sequence[Same]) -> Mapping[str, tuple[str, ...]]:
    """Return the other names of each party."""
    found: dict[str, list[str]] = {}
    for one in reversed(same):  # the last go furthest: they carry what came before
        found.setdefault(one.kept, [])[:0] = [one.other, *found.pop(one.gone, ())]
    return {party: tuple(dict.fromkeys(names)) for party, names in found.items()}


def _speakers(
    found: Sequence[Found], table: PartyTable
) -> Mapping[str, tuple[str, ...]]:
    """Return the people who speak for each party in what was found.

    Each by the longest of his names: Kari Dahl, who is later Dahl. "Norway's minister,
    Kari Dahl" is she, and "Norwegian officials" are nobody in particular. Who is a
    party alone speaks for no other.
    """
    heard: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        name = one.holder.person.rpartition(", ")[2]
        is_name = name in table.persons or _NAME.fullmatch(name)
        party = one.holder.parties[0]
        if len(one.holder.parties) == 1 and is_name and name != table.title(party):
            heard[party][name] = None
    return {
        party: tuple(n for n in names if not any(o.endswith(f" {n}") for o in names))
        for party, names in heard.items()
    }


def _left_out(faults: Sequence[DetenteError]) -> Iterator[str]:
    """Say which files could not be read."""
    if faults:
        names = [str(fault).partition(": must ")[0] for fault in faults]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"could not be read: {', '.join(names[:_NAMED])}{more}."


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


def _remarks(
    documents: Sequence[Document], first: Candidates, n_kept: int
) -> Iterator[str]:
    yield from (f"{d.file}: {remark}" for d in documents for remark in d.remarks)
    if not n_kept:
        yield "No party's position was found."
    if n_doubted := len(first.found) - n_kept:
        what = "statement is" if n_doubted == 1 else "statements are"
        yield (
            f"Left out as more likely no position: {n_doubted} {what} shown with "
            "--least 0."
        )
    if unread := first.read.unread:
        them = "sentence" if unread == 1 else "sentences"
        yield (
            f"Not understood as a position: {unread} {them} in which a party "
            "says something."
        )
