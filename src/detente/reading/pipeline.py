"""Documents -> Reading: the whole pipeline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from detente.documents import Document, load, renderings
from detente.model import Case, Note, Source
from detente.reading.blocks import Block, blocks
from detente.reading.issues import place
from detente.reading.notes import notes
from detente.reading.parse import parse
from detente.reading.reading import Reading
from detente.reading.speakers.parties import PartyTable
from detente.reading.speakers.people import introduce
from detente.reading.speakers.stances import stances
from detente.reading.statements import number, principals
from detente.reading.walk import Walk

MOST_CHARACTERS = 1_000_000
"""Characters of all documents together that are parsed; the rest is left out."""


def read(paths: Iterable[Path | str], *, known: Case | None = None) -> Reading:
    """Read documents: who demands, offers, rejects what, with verbatim quotes.

    Parameters
    ----------
    paths
        Text files or folders of them.
    known
        A case whose parties are known already.

    Raises
    ------
    DocumentError, TooLargeError
        As in `detente.documents.load`.
    """
    return read_documents(load(paths), known=known)


def read_documents(
    documents: Sequence[Document], *, known: Case | None = None
) -> Reading:
    """Read documents that are loaded already."""
    kept, remarks = _within_limit(
        [block for document in documents for block in blocks(document)]
    )
    parsed = parse(kept)
    table = PartyTable()
    if known is not None:
        table.seed(known)
    introduce(parsed, table)
    stances(parsed, table)
    years = {d.id: int(d.date[:4]) for d in documents if d.date}
    walk = Walk(table, years, {d.id: d.title for d in documents})
    found = list(walk.statements(parsed))
    pair = principals(found, table, _known_principals(known))
    numbered = number(found, {d.id: d for d in documents}, pair)
    placed = place(numbered.statements, numbered.labels, parsed)
    acting = [s.party for s in placed.statements]
    parties = _parties(pair, [*acting, *table.outside], known)
    return Reading(
        sources=_sources(documents),
        texts={d.id: d.text for d in documents},
        parties={p: table.title(p) for p in parties},
        roles={p: "principal" if p in pair else "third party" for p in parties},
        issues=placed.titles,
        statements=placed.statements,
        notes=_numbered(notes(parsed, parties, table.names, placed)),
        stances={p: s for p, s in table.outside.items() if p not in pair},
        remarks=(*remarks, *placed.remarks, *_remarks(documents, walk, len(found))),
    )


def _known_principals(known: Case | None) -> tuple[str, ...]:
    return tuple(p.id for p in known.principals) if known is not None else ()


def _parties(
    pair: Sequence[str], acting: Sequence[str], known: Case | None
) -> tuple[str, ...]:
    given = [p.id for p in known.parties] if known is not None else []
    return tuple(dict.fromkeys([*pair, *acting, *given]))


def _within_limit(found: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks up to the limit, and what to say when some are left out."""
    kept: list[Block] = []
    total = 0
    for block in found:
        total += len(block.text)
        if total > MOST_CHARACTERS:
            left = sum(len(b.text) for b in found[len(kept) :])
            return kept, (
                (
                    f"only the first {MOST_CHARACTERS:,} characters were read; "
                    f"{left:,} were left out."
                ),
            )
        kept.append(block)
    return kept, ()


def _sources(documents: Sequence[Document]) -> tuple[Source, ...]:
    same: dict[str, list[str]] = {d.id: [] for d in documents}
    for pair in renderings(documents):
        if pair.kind == "same text":
            same[pair.first].append(pair.second)
            same[pair.second].append(pair.first)
    return tuple(
        Source(d.id, d.file, d.sha256, d.title, d.date, d.cites, tuple(same[d.id]))
        for d in documents
    )


def _numbered(found: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(replace(note, id=f"n{n}") for n, note in enumerate(found, start=1))


def _remarks(documents: Sequence[Document], walk: Walk, n_found: int) -> list[str]:
    said = [
        f"{document.id} does not seem to be in English; little of it is read."
        for document in documents
        if document.language != "en"
    ]
    if not n_found:
        said.append("No party's position was found.")
    if walk.unread:
        them = "sentence" if walk.unread == 1 else "sentences"
        said.append(
            f"Not understood as a position: {walk.unread} {them} in which a party "
            "says something."
        )
    return said
