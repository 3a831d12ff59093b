r"""Shares that add up to 1, uniform over all that fit what is said of them.

What is said is a `Region`: orders, ratios, ranges. Numbers that are tied are merged
and those that are fixed set aside; the rest is uniform (with respect to area) on the
polytope that remains, in the values of the classes. A class of ``m`` tied numbers
with common value ``w`` counts as one coordinate and adds ``m w`` to the sum.

How it is drawn, the first that applies:

exact
    Nothing said, or orders and ratios that a change of units turns into a partial
    order: chains, trees, whatever has no two routes with different products.
by rejection
    From a cone that encloses the polytope: the orders alone, or the orders that are
    tight after shifting to the least or reflecting from the greatest solution;
    whichever is hit most, if it is hit in at least one of fifty trials. These draws
    are exact, too.
by hit-and-run
    Otherwise. How well it mixed is returned with the draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import FloatArray
from detente.kernels.bounds import (
    ONE,
    ZERO,
    Closure,
    Edge,
    Reduced,
    Region,
    close,
    close_shares,
    simplify,
)
from detente.kernels.cones import Cone
from detente.kernels.hit_and_run import Mixed, Polytope, hit_and_run, order_walls
from detente.kernels.posets import Pair
from detente.kernels.rejection import LEAST_HITS, TRIALS, Drawn, expand, keep


def draw_shares(
    region: Region, n: int, rng: np.random.Generator, shape: float = 1.0
) -> Drawn | None:
    r"""Draw shares that add up to 1 from a region, or None: it is empty.

    Parameters
    ----------
    region
        What is said.
    n
        How many draws.
    rng
        Source of randomness.
    shape
        The density is :math:`\prod_c y_c^{\alpha - 1}` over the free classes; 1 is
        uniform.

    Examples
    --------
    >>> region = Region((Edge(0, 1),), (ZERO, ZERO, ZERO), (ONE, ONE, Fraction(1, 10)))
    >>> drawn = draw_shares(region, 1000, np.random.default_rng(0))
    >>> bool((drawn.values[:, 0] >= drawn.values[:, 1]).all()), drawn.exact
    (True, True)
    """
    closure = close_shares(region)
    if closure is None:
        return None
    reduced = simplify(closure)
    if not reduced.low:
        return Drawn(expand(reduced, np.empty((n, 0))))
    return _draw_free(_Cut(closure, reduced), n, rng, shape)


@dataclass(frozen=True, slots=True)
class _Shifted:
    """The enclosing cone ``sign * (x - origin) = rest * unit * y``."""

    cone: Cone
    sign: int
    origin: FloatArray
    scale: FloatArray

    def sample(
        self, n: int, rng: np.random.Generator, shape: float = 1.0
    ) -> FloatArray:
        points = self.cone.sample(n, rng, shape)
        return self.origin + self.sign * self.scale * points


class _Cut:
    """The polytope of the free classes, and the cones that enclose it."""

    def __init__(self, closure: Closure, reduced: Reduced) -> None:
        self.reduced = reduced
        self.sizes = reduced.sizes()
        self.rest = ONE - sum((x for x in reduced.fixed if x is not None), ZERO)
        natural = close(_without_ranges(closure.region))
        leaders = [reduced.group.index(c) for c in range(len(self.sizes))]
        self.low = [c for c, low in enumerate(reduced.low) if low > 0]
        self.high = [
            c for c, i in enumerate(leaders) if closure.high[i] < natural.high[i]
        ]

    @property
    def bounded(self) -> bool:
        """Whether any bound counts beyond what the orders and the sum imply."""
        return len(self.sizes) > 1 and bool(self.low or self.high)

    def plain(self, *, even: bool) -> tuple[_Shifted, bool]:
        """Return the cone of the orders, and whether it keeps all of them.

        ``even`` leaves out orders between classes of different sizes, so that any
        Dirichlet density can be drawn.
        """
        zero = [ZERO] * len(self.sizes)
        shifted, complete = self._cone(self.reduced.edges, zero, 1)
        cone = shifted.cone
        if not even or cone.exchangeable:
            return shifted, complete
        pairs = tuple(p for p in cone.pairs if cone.sizes[p[0]] == cone.sizes[p[1]])
        return replace(shifted, cone=Cone(cone.sizes, pairs)), False

    def shifted(self) -> _Shifted:
        """Return the cone above the least solution."""
        low = self.reduced.low
        tight = [
            e for e in self.reduced.edges if low[e.above] == e.ratio * low[e.below]
        ]
        return self._cone(tight, low, 1)[0]

    def reflected(self) -> _Shifted:
        """Return the cone below the greatest solution, upside down."""
        high = self.reduced.high
        tight = [
            Edge(e.below, e.above, 1 / e.ratio)
            for e in self.reduced.edges
            if high[e.above] == e.ratio * high[e.below]
        ]
        return self._cone(tight, high, -1)[0]

    def _cone(
        self, edges: Sequence[Edge], origin: Sequence[Fraction], sign: int
    ) -> tuple[_Shifted, bool]:
        units, pairs = _units(len(origin), edges)
        used = sum((s * o for s, o in zip(self.sizes, origin, strict=True)), ZERO)
        rest = float(abs(self.rest - used))
        sizes = tuple(float(s / u) for s, u in zip(self.sizes, units, strict=True))
        shifted = _Shifted(
            cone=Cone(sizes, pairs),
            sign=sign,
            origin=np.array([float(o) for o in origin]),
            scale=np.array([rest / float(u) for u in units]),
        )
        return shifted, len(pairs) == len(edges)

    def polytope(self) -> Polytope:
        """Return the walls of the polytope and a point inside."""
        n = len(self.sizes)
        rows = order_walls(n, self.reduced.edges)
        low = [-float(x) for x in self.reduced.low]
        high = [float(self.reduced.high[c]) for c in self.high]
        return Polytope(
            walls=np.concatenate([rows, -np.eye(n), np.eye(n)[self.high]]),
            bounds=np.array([0.0] * len(rows) + low + high),
            inner=np.array([float(x) for x in self._inner()]),
            normal=np.array([float(s) for s in self.sizes]),
        )

    def _inner(self) -> list[Fraction]:
        """Go from an inner point of the region straight to the plane of the sum."""
        inner = self.reduced.inner()
        excess = self._sum(inner) - self.rest
        end = self.reduced.low if excess > 0 else self.reduced.high
        way = self._sum(inner) - self._sum(end)
        share = excess / way if way else ZERO
        return [x + share * (e - x) for x, e in zip(inner, end, strict=True)]

    def _sum(self, point: Sequence[Fraction]) -> Fraction:
        return sum((s * x for s, x in zip(self.sizes, point, strict=True)), ZERO)


def _without_ranges(region: Region) -> Region:
    n = len(region.low)
    return Region(region.edges, (ZERO,) * n, (ONE,) * n)


def _units(n: int, edges: Sequence[Edge]) -> tuple[list[Fraction], tuple[Pair, ...]]:
    """Return units in which edges have the ratio 1, and the pairs for which they do.

    Each part of the graph is walked from its first number; an edge that closes a
    cycle is kept only if the product around it happens to be 1.
    """
    units: list[Fraction | None] = [None] * n
    for start in range(n):
        if units[start] is None:
            units[start] = ONE
            _walk(units, edges)
    known = [u if u is not None else ONE for u in units]
    pairs = tuple(
        (e.above, e.below) for e in edges if known[e.below] == e.ratio * known[e.above]
    )
    return known, pairs


def _walk(units: list[Fraction | None], edges: Sequence[Edge]) -> None:
    moved = True
    while moved:
        moved = False
        for edge in edges:
            above, below = units[edge.above], units[edge.below]
            if above is not None and below is None:
                units[edge.below], moved = edge.ratio * above, True
            elif above is None and below is not None:
                units[edge.above], moved = below / edge.ratio, True


def _draw_free(cut: _Cut, n: int, rng: np.random.Generator, shape: float) -> Drawn:
    try:
        points = _draw_from_cones(cut, n, rng, shape)
    except TooLargeError:
        points = None
    if points is not None:
        return Drawn(expand(cut.reduced, points))
    mixed = _draw_by_chains(cut, n, rng, shape)
    return Drawn(expand(cut.reduced, mixed.points), mixed.n_eff, mixed.rhat)


def _draw_from_cones(
    cut: _Cut, n: int, rng: np.random.Generator, shape: float
) -> FloatArray | None:
    """Draw exactly: straight from a cone, or by rejection; None if hit too rarely."""
    plain, complete = cut.plain(even=shape != 1)
    if complete and not cut.bounded:
        return plain.sample(n, rng, shape)
    polytope = cut.polytope()
    cones = [plain] if shape != 1 else [plain, cut.shifted(), cut.reflected()]
    trials = [cone.sample(TRIALS, rng, shape) for cone in cones]
    hits = [int(polytope.holds(points).sum()) for points in trials]
    best = int(np.argmax(hits))
    if hits[best] < LEAST_HITS:
        return None
    return keep(lambda count: cones[best].sample(count, rng, shape), polytope.holds, n)


def _draw_by_chains(cut: _Cut, n: int, rng: np.random.Generator, shape: float) -> Mixed:
    if shape == 1:
        return hit_and_run(cut.polytope(), n, rng)

    def density(points: FloatArray) -> FloatArray:
        tiny = np.finfo(np.float64).tiny
        return (shape - 1) * np.log(np.maximum(points, tiny)).sum(axis=1)

    return hit_and_run(cut.polytope(), n, rng, density)
