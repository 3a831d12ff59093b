"""How a party fares without a deal, as an analyst writes it."""

import re
from fractions import Fraction

from detente.casefile.amounts import amount, said_amount
from detente.casefile.marks import marked, with_mark
from detente.casefile.wording import MisreadError, quoted
from detente.model import NoDeal

_CHANGE = re.compile(r"(worse|better)(?:\s+by\s+(.+))?", re.DOTALL)
_WORDS = {"unknown": "unknown", "same": "about the status quo"}


def change(text: str) -> NoDeal:
    """Read how a party fares without a deal, against the status quo.

    Raises
    ------
    MisreadError
        If it is none of the forms.

    Examples
    --------
    >>> change("worse by 0.05 to 0.2 (proposed 0.6)").low
    Fraction(-1, 5)
    """
    return marked(text, _change)


def _change(text: str, confidence: float) -> NoDeal:
    """Read it from the text without the mark."""
    if text == _WORDS["unknown"]:
        return NoDeal("unknown", text=text, confidence=confidence)
    if text == _WORDS["same"]:
        return NoDeal("same", text=text, confidence=confidence)
    found = _CHANGE.fullmatch(text)
    if not found:
        raise MisreadError(
            0,
            "must be 'about the status quo', 'worse', 'worse by 0.1', "
            "'worse by 0.05 to 0.2', the same with 'better', or 'unknown'; "
            f"got {quoted(text)}",
        )
    low, high = _size(found)
    if found[1] == "worse":
        return NoDeal("worse", -high, -low, text, confidence)
    return NoDeal("better", low, high, text, confidence)


def _size(found: re.Match[str]) -> tuple[Fraction, Fraction]:
    """Read by how much, 0 when it is not said."""
    if found[2] is None:
        return Fraction(0), Fraction(0)
    try:
        return amount(found[2])
    except MisreadError as error:
        raise MisreadError(found.start(2) + error.offset, error.message) from None


def said_change(no_deal: NoDeal) -> str:
    """Write how a party fares without a deal, as it was written if it was.

    Examples
    --------
    >>> said_change(NoDeal("worse", Fraction(-1, 5), Fraction(-1, 20)))
    'worse by 0.05 to 0.2'
    >>> said_change(NoDeal("worse", confidence=0.6))
    'worse (proposed 0.6)'
    """
    return with_mark(no_deal.text or _said(no_deal), no_deal.confidence)


def _said(no_deal: NoDeal) -> str:
    """Write it from what it says; an open mind that is certain says nothing."""
    if no_deal.direction == "unknown" and not no_deal.proposed:
        return ""
    if no_deal.direction in _WORDS:
        return _WORDS[no_deal.direction]
    if not no_deal.stated:
        return no_deal.direction
    ends = sorted((abs(no_deal.low), abs(no_deal.high)))
    return f"{no_deal.direction} by {said_amount(ends[0], ends[1])}"
