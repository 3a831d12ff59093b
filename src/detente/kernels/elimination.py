"""The exact Pareto frontier where issues are tied together: bucket elimination [1]_.

Issues are gone through one after the other. Each step puts the issue together with what
it is tied to (`detente.kernels.buckets`): dominance survives addition, so of all that
depends on the same open issues only what is undominated is kept. Time and room grow
with options to the power of the width (`detente.kernels.treewidth`), not with the
number of outcomes.

Three limits take over, one after the other, and none in silence:

1. A step that would be too much work is done on tables that are thinned
   (`detente.kernels.tables`), which costs an error that is added up.
2. Where too many issues are open together, some are fixed in advance, and the rest is
   gone through for each way to fix them. As long as there are few ways, that is exact.
3. Of many ways some are tried: half of them at random, the others next to those that
   did best. What is found are outcomes; what is missed is not known.

References
----------
.. [1] E. Rollón, J. Larrosa (2006). Bucket elimination for multiobjective optimization
   problems. Journal of Heuristics 12(4-5), 307-328.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import prod

import numpy as np

from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.buckets import Bucket, Budget
from detente.kernels.candidates import Candidates
from detente.kernels.fronts import words
from detente.kernels.interactions import Factor, Space
from detente.kernels.sums import Points
from detente.kernels.tables import Table, nothing
from detente.kernels.treewidth import Plan, plan

MAX_WORK = 600_000_000
"""Work that is done at most: a minute or so in the plain form."""
MAX_ROWS = 2**20
"""Ways to settle issues that are looked at together, at most."""
FEW_ROWS = 2**12
"""The same where issues are fixed, in many ways one after the other."""
MAX_TRIES = 256
"""Ways to fix issues in advance that are gone through, at most."""
SHORT = 20
"""Of more issues than these fewer ways are, in proportion; each takes longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Elimination:
    """A Pareto frontier, the best for the first party first.

    Attributes
    ----------
    points : (n_parties, n)
    count : (n,)
        How many outcomes have exactly these utilities, exact below 2^53; where anything
        was left out, at least how many.
    numbers : (n_words, n)
        The lexicographically first of them, for `detente.kernels.fronts.decode`.
    errors
        For each party, by how much it may fare worse than on the exact frontier of what
        was gone through; 0 where nothing was thinned.
    width
        The most issues that one would be looked at with if none were fixed.
    fixed
        Issues that were fixed in advance.
    tried, ways
        In how many ways they were, of so many that there are.
    """

    points: IntArray
    count: FloatArray
    numbers: IntArray
    errors: tuple[int, ...]
    width: int
    fixed: tuple[int, ...] = ()
    tried: int = 1
    ways: int = 1


def eliminate(space: Space, rng: np.random.Generator) -> Elimination:
    """Find the Pareto frontier.

    Parameters
    ----------
    space
        Of `detente.kernels.interactions.pose`.
    rng
        Asked only where issues must be fixed, in too many ways to try all.

    Raises
    ------
    TooLargeError
        If quotas keep too many points apart.

    Examples
    --------
    Two issues of two options. Each party gets its own way on one of them, unless both
    take the first option, which is ruled out:

    >>> from detente.kernels.interactions import Terms, pose
    >>> no_quota = np.zeros((0, 4), np.int64), np.zeros(0, np.int64)
    >>> both = np.array([[True, False, True, False]]), np.array([True])
    >>> terms = Terms(*both, np.zeros((1, 2), np.int64), *no_quota)
    >>> scores = np.array([[3, 0, 1, 0], [1, 0, 3, 0]])
    >>> found = eliminate(
    ...     pose(scores, np.array([0, 2, 4]), terms), np.random.default_rng(0)
    ... )
    >>> found.points.tolist(), found.width
    ([[3, 1], [1, 3]], 1)
    """
    issues = _to_fix(space)
    sizes = tuple(len(space.choices[issue]) for issue in issues)
    width = _plan(space, ()).width
    if not all(len(own) for own in space.choices):
        return _front(space, [], width)
    tries = _Tries(space, issues, sizes)
    if tries.ways <= tries.most:
        for way in np.ndindex(*sizes):
            tries.go(way)
    else:
        tries.search(rng)
    found = _front(space, list(tries.found.values()), width)
    return replace(found, fixed=issues, tried=len(tries.found), ways=tries.ways)


def _plan(space: Space, issues: tuple[int, ...]) -> Plan:
    """Order the issues when some are fixed."""
    fixed = space.fixed(issues, (0,) * len(issues)) if issues else space
    return plan(len(space.choices), fixed.ties)


