"""Cautious paths: by hand, against all paths, and against a sweep of the lattice."""

import hashlib
import itertools
import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.cautious import cautious_path
from detente.kernels.lattice import Lattice


def free(_before, _after):
    return 0.0


def anything(_before, _after):
    return True


def apart(before, after):
    return sum((b - a) ** 2 for a, b in zip(before, after, strict=True))


def drawn(edges, nodes):
    """A lattice over the edges of a drawing; what is not named costs nothing."""
    return Lattice(
        onward=lambda n: [b for a, b in edges if a == n],
        backward=lambda n: [a for a, b in edges if b == n],
        passable=anything,
        node_cost=lambda n: nodes.get(n, 0.0),
        edge_cost=lambda a, b: edges[a, b],
        left=lambda _: 0,
        apart=free,
    )


def grid(costs, edges=None, *, joint=True):
    """A lattice over the cells of an array; steps go up by one on some of the axes."""
    costs = np.asarray(costs)
    moves = [
        move
        for move in itertools.product((0, 1), repeat=costs.ndim)
        if 0 < sum(move) <= (costs.ndim if joint else 1)
    ]

    def beside(node, way):
        for move in moves:
            other = tuple(a + way * b for a, b in zip(node, move, strict=True))
            if all(0 <= a < size for a, size in zip(other, costs.shape, strict=True)):
                yield other

    def left(node):
        gaps = [size - 1 - a for a, size in zip(node, costs.shape, strict=True)]
        return max(gaps) if joint else sum(gaps)

    return Lattice(
        onward=partial(beside, way=1),
        backward=partial(beside, way=-1),
        passable=anything,
        node_cost=lambda node: float(costs[node]),
        edge_cost=free if edges is None else (lambda a, b: edges[a, b]),
        left=left,
        apart=apart,
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
    lattice = drawn(edges, {"a": 1, "b": 2, "m": 0, "z": 3})
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
    """No node costs anything, every step something, and the budget is for neither."""
    costs, numbers = np.zeros((9, 9)), np.random.default_rng(2)
    plain = grid(costs)
    edges = {
        (a, b): float(numbers.integers(1, 99))
        for a in np.ndindex(costs.shape)
        for b in plain.onward(a)
    }
    path = cautious_path(grid(costs, edges), (0, 0), (8, 8), budget=5)
    assert (path.worst_node, path.bound, path.complete) == (0, 0, False)


def test_steps_beyond_all_trust_on_every_path_are_proved_to_be_so():
    """The goal has one step to it; a look from the goal settles it."""
    edges = {("s", "way"): 1, ("way", "z"): math.inf, ("s", "a"): 0, ("a", "b"): 0}
    path = cautious_path(drawn(edges, {}), "s", "z", budget=4)
    assert path.nodes == ("s", "way", "z")
    assert (path.worst_edge, path.complete) == (math.inf, True)


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
    scaled = replace(
        lattice,
        node_cost=lambda n: lattice.node_cost(n) * 2**power,
        edge_cost=lambda a, b: lattice.edge_cost(a, b) * 2**power,
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


def tower(chains, levels, cost):
    """A lattice of so many chains, of so many levels each, walked one at a time."""
    top = levels - 1

    def beside(node, way):
        for i, done in enumerate(node):
            if 0 <= done + way <= top:
                yield (*node[:i], done + way, *node[i + 1 :])

    return Lattice(
        onward=partial(beside, way=1),
        backward=partial(beside, way=-1),
        passable=anything,
        node_cost=cost,
        edge_cost=free,
        left=lambda node: chains * top - sum(node),
        apart=apart,
    )


def test_few_of_ten_million_nodes_are_looked_at():
    """Five parts each of ten issues; whoever is ahead is exposed by the difference."""
    lattice = tower(10, 5, lambda n: float(abs(sum(n[:5]) - sum(n[5:]))))
    path = cautious_path(lattice, (0,) * 10, (4,) * 10, budget=1000)
    assert path.worst_node == 1
    assert len(path.nodes) == 41
    assert path.complete


def scattered(seed):
    """A cost between 0 and 1 for each node, independent of all others."""

    def cost(node):
        drawn = hashlib.blake2b(repr((seed, node)).encode(), digest_size=4).digest()
        return int.from_bytes(drawn) / 2**32

    return cost


@pytest.mark.parametrize("end", [0, 9])
def test_a_bottleneck_is_proved_from_the_end_it_lies_near(end):
    """10^8 nodes; of the steps that begin, or end, the way one costs 2, others more."""
    scatter, ends = scattered(3), ((0,) * 8, (9,) * 8)
    one = 1 if end == 0 else -1
    near = [tuple(end + one * (j == i) for j in range(8)) for i in range(8)]
    costs = {node: 2.0 + i for i, node in enumerate(near)} | {ends[1]: 0.0}
    lattice = tower(8, 10, lambda n: costs.get(n, scatter(n)))
    path = cautious_path(lattice, *ends, budget=1000)
    assert path.complete
    assert path.worst_node == path.bound == 2.0


def test_what_is_not_proved_is_near_the_bound():
    """Costs at random, so that few ways keep to the least, and there are 10^8 nodes."""
    ends, scatter = ((0,) * 8, (9,) * 8), scattered(0)
    lattice = tower(8, 10, lambda n: 0.0 if n == ends[1] else scatter(n))
    path = cautious_path(lattice, *ends, budget=1000)
    assert not path.complete
    assert path.bound < path.worst_node <= path.bound + 0.25


@pytest.mark.parametrize("budget", [3, 30])
def test_a_budget_reached_leaves_a_path_and_says_so(budget):
    costs = np.random.default_rng(1).random((12, 12, 12))
    path = cautious_path(grid(costs), (0, 0, 0), (11, 11, 11), budget=budget)
    assert not path.complete
    assert path.bound <= path.worst_node


def test_what_the_end_itself_costs_is_not_searched_for_everywhere():
    """Nothing on the way is as bad as the goal: it is proved on the first way there."""
    costs = np.add.outer(np.arange(100) * 7, np.arange(100) * 13) % 10 / 10
    costs[-1, -1] = 1.0
    found = cautious_path(grid(costs, joint=False), (0, 0), (99, 99), budget=500)
    assert found.complete
    assert found.bound == found.worst_node == 1.0
