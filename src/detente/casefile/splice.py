"""Where in the text of a file a change goes, so that all else stays as it is."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from detente.casefile.nodes import Fields, Items, Lines, Node, Path, Text, child
from detente.casefile.scalars import Value, inline, scalar
from detente.casefile.write import field_lines, item_lines, part


class Patch(NamedTuple):
    """A stretch of a text and what takes its place."""

    start: int
    end: int
    new: str

    def on(self, text: str) -> str:
        """Return the text with the stretch exchanged."""
        return replaced(text, *self)


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return the text with one stretch of it exchanged."""
    return text[:start] + new + text[end:]


def end_of(text: str, node: Node) -> int:
    """Return where a node ends, without what follows its last value."""
    if isinstance(node, Text):
        if node.style in ("|", ">"):
            return len(text[: node.end].rstrip())
        return node.end
    if in_brackets(text, node):
        return node.end
    return end_of(text, _last(node))


def in_brackets(text: str, node: Node) -> bool:
    """Tell whether a list or a mapping is written in brackets."""
    return not isinstance(node, Text) and text[node.start] in "[{"


def flow(text: str, tree: Node, path: Path) -> bool:
    """Tell whether anything on the way to a path is written in brackets."""
    node: Node | None = tree
    for step in path:
        if node is None or in_brackets(text, node):
            return node is not None
        node = child(node, step)
    return False


def put(text: str, node: Node, value: Value, *, brackets: bool) -> Patch:
    """Exchange a value for another.

    Parameters
    ----------
    text
        Of the file.
    node
        The value there is, perhaps nothing.
    value
        The value there should be.
    brackets
        Whether it stands inside brackets.
    """
    new = scalar(value, flow=brackets) if isinstance(value, str) else inline(value)
    if isinstance(node, Text) and node.nothing and not text[node.start - 1].isspace():
        new = f" {new}"
    return Patch(node.start, end_of(text, node), new)


def add_field(text: str, fields: Fields, name: str, value: Value) -> Patch:
    """Add a field at the end of a mapping."""
    if in_brackets(text, fields):
        return _add_in_brackets(text, fields, inline({name: value})[1:-1])
    first = next(key for key, _ in fields.entries.values())
    return _add_below(
        text, fields, field_lines(name, part(value), _indent(text, first))
    )


def add_item(text: str, items: Items, value: Value) -> Patch:
    """Add an item at the end of a list."""
    if in_brackets(text, items):
        return _add_in_brackets(text, items, inline(value))
    return _add_below(text, items, item_lines(part(value), _indent(text, items)))


def insert_item(text: str, items: Items, place: int, value: Value) -> Patch:
    """Put an item in front of another; what is written above that one stays with it."""
    starts, ends = _parts(text, items)
    if in_brackets(text, items):
        return Patch(starts[place], starts[place], f"{inline(value)}, ")
    lines = item_lines(part(value), _indent(text, items))
    if place:
        return _add_at(text, _line_end(text, ends[place - 1]), lines)
    at, newline = _line_start(text, starts[0]), _newline(text)
    if "-" in text[at : starts[0]]:
        raise ValueError("must not stand in the line of another list")
    return Patch(at, at, newline.join([*lines, ""]))


def cut(text: str, parent: Node, step: str | int) -> Patch:
    """Take a field or an item out of what it stands in."""
    starts, ends = _parts(text, parent)
    names = list(parent.entries) if isinstance(parent, Fields) else range(len(starts))
    at = list(names).index(step)
    if in_brackets(text, parent):
        if at + 1 < len(starts):
            return Patch(starts[at], starts[at + 1], "")
        return Patch(ends[at - 1] if at else starts[at], ends[at], "")
    return _cut_lines(text, starts, ends, at)


def _cut_lines(text: str, starts: list[int], ends: list[int], at: int) -> Patch:
    """Take out whole lines, or what stands behind a dash up to the next field."""
    line = _line_start(text, starts[at])
    if text[line : starts[at]].strip(" -"):
        message = "must stand on lines of its own to be taken out"
        raise ValueError(message)
    if "-" in text[line : starts[at]]:
        last = at + 1 == len(starts)
        end = ends[at] if last else starts[at + 1]
        return Patch(starts[at], end, "")
    return Patch(line, _line_end(text, ends[at], after=True), "")


def _parts(text: str, parent: Node) -> tuple[list[int], list[int]]:
    """Return where the fields or items of a node start and end."""
    if isinstance(parent, Fields):
        entries = parent.entries.values()
        return [k.start for k, _ in entries], [end_of(text, v) for _, v in entries]
    items = parent.items if isinstance(parent, Items) else []
    ends = [end_of(text, item) for item in items]
    if in_brackets(text, parent):
        return [item.start for item in items], ends
    return [text.rindex("-", 0, item.start + 1) for item in items], ends


def _last(node: Fields | Items) -> Node:
    if isinstance(node, Items):
        return node.items[-1]
    return list(node.entries.values())[-1][1]


def _indent(text: str, node: Node) -> str:
    """Return the blanks in front of a node's first line."""
    return " " * (Lines(text[: node.start + 1]).place(node.start)[1] - 1)


def _add_in_brackets(text: str, node: Fields | Items, new: str) -> Patch:
    filled = node.entries if isinstance(node, Fields) else node.items
    if not filled:
        return Patch(node.start + 1, node.end - 1, new)
    end = end_of(text, _last(node))
    return Patch(end, end, f", {new}")


def _add_below(text: str, node: Node, lines: Iterable[str]) -> Patch:
    """Add lines below the last one of a node."""
    return _add_at(text, _line_end(text, end_of(text, node)), lines)


def _add_at(text: str, at: int, lines: Iterable[str]) -> Patch:
    """Add lines after the end of a line."""
    return Patch(at, at, "".join(_newline(text) + line for line in lines))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int, *, after: bool = False) -> int:
    """Return where the line of a place ends, before or after its line break."""
    found = re.compile("\r\n|\r|\n").search(text, at)
    if found is None:
        return len(text)
    return found.end() if after else found.start()
