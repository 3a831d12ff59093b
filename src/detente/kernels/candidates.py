"""Points side by side, of which the undominated ones stay."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.dominance import undominated

WIDE = 2**12
"""With three parties, a single row of more candidates is gone through in blocks."""
BLOCK = 2**13
COMPARED = 2**20
"""Pairs of points that are compared at a time where some use more of a quota."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Points side by side, of which some stay.

    Attributes
    ----------
    values : (n_parties + n_quotas, n_rows, width)
    present : (n_rows, width)
        Places that hold a point.
    count : (n_rows, width)
    number
        Gives for rows and columns the lexicographically first outcome of each point,
        with the words in front.
    n_parties
        How many of the values are utilities; the others are less what quotas are used.
    """

    values: IntArray
    present: BoolArray
    count: FloatArray
    number: Callable[[IntArray, IntArray], IntArray]
    n_parties: int

    def best(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Return rows and columns of the points that stay, and their counts.

        Gone is what another point of the row dominates *in utilities*, and uses no more
        of any quota for. Of equal points the lexicographically first stays; of points
        that differ only in what they use each stays that nothing else does away with,
        for it stands for outcomes.
        """
        if not self.present.any():
            none = np.zeros(0, dtype=np.int64)
            return none, none, np.zeros(0)
        quotas = self._quotas_that_differ()
        if quotas:
            return self._with_quotas(quotas)
        if self.n_parties == 3 and len(self.present) == 1 and self.count.size > WIDE:
            return self._in_blocks()
        utilities = self.values[: self.n_parties]
        kept, merged = undominated(utilities, self.present, self.count)
        equal = np.logical_or.reduce(kept & (merged != self.count), axis=1)
        tied = np.flatnonzero(equal)
        if len(tied):
            order = np.lexsort(self._numbers(tied)[::-1], axis=1)
            again, total = undominated(
                np.take_along_axis(utilities[:, tied], order[None], axis=2),
                np.take_along_axis(self.present[tied], order, axis=1),
                np.take_along_axis(self.count[tied], order, axis=1),
            )
            kept[tied] = _put(again, order)
            merged[tied] = _put(total, order)
        rows, columns = np.nonzero(kept)
        return rows, columns, merged[rows, columns]

    def _in_blocks(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Do the same for one row of three parties, the best for the first one first.

        Whatever dominates a point stands in its block or before. The blocks before give
        the first party more, so nothing of them is equal to the point, and what covers
        it in the utilities of the others dominates it.
        """
        columns = np.flatnonzero(self.present[0])
        columns = columns[np.argsort(-self.values[0, 0, columns])]
        values = self.values[:3, 0, columns]
        changes = np.flatnonzero(values[0, 1:] != values[0, :-1]) + 1
        stairs, start, found = _Stairs.none(), 0, []
        while start < len(columns):
            after = np.searchsorted(changes, start + BLOCK)
            end = int(changes[after]) if after < len(changes) else len(columns)
            open_ = ~stairs.cover(values[1, start:end], values[2, start:end])
            left = start + np.flatnonzero(open_)
            numbers = self.number(np.zeros_like(left), columns[left])
            left = left[np.lexsort(numbers[::-1])]
            kept, merged = undominated(
                values[:, None, left],
                np.ones((1, len(left)), dtype=np.bool_),
                self.count[:, columns[left]],
            )
            left = left[kept[0]]
            stairs = stairs.with_more(values[1, left], values[2, left])
            found.append((columns[left], merged[kept]))
            start = end
        stays, count = (np.concatenate(part) for part in zip(*found, strict=True))
        return np.zeros_like(stays), stays, count

    def _numbers(self, rows: IntArray) -> IntArray:
        columns = np.arange(self.present.shape[1])
        return self.number(*np.broadcast_arrays(rows[:, None], columns))

    def _quotas_that_differ(self) -> list[int]:
        return [
            place
            for place in range(self.n_parties, len(self.values))
            if np.ptp(self.values[place][self.present])
        ]

    def _with_quotas(self, quotas: list[int]) -> tuple[IntArray, IntArray, FloatArray]:
        keys = [*range(self.n_parties), *quotas]
        values = self.values[keys]
        best, _ = undominated(values, self.present, self.count)
        numbers = self._numbers(np.arange(len(self.present)))
        order = np.lexsort((*numbers[::-1], *values[::-1], ~self.present), axis=1)
        ranked = np.take_along_axis(values, order[None], axis=2)
        here = np.take_along_axis(self.present, order, axis=1)
        alike = np.zeros((2, *here.shape), dtype=np.bool_)
        same = ranked[:, :, 1:] == ranked[:, :, :-1]
        alike[0, :, 1:] = np.logical_and.reduce(same[: self.n_parties])
        alike[1, :, 1:] = np.logical_and.reduce(same)
        alike &= here
        first = here & ~alike[1]
        best = np.take_along_axis(best, order, axis=1) & here
        best = first & (_sums(best, alike[1]) > 0)
        stays = first & (_sums(best, alike[0]) > 0)
        stays &= ~_beaten(ranked, best, stays & ~best, ~alike[0])
        count = np.take_along_axis(self.count, order, axis=1) * here
        rows, places = np.nonzero(stays)
        return rows, order[rows, places], _sums(count, alike[1])[rows, places]


@dataclass(frozen=True, slots=True, eq=False)
class _Stairs:
    """Utilities of two parties that nothing else covers: one rises, the other falls."""

    second: IntArray
    third: IntArray

    @classmethod
    def none(cls) -> "_Stairs":
        """Return stairs that cover nothing."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, nothing)

    def cover(self, second: IntArray, third: IntArray) -> BoolArray:
        """Tell which points are no better for either party than some stair."""
        at = np.searchsorted(self.second, second)
        lowest = np.iinfo(np.int64).min
        return np.append(self.third, lowest)[at] >= third

    def with_more(self, second: IntArray, third: IntArray) -> "_Stairs":
        """Return the stairs of these and more points."""
        second = np.concatenate([self.second, second])
        third = np.concatenate([self.third, third])
        order = np.lexsort((-third, -second))
        second, third = second[order], third[order]
        higher = np.ones(len(order), dtype=np.bool_)
        higher[1:] = third[1:] > np.maximum.accumulate(third)[:-1]
        return _Stairs(second[higher][::-1], third[higher][::-1])


def _beaten(
    values: IntArray, best: BoolArray, asked: BoolArray, starts: BoolArray
) -> BoolArray:
    """Mark of the places asked what a best one of other utilities is no worse than.

    Equal utilities stand side by side; where others begin is marked.
    """
    beaten = np.zeros_like(asked)
    rows, places = np.nonzero(asked)
    group = np.cumsum(starts, axis=1)
    first = np.argsort(~best, axis=1, kind="stable")
    first = first[:, : int(best.sum(axis=1).max(initial=0))]
    step = max(COMPARED // max(first.shape[1], 1), 1)
    for start in range(0, len(rows), step):
        row, place = (one[start : start + step, None] for one in (rows, places))
        other = first[row[:, 0]]
        no_worse = best[row, other] & (group[row, other] != group[row, place])
        for own in values:
            no_worse &= own[row, other] >= own[row, place]
        beaten[row[:, 0], place[:, 0]] = np.logical_or.reduce(no_worse, axis=1)
    return beaten


def _put(values: np.ndarray, order: IntArray) -> np.ndarray:
    """Undo taking along an order."""
    back = np.empty_like(values)
    np.put_along_axis(back, order, values, axis=1)
    return back


def _sums(values: np.ndarray, alike: BoolArray) -> FloatArray:
    """Give each place the sum over all places of its row that are alike.

    Those stand one after the other; each but the first is marked.
    """
    group = np.cumsum(~alike.ravel()) - 1
    sums = np.bincount(group, weights=values.ravel())
    return sums[group].reshape(values.shape)
