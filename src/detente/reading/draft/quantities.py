"""How much a text speaks of: *5 per cent*, *eleven hours*, *$40 million*."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from detente.reading.draft.stem import KEPT, stem
from detente.reading.draft.words import figures, listed, stems

_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_PERCENT = frozenset(["%", "per cent", "percent", "pct", "per-cent"])
_HEDGES = frozenset(
    [
        "minimum", "maximum", "level", "total", "figure", "flat", "exact", "year",
        "month", "week",
    ]
)  # fmt: skip
"""Words beside an amount that do not say of what it is, but how sure or how long."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes
    ----------
    value
        Scaled: a million is 1,000,000.
    unit
        ``%``, the sign of a currency, the stem of a noun, or empty where nothing
        is said.
    """

    value: Fraction
    unit: str


@lru_cache(maxsize=KEPT)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a text with what they count, in order.

    *One* counts only beside a unit of its own: it is a pronoun as often.

    Examples
    --------
    >>> [(int(q.value), q.unit) for q in quantities("5 per cent over two years")]
    [(5, '%'), (2, 'year')]
    >>> [(int(q.value), q.unit) for q in quantities("$1.5 million and 1,200 beds")]
    [(1500000, '$'), (1200, 'bed')]
    """
    return tuple(_quantity(found) for found in _pattern().finditer(text))


def sized(first: str, second: str) -> int | None:
    """Return 1 if the first amount is greater than the second, 0 if equal, else -1.

    None where they cannot be compared: a text with several amounts of one unit or
    none, or texts without a unit in common, or with several.

    Examples
    --------
    >>> sized("a rise of 5%", "4 per cent over one year"), sized("5 days", "5%")
    (1, None)
    """
    left, right = _by_unit(first), _by_unit(second)
    shared = [unit for unit in left if unit in right]
    if len(shared) != 1:
        return None
    (one,), (other,) = left[shared[0]][:1], right[shared[0]][:1]
    several = len(left[shared[0]]) > 1 or len(right[shared[0]]) > 1
    return None if several else (one > other) - (one < other)


def amount_alone(text: str) -> bool:
    """Tell whether a text names an amount and nothing that it is an amount of.

    Examples
    --------
    >>> amount_alone("at least 7 per cent"), amount_alone("a duty of 7 per cent")
    (True, False)
    >>> amount_alone("5 per cent over one year")
    True
    """
    rest = _pattern().sub(" ", text)
    return rest != text and not set(stems(rest)) - _HEDGES


def same_amount(first: str, second: str) -> bool:
    """Tell whether two texts name the same amounts, and one of them nothing more.

    Examples
    --------
    >>> same_amount("7 per cent", "a duty of 7%"), same_amount("7 hours", "7 per cent")
    (True, False)
    """
    if not (amount_alone(first) or amount_alone(second)):
        return False
    return set(quantities(first)) == set(quantities(second))


def _by_unit(text: str) -> dict[str, list[Fraction]]:
    found: dict[str, list[Fraction]] = {}
    for quantity in quantities(text):
        known = found.setdefault(quantity.unit, [])
        if quantity.value not in known:
            known.append(quantity.value)
    return found


def _quantity(found: re.Match[str]) -> Quantity:
    digits = found["digits"]
    value = (
        Fraction(digits.replace(",", ""))
        if digits
        else Fraction(figures()[found["word"].lower()])
    )
    value *= _SCALES.get((found["scale"] or "").lower(), 1)
    return Quantity(value, found["sign"] or _unit(found["unit"] or ""))


def _unit(word: str) -> str:
    word = word.lower()
    if word in _PERCENT:
        return "%"
    return "" if word in listed("plain") | listed("links") else stem(word)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a number with what stands around it.

    A word of small letters behind it is what it counts, unless it is a link.
    """
    known = "|".join(sorted(figures(), key=len, reverse=True))
    links = "|".join(sorted(listed("links") | listed("plain"), key=len, reverse=True))
    scales = "|".join(sorted(_SCALES, key=len, reverse=True))
    return re.compile(
        r"(?<![\w.])(?:US|C|A|NZ|HK)?(?P<sign>[$£€¥])?\s?"
        rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|\b(?P<word>{known})\b)"
        rf"(?:[\s-]?(?P<scale>{scales})\b)?"
        rf"(?:[\s-]?(?P<unit>%|per[ -]?cent\b|(?!(?:{links})\b)[a-z]{{2,}}\b))?",
        re.IGNORECASE,
    )
