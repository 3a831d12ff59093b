"""For each way to settle some issues, the best that can be had of others.

A table has a row for each way to settle the issues of its `scope`; the row holds what
the issues already gone through can add, undominated. Points in one row can be compared
because whatever else follows depends on the scope alone.
"""

from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.segments import largest, owners, starting
from detente.kernels.sums import Points


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What can be had of some issues.

    Attributes
    ----------
    scope
        The issues on which it depends, rising.
    gone
        The issues that are gone through.
    points
        What can be had; rows as `numpy.unravel_index` counts them.
    errors
        For each party, by how much a point may be worse than one left out.
    """

    scope: tuple[int, ...]
    gone: frozenset[int]
    points: Points
    errors: tuple[int, ...]

    @property
    def n_points(self) -> int:
        """Number of points, over all rows."""
        return len(self.points.count)


def nothing(n_parties: int, n_quotas: int, n_words: int) -> Table:
    """Return the table of no issue: a single row, with nothing in it to be had."""
    points = Points(
        np.zeros((n_parties + n_quotas, 1), dtype=np.int64),
        np.ones(1),
        np.zeros((n_words, 1), dtype=np.int64),
        np.array([0, 1]),
    )
    return Table((), frozenset(), points, (0,) * n_parties)


def thinned(table: Table, width: int) -> Table:
    """Keep about so many points of each row, and remember what that may cost.

    A row's utilities of all parties but the first are cut into steps. Of points on the
    same steps, gone is what uses no less of any quota than one that gives the first
    party as much. So whatever is gone is matched by a point that gives the first party
    no less, the others less by less than a step, and uses no more.

    Examples
    --------
    Three points; two of them within one step of the second party's utility:

    >>> points = Points(np.array([[9, 8, 0], [0, 1, 9]]), np.ones(3),
    ...     np.array([[0, 1, 2]]), np.array([0, 3]))
    >>> found = thinned(Table((), frozenset({0}), points, (0, 0)), 2)
    >>> found.points.values.tolist(), found.errors
    ([[9, 0], [0, 9]], (0, 4))
    """
    points, n_parties = table.points, len(table.errors)
    owner = owners(points.starts)
    levels = max(int(width ** (1 / (n_parties - 1))), 1)
    wide = (points.widths > width)[owner]
    coarse, errors = points.values.copy(), [0] * n_parties
    for party in range(1, n_parties):
        low = -largest(-points.values[party], points.starts, 0)[owner]
        high = largest(points.values[party], points.starts, 0)[owner]
        steps = np.where(wide, (high - low) // levels + 1, 1)
        coarse[party] = (coarse[party] - low) // steps
        errors[party] = int(steps.max()) - 1
    keep = ~wide
    if len(coarse) > n_parties:
        keep[wide] = _first_on_steps(coarse[:, wide], owner[wide])
    else:
        row = (np.cumsum(points.widths > width) - 1)[owner[wide]]
        for party in range(1, n_parties):
            row = row * levels + coarse[party, wide]
        keep[np.flatnonzero(wide)[_firsts(row)]] = True
    left = Points(
        points.values[:, keep],
        points.count[keep],
        points.numbers[:, keep],
        starting(np.bincount(owner[keep], minlength=len(points.widths))),
    )
    total = tuple(a + b for a, b in zip(table.errors, errors, strict=True))
    return Table(table.scope, table.gone, left, total)


def _first_on_steps(coarse: IntArray, owner: IntArray) -> BoolArray:
    """Mark what gives the first party more than all on its steps that use no more.

    What is used is compared for the last quota only; in the others points on the same
    steps must be equal.
    """
    *same, last = coarse[1:]
    order = np.lexsort((-coarse[0], -last, *same, owner))
    group = np.zeros(len(owner), dtype=np.int64)
    for key in (*same, owner):
        group[1:] |= key[order][1:] != key[order][:-1]
    _, rank = np.unique(coarse[0, order], return_inverse=True)
    height = np.cumsum(group) * len(rank) + rank
    keep = np.ones(len(owner), dtype=np.bool_)
    keep[order[1:]] = height[1:] > np.maximum.accumulate(height)[:-1]
    return keep


def _firsts(groups: IntArray) -> IntArray:
    """Return the place at which each group first occurs; a row's best stand in front.

    Examples
    --------
    >>> _firsts(np.array([4, 0, 4, 0])).tolist()
    [1, 0]
    """
    first = np.full(int(groups.max(initial=-1)) + 1, -1)
    first[groups[::-1]] = np.arange(len(groups))[::-1]  # the last that is put stays
    return first[first >= 0]
