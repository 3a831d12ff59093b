"""The mark of what nobody has confirmed yet: ``(proposed 0.7)``."""

import re
from collections.abc import Callable
from typing import TypeVar

from detente.casefile.amounts import NUMBER, number, said_share
from detente.casefile.wording import MisreadError, quoted

Value = TypeVar("Value")

LONGEST_LINE = 10_000
"""Characters in one line of knowledge, at most."""
UNSTATED = 0.5
"""Confidence of what is marked just ``(proposed)``."""

_PROPOSED = "".join(f"[{letter}{letter.upper()}]" for letter in "proposed")
MARK = rf"\s*\({_PROPOSED}(?:\s+({NUMBER}))?\)"
"""Pattern of the mark, of which a schema wants no flags."""
_MARK = re.compile(rf"{MARK}\s*$")
_MEANT = re.compile(r"\(\s*(?i:proposed)\b[^()]*\)?\s*$")


def without_mark(text: str) -> str:
    """Return a line as it reads when it is confirmed.

    Examples
    --------
    >>> without_mark("a > b (proposed 0.7)")
    'a > b'
    """
    return _MARK.sub("", text)


def with_mark(text: str, confidence: float) -> str:
    """Return a line as it reads until it is confirmed.

    Examples
    --------
    >>> with_mark("a > b", 0.7), with_mark("a > b", 1.0)
    ('a > b (proposed 0.7)', 'a > b')
    """
    return f"{text} (proposed {said_share(confidence)})" if confidence < 1 else text


def marked(text: str, read: Callable[[str, float], Value]) -> Value:
    """Read a text that may end in a mark.

    Parameters
    ----------
    text
        As it stands in the file.
    read
        Makes the value from the text without the mark, and the confidence.

    Raises
    ------
    MisreadError
        If the text is longer than `LONGEST_LINE`, the mark is misspelled, or what
        stands before it cannot be read. What looks like a mark can be part of a name,
        so it is misspelled only if `read` fails.

    Examples
    --------
    >>> marked("a > b (Proposed)", lambda body, confidence: (body, confidence))
    ('a > b', 0.5)
    """
    if len(text) > LONGEST_LINE:
        raise MisreadError(
            0, f"must be at most {LONGEST_LINE:,} characters; got {len(text):,}"
        )
    body, confidence = _unmarked(text)
    try:
        return read(body, confidence)
    except MisreadError:
        meant = _MEANT.search(body)
        if meant:
            must = "must end in a mark such as '(proposed 0.5)' or '(proposed)'"
            got = quoted(meant[0].rstrip())
            raise MisreadError(meant.start(), f"{must}; got {got}") from None
        raise


def _unmarked(text: str) -> tuple[str, float]:
    """Return the text without the mark, and the confidence."""
    mark = _MARK.search(text)
    if not mark:
        return text, 1.0
    if mark[1] is None:
        return text[: mark.start()], UNSTATED
    share = number(mark[1])
    if not 0 < share < 1:
        raise MisreadError(
            mark.start(1),
            f"confidence must be above 0 and below 1; got {quoted(mark[1])}. "
            "To confirm the line, delete the mark",
        )
    return text[: mark.start()], float(share)
