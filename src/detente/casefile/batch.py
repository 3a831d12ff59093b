"""Many edits of a case file at once, each where it goes, all else as it is.

One edit after the other would read the whole file for each. Here it is read once: every
edit becomes a stretch of the text and what takes its place, and the stretches are
exchanged from the last to the first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from detente.casefile import splice
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

_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing to do to a case file.

    Attributes
    ----------
    how
        ``set`` a value; ``add`` an item at the end of a list, of which one value that
        stands alone becomes the first; ``insert`` an item in front of the one at a
        place; ``remove`` a field or an item.
    path
        Keys, and places counted from 0 in the text as it is before any edit.
    value
        Text, or lists and mappings of text; nothing to remove.
    place
        Where to insert.
    """

    how: Literal["set", "add", "insert", "remove"]
    path: Path
    value: Value = ""
    place: int = 0


def edited(text: str, edits: Iterable[Edit]) -> str:
    r"""Return the text of a case file with some edits made in it.

    Raises
    ------
    CaseFileError
        If the text is not YAML as a case file may use it.
    ValueError
        If a path leads through what has no parts, nothing stands where something is
        to be removed, or the text around an edit does not allow it.

    Examples
    --------
    >>> text = "statements:\n  s1: {act: offer}  # sure\nwatch: []\n"
    >>> more = [
    ...     Edit("set", ("statements", "s2"), {"act": "seek"}),
    ...     Edit("add", ("watch",), {"text": "the vote"}),
    ... ]
    >>> print(edited(text, more), end="")
    statements:
      s1: {act: offer}  # sure
      s2: {act: seek}
    watch: [{text: the vote}]
    """
    every = tuple(edits)
    new = _spliced(text, [edit for edit in every if edit.how != "remove"])
    gone = [edit.path for edit in every if edit.how == "remove"]
    for path in sorted(gone, key=lambda path: (path[:-1], path[-1]), reverse=True):
        new = _without(new, path)
    return new


def holds_a_comment(text: str, path: Path) -> bool:
    r"""Tell whether a comment would go with what stands at a path.

    A sign that could begin a comment counts as one, also within a quote.

    Examples
    --------
    >>> text = "watch:\n  - text: the vote  # ask Kari\n  - text: the weather\n"
    >>> holds_a_comment(text, ("watch", 0)), holds_a_comment(text, ("watch", 1))
    (True, False)
    """
    start, end, _ = _cut(text, path)
    return _COMMENT.search(text, start, end) is not None


def _without(text: str, path: Path) -> str:
    return _cut(text, path).on(text)


def _cut(text: str, path: Path) -> splice.Patch:
    tree = sound_tree(text)
    parent, taken = deepest(tree, path[:-1])
    if taken < len(path) - 1 or child(parent, path[-1]) is None:
        raise ValueError(f"{dotted(path)}: must be in the file to be removed")
    return splice.cut(text, parent, path[-1])


