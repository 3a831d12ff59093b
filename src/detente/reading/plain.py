"""Reading -> plain values for JSON, and the schema they keep."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from detente import model
from detente.model import (
    ACTS,
    MODALITIES,
    ORIGINS,
    ROLES,
    Note,
    NoteKind,
    Source,
    Statement,
)
from detente.reading.account import Account
from detente.reading.listed import acts, whole

VERSION = 1
"""Of the JSON; it changes when a reader of the old form could be misled."""
_NOT_SHOWN = frozenset(["id", "kind"])
_PART = ("id", "issue", "content", "condition", "quote", "span")
"""What is told of each thing that one act lists; the rest is that of the act."""


def plain(reading: Account) -> dict[str, Any]:
    """Return a reading as dictionaries, lists, strings and numbers."""
    return {
        "detente": VERSION,
        "documents": {s.id: _document(s) for s in reading.sources},
        "parties": {p: _party(reading, p) for p in reading.parties},
        "issues": {
            i: {"title": t, "heading": reading.headings.get(i) or t}
            for i, t in reading.issues.items()
        },
        "statements": [_statement(act) for act in acts(reading)],
        **{
            kind: [_note(n) for n in reading.notes if n.kind == kind]
            for kind in get_args(NoteKind)
        },
        "remarks": list(reading.remarks),
    }


def _statement(act: Sequence[Statement]) -> dict[str, Any]:
    """Return an act, and each of the things it lists where there are several."""
    content, widest = whole(act)
    shown = replace(act[0], content=content, quote=widest.quote, span=widest.span)
    parts = [_part(one) for one in act] if len(act) > 1 else []
    return {**model.plain(shown), "parts": parts}


def _part(one: Statement) -> dict[str, Any]:
    return {name: value for name, value in model.plain(one).items() if name in _PART}


def _document(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "sha256": source.sha256,
        "title": source.title,
        "date": source.date,
        "author": source.author,
        "site": source.site,
        "cites": list(source.cites),
        "same_text_as": list(source.same_text_as),
        "pages": list(source.pages),
    }


def _party(reading: Account, party: str) -> dict[str, Any]:
    stance, aliases = reading.stances.get(party), reading.aliases.get(party)
    speakers = reading.speakers.get(party)
    return {
        "name": reading.parties[party],
        "role": reading.roles[party],
        **({"stance": stance} if stance else {}),
        **({"aliases": list(aliases)} if aliases else {}),
        **({"speakers": list(speakers)} if speakers else {}),
    }


def _note(note: Note) -> dict[str, Any]:
    """Return a note without its kind, under which it stands, and its id."""
    return {k: v for k, v in model.plain(note).items() if k not in _NOT_SHOWN}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of `plain`.

    Examples
    --------
    >>> schema()["properties"]["detente"]
    {'const': 1}
    """
    statement = {
        "id": _TEXT,
        "party": _TEXT,
        "reported_by": _TEXT,
        "act": {"enum": list(ACTS)},
        "issue": _TEXT,
        "about": _TEXTS,
        "content": _TEXT,
        "condition": _TEXT,
        "polarity": {"enum": ["positive", "negative"]},
        "modality": {"enum": list(MODALITIES)},
        "quote": {"type": "string", "minLength": 1},
        "document": _TEXT,
        "span": _SPAN,
        "carriers": _TEXTS,
        "date": _TEXT,
        "confidence": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        "origin": {"enum": list(ORIGINS)},
        "replaces": _TEXTS,
    }
    parts = _list(_object({name: statement[name] for name in _PART}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What was read in documents about a negotiation",
        **_object(
            {
                "detente": {"const": VERSION},
                "documents": _by_id(_object(_DOCUMENT)),
                "parties": _by_id(_object(_PARTY, required=("name", "role"))),
                "issues": _by_id(_object({"title": _TEXT, "heading": _TEXT})),
                "statements": _list(_object({**statement, "parts": parts})),
                **{kind: _list(_object(_NOTE)) for kind in get_args(NoteKind)},
                "remarks": _TEXTS,
            }
        ),
    }


def _object(
    properties: Mapping[str, Any], required: tuple[str, ...] | None = None
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required if required is not None else properties),
        "additionalProperties": False,
    }


def _list(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(of)}


def _by_id(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": dict(of)}


_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS = _list(_TEXT)
_SPAN: dict[str, Any] = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_DOCUMENT: dict[str, Any] = {
    "file": _TEXT,
    "sha256": _TEXT,
    "title": _TEXT,
    "date": _TEXT,
    "author": _TEXT,
    "site": _TEXT,
    "cites": _TEXTS,
    "same_text_as": _TEXTS,
    "pages": _list({"type": "integer", "minimum": 0}),
}
_PARTY: dict[str, Any] = {
    "name": _TEXT,
    "role": {"enum": list(ROLES)},
    "stance": _TEXT,
    "aliases": _TEXTS,
    "speakers": _TEXTS,
}
_NOTE: dict[str, Any] = {
    "text": _TEXT,
    "quote": {"type": "string", "minLength": 1},
    "document": _TEXT,
    "span": _SPAN,
    "date": _TEXT,
    "issue": _TEXT,
    "party": _TEXT,
    "act": {"enum": ["", "withdraw"]},
    "of": {"enum": ["", "agreement", "failure"]},
    "effect": {"enum": ["", "better", "worse"]},
    "carriers": _TEXTS,
}
