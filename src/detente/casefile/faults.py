"""Collects the faults of a file, each with its place and in our own words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError, create_model
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

_NEEDED = ("string_type", "string_too_short", "list_type", "too_short")
"""What pydantic finds of nothing where there must be something."""


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
        the key of what is deepest on the way. Items are counted from 1, as people do.
        """
        node, taken = deepest(self.tree, path)
        index = node.start
        if taken < len(path) or offset < 0:
            index = self._key(path[:taken], node)
        elif offset and isinstance(node, Text):
            index = inside(self._text, node, offset)
        where = ".".join(map(_counted, path))
        self.found.append(Fault(*self._lines.place(index), where, message))

    def misread(self, path: Path, error: MisreadError) -> None:
        """Note that a text does not follow its grammar."""
        for one in (error, *error.more):
            self.add(path, one.message, one.offset)

    def unknown(self, path: Path, got: str, known: Sequence[str], what: str) -> bool:
        """Note a name that is none of those known; tell whether it is."""
        if got in known:
            return False
        self.add(path, unknown_name(got, known, what))
        return True

    def validate(self, model: type[Model], path: Path) -> tuple[Model, bool]:
        """Return the value at a path in the shape of a model, and whether it fits.

        Where it does not, its faults are noted, and the fields that they are about
        are as if nothing was said of them, so that the others can be looked at.
        """
        node, taken = deepest(self.tree, path)
        given = plain(node) if taken == len(path) else None
        try:
            return model.model_validate(given), True
        except ValidationError as error:
            faults = error.errors(include_url=False)
        for details in faults:
            self._translate(model, path, details)
        return _lenient(model).model_validate(_without(given, faults)), False

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


@cache
def _lenient(model: type[Model]) -> type[Model]:
    """Return a model of the same entry in which every field may be missing."""
    needed: dict[str, Any] = {
        name: (field.annotation, "")
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return cast("type[Model]", create_model("Lenient", __base__=model, **needed))


def _without(given: Any, faults: Sequence[ErrorDetails]) -> dict[str, Any]:
    """Return an entry without the fields, or the parts of fields, that have faults."""
    kept = dict(given) if isinstance(given, dict) else {}
    for name, *inner in (fault["loc"] for fault in faults if fault["loc"]):
        field = kept.pop(str(name), None)
        if isinstance(field, dict) and inner:
            kept[str(name)] = {key: field[key] for key in field if key != inner[0]}
    return kept


def _counted(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step


def _location(path: Path, inner: tuple[int | str, ...]) -> Path:
    """Join paths; pydantic names the key of a mapping apart, which is not a step."""
    return path + tuple(step for step in inner if step != "[key]")


def _names(model: type[BaseModel]) -> list[str]:
    """Return the names of a model's fields as the file spells them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _bare(e: ErrorDetails) -> str:
    if e["input"] in (None, "", []) and e["type"] in _NEEDED:
        return "must not be empty"
    must = (
        _BARE[e["type"]]
        .format(**e.get("ctx", {}))
        .replace("'', ", "")
        .replace("'' or ", "")
    )
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
