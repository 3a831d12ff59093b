"""Six sheets of paper, shared out among the parts of a brief."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from detente.brief.measure import clean, width

COLUMN = 334.0
"""Width of one of the two columns of a sheet, in pixels."""
SHEETS = 6
HIGH = 1028.0
"""Height of the type area of a sheet of A4, in pixels."""
FULL, SAFE = 0.87, 0.75
"""Part of the sheets that can be filled, as figures and headings are not cut anywhere.

What is estimated to fill less than the first is printed whole; of what would fill more
so much is left out that it fills the second.
"""
ALL = 2 * SHEETS * HIGH
"""Height of six sheets, in one column."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a brief of which less can be printed than there is.

    Attributes
    ----------
    name
        What a template calls it.
    heights
        How high it is with one thing in it, with two, up to all; in pixels of a column.
    weight
        How much of the room it may have, against the others.
    """

    name: str
    heights: tuple[float, ...]
    weight: float = 1.0

    def fits(self, level: float) -> int:
        """Return how many things stand within a height; at least one.

        Examples
        --------
        >>> Part("claims", (10, 20, 40), weight=2).fits(15)
        2
        """
        return max(1, bisect_right(self.heights, level * self.weight))

    def height(self, level: float) -> float:
        """Return how high it is where each part has a height."""
        return self.heights[self.fits(level) - 1]


def shared(parts: Iterable[Part], room: float) -> Mapping[str, int]:
    """Return how many things of each part are printed.

    Where all do not find room together, the largest are cut to a common height (times
    their weights), and those that are lower stay whole: water finds its level so. One
    thing of each is always kept.

    Examples
    --------
    >>> low, high = Part("low", (10, 20)), Part("high", (10, 20, 30, 40))
    >>> shared([low, high], 50), shared([low, high], 90)
    ({'low': 2, 'high': 3}, {'low': 2, 'high': 4})
    """
    there = [part for part in parts if part.heights]
    levels = sorted({h / part.weight for part in there for h in part.heights})
    low, high = 0, len(levels)
    while low < high:
        middle = (low + high + 1) // 2
        filled = sum(part.height(levels[middle - 1]) for part in there)
        low, high = (middle, high) if filled <= room else (low, middle - 1)
    level = levels[low - 1] if low else 0.0
    return {part.name: part.fits(level) for part in there}


@dataclass(frozen=True, slots=True)
class Type:
    """Letters in print: their size and the distance of lines, in pixels."""

    size: float
    leading: float

    def height(self, text: str, room: float) -> float:
        """Return how high a text is, broken to a width; a little more than less."""
        lines = math.ceil(1.04 * width(clean(text), self.size) / room)
        return max(1, lines) * self.leading


BODY = Type(11.33, 14.73)
SMALL = Type(10.0, 13.0)
TABLE = Type(9.33, 11.76)
NOTE = Type(9.07, 11.79)


def stacked(heights: Sequence[float]) -> tuple[float, ...]:
    """Return how high things are, one below another: one of them, two, up to all.

    Examples
    --------
    >>> stacked([10, 5])
    (10, 15)
    """
    return tuple(accumulate(heights))
