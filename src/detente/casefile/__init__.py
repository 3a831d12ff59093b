"""The case file: YAML an analyst can read aloud, with every fault at its place."""

from detente.casefile.entries import schema
from detente.casefile.load import MAX_BYTES, load, parse
from detente.casefile.write import dump, save

__all__ = ["MAX_BYTES", "dump", "load", "parse", "save", "schema"]
