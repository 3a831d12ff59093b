"""Edits of a case file that splice its text: comments and order survive."""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from detente.casefile import splice
from detente.casefile.marks import without_mark
from detente.casefile.nodes import (
    Fields,
    Items,
    Node,
    Path,
    Text,
    bare,
    child,
    deepest,
    dotted,
    plain,
    sound_tree,
)
from detente.casefile.scalars import Value

_MARK = re.compile(r"\s*\((?i:proposed)[^()]*\)(?=\s*[\"']?$)")


def set_value(text: str, path: str | Sequence[str | int], value: Value) -> str:
    """Set one value in the text of a case file; all else stays as it is.

    Parameters
    ----------
    text
        Of the case file.
    path
        Keys and places (from 0), as a sequence or joined by dots. What is missing on
        the way is made.
    value
        Text, or lists and mappings of text.

    Returns
    -------
    The new text. It is not checked for sense: `parse` does that.

    Raises
    ------
    CaseFileError
        If the text is not YAML as a case file may use it.
    ValueError
        If the path leads through what has no parts.

    Examples
    --------
    >>> print(set_value("title: Sale  # of a house", "title", "Lease"))
    title: Lease  # of a house
    """
    tree = sound_tree(text)
    steps = _steps(tree, path)
    node, taken = deepest(tree, steps)
    if taken == len(steps):
        brackets = splice.flow(text, tree, steps)
        patch = splice.put(text, node, value, brackets=brackets)
    else:
        value = _nested(steps[taken + 1 :], value)
        patch = _insert(text, tree, steps[: taken + 1], value)
    new = patch.on(text)
    return _checked(new, tree, lambda top: _assign(top, steps[: taken + 1], value))


def add_item(text: str, path: str | Sequence[str | int], value: Value) -> str:
    """Add an item to a list; one value that stands alone becomes a list.

    Parameters
    ----------
    text, path, value
        As for `set_value`; the path is that of the list.

    Raises
    ------
    CaseFileError, ValueError
        As for `set_value`; also when a mapping stands there.

    Examples
    --------
    >>> print(add_item("weights: a > b  # sure", "weights", "b > c"))
    weights: [a > b, b > c]  # sure
    """
    tree = sound_tree(text)
    steps = _steps(tree, path)
    node, taken = deepest(tree, steps)
    if taken < len(steps) or isinstance(node, Text):
        alone = isinstance(node, Text) and taken == len(steps) and not node.nothing
        return set_value(text, steps, [plain(node), value] if alone else [value])
    if isinstance(node, Fields):
        raise ValueError(f"{dotted(steps)}: must be a list; got a mapping")
    new = splice.add_item(text, node, value).on(text)
    return _checked(new, tree, lambda top: _look(top, steps).append(value))


def insert_item(
    text: str, path: str | Sequence[str | int], place: int, value: Value
) -> str:
    """Put an item into a list, in front of the one that stands at a place now.

    Parameters
    ----------
    text, path, value
        As for `add_item`.
    place
        Of the item, counted from 0; behind the last one it is added at the end.

    Raises
    ------
    CaseFileError, ValueError
        As for `add_item`; also when there is no list.

    Examples
    --------
    >>> print(insert_item("options: [none, all]  # so far", "options", 1, "some"))
    options: [none, some, all]  # so far
    """
    tree = sound_tree(text)
    steps = _steps(tree, path)
    node, taken = deepest(tree, steps)
    if taken < len(steps) or not isinstance(node, Items):
        raise ValueError(f"{dotted(steps)}: must be a list")
    if place >= len(node.items):
        return add_item(text, steps, value)
    new = splice.insert_item(text, node, place, value).on(text)
    return _checked(new, tree, lambda top: _look(top, steps).insert(place, value))


def remove(text: str, path: str | Sequence[str | int]) -> str:
    """Take a field or an item out of the text of a case file.

    Parameters
    ----------
    text, path
        As for `set_value`.

    Raises
    ------
    CaseFileError, ValueError
        As for `set_value`; also when nothing stands there.

    Examples
    --------
    >>> print(remove("parties: {us: {name: US, stance: none}}", "parties.us.stance"))
    parties: {us: {name: US}}
    """
    tree = sound_tree(text)
    steps = _steps(tree, path)
    _, taken = deepest(tree, steps)
    if taken < len(steps) or not steps:
        raise ValueError(f"{dotted(steps)}: must be in the file to be removed")
    parent, _ = deepest(tree, steps[:-1])
    new = splice.cut(text, parent, steps[-1]).on(text)
    return _checked(new, tree, lambda top: _look(top, steps[:-1]).pop(steps[-1]))


