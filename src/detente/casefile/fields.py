"""What can stand after the colon of a field, in the words of pydantic.

All scalars arrive as text.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from detente.casefile.amounts import (
    AMOUNT,
    NUMBER,
    SIGNED,
    SIGNED_AMOUNT,
    number,
)
from detente.casefile.durations import DURATION
from detente.casefile.marks import MARK
from detente.casefile.wording import MisreadError
from detente.model.evidence import (
    A_DATE,
    A_SHA256,
    STARTS,
    are_starts,
    is_date,
    is_sha256,
)

LONGEST_NAME = 200
"""Characters in an id or in the label of an option."""

_TEXT = {"type": ["string", "number", "boolean"]}
_SAID = {**_TEXT, "minLength": 1}
_FRACTION = {"type": ["number", "string"], "minimum": 0, "maximum": 1}
_NOTHING = {"type": "null"}
_COUNT = re.compile("[0-9]{1,12}").fullmatch
_DIGITS = "^(?=[0-9]{1,12}$)0*[1-9][0-9]*$"


def _listed(value: Any) -> Any:
    """Let one thing stand for the list of it, and nothing for none."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _knowledge(value: Any) -> Any:
    """Accept a line, a mapping of names to values, or a list of either.

    A name without a value is left to the grammar, which knows what could stand there.
    """
    if value is None:
        return []
    for item in value if isinstance(value, list) else [value]:
        values = item.values() if isinstance(item, dict) else [item]
        if not all(text is None or isinstance(text, str) for text in values):
            raise PydanticCustomError(
                "knowledge",
                "must be a line such as 'a > b', a mapping such as "
                "{a: 0.4 to 0.6}, or a list of either",
            )
    return value


def _span(value: Any) -> Any:
    """Turn [first, last] into numbers that can be a stretch of text."""
    texts = value if isinstance(value, list) else []
    if len(texts) == 2 and all(isinstance(t, str) and _COUNT(t) for t in texts):
        first, last = (int(text) for text in texts)
        if first <= last:
            return first, last
        raise PydanticCustomError(
            "span", "must end no earlier than it begins, as in [1650, 1737]"
        )
    raise PydanticCustomError(
        "span", "must be two numbers of characters, as in [1650, 1737]"
    )


def _starts(value: Any) -> Any:
    """Turn a list into the places where pages begin."""
    texts = value if isinstance(value, list) else [value]
    if all(isinstance(text, str) and _COUNT(text) for text in texts):
        places = tuple(int(text) for text in texts)
        if are_starts(places):
            return places
    raise PydanticCustomError("starts", STARTS)


def _uses(value: Any) -> Any:
    """Let an option, or a list of options, stand for the amount 1 of each."""
    if isinstance(value, str) and value:
        return {value: "1"}
    if isinstance(value, list) and value and all(isinstance(x, str) for x in value):
        return dict.fromkeys(value, "1")
    if isinstance(value, dict) and value:
        return value
    raise PydanticCustomError(
        "uses", "must be an option, a list of options, or amounts, as in {open: 4}"
    )


def _number(value: Any) -> int:
    """Turn digits into a number counted from 1."""
    if isinstance(value, str) and _COUNT(value) and int(value):
        return int(value)
    raise PydanticCustomError("count", "must be the number of a proposal, as in 7")


def _share(value: Any) -> float:
    """Turn a number, in the way numbers are written in lines, into a share."""
    try:
        share = float(number(value if isinstance(value, str) else ""))
    except MisreadError:
        share = 0.0
    if not 0 < share <= 1:
        raise PydanticCustomError("share", "must be above 0 and at most 1, as in 0.7")
    return share


def _doubt(value: Any) -> float:
    """Turn a number into a share that leaves doubt."""
    share = _share(value)
    if share == 1:
        raise PydanticCustomError(
            "doubt", "must be below 1, or left out when it is confirmed"
        )
    return share


