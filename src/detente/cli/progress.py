"""Say on stderr what takes longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypedDict

PATIENCE = 1.0
"""Seconds of silence before a stage is named."""
REFRESH = 0.1
"""Seconds between two looks at how far it has come."""
BAR = 20
"""Width of the bar, in signs."""
BESIDE = 4
"""Signs between what stands beside one another, and the one that turns."""


class Counts:
    """How far a stage has come, told by one thread and shown by another."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.done, self.of = 0, 0
        self.first, self.began = 0, 0.0

    def tell(self, done: int, of: int) -> None:
        """Say how many things are done, of how many."""
        if not self.of:  # what went before the first of them says nothing of the rest
            self.first, self.began = done, time.monotonic()
        self.done, self.of = done, of


@contextmanager
def stage(label: str, *, unit: str = "") -> Iterator[Callable[[int, int], None]]:
    """Name the stage on stderr once it has lasted a second.

    On a terminal a bar shows how far it has come, as far as it tells; elsewhere it is
    one plain line.

    Parameters
    ----------
    label
        What is done.
    unit
        ``%`` where parts of the whole are told, which are no things to count.

    Yields
    ------
    A function to tell how many things are done, of how many; nobody need call it.
    """
    counts = Counts()
    teller = threading.Thread(target=_show, args=(label, unit, counts), daemon=True)
    teller.start()
    try:
        yield counts.tell
    finally:
        counts.ended.set()
        teller.join()


def _show(label: str, unit: str, counts: Counts) -> None:
    if counts.ended.wait(PATIENCE) or sys.stderr is None:
        return
    if not sys.stderr.isatty():
        sys.stderr.write(f"{label} …\n")
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    text = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), text, BarColumn(BAR))
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        while not counts.ended.wait(REFRESH):
            room = shown.console.width - BAR - BESIDE
            shown.update(task, **_state(label, unit, counts, room))


class _State(TypedDict):
    description: str
    completed: float
    total: float | None


def _state(label: str, unit: str, counts: Counts, room: int) -> _State:
    """Return what the bar shows; it has no end once all is done but the stage."""
    counted = counts.done < counts.of
    far = f" ({counts.done:,} of {counts.of:,})" if counts.of > 1 else ""
    if unit and far:
        far = f" ({100 * counts.done // counts.of} {unit})"
    since = time.monotonic() - counts.began
    left = remaining(counts.done - counts.first, counts.of - counts.first, since)
    return {
        "description": f"{_cut(label, room - len(far + left))}{far}{left}",
        "completed": counts.done,
        "total": counts.of if counted else None,
    }


def _cut(label: str, room: int) -> str:
    """Cut the name of a stage, so that what is counted has room beside it.

    Examples
    --------
    >>> _cut("studying the shared well", 20), _cut("studying", 20)
    ('studying the shared…', 'studying')
    """
    return label if len(label) <= room else f"{label[: max(room - 1, 0)].rstrip()}…"


def remaining(done: int, of: int, seconds: float) -> str:
    """Say how long the rest will take, if it takes as long as what is done did.

    Nothing is said before there is anything to judge by.

    Examples
    --------
    >>> remaining(20, 60, 15.0), remaining(1, 60, 70.0), remaining(0, 60, 15.0)
    (', about 30 s left', ', about 69 min left', '')
    """
    if not 0 < done < of:
        return ""
    left = seconds * (of - done) / done
    said = f"{left:.0f} s" if left < 100 else f"{left / 60:.0f} min"
    return f", about {said} left"
