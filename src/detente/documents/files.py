"""Files, folders, zips and e-mails -> texts, or why there are none."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from detente.documents.child import MAX_FILE_BYTES, Child
from detente.documents.decode import decode, require_size, require_text
from detente.documents.formats import markdown
from detente.documents.formats.extract import Extract, Member
from detente.documents.formats.kinds import SUFFIXES, format_of, is_meant
from detente.errors import DetenteError, DocumentError, TooLargeError

CASE_SUFFIXES = (".yaml", ".yml")
MAX_FILES = 10_000
_ILLEGIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Controls, ends of lines, and marks that turn the direction of writing."""

Named = tuple[str, bytes]
"""What a file is called, and its bytes."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read.

    Attributes
    ----------
    name
        What it is called; of a file in another one, after the name of that.
    content
        Its bytes.
    extract
        Its text, and what it says of itself.
    """

    name: str
    content: bytes
    extract: Extract


@dataclass(slots=True)
class _Left:
    """What the files that lie in one file may still amount to."""

    members: int
    expanded: int


def paths_of(source: Path | str) -> list[Path]:
    """Return the files that a path stands for: itself, or the documents of a folder.

    Those of the folders within it follow its own; hidden files and folders, links
    to folders, pipes and sockets are passed over. A folder that cannot be opened, and a
    link that leads nowhere, stand among the files, so that reading says why.

    Raises
    ------
    DocumentError
        If nothing is there, a folder has no document, or it is a case file.
    TooLargeError
        If a folder has more documents than are read at once.
    """
    path = Path(source)
    if not path.exists():
        raise DocumentError(
            f"{path}: must be a file or a folder; found nothing there. Check the name."
        )
    if path.suffix.lower() in CASE_SUFFIXES:
        raise DocumentError(
            f"{path}: must be a document; found a case file. "
            "Study it as a case, or give the documents it was made from."
        )
    if not path.is_dir():
        return [path]
    found = list(islice(_documents(path), MAX_FILES + 1))
    if len(found) > MAX_FILES:
        raise TooLargeError(
            f"{path}: must hold at most {MAX_FILES:,} documents, those in its folders "
            "included; found more. Give its folders one by one."
        )
    if not found:
        raise DocumentError(
            f"{path}: must hold documents ({', '.join(SUFFIXES)}); found none. "
            "Give the files by name, or save the texts there."
        )
    return found


def shown(path: Path) -> str:
    """Return a path as text, also when its name is in no known encoding."""
    return _legible(os.fsencode(path).decode("utf-8", "replace"))


def _legible(name: str) -> str:
    """Return a name that fits on a line and into a case file.

    The name of a file may hold whatever its maker put there, such as what moves the
    cursor of a terminal.
    """
    return _ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", name)


def content_of(path: Path) -> bytes:
    """Read a file after a look at its size.

    Raises
    ------
    DocumentError
        If it cannot be read.
    TooLargeError
        If it is larger than any file may be.
    """
    try:
        require_size(shown(path), path.stat().st_size, MAX_FILE_BYTES)
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            f"{shown(path)}: must be a file that can be read; "
            f"{error.strerror or error}. Check its permissions, or copy it elsewhere."
        ) from None
    require_size(shown(path), len(content), MAX_FILE_BYTES)
    return content


def opened(name: str, content: bytes, child: Child) -> Iterator[Opened | DetenteError]:
    r"""Yield a file, or all that lie in it; a fault in the place of what is none.

    Plain text is decoded here; anything else goes to the child process.

    Examples
    --------
    >>> with Child() as child:
    ...     [note] = opened("note.txt", b"They met.", child)
    ...     [fault] = opened("note.rtf", b"{\\rtf1 They met.", child)
    >>> note.extract.text, type(fault).__name__
    ('They met.', 'DocumentError')
    """
    bounds = child.limits.bounds
    left = _Left(bounds.members, bounds.expanded)
    yield from _opened(_legible(name), content, child, left, child.limits.nesting)


def _opened(
    name: str, content: bytes, child: Child, left: _Left, nesting: int
) -> Iterator[Opened | DetenteError]:
    try:
        found = _extract(name, content, child)
    except DetenteError as error:
        yield error
        return
    if found.text:
        yield Opened(name, content, found)
    for member in found.members:
        inner = _legible(f"{name}/{member.name}")
        if fault := _fault(inner, member, left, nesting):
            yield fault
        else:
            yield from _opened(inner, member.content, child, left, nesting - 1)


def _extract(name: str, content: bytes, child: Child) -> Extract:
    form = format_of(name, content)
    if form == "text":
        return Extract(decode(name, content))
    if form == "markdown":
        return markdown.extract(decode(name, content))
    found = child.extract(form, name, content)
    if found.text or not found.members:
        require_text(name, found.text, len(content))
    return found


def _fault(name: str, member: Member, left: _Left, nesting: int) -> DetenteError | None:
    """Return what speaks against opening a member, whose cost counts from now on."""
    left.members -= 1
    left.expanded -= len(member.content)
    if member.fault:
        return DocumentError(f"{name}: {member.fault}")
    if min(left.members, left.expanded) < 0:
        return TooLargeError(
            f"{name}: must not be nested in more than the limits allow; found too many "
            "files, or too large ones, within one. Unpack it and give fewer files."
        )
    if nesting == 0:
        return DocumentError(
            f"{name}: must not lie in so many other files; found one too deep. "
            "Unpack it and give it by name."
        )
    return None


def _documents(folder: Path) -> Iterator[Path]:
    """Yield the documents of a folder, those of each folder in it, and what is shut."""
    shut: list[OSError] = []
    for within, folders, names in os.walk(folder, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found = (Path(within, name) for name in sorted(names) if is_meant(name))
        yield from filter(_is_file, found)
    yield from (Path(str(error.filename)) for error in shut)


def _is_file(path: Path) -> bool:
    """Tell a file from a pipe; what cannot be told is one until it is read."""
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True
