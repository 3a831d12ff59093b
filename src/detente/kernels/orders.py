r"""Random orders: linear extensions of a partial order, drawn exactly.

A linear extension is a path from nothing placed to everything placed, one item after
another, each after all that must come before it. The sets that occur on the way are
the order's down-sets. Count the ways on from each, last set first, and a path drawn
step by step with these odds is a uniform linear extension [1]_. Weights on the steps
make it any product distribution over such paths.

References
----------
.. [1] K. De Loof, H. De Meyer and B. De Baets (2006). Exploiting the lattice of ideals
   representation of a poset. Fundamenta Informaticae 71, 309-321.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, FloatArray, IntArray

MAX_STEPS = 2_500_000
"""Steps of a graph; one item above 18 others that have no order has 2,359,297."""

MAX_ITEMS = 62
"""Items of one order: a set of them is a 64-bit mask."""

NOTHING = -1
_Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Walks:
    """All ways of placing items one after another, each with its probability.

    Steps are sorted by the node they leave; node 0 is the start, and all walks are
    equally long.

    Attributes
    ----------
    first : (n_nodes + 1,)
        Where each node's steps start.
    target, item : (n_steps,)
        The node a step leads to, and the item it places; `NOTHING` if none.
    reach : (n_steps,)
        The node it leaves plus the probability of it and the steps before it.
    length
        Steps of one walk.
    total
        Sum over walks of the product of their weights; 0 when there is none.
    """

    first: IntArray
    target: _Places
    item: _Places
    reach: FloatArray
    length: int
    total: float

    def sample(self, n: int, rng: np.random.Generator) -> IntArray:
        """Return ``(n, length)`` items in the order in which they are placed."""
        if len(self.item) == self.length:
            return np.broadcast_to(self.item.astype(np.int64), (n, self.length))
        node = np.zeros(n, dtype=np.int64)
        placed = np.empty((n, self.length), dtype=np.int64)
        for step in range(self.length):
            move = np.searchsorted(self.reach, node + rng.random(n))
            move = np.clip(move, self.first[node], self.first[node + 1] - 1)
            placed[:, step] = self.item[move]
            node = self.target[move].astype(np.int64)
        return placed


class _Layers:
    """A graph of steps while it is built, layer by layer, from the start."""

    def __init__(self) -> None:
        self.size = 1
        self.n_steps = 0
        self.blocks: list[tuple[_Places, _Places, _Places, FloatArray]] = []

    def add(
        self, source: IntArray, target: IntArray, item: IntArray, weight: FloatArray
    ) -> None:
        """Add steps between nodes; sources were all reached by steps added before."""
        self.n_steps += len(source)
        if self.n_steps > MAX_STEPS:
            raise TooLargeError(
                f"a partial order has more than {MAX_STEPS:,} ways of going on. "
                "State more of the order, or merge items nobody tells apart."
            )
        narrow = [part.astype(np.int32) for part in (source, target, item)]
        self.blocks.append((narrow[0], narrow[1], narrow[2], weight))

    def nodes(self, count: int) -> int:
        """Make room for new nodes; return the number of the first."""
        self.size += count
        return self.size - count

    def walks(self, ends: BoolArray, length: int) -> Walks:
        """Count the ways from each node to an end, and turn them into odds."""
        ways = np.zeros(self.size)
        ways[self.size - len(ends) :] = ends
        for source, target, _, weight in reversed(self.blocks):
            ways += np.bincount(source, weight * ways[target], minlength=self.size)
        source, target, item, weight = (
            np.concatenate([block[part] for block in self.blocks]) for part in range(4)
        )
        odds = weight * ways[target]
        alive = np.flatnonzero(odds > 0)
        alive = alive[np.argsort(source[alive], kind="stable")]
        source, odds = source[alive], odds[alive]
        first = np.searchsorted(source, np.arange(self.size + 1))
        return Walks(
            first=first,
            target=target[alive],
            item=item[alive],
            reach=source + _shares(odds, source, first),
            length=length,
            total=float(ways[0]),
        )


def _shares(odds: FloatArray, source: _Places, first: IntArray) -> FloatArray:
    """Return the cumulative share of each step among the steps of its node."""
    share = odds / np.bincount(source, odds)[source] if len(odds) else odds
    upto = np.cumsum(share)
    before = np.append(0.0, upto)[first[source]]
    return np.clip(upto - before, 0.0, 1.0)


@lru_cache(maxsize=256)
def extensions(before: tuple[int, ...], sizes: tuple[float, ...]) -> Walks:
    r"""Return linear extensions, drawn as the volumes of their simplices require.

    The points :math:`y \ge 0` with :math:`\sum_c m_c y_c \le 1` that fall in the order
    of one extension form a simplex of volume
    :math:`\frac{1}{n!} \prod_{j} 1 / M_j`, where :math:`M_j` is the sum of the sizes
    of the first :math:`j` items. With equal sizes all extensions are equally likely.

    Parameters
    ----------
    before
        For each item, the set (a bit mask) of items that must come before it.
    sizes
        What each item counts for, above 0.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STEPS` steps between down-sets.

    Examples
    --------
    Three items of which the first must come before the second:

    >>> extensions((0, 1, 0), (1.0, 1.0, 1.0)).total * 6
    3.0
    """
    _must_fit(before)
    layers, start, masks = _Layers(), 0, np.zeros(1, dtype=np.int64)
    for _ in before:
        source, item, grown, target = _grow(masks, before, range(len(before)))
        behind = start
        start = layers.nodes(len(grown))
        weight = 1.0 / _weigh(grown, sizes)
        layers.add(source + behind, target + start, item, weight[target])
        masks = grown
    return layers.walks(np.ones(1, dtype=np.bool_), len(before))


def _must_fit(before: tuple[int, ...]) -> None:
    if len(before) > MAX_ITEMS:
        raise TooLargeError(
            f"an order must have at most {MAX_ITEMS} items; got {len(before)}. "
            "Merge items nobody tells apart."
        )


def _weigh(masks: IntArray, sizes: Sequence[float]) -> FloatArray:
    total = np.zeros(len(masks))
    for item, size in enumerate(sizes):
        total += size * (masks >> item & 1)
    return total


def _grow(
    masks: IntArray, before: Sequence[int], allowed: Sequence[int]
) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """Return all ways of adding one allowed item to sets: from, item, sets, to."""
    sources, items, grown = [], [], []
    for item in allowed:
        free = ((masks >> item) & 1) == 0
        ready = np.flatnonzero(free & ((masks & before[item]) == before[item]))
        sources.append(ready)
        items.append(np.full(len(ready), item, dtype=np.int64))
        grown.append(masks[ready] | (1 << item))
    if not grown:
        none = np.zeros(0, dtype=np.int64)
        return none, none, none, none
    fresh, target = np.unique(np.concatenate(grown), return_inverse=True)
    return np.concatenate(sources), np.concatenate(items), fresh, target


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the line, filled after the stretches below it.

    Attributes
    ----------
    low, high
        Its ends; equal for a single point, which exactly one item takes.
    allowed
        Items that may lie there.
    done
        Bit mask of the items that must not lie above it.
    """

    low: float
    high: float
    allowed: tuple[int, ...]
    done: int


@lru_cache(maxsize=256)
def placements(before: tuple[int, ...], slots: tuple[Slot, ...]) -> Walks:
    r"""Return the ways of placing items on a line cut into slots, from below.

    A way in which :math:`k` given items lie in a slot of length :math:`\ell`, in a
    given order, has volume :math:`\ell^k / k!`; the volume of a way is the product
    over its slots. Walks are drawn in proportion to it. A step that places `NOTHING`
    goes on to the next slot.

    Parameters
    ----------
    before
        For each item, the set (a bit mask) of items that must lie below it.
    slots
        From the lowest to the highest.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STEPS` steps.

    Examples
    --------
    Two numbers in [0, 1], the first at most 1/2, the second not below the first:

    >>> halves = (Slot(0.0, 0.5, (0, 1), 1), Slot(0.5, 1.0, (1,), 3))
    >>> placements((0, 1), halves).total
    0.375
    """
    _must_fit(before)
    layers, start, masks = _Layers(), 0, np.zeros(1, dtype=np.int64)
    for slot in slots:
        filled = _fill(layers, start, masks, (before, slot))
        start, masks = _leave(layers, filled, slot.done)
    complete = masks == (1 << len(before)) - 1
    return layers.walks(complete, len(before) + len(slots))


_Filled = list[tuple[int, IntArray]]


def _fill(
    layers: _Layers, start: int, masks: IntArray, into: tuple[tuple[int, ...], Slot]
) -> _Filled:
    """Add every way of placing items in one slot; return where one may leave it."""
    before, slot = into
    point = slot.low == slot.high
    filled = [] if point else [(start, masks)]
    for placed in range(1, 2 if point else len(slot.allowed) + 1):
        source, item, grown, target = _grow(masks, before, slot.allowed)
        if not len(grown):
            break
        behind = start
        start = layers.nodes(len(grown))
        weight = 1.0 if point else (slot.high - slot.low) / placed
        layers.add(source + behind, target + start, item, np.full(len(source), weight))
        masks = grown
        filled.append((start, masks))
    return filled


def _leave(layers: _Layers, filled: _Filled, done: int) -> tuple[int, IntArray]:
    """Add the steps out of a slot, for the sets that hold all that must lie below."""
    ready = [(start, masks, (masks & done) == done) for start, masks in filled]
    kept = [masks[mask] for _, masks, mask in ready]
    none = np.zeros(0, dtype=np.int64)
    fresh, target = np.unique(np.concatenate([none, *kept]), return_inverse=True)
    first = layers.nodes(len(fresh))
    source = np.concatenate(
        [none, *(start + np.flatnonzero(mask) for start, _, mask in ready)]
    )
    item = np.full(len(source), NOTHING, dtype=np.int64)
    layers.add(source, target + first, item, np.ones(len(source)))
    return first, fresh
