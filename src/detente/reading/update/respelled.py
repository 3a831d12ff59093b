"""Accepted lines of preference as edits of the lines that stand in a case file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from detente.casefile.batch import Edit
from detente.casefile.grammar import Names
from detente.casefile.marks import without_mark
from detente.casefile.nodes import Path
from detente.casefile.outline import line_entries
from detente.casefile.scalars import Value
from detente.model import Line
from detente.reading.update.lines import without
from detente.reading.update.proposals import NewLine

_NOTHING = "unknown"


def line_edits(new: Sequence[NewLine], said: Any, names: Names) -> Iterator[Edit]:
    """Yield the edits that bring in lines of one party on one issue, or on weights.

    A line that cannot stand beside a new one loses the option that the new one is
    about; what is left of it stays where it is, and the new one goes behind it. Where
    nothing is left and nothing new comes, it says *unknown*, so that a comment beside
    it keeps its place.

    Parameters
    ----------
    new
        The lines, at least one.
    said
        What the file has of the party's preferences, as plain values.
    names
        The options of the issue, new ones among them, or the issues.
    """
    first = new[0]
    steps = ("options", first.issue) if first.issue else ("weights",)
    path: Path = ("preferences", first.party, *steps)
    there = _at(said, steps)
    waiting = [x for one in new if one.line for x in line_entries(one.line, names)]
    for old in dict.fromkeys(line for one in new for line in one.instead):
        left = _left(old, [one.option for one in new if old in one.instead])
        kept = list(line_entries(left, names)) if left else []
        yield from _instead(path, there, old, [*kept, *waiting] or [_NOTHING])
        waiting = []
    if waiting and isinstance(there, Mapping):
        apart: list[Value] = [{name: said} for name, said in there.items()]
        yield Edit("set", path, [*apart, *waiting])
    elif there is None and len(waiting) == 1:
        yield Edit("set", path, waiting[0])
    else:
        yield from (Edit("add", path, item) for item in waiting)
    behind = (name for one in new for name in one.evidence)
    yield from evidence_edits(first.party, first.issue or "weights", behind, said)


def evidence_edits(
    party: str, about: str, names: Iterable[str], said: Any
) -> Iterator[Edit]:
    """Yield the edits that name what something rests on, where it is not named yet.

    Parameters
    ----------
    party, about
        Whose preferences, and the key under ``evidence``.
    names
        Ids of statements and notes.
    said
        What the file has of the party's preferences, as plain values.
    """
    there = _at(said, ("evidence", about))
    known = there if isinstance(there, list) else [there]
    for name in dict.fromkeys(names):
        if name not in known:
            yield Edit("add", ("preferences", party, "evidence", about), name)


def _at(said: Any, steps: Iterable[str]) -> Any:
    """Return the plain value at a path; nothing where there is none."""
    for step in steps:
        said = said.get(step) if isinstance(said, Mapping) else None
    return said


def _left(line: Line, options: Sequence[str]) -> Line | None:
    """Return what is left of a line without some options."""
    left: Line | None = line
    for option in options:
        left = without(left, option) if left else None
    return left


def _instead(
    path: Path, there: Any, old: Line, items: Sequence[Value]
) -> Iterator[Edit]:
    """Yield what puts items in the place of a line, or else at the end."""
    first, *more = items
    if not isinstance(there, list):
        yield Edit("set", path, [first, *more] if more else first)
        return
    said = [without_mark(x) if isinstance(x, str) else None for x in there]
    if old.text not in said:
        yield from (Edit("add", path, item) for item in items)
        return
    place = said.index(old.text)
    yield Edit("set", (*path, place), first)
    yield from (Edit("insert", path, item, place + 1) for item in more)
