"""What was said or noted, as plain values: one list of fields, that of the class."""

from dataclasses import fields
from typing import Any

from detente.model.evidence import Note, Statement


def plain(piece: Statement | Note) -> dict[str, Any]:
    """Return the fields of a statement or a note by name, tuples as lists.

    Examples
    --------
    >>> plain(Note("watch", "the vote", "the vote", "d1", (4, 12)))["span"]
    [4, 12]
    """
    values = ((field.name, getattr(piece, field.name)) for field in fields(piece))
    return {n: list(v) if isinstance(v, tuple) else v for n, v in values}
