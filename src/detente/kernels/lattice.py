"""The path through a lattice of steps whose worst moment is the least bad."""

import heapq
import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Lattice(Generic[Node]):
    """An acyclic graph of steps, given by what one must know to walk it.

    Attributes
    ----------
    onward
        Nodes one step away.
    node_cost
        Cost of being at a node, at least 0; infinite where nobody may pass.
    edge_cost
        Cost of the step between two nodes, at least 0, perhaps infinite.
    left
        At most the number of steps from a node to the goal, and at most one less after
        one step; 0 always will do, but is slower.
    """

    onward: Callable[[Node], Iterable[Node]]
    node_cost: Callable[[Node], float]
    edge_cost: Callable[[Node, Node], float]
    left: Callable[[Node], int]


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

    Each stage is a best-first search over what the one before allows: the first two by
    the largest cost so far, the third by steps so far plus steps left. A single search
    by all four at once would not be exact, since of two ways to a node the one with the
    smaller largest cost so far need not be the one that ends better.

    Parameters
    ----------
    lattice
        Costs are worked out once for each node and edge, and only where needed.
    origin, goal
        Nodes.
    budget
        Most nodes to look at. When it is reached the best path so far is returned,
        found depth first if need be, with ``complete`` False and the bound reached.

    Examples
    --------
    Two parties deliver two parts each; whoever is ahead is exposed by the difference.

    >>> square = Lattice(
    ...     onward=lambda n: [m for m in ((n[0] + 1, n[1]), (n[0], n[1] + 1))
    ...                       if max(m) <= 2],
    ...     node_cost=lambda n: abs(n[0] - n[1]),
    ...     edge_cost=lambda n, m: 0.0,
    ...     left=lambda n: 4 - sum(n),
    ... )
    >>> cautious_path(square, (0, 0), (2, 2), budget=100).nodes
    ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2))
    """
    walk = _Walk(lattice, origin, goal, budget)
    bound, path, complete = _best(walk)
    steps = tuple(itertools.pairwise(path))
    return Path(
        nodes=path,
        worst_node=max((walk.into(*step) for step in steps), default=0.0),
        worst_edge=max((walk.edge(*step) for step in steps), default=0.0),
        visited=len(walk.nodes),
        complete=complete,
        bound=bound,
    )


def _best(walk: "_Walk[Node]") -> tuple[float, tuple[Node, ...], bool]:
    """Return the bound on the worst node, the best path, and whether it is proved."""
    try:
        end = walk.into(walk.origin, walk.goal) if walk.goal != walk.origin else 0.0
        bound, path = _least_worst(walk, walk.into, walk.passable, least=end)
    except _OutOfBudgetError as reached:
        return reached.bound, _some_path(walk), False
    if not path:
        return bound, path, True
    try:
        worst, path = _least_worst(walk, walk.edge, _Within(walk, worst_node=bound))
    except _OutOfBudgetError:
        # What that search reached bounds the worst edge, and says nothing of nodes.
        return bound, path, False
    return bound, _shorter(walk, path, worst_node=bound, worst_edge=worst), True


class _OutOfBudgetError(Exception):
    """More nodes than the budget allows; carries the bound reached."""

    def __init__(self, bound: float) -> None:
        super().__init__("node budget reached")
        self.bound = bound


@dataclass(slots=True)
class _Walk(Generic[Node]):
    """One search: the lattice, where from and to, and the costs known so far."""

    lattice: Lattice[Node]
    origin: Node
    goal: Node
    budget: int
    nodes: dict[Node, float] = field(default_factory=dict)
    edges: dict[tuple[Node, Node], float] = field(default_factory=dict)

    def into(self, _before: Node, after: Node) -> float:
        if after not in self.nodes:
            self.nodes[after] = self.lattice.node_cost(after)
        return self.nodes[after]

    def edge(self, before: Node, after: Node) -> float:
        if (before, after) not in self.edges:
            self.edges[before, after] = self.lattice.edge_cost(before, after)
        return self.edges[before, after]

    def passable(self, before: Node, after: Node) -> bool:
        return self.into(before, after) < math.inf

    def spend(self, bound: float) -> None:
        if len(self.nodes) > self.budget:
            raise _OutOfBudgetError(bound)


@dataclass(frozen=True, slots=True)
class _Within(Generic[Node]):
    """Tells the steps that stay within the limits."""

    walk: _Walk[Node]
    worst_node: float
    worst_edge: float = math.inf

    def __call__(self, before: Node, after: Node) -> bool:
        return (
            self.walk.into(before, after) <= self.worst_node
            and self.walk.edge(before, after) <= self.worst_edge
        )


def _least_worst(
    walk: _Walk[Node],
    cost: Callable[[Node, Node], float],
    allowed: Callable[[Node, Node], bool],
    least: float = 0.0,
) -> tuple[float, tuple[Node, ...]]:
    """Return the least possible largest cost of a step, and a path that has it.

    What no path can do without, such as the cost of the goal, is the ``least``: below
    it all nodes are alike, and the search makes for the goal.
    """
    turn = itertools.count()
    came: dict[Node, Node] = {}
    best: dict[Node, float] = {walk.origin: least}
    queue = [(least, walk.lattice.left(walk.origin), next(turn), walk.origin)]
    done: set[Node] = set()
    while queue:
        worst, _, _, node = heapq.heappop(queue)
        if node == walk.goal:
            return worst, _unwound(came, node)
        if node in done:
            continue
        done.add(node)
        walk.spend(worst)
        for after in walk.lattice.onward(node):
            if after not in done and allowed(node, after):
                key = max(worst, cost(node, after))
                if after not in best or key < best[after]:
                    best[after], came[after] = key, node
                    entry = (key, walk.lattice.left(after), next(turn), after)
                    heapq.heappush(queue, entry)
    return math.inf, ()


def _shorter(
    walk: _Walk[Node], path: tuple[Node, ...], *, worst_node: float, worst_edge: float
) -> tuple[Node, ...]:
    """Return the shortest path within the limits, or the one given if budget ends."""
    try:
        return _shortest(walk, _Within(walk, worst_node, worst_edge))
    except _OutOfBudgetError:
        return path


def _shortest(
    walk: _Walk[Node], allowed: Callable[[Node, Node], bool]
) -> tuple[Node, ...]:
    """Return the path of fewest steps, and of least sum of node costs among those."""
    turn = itertools.count()
    came: dict[Node, Node] = {}
    best: dict[Node, tuple[int, float]] = {walk.origin: (0, 0.0)}
    queue = [(walk.lattice.left(walk.origin), 0.0, next(turn), walk.origin)]
    done: set[Node] = set()
    while queue:
        _, total, _, node = heapq.heappop(queue)
        if node == walk.goal:
            return _unwound(came, node)
        if node in done:
            continue
        done.add(node)
        walk.spend(0.0)
        n_steps = best[node][0] + 1
        for after in walk.lattice.onward(node):
            if after not in done and allowed(node, after):
                sums = (n_steps, total + walk.into(node, after))
                if after not in best or sums < best[after]:
                    best[after], came[after] = sums, node
                    ahead = n_steps + walk.lattice.left(after)
                    heapq.heappush(queue, (ahead, sums[1], next(turn), after))
    return ()


def _some_path(walk: _Walk[Node]) -> tuple[Node, ...]:
    """Return a path found depth first, the least exposed step always tried first.

    Gives up, with an empty path, after a thousand nodes more than the budget allows.
    """
    came: dict[Node, Node] = {}
    stack, seen = [walk.origin], {walk.origin}
    for _ in range(walk.budget + 1000):
        if not stack:
            return ()
        node = stack.pop()
        if node == walk.goal:
            return _unwound(came, node)
        ahead = [a for a in walk.lattice.onward(node) if a not in seen]
        ahead = [after for after in ahead if walk.passable(node, after)]
        ahead.sort(key=lambda a: (walk.nodes[a], walk.lattice.left(a)), reverse=True)
        for after in ahead:
            seen.add(after)
            came[after] = node
        stack.extend(ahead)
    return ()


def _unwound(came: Mapping[Node, Node], node: Node) -> tuple[Node, ...]:
    path = [node]
    while path[-1] in came:
        path.append(came[path[-1]])
    return tuple(reversed(path))