@dataclass(slots=True)
class _Plan:
    """What is to be done to a text, and what its values are to be then.

    Attributes
    ----------
    text, tree
        As they are.
    patches
        Stretches to exchange, with how deep each lies.
    assigned
        Values for what is not there, or stands alone, by path.
    meant
        The values that the edits should lead to.
    """

    text: str
    tree: Node
    patches: list[tuple[splice.Patch, int]] = field(default_factory=list)
    assigned: dict[Path, Any] = field(default_factory=dict)
    meant: Any = None

    def take(self, edit: Edit) -> None:
        """Plan one edit."""
        node, taken = deepest(self.tree, edit.path)
        if taken < len(edit.path):
            here = taken if _fillable(node) else taken + 1
            if here > taken and not isinstance(node, Fields):
                raise ValueError(f"{dotted(edit.path)}: must lead to a field")
            value = [edit.value] if edit.how in ("add", "insert") else edit.value
            self._assign(edit.path, here, value)
        elif edit.how == "set":
            self.assigned[edit.path] = edit.value
        else:
            self._item(edit, node)

    def _item(self, edit: Edit, node: Node) -> None:
        """Plan one more item of what is there."""
        if isinstance(node, Items) and node.items:
            patch = (
                splice.add_item(self.text, node, edit.value)
                if edit.how == "add"
                else splice.insert_item(self.text, node, edit.place, edit.value)
            )
            self.patches.append((patch, len(edit.path)))
            return
        if isinstance(node, Fields):
            raise ValueError(f"{dotted(edit.path)}: must be a list; got a mapping")
        there = plain(node)
        first = there if isinstance(there, list) else [there] if there else []
        known = self.assigned.setdefault(edit.path, first)
        known.append(edit.value)

    def _assign(self, path: Path, here: int, value: Value) -> None:
        """Plan a value for what is missing from a step of a path on."""
        for step in reversed(path[here:]):
            value = {str(step): value}
        there = self.assigned.get(path[:here])
        self.assigned[path[:here]] = value if there is None else _joined(there, value)

    def mean(self, edit: Edit) -> None:
        """Do to the values what the edit is to do to the text."""
        node = self.meant
        for step in edit.path[:-1]:
            if isinstance(node, dict) and node.get(step) is None:
                node[step] = {}
            node = node[step]
        last = edit.path[-1]
        if edit.how == "set":
            node[last] = edit.value
            return
        there = node.get(last) if isinstance(node, dict) else node[last]
        items = there if isinstance(there, list) else [there] if there else []
        at = len(items) if edit.how == "add" else edit.place
        node[last] = [*items[:at], edit.value, *items[at:]]

    def stretches(self) -> Iterator[splice.Patch]:
        """Return the stretches to exchange, the last one of the text first.

        What is added behind an inner and an outer thing that end at one place goes to
        the inner one first.
        """
        for path, value in self.assigned.items():
            self.patches.append((self._patch(path, value), len(path)))
        numbered = list(enumerate(self.patches))
        numbered.sort(key=lambda one: (one[1][0].start, -one[1][1], one[0]))
        yield from (patch for _, (patch, _) in reversed(numbered))

    def _patch(self, path: Path, value: Value) -> splice.Patch:
        node, taken = deepest(self.tree, path)
        if taken == len(path):
            brackets = splice.flow(self.text, self.tree, path)
            return splice.put(self.text, node, value, brackets=brackets)
        assert isinstance(node, Fields)
        return splice.add_field(self.text, node, str(path[-1]), value)


def _spliced(text: str, edits: Sequence[Edit]) -> str:
    """Make all edits that remove nothing."""
    tree = sound_tree(text)
    plan = _Plan(text, tree, meant=deepcopy(plain(tree)))
    every = [_at_the_end(edit, tree) for edit in edits]
    for edit in every:
        plan.take(edit)
    for edit in _in_turn(every):
        plan.mean(edit)
    new = text
    for patch in plan.stretches():
        new = patch.on(new)
    if edits and bare(plain(sound_tree(new))) != bare(plan.meant):
        raise ValueError("the text around the edits must allow them to be spliced in")
    return new


def _at_the_end(edit: Edit, tree: Node) -> Edit:
    """Return an edit that inserts behind the last item as one that adds."""
    node, taken = deepest(tree, edit.path)
    there = taken == len(edit.path) and isinstance(node, Items)
    size = len(node.items) if there and isinstance(node, Items) else 0
    last = edit.how == "insert" and edit.place >= size
    return replace(edit, how="add") if last else edit


def _in_turn(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits so that no place that one names is moved by those before it."""
    yield from (edit for edit in edits if edit.how != "insert")
    inserted = [edit for edit in reversed(edits) if edit.how == "insert"]
    yield from sorted(inserted, key=lambda edit: -edit.place)


def _fillable(node: Node) -> bool:
    """Tell whether nothing stands somewhere, so that a mapping can."""
    if isinstance(node, Text):
        return node.nothing
    return isinstance(node, Fields) and not node.entries


def _joined(first: Any, second: Any) -> Any:
    """Return two values for one place as one."""
    if isinstance(first, dict) and isinstance(second, dict):
        both = dict(first)
        for name, value in second.items():
            both[name] = _joined(both[name], value) if name in both else value
        return both
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *second]
    return second
