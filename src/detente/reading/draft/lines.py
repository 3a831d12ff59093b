"""Lines of knowledge: orders in words, with the confidence of what supports them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import prod

from detente.model import Fact, Line, Order, RedLine, Statement

LEAST, MOST = 0.05, 0.95
"""Bounds of the confidence of a proposed line: never nothing, never certain."""


def chain(labels: Sequence[str], confidence: float) -> Line:
    """Return the line that ranks some options or issues, best first.

    Examples
    --------
    >>> chain(["full", "partial", "none"], 0.7).text
    'full > partial > none'
    """
    facts = tuple(Order(left, ">", right) for left, right in pairwise(labels))
    return Line(" > ".join(labels), facts, _clamped(confidence))


def at_least(better: str, other: str, confidence: float) -> Line:
    """Return the line that puts one option no lower than another.

    Examples
    --------
    >>> at_least("phased", "none", 0.7).text
    'phased >= none'
    """
    return Line(
        f"{better} >= {other}", (Order(better, ">=", other),), _clamped(confidence)
    )


def red_line(label: str, confidence: float) -> Line:
    """Return the line that says a party would not sign an option."""
    return Line(f"never {label}", (RedLine(label),), _clamped(confidence))


def support(statements: Iterable[Statement]) -> float:
    """Return the chance that at least one of some statements was read rightly.

    1 - prod(1 - c) over their confidences c, as if misreadings were independent.
    """
    return 1 - prod(1 - s.confidence for s in statements)


def compatible(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that can all hold at once, the surest kept first.

    A line that would close a circle of orders with surer lines is left out, and so is
    one that says the same as a surer one.
    """
    kept: list[Line] = []
    facts: set[Fact] = set()
    for line in sorted(lines, key=lambda line: -line.confidence):
        together = facts | set(line.facts)
        if together != facts and not _circular(together):
            kept.append(line)
            facts = together
    return tuple(kept)


def _circular(facts: Iterable[Fact]) -> bool:
    """Tell whether strict orders run in a circle."""
    below: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact, Order):
            below.setdefault(fact.left, set()).add(fact.right)
    while below:
        free = [left for left in below if not below[left] & below.keys()]
        if not free:
            return True
        for left in free:
            del below[left]
    return False


def _clamped(confidence: float) -> float:
    return round(min(max(confidence, LEAST), MOST), 2)
