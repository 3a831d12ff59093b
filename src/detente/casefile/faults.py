"""Collects the faults of a file, each with its place and in our own words."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from detente.casefile.nodes import Fields, Lines, Node, Path, Text, deepest, plain
from detente.casefile.wording import MisreadError, listed, meant, quoted, unknown_name
from detente.errors import Fault

Model = TypeVar("Model", bound=BaseModel)

_FOLD = re.compile(r"[ \t]*[\r\n]\s*")
_BARE = {
    "string_type": "must be text",
    "string_too_short": "must be text",
    "literal_error": "must be {expected}",
    "list_type": "must be a list",
    "dict_type": "must be a mapping, as in 'name: value'",
    "model_type": "must be a mapping, as in 'name: value'",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "must have at least {min_length}",
    "too_long": "must have at most {max_length}",
}


class Faults:
    """The faults found so far in the file of a tree."""

    def __init__(self, text: str, tree: Node) -> None:
        self.found: list[Fault] = []
        self.tree = tree
        self._text = text
        self._lines = Lines(text)

    def at(self, path: Path) -> Node | None:
        """Return the node at a path, or None when there is none."""
        node, taken = deepest(self.tree, path)
        return node if taken == len(path) else None

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line on which a value begins."""
        return self._lines.place(deepest(self.tree, path)[0].start)[0]

    def add(self, path: Path, message: str, offset: int = 0) -> None:
        """Note a fault of the value at a path, ``offset`` characters into its text.

        An offset of -1 means the key. Where the path leads nowhere, the fault stands at
        the key of what is deepest on the way.
        """
        node, taken = deepest(self.tree, path)
        index = node.start
        if taken < len(path) or offset < 0:
            index = self._key(path[:taken], node)
        elif offset and isinstance(node, Text):
            index = inside(self._text, node, offset)
        where = ".".join(str(step) for step in path)
        self.found.append(Fault(*self._lines.place(index), where, message))

    def misread(self, path: Path, error: MisreadError) -> None:
        """Note that a text does not follow its grammar."""
        self.add(path, error.message, error.offset)

    def unknown(self, path: Path, got: str, known: Sequence[str], what: str) -> bool:
        """Note a name that is none of those known; tell whether it is."""
        if got in known:
            return False
        self.add(path, unknown_name(got, known, what))
        return True

    def validate(self, model: type[Model], path: Path) -> Model | None:
        """Return the value at a path in the shape of a model, or note its faults."""
        node, taken = deepest(self.tree, path)
        given = plain(node) if taken == len(path) else None
        try:
            return model.model_validate(given)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                self._translate(model, path, details)
            return None

    def _translate(self, model: type[BaseModel], path: Path, e: ErrorDetails) -> None:
        """Say in our words what pydantic found wrong."""
        location = _location(path, e["loc"])
        if e["type"] == "extra_forbidden":
            known = _names(model)
            self.add(location, unknown_name(str(location[-1]), known), -1)
        elif e["type"] == "missing":
            got = _found(plain(deepest(self.tree, location[:-1])[0]))
            self.add(path, f"must say {quoted(str(location[-1]))}; got {got}", -1)
        elif e["type"] in _BARE:
            self.add(location, _bare(e), -1 if e["loc"][-1:] == ("[key]",) else 0)
        else:
            self.add(location, f"{e['msg']}; got {_found(e['input'])}")

    def _key(self, path: Path, node: Node) -> int:
        """Return where the key of the node at a path stands, or else the node."""
        if not path:
            return node.start
        parent, _ = deepest(self.tree, path[:-1])
        key = parent.key(str(path[-1])) if isinstance(parent, Fields) else None
        return key.start if key else node.start


def inside(source: str, node: Text, offset: int) -> int:
    r"""Return where in the file the character of a scalar's value stands.

    Value and source are walked side by side: what the source has more is quotes,
    escapes, and the line breaks and indentation that YAML folds into a blank. Of a
    block of lines only its beginning is returned.

    Examples
    --------
    >>> source = 'a: "say \\"x\\" > y"'
    >>> source[inside(source, Text('say "x" > y', 3, 19, '"'), 10)]
    'y'
    """
    if node.style in ("|", ">"):
        return node.start
    at = node.start + (node.style in ("'", '"'))
    for wanted in node.value[:offset]:
        if node.style == '"' and source[at] == "\\":
            at += _escape_length(source, at)
        elif node.style == "'" and source[at : at + 2] == "''":
            at += 2
        elif wanted.isspace() and (fold := _FOLD.match(source, at)):
            at = fold.end()
        else:
            at += 1
    return min(at, node.end)


def _escape_length(source: str, at: int) -> int:
    return 2 + {"x": 2, "u": 4, "U": 8}.get(source[at + 1 : at + 2], 0)


def _location(path: Path, inner: tuple[int | str, ...]) -> Path:
    """Join paths; pydantic names the key of a mapping apart, which is not a step."""
    return path + tuple(step for step in inner if step != "[key]")


def _names(model: type[BaseModel]) -> list[str]:
    """Return the names of a model's fields as the file spells them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _bare(e: ErrorDetails) -> str:
    must = _BARE[e["type"]].format(**e.get("ctx", {})).replace("'', ", "")
    if e["type"] in ("too_short", "too_long"):
        return f"{must}; got {len(e['input'])}"
    guess = ""
    if e["type"] == "literal_error":
        allowed = e["ctx"]["expected"].replace(" or ", ", ").split(", ")
        guess = meant(str(e["input"]), [name.strip("'") for name in allowed])
    return f"{must}; got {_found(e['input'])}{guess}"


def _found(value: Any) -> str:
    """Say what stands in the file."""
    if isinstance(value, dict):
        return f"only {listed(value, 'and')}" if value else "nothing"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return quoted(value if isinstance(value, str) else "")
