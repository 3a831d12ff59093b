"""Lengths of time as an analyst writes them, read exactly."""

import re
from typing import cast

from detente.casefile.amounts import ABOUT, number
from detente.casefile.wording import MisreadError, quoted
from detente.model.amounts import said
from detente.model.verification import LONGEST, YEARS, Duration, Unit

_NUMBER = r"(?:[0-9]{1,60}\s*/\s*[0-9]{1,60}|[0-9]{1,9}(?:\.[0-9]{1,40})?)"
DURATION = (
    rf"(?:about\s+{_NUMBER}|{_NUMBER}(?:\s+to\s+{_NUMBER})?)\s+"
    rf"(?:{'|'.join(YEARS)})s?"
)
"""Pattern of a length of time."""

_PARTS = re.compile(
    rf"(about\s+)?({_NUMBER})(?:\s+to\s+({_NUMBER}))?\s+({'|'.join(YEARS)})s?"
)
_FORMS = "a time such as 30 days, 2 weeks, 1 to 2 months or about 1 year"


def duration(text: str) -> Duration:
    """Read a length of time, or a range of them.

    Raises
    ------
    MisreadError
        If it is none, or its ends are swapped, or it is longer than `LONGEST` years.

    Examples
    --------
    >>> duration("30 to 65 days").years[1]
    Fraction(13, 73)
    """
    found = _PARTS.fullmatch(text)
    if not found or (found[1] and found[3]):
        raise MisreadError(0, f"must be {_FORMS}; got {quoted(text)}")
    unit, low = cast("Unit", found[4]), number(found[2])
    high = number(found[3]) if found[3] else low
    if found[1]:
        low, high = low * (1 - ABOUT), low * (1 + ABOUT)
    if low > high:
        raise MisreadError(0, f"must go from low to high; got {quoted(text)}")
    if high * YEARS[unit] > LONGEST:
        raise MisreadError(0, f"must be at most {LONGEST} years; got {quoted(text)}")
    return Duration(low, high, unit)


def said_duration(time: Duration) -> str:
    """Write a length of time so that it is read back.

    Examples
    --------
    >>> said_duration(duration("30 to 65 days")), said_duration(duration("1 months"))
    ('30 to 65 days', '1 month')
    """
    unit = time.unit if time.low == time.high == 1 else f"{time.unit}s"
    ends = dict.fromkeys((said(time.low), said(time.high)))
    return f"{' to '.join(ends)} {unit}"
