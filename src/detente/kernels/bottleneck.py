"""The path whose worst step is the least bad, searched for from both ends."""

import heapq
import itertools
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic

from detente.kernels.lattice import Node, Walk

Cost = Callable[[Node, Node, Node], float]


def least_worst(
    walk: Walk[Node], cost: Cost[Node], *, within: float, least: float = 0.0
) -> tuple[float, tuple[Node, ...]]:
    r"""Find the least possible largest cost on the way, and a path that has it.

    One search goes onward from the origin, one backward from the goal, and both share
    a level :math:`\ell`. Each reaches what steps of cost at most :math:`\ell` join to
    its own end, and sets aside the steps that cost more.

    - No path costs less than :math:`\ell`. So it is at first, with the ``least``. When
      one of the searches has no step left to look at, it has reached all that steps of
      cost at most :math:`\ell` join to its end, and the other end is not among it.
      Every path then contains a step that leaves what was reached; all those were set
      aside, so that the path costs at least the least of them, and :math:`\ell` rises
      to that. It is the larger of the bounds proved from the two ends.
    - When a node is reached from both ends, the two ways to it make a path on which
      nothing costs more than :math:`\ell`, and none is better.

    Neither asks in which order steps are looked at; that decides only how soon the
    searches end. Looked at next is the frontier that holds fewer steps, because it is
    nearest to running out and so to a proof, and of it the step that leaves the two
    ends least apart. What they cost is worked out only then. A bottleneck near the goal
    is proved from the goal, without a search of all that lies before it.

    Parameters
    ----------
    walk
        Where from, where to, and the budget.
    cost
        Of a step, given as the node before, the node after, and the one of the two
        that it reaches; at least 0, perhaps infinite. Where it is the node reached that
        costs, the start of a search is reached for nothing, and the ``least`` has to
        hold what the goal costs.
    within
        Largest cost of being at a node that may be passed.
    least
        What no path can do without; below it all steps are alike.

    Returns
    -------
    The least largest cost, at least ``least``, and the nodes from origin to goal;
    infinite and none when the goal is out of reach.

    Raises
    ------
    OutOfBudgetError
        With :math:`\ell` as the bound.
    """
    if walk.being(walk.goal) > within:
        return math.inf, ()
    ends, level = _ends(walk, cost, within), least
    node, met = walk.goal, walk.origin == walk.goal
    while not met:
        near = min(ends, key=lambda end: len(end.ahead))
        if near.ahead:
            walk.spend(level)
            node = near.look(level)
            met = all(node in end.reached for end in ends)
        elif near.aside:
            level = near.aside[0][0]
            for end in ends:
                end.admit(level)
        else:
            return math.inf, ()
    onward, backward = (end.way(node) for end in ends)
    return level, (*reversed(onward), *backward[1:])


def _ends(
    walk: Walk[Node], cost: Cost[Node], within: float
) -> tuple["_End[Node]", "_End[Node]"]:
    """Return the search from the origin and the search from the goal."""
    lattice, origin, goal = walk.lattice, walk.origin, walk.goal

    def reaching(before: Node, after: Node, reached: Node) -> float | None:
        return cost(before, after, reached) if walk.being(reached) <= within else None

    return (
        _End(
            start=origin,
            beside=lattice.onward,
            apart=lambda node: lattice.apart(node, goal),
            cost=lambda node, via: reaching(via, node, node),
            passable=lambda node, via: lattice.passable(via, node),
        ),
        _End(
            start=goal,
            beside=lattice.backward,
            apart=lambda node: lattice.apart(origin, node),
            cost=lambda node, via: reaching(node, via, node),
            passable=lattice.passable,
        ),
    )


@dataclass(slots=True)
class _End(Generic[Node]):
    """The search from one end.

    Attributes
    ----------
    start
        The end it begins at.
    beside
        Nodes one step further from it.
    apart
        How far a node is from the other end.
    cost
        Of reaching a node from another; None where it may not be passed.
    passable
        Tells whether a node may be reached from another.
    reached
        Nodes reached, each with the one it was reached from.
    ahead
        Steps not looked at: how far apart they leave the ends, a turn, and the node
        they reach, with the one they come from. Of equals the last is looked at first.
    aside
        Steps that cost more than the level: what, a turn, and the same two nodes.
    """

    start: Node
    beside: Callable[[Node], Iterable[Node]]
    apart: Callable[[Node], float]
    cost: Callable[[Node, Node], float | None]
    passable: Callable[[Node, Node], bool]
    reached: dict[Node, Node] = field(default_factory=dict)
    ahead: list[tuple[float, int, Node, Node]] = field(default_factory=list)
    aside: list[tuple[float, int, Node, Node]] = field(default_factory=list)
    _turn: Iterator[int] = field(default_factory=lambda: itertools.count(0, -1))

    def __post_init__(self) -> None:
        self._reach(self.start, self.start)

    def look(self, level: float) -> Node:
        """Look at the step that leaves the ends least apart; return where it leads."""
        _, _, node, via = heapq.heappop(self.ahead)
        if node not in self.reached:
            cost = self.cost(node, via)
            if cost is None:
                return node
            if cost > level:
                heapq.heappush(self.aside, (cost, next(self._turn), node, via))
            elif self.passable(node, via):
                self._reach(node, via)
        return node

    def admit(self, level: float) -> None:
        """Look once more at the steps set aside that cost no more than the level."""
        while self.aside and self.aside[0][0] <= level:
            _, _, node, via = heapq.heappop(self.aside)
            self._await(node, via)

    def way(self, node: Node) -> list[Node]:
        """Return the nodes from a node reached to the start."""
        path = [node]
        while path[-1] != self.start:
            path.append(self.reached[path[-1]])
        return path

    def _reach(self, node: Node, via: Node) -> None:
        self.reached[node] = via
        for beside in self.beside(node):
            if beside not in self.reached:
                self._await(beside, node)

    def _await(self, node: Node, via: Node) -> None:
        entry = (self.apart(node), next(self._turn), node, via)
        heapq.heappush(self.ahead, entry)
