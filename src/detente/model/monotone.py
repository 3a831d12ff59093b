"""Monotone systems: what is worth at least which multiple of what, within bounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from detente.model.preference import Line, Order, Range

Point: TypeAlias = tuple[Fraction, ...]
"""One value for each item."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The item ``above`` is worth at least (more than) ``ratio`` times ``below``."""

    above: int
    below: int
    ratio: Fraction
    strict: bool = False


@dataclass(frozen=True, slots=True)
class System:
    """Edges and bounds over items numbered from 0."""

    edges: tuple[Edge, ...]
    low: tuple[Fraction, ...]
    high: tuple[Fraction, ...]


def system_of(lines: Iterable[Line], items: Sequence[str]) -> System:
    """Turn lines into edges and bounds."""
    place = {item: i for i, item in enumerate(items)}
    edges: list[Edge] = []
    low, high = [Fraction(0)] * len(items), [Fraction(1)] * len(items)
    for line in lines:
        for fact in line.facts:
            if isinstance(fact, Order):
                edges.extend(_edges(fact, place[fact.left], place[fact.right]))
            elif isinstance(fact, Range):
                i = place[fact.item]
                low[i], high[i] = max(low[i], fact.low), min(high[i], fact.high)
    return System(tuple(edges), tuple(low), tuple(high))


def mentioned(lines: Iterable[Line], items: Sequence[str]) -> tuple[str, ...]:
    """Return the items that lines are about, and at most two of the others.

    Of the others each can have any value, so two of them can do what all can: be the
    best and the worst option, or take what is left of the sum.
    """
    said: set[str] = set()
    for line in lines:
        for fact in line.facts:
            if isinstance(fact, Order):
                said |= {fact.left, fact.right}
            elif isinstance(fact, Range):
                said.add(fact.item)
    others = [item for item in items if item not in said]
    return (*(item for item in items if item in said), *others[:2])


def _edges(order: Order, left: int, right: int) -> list[Edge]:
    """Return the edge of an inequality, or the two of an equality."""
    edges = [Edge(left, right, order.ratio, strict=order.relation == ">")]
    if order.relation == "=":
        edges.append(Edge(right, left, 1 / order.ratio))
    return edges


def least_point(edges: Sequence[Edge], low: Sequence[Fraction]) -> Point | None:
    """Return the least point above `low`, or None when raising it never ends.

    Without a cycle that multiplies by more than 1, the best path to an item has fewer
    edges than there are items, so that many rounds settle it; rounds there and back
    settle a chain at once, however it is written down.
    """
    point = list(low)
    there, back = list(edges), list(reversed(edges))
    for lap in range(len(point) + 1):
        settled = True
        for edge in back if lap % 2 else there:
            value = point[edge.below]
            if value and edge.ratio * value > point[edge.above]:
                point[edge.above], settled = edge.ratio * value, False
        if settled:
            return tuple(point)
    return None


def greatest_point(system: System) -> Point:
    """Return the greatest point below the upper bounds.

    What still falls after as many rounds as there are items lies below a cycle that
    multiplies by more than 1: only 0 is as large as a multiple of itself.
    """
    point = list(system.high)
    for _ in range(len(point) + 1):
        for _ in range(len(point)):
            if not _lowered(system.edges, point):
                return tuple(point)
        for i in _lowered(system.edges, point):
            point[i] = Fraction(0)
    return tuple(point)


def _lowered(edges: Sequence[Edge], point: list[Fraction]) -> set[int]:
    """Lower each item to what the items above it allow; say which ones fell."""
    fell = set()
    for edge in edges:
        allowed = point[edge.above] / edge.ratio
        if allowed < point[edge.below]:
            point[edge.below] = allowed
            fell.add(edge.below)
    return fell


def path(edges: Sequence[Edge], start: int, end: int) -> Fraction:
    """Return the greatest ``s`` by which ``end`` is worth ``s`` times ``start``."""
    if start != end and end not in _above(edges, start):
        return Fraction(0)
    size = 1 + max(max(edge.above, edge.below) for edge in edges)
    unit = [Fraction(i == start) for i in range(size)]
    raised = least_point(edges, unit)
    return raised[end] if raised else Fraction(1)


def _above(edges: Sequence[Edge], start: int) -> set[int]:
    """Return what is worth at least some multiple of ``start``, one step or more."""
    return _reached({(edge.below, edge.above) for edge in edges}, start)


def items_below(edges: Sequence[Edge], start: int) -> set[int]:
    """Return what ``start`` is worth at least some multiple of."""
    return _reached({(edge.above, edge.below) for edge in edges}, start)


def _reached(arrows: Iterable[tuple[int, int]], start: int) -> set[int]:
    """Return where one gets from ``start`` along arrows."""
    ahead: dict[int, list[int]] = {}
    for tail, head in arrows:
        ahead.setdefault(tail, []).append(head)
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        fresh = [i for i in ahead.get(waiting.pop(), ()) if i not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return seen
