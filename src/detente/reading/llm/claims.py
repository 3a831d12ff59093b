"""The text of an answer -> claims, as the model made them."""

import json
from dataclasses import dataclass

from detente.reading.llm.client import EndpointError
from detente.reading.llm.prompt import FIELDS

MOST = 300
"""Claims that one answer may make."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model says that a text says; nothing of it is known to be so.

    Attributes
    ----------
    party, act, content, condition, polarity, quote
        In the words of the model.
    """

    party: str
    act: str
    content: str
    condition: str
    polarity: str
    quote: str


def claims(text: str) -> tuple[Claim | None, ...]:
    """Return the claims of an answer, None for each that lacks its form.

    Raises
    ------
    EndpointError
        If it is not a JSON object with a list of statements, or has too many.

    Examples
    --------
    >>> claims('{"statements": ["Norway demands"]}')
    (None,)
    """
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        raise EndpointError("answered with what is not JSON") from None
    found = answer.get("statements") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise EndpointError("answered with JSON of another form")
    if len(found) > MOST:
        raise EndpointError(f"answered with more than {MOST} statements to a passage")
    return tuple(map(_claim, found))


def _claim(entry: object) -> Claim | None:
    if not isinstance(entry, dict) or set(entry) != set(FIELDS):
        return None
    if not all(isinstance(value, str) for value in entry.values()):
        return None
    return Claim(**entry)
