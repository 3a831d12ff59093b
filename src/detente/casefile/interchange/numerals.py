"""Numbers as files write them, read and written exactly."""

import re
from fractions import Fraction

from detente.casefile.wording import quoted

MAX_DIGITS = 60
"""Digits on each side of the point, and zeros that an exponent adds, at most."""

_DIGITS = rf"[0-9]{{1,{MAX_DIGITS}}}"
_NUMERAL = re.compile(
    rf"([+-]?)(?:({_DIGITS})/({_DIGITS})|"
    rf"((?:{_DIGITS}\.?[0-9]{{0,{MAX_DIGITS}}}|\.{_DIGITS})(?:[eE]([+-]?[0-9]{{1,3}}))?))"
)
_SHOWN = 17
"""Digits of a number that no decimal holds."""


class Numeral(str):
    """A number of a JSON file, as it is written there."""

    __slots__ = ()


def exact(text: str) -> Fraction:
    """Read a decimal, with or without an exponent, or a fraction, exactly.

    Raises
    ------
    ValueError
        What must hold and what was found.

    Examples
    --------
    >>> exact("0.25"), exact("-3e-2"), exact("1/3")
    (Fraction(1, 4), Fraction(-3, 100), Fraction(1, 3))
    >>> exact("1e999")
    Traceback (most recent call last):
    ...
    ValueError: must be a number of at most 60 digits, such as 0.4 or 1/3; got '1e999'
    """
    found = _NUMERAL.fullmatch(text.strip())
    if not found or abs(int(found[5] or 0)) > MAX_DIGITS or not int(found[3] or 1):
        raise ValueError(
            f"must be a number of at most {MAX_DIGITS} digits, such as 0.4 or 1/3; "
            f"got {quoted(text)}"
        )
    size = Fraction(int(found[2]), int(found[3])) if found[2] else Fraction(found[4])
    return -size if found[1] == "-" else size


def decimal(value: Fraction) -> str | None:
    """Write a number as a decimal, or return None where none is exact.

    Examples
    --------
    >>> decimal(Fraction(-1, 40)), decimal(Fraction(2)), decimal(Fraction(1, 3))
    ('-0.025', '2', None)
    """
    twos, fives, rest = 0, 0, value.denominator
    while rest % 2 == 0:
        twos, rest = twos + 1, rest // 2
    while rest % 5 == 0:
        fives, rest = fives + 1, rest // 5
    places = max(twos, fives)
    if rest > 1 or places > MAX_DIGITS:
        return None
    digits = str(abs(value.numerator) * 10**places // value.denominator)
    digits = digits.rjust(places + 1, "0")
    if len(digits) - places > MAX_DIGITS:
        return None
    sign = "-" if value < 0 else ""
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def nearest(value: Fraction) -> str:
    """Write a number as a decimal, rounded where none is exact.

    Examples
    --------
    >>> nearest(Fraction(1, 4)), nearest(Fraction(2, 3))
    ('0.25', '0.66666666666666667')
    """
    written = decimal(value)
    if written is not None:
        return written
    places = max(_SHOWN - len(str(abs(int(value)))) + (abs(value) < 1), 0)
    return decimal(Fraction(round(value * 10**places), 10**places)) or "0"


def numeral(value: Fraction) -> str:
    """Write a number exactly: as a decimal where one is, as a fraction otherwise.

    Examples
    --------
    >>> numeral(Fraction(1, 4)), numeral(Fraction(1, 3))
    ('0.25', '1/3')
    """
    return decimal(value) or f"{value.numerator}/{value.denominator}"
