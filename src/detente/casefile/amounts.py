"""Numbers and ranges as an analyst writes them, read exactly."""

import re
from decimal import Decimal
from fractions import Fraction

from detente.casefile.wording import MisreadError, quoted
from detente.model.amounts import said

_DIGITS = "[0-9]{1,60}"
NUMBER = (
    rf"(?:{_DIGITS}\s*/\s*{_DIGITS}"
    rf"|(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:\s*%)?)"
)
"""Pattern of a number: a decimal, a percentage or a fraction."""
SIGNED = rf"(?:-\s*)?{NUMBER}"
"""Pattern of a number that may be below 0."""
AMOUNT, SIGNED_AMOUNT = (
    rf"(?:about\s+{one}|{one}(?:\s+to\s+{one})?)" for one in (NUMBER, SIGNED)
)
"""Patterns of a number, a range between two, or an ``about``."""
ABOUT = Fraction(1, 5)
"""``about 0.5`` means within this share of 0.5."""
_FORMS = "a number such as 0.4, a range such as 0.4 to 0.6, or about 0.5"


def number(text: str) -> Fraction:
    """Read a decimal, a percentage or a fraction, exactly.

    Raises
    ------
    MisreadError
        If it is none of these.

    Examples
    --------
    >>> number("0.4"), number("40 %"), number("1/3")
    (Fraction(2, 5), Fraction(2, 5), Fraction(1, 3))
    """
    if not re.fullmatch(NUMBER, text):
        raise MisreadError(0, f"must be a number such as 0.4; got {quoted(text)}")
    if "/" in text:
        over, under = (int(part) for part in text.split("/"))
        if not under:
            raise MisreadError(0, f"must not divide by 0; got {quoted(text)}")
        return Fraction(over, under)
    if text.endswith("%"):
        return Fraction(text[:-1].strip()) / 100
    return Fraction(text)


def signed(text: str) -> Fraction:
    """Read a number that may be below 0.

    Raises
    ------
    MisreadError
        If it is none.

    Examples
    --------
    >>> signed("-0.1"), signed("- 1/3"), signed("4")
    (Fraction(-1, 10), Fraction(-1, 3), Fraction(4, 1))
    """
    size = number(text.removeprefix("-").lstrip())
    return -size if text.startswith("-") else size


def signed_amount(text: str) -> tuple[Fraction, Fraction]:
    """Read a number, a range or an ``about``, of any size and below 0 as well.

    Raises
    ------
    MisreadError
        If it is none of these, or its ends are swapped.

    Examples
    --------
    >>> signed_amount("-0.3 to 0.1"), signed_amount("4")
    ((Fraction(-3, 10), Fraction(1, 10)), (Fraction(4, 1), Fraction(4, 1)))
    >>> signed_amount("about -0.5")
    (Fraction(-3, 5), Fraction(-2, 5))
    """
    low, high = _ends(text, SIGNED_AMOUNT)
    return low - _doubt(text, low), high + _doubt(text, high)


def amount(text: str) -> tuple[Fraction, Fraction]:
    """Read a number, a range or an ``about`` as its lower and upper end.

    Raises
    ------
    MisreadError
        If it is none of these, or not within 0 and 1, or its ends are swapped.

    Examples
    --------
    >>> amount("about 0.5")
    (Fraction(2, 5), Fraction(3, 5))
    """
    low, high = _ends(text, AMOUNT)
    if high > 1:
        hint = _in_per_cent(text, high)
        raise MisreadError(0, f"must be within 0 and 1; got {quoted(text)}{hint}")
    return low - _doubt(text, low), min(high + _doubt(text, high), Fraction(1))


def _ends(text: str, pattern: str) -> tuple[Fraction, Fraction]:
    """Return both ends of a range; what is no range is both."""
    if not re.fullmatch(pattern, text):
        raise MisreadError(0, f"must be {_FORMS}; got {quoted(text)}")
    ends = re.split(r"\s+to\s+", text.removeprefix("about").lstrip())
    low, high = signed(ends[0]), signed(ends[-1])
    if low > high:
        raise MisreadError(0, f"must go from low to high; got {quoted(text)}")
    return low, high


def _doubt(text: str, end: Fraction) -> Fraction:
    """Return how far off a number may be, by the word before it."""
    return abs(end) * ABOUT if text.startswith("about") else Fraction(0)


def _in_per_cent(text: str, high: Fraction) -> str:
    """Return how to write what may be meant as per cent."""
    if high > 100 or any(sign in text for sign in ".%/"):
        return ""
    meant = re.sub(_DIGITS, lambda found: f"{found[0]} %", text)
    return f". For per cent write {quoted(meant)}"


def said_amount(low: Fraction, high: Fraction) -> str:
    """Write a number or a range.

    Examples
    --------
    >>> said_amount(Fraction(1, 10), Fraction(1, 2))
    '0.1 to 0.5'
    """
    return said(low) if low == high else f"{said(low)} to {said(high)}"


def said_share(value: float) -> str:
    """Write a confidence so that the same float is read back.

    Examples
    --------
    >>> said_share(0.7)
    '0.7'
    """
    return format(Decimal(repr(value)), "f")
