"""Blocks -> what a model is asked, and the form its answer must have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.model import ACTS
from detente.reading.blocks import BOILERPLATE
from detente.reading.parse import Parsed
from detente.reading.words import table

LONGEST = 6_000
"""Characters of the blocks that are sent together, unless one alone has more."""

Passage = tuple[Parsed, ...]
FIELDS = ("party", "act", "content", "condition", "polarity", "quote")
"""Of each statement in an answer."""


def passages(parsed: Sequence[Parsed]) -> Iterator[Passage]:
    """Cut blocks into passages of one document each; the same text is sent once.

    What is no part of the text proper is not sent.
    """
    seen: set[str] = set()
    gathered: list[Parsed] = []
    for piece in parsed:
        block = piece.block
        if block.doubt in BOILERPLATE or block.text in seen:
            continue
        seen.add(block.text)
        if gathered and _is_full(gathered, piece):
            yield tuple(gathered)
            gathered = []
        gathered.append(piece)
    if gathered:
        yield tuple(gathered)


def _is_full(gathered: Sequence[Parsed], piece: Parsed) -> bool:
    other = piece.block.document != gathered[-1].block.document
    size = sum(len(one.block.text) for one in (*gathered, piece))
    return other or size > LONGEST


def question(passage: Passage) -> dict[str, Any]:
    """Return the body of a request about a passage."""
    return {
        "temperature": 0,
        "messages": [
            {"role": "system", "content": table("llm/prompt")["system"].strip()},
            {"role": "user", "content": "\n\n".join(map(_shown, passage))},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "statements", "strict": True, "schema": schema()},
        },
    }


def _shown(piece: Parsed) -> str:
    """Return a block as it is sent, with what governs it in brackets."""
    block = piece.block
    above = " > ".join(filter(None, (*block.headings, block.label)))
    text = piece.block.text[: len(piece.doc.text)]
    return f"[{above}]\n{text}" if above else text


def schema() -> Mapping[str, Any]:
    """Return the JSON Schema of an answer.

    Examples
    --------
    >>> schema()["required"]
    ['statements']
    """
    text = {"type": "string"}
    statement = {
        **dict.fromkeys(FIELDS, text),
        "act": {"type": "string", "enum": list(ACTS)},
        "polarity": {"type": "string", "enum": ["positive", "negative"]},
    }
    return _object({"statements": {"type": "array", "items": _object(statement)}})


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
