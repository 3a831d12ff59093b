"""Mark the points of many small sets that nothing in their set Pareto-dominates."""

import numpy as np
from numpy.typing import NDArray

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.form import twin

Ranks = NDArray[np.integer]
BLOCK_CELLS = 2**18
"""Comparisons made at once when there are more than three parties."""
SMALL = 256
"""With more than three parties, sets of more places are compared one by one."""
BASE = 16
"""With three parties, so many points are compared in pairs before they are swept."""


def undominated(
    points: IntArray, present: BoolArray, count: FloatArray
) -> tuple[BoolArray, FloatArray]:
    """Mark the undominated points of every set, equal points merged into the first.

    ``a`` dominates ``b`` when it is no worse for any party and better for one.

    Parameters
    ----------
    points : (n_parties, n_sets, n_points)
        At least two parties; more is better for each.
    present : (n_sets, n_points)
        Places that hold a point at all.
    count : (n_sets, n_points)
        What to add up when equal points are merged.

    Returns
    -------
    kept : (n_sets, n_points) bool
        Of equal points, only the first is kept.
    merged : (n_sets, n_points)
        Counts, right where `kept` is true.

    Examples
    --------
    >>> points = np.array([[[3, 1, 1, 3]], [[1, 3, 1, 1]]])
    >>> kept, merged = undominated(points, np.ones((1, 4), bool), np.ones((1, 4)))
    >>> kept.tolist(), merged[kept].tolist()
    ([[True, True, False, False]], [2.0, 1.0])
    """
    n_parties, _, n_points = points.shape
    if n_parties == 3:
        return of_three(points, present, count)
    least, most = points[0].min(initial=0), points[0].max(initial=0)
    bits = max(n_points - 1, 1).bit_length()
    if n_parties > 3 and n_points > SMALL:
        return _one_by_one(points, present, count)
    if n_parties > 2 or (int(most) - int(least)).bit_length() + bits > 61:
        return _sorted_out(points, present, count)
    kept, doubtful = _swept(points, present, int(most), bits)
    merged = count
    if len(doubtful):
        merged = count.copy()
        kept[doubtful], merged[doubtful] = _sorted_out(
            points[:, doubtful], present[doubtful], count[doubtful]
        )
    return kept, merged


def _of_three(
    points: IntArray, present: BoolArray, count: FloatArray
) -> tuple[BoolArray, FloatArray]:
    """Do what `undominated` does, with three parties."""
    return _sorted_out(points, present, count)


of_three = twin(_of_three)


def _swept(
    points: IntArray, present: BoolArray, most: int, bits: int
) -> tuple[BoolArray, IntArray]:
    """Sweep two parties' points, best for the first party first.

    A point stays if it gives the second party more than all before it. The first
    utility and the point's place share one integer, so that a plain sort will do.
    Points equal in the first utility come in any order: right unless one of them is
    kept with another behind it; such sets are returned as doubtful.
    """
    n_points = present.shape[1]
    places = np.arange(n_points, dtype=np.int64)
    last = np.int64(1) << 62
    key = np.where(present, ((most - points[0]) << bits) | places, last | places)
    key.sort(axis=1)
    place = key & ((1 << bits) - 1)
    second = np.take_along_axis(points[1], place, axis=1)
    ahead = np.maximum.accumulate(second, axis=1)
    here = key < last
    stays = here.copy()
    stays[:, 1:] &= second[:, 1:] > ahead[:, :-1]
    first = key >> bits
    tied = (first[:, 1:] == first[:, :-1]) & stays[:, :-1] & here[:, 1:]
    kept = np.zeros_like(present)
    np.put_along_axis(kept, place, stays, axis=1)
    return kept, np.flatnonzero(np.logical_or.reduce(tied, axis=1))


def _one_by_one(
    points: IntArray, present: BoolArray, count: FloatArray
) -> tuple[BoolArray, FloatArray]:
    """Look at one set after the other, without the places that hold no point."""
    kept, merged = np.zeros_like(present), count.copy()
    for row, marks in enumerate(present):
        places = np.flatnonzero(marks)
        kept[row, places], merged[row, places] = _sorted_out(
            points[:, row][:, None, places],
            marks[None, places],
            count[row][None, places],
        )
    return kept, merged


def _sorted_out(
    points: IntArray, present: BoolArray, count: FloatArray
) -> tuple[BoolArray, FloatArray]:
    """Sort each set lexicographically, best first; merge equals; drop the dominated.

    Whatever dominates a point stands before it, and the sort is stable, so the first
    of equal points is the one met first.
    """
    order = np.lexsort((*-points[::-1], ~present), axis=1)
    ranked = np.take_along_axis(points, order[None], axis=2)
    here = np.take_along_axis(present, order, axis=1)
    fresh = here.copy()
    fresh[:, 1:] &= np.logical_or.reduce(ranked[:, :, 1:] != ranked[:, :, :-1], axis=0)
    tests = {2: _staircase, 3: _halves}
    stays = fresh & tests.get(len(points), _blocks)(ranked, fresh)
    kept = np.zeros_like(present)
    np.put_along_axis(kept, order, stays, axis=1)
    merged = np.empty_like(count)
    totals = _totals(np.take_along_axis(count, order, axis=1) * here, fresh)
    np.put_along_axis(merged, order, totals, axis=1)
    return kept, merged


