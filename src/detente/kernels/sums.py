"""What is undominated when what can be had of some issues is added to that of others.

Points stand in rows. A row of the result is made of several pairs, one for each option
of an issue: every point of a row on the left added to every point of a row on the
right, and what the option itself adds. Of all these sums the undominated ones stay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.candidates import Candidates
from detente.kernels.form import twin
from detente.kernels.segments import starting

PORTION = 2**15
"""Candidates of several rows that are looked at together."""
BLOCK = 2**21
"""The same of a single row."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points in rows, none twice in a row.

    Attributes
    ----------
    values : (n_parties + n_quotas, n_points)
        Utilities, then less what is used of each quota; row after row, within a row by
        falling values: by the first, where that is equal by the second, and so on.
    count : (n_points,)
        How many ways there are to have exactly this; exact below 2^53.
    numbers : (n_words, n_points)
        The lexicographically first of these, see `detente.kernels.fronts.encode`.
    starts : (n_rows + 1,)
        Where each row's points begin.
    """

    values: IntArray
    count: FloatArray
    numbers: IntArray
    starts: IntArray

    @property
    def widths(self) -> IntArray:
        """Number of points of each row."""
        return self.starts[1:] - self.starts[:-1]

    def places(self, rows: IntArray) -> tuple[IntArray, BoolArray]:
        """Return where the points of rows stand, side by side, and which there are.

        Returns
        -------
        places, present : (*rows.shape, width)
            Places that hold no point lead anywhere.
        """
        widths = self.widths[rows]
        beside = np.arange(int(widths.max(initial=0)))
        present = beside < widths[..., None]
        places = self.starts[rows][..., None] + beside
        return np.where(present, places, 0), present


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much may be used of a quota.

    Attributes
    ----------
    most
        By all issues together.
    ahead
        The most that issues not yet gone through may use.
    total
        The most that all issues may use.
    """

    most: int
    ahead: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Which rows are added up.

    Attributes
    ----------
    left, right : (n_rows, n_options)
        The rows of which each row of the result is made.
    allowed : (n_rows, n_options) bool
        Pairs that are not left out.
    own : (n_parties + n_quotas, n_rows, n_options)
        What is added to the values.
    number : (n_words, n_options)
        What is added to the numbers of outcomes.
    allowances
        Of each quota.
    """

    left: IntArray
    right: IntArray
    allowed: BoolArray
    own: IntArray
    number: IntArray
    allowances: tuple[Allowance, ...] = ()

    @property
    def n_parties(self) -> int:
        """How many of the values are utilities."""
        return len(self.own) - len(self.allowances)

    def met(self, left: Points, right: Points) -> IntArray:
        """Return how many candidates each row has."""
        pairs = left.widths[self.left] * right.widths[self.right] * self.allowed
        return np.asarray(pairs.sum(axis=1))


def best_sums(left: Points, right: Points, pairs: Pairs) -> Points:
    """Find the undominated sums of every row.

    ``a`` dominates ``b`` when it is no worse for any party and better for one. Of equal
    sums the lexicographically first outcome stands for all, and they are counted. Where
    there are quotas, see `detente.kernels.candidates`.

    Examples
    --------
    Two ways to settle some issues, and an issue of two options, of which the second
    gives the second party more:

    >>> def points(*values):
    ...     n = len(values)
    ...     numbers = np.arange(n)[None]
    ...     return Points(np.array(values).T, np.ones(n), numbers, np.array([0, n]))
    >>> zero = np.zeros((1, 2), np.int64)
    >>> own = np.array([[[4, 0]], [[0, 3]]])
    >>> pairs = Pairs(zero, zero, zero == 0, own, np.array([[0, 2]]))
    >>> found = best_sums(points((4, 0), (0, 3)), points((0, 0)), pairs)
    >>> found.values.tolist(), found.count.tolist(), found.numbers.tolist()
    ([[8, 4, 0], [0, 3, 6]], [1.0, 2.0, 1.0], [[0, 1, 3]])
    """
    return _in_use(left, right, pairs)


def _best_sums(left: Points, right: Points, pairs: Pairs) -> Points:
    """Do what `best_sums` does."""
    pieces = [_none(pairs), *_Sums(left, right, pairs).pieces()]
    owner = np.concatenate([piece.rows for piece in pieces])
    values, count, numbers = (
        np.concatenate(parts, axis=-1)
        for parts in zip(*((p.values, p.count, p.numbers) for p in pieces), strict=True)
    )
    order = np.lexsort((*-values[::-1], owner))
    return Points(
        values[:, order],
        count[order],
        numbers[:, order],
        starting(np.bincount(owner, minlength=len(pairs.left))),
    )


_in_use = twin(_best_sums)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Points one after the other, and the rows they belong to."""

    rows: IntArray
    values: IntArray
    count: FloatArray
    numbers: IntArray


