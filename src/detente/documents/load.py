"""Files to documents."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile
from pathlib import Path

from detente.documents.citations import citations
from detente.documents.dates import first_date
from detente.documents.decode import MAX_BYTES, decode, require_size
from detente.documents.document import Document, TextLine
from detente.documents.lines import mark
from detente.documents.pieces import pieces
from detente.documents.words import is_english
from detente.errors import DocumentError, TooLargeError

SUFFIXES = (".txt", ".md")
CASE_SUFFIXES = (".yaml", ".yml")
MAX_TOTAL_BYTES = 10 * MAX_BYTES

Named = tuple[str, bytes]
"""What a file is called, and its bytes."""


def load(sources: Iterable[Path | str | Named]) -> tuple[Document, ...]:
    r"""Return the documents ``d1``, ``d2``, … of some files, folders and named bytes.

    A folder stands for the text and Markdown files in it, sorted by name. A file given
    twice is loaded once.

    Raises
    ------
    ValueError
        If sources is one path rather than a list of them, or something in it is none.
    DocumentError
        If a path is not there or cannot be read, a folder has no such file, or a file
        holds no text or a case.
    TooLargeError
        If a file has more than 20 MB or a million lines, or all have more than 200 MB.

    Examples
    --------
    >>> [page] = load([("note.txt", b"Talks end\n\nGENEVA (AP) - They failed.")])
    >>> page.id, page.title, [line.doubt for line in page.lines]
    ('d1', 'Talks end', ['', '', 'metadata', ''])
    """
    loaded: list[Document] = []
    total = 0
    for name, content in _contents(sources):
        total += len(content)
        if total > MAX_TOTAL_BYTES:
            raise TooLargeError(
                f"{name}: all documents together must be at most "
                f"{MAX_TOTAL_BYTES / 1e6:,.0f} MB; found {total / 1e6:,.0f} MB up to "
                "here. Give fewer files."
            )
        loaded.append(from_bytes(name, content, identifier=f"d{len(loaded) + 1}"))
    if not loaded:
        raise DocumentError("must be given at least one document; got none.")
    return tuple(loaded)


def from_bytes(name: str, content: bytes, *, identifier: str = "d1") -> Document:
    r"""Return the document that some bytes are.

    Parameters
    ----------
    name
        What the document's file is called.
    content
        Its bytes.
    identifier
        The id of the document.

    Raises
    ------
    DocumentError, TooLargeError
        As in `detente.documents.decode.decode`.

    Examples
    --------
    >>> from_bytes("note.txt", b"Date: 5 March 2026\n\nThe talks ended.").date
    '2026-03-05'
    """
    text = decode(name, content)
    cut = pieces(text)
    cited = citations(cut)
    lines = mark(cut, cited)
    return Document(
        id=identifier,
        file=name,
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        title=_title(text, lines),
        date=first_date(piece.text for piece in cut if piece.metadata),
        cites=cited.names,
        lines=lines,
        language="en" if is_english(text) else "other",
    )


def _title(text: str, lines: Iterable[TextLine]) -> str:
    """Return the first heading that nothing speaks against.

    A line all in capitals above other headings ("NEWS ANALYSIS", a letterhead) gives
    way to the first of them that is not.
    """
    kept = (line for line in lines if line.kind != "blank" and not line.doubt)
    at_top = takewhile(lambda line: line.kind == "heading", dropwhile(_is_body, kept))
    titles = [text[slice(*line.span)] for line in at_top]
    return next((title for title in titles if not title.isupper()), "".join(titles[:1]))


def _is_body(line: TextLine) -> bool:
    return line.kind != "heading"


def _contents(sources: Iterable[Path | str | Named]) -> Iterator[Named]:
    if isinstance(sources, str | bytes | Path) or not isinstance(sources, Iterable):
        raise ValueError(f"must be a list of files and folders; got {sources!r}")
    seen: set[Path] = set()
    for source in sources:
        if isinstance(source, tuple):
            yield source
            continue
        if not isinstance(source, str | Path):
            raise ValueError(f"must be the name of a file or a folder; got {source!r}")
        for path in _files(Path(source)):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield _shown(path), _bytes(path)


def _shown(path: Path) -> str:
    """Return a path as text, also when its name is in no known encoding."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.iterdir() if _is_text(p))
    if not found:
        raise DocumentError(
            f"{path}: must hold {' or '.join(SUFFIXES)} files; found none. "
            "Give the files by name, or save the texts there."
        )
    return found


def _is_text(path: Path) -> bool:
    """Tell whether a file of a folder is meant: hidden files are not."""
    named = path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    return named and path.is_file()


def _bytes(path: Path) -> bytes:
    """Read a file after a look at its size."""
    if path.suffix.lower() in CASE_SUFFIXES:
        raise DocumentError(
            f"{path}: must be a document; found a case file. "
            "Study it as a case, or give the documents it was made from."
        )
    try:
        require_size(str(path), path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(
            f"{path}: must be a file or a folder; found nothing there. Check the name."
        ) from None
    except OSError as error:
        raise DocumentError(
            f"{path}: must be a file that can be read; {error.strerror or error}. "
            "Check its permissions, or copy it elsewhere."
        ) from None