def _totals(count: FloatArray, fresh: BoolArray) -> FloatArray:
    """Give each point the sum of the counts from it up to the next fresh one."""
    n_sets, n_points = count.shape
    group = np.maximum(np.cumsum(fresh, axis=1) - 1, 0)
    group += n_points * np.arange(n_sets)[:, None]
    sums = np.bincount(group.ravel(), weights=count.ravel(), minlength=count.size)
    return sums[group]


def _staircase(ranked: IntArray, fresh: BoolArray) -> BoolArray:
    """Mark the points that give the second party more than all before them."""
    stays = fresh.copy()
    ahead = np.maximum.accumulate(ranked[1], axis=1)
    stays[:, 1:] &= ranked[1, :, 1:] > ahead[:, :-1]
    return stays


def _halves(ranked: IntArray, fresh: BoolArray) -> BoolArray:
    """Three parties: settle halves first, then what the better half does to the other.

    No point of the later half is better for the first party, so one of the earlier
    half dominates it if no worse for the second and the third: seen in one sweep by
    falling utility of the second [1]_. Blocks of `BASE` points are compared in pairs.

    References
    ----------
    .. [1] H. T. Kung, F. Luccio, F. P. Preparata (1975). On finding the maxima of a
       set of vectors. Journal of the ACM 22(4), 469-476.
    """
    _, n_sets, n_points = ranked.shape
    size, total = BASE, BASE
    while total < n_points:
        total *= 2
    below = np.int64(ranked.min(initial=0) - 1)
    padding = (0, 0), (0, 0), (0, total - n_points)
    full = np.pad(np.where(fresh, ranked, below), padding, constant_values=below)
    stays = np.pad(fresh, padding[1:])
    blocks = full.reshape(3, -1, BASE)
    before = np.tri(BASE, k=-1, dtype=np.bool_)
    worse = np.logical_or.reduce(_no_worse(blocks, blocks) & before, axis=2)
    stays &= ~worse.reshape(n_sets, total)
    standing, third = _standing(full[1]), full[2]
    while size < total:
        size *= 2
        shape = -1, size
        worse = _swept_halves(standing.reshape(shape), third.reshape(shape))
        stays &= ~worse.reshape(n_sets, total)
    return stays[:, :n_points]


def _swept_halves(standing: IntArray, third: IntArray) -> BoolArray:
    """Mark the points of each row's right half that one of its left half dominates."""
    n_points = standing.shape[1]
    places, bits = np.arange(n_points), (n_points - 1).bit_length()
    right = places >= n_points // 2
    key = (standing << (bits + 1)) | (right << np.int64(bits)) | places
    key.sort(axis=1)
    place = key & ((1 << bits) - 1)
    value = np.take_along_axis(third, place, axis=1)
    left = place < n_points // 2
    lowest = np.iinfo(np.int64).min
    ahead = np.maximum.accumulate(np.where(left, value, lowest), axis=1)
    worse = np.empty(standing.shape, dtype=np.bool_)
    np.put_along_axis(worse, place, ~left & (ahead >= value), axis=1)
    return worse


def _standing(values: IntArray) -> IntArray:
    """Rank each row from its largest value, 0, down; equals share a rank."""
    order = np.argsort(-values, axis=1, kind="stable")
    ranked = np.take_along_axis(values, order, axis=1)
    rank = np.zeros_like(values)
    rank[:, 1:] = np.cumsum(ranked[:, 1:] != ranked[:, :-1], axis=1)
    standing = np.empty_like(values)
    np.put_along_axis(standing, order, rank, axis=1)
    return standing


def _blocks(ranked: IntArray, fresh: BoolArray) -> BoolArray:
    """More than three parties: compare in pairs, block after block.

    Whatever dominates a point stands before it and is no worse for the first party, so
    only the others' ranks are compared. Dominance is transitive, so every dominated
    point has a dominator among the survivors so far or in its block. Points that are
    gone are put below everything, where they dominate nothing.
    """
    _, n_sets, n_points = ranked.shape
    ranks = np.where(fresh, _ranks(ranked[1:]), 0)
    stays = fresh.copy()
    survivors = ranks[:, :, :0]
    room = BLOCK_CELLS // max(n_sets, 1)
    start = 0
    while start < n_points:
        size = int(np.clip(room // (survivors.shape[2] + 64), 8, 512))
        block = ranks[:, :, start : start + size]
        stay = stays[:, start : start + size]
        stay &= ~np.logical_or.reduce(_no_worse(survivors, block), axis=2)
        before = np.tri(block.shape[2], k=-1, dtype=np.bool_)
        stay &= ~np.logical_or.reduce(_no_worse(block, block) & before, axis=2)
        columns = np.logical_or.reduce(stay, axis=0)
        left = np.where(stay, block, 0)[:, :, columns]
        survivors = np.concatenate([survivors, left], axis=2)
        start += size
    return stays


def _ranks(points: IntArray) -> Ranks:
    """Rank each party's utilities within each set, the least 1, in few bits."""
    n_parties, n_sets, n_points = points.shape
    kind = np.int16 if n_points < np.iinfo(np.int16).max else np.int32
    standing = _standing(points.reshape(n_parties * n_sets, n_points))
    return (n_points - standing.reshape(points.shape)).astype(kind)


def _no_worse(others: Ranks, block: Ranks) -> BoolArray:
    """Tell for each point of the block which others are no worse for any party."""
    no_worse = np.ones((*block.shape[1:], others.shape[2]), dtype=np.bool_)
    for theirs, mine in zip(others, block, strict=True):
        no_worse &= theirs[:, None, :] >= mine[:, :, None]
    return no_worse
