"""Cautious paths: by hand, against all paths, and against a sweep of the lattice."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.lattice import Lattice, cautious_path


def free(_before, _after):
    return 0.0


def grid(costs, edges=None, *, joint=True):
    """A lattice over the cells of an array; steps go up by one on some of the axes."""
    costs = np.asarray(costs)
    moves = [
        move
        for move in itertools.product((0, 1), repeat=costs.ndim)
        if 0 < sum(move) <= (costs.ndim if joint else 1)
    ]

    def onward(node):
        for move in moves:
            after = tuple(a + b for a, b in zip(node, move, strict=True))
            if all(a < size for a, size in zip(after, costs.shape, strict=True)):
                yield after

    def left(node):
        gaps = [size - 1 - a for a, size in zip(node, costs.shape, strict=True)]
        return max(gaps) if joint else sum(gaps)

    return Lattice(
        onward,
        lambda node: float(costs[node]),
        free if edges is None else (lambda a, b: edges[a, b]),
        left,
    )


def all_paths(lattice, node, goal):
    if node == goal:
        yield (node,)
        return
    for after in lattice.onward(node):
        for rest in all_paths(lattice, after, goal):
            yield (node, *rest)


def judged(lattice, path):
    """What is minimised, in its order."""
    nodes = [lattice.node_cost(node) for node in path[1:]]
    edges = [lattice.edge_cost(*pair) for pair in itertools.pairwise(path)]
    return (
        max(nodes, default=0.0),
        max(edges, default=0.0),
        len(edges),
        sum(nodes),
    )


def least_worst_by_sweep(costs):
    """Bottleneck of a grid walked one axis at a time: dynamic programming."""
    best = np.full(costs.shape, math.inf)
    best[(0,) * costs.ndim] = 0
    for node in np.ndindex(costs.shape):
        for axis in range(costs.ndim):
            if node[axis]:
                before = tuple(a - (i == axis) for i, a in enumerate(node))
                best[node] = min(best[node], max(best[before], costs[node]))
    return best[tuple(size - 1 for size in costs.shape)]


def corner(costs):
    return tuple(size - 1 for size in np.shape(costs))


@st.composite
def instances(draw):
    shape = draw(st.sampled_from([(2, 2), (3, 2), (3, 3), (2, 2, 2), (1, 4)]))
    cost = st.integers(0, 4)
    cells = [draw(cost) for _ in range(math.prod(shape))]
    costs = np.array(cells, dtype=float).reshape(shape)
    joint = draw(st.booleans())
    plain = grid(costs, joint=joint)
    pairs = [(a, b) for a in np.ndindex(shape) for b in plain.onward(a)]
    some = st.one_of(st.integers(0, 3).map(float), st.just(math.inf))
    edges = {pair: draw(some) for pair in pairs}
    return costs, grid(costs, edges, joint=joint)


def test_the_way_round_a_hill_is_longer_and_less_exposed():
    """By hand: straight across costs 5; round by the lower edge 2, in four steps."""
    costs = [[0, 1, 9], [2, 5, 9], [2, 2, 0]]
    path = cautious_path(grid(costs), (0, 0), (2, 2), budget=100)
    assert path.nodes == ((0, 0), (1, 0), (2, 1), (2, 2))
    assert (path.worst_node, path.bound, path.complete) == (2, 2, True)


def test_a_single_search_by_both_criteria_would_go_wrong():
    """Cheap node by a dear edge, or the reverse; both go on to the dearest node."""
    edges = {("o", "a"): 5, ("a", "m"): 0, ("o", "b"): 0, ("b", "m"): 0, ("m", "z"): 0}
    lattice = Lattice(
        onward=lambda n: [b for a, b in edges if a == n],
        node_cost={"a": 1, "b": 2, "m": 0, "z": 3}.__getitem__,
        edge_cost=lambda a, b: edges[a, b],
        left=lambda _: 0,
    )
    path = cautious_path(lattice, "o", "z", budget=10)
    assert path.nodes == ("o", "b", "m", "z")
    assert (path.worst_node, path.worst_edge) == (3, 0)


@given(instances())
def test_agrees_with_every_path_tried(instance):
    costs, lattice = instance
    origin, goal = (0,) * costs.ndim, corner(costs)
    path = cautious_path(lattice, origin, goal, budget=1000)
    best = min(judged(lattice, p) for p in all_paths(lattice, origin, goal))
    assert judged(lattice, path.nodes) == best
    assert (path.worst_node, path.worst_edge) == best[:2]
    assert path.complete
    assert path.bound == path.worst_node


@given(st.integers(0, 2**32 - 1))
def test_agrees_with_a_sweep_of_the_lattice(seed):
    costs = np.random.default_rng(seed).integers(0, 50, (5, 4, 5)).astype(float)
    path = cautious_path(grid(costs, joint=False), (0, 0, 0), corner(costs), budget=999)
    assert path.worst_node == least_worst_by_sweep(costs)


def test_what_steps_cost_is_no_bound_on_what_nodes_cost():
    """The way costs no node anything, but every step on it is beyond all trust.

    The search for better steps looks into a dead end first, and runs out of budget.
    """
    onward = {"start": ["way", "trap"], "way": ["goal"], "trap": ["a", "b"]}
    lattice = Lattice(
        onward=lambda node: onward.get(node, []),
        node_cost=lambda node: float(node in {"a", "b"}),
        edge_cost=lambda _, after: 0.0 if after == "trap" else math.inf,
        left=lambda node: {"start": 2, "way": 1, "goal": 0}.get(node, 9),
    )
    path = cautious_path(lattice, "start", "goal", budget=4)
    assert path.nodes == ("start", "way", "goal")
    assert (path.complete, path.bound) == (False, 0.0)


@given(instances(), st.integers(1, 6))
def test_a_small_budget_still_brackets_the_best(instance, budget):
    costs, lattice = instance
    origin, goal = (0,) * costs.ndim, corner(costs)
    path = cautious_path(lattice, origin, goal, budget=budget)
    best = cautious_path(lattice, origin, goal, budget=1000)
    assert path.bound <= best.worst_node
    if path.nodes:
        assert path.worst_node >= best.worst_node
        assert path.nodes[-1] == goal
    if path.complete:
        assert path.worst_edge == best.worst_edge


@given(instances(), st.integers(0, 3))
def test_doubling_every_cost_changes_no_path(instance, power):
    costs, lattice = instance
    scaled = Lattice(
        lattice.onward,
        lambda n: lattice.node_cost(n) * 2**power,
        lambda a, b: lattice.edge_cost(a, b) * 2**power,
        lattice.left,
    )
    ends = ((0,) * costs.ndim, corner(costs))
    first = cautious_path(lattice, *ends, budget=1000)
    assert cautious_path(scaled, *ends, budget=1000).nodes == first.nodes


def test_a_wall_is_proved_to_be_one():
    costs = [[0.0, math.inf], [math.inf, math.inf]]
    path = cautious_path(grid(costs), (0, 0), (1, 1), budget=10)
    assert path.nodes == ()
    assert path.complete
    assert path.bound == math.inf


def test_being_there_already_costs_nothing():
    path = cautious_path(grid([[7.0]]), (0, 0), (0, 0), budget=10)
    assert (path.nodes, path.worst_node, path.bound) == (((0, 0),), 0, 0)


def test_few_of_ten_million_nodes_are_looked_at():
    """Five parts each of ten issues; whoever is ahead is exposed by the difference."""

    def onward(node):
        for i, done in enumerate(node):
            if done < 4:
                yield (*node[:i], done + 1, *node[i + 1 :])

    lattice = Lattice(
        onward,
        lambda n: float(abs(sum(n[:5]) - sum(n[5:]))),
        free,
        lambda n: 40 - sum(n),
    )
    path = cautious_path(lattice, (0,) * 10, (4,) * 10, budget=1000)
    assert path.worst_node == 1
    assert len(path.nodes) == 41
    assert path.complete


@pytest.mark.parametrize("budget", [3, 30])
def test_a_budget_reached_leaves_a_path_and_says_so(budget):
    costs = np.random.default_rng(1).integers(1, 99, (9, 9)).astype(float)
    path = cautious_path(grid(costs), (0, 0), (8, 8), budget=budget)
    assert not path.complete
    assert path.bound <= path.worst_node


def test_what_the_end_itself_costs_is_not_searched_for_everywhere():
    """Nothing on the way is as bad as the goal: it is proved on the first way there."""
    costs = np.add.outer(np.arange(100) * 7, np.arange(100) * 13) % 10 / 10
    costs[-1, -1] = 1.0
    found = cautious_path(grid(costs, joint=False), (0, 0), (99, 99), budget=500)
    assert found.complete
    assert found.bound == found.worst_node == 1.0
