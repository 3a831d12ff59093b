"""What a case knows already: its documents' texts, and the sentences it quotes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from detente.documents import Document, same_text_groups, sentence_around
from detente.documents.stored import Read, texts_of
from detente.documents.words import words
from detente.model import Case, Note, Source, Statement

Piece = Statement | Note
Said = TypeVar("Said", Statement, Note)

LEAST_WORDS = 5
"""Words by which a quote tells a sentence from others."""
_MOST_SEEN = 30
"""Words that the quotes of a document must have to stand for its text."""


def spelled(text: str) -> str:
    """Return the words of a text, each between blanks, so that any run is a piece.

    Examples
    --------
    >>> spelled("No deal!"), spelled("deal") in spelled("No deal!")
    (' no deal ', True)
    """
    return f" {' '.join(words(text))} "


@dataclass(frozen=True)
class Known:
    """What a case has of earlier documents.

    Attributes
    ----------
    case
        The case.
    texts
        Its documents, as far as their files are there, under the ids of the case.
    """

    case: Case
    texts: tuple[Document, ...] = ()

    @cached_property
    def by_content(self) -> Mapping[str, Sequence[str]]:
        """SHA-256 to the ids of the documents of the case that have that content."""
        found: dict[str, list[str]] = defaultdict(list)
        hashes = [(s.sha256.lower(), s.id) for s in self.case.sources if s.sha256]
        for sha, name in [*hashes, *((d.sha256, d.id) for d in self.texts)]:
            if name not in found[sha]:
                found[sha].append(name)
        return found

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Statements and notes that have a quote."""
        every: tuple[Piece, ...] = (*self.case.statements, *self.case.notes)
        return tuple(piece for piece in every if piece.quote)

    @cached_property
    def _quotes(self) -> tuple[tuple[Piece, str], ...]:
        return tuple((piece, spelled(piece.quote)) for piece in self.pieces)

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        return tuple(spelled(document.text) for document in self.texts)

    def has(self, piece: Piece, document: Document) -> bool:
        """Tell whether what a piece of a new document quotes was there before.

        Its words are those of a quote of the case, or a part of one, or hold one of
        its own kind; or they stand in a document of the case, which somebody has dealt
        with. Few words could stand anywhere: then it is the sentence around them that
        counts.
        """
        quote = spelled(piece.quote)
        long = len(quote.split()) >= LEAST_WORDS
        for old, said in self._quotes:
            if said == quote and (long or old.party == piece.party):
                return True
            if long and (quote in said or (said in quote and _says_more(piece, old))):
                return True
        around = quote if long else spelled(sentence_around(document, piece.span))
        return any(around in text for text in self._whole)

    def carried(self, document: Document) -> tuple[Piece, ...]:
        """Return the pieces of the case whose quote a new document has too.

        Of a document of the same text, also those of few words.
        """
        text = spelled(document.text)
        return tuple(
            piece
            for piece, said in self._quotes
            if said in text
            and document.id not in {piece.document, *piece.carriers}
            and _is_long(said)
        )

    def same_text(self, documents: Sequence[Document]) -> Mapping[str, tuple[str, ...]]:
        """Return for each new document the documents that are renderings of its text.

        A document of the case whose file is gone is known by its quotes, if there are
        enough of them.
        """
        there = {document.id for document in self.texts}
        at_hand = there | {document.id for document in documents}
        gone = (s for s in self.case.sources if s.id not in at_hand)
        old = [*self.texts, *(_stand_in(s, self.pieces) for s in gone)]
        enough = [d for d in old if len(words(d.text)) >= _MOST_SEEN or d.id in there]
        new = {document.id for document in documents}
        return {
            one: tuple(other for other in group if other != one)
            for group in same_text_groups([*enough, *documents])
            for one in group
            if one in new
        }


def carried_by(piece: Said, documents: Iterable[Document]) -> Said:
    """Return a new piece with all new documents that have its quote for carriers."""
    quote = spelled(piece.quote)
    carriers = [*piece.carriers]
    if _is_long(quote):
        carriers += (d.id for d in documents if quote in spelled(d.text))
    return replace(piece, carriers=tuple(dict.fromkeys(carriers)))


def earlier_texts(case: Case, folder: Path) -> tuple[Document, ...]:
    """Return the documents of a case whose files are there, under its ids for them.

    Parameters
    ----------
    case
        Whose documents they are.
    folder
        Where the case file is.
    """
    read: Read = {}
    found: dict[str, Document] = {}
    for source in case.sources:
        for document in texts_of(source, folder, read):
            if source.sha256 or _bears_out(document, source, case):
                found.setdefault(source.id, replace(document, id=source.id))
    return tuple(found.values())


def _bears_out(document: Document, source: Source, case: Case) -> bool:
    """Tell whether a text has all that is quoted from a document without a hash."""
    pieces: tuple[Piece, ...] = (*case.statements, *case.notes)
    quotes = [p.quote for p in pieces if p.document == source.id and p.quote]
    text = spelled(document.text)
    return bool(quotes) and all(spelled(quote) in text for quote in quotes)


def _says_more(new: Piece, old: Piece) -> bool:
    """Tell whether a longer quote would tell what an old one does, and not a new thing.

    That *a framework for further talks* was noted does not tell that it was agreed.
    """
    if isinstance(new, Statement) and isinstance(old, Statement):
        alike = (new.party, new.act) == (old.party, old.act)
    else:
        alike = getattr(new, "kind", "") == getattr(old, "kind", "")
    return alike and _is_long(spelled(old.quote))


def _is_long(said: str) -> bool:
    return len(said.split()) >= LEAST_WORDS


def _stand_in(source: Source, pieces: Iterable[Piece]) -> Document:
    """Return what is left of a document: its quotes, one after the other."""
    own = (p for p in pieces if source.id in {p.document, *p.carriers})
    quotes = sorted({(p.span, p.quote) for p in own if p.document == source.id})
    told = [quote for _, quote in quotes]
    return Document(source.id, source.file, "\n".join(told), "", "", "", (), ())


def renumbered(
    documents: Sequence[Document],
    known: Mapping[str, Sequence[str]],
    taken: Iterable[str],
) -> Iterator[Document]:
    """Yield documents under the ids that the case has for them, or has not used yet.

    Parameters
    ----------
    documents
        As loaded.
    known
        SHA-256 to ids of those that the case has: files may have the same content.
    taken
        Ids of all documents of the case.
    """
    ids = fresh("d", taken)
    own = {sha: iter(names) for sha, names in known.items()}
    for document in documents:
        there = next(own.get(document.sha256, iter(())), "")
        yield replace(document, id=there or next(ids))


def fresh(letter: str, taken: Iterable[str]) -> Iterator[str]:
    """Yield ids of a letter and a number, the numbers greater than all in use.

    Examples
    --------
    >>> ids = fresh("s", ["s1", "s7", "the-letter"])
    >>> next(ids), next(ids)
    ('s8', 's9')
    """
    used = {name for name in taken if name.startswith(letter)}
    numbers = [int(n) for name in used if (n := name.removeprefix(letter)).isdecimal()]
    number = max(numbers, default=0)
    while True:
        number += 1
        yield f"{letter}{number}"