def _empty_or(holds: Callable[[str], bool], must: str) -> BeforeValidator:
    """Refuse text that is neither empty nor what it must be."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and value and not holds(value):
            raise PydanticCustomError("form", must)
        return value

    return BeforeValidator(check)


def or_nothing(described: dict[str, Any]) -> dict[str, Any]:
    """Describe a field after which nothing need stand.

    Examples
    --------
    >>> or_nothing({"type": "string", "description": "Verbatim."})
    {'anyOf': [{'type': 'string'}, {'type': 'null'}], 'description': 'Verbatim.'}
    """
    about = ("title", "description", "default")
    shape = {name: value for name, value in described.items() if name not in about}
    kinds = shape["anyOf"] if [*shape] == ["anyOf"] else [shape]
    return {
        "anyOf": kinds if _NOTHING in kinds else [*kinds, _NOTHING],
        **{name: described[name] for name in about if name in described},
    }


Words: TypeAlias = Annotated[
    str, StringConstraints(min_length=1), WithJsonSchema(_SAID)
]
Amount: TypeAlias = Annotated[
    str,
    WithJsonSchema({**_FRACTION, "pattern": rf"^\s*(unknown|{AMOUNT}|)\s*$"}),
]
Time: TypeAlias = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": rf"^\s*{DURATION}\s*$"})
]
Change: TypeAlias = Annotated[
    str,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": (
                r"^\s*(unknown|about the status quo|"
                rf"(worse|better)(\s+by\s+{AMOUNT})?|)({MARK})?\s*$"
            ),
        }
    ),
]
Loose: TypeAlias = Annotated[str, WithJsonSchema(_TEXT)]
Date: TypeAlias = Annotated[
    str,
    _empty_or(is_date, A_DATE),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": "^([0-9]{4}(-[0-9]{2}){0,2})?$",
        }
    ),
]
Hash: TypeAlias = Annotated[
    str,
    _empty_or(is_sha256, A_SHA256),
    WithJsonSchema({**_TEXT, "pattern": "^([0-9a-fA-F]{64})?$"}),
]
Label: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    WithJsonSchema({**_SAID, "maxLength": LONGEST_NAME}),
]
OneOrMore: TypeAlias = Annotated[
    list[Words],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_SAID, {"type": "array", "items": _SAID}, _NOTHING]}),
]
Some: TypeAlias = Annotated[
    list[Words],
    Field(min_length=1),
    BeforeValidator(_listed),
    WithJsonSchema(
        {"anyOf": [_SAID, {"type": "array", "items": _SAID, "minItems": 1}]}
    ),
]
_LINE = {"anyOf": [_SAID, {"type": "object", "additionalProperties": _SAID}]}
Knowledge: TypeAlias = Annotated[
    Any,
    BeforeValidator(_knowledge),
    WithJsonSchema(
        {
            "description": (
                "Lines of knowledge: 'a > b >= c = d', 'a > 2 x b', 'a: 0.4', "
                "'a: 0.4 to 0.6', 'a: about 0.5', 'unknown'; for options also "
                "'a: best', 'a: worst', 'never a'. A line ends in '(proposed 0.7)' "
                "until an analyst has confirmed it."
            ),
            "anyOf": [
                *_LINE["anyOf"],
                {"type": "array", "items": {"anyOf": [*_LINE["anyOf"], _NOTHING]}},
                _NOTHING,
            ],
        }
    ),
]
Stretch: TypeAlias = Annotated[
    tuple[int, int],
    BeforeValidator(_span),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": ["integer", "string"]},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]
_SHARE = {**_FRACTION, "exclusiveMinimum": 0, "pattern": f"^{NUMBER}$"}
Starts: TypeAlias = Annotated[
    tuple[int, ...],
    BeforeValidator(_starts),
    WithJsonSchema({"type": "array", "items": {"type": "integer", "minimum": 0}}),
]
_NUMBERS = {"type": ["number", "string"]}
_SIGNED = {**_NUMBERS, "pattern": rf"^\s*{SIGNED}\s*$"}
Number: TypeAlias = Annotated[str, WithJsonSchema(_SIGNED)]
SignedAmount: TypeAlias = Annotated[
    str, WithJsonSchema({**_NUMBERS, "pattern": rf"^\s*{SIGNED_AMOUNT}\s*$"})
]
Uses: TypeAlias = Annotated[
    dict[str, Words],
    Field(min_length=1),
    BeforeValidator(_uses),
    WithJsonSchema(
        {
            "anyOf": [
                _SAID,
                {"type": "array", "items": _SAID, "minItems": 1},
                {"type": "object", "additionalProperties": _SIGNED, "minProperties": 1},
            ]
        }
    ),
]
Counted: TypeAlias = Annotated[
    int,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": _DIGITS}),
]
Share: TypeAlias = Annotated[float, BeforeValidator(_share), WithJsonSchema(_SHARE)]
Doubt: TypeAlias = Annotated[
    float | None, BeforeValidator(_doubt), WithJsonSchema(_SHARE)
]
