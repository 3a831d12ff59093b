"""Partial orders taken apart: parts, what comes before what, uniform extensions."""

from collections.abc import Sequence

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.orders import extensions

Pair = tuple[int, int]
"""``(a, b)``: item ``a`` comes before item ``b``."""

SMALL = 10
"""Parts of so few items are counted at once, larger ones are taken apart first."""


def parts(items: Sequence[int], pairs: Sequence[Pair]) -> list[list[int]]:
    """Return the sets of items that pairs join, each in the order of the items.

    Examples
    --------
    >>> parts(range(4), [(2, 0), (3, 2)])
    [[0, 2, 3], [1]]
    """
    label = {item: place for place, item in enumerate(items)}
    for a, b in pairs:
        if a in label and b in label:
            old, new = max(label[a], label[b]), min(label[a], label[b])
            label = {i: new if x == old else x for i, x in label.items()}
    return [[i for i in items if label[i] == x] for x in sorted(set(label.values()))]


def before(part: Sequence[int], pairs: Sequence[Pair]) -> tuple[int, ...]:
    """Return, for each of a part's items, the set (a bit mask) of those just before.

    Examples
    --------
    >>> before([0, 2, 3], [(2, 0), (3, 2)])
    (2, 4, 0)
    """
    place = {item: i for i, item in enumerate(part)}
    masks = [0] * len(part)
    for a, b in pairs:
        if a in place and b in place:
            masks[place[b]] |= 1 << place[a]
    return tuple(masks)


def random_order(
    items: Sequence[int], pairs: Sequence[Pair], n: int, rng: np.random.Generator
) -> IntArray:
    """Draw uniform linear extensions.

    Parts that no pair joins are shuffled into one another at random; an item that
    comes before, or after, all others of a large part is put there; what can be taken
    apart no further is counted (`detente.kernels.orders.extensions`).

    Parameters
    ----------
    items
        Numbers.
    pairs
        Without cycles; those of other items do not count.
    n
        How many orders.
    rng
        Source of randomness.

    Returns
    -------
    (n, n_items)
        Items, the first first.

    Raises
    ------
    TooLargeError
        If a part has too many linear extensions to count.

    Examples
    --------
    >>> random_order([4, 5, 6], [(6, 5), (5, 4)], 2, np.random.default_rng(0)).tolist()
    [[6, 5, 4], [6, 5, 4]]
    """
    split = parts(items, pairs)
    if len(split) == 1:
        return _connected(split[0], pairs, n, rng)
    orders = [_connected(part, pairs, n, rng) for part in split]
    keys = [np.sort(rng.random(order.shape), axis=1) for order in orders]
    place = np.argsort(np.concatenate(keys, axis=1), axis=1)
    return np.take_along_axis(np.concatenate(orders, axis=1), place, axis=1)


def _connected(
    part: list[int], pairs: Sequence[Pair], n: int, rng: np.random.Generator
) -> IntArray:
    if len(part) == 1:
        return np.full((n, 1), part[0], dtype=np.int64)
    swapped = [(b, a) for a, b in pairs]
    for direction, order in ((pairs, 1), (swapped, -1)):
        end = _first(part, direction) if len(part) > SMALL else None
        if end is not None:
            rest = random_order([i for i in part if i != end], pairs, n, rng)
            column = np.full((n, 1), end, dtype=np.int64)
            return np.concatenate([column, rest][::order], axis=1)
    walks = extensions(before(part, pairs), (1.0,) * len(part))
    return np.asarray(part, dtype=np.int64)[walks.sample(n, rng)]


def _first(part: list[int], pairs: Sequence[Pair]) -> int | None:
    """Return the item that comes before all others, if there is one."""
    leading = [i for i in part if not any(b == i and a in part for a, b in pairs)]
    return leading[0] if len(leading) == 1 else None
