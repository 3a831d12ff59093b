"""The sentences around quotes, where the documents of a case are still there."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DetenteError
from detente.model import Case, Note, Source, Span, Statement

if TYPE_CHECKING:
    from detente.documents import Document

Piece = Statement | Note
Place = tuple[str, Span]


def contexts(case: Case, pieces: Iterable[Piece], folder: Path) -> Mapping[Place, str]:
    """Return the sentence around each quote whose document is there.

    A file is looked for from the folder of the case, beside the case, and from the
    folder one works in. It is the document when its SHA-256 is that of the case; where
    the case has none, when the quote stands in its place.

    Parameters
    ----------
    case
        Whose documents they are.
    pieces
        Whose quotes are looked for.
    folder
        Where the case file is.

    Returns
    -------
    Sentences by document and span; nothing for a quote that was not found.
    """
    from detente.documents import sentence_around

    wanted: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.quote:
            wanted.setdefault(piece.document, []).append(piece)
    found: dict[Place, str] = {}
    read: dict[Path, tuple[Document, ...]] = {}
    for source in case.sources:
        for document in _texts(source, folder, read) if source.id in wanted else ():
            for piece in wanted[source.id]:
                if document.quote(piece.span) == piece.quote:
                    said = sentence_around(document, piece.span)
                    found.setdefault((source.id, piece.span), said)
    return found


def _texts(
    source: Source, folder: Path, read: "dict[Path, tuple[Document, ...]]"
) -> "Iterator[Document]":
    """Yield the documents that may be a source, each file read once."""
    for path in _files(source, folder):
        if path not in read:
            read[path] = _load(path)
        for document in read[path]:
            if source.sha256.lower() in ("", document.sha256):
                yield document


def _files(source: Source, folder: Path) -> Iterator[Path]:
    """Yield the files in which a source may be: its own, or one that it lies in."""
    if not source.file:
        return
    named = Path(source.file)
    for path in dict.fromkeys((folder / named, folder / named.name, named)):
        with suppress(OSError):  # a name that no file can have
            yield from (place for place in (path, *path.parents) if place.is_file())


def _load(path: Path) -> "tuple[Document, ...]":
    from detente import documents

    try:
        return documents.load([path], passed_over=lambda _: None)
    except DetenteError:  # it cannot be read, so the text is not here
        return ()
