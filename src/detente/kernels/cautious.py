"""The path through a lattice of steps whose worst moment is the least bad."""

import heapq
import itertools
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from detente.kernels.bottleneck import Cost, least_worst
from detente.kernels.lattice import Lattice, Node, OutOfBudgetError, Walk


@dataclass(frozen=True, slots=True)
class Path(Generic[Node]):
    """The path found, and how sure it is that none is better.

    Attributes
    ----------
    nodes
        From origin to goal; empty when the goal cannot be reached.
    worst_node, worst_edge
        Largest cost of a node past the origin, and of a step; 0 for an empty path.
    visited
        Nodes whose cost was worked out.
    complete
        Whether the worst node and the worst edge are proved least, or the goal proved
        out of reach. That no equal path is shorter is then proved too, unless there
        were more equals than the budget allows to compare.
    bound
        No path has a smaller worst node than this.
    """

    nodes: tuple[Node, ...]
    worst_node: float
    worst_edge: float
    visited: int
    complete: bool
    bound: float


def cautious_path(
    lattice: Lattice[Node], origin: Node, goal: Node, *, budget: int
) -> Path[Node]:
    r"""Find the path with the least worst node, then worst edge, then length.

    Among all paths from origin to goal, with the origin's own cost left out:

    1. minimise the largest node cost, :math:`E = \min_\pi \max_{v \in \pi} e(v)`;
    2. among those, minimise the largest edge cost;
    3. among those, minimise the number of steps, then the sum of node costs.

    Each stage searches what the one before allows: the first two from both ends for the
    least worst step, the third by steps so far plus steps left. A single search by all
    four at once would not be exact, since of two ways to a node the one with the
    smaller largest cost so far need not be the one that ends better.

    Parameters
    ----------
    lattice
        Costs are worked out once for each node and edge, and only where needed.
    origin, goal
        Nodes.
    budget
        Most nodes to look at for the worst node, and as many more for the worst edge;
        equals are compared only while fewer have been looked at. When it is reached
        the best path so far is returned, with ``complete`` False and the bound
        reached. What an earlier stage has proved stands.

    Examples
    --------
    Two parties deliver two parts each; whoever is ahead is exposed by the difference.

    >>> square = Lattice(
    ...     onward=lambda n: [m for m in ((n[0] + 1, n[1]), (n[0], n[1] + 1))
    ...                       if max(m) <= 2],
    ...     backward=lambda n: [m for m in ((n[0] - 1, n[1]), (n[0], n[1] - 1))
    ...                         if min(m) >= 0],
    ...     passable=lambda n, m: True,
    ...     node_cost=lambda n: abs(n[0] - n[1]),
    ...     edge_cost=lambda n, m: 0.0,
    ...     left=lambda n: 4 - sum(n),
    ...     apart=lambda n, m: sum(m) - sum(n),
    ... )
    >>> cautious_path(square, (0, 0), (2, 2), budget=100).nodes
    ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2))
    """
    walk = Walk(lattice, origin, goal, budget)
    being = _Measure(walk, lambda _, __, node: walk.being(node), walk.nodes)
    bound, path, exposure_proved = _least(being, walk.being(goal))
    walk.budget = len(walk.nodes) + budget
    worst = being.of(path)
    step = _Measure(walk, lambda a, b, _: walk.edge(a, b), walk.edges, within=worst)
    trust_proved = exposure_proved
    if path:
        _, path, trust_proved = _least(step, 0.0)
        walk.budget = max(len(walk.nodes), budget)
        path = _shorter(path, _Within(walk, worst, step.of(path)))
    return Path(
        nodes=path,
        worst_node=worst,
        worst_edge=step.of(path),
        visited=len(walk.nodes),
        complete=exposure_proved and trust_proved,
        bound=bound,
    )


