"""Accepted lines of preference as edits of the lines that stand in a case file."""

from collections.abc import Iterator, Mapping, Sequence
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


def spelled(line: Line, labels: Sequence[str]) -> tuple[Value, ...]:
    """Return a line as the items of a list that say it."""
    return line_entries(line, Names(tuple(labels), "options"))


def line_edits(
    new: Sequence[NewLine], there: Any, labels: Sequence[str]
) -> Iterator[Edit]:
    """Yield the edits that bring in lines of one party on one issue.

    A line that cannot stand beside a new one loses the option that the new one is
    about; what is left of it stays where it is, and the new one goes behind it.

    Parameters
    ----------
    new
        The lines, at least one.
    there
        What the file has there, as plain values.
    labels
        The options of the issue, new ones among them.
    """
    first = new[0]
    path: Path = ("preferences", first.party, "options", first.issue)
    waiting = [x for one in new if one.line for x in spelled(one.line, labels)]
    for old in dict.fromkeys(line for one in new for line in one.instead):
        left = _left(old, [one.option for one in new if old in one.instead])
        kept = list(spelled(left, labels)) if left else []
        yield from _instead(path, there, old, [*kept, *waiting])
        waiting = []
    if waiting and isinstance(there, Mapping):
        apart: list[Value] = [{name: said} for name, said in there.items()]
        yield Edit("set", path, [*apart, *waiting])
    else:
        yield from (Edit("add", path, item) for item in waiting)
    evidence: Path = ("preferences", first.party, "evidence", first.issue)
    for name in dict.fromkeys(one.evidence for one in new):
        yield Edit("add", evidence, name)


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
    if not isinstance(there, list):
        if not items:
            yield Edit("remove", path)
        else:
            yield Edit("set", path, items[0] if len(items) == 1 else list(items))
        return
    said = [without_mark(x) if isinstance(x, str) else None for x in there]
    if old.text not in said:
        yield from (Edit("add", path, item) for item in items)
        return
    place = said.index(old.text)
    if not items:
        yield Edit("remove", (*path, place))
        return
    yield Edit("set", (*path, place), items[0])
    yield from (Edit("insert", path, item, place + 1) for item in items[1:])
