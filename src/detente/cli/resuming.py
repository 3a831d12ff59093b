"""Where what is done of an unfinished study is kept, so that it can be taken up."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import click

from detente.errors import EngineError
from detente.model import Case

STALE = 30 * 24 * 3600.0
"""Seconds after which what nobody took up is swept away."""


@contextmanager
def resumed(
    executor: Executor, case: Case, seed: int, prior: str
) -> Iterator[Executor]:
    """Keep what an executor does of a case until all is done, and take up what is kept.

    If it is interrupted, a line on stderr says where that is.
    """
    from detente.engine import Remembered

    folder = place(case, seed, prior)
    _sweep(folder.parent)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield Remembered(executor, folder)
    except (KeyboardInterrupt, EngineError):
        click.echo(f"What is done is kept in {folder}; --resume takes it up.", err=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def place(case: Case, seed: int, prior: str) -> Path:
    """Return the folder for a case, a seed, a prior, and the programs that answer."""
    from detente.engine.program import program
    from detente.study import digest

    said = (digest(case), str(seed), prior, program())
    name = hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]
    return _home() / "detente" / name


def _home() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home())
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _sweep(home: Path) -> None:
    """Remove what was kept for runs that nobody took up."""
    for folder in home.iterdir() if home.is_dir() else ():
        if folder.is_dir() and time.time() - folder.stat().st_mtime > STALE:
            shutil.rmtree(folder, ignore_errors=True)
