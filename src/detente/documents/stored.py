"""The documents of a case, where their files are still there."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from detente.documents.document import Document
from detente.documents.load import load
from detente.errors import DetenteError
from detente.model import Source

Read = dict[Path, tuple[Document, ...]]
"""What was found in files that were read already."""


def texts_of(source: Source, folder: Path, read: Read) -> Iterator[Document]:
    """Yield the documents that may be a source, each file read once.

    A file is looked for from the folder of the case, beside the case, and from the
    folder one works in. Its documents may be the source when their SHA-256 is that of
    the source, or the source has none.

    Parameters
    ----------
    source
        What is looked for.
    folder
        Where the case file is.
    read
        Is added to.
    """
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


def _load(path: Path) -> tuple[Document, ...]:
    try:
        return load([path], passed_over=lambda _: None)
    except DetenteError:  # it cannot be read, so the text is not here
        return ()
