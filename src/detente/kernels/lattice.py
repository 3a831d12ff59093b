"""A lattice of steps, and what its nodes and steps cost as far as that is known."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Lattice(Generic[Node]):
    """An acyclic graph of steps, given by what one must know to walk it.

    Attributes
    ----------
    onward, backward
        Nodes one step after a node, and one step before it: the same steps, from
        either end.
    passable
        Tells whether the step from one node to another may be taken. Asked last of all.
    node_cost
        Cost of being at a node, at least 0; infinite where nobody may pass.
    edge_cost
        Cost of the step between two nodes, at least 0, perhaps infinite.
    left
        At most the number of steps from a node to the goal, and at most one less after
        one step; 0 always will do, but is slower.
    apart
        How far one node is from a later one, in any measure. It decides nothing but
        which way is tried first; 0 always will do, but is slower.
    """

    onward: Callable[[Node], Iterable[Node]]
    backward: Callable[[Node], Iterable[Node]]
    passable: Callable[[Node, Node], bool]
    node_cost: Callable[[Node], float]
    edge_cost: Callable[[Node, Node], float]
    left: Callable[[Node], int]
    apart: Callable[[Node, Node], float]


class OutOfBudgetError(Exception):
    """More nodes than the budget allows; carries the bound reached."""

    def __init__(self, bound: float) -> None:
        super().__init__("node budget reached")
        self.bound = bound


@dataclass(slots=True)
class Walk(Generic[Node]):
    """One search: the lattice, where from and to, and the costs known so far.

    Attributes
    ----------
    lattice, origin, goal
        What is searched, from where to where.
    budget
        Most nodes whose cost may be worked out.
    nodes, edges
        Costs worked out.
    """

    lattice: Lattice[Node]
    origin: Node
    goal: Node
    budget: int
    nodes: dict[Node, float] = field(default_factory=dict)
    edges: dict[tuple[Node, Node], float] = field(default_factory=dict)

    def being(self, node: Node) -> float:
        """Return what it costs to be at a node; nothing at the origin."""
        if node == self.origin:
            return 0.0
        if node not in self.nodes:
            self.nodes[node] = self.lattice.node_cost(node)
        return self.nodes[node]

    def edge(self, before: Node, after: Node) -> float:
        """Return what a step costs."""
        if (before, after) not in self.edges:
            self.edges[before, after] = self.lattice.edge_cost(before, after)
        return self.edges[before, after]

    def spend(self, bound: float) -> None:
        """Stop a search whose budget is spent, with the bound it has reached."""
        if len(self.nodes) > self.budget:
            raise OutOfBudgetError(bound)
