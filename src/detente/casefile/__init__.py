"""The case file: YAML an analyst can read aloud, with every fault at its place."""

from detente.casefile.changes import Change, diff
from detente.casefile.edit import add_item, confirm, insert_item, remove, set_value
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
