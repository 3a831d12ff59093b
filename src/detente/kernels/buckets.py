"""One step of bucket elimination: go through an issue that others are tied to.

What is known of the issue stands in tables that name it. For each way to settle the
issues that it is tied to, every option is put together with what these tables have for
it, and what is undominated stays: a table that no longer names the issue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.fronts import words
from detente.kernels.interactions import Factor, Space
from detente.kernels.limits import work
from detente.kernels.segments import starting
from detente.kernels.tables import Candidates, Table, thinned

Piece = tuple[IntArray, IntArray, FloatArray, IntArray]
"""Points one after the other: their rows, values, counts and numbers."""

PORTION = 2**15
"""Candidates of several rows that are looked at together."""
BLOCK = 2**21
"""The same of a single row."""


@dataclass(slots=True)
class Budget:
    """Work that may be done, as `detente.kernels.limits` counts it.

    Attributes
    ----------
    most
        Of all steps together, but for what the last ones must have.
    spent
        So far.
    """

    most: float
    spent: float = 0.0

    @property
    def for_one_step(self) -> float:
        """A quarter of what is left, and always a thousandth of all."""
        return max((self.most - self.spent) / 4, self.most / 1000)


@dataclass(frozen=True)
class Bucket:
    """An issue to go through, or none, and two tables that it stands in.

    Attributes
    ----------
    space
        Of all outcomes.
    issue
        The issue; empty where two tables are only put together.
    scope
        The issues on which the result depends, rising.
    combinations, narrow
        Boxes and quotas that become known here, as in `Space`.
    left, right
        The tables. Their scopes lie within that of the result, or name the issue.
    """

    space: Space
    issue: tuple[int, ...]
    scope: tuple[int, ...]
    combinations: tuple[Factor, ...]
    narrow: tuple[Factor, ...]
    left: Table
    right: Table

    def table(self, budget: Budget) -> Table:
        """Return the table of what can be had, by no more work than allowed.

        Where it would be more, the tables are thinned, see `detente.kernels.tables`.

        Raises
        ------
        TooLargeError
            If quotas keep too many points apart.
        """
        fitting = self._fitting(budget.for_one_step)
        budget.spent += work(len(fitting._own), fitting._met())
        pieces = [fitting._no_points(), *fitting._pieces()]
        owner = np.concatenate([piece[0] for piece in pieces])
        order = np.argsort(owner, kind="stable")
        values, count, numbers = (
            np.concatenate([piece[part] for piece in pieces], axis=-1)[..., order]
            for part in (1, 2, 3)
        )
        pairs = zip(fitting.left.errors, fitting.right.errors, strict=True)
        return Table(
            self.scope,
            self.gone,
            values,
            count,
            numbers,
            starting(np.bincount(owner, minlength=self._n_rows)),
            tuple(a + b for a, b in pairs),
        )

    @cached_property
    def gone(self) -> frozenset[int]:
        """The issues that are gone through with this one."""
        return self.left.gone | self.right.gone | {*self.issue}

    @property
    def _n_options(self) -> int:
        return prod(len(self.space.choices[issue]) for issue in self.issue)

    @property
    def _n_rows(self) -> int:
        return prod(len(self.space.choices[issue]) for issue in self.scope)

    @cached_property
    def _settled(self) -> dict[int, IntArray]:
        """For each issue the places of its options among choices, (rows, options)."""
        sizes = tuple(len(self.space.choices[issue]) for issue in self.scope)
        rows = np.unravel_index(np.arange(self._n_rows), sizes) if sizes else ()
        found = {i: at[:, None] for i, at in zip(self.scope, rows, strict=True)}
        return found | {i: np.arange(self._n_options)[None] for i in self.issue}

    def _rows_of(self, table: Table) -> IntArray:
        """Return which row of a table each (row, option) of the result goes on from."""
        row = np.zeros((self._n_rows, self._n_options), dtype=np.int64)
        for issue in table.scope:
            row = row * len(self.space.choices[issue]) + self._settled[issue]
        return row

    @cached_property
    def _own(self) -> IntArray:
        """What options add, and boxes, (n_values, rows, options)."""
        space, n_parties = self.space, len(self.space.scores)
        shape = n_parties + len(space.wide), self._n_rows, self._n_options
        own = np.zeros(shape, dtype=np.int64)
        for issue in self.issue:
            columns = space.columns(issue)
            own[:n_parties] += space.scores[:, None, columns]
            own[n_parties:] -= space.loads[space.wide][:, None, columns]
        for factor in self.combinations:
            for party, added in enumerate(space.added(factor)):
                own[party] += added[self._at(factor)]
        return own

    @cached_property
    def _allowed(self) -> BoolArray:
        """Which are not ruled out, (rows, options)."""
        allowed = np.ones((self._n_rows, self._n_options), dtype=np.bool_)
        for factor in self.combinations:
            allowed &= ~self.space.barred(factor)[self._at(factor)]
        for factor in self.narrow:
            allowed &= ~self.space.exceeded(factor)[self._at(factor)]
        return allowed

    def _at(self, factor: Factor) -> tuple[IntArray, ...]:
        """Return the places among choices of a factor's issues; 0 where one is left."""
        only = np.zeros((1, 1), dtype=np.int64)
        return tuple(self._settled.get(issue, only) for issue in factor.issues)

    def _met(self) -> IntArray:
        """Return how many candidates each row has."""
        left, right = (
            np.diff(table.starts)[rows]
            for table, rows in zip((self.left, self.right), self._rows, strict=True)
        )
        return np.asarray((left * right * self._allowed).sum(axis=1))

    def _fitting(self, most: float) -> "Bucket":
        """Thin the tables until what is to be done is no more work than allowed."""
        bucket, n_values = self, len(self._own)
        width = max(int(np.diff(t.starts).max()) for t in (self.left, self.right))
        while work(n_values, bucket._met()) > most:
            width //= 2
            if not width:
                raise TooLargeError(
                    "quotas and budgets tie the issues together in too many ways. Say "
                    "them of fewer issues, or in rounder numbers"
                )
            left, right = (
                thinned(t, width) if np.diff(t.starts).max() > width else t
                for t in (bucket.left, bucket.right)
            )
            bucket = Bucket(
                self.space, self.issue, self.scope, self.combinations, self.narrow,
                left, right,
            )  # fmt: skip
        return bucket

    def _pieces(self) -> Iterator[Piece]:
        """Yield what stays, some rows after others: those with little first."""
        a, b = (
            np.diff(table.starts)[rows].max(axis=1, initial=0)
            for table, rows in zip((self.left, self.right), self._rows, strict=True)
        )
        order = np.argsort(a * b, kind="stable")
        start = int(np.count_nonzero(a * b == 0))
        while start < len(order):
            ahead = np.arange(1, len(order) - start + 1)
            wide_a = np.maximum.accumulate(a[order[start:]])
            wide_b = np.maximum.accumulate(b[order[start:]])
            reach = self._n_options * wide_a * wide_b * ahead
            fits = max(int(np.searchsorted(reach, PORTION, side="right")), 1)
            many = int(wide_b[fits - 1])
            step = max(BLOCK * many // int(reach[fits - 1]), 1)
            yield self._joined(order[start : start + fits], range(0, many, step), step)
            start += fits

    def _joined(self, rows: IntArray, starts: range, step: int) -> Piece:
        """Return what stays in some rows, where that is too much in several goes."""
        if len(starts) <= 1:
            return self._portion(rows, 0, step)
        parts = [self._portion(rows, low, low + step) for low in starts]
        _, values, count, numbers = (
            np.concatenate([part[place] for part in parts], axis=-1)
            for place in range(4)
        )
        every = np.ones((1, len(count)), dtype=np.bool_)
        n_parties = len(self.space.scores)
        _, kept, merged = Candidates(
            values[:, None], every, count[None], lambda _, at: numbers[:, at], n_parties
        ).best()
        return rows[np.zeros_like(kept)], values[:, kept], merged, numbers[:, kept]

    def _portion(self, rows: IntArray, low: int, high: int) -> Piece:
        """Return what stays in some rows of what the left table has.

        Together with so much of what the right one has.
        """
        (a, has_a), (b, has_b) = (
            table.places(of[rows], int(np.diff(table.starts)[of[rows]].max(initial=0)))
            for table, of in zip((self.left, self.right), self._rows, strict=True)
        )
        b, has_b = b[..., low:high], has_b[..., low:high]
        shape = a.shape[1], a.shape[2], b.shape[2]
        own = self.right.values.take(b, axis=1) + self._own[:, rows, :, None]
        values = self.left.values.take(a, axis=1)[..., None] + own[..., None, :]
        has_a &= self._allowed[rows][..., None]
        present = has_a[..., None] & has_b[..., None, :]
        more = self.right.count.take(b)[..., None, :]
        count = self.left.count.take(a)[..., None] * more

        def number(row: IntArray, column: IntArray) -> IntArray:
            option, i, j = np.unravel_index(column, shape)
            left = self.left.numbers[:, a[row, option, i]]
            right = self.right.numbers[:, b[row, option, j]]
            return left + right + self._own_number[:, option]

        flat = len(rows), prod(shape)
        found, columns, merged = Candidates(
            *self._used(values.reshape(-1, *flat), present.reshape(flat)),
            count.reshape(flat),
            number,
            len(self.space.scores),
        ).best()
        kept = values.reshape(-1, *flat)[:, found, columns]
        return rows[found], kept, merged, number(found, columns)

    def _used(self, values: IntArray, present: BoolArray) -> tuple[IntArray, BoolArray]:
        """Leave out what exceeds a quota; mark what cannot exceed it any more.

        The mark is a use so far below nothing that whatever follows keeps it there.
        """
        space, n_parties = self.space, len(self.space.scores)
        for place, quota in enumerate(space.wide.tolist(), start=n_parties):
            loads, most = space.loads[quota], space.most[quota]
            highest = np.maximum.reduceat(loads, space.offsets[:-1])
            ahead = int(np.delete(highest, sorted(self.gone)).sum())
            free = int(highest.sum()) + 1
            used = values[place]
            present = present & (used >= -most)
            used[(used > 0) | (used >= ahead - most)] = free
        return values, present

    def _no_points(self) -> Piece:
        none = np.zeros(0, dtype=np.int64)
        n_values, n_words = len(self._own), len(self._own_number)
        points = none.reshape(1, 0).repeat(n_values, axis=0)
        return none, points, np.zeros(0), none.reshape(1, 0).repeat(n_words, axis=0)

    @cached_property
    def _rows(self) -> tuple[IntArray, IntArray]:
        return self._rows_of(self.left), self._rows_of(self.right)

    @cached_property
    def _own_number(self) -> IntArray:
        """What each option adds to the number of an outcome, (n_words, options)."""
        sizes = self.space.sizes
        held = words(sizes)
        number = np.zeros((held[-1] + 1, self._n_options), dtype=np.int64)
        for issue in self.issue:
            later = (
                s
                for s, w in zip(sizes[issue + 1 :], held[issue + 1 :], strict=True)
                if w == held[issue]
            )
            number[held[issue]] += self.space.choices[issue] * prod(later)
        return number
