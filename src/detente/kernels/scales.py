r"""Values on a scale from 0, the worst, to 1, the best, uniform over what is said.

What is said is a `Region`: orders, ratios, ranges. The points that fit have a largest
number 1 and a smallest number 0. They form a union of faces of the cube, one for each
pair of numbers that may be best and worst, and the draw is uniform with respect to
area on the faces of the highest dimension. Tied numbers are one coordinate. When all
are tied nothing is at stake, and all are 0.

How it is drawn, the first that applies:

order polytope
    Nothing said, or orders only: a uniform linear extension of each connected part,
    then sorted uniform numbers, then stretched so that the ends are 0 and 1 [1]_.
    A full order: the order statistics of uniform numbers.
slots
    Orders and ranges: the line is cut at the ends of the ranges, and the ways of
    placing the numbers in the cuts are drawn by their volumes. Exact.
faces
    With ratios other than 1: a face is drawn by its estimated volume, then a point of
    it by rejection from a box, or by hit-and-run where a box is hit too rarely.

References
----------
.. [1] R. P. Stanley (1986). Two poset polytopes. Discrete & Computational Geometry 1,
   9-23: the linear extensions cut the order polytope into simplices of equal volume.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise

import numpy as np

from detente.kernels.arrays import FloatArray
from detente.kernels.bounds import (
    ONE,
    ZERO,
    Closure,
    Reduced,
    Region,
    close,
    simplify,
)
from detente.kernels.hit_and_run import Polytope, hit_and_run, order_walls
from detente.kernels.orders import NOTHING, Slot, placements
from detente.kernels.posets import Pair, before, random_order
from detente.kernels.rejection import LEAST_HITS, TRIALS, Drawn, expand, keep


def draw_values(region: Region, n: int, rng: np.random.Generator) -> Drawn | None:
    """Draw values with best 1 and worst 0 from a region, or None: it is empty.

    Parameters
    ----------
    region
        What is said.
    n
        How many draws.
    rng
        Source of randomness.

    Raises
    ------
    TooLargeError
        If an order has too many linear extensions to count.

    Examples
    --------
    >>> from detente.kernels.bounds import Edge
    >>> chain = Region((Edge(0, 1), Edge(1, 2)), (ZERO,) * 3, (ONE,) * 3)
    >>> values = draw_values(chain, 2, np.random.default_rng(0)).values
    >>> values[:, [0, 2]].tolist()
    [[1.0, 0.0], [1.0, 0.0]]
    """
    closure = close(region)
    if not closure.feasible:
        return None
    if _all_tied(closure):
        return Drawn(np.zeros((n, len(region.low))))
    reduced = simplify(closure)
    if any(e.ratio != 1 for e in reduced.edges) or set(reduced.factor) - {ZERO, ONE}:
        return _on_faces(closure, n, rng)
    ends = (ZERO in reduced.fixed, ONE in reduced.fixed)
    if len(reduced.low) < 2 - sum(ends):
        return None
    if all(low == 0 for low in reduced.low) and all(h == 1 for h in reduced.high):
        points = _stretched(_ordered(reduced, n, rng), ends)
    else:
        found = _in_slots(reduced, ends, n, rng)
        if found is None:
            return None
        points = found
    return Drawn(expand(reduced, points))


def _all_tied(closure: Closure) -> bool:
    items = range(len(closure.low))
    return all(closure.least[0][i] == closure.least[i][0] == 1 for i in items)


def _pairs(reduced: Reduced) -> tuple[Pair, ...]:
    return tuple((e.above, e.below) for e in reduced.edges)


def _ordered(reduced: Reduced, n: int, rng: np.random.Generator) -> FloatArray:
    """Draw points of the order polytope in the open cube."""
    points = rng.random((n, len(reduced.low)))
    if reduced.edges:
        order = random_order(range(points.shape[1]), _pairs(reduced), n, rng)
        falling = -np.sort(-points, axis=1)
        np.put_along_axis(points, order, falling, axis=1)
    return points


def _stretched(points: FloatArray, ends: tuple[bool, bool]) -> FloatArray:
    """Move the least number to 0 and the largest to 1, unless another is there.

    Given its least and its largest number, the rest of a uniform point of the order
    polytope is uniform in between, so that what is left out is independent of it.
    """
    if not points.shape[1]:
        return points
    low = 0.0 if ends[0] else reduce(np.minimum, points.T)[:, None]
    high = 1.0 if ends[1] else reduce(np.maximum, points.T)[:, None]
    return np.asarray((points - low) / (high - low))


def _in_slots(
    reduced: Reduced, ends: tuple[bool, bool], n: int, rng: np.random.Generator
) -> FloatArray | None:
    """Draw points of an order polytope cut by ranges; None if there are none."""
    pairs = tuple((b, a) for a, b in _pairs(reduced))
    slots = _slots(reduced, ends)
    walks = placements(before(list(range(len(reduced.low))), pairs), slots)
    if not walks.total:
        return None
    steps = walks.sample(n, rng)
    places = steps != NOTHING
    item = steps[places].reshape(n, -1)
    slot = np.cumsum(~places, axis=1)[places].reshape(n, -1)
    share = np.sort(slot + rng.random(slot.shape), axis=1) - slot
    low, high = (np.array([getattr(s, end) for s in slots]) for end in ("low", "high"))
    points = np.empty(item.shape)
    values = low[slot] + share * (high - low)[slot]
    np.put_along_axis(points, item, values, axis=1)
    return points


def _slots(reduced: Reduced, ends: tuple[bool, bool]) -> tuple[Slot, ...]:
    """Cut the line at the ends of the ranges; a free end is a slot of its own."""
    cuts = sorted({ZERO, ONE, *reduced.low, *reduced.high})
    classes = range(len(reduced.low))
    everything = (1 << len(classes)) - 1
    slots = []
    if not ends[0]:
        least = tuple(c for c in classes if reduced.low[c] == 0)
        slots.append(Slot(0.0, 0.0, least, 0))
    for low, high in pairwise(cuts):
        allowed = tuple(
            c for c in classes if reduced.low[c] <= low and high <= reduced.high[c]
        )
        done = sum(1 << c for c in classes if reduced.high[c] <= high < 1)
        slots.append(Slot(float(low), float(high), allowed, done))
    if not ends[1]:
        best = tuple(c for c in classes if reduced.high[c] == 1)
        slots.append(Slot(1.0, 1.0, best, everything))
    return tuple(slots)


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    """The points with a given best and worst number, as a polytope in a box."""

    reduced: Reduced
    polytope: Polytope

    def box(self, n: int, rng: np.random.Generator) -> FloatArray:
        low, high = self._ends()
        return np.asarray(low + (high - low) * rng.random((n, len(low))))

    def size(self) -> float:
        low, high = self._ends()
        return float(np.prod(high - low))

    def _ends(self) -> tuple[FloatArray, FloatArray]:
        low, high = self.reduced.low, self.reduced.high
        return np.array([float(x) for x in low]), np.array([float(x) for x in high])


def _on_faces(closure: Closure, n: int, rng: np.random.Generator) -> Drawn | None:
    faces = _faces(closure)
    if not faces:
        return None
    hits = [int(face.polytope.holds(face.box(TRIALS, rng)).sum()) for face in faces]
    volume = np.array([f.size() * (h or 1) for f, h in zip(faces, hits, strict=True)])
    counts = rng.multinomial(n, volume / volume.sum())
    drawn = [
        _on_face(face, int(count), rng, rare=hit < LEAST_HITS)
        for face, hit, count in zip(faces, hits, counts, strict=True)
        if count
    ]
    values = rng.permutation(np.concatenate([d.values for d in drawn]))
    if all(d.exact for d in drawn):
        return Drawn(values)
    n_eff = sum(len(d.values) if d.exact else d.n_eff for d in drawn)
    return Drawn(values, n_eff, max(d.rhat for d in drawn))


def _on_face(face: _Face, n: int, rng: np.random.Generator, *, rare: bool) -> Drawn:
    if rare:
        mixed = hit_and_run(face.polytope, n, rng)
        return Drawn(expand(face.reduced, mixed.points), mixed.n_eff, mixed.rhat)
    points = keep(lambda count: face.box(count, rng), face.polytope.holds, n)
    return Drawn(expand(face.reduced, points))


def _faces(closure: Closure) -> list[_Face]:
    """Return the faces of the highest dimension."""
    found = []
    for best in _tops(closure):
        for worst in _bottoms(closure):
            face = _fix(closure, best, worst)
            if best != worst and face.feasible:
                found.append(simplify(face))
    most = max((len(reduced.low) for reduced in found), default=0)
    return [
        _Face(reduced, _polytope(reduced))
        for reduced in found
        if len(reduced.low) == most
    ]


def _fix(closure: Closure, best: int, worst: int) -> Closure:
    items = range(len(closure.low))
    low: list[Fraction] = [ONE if i == best else ZERO for i in items]
    high: list[Fraction] = [ZERO if i == worst else ONE for i in items]
    return closure.within(low, high)


def _tops(closure: Closure) -> list[int]:
    """Return the items that may be 1 without others having to be; one for each tie."""
    items = range(len(closure.low))
    least = closure.least
    return [
        t
        for t in items
        if closure.high[t] == 1
        and not any(
            least[c][t] >= 1 and (least[t][c] < 1 or c < t) for c in items if c != t
        )
    ]


def _bottoms(closure: Closure) -> list[int]:
    """Return the items that may be 0 without others having to be; one for each tie."""
    items = range(len(closure.low))
    least = closure.least
    return [
        b
        for b in items
        if closure.low[b] == 0
        and not any(
            least[b][c] > 0 and (least[c][b] == 0 or c < b) for c in items if c != b
        )
    ]


def _polytope(reduced: Reduced) -> Polytope:
    n = len(reduced.low)
    rows = order_walls(n, reduced.edges)
    low, high = [-float(x) for x in reduced.low], [float(x) for x in reduced.high]
    return Polytope(
        walls=np.concatenate([rows, -np.eye(n), np.eye(n)]),
        bounds=np.array([0.0] * len(rows) + low + high),
        inner=np.array([float(x) for x in reduced.inner()]),
        normal=np.zeros(n),
    )
