"""Documents -> what the readers found in them, before any of it is doubted."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from detente.documents import Document, same_text_groups
from detente.model import Case
from detente.reading.blocks import Block
from detente.reading.chains import About, Read, read_chains
from detente.reading.extent import extent
from detente.reading.found import Found
from detente.reading.parse import Parsed, parse
from detente.reading.raised import raised
from detente.reading.second import Reader, Second
from detente.reading.settled import settled
from detente.reading.speakers.parties import PartyTable
from detente.reading.statements import principals

_BETWEEN_NAMES = re.compile(r"\s*(?:[;,]|\band\b)\s*")
_WHOLE, _PARSING, _FINDING = 100, 40, 50
"""Parts of the work, as it is told how far it has come: the rest is placing."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found in documents.

    Attributes
    ----------
    found
        In the order of the documents.
    parsed
        The blocks of the documents.
    read
        What else was read: who takes part, under which names, what was not understood.
    principals
        Ids of the parties whose deal it is.
    same
        Ids of the documents of each text that several have.
    titles
        Of the documents, by id.
    of_texts, of_reader
        Remarks on the texts, and a second reader's on what it read.
    """

    found: tuple[Found, ...]
    parsed: tuple[Parsed, ...]
    read: Read
    principals: tuple[str, ...]
    same: Sequence[Sequence[str]]
    titles: Mapping[str, str]
    of_texts: tuple[str, ...]
    of_reader: tuple[str, ...]


def candidates(
    documents: Sequence[Document],
    *,
    known: Case | None = None,
    reader: Reader | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Candidates:
    """Return what the rules, and a second reader if there is one, find in documents.

    Parameters are those of `detente.reading.read_documents`.
    """
    within = extent(documents)
    about = _about(documents)
    parsed = parse(
        within.blocks,
        _over(within.blocks, about),
        lambda n, of: progress(_PARSING * n // of, _WHOLE),
    )
    same = same_text_groups(documents)
    read = read_chains(
        parsed,
        same,
        known,
        about,
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
        if one.holder.parties
        and authors.isdisjoint(map(table.title, one.holder.parties))
    )
    found = tuple(settled(raised(one), table) for one in ours)
    return Candidates(
        found=found,
        parsed=parsed,
        read=read,
        principals=principals(found, table, _known_principals(known)),
        same=same,
        titles=about[1],
        of_texts=within.remarks,
        of_reader=second.remarks,
    )


def _about(documents: Sequence[Document]) -> About:
    """Return the days of documents, their titles, and who wrote and published them."""
    senders = {d.id: tuple(filter(None, (d.author, d.site))) for d in documents}
    return (
        {d.id: d.date for d in documents},
        {d.id: d.title for d in documents},
        senders,
    )


def _over(blocks: Iterable[Block], about: About) -> Iterator[str]:
    """Yield what stands over blocks, and who sent them: a walk asks for its parse."""
    _, titles, senders = about
    for block in blocks:
        yield titles.get(block.document, "")
        yield from senders.get(block.document, ())
        yield from (block.label, *block.headings)


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
