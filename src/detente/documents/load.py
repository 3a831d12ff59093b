"""Files to documents."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, takewhile
from pathlib import Path

from detente.documents.agencies import agencies
from detente.documents.child import Child, Limits
from detente.documents.citations import citations, with_links
from detente.documents.dates import first_date
from detente.documents.decode import MAX_BYTES
from detente.documents.document import Document, Doubt, TextLine
from detente.documents.files import Named, Opened, content_of, opened, paths_of, shown
from detente.documents.formats.extract import Extract
from detente.documents.lines import mark
from detente.documents.pieces import Piece, pieces
from detente.documents.words import is_english
from detente.errors import DetenteError, DocumentError, TooLargeError

MAX_TOTAL_BYTES = 10 * MAX_BYTES

Source = Path | str | Named
"""A file, a folder, or a name with bytes."""


def load(
    sources: Iterable[Source],
    *,
    passed_over: Callable[[DetenteError], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits | None = None,
) -> tuple[Document, ...]:
    r"""Return the documents ``d1``, ``d2``, … of some files, folders and named bytes.

    Text, Markdown, HTML, PDF, DOCX, e-mail and zips of these are told apart by their
    bytes first and by their names then. A folder stands for the files in it that are
    named like one of them, sorted by name; a zip and an e-mail stand for what lies in
    them. A file given twice is loaded once. All but plain text is parsed in a child
    process, within limits.

    Parameters
    ----------
    sources
        What to load.
    passed_over
        Is told of each file that cannot be read, and loading goes on. Without it the
        first such file ends it.
    progress
        Is told how many files are done, of how many.
    limits
        What one file may cost.

    Raises
    ------
    ValueError
        If sources is one path rather than a list of them, or something in it is none.
    DocumentError
        If a path is not there, a folder has no such file, or nothing could be read.
    TooLargeError
        If all texts together have more than 200 MB.

    Examples
    --------
    >>> [page] = load([("note.txt", b"Talks end\n\nGENEVA (AP) - They failed.")])
    >>> page.id, page.title, [line.doubt for line in page.lines]
    ('d1', 'Talks end', ['', '', 'metadata', ''])
    """
    given = _given(sources)
    loaded: list[Document] = []
    faults: list[DetenteError] = []
    with Child(limits) as child:
        for found in _within_total(_opened(given, child, progress or _nobody)):
            if isinstance(found, Opened):
                loaded.append(_document(found, f"d{len(loaded) + 1}"))
            elif passed_over is None:
                raise found
            else:
                faults.append(found)
    return _those_read(loaded, faults, passed_over or _nobody)


def from_bytes(name: str, content: bytes, *, identifier: str = "d1") -> Document:
    r"""Return the one document that some bytes are, of whatever format.

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
        As in `load`; also if several files lie in it.

    Examples
    --------
    >>> from_bytes("note.txt", b"Date: 5 March 2026\n\nThe talks ended.").date
    '2026-03-05'
    """
    with Child() as child:
        found = list(opened(name, content, child))
    for fault in found:
        if isinstance(fault, DetenteError):
            raise fault
    if len(found) != 1:
        raise DocumentError(
            f"{name}: must be one document; found {len(found)} in it. Unpack it."
        )
    [only] = found
    assert isinstance(only, Opened)
    return _document(only, identifier)


def _given(sources: Iterable[Source]) -> list[Path | Named]:
    """Return the files and named bytes, each file once.

    Raises
    ------
    ValueError
        If it is one path rather than a list of them, or something in it is none.
    """
    if isinstance(sources, str | bytes | Path) or not isinstance(sources, Iterable):
        raise ValueError(f"must be a list of files and folders; got {sources!r}")
    found: list[Path | Named] = []
    seen: set[str] = set()
    for source in sources:
        if isinstance(source, tuple):
            found.append(source)
            continue
        if not isinstance(source, str | Path):
            raise ValueError(f"must be the name of a file or a folder; got {source!r}")
        for path in paths_of(source):
            whole = os.path.realpath(path)
            if whole not in seen:
                seen.add(whole)
                found.append(path)
    return found


def _opened(
    given: list[Path | Named], child: Child, progress: Callable[[int, int], None]
) -> Iterator[Opened | DetenteError]:
    """Yield what is in all files, one file after the other."""
    for done, source in enumerate(given):
        progress(done, len(given))
        try:
            name, content = (
                source
                if isinstance(source, tuple)
                else (shown(source), content_of(source))
            )
        except DetenteError as error:
            yield error
            continue
        yield from opened(name, content, child)
    progress(len(given), len(given))


def _nobody(*_: object) -> None:
    """Be told and do nothing."""


def _within_total(
    found: Iterable[Opened | DetenteError],
) -> Iterator[Opened | DetenteError]:
    """Hand files on until all texts together are too large."""
    total = 0
    for one in found:
        if isinstance(one, Opened):
            total += len(one.extract.text)
            if total > MAX_TOTAL_BYTES:
                raise TooLargeError(
                    f"{one.name}: all documents together must be at most "
                    f"{MAX_TOTAL_BYTES / 1e6:,.0f} MB; found {total / 1e6:,.0f} MB up "
                    "to here. Give fewer files."
                )
        yield one


def _those_read(
    loaded: list[Document],
    faults: list[DetenteError],
    tell: Callable[[DetenteError], None],
) -> tuple[Document, ...]:
    """Tell of the files that could not be read, and return the others.

    Raises
    ------
    DetenteError
        If there are no others.
    """
    if len(faults) == 1 and not loaded:
        raise faults[0]
    for fault in faults:
        tell(fault)
    if loaded:
        return tuple(loaded)
    if faults:
        raise DocumentError(f"none of {len(faults)} files could be read.")
    raise DocumentError("must be given at least one document; got none.")


def _document(found: Opened, identifier: str) -> Document:
    """Mark the lines of a text and put together what is known of it."""
    text, told = found.extract.text, found.extract
    cut = pieces(text)
    cited = citations(cut)
    lines = mark(cut, cited, author=told.author, told=_doubts_told(cut, told))
    dated = first_date(piece.text for piece in cut if piece.metadata)
    return Document(
        id=identifier,
        file=found.name,
        text=text,
        sha256=hashlib.sha256(found.content).hexdigest(),
        title=told.title or _title(text, lines),
        date=told.date or dated or told.made,
        cites=with_links((*cited.names, *agencies(cut)), told.links),
        lines=lines,
        language="en" if is_english(text) else "other",
        author=told.author,
        site=told.site,
        pages=told.pages,
        remarks=told.remarks,
        written=told.written,
    )


def _doubts_told(cut: tuple[Piece, ...], told: Extract) -> dict[int, Doubt]:
    """Return the doubts that the format itself tells of, by the places of lines."""
    return {
        place: doubt
        for start, end, doubt in told.doubts
        for place, piece in enumerate(cut)
        if piece.text and start <= piece.span[0] < end
    }


def _title(text: str, lines: Iterable[TextLine]) -> str:
    """Return the first heading that nothing speaks against.

    A line all in capitals above other headings ("NEWS ANALYSIS", a letterhead) gives
    way to the first of them that is not, unless that only leads on ("To all members:").
    The row of a table is none.
    """
    kept = (line for line in lines if line.kind != "blank" and not line.doubt)
    at_top = takewhile(lambda line: line.kind == "heading", dropwhile(_is_body, kept))
    told = (text[slice(*line.span)] for line in at_top)
    titles = [title for title in told if "\t" not in title]
    own = (t for t in titles if not t.isupper() and not t.endswith(":"))
    return next(own, "".join(titles[:1]))


def _is_body(line: TextLine) -> bool:
    return line.kind != "heading"
