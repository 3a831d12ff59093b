"""What changed between two cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.casefile.outline import (
    Inline,
    Outline,
    condition_fields,
    note_fields,
    outline,
)
from detente.casefile.scalars import inline
from detente.model import Case


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two cases say differently.

    Attributes
    ----------
    path
        Where in the case, such as ``preferences.us.weights``.
    before, after
        What was and is said there; empty when nothing.

    Examples
    --------
    >>> str(Change("title", "Sale", "Lease"))
    'title: Sale -> Lease'
    >>> str(Change("parties.heir.name", "", "Heir"))
    'parties.heir.name: added Heir'
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


def diff(old: Case, new: Case) -> tuple[Change, ...]:
    """Return what changed from one case to another, in the order of the file.

    Entries are matched by their ids, conditions by what they rule out, notes by their
    text: an item that only moved within its list has not changed.

    Examples
    --------
    >>> [str(change) for change in diff(Case("Sale"), Case("Lease"))]
    ['title: Sale -> Lease']
    """
    before, after = dict(_leaves(old)), dict(_leaves(new))
    return tuple(
        Change(path, before.get(path, ""), after.get(path, ""))
        for path in _merged(list(before), list(after))
        if before.get(path) != after.get(path)
    )


def _merged(before: list[str], after: list[str]) -> list[str]:
    """Return all paths; one that is gone stands behind the one it stood behind."""
    paths, known = list(after), set(after)
    for place, path in enumerate(before):
        if path not in known:
            at = paths.index(before[place - 1]) + 1 if place else 0
            paths.insert(at, path)
    return paths


def _leaves(case: Case) -> Iterator[tuple[str, str]]:
    """Return each thing a case says, with its path."""
    for name, section in outline(case).items():
        if not isinstance(section, list):
            yield from _walk(name, section)
    for condition in case.conditions:
        fields = condition_fields(condition)
        yield from _keyed("conditions", ("if", "then", "rule_out"), fields)
    for note in case.notes:
        yield from _keyed(note.kind, ("text",), note_fields(note))


def _keyed(
    section: str, keys: tuple[str, ...], fields: Mapping[str, Outline]
) -> Iterator[tuple[str, str]]:
    """Return an item of a list, with what it says for its name."""
    said = [f"{key} {_said(fields[key])}" for key in keys if key in fields]
    name = " ".join(said).removeprefix("text ")
    yield f"{section}.[{name}]", name
    for key, value in fields.items():
        if key not in keys:
            yield f"{section}.[{name}].{key}", _said(value)


def _walk(path: str, value: Outline) -> Iterator[tuple[str, str]]:
    if isinstance(value, Inline) and isinstance(value.value, dict):
        for name, field in value.value.items():
            yield f"{path}.{name}", field if isinstance(field, str) else inline(field)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _walk(f"{path}.{name}", part)
    else:
        yield path, _said(value)


def _said(value: Outline) -> str:
    """Return what stands somewhere on one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, Inline):
        return inline(value.value)
    return "; ".join(_said(item) for item in value)
