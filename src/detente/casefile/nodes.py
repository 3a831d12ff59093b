"""YAML text to a tree of plain nodes that know where they stand."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from detente.errors import CaseFileError, Fault

BYTE_ORDER_MARK = "\ufeff"
"""What some systems put in front of text; it is no part of it."""
MAX_NESTING = 40
"""Lists and mappings inside one another, at most."""

Path: TypeAlias = tuple[str | int, ...]
"""Keys and places (counted from 0) from the top of a file to a node."""

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and marks that turn the direction of what is written around them."""
_TAB = "found a tab character that violates indentation"
_BACKSLASH = (
    "must write a backslash inside double quotes twice. Double it, or put the text in "
    "single quotes"
)
_PLAIN_WORDS = {
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    _TAB: "must be indented with spaces; got a tab",
    "mapping values are not allowed in this context": (
        "must have at most one ': ' on a line, and its name right below the one "
        "above it; got another. Put quotes around text that contains ': ', or "
        "mend the indentation"
    ),
    "found character that cannot start any token": (
        "must not start with a character that YAML keeps for itself. "
        "Put quotes around the text"
    ),
    "did not find expected key": (
        "must go on with 'name: value' at the same indentation, or close a quote or a "
        "bracket above"
    ),
}
_OPENED = {
    "while scanning a quoted scalar": "must close the quote that opens here",
    "while parsing a flow sequence": (
        "must have ',' between items, and ']' after the last, in what opens here"
    ),
    "while parsing a flow mapping": (
        "must have ',' between entries, and '}' after the last, in what opens here"
    ),
}
"""What to do about what opened earlier, by what YAML says it was reading."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; every scalar is read as text, also ``no``, ``1e3`` and dates.

    Attributes
    ----------
    value
        The text; empty also for a value left out.
    start, end
        Places in the text of the file, counted from 0.
    style
        Its quotes, ``|`` or ``>``; empty when plain.
    """

    value: str
    start: int
    end: int
    style: str = ""

    @property
    def nothing(self) -> bool:
        """Whether there is no value at all."""
        return not self.value and not self.style

    @property
    def text(self) -> "Text":
        """Itself, as a key."""
        return self