def confirm(text: str, path: str | Sequence[str | int]) -> str:
    """Confirm what is proposed at a path: a line, all lines below, or a condition.

    Parameters
    ----------
    text, path
        As for `set_value`.

    Raises
    ------
    CaseFileError, ValueError
        As for `set_value`; also when nothing there is proposed.

    Examples
    --------
    >>> print(confirm("weights: a > b (proposed 0.7)  # s2", "weights"))
    weights: a > b  # s2
    """
    tree = sound_tree(text)
    steps = _steps(tree, path)
    node, taken = deepest(tree, steps)
    if taken < len(steps):
        raise ValueError(f"{dotted(steps)}: must be in the file to be confirmed")
    if isinstance(node, Fields) and node.get("proposed"):
        return remove(text, (*steps, "proposed"))
    marked = [leaf for leaf in _leaves(node) if without_mark(leaf.value) != leaf.value]
    if not marked:
        raise ValueError(f"{dotted(steps)}: must be proposed to be confirmed")
    for leaf in reversed(marked):
        text = _unmark(text, leaf)
    return text


def _unmark(text: str, leaf: Text) -> str:
    """Take the mark off a line, as it is written if the mark is found in it."""
    end = splice.end_of(text, leaf)
    raw, found = _MARK.subn("", text[leaf.start : end])
    if found:
        return splice.replaced(text, leaf.start, end, raw)
    return splice.put(text, leaf, without_mark(leaf.value), brackets=True).on(text)


def _steps(tree: Node, path: str | Sequence[str | int]) -> Path:
    """Return a path as keys and places, numbers where lists stand."""
    steps: list[str | int] = []
    node: Node | None = tree
    for step in path.split(".") if isinstance(path, str) else path:
        place = isinstance(node, Items) and str(step).isdecimal()
        steps.append(int(step) if place else step)
        node = child(node, steps[-1])
    return tuple(steps)


def _nested(path: Path, value: Value) -> Value:
    """Wrap a value in the mappings that a path still needs."""
    for step in reversed(path):
        value = {str(step): value}
    return value


def _insert(text: str, tree: Node, path: Path, value: Value) -> splice.Patch:
    """Add what a path names at its end."""
    parent, _ = deepest(tree, path[:-1])
    if isinstance(parent, Fields):
        return splice.add_field(text, parent, str(path[-1]), value)
    if isinstance(parent, Items) and path[-1] == len(parent.items):
        return splice.add_item(text, parent, value)
    if isinstance(parent, Text) and parent.nothing:
        brackets = splice.flow(text, tree, path[:-1])
        return splice.put(text, parent, {str(path[-1]): value}, brackets=brackets)
    raise ValueError(f"{dotted(path)}: must lead to a field; got a value on the way")


def _assign(top: Any, path: Path, value: Value) -> Any:
    """Do to plain values what the splice does to the text; return the new top."""
    if not path:
        return value
    parent = _look(top, path[:-1])
    if parent is None:
        return _assign(top, path[:-1], {str(path[-1]): value})
    if isinstance(parent, list) and path[-1] == len(parent):
        parent.append(value)
    else:
        parent[path[-1]] = value
    return top


def _look(top: Any, path: Path) -> Any:
    for step in path:
        top = top[step]
    return top


def _leaves(node: Node) -> list[Text]:
    """Return the scalars of a node in the order of the file."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Items):
        return [leaf for item in node.items for leaf in _leaves(item)]
    return [leaf for _, value in node.entries.values() for leaf in _leaves(value)]


def _checked(new: str, tree: Node, change: Callable[[Any], Any]) -> str:
    """Return the new text if it holds what was there before, changed as meant."""
    meant = deepcopy(plain(tree))
    change(meant)
    found = plain(sound_tree(new))
    if bare(found) != bare(meant):
        raise ValueError("the text around the change must allow it to be spliced in")
    return new