@dataclass(frozen=True, slots=True)
class _Measure(Generic[Node]):
    """What the worst of a path is to be small of.

    Attributes
    ----------
    walk, cost, within
        As `least_worst` takes them.
    known
        Costs worked out.
    """

    walk: Walk[Node]
    cost: Cost[Node]
    known: Mapping[Any, float]
    within: float = sys.float_info.max

    def of(self, path: Sequence[Node]) -> float:
        """Return the largest cost on a path; 0 for an empty one."""
        steps = itertools.pairwise(path)
        return max((self.cost(a, b, b) for a, b in steps), default=0.0)

    def search(self, least: float) -> tuple[float, tuple[Node, ...]]:
        """Return what is least possible, but no less than this, and a path."""
        return least_worst(self.walk, self.cost, within=self.within, least=least)


TRIES = 8
"""How often the gap between the bound and the best path is halved."""
FIRST = 1000
"""Nodes that any path at all may take to find, where the budget is smaller."""


def _least(
    measure: _Measure[Node], least: float
) -> tuple[float, tuple[Node, ...], bool]:
    """Return the bound, the best path, and whether it is proved.

    Where the budget ends before that, a path near the bound is looked for: one that may
    cost more is sooner found. The first may cost anything; then the limit is the middle
    one of the costs known, between the largest at which the search had to be given up
    and that of the best path. If no path is proved to keep to it, the bound rises.
    """
    try:
        return *measure.search(least), True
    except OutOfBudgetError as reached:
        bound = given_up = reached.bound
    walk, share = measure.walk, measure.walk.budget // TRIES
    limit, worst = math.inf, math.inf
    path: tuple[Node, ...] = ()
    walk.budget += max(walk.budget, FIRST)
    for _ in range(TRIES + 1):
        try:
            found, path = measure.search(limit)
        except OutOfBudgetError as reached:
            given_up = reached.bound
            bound = given_up if given_up > limit else bound
        else:
            if found > limit or not path:
                return found, path, True
            worst = measure.of(path)
        between = sorted(c for c in measure.known.values() if given_up < c < worst)
        if not (path and between):
            break
        limit = between[len(between) // 2]
        walk.budget = len(walk.nodes) + share
    return bound, path, worst <= bound


@dataclass(frozen=True, slots=True)
class _Within(Generic[Node]):
    """Tells the steps that stay within the limits."""

    walk: Walk[Node]
    worst_node: float
    worst_edge: float = math.inf

    def __call__(self, before: Node, after: Node) -> bool:
        return (
            self.walk.being(after) <= self.worst_node
            and self.walk.edge(before, after) <= self.worst_edge
            and self.walk.lattice.passable(before, after)
        )


def _shorter(path: tuple[Node, ...], within: _Within[Node]) -> tuple[Node, ...]:
    """Return the shortest path, of least sum, or the best so far if budget ends.

    Length first, for it can be proved where sums cannot: of paths of one length there
    may be more than any budget allows to compare.
    """
    for cost in (_nothing, within.walk.being):
        try:
            path = _shortest(within, cost)
        except OutOfBudgetError:
            break
    return path


def _nothing(_node: Node) -> float:
    return 0.0


def _shortest(within: _Within[Node], cost: Callable[[Node], float]) -> tuple[Node, ...]:
    """Return the path of fewest steps, and of least sum of costs among those."""
    walk = within.walk
    turn = itertools.count()
    came: dict[Node, Node] = {}
    best: dict[Node, tuple[int, float]] = {walk.origin: (0, 0.0)}
    left = walk.lattice.left(walk.origin)
    queue = [(left, 0.0, left, next(turn), walk.origin)]
    done: set[Node] = set()
    while queue:
        _, total, _, _, node = heapq.heappop(queue)
        if node == walk.goal:
            return _unwound(came, node)
        if node in done:
            continue
        done.add(node)
        walk.spend(0.0)
        n_steps = best[node][0] + 1
        for after in walk.lattice.onward(node):
            if after not in done and within(node, after):
                sums = (n_steps, total + cost(after))
                if after not in best or sums < best[after]:
                    best[after], came[after] = sums, node
                    left = walk.lattice.left(after)
                    entry = (n_steps + left, sums[1], left, next(turn), after)
                    heapq.heappush(queue, entry)
    return ()


def _unwound(came: Mapping[Node, Node], node: Node) -> tuple[Node, ...]:
    path = [node]
    while path[-1] in came:
        path.append(came[path[-1]])
    return tuple(reversed(path))
