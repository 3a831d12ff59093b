"""Say on stderr what takes longer than a second."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds of silence before a stage is named."""


@contextmanager
def stage(label: str) -> Iterator[None]:
    """Name the stage on stderr once it has lasted a second.

    On a terminal a spinner turns while it lasts; elsewhere it is one plain line.
    """
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(label, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(label: str, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    if not sys.stderr.isatty():
        sys.stderr.write(f"{label} …\n")
        return
    from rich.console import Console

    with Console(stderr=True).status(label):
        done.wait()
