"""Whether lines of knowledge can hold together, decided exactly."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Literal

from detente.model.monotone import (
    Edge,
    Point,
    System,
    greatest_point,
    items_below,
    least_point,
    mentioned,
    path,
    system_of,
)
from detente.model.preference import Line, Order, Range

Scale = Literal["weights", "options"]

MAX_SETS = 20_000
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
    >>> from detente.model.preference import Order, Range
    >>> up = Line("a > 2 x b", (Order("a", ">", "b", Fraction(2)),))
    >>> low = Line("a: 0.5", (Range("a", Fraction(1, 2), Fraction(1, 2)),))
    >>> consistent([up, low], ["a", "b", "c"], of="weights")
    True
    >>> consistent([up, low], ["a", "b"], of="weights")
    False
    """
    return not obstacle(lines, items, of=of)


def obstacle(lines: Iterable[Line], items: Sequence[str], *, of: Scale) -> str:
    """Say in words why lines cannot hold together; nothing when they can.

    Parameters
    ----------
    lines, items, of
        As for `consistent`. The words fit best where no line can be left out.

    Examples
    --------
    >>> from detente.model.preference import Range
    >>> high = [Line("", (Range(x, Fraction(7, 10), Fraction(1)),)) for x in "ab"]
    >>> obstacle(high, ["a", "b"], of="weights")
    'weights add up to 1, and these to at least 1.4'
    """
    binding = tuple(lines)
    system = system_of(binding, mentioned(binding, items))
    least, greatest = least_point(system.edges, system.low), greatest_point(system)
    if (
        least is None
        or any(low > high for low, high in zip(least, greatest, strict=True))
        or not _strict_can_hold(system, least, greatest)
    ):
        return _quarrel(binding)
    if of == "weights":
        return _sum_other_than_one(system.edges, least, greatest)
    if _all_tied(system) or _has_a_scale(system, least, greatest):
        return ""
    return "some option must be worth 1 and another 0"


def _quarrel(lines: Sequence[Line]) -> str:
    """Say why orders and numbers exclude one another, whatever the scale."""
    kinds = {type(fact) for line in lines for fact in line.facts}
    if Range not in kinds:
        return "the order goes in a circle"
    if Order not in kinds:
        return "no number lies in both ranges"
    return "the numbers leave no room for the order"


def refusal(clash: Sequence[Line], items: Sequence[str], *, of: Scale) -> str:
    """Return the message about a contradiction: which lines, and why they are one.

    Parameters
    ----------
    clash, items, of
        What `contradiction` returned, and what it was given.

    Examples
    --------
    >>> from detente.model.preference import Order
    >>> print(refusal([Line("a > a", (Order("a", ">", "a"),))], ["a"], of="weights"))
    must be able to hold together; got a > a: the order goes in a circle
    """
    why = obstacle(clash, items, of=of)
    return f"must be able to hold together; got {in_words(clash)}: {why}"


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
    >>> from detente.model.preference import Order
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


def _strict_can_hold(system: System, least: Point, greatest: Point) -> bool:
    """Tell whether every strict edge can hold strictly beside all constraints."""
    return all(
        greatest[edge.above] > edge.ratio * least[edge.below]
        and edge.ratio * path(system.edges, edge.above, edge.below) < 1
        for edge in system.edges
        if edge.strict
    )


def _sum_other_than_one(edges: Sequence[Edge], least: Point, greatest: Point) -> str:
    """Say why no point between the two, strict where needed, sums to 1, if so.

    Where an end itself sums to 1 it is the only such point. Otherwise the way from
    the least point through a strict one to the greatest crosses the sum inside.
    """
    if sum(least) > 1:
        return f"weights add up to 1, and these to at least {float(sum(least)):.6g}"
    if sum(greatest) < 1:
        return f"weights add up to 1, and these to at most {float(sum(greatest)):.6g}"
    for end, than in ((least, "more"), (greatest, "less")):
        if sum(end) == 1 and any(
            end[edge.above] <= edge.ratio * end[edge.below]
            for edge in edges
            if edge.strict
        ):
            return f"weights add up to 1, and these to {than} than 1"
    return ""


def _all_tied(system: System) -> bool:
    """Tell whether the lines alone make every option worth the same."""
    unit = [Fraction(i == 0) for i in range(len(system.low))]
    back = [Edge(edge.below, edge.above, edge.ratio) for edge in system.edges]
    for edges in (system.edges, back):
        reached = least_point(edges, unit)
        if reached is None or min(reached, default=1) < 1:
            return False
    return True


def _has_a_scale(system: System, least: Point, greatest: Point) -> bool:
    """Tell whether one option can be worth 1 and another 0, strictly where needed.

    An option at 0 takes with it all that lie below it; an option at 1 lifts what lies
    above it. The two meet nowhere as long as the first is not forced below.
    """
    sinking = [
        below
        for below in (items_below(system.edges, i) | {i} for i in range(len(least)))
        if not any(least[k] for k in below)
        and not any(edge.strict and edge.above in below for edge in system.edges)
    ]
    return any(
        _can_be_best(system, i, greatest) and any(i not in below for below in sinking)
        for i in range(len(least))
    )


def _can_be_best(system: System, best: int, greatest: Point) -> bool:
    """Tell whether an option can be worth 1, strictly where needed."""
    if any(
        edge.below == best and (edge.strict or edge.ratio > 1) and edge.ratio >= 1
        for edge in system.edges
    ):
        return False
    low = [Fraction(1) if i == best else value for i, value in enumerate(system.low)]
    lifted = least_point(system.edges, low)
    if lifted is None or any(
        x > high for x, high in zip(lifted, greatest, strict=True)
    ):
        return False
    return all(
        greatest[edge.above] > edge.ratio * lifted[edge.below]
        for edge in system.edges
        if edge.strict
    )


def _without_the_needless(
    lines: Sequence[Line], items: Sequence[str], of: Scale
) -> tuple[Line, ...]:
    """Leave out every line without which the rest still cannot hold together.

    Whole stretches are tried first, then shorter ones, at last each line by itself.
    """
    kept = list(lines)
    stretch = len(kept)
    while stretch > 1:
        stretch = (stretch + 1) // 2
        for start in reversed(range(0, len(kept), stretch)):
            rest = kept[:start] + kept[start + stretch :]
            if not consistent(rest, items, of=of):
                kept = rest
    return tuple(kept)
