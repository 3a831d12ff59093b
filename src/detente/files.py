"""Write a file whole or not at all."""

import os
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write text beside the file, then put it in its place in one move.

    Killed at any moment, the old file or the new one is there, whole. Folders on the
    way are made.

    Raises
    ------
    OSError
        If the place cannot be written; what was there stays.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(Path(folder, "new", "case.yaml"), "detente: 1")
    ...     Path(folder, "new", "case.yaml").read_text()
    'detente: 1'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the move itself survive a power cut, where folders can be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
