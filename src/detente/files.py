"""Write a file whole or not at all."""

import os
import secrets
import time
from pathlib import Path

PATHS = (str, os.PathLike)
"""What can name a file."""

STALE = 60.0
"""Seconds after which a part that nobody finished is swept away."""


def write(path: Path, content: str | bytes) -> None:
    """Write text or bytes beside the file, then put it in its place in one move.

    Killed at any moment, the old file or the new one is there, whole. What a killed run
    left beside it (``.NAME.….part``) goes when the file is next written. Folders on the
    way are made; a link stays one, and what is no file, such as ``/dev/null``, is
    written to as it is.

    Raises
    ------
    OSError
        If the place cannot be written, with its name; what was there stays.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(Path(folder, "new", "case.yaml"), "detente: 1")
    ...     Path(folder, "new", "case.yaml").read_text()
    'detente: 1'
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(_encoded(content))
        else:
            _replace(path.resolve(), _encoded(content))
    except OSError as error:  # which knows only the part beside it, or no name at all
        if error.errno:
            error.filename = str(path)
        raise


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _settle(path.parent)


def _sweep(path: Path) -> None:
    """Remove the parts that killed runs left; another run's own is younger."""
    opening = f".{path.name}."
    for left in path.parent.iterdir():
        if left.name.startswith(opening) and left.suffix == ".part" and _stale(left):
            left.unlink(missing_ok=True)


def _stale(part: Path) -> bool:
    try:
        return time.time() - part.stat().st_mtime > STALE
    except FileNotFoundError:  # its own run has just moved it into place
        return False


def _settle(folder: Path) -> None:
    """Make the move itself survive a power cut, where folders can be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
