"""The case file: YAML an analyst can read aloud, with every fault at its place.

What is offered is loaded when it is first used: not all that is here needs pydantic.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.casefile.changes import Change, diff
    from detente.casefile.edit import (
        add_item,
        confirm,
        insert_item,
        remove,
        set_value,
    )
    from detente.casefile.entries import schema
    from detente.casefile.reader import MAX_BYTES, is_case, load, parse
    from detente.casefile.write import dump, save, untouched

__all__ = [
    "MAX_BYTES",
    "Change",
    "add_item",
    "confirm",
    "diff",
    "dump",
    "insert_item",
    "is_case",
    "load",
    "parse",
    "remove",
    "save",
    "schema",
    "set_value",
    "untouched",
]

_HOMES = {
    "MAX_BYTES": "reader",
    "Change": "changes",
    "add_item": "edit",
    "confirm": "edit",
    "diff": "changes",
    "dump": "write",
    "insert_item": "edit",
    "is_case": "reader",
    "load": "reader",
    "parse": "reader",
    "remove": "edit",
    "save": "write",
    "schema": "entries",
    "set_value": "edit",
    "untouched": "write",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
