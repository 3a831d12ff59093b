"""Zips: the documents in them, and what a zip may not be."""

import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from detente.documents.formats.extract import Bounds, Extract, Member
from detente.documents.formats.kinds import SUFFIXES, is_meant
from detente.errors import DocumentError, TooLargeError

_ENCRYPTED = 0x1
_WAYS_OUT = frozenset(("/", "..", "//"))
_SMALL = 1_000_000
"""Bytes up to which nobody asks how well an archive is packed."""
_UNSOUND = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


def extract(content: bytes, bounds: Bounds) -> Extract:
    """Return the documents in a zip, sorted by name; other files are left out.

    Raises
    ------
    DocumentError
        If it is no sound zip, or has no documents.
    TooLargeError
        If it would unfold too far.

    Examples
    --------
    >>> packed = BytesIO()
    >>> with zipfile.ZipFile(packed, "w") as archive:
    ...     archive.writestr("b.txt", "Talks"), archive.writestr("a.png", "")
    (None, None)
    >>> [member.name for member in extract(packed.getvalue(), Bounds()).members]
    ['b.txt']
    """
    archive = opened(content, bounds)
    meant = sorted(
        (entry for entry in archive.infolist() if _is_meant(entry)),
        key=lambda entry: entry.filename,
    )
    if not meant:
        raise DocumentError(
            f"must hold documents ({', '.join(SUFFIXES)}); found none among "
            f"{len(archive.infolist()):,} files. Give the documents by name."
        )
    return Extract(members=tuple(_member(archive, entry) for entry in meant))


def opened(content: bytes, bounds: Bounds) -> zipfile.ZipFile:
    """Return a zip after a look at what its directory says.

    No member can be longer than its directory says, since reading stops there, so what
    the directory says bounds what comes out.

    Raises
    ------
    DocumentError
        If it is no sound zip.
    TooLargeError
        If it has too many members, or they would be too large.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (*_UNSOUND, ValueError) as error:
        raise DocumentError(
            f"must be a sound zip; found damage ({error}). Make or download it again."
        ) from None
    entries = archive.infolist()
    if len(entries) > bounds.members:
        raise TooLargeError(
            f"must hold at most {bounds.members:,} files; found {len(entries):,}. "
            "Make several of it."
        )
    size = sum(entry.file_size for entry in entries)
    most = max(_SMALL, min(bounds.expanded, bounds.ratio * len(content)))
    if size > min(most, bounds.expanded):
        raise TooLargeError(
            f"must unfold to at most {most / 1e6:,.1f} MB, being "
            f"{len(content) / 1e6:,.1f} MB; found {size / 1e6:,.1f} MB. "
            "Unpack it yourself if you trust it, and give fewer files."
        )
    return archive


def _inside(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Return the name of a member, without any way out of the archive."""
    parts = PurePosixPath(entry.filename).parts
    return PurePosixPath(*(part for part in parts if part not in _WAYS_OUT))


def _is_meant(entry: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a document; hidden files and links are not."""
    path = _inside(entry)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_meant(path.name) and not (hidden or link or entry.is_dir())


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member:
    """Return a member with its bytes, or with why it has none."""
    name = str(_inside(entry))
    if entry.flag_bits & _ENCRYPTED:
        return Member(
            name,
            fault="must open without a password; found it encrypted. Unpack it first.",
        )
    try:
        return Member(name, archive.read(entry))
    except (*_UNSOUND, RuntimeError, ValueError) as error:
        said = f"must be sound; found damage ({error}). Pack it again."
        return Member(name, fault=said)
