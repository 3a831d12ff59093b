"""Whether lines of knowledge can hold together, decided exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Literal

from detente.model.preference import Line, Order, Range

Scale = Literal["weights", "options"]

MAX_SETS = 5000
"""Sets of one size that are searched for a shortest contradiction."""


def consistent(lines: Iterable[Line], items: Sequence[str], *, of: Scale) -> bool:
    r"""Tell whether some weights, or option values, fit all lines.

    An order says :math:`x_a \ge r\,x_b`, with or without equality; a range says
    :math:`l_a \le x_a \le h_a`. Every such constraint has at most two variables and is
    monotone, so the points that meet them form a lattice and a convex set [1]_, with a
    least point :math:`L` and a greatest point :math:`U`. Then

    * weights, which sum to 1, exist iff :math:`L \le U` and
      :math:`\sum L \le 1 \le \sum U`;
    * option values exist iff some option can be worth 1 while another is worth 0; if
      the lines tie all options, no scale exists and one common value is enough;
    * a strict :math:`x_a > r\,x_b` can hold beside the others iff
      :math:`r s < 1` and :math:`U_a > r L_b`, where :math:`s` is the greatest product
      of ratios along a path by which :math:`x_b \ge s\,x_a`. By convexity, what can
      hold strictly one at a time can hold strictly all at once.

    All arithmetic is in fractions; there is no tolerance.

    Parameters
    ----------
    lines
        Whatever their confidence: the caller chooses which of them bind. Red lines
        and ``unknown`` constrain nothing.
    items
        Issue ids for weights; labels of one issue's options for option values.
    of
        ``weights`` (at least 0, sum 1) or ``options`` (best 1, worst 0).

    References
    ----------
    .. [1] D. S. Hochbaum and J. Naor (1994). Simple and fast algorithms for linear
       and integer programs with two variables per inequality. SIAM Journal on
       Computing 23(6), 1179-1192.

    Examples
    --------
    >>> up = Line("a > 2 x b", (Order("a", ">", "b", Fraction(2)),))
    >>> low = Line("a: 0.5", (Range("a", Fraction(1, 2), Fraction(1, 2)),))
    >>> consistent([up, low], ["a", "b", "c"], of="weights")
    True
    >>> consistent([up, low], ["a", "b"], of="weights")
    False
    """
    system = _system(lines, items)
    least, greatest = _least(system.edges, system.low), _greatest(system)
    if least is None or any(
        low > high for low, high in zip(least, greatest, strict=True)
    ):
        return False
    if not _strict_can_hold(system, least, greatest):
        return False
    if of == "weights":
        return _can_sum_to_one(system.edges, least, greatest)
    return _all_tied(system) or _has_a_scale(system, least, greatest)


def contradiction(
    lines: Iterable[Line], items: Sequence[str], *, of: Scale
) -> tuple[Line, ...]:
    """Return the shortest set of lines that cannot hold together, else nothing.

    The shortest is found by size as long as there are at most `MAX_SETS` sets of that
    size. Beyond that the set is one from which no line can be left out.

    Parameters
    ----------
    lines, items, of
        As for `consistent`.

    Examples
    --------
    >>> there = Line("a > b", (Order("a", ">", "b"),), place=12)
    >>> back = Line("b > a", (Order("b", ">", "a"),), place=31)
    >>> other = Line("b > c", (Order("b", ">", "c"),), place=13)
    >>> found = contradiction([there, other, back], ["a", "b", "c"], of="weights")
    >>> in_words(found)
    'a > b (line 12) and b > a (line 31)'
    """
    binding = [line for line in lines if line.facts]
    if consistent(binding, items, of=of):
        return ()
    irreducible = _without_the_needless(binding, items, of)
    for size in range(1, len(irreducible)):
        if comb(len(binding), size) > MAX_SETS:
            break
        for chosen in combinations(binding, size):
            if not consistent(chosen, items, of=of):
                return chosen
    return irreducible


def in_words(lines: Sequence[Line]) -> str:
    """Join lines for a message, each with its place in the file when it has one.

    Examples
    --------
    >>> in_words([Line("a > b", (), place=3), Line("b: best", ())])
    'a > b (line 3) and b: best'
    """
    said = [f"{x.text} (line {x.place})" if x.place else x.text for x in lines]
    return " and ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said)


@dataclass(frozen=True, slots=True)
class _Edge:
    """The item ``above`` is worth at least (more than) ``ratio`` times ``below``."""

    above: int
    below: int
    ratio: Fraction
    strict: bool = False


@dataclass(frozen=True, slots=True)
class _System:
    """Edges and bounds over items numbered from 0."""

    edges: tuple[_Edge, ...]
    low: tuple[Fraction, ...]
    high: tuple[Fraction, ...]


_Point = tuple[Fraction, ...]


def _system(lines: Iterable[Line], items: Sequence[str]) -> _System:
    """Turn lines into edges and bounds."""
    place = {item: i for i, item in enumerate(items)}
    edges: list[_Edge] = []
    low, high = [Fraction(0)] * len(items), [Fraction(1)] * len(items)
    for line in lines:
        for fact in line.facts:
            if isinstance(fact, Order):
                edges.extend(_edges(fact, place[fact.left], place[fact.right]))
            elif isinstance(fact, Range):
                i = place[fact.item]
                low[i], high[i] = max(low[i], fact.low), min(high[i], fact.high)
    return _System(tuple(edges), tuple(low), tuple(high))


def _edges(order: Order, left: int, right: int) -> list[_Edge]:
    """Return the edge of an inequality, or the two of an equality."""
    edges = [_Edge(left, right, order.ratio, strict=order.relation == ">")]
    if order.relation == "=":
        edges.append(_Edge(right, left, 1 / order.ratio))
    return edges


def _least(edges: Sequence[_Edge], low: Sequence[Fraction]) -> _Point | None:
    """Return the least point above `low`, or None when raising it never ends.

    Without a cycle that multiplies by more than 1, the best path to an item has fewer
    edges than there are items, so that many rounds settle it.
    """
    point = list(low)
    for _ in range(len(point) + 1):
        settled = True
        for edge in edges:
            needed = edge.ratio * point[edge.below]
            if needed > point[edge.above]:
                point[edge.above], settled = needed, False
        if settled:
            return tuple(point)
    return None


def _greatest(system: _System) -> _Point:
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


def _lowered(edges: Sequence[_Edge], point: list[Fraction]) -> set[int]:
    """Lower each item to what the items above it allow; say which ones fell."""
    fell = set()
    for edge in edges:
        allowed = point[edge.above] / edge.ratio
        if allowed < point[edge.below]:
            point[edge.below] = allowed
            fell.add(edge.below)
    return fell


def _strict_can_hold(system: _System, least: _Point, greatest: _Point) -> bool:
    """Tell whether every strict edge can hold strictly beside all constraints."""
    return all(
        greatest[edge.above] > edge.ratio * least[edge.below]
        and edge.ratio * _path(system.edges, edge.above, edge.below) < 1
        for edge in system.edges
        if edge.strict
    )


def _path(edges: Sequence[_Edge], start: int, end: int) -> Fraction:
    """Return the greatest ``s`` by which ``end`` is worth ``s`` times ``start``."""
    if start != end and end not in _above(edges, start):
        return Fraction(0)
    size = 1 + max(max(edge.above, edge.below) for edge in edges)
    unit = [Fraction(i == start) for i in range(size)]
    raised = _least(edges, unit)
    return raised[end] if raised else Fraction(1)


def _can_sum_to_one(edges: Sequence[_Edge], least: _Point, greatest: _Point) -> bool:
    """Tell whether a point between the two, strict where needed, sums to 1.

    Where an end itself sums to 1 it is the only such point. Otherwise the way from
    the least point through a strict one to the greatest crosses the sum inside.
    """
    for end, total in ((least, sum(least)), (greatest, sum(greatest))):
        if total == 1:
            return all(
                end[edge.above] > edge.ratio * end[edge.below]
                for edge in edges
                if edge.strict
            )
    return sum(least) < 1 < sum(greatest)


def _all_tied(system: _System) -> bool:
    """Tell whether the lines alone make every option worth the same."""
    unit = [Fraction(i == 0) for i in range(len(system.low))]
    back = [_Edge(edge.below, edge.above, edge.ratio) for edge in system.edges]
    for edges in (system.edges, back):
        reached = _least(edges, unit)
        if reached is None or min(reached, default=1) < 1:
            return False
    return True


def _has_a_scale(system: _System, least: _Point, greatest: _Point) -> bool:
    """Tell whether one option can be worth 1 and another 0, strictly where needed.

    An option at 0 takes with it all that lie below it; an option at 1 lifts what lies
    above it. The two meet nowhere as long as the first is not forced below.
    """
    sinking = [
        below
        for below in (_below(system.edges, i) | {i} for i in range(len(least)))
        if not any(least[k] for k in below)
        and not any(edge.strict and edge.above in below for edge in system.edges)
    ]
    return any(
        _can_be_best(system, i, greatest) and any(i not in below for below in sinking)
        for i in range(len(least))
    )


def _can_be_best(system: _System, best: int, greatest: _Point) -> bool:
    """Tell whether an option can be worth 1, strictly where needed."""
    low = [Fraction(1) if i == best else value for i, value in enumerate(system.low)]
    lifted = _least(system.edges, low)
    if lifted is None or any(
        x > high for x, high in zip(lifted, greatest, strict=True)
    ):
        return False
    return all(
        greatest[edge.above] > edge.ratio * lifted[edge.below]
        for edge in system.edges
        if edge.strict
    )


def _above(edges: Sequence[_Edge], start: int) -> set[int]:
    """Return what is worth at least some multiple of ``start``, one step or more."""
    return _reached({(edge.below, edge.above) for edge in edges}, start)


def _below(edges: Sequence[_Edge], start: int) -> set[int]:
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


def _without_the_needless(
    lines: Sequence[Line], items: Sequence[str], of: Scale
) -> tuple[Line, ...]:
    """Leave out every line without which the rest still cannot hold together."""
    kept = list(lines)
    for line in lines:
        rest = [other for other in kept if other is not line]
        if not consistent(rest, items, of=of):
            kept = rest
    return tuple(kept)
