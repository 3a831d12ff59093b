"""Numbers in words of a file."""

from decimal import Decimal
from fractions import Fraction


def said(value: Fraction) -> str:
    """Write a number so that it is read back exactly.

    Examples
    --------
    >>> said(Fraction(2, 5)), said(Fraction(1, 3))
    ('0.4', '1/3')
    """
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1 or value.denominator > 10**9:
        return f"{value.numerator}/{value.denominator}"
    return format((Decimal(value.numerator) / value.denominator).normalize(), "f")
