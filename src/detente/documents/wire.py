"""What goes over the pipes to the child process and back: JSON, then plain bytes."""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import IO, Any, get_args

from detente.documents.document import Doubt, Written
from detente.documents.formats.extract import Extract, Member

_LENGTH = struct.Struct(">Q")
MAX_HEADER = 400_000_000
"""Bytes of JSON that are taken from the other side."""
_LISTS = ("links", "pages", "doubts", "remarks")
_TEXTS = ("text", "title", "date", "author", "site", "made")


def send(pipe: IO[bytes], header: Mapping[str, Any], *pieces: bytes) -> None:
    """Write a message: a header, and pieces of bytes whose sizes it tells."""
    told = {**header, "sizes": [len(piece) for piece in pieces]}
    packed = json.dumps(told).encode("ascii")
    pipe.write(_LENGTH.pack(len(packed)))
    pipe.write(packed)
    for piece in pieces:
        pipe.write(piece)
    pipe.flush()


def receive(pipe: IO[bytes], most: int) -> tuple[dict[str, Any], list[bytes]]:
    r"""Read a message.

    Parameters
    ----------
    pipe
        Where from.
    most
        Bytes that all pieces together may have.

    Raises
    ------
    EOFError
        If the other side has gone.
    ValueError
        If what it says is none of ours.

    Examples
    --------
    >>> from io import BytesIO
    >>> pipe = BytesIO()
    >>> send(pipe, {"form": "pdf"}, b"%PDF")
    >>> _ = pipe.seek(0)
    >>> receive(pipe, most=10)
    ({'form': 'pdf', 'sizes': [4]}, [b'%PDF'])
    """
    [length] = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > MAX_HEADER:
        raise ValueError(f"must be at most {MAX_HEADER:,} bytes; got {length:,}")
    header = json.loads(_exactly(pipe, length))
    sizes = [int(size) for size in header["sizes"]]
    if min(sizes, default=0) < 0 or sum(sizes) > most:
        raise ValueError(f"pieces must be at most {most:,} bytes; got {sizes}")
    return header, [_exactly(pipe, size) for size in sizes]


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found


def packed(found: Extract) -> tuple[dict[str, Any], Sequence[bytes]]:
    """Return an extract as a header and pieces."""
    header = {name: getattr(found, name) for name in (*_TEXTS, *_LISTS)}
    header["written"] = [
        (*passage.span, passage.writer, passage.date) for passage in found.written
    ]
    header["members"] = [(member.name, member.fault) for member in found.members]
    return header, [member.content for member in found.members]


def unpacked(header: Mapping[str, Any], pieces: Sequence[bytes]) -> Extract:
    """Return the extract that came over the pipe, every field of its own type.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the other side sent something else.

    Examples
    --------
    >>> found = Extract("Talks", pages=(0,), members=(Member("a.txt", b"They met."),))
    >>> unpacked(*packed(found)) == found
    True
    """
    names = [(str(name), str(fault)) for name, fault in header["members"]]
    return Extract(
        **{name: str(header[name]) for name in _TEXTS},
        links=tuple(map(str, header["links"])),
        pages=tuple(map(int, header["pages"])),
        doubts=tuple((int(a), int(b), _doubt(kind)) for a, b, kind in header["doubts"]),
        remarks=tuple(map(str, header["remarks"])),
        members=tuple(
            Member(name, content, fault)
            for (name, fault), content in zip(names, pieces, strict=True)
        ),
        written=tuple(
            Written((int(a), int(b)), str(writer), str(day))
            for a, b, writer, day in header["written"]
        ),
    )


def _doubt(kind: object) -> Doubt:
    """Return a doubt if it is one of ours."""
    return next(known for known in get_args(Doubt) if known == kind)