def _none(pairs: Pairs) -> _Piece:
    none = np.zeros(0, dtype=np.int64)
    values, numbers = (
        np.zeros((len(own), 0), dtype=np.int64) for own in (pairs.own, pairs.number)
    )
    return _Piece(none, values, np.zeros(0), numbers)


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """What `best_sums` is asked."""

    left: Points
    right: Points
    pairs: Pairs

    def pieces(self) -> Iterator[_Piece]:
        """Yield what stays, some rows after others: those with little first."""
        a, b = (
            points.widths[rows].max(axis=1, initial=0)
            for points, rows in (
                (self.left, self.pairs.left),
                (self.right, self.pairs.right),
            )
        )
        order = np.argsort(a * b, kind="stable")
        start = int(np.count_nonzero(a * b == 0))
        n_options = self.pairs.left.shape[1]
        while start < len(order):
            ahead = np.arange(1, len(order) - start + 1)
            wide_a = np.maximum.accumulate(a[order[start:]])
            wide_b = np.maximum.accumulate(b[order[start:]])
            reach = n_options * wide_a * wide_b * ahead
            fits = max(int(np.searchsorted(reach, PORTION, side="right")), 1)
            many = int(wide_b[fits - 1])
            step = max(BLOCK * many // int(reach[fits - 1]), 1)
            yield self._joined(order[start : start + fits], range(0, many, step), step)
            start += fits

    def _joined(self, rows: IntArray, starts: range, step: int) -> _Piece:
        """Return what stays in some rows, where that is too much in several goes."""
        if len(starts) == 1:
            return self._portion(rows, 0, step)
        parts = [self._portion(rows, low, low + step) for low in starts]
        values, count, numbers = (
            np.concatenate(found, axis=-1)
            for found in zip(
                *((p.values, p.count, p.numbers) for p in parts), strict=True
            )
        )
        every = np.ones((1, len(count)), dtype=np.bool_)
        _, kept, merged = Candidates(
            values[:, None],
            every,
            count[None],
            lambda _, at: numbers[:, at],
            self.pairs.n_parties,
        ).best()
        return _Piece(
            rows[np.zeros_like(kept)], values[:, kept], merged, numbers[:, kept]
        )

    def _portion(self, rows: IntArray, low: int, high: int) -> _Piece:
        """Return what stays in some rows of what is on the left.

        Together with so much of what is on the right.
        """
        left, right, pairs = self.left, self.right, self.pairs
        a, has_a = left.places(pairs.left[rows])
        b, has_b = right.places(pairs.right[rows])
        b, has_b = b[..., low:high], has_b[..., low:high]
        shape = a.shape[1], a.shape[2], b.shape[2]
        own = right.values.take(b, axis=1) + pairs.own[:, rows, :, None]
        values = left.values.take(a, axis=1)[..., None] + own[..., None, :]
        has_a &= pairs.allowed[rows][..., None]
        present: BoolArray = has_a[..., None] & has_b[..., None, :]
        more = right.count.take(b)[..., None, :]
        count = left.count.take(a)[..., None] * more

        def number(row: IntArray, column: IntArray) -> IntArray:
            option, i, j = np.unravel_index(column, shape)
            ours = left.numbers[:, a[row, option, i]]
            theirs = right.numbers[:, b[row, option, j]]
            return ours + theirs + pairs.number[:, option]

        flat = len(rows), prod(shape)
        found, columns, merged = Candidates(
            *self._used(values.reshape(-1, *flat), present.reshape(flat)),
            count.reshape(flat),
            number,
            pairs.n_parties,
        ).best()
        kept = values.reshape(-1, *flat)[:, found, columns]
        return _Piece(rows[found], kept, merged, number(found, columns))

    def _used(self, values: IntArray, present: BoolArray) -> tuple[IntArray, BoolArray]:
        """Leave out what exceeds a quota; mark what cannot exceed it any more.

        The mark is a use so far below nothing that whatever follows keeps it there.
        """
        allowances = enumerate(self.pairs.allowances, start=self.pairs.n_parties)
        for place, one in allowances:
            used = values[place]
            present = present & (used >= -one.most)
            used[(used > 0) | (used >= one.ahead - one.most)] = one.total + 1
        return values, present