def _to_fix(space: Space) -> tuple[int, ...]:
    """Return issues to fix so that few enough are open together."""
    fixed: tuple[int, ...] = ()
    most = MAX_ROWS
    while True:
        found = _plan(space, fixed)
        together = [
            [one for one in (issue, *beside) if one not in fixed]
            for issue, beside in zip(found.order, found.beside, strict=True)
        ]
        large = [
            issues
            for issues in together
            if len(issues) > 1
            and prod(len(space.choices[one]) for one in issues) > most
        ]
        if not large:
            return fixed
        often = Counter(one for issues in large for one in issues)
        worst = sorted(often, key=lambda i: (-often[i], -len(space.choices[i]), i))
        fixed = (*fixed, *worst[: 1 + len(worst) // 32])
        most = min(FEW_ROWS, MAX_ROWS)


@dataclass
class _Tries:
    """Ways to fix issues that were gone through, and what they gave."""

    space: Space
    issues: tuple[int, ...]
    sizes: tuple[int, ...]
    found: dict[tuple[int, ...], Table] = field(default_factory=dict)

    @property
    def ways(self) -> int:
        return prod(self.sizes)

    @property
    def most(self) -> int:
        """How many ways are gone through at most."""
        n_issues = max(len(self.space.choices), SHORT)
        return max(MAX_TRIES * SHORT // n_issues, min(MAX_TRIES, 16))

    def go(self, way: tuple[int, ...]) -> None:
        """Go through what is left when issues are fixed so."""
        if way not in self.found:
            most = MAX_WORK / min(self.ways, self.most)
            budget = Budget(most, 2 * len(self.space.choices))
            self.found[way] = _table(self.space.fixed(self.issues, way), budget)

    def search(self, rng: np.random.Generator) -> None:
        """Go through ways at random, then through some that differ on one issue."""
        for _ in range(self.most // 2):
            self.go(tuple(rng.integers(self.sizes).tolist()))
        for _ in range(self.most // 4):
            best = self._leading()
            for way in (best[int(k)] for k in rng.integers(len(best), size=2)):
                issue = int(rng.integers(len(way)))
                place = int(rng.integers(self.sizes[issue]))
                self.go((*way[:issue], place, *way[issue + 1 :]))

    def _leading(self) -> list[tuple[int, ...]]:
        """Return the ways that hold what is efficient so far; all if none does."""
        ways = list(self.found)
        owner = np.repeat(
            np.arange(len(ways)), [table.n_points for table in self.found.values()]
        )
        kept, _ = _best(self.space, list(self.found.values()))
        return [ways[k] for k in np.unique(owner[kept]).tolist()] or ways


def _table(space: Space, budget: Budget) -> Table:
    """Go through all issues; the table has one row."""
    found = plan(len(space.choices), space.ties)
    turn = {issue: place for place, issue in enumerate(found.order)}
    combinations = _by_turn(space, space.combinations, turn)
    narrow = _by_turn(space, space.narrow, turn)
    n_parties = len(space.scores)
    none = nothing(n_parties, len(space.wide), words(space.sizes)[-1] + 1)
    tables: list[Table] = []
    for issue, beside in zip(found.order, found.beside, strict=True):
        here = [table for table in tables if issue in table.scope]
        tables = [table for table in tables if issue not in table.scope]
        here = _put_together(space, here, 2, budget)
        left, right = (*here, none, none)[:2]
        known = combinations.get(issue, ()), narrow.get(issue, ())
        bucket = Bucket(space, (issue,), beside, *known, left, right)
        tables.append(bucket.table(budget))
    return _put_together(space, tables, 1, budget)[0]


def _by_turn(
    space: Space, factors: Sequence[Factor], turn: dict[int, int]
) -> dict[int, tuple[Factor, ...]]:
    """Return the boxes or quotas that become known with each issue."""
    known: dict[int, tuple[Factor, ...]] = {}
    for factor in factors:
        issues = space.open(factor) or factor.issues
        first = min(issues, key=turn.__getitem__)
        known[first] = (*known.get(first, ()), factor)
    return known


def _put_together(
    space: Space, tables: list[Table], left: int, budget: Budget
) -> list[Table]:
    """Put tables together until so many are left, small ones first."""
    queue = sorted(tables, key=lambda table: table.n_points)
    while len(queue) > left:
        a, b, *queue = queue
        scope = tuple(sorted({*a.scope, *b.scope}))
        queue.insert(0, Bucket(space, (), scope, (), (), a, b).table(budget))
    return queue


def _best(space: Space, tables: Sequence[Table]) -> tuple[IntArray, Points]:
    """Return the places of what is efficient among tables of one row, and what it is.

    The best for the first party first.
    """
    if len(tables) == 1:
        only = tables[0].points
        return np.arange(len(only.count)), only
    n_parties = len(space.scores)
    values = np.concatenate([t.points.values[:n_parties] for t in tables], axis=1)
    count = np.concatenate([t.points.count for t in tables])
    numbers = np.concatenate([t.points.numbers for t in tables], axis=1)
    every = np.ones((1, len(count)), dtype=np.bool_)
    _, kept, merged = Candidates(
        values[:, None], every, count[None], lambda _, at: numbers[:, at], n_parties
    ).best()
    order = np.lexsort(values[:, kept][::-1])[::-1]
    kept = kept[order]
    ends = np.array([0, len(kept)])
    return kept, Points(values[:, kept], merged[order], numbers[:, kept], ends)


def _front(space: Space, tables: Sequence[Table], width: int) -> Elimination:
    """Return what is efficient among the only rows of tables."""
    n_parties = len(space.scores)
    n_words = words(space.sizes)[-1] + 1
    if not tables:
        empty = np.zeros((n_parties, 0), dtype=np.int64)
        none = np.zeros((n_words, 0), dtype=np.int64)
        return Elimination(empty, np.zeros(0), none, (0,) * n_parties, width)
    _, best = _best(space, tables)
    errors = zip(*(table.errors for table in tables), strict=True)
    return Elimination(
        best.values[:n_parties],
        best.count,
        best.numbers,
        tuple(map(max, errors)),
        width,
    )