@dataclass(slots=True)
class Fields:
    """A mapping: keys with their values, in the order of the file.

    A key that stands twice counts where it stands first.
    """

    start: int
    end: int = 0
    entries: "dict[str, tuple[Text, Node]]" = field(default_factory=dict)
    waiting: "Text | Items | None" = None

    def add(self, node: "Node") -> None:
        """Take the node as the next key or value."""
        if self.waiting is not None:
            key = self.waiting.text
            self.entries.setdefault(key.value, (key, node))
            self.waiting = None
        elif not isinstance(node, Fields):
            self.waiting = node

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None when it is not there."""
        return self.entries[key][1] if key in self.entries else None

    def key(self, key: str) -> Text | None:
        """Return the key itself, or None when it is not there."""
        return self.entries[key][0] if key in self.entries else None


@dataclass(slots=True)
class Items:
    """A list."""

    start: int
    end: int = 0
    items: "list[Node]" = field(default_factory=list)

    def add(self, node: "Node") -> None:
        """Take the node as the next item."""
        self.items.append(node)

    @property
    def text(self) -> Text:
        """The list as a key: its items in JSON."""
        said = json.dumps(plain(self), ensure_ascii=False)
        return Text(said, self.start, self.end, '"')


Node: TypeAlias = Text | Fields | Items


def plain(node: Node) -> Any:
    """Return the node as dicts, lists and text; None stands for nothing."""
    if isinstance(node, Text):
        return None if node.nothing else node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def child(node: Node | None, step: str | int) -> Node | None:
    """Return what stands one step below a node, or None when nothing does."""
    if isinstance(node, Fields):
        return node.get(str(step))
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def deepest(tree: Node, path: Sequence[str | int]) -> tuple[Node, int]:
    """Follow a path as far as it goes; return the node and the steps taken."""
    node = tree
    for taken, step in enumerate(path):
        below = child(node, step)
        if below is None:
            return node, taken
        node = below
    return node, len(path)


def bare(value: Any) -> Any:
    """Return a plain value without the difference between nothing and empty.

    Examples
    --------
    >>> bare({"a": [], "b": ["c"]})
    {'a': None, 'b': ['c']}
    """
    if isinstance(value, dict):
        return {name: bare(one) for name, one in value.items()} or None
    if isinstance(value, list):
        return [bare(item) for item in value] or None
    return value


def dotted(path: Path) -> str:
    """Return a path as messages spell it.

    Examples
    --------
    >>> dotted(("statements", "s6", "act"))
    'statements.s6.act'
    """
    return ".".join(str(step) for step in path)


class Lines:
    r"""Where the lines of a text begin.

    Examples
    --------
    >>> Lines("a: b\nc: d").place(8)
    (2, 4)
    """

    def __init__(self, text: str) -> None:
        first = int(text.startswith(BYTE_ORDER_MARK))
        breaks = re.finditer("\r\n|\r|\n", text)
        self._starts = [first, *(end.end() for end in breaks)]

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of a character, counted from 1, as editors do."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def compose(
    text: str, *, lists_as_keys: bool = False
) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document, and say what of YAML a case file may not use.

    Refused are anchors, aliases, tags, merge keys, duplicate keys, keys that are not
    text, nesting past `MAX_NESTING`, characters that are not seen, no document and more
    than one. Files of other programs may have lists for keys: their items in JSON are
    the text of the key.

    Returns
    -------
    The tree, or None when what is wrong leaves no tree to look at; and the faults.
    """
    marked = text.startswith(BYTE_ORDER_MARK)
    bad = _UNREADABLE.search(text, marked)
    if bad:
        what = f"must be text; got the control character U+{ord(bad[0]):04X}. Delete it"
        return None, [Fault(*Lines(text).place(bad.start()), "", what)]
    composer = _Composer(text, int(marked), lists_as_keys=lists_as_keys)
    try:
        composer.run(yaml.parse(text[marked:], Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        at = min(composer.index(error.problem_mark), len(text.rstrip()))
        problem = _TAB if text[at : at + 1] == "\t" else error.problem or ""
        what = _PLAIN_WORDS.get(problem, f"must be YAML; {problem}")
        opened = _OPENED.get(error.context or "")
        if opened and problem != _TAB:
            at, what = composer.index(error.context_mark), opened
        composer.fatal(at, what)
    except _StopError:
        pass
    return composer.tree, composer.faults


def sound_tree(text: str) -> Node:
    """Return the tree of a file that is to be edited.

    Raises
    ------
    CaseFileError
        If the text is no YAML that a case file may use.
    """
    tree, faults = compose(text)
    if tree is None or faults:
        raise CaseFileError("case", tuple(faults))
    return tree


class _StopError(Exception):
    """Reading on would make no sense."""


class _Composer:
    """Builds the tree from parser events, without recursion."""

    def __init__(self, text: str, before: int, *, lists_as_keys: bool) -> None:
        self._before, self._lists = before, lists_as_keys
        self._lines = Lines(text)
        self.faults: list[Fault] = []
        self.tree: Node | None = None
        self._open: list[Fields | Items] = []
        self._documents = 0

    def run(self, events: Iterator[yaml.Event]) -> None:
        """Take in all events."""
        for event in events:
            start = self.index(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self.stop(start, "must be one document; got a second after '---'")
            elif isinstance(event, yaml.AliasEvent):
                self.stop(
                    start,
                    f"must spell everything out; got the alias '*{event.anchor}'",
                )
            elif isinstance(event, yaml.NodeEvent):
                self._refuse_extras(event)
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop().end = self.index(event.end_mark)
        if self.tree is None:
            self.stop(self.index(None), "must hold a case; got an empty file")

    def index(self, mark: Any) -> int:
        """Return the place of a mark in the text of the file, its first if none."""
        return self._before + (mark.index if mark else 0)

    def stop(self, index: int, message: str) -> None:
        """Note what makes the whole file unreadable, and stop."""
        self.fatal(index, message)
        raise _StopError

    def fatal(self, index: int, message: str) -> None:
        """Note what makes the whole file unreadable."""
        self._note(index, message)
        self.tree = None

    def _note(self, index: int, message: str) -> None:
        self.faults.append(Fault(*self._lines.place(index), "", message))

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        at = self.index(event.start_mark)
        if event.anchor is not None:
            what = f"must spell everything out; got the anchor '&{event.anchor}'"
            self._note(at, what)
        tag = getattr(event, "tag", None)
        if tag is not None:
            what = f"must not name types, all is text; got the tag '{tag}'"
            if tag.endswith(":binary"):
                what = "must be text; got bytes, such as program code, which is not run"
            self._note(at, what)

    def _refuse_unseen(self, event: yaml.ScalarEvent) -> None:
        """Refuse characters that nobody sees, also when they are written as escapes."""
        unseen = _UNSEEN.search(event.value)
        if unseen:
            what = f"got the control character U+{ord(unseen[0]):04X}. Delete it"
            self._note(self.index(event.start_mark), f"must be text; {what}")

    def _start(self, event: yaml.NodeEvent) -> None:
        start, end = self.index(event.start_mark), self.index(event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_unseen(event)
            self._place(Text(event.value, start, end, event.style or ""))
            return
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = Fields(start) if mapping else Items(start)
        self._place(node)
        self._open.append(node)
        if len(self._open) > MAX_NESTING:
            self.stop(start, f"must nest at most {MAX_NESTING} deep; got one more")

    def _place(self, node: Node) -> None:
        """Put a node where it belongs, in the collection that is open."""
        if not self._open:
            self.tree = node
            return
        parent = self._open[-1]
        if isinstance(parent, Fields) and parent.waiting is None:
            if not (self._lists and isinstance(node, Items)):
                self._check_key(parent, node)
        elif isinstance(parent, Fields) and isinstance(parent.waiting, Items):
            self._check_key(parent, parent.waiting.text)  # its items are known now
        parent.add(node)

    def _check_key(self, parent: Fields, key: Node) -> None:
        if not isinstance(key, Text):
            what = "must have text for a name; got a list or a mapping"
            self.stop(key.start, what)
        elif key.value == "<<" and not key.style:
            self.stop(key.start, "must spell everything out; got the merge key '<<'")
        elif parent.key(key.value) is not None:
            what = f"must stand once; got {key.value!r} again"
            self._note(key.start, what)
