"""For each way to settle some issues, the best that can be had of others.

A table has a row for each way to settle the issues of its `scope`; the row holds what
the issues already gone through can add, undominated. Points in one row can be compared
because whatever else follows depends on the scope alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.dominance import undominated
from detente.kernels.segments import largest, owners, starting


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What can be had of some issues.

    Attributes
    ----------
    scope
        The issues on which it depends, rising.
    gone
        The issues that are gone through.
    values : (n_parties + n_quotas, n_points)
        Utilities so far, then less what is used of each quota; row after row, within a
        row in no order.
    count : (n_points,)
        How many ways there are to have exactly this; exact below 2^53.
    numbers : (n_words, n_points)
        The lexicographically first of these, see `detente.kernels.fronts.encode`.
    starts : (n_rows + 1,)
        Where each row's points begin; rows as `numpy.unravel_index` counts them.
    errors
        For each party, by how much a point may be worse than one left out.
    """

    scope: tuple[int, ...]
    gone: frozenset[int]
    values: IntArray
    count: FloatArray
    numbers: IntArray
    starts: IntArray
    errors: tuple[int, ...]

    @property
    def n_points(self) -> int:
        """Number of points, over all rows."""
        return len(self.count)

    def places(self, rows: IntArray, width: int) -> tuple[IntArray, BoolArray]:
        """Return where the points of rows stand, side by side, and which there are.

        Returns
        -------
        places, present : (*rows.shape, width)
            Places that hold no point lead anywhere.
        """
        beside = np.arange(width)
        present = beside < np.diff(self.starts)[rows][..., None]
        places = self.starts[rows][..., None] + beside
        return np.where(present, places, 0), present


def nothing(n_parties: int, n_quotas: int, n_words: int) -> Table:
    """Return the table of no issue: a single row, with nothing in it to be had."""
    return Table(
        (),
        frozenset(),
        np.zeros((n_parties + n_quotas, 1), dtype=np.int64),
        np.ones(1),
        np.zeros((n_words, 1), dtype=np.int64),
        np.array([0, 1]),
        (0,) * n_parties,
    )


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
        that differ only in what they use all stay, for each stands for outcomes.
        """
        if not self.present.any():
            none = np.zeros(0, dtype=np.int64)
            return none, none, np.zeros(0)
        quotas = self._quotas_that_differ()
        if quotas:
            return self._with_quotas(quotas)
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
        stays = _sums(np.take_along_axis(best, order, axis=1) & here, alike[0]) > 0
        stays &= here & ~alike[1]
        count = np.take_along_axis(self.count, order, axis=1) * here
        rows, places = np.nonzero(stays)
        return rows, order[rows, places], _sums(count, alike[1])[rows, places]


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


def thinned(table: Table, width: int) -> Table:
    """Keep about so many points of each row, and remember what that may cost.

    A row's utilities of all parties but the first are cut into steps. Of points on the
    same steps, gone is what uses no less of any quota than one that gives the first
    party as much. So whatever is gone is matched by a point that gives the first party
    no less, the others less by less than a step, and uses no more.

    Examples
    --------
    Three points; two of them within one step of the second party's utility:

    >>> table = Table((), frozenset({0}), np.array([[9, 8, 0], [0, 1, 9]]),
    ...     np.ones(3), np.array([[0, 1, 2]]), np.array([0, 3]), (0, 0))
    >>> found = thinned(table, 2)
    >>> found.values.tolist(), found.errors
    ([[9, 0], [0, 9]], (0, 4))
    """
    n_parties, owner = len(table.errors), owners(table.starts)
    levels = max(int(width ** (1 / (n_parties - 1))), 1)
    wide = (np.diff(table.starts) > width)[owner]
    coarse, errors = table.values.copy(), [0] * n_parties
    for party in range(1, n_parties):
        low = -largest(-table.values[party], table.starts, 0)[owner]
        high = largest(table.values[party], table.starts, 0)[owner]
        steps = np.where(wide, (high - low) // levels + 1, 1)
        coarse[party] = (coarse[party] - low) // steps
        errors[party] = int(steps.max()) - 1
    keep = _first_on_steps(coarse, owner, n_parties) | ~wide
    return Table(
        table.scope,
        table.gone,
        table.values[:, keep],
        table.count[keep],
        table.numbers[:, keep],
        starting(np.bincount(owner[keep], minlength=len(table.starts) - 1)),
        tuple(a + b for a, b in zip(table.errors, errors, strict=True)),
    )


def _first_on_steps(coarse: IntArray, owner: IntArray, n_parties: int) -> BoolArray:
    """Mark what gives the first party more than all on its steps that use no more.

    What is used is compared for the last quota only; in the others points on the same
    steps must be equal.
    """
    *same, last = coarse[1:] if len(coarse) > n_parties else (*coarse[1:], owner)
    order = np.lexsort((-coarse[0], -last, *same, owner))
    group = np.zeros(len(owner), dtype=np.int64)
    for key in (*same, owner):
        group[1:] |= key[order][1:] != key[order][:-1]
    _, rank = np.unique(coarse[0, order], return_inverse=True)
    height = np.cumsum(group) * len(rank) + rank
    keep = np.ones(len(owner), dtype=np.bool_)
    keep[order[1:]] = height[1:] > np.maximum.accumulate(height)[:-1]
    return keep
