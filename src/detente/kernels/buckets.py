"""One step of bucket elimination: go through an issue that others are tied to.

What is known of the issue stands in tables that name it. For each way to settle the
issues that it is tied to, every option is put together with what these tables have for
it, and what is undominated stays: a table that no longer names the issue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.fronts import words
from detente.kernels.interactions import Factor, Space
from detente.kernels.limits import work
from detente.kernels.sums import Allowance, Pairs, best_sums
from detente.kernels.tables import Table, thinned


@dataclass(slots=True)
class Budget:
    """Work that may be done, as `detente.kernels.limits` counts it.

    Attributes
    ----------
    most
        Of all steps together, but for what the last ones must have.
    steps
        How many there may still be.
    spent
        So far.
    """

    most: float
    steps: int
    spent: float = 0.0

    @property
    def for_one_step(self) -> float:
        """An even share of what is left, half of what is left of the first half.

        Always a thousandth of all.
        """
        left = self.most - self.spent
        first = left - self.most / 2
        return max(left / max(self.steps, 1), first / 2, self.most / 1000)

    def spend(self, work: float) -> None:
        """Count one more step."""
        self.spent += work
        self.steps -= 1


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
        left, right = fitting.left, fitting.right
        budget.spend(fitting._work)
        return Table(
            self.scope,
            self.gone,
            best_sums(left.points, right.points, self._pairs),
            tuple(a + b for a, b in zip(left.errors, right.errors, strict=True)),
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

    @cached_property
    def _work(self) -> float:
        """Return the work of looking at all candidates."""
        met = self._pairs.met(self.left.points, self.right.points)
        return work(len(self._own), met)

    def _fitting(self, most: float) -> "Bucket":
        """Thin the tables until what is to be done is no more work than allowed."""
        bucket = self
        width = max(int(t.points.widths.max()) for t in (self.left, self.right))
        while bucket._work > most:
            width //= 2
            if not width:
                raise TooLargeError(
                    "quotas and budgets tie the issues together in too many ways. Say "
                    "them of fewer issues, or in rounder numbers"
                )
            left, right = (
                thinned(table, width) if table.points.widths.max() > width else table
                for table in (self.left, self.right)
            )
            bucket = replace(bucket, left=left, right=right)
        return bucket

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(
            self._rows_of(self.left),
            self._rows_of(self.right),
            self._allowed,
            self._own,
            self._own_number,
            tuple(self._allowances()),
        )

    def _allowances(self) -> Iterator[Allowance]:
        space = self.space
        for quota in space.wide.tolist():
            loads, most = space.loads[quota], int(space.most[quota])
            highest = np.maximum.reduceat(loads, space.offsets[:-1])
            ahead = int(np.delete(highest, sorted(self.gone)).sum())
            yield Allowance(most, ahead, int(highest.sum()))

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
