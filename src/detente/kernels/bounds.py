"""What follows from lines such as ``a >= 2 b``: the tightest bounds, exactly.

A *region* is all that is said of a few unknown numbers that are not negative: that
one is at least a multiple of another, and that one lies in a range. Such systems,
"monotone, with two variables in each inequality", are closed under the smaller and
the larger of two solutions, number by number [1]_. So there are a least and a
greatest solution, and both are found by following chains of inequalities. Plain
fractions keep every comparison exact.

References
----------
.. [1] D. S. Hochbaum and J. Naor (1994). Simple and fast algorithms for linear and
   integer programs with two variables per inequality. SIAM Journal on Computing
   23(6), 1179-1192.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)
Numbers = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """The inequality ``x[above] >= ratio * x[below]``."""

    above: int
    below: int
    ratio: Fraction = ONE


@dataclass(frozen=True, slots=True)
class Region:
    """What is said of ``n`` unknown numbers in [0, 1].

    Attributes
    ----------
    edges
        Inequalities between two of them. An equality is two edges.
    low, high
        ``n`` stated bounds; 0 and 1 where nothing is said.

    Examples
    --------
    >>> region = Region((Edge(0, 1, Fraction(2)),), (ZERO, Fraction(1, 4)), (ONE, ONE))
    >>> [str(x) for x in close(region).low], [str(x) for x in close(region).high]
    (['1/2', '1/4'], ['1', '1/2'])
    """

    edges: tuple[Edge, ...]
    low: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True)
class Closure:
    """All that follows from a region.

    Attributes
    ----------
    region
        What was said.
    least
        ``least[a][b]`` is the largest ratio for which ``x[a] >= ratio * x[b]``
        follows; 0 when none does, at least 1 on the diagonal.
    low, high
        The least and the greatest solution, where there is any.
    """

    region: Region
    least: tuple[Numbers, ...]
    low: Numbers
    high: Numbers

    @property
    def feasible(self) -> bool:
        """Whether any numbers meet all that is said."""
        return all(low <= high for low, high in zip(self.low, self.high, strict=True))

    def fixed(self, item: int) -> bool:
        """Tell whether only one value is left for a number."""
        return self.low[item] == self.high[item]

    def within(self, low: Sequence[Fraction], high: Sequence[Fraction]) -> "Closure":
        """Return what follows when bounds are added."""
        items = range(len(self.low))
        lower = [max(self.low[i], low[i]) for i in items]
        upper = [min(self.high[i], high[i]) for i in items]
        low_, high_ = _spread(self.least, lower, upper)
        return replace(self, low=low_, high=high_)


def close(region: Region) -> Closure:
    """Return all that follows from a region: the longest chains of inequalities.

    Floyd's and Warshall's algorithm on products of ratios. A cycle whose product is
    above 1 (``a >= 2 b`` and ``b >= a``) holds at 0 only, and so does what is below.
    """
    least = _ratios(len(region.low), region.edges)
    high = list(region.high)
    for item in _zeros(least, region.edges):
        high[item] = ZERO
    low_, high_ = _spread(least, region.low, high)
    return Closure(region, least, low_, high_)


def _ratios(n: int, edges: Sequence[Edge]) -> tuple[Numbers, ...]:
    least = [[ONE if a == b else ZERO for b in range(n)] for a in range(n)]
    for edge in edges:
        row = least[edge.above]
        row[edge.below] = max(row[edge.below], edge.ratio)
    for via in range(n):
        if least[via][via] > 1:
            continue
        onward = [
            (b, ratio) for b, ratio in enumerate(least[via]) if ratio and b != via
        ]
        for a in range(n):
            here = least[a][via]
            if here and a != via:
                for b, ratio in onward:
                    least[a][b] = max(least[a][b], here * ratio)
    return tuple(tuple(row) for row in least)


def _zeros(least: tuple[Numbers, ...], edges: Sequence[Edge]) -> set[int]:
    found = {a for a, row in enumerate(least) if row[a] > 1}
    fresh = set(found)
    while fresh:
        fresh = {e.below for e in edges if e.above in fresh and e.ratio} - found
        found |= fresh
    return found


def _spread(
    least: tuple[Numbers, ...], low: Sequence[Fraction], high: Sequence[Fraction]
) -> tuple[Numbers, Numbers]:
    items = range(len(low))
    lower, upper = list(low), list(high)
    for a in items:
        for b, ratio in enumerate(least[a]):
            if ratio and a != b:
                lower[a] = max(lower[a], ratio * low[b])
                upper[b] = min(upper[b], high[a] / ratio)
    return tuple(lower), tuple(upper)


def close_shares(region: Region) -> Closure | None:
    r"""Return all that follows for numbers that add up to 1, or None: contradiction.

    Sums over the solutions range from that of the least, :math:`\sum L`, to that of
    the greatest, :math:`\sum U`, so there is a solution exactly when
    :math:`\sum L \le 1 \le \sum U`; at either end it is the only one. In between,
    some solution is strict on every inequality that the region alone does not force
    to be an equality, for such solutions are dense in the region.
    """
    closure = close(region)
    if not closure.feasible or not sum(closure.low) <= 1 <= sum(closure.high):
        return None
    if sum(closure.low) == 1:
        closure = replace(closure, high=closure.low)
    elif sum(closure.high) == 1:
        closure = replace(closure, low=closure.high)
    return closure


@dataclass(frozen=True, slots=True)
class Reduced:
    """A region without its equalities: numbers that are fixed, and free classes.

    Attributes
    ----------
    fixed : (n_items,)
        The value of a number that is fixed, else None.
    group, factor : (n_items,)
        A free number is ``factor`` times the value of class ``group``; -1 if fixed.
    edges
        Between classes; none follows from the others.
    low, high : (n_classes,)
        Bounds of the classes.
    least : (n_classes, n_classes)
        As in `Closure`, between classes.
    """

    fixed: tuple[Fraction | None, ...]
    group: tuple[int, ...]
    factor: Numbers
    edges: tuple[Edge, ...]
    low: Numbers
    high: Numbers
    least: tuple[Numbers, ...]

    def sizes(self) -> Numbers:
        """Return what each class adds to the sum for each unit of its value."""
        return tuple(
            sum(
                (f for f, g in zip(self.factor, self.group, strict=True) if g == c),
                ZERO,
            )
            for c in range(len(self.low))
        )

    def inner(self) -> Numbers:
        """Return a solution at which no bound and no edge between classes is tight.

        For each class, take the greatest solution with its value least, and the least
        solution with its value greatest. At one of these any given inequality is
        slack, so all are at their average.
        """
        classes = range(len(self.low))
        total = [ZERO for _ in classes]
        for c in classes:
            for other in classes:
                down, up = self.least[c][other], self.least[other][c]
                reach = self.low[c] / down if down else self.high[other]
                total[other] += min(self.high[other], reach)
                total[other] += max(self.low[other], up * self.high[c])
        return tuple(t / (2 * len(self.low)) for t in total)


def simplify(closure: Closure) -> Reduced:
    """Merge numbers that are tied, and take out those that are fixed."""
    items = range(len(closure.low))
    leaders: list[int] = []
    group: list[int] = []
    for item in items:
        found = [-1] if closure.fixed(item) else _leaders(closure, leaders, item)
        if not found:
            found = [len(leaders)]
            leaders.append(item)
        group.append(found[0])
    least = tuple(tuple(closure.least[a][b] for b in leaders) for a in leaders)
    return Reduced(
        fixed=tuple(closure.low[i] if group[i] < 0 else None for i in items),
        group=tuple(group),
        factor=tuple(
            closure.least[i][leaders[group[i]]] if group[i] >= 0 else ZERO
            for i in items
        ),
        edges=_covers(least),
        low=tuple(closure.low[a] for a in leaders),
        high=tuple(closure.high[a] for a in leaders),
        least=least,
    )


def _leaders(closure: Closure, leaders: list[int], item: int) -> list[int]:
    return [
        g
        for g, leader in enumerate(leaders)
        if closure.least[item][leader] * closure.least[leader][item] == 1
    ]


def _covers(least: tuple[Numbers, ...]) -> tuple[Edge, ...]:
    classes = range(len(least))
    return tuple(
        Edge(a, b, least[a][b])
        for a in classes
        for b in classes
        if a != b
        and least[a][b]
        and not any(
            least[a][c] * least[c][b] >= least[a][b] for c in classes if c not in (a, b)
        )
    )
