"""What changed between two cases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from detente.casefile.likeness import paired
from detente.casefile.outline import (
    Inline,
    Outline,
    condition_fields,
    note_fields,
    outline,
)
from detente.casefile.scalars import inline
from detente.casefile.write import part
from detente.model import Case

Items = Sequence[str]

_ENTRIES = ("parties", "issues", "actions", "statements", "documents")
"""Sections whose entries come and go whole."""

_LINES = re.compile(r"preferences\..+\.(weights|options\..+)", re.DOTALL)
"""Where lines of knowledge stand, perhaps as a mapping."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two cases say differently.

    Attributes
    ----------
    path
        Where in the case, such as ``preferences.us.weights``. Items of lists are named
        by what they say, or by their id, not by their place.
    before, after
        What was and is said there; empty when nothing.

    Examples
    --------
    >>> str(Change("title", "Sale", "Lease"))
    'title: Sale -> Lease'
    >>> str(Change("parties.heir", "", "name: Heir"))
    'parties.heir: added name: Heir'
    """

    path: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the change as one line."""
        if not self.before:
            return f"{self.path}: added {self.after}"
        if not self.after:
            return f"{self.path}: removed {self.before}"
        return f"{self.path}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a case says in one place.

    Attributes
    ----------
    whole
        All of it, to tell that it came or went; empty when its leaves tell that.
    leaves
        What it says, with the path of each thing.
    """

    whole: str = ""
    leaves: Mapping[str, Items] = field(default_factory=dict)


def diff(old: Case, new: Case) -> tuple[Change, ...]:
    """Return what changed from one case to another, in the order of the file.

    Entries are matched by their ids, conditions by what they rule out, notes by their
    id or else their text: an item that only moved within its list has not changed,
    save for the options of an issue, whose order says something. Each line of a list
    that changed is a change of its own, and an entry that came or went is one.

    Examples
    --------
    >>> [str(change) for change in diff(Case("Sale"), Case("Lease"))]
    ['title: Sale -> Lease']
    """
    before, after = dict(_entries(old)), dict(_entries(new))
    return tuple(
        change
        for path in _merged(list(before), list(after))
        for change in _changes(path, before.get(path), after.get(path))
    )


def _changes(path: str, before: _Entry | None, after: _Entry | None) -> list[Change]:
    """Return what changed in one place."""
    was, now = before or _Entry(), after or _Entry()
    if (before is None or after is None) and (was.whole or now.whole):
        return [Change(path, was.whole, now.whole)]
    return [
        change
        for leaf in _merged(list(was.leaves), list(now.leaves))
        for change in _items(leaf, was.leaves.get(leaf, ()), now.leaves.get(leaf, ()))
    ]


def _items(path: str, before: Items, after: Items) -> Iterator[Change]:
    """Return what changed in a list, item by item, and in its order where it counts."""
    pairs = paired(before, after)
    yield from (Change(path, was, now) for was, now in pairs if was != now)
    if path.startswith("issues.") and path.endswith(".options"):
        kept = [before.index(was) for was, now in pairs if was and now]
        if kept != sorted(kept):
            yield Change(path, inline(list(before)), inline(list(after)))


def _merged(before: list[str], after: list[str]) -> list[str]:
    """Return all paths; one that is gone stands behind the one it stood behind."""
    paths, known = list(after), set(after)
    for place, path in enumerate(before):
        if path not in known:
            at = paths.index(before[place - 1]) + 1 if place else 0
            paths.insert(at, path)
    return paths


def _entries(case: Case) -> Iterator[tuple[str, _Entry]]:
    """Return what a case says in each place, with the path of the place."""
    for name, section in outline(case).items():
        if name in _ENTRIES and isinstance(section, dict):
            for key, value in section.items():
                yield _whole(f"{name}.{key}", value)
        elif not isinstance(section, list) or name == "remarks":
            for place, items in _walk(name, section):
                yield place, _Entry(leaves={place: items})
    for condition in case.conditions:
        fields = condition_fields(condition)
        yield _keyed(
            "conditions",
            ("if", "then", "rule_out", "at_least", "at_most", "of"),
            fields,
        )
    for note in case.notes:
        named = ("id",) if note.id else ("text",)
        yield _keyed(note.kind, named, note_fields(note))


def _whole(path: str, value: Outline) -> tuple[str, _Entry]:
    """Return an entry that has an id."""
    leaves = dict(_walk(path, value))
    told = (f"{k.removeprefix(path)[1:]}: {'; '.join(v)}" for k, v in leaves.items())
    return path, _Entry(", ".join(told) or "{}", leaves)


def _keyed(
    section: str, keys: Sequence[str], fields: Mapping[str, Outline]
) -> tuple[str, _Entry]:
    """Return an item of a list, with what it says for its name."""
    told = {key: _line(fields[key]) for key in keys if key in fields}
    name = " ".join(
        f"{key} {said}" if len(keys) > 1 else said for key, said in told.items()
    )
    path = f"{section}.[{name}]"
    rest = {f"{path}.{k}": _said(v) for k, v in fields.items() if k not in keys}
    return path, _Entry(_line(fields.get("text", name)), rest)


def _walk(path: str, value: Outline) -> Iterator[tuple[str, Items]]:
    """Return each thing that an outline says; lines of knowledge stand together."""
    fields = {} if _LINES.fullmatch(path) else _parts(value)
    for name, below in fields.items():
        yield from _walk(f"{path}.{name}", below)
    if not fields:
        yield path, [_line(value)] if path.endswith(".span") else _said(value)


def _parts(value: Outline) -> Mapping[str, Outline]:
    """Return the fields of a mapping; none of anything else."""
    if isinstance(value, Inline) and isinstance(value.value, dict):
        return {name: part(field) for name, field in value.value.items()}
    return value if isinstance(value, dict) else {}


def _said(value: Outline) -> Items:
    """Return the items that stand somewhere, each on one line."""
    if isinstance(value, Inline) and isinstance(value.value, list):
        return [_line(part(item)) for item in value.value]
    if isinstance(value, list):
        return [text for item in value for text in _said(item)]
    fields = _parts(value)
    return [f"{k}: {_line(v)}" for k, v in fields.items()] or [_line(value)]


def _line(value: Outline) -> str:
    """Return what stands somewhere on one line."""
    if isinstance(value, Inline):
        return inline(value.value)
    return value if isinstance(value, str) else "; ".join(map(_line, value))
