"""Where commands put what they make: folders and standard output."""

import errno
import io
import json
import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

STDOUT = "-"
VERSION = 1
"""Of the JSON that commands print; it changes when a reader of the old could err."""


def show(text: str) -> None:
    """Print a result in UTF-8, as it says of itself, whatever the terminal speaks."""
    as_file = isinstance(sys.stdout, io.TextIOWrapper)  # not so in a notebook
    ended = text.removesuffix("\n") + "\n"
    said = ended.encode("utf-8", "backslashreplace") if as_file else ended
    click.echo(said, nl=False)


def show_json(**fields: Any) -> None:
    """Print plain values as JSON, the version of its form first."""
    show(as_json(**fields))


def as_json(**fields: Any) -> str:
    """Return plain values as JSON, the version of its form first."""
    return json.dumps({"detente": VERSION, **fields}, indent=2, ensure_ascii=False)


def folder(name: str, read: Iterable[str] = ()) -> Path:
    """Return the folder that ``-o`` names, before any work is done for it.

    Parameters
    ----------
    name
        As given.
    read
        The inputs, none of which may be the folder: what is written there would be read
        the next time.

    Raises
    ------
    click.UsageError
        If it is empty, on a path with a file in it, or one of the inputs.
    """
    if not name:
        raise click.UsageError("-o must name a folder; got an empty name")
    path = Path(name)
    nearest = next(place for place in (path, *path.parents) if place.exists())
    if not nearest.is_dir():
        raise click.UsageError(
            f"-o must name a folder; {nearest} is a file. Choose another name"
        )
    if path.is_dir() and any(
        path.samefile(name) for name in read if Path(name).is_dir()
    ):
        raise click.UsageError(
            f"-o must not be a folder that is read; got {name}. What is written there "
            "would be read as a document the next time. Choose another name"
        )
    return path


def file(name: str) -> Path:
    """Return the file that ``-o`` names, before any work is done for it.

    Raises
    ------
    click.UsageError
        If it is empty, a folder, or on a path with a file in it.
    """
    if not name:
        raise click.UsageError("-o must name a file; got an empty name")
    path = folder(str(Path(name).parent)) / Path(name).name
    if path.is_dir():
        raise click.UsageError(
            f"-o must name a file; {name} is a folder. Choose another name"
        )
    return path


def keep(path: Path, text: str) -> None:
    """Write the proposed case, but never over one that somebody corrected.

    Raises
    ------
    click.UsageError
        If the case there is not as it was proposed.
    """
    from detente.casefile import untouched
    from detente.files import write

    if path.exists():
        there = path.read_bytes().decode("utf-8", "replace")
        if there != text and not untouched(there):
            raise click.UsageError(
                f"{path} differs from what was proposed: somebody corrected it. "
                f"To use it: detente brief {shlex.quote(str(path))} "
                f"-o {shlex.quote(str(path.parent))}. "
                "To start afresh, move it away"
            )
    write(path, text)


class _Closed(io.TextIOBase):
    """Standard output that was closed before we began: what is printed is an error."""

    def write(self, _: str, /) -> int:
        raise OSError(errno.EBADF, "closed; send it to a file, or to /dev/null")


def ready() -> None:
    """Let text that the terminal cannot show come out escaped, not as an error.

    Where there is no standard output, printing fails, and does not go unheard.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def finish() -> None:
    """Hand over what still waits in the buffer, so that a full disk is told.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    sys.stdout.flush()


def abandon() -> None:
    """Drop what still waits in the buffer, which nobody can take any more."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except io.UnsupportedOperation:  # it is no file, so nothing waits
        return
