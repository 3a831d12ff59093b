"""The least worst step, from both ends: against every path of small drawings."""

import itertools
import math
import sys

from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.bottleneck import least_worst
from detente.kernels.lattice import Lattice, OutOfBudgetError, Walk

LAST = 6


@st.composite
def drawings(draw):
    """Steps between numbered nodes, always upwards, each with its cost."""
    pairs = list(itertools.combinations(range(LAST + 1), 2))
    there = draw(st.lists(st.sampled_from(pairs), unique=True))
    cost = st.one_of(st.integers(0, 4).map(float), st.just(math.inf))
    edges = {pair: draw(cost) for pair in there}
    nodes = [draw(cost) for _ in range(LAST + 1)]
    tried = [draw(st.integers(0, 3)) for _ in range(LAST + 1)]
    barred = draw(st.lists(st.sampled_from(pairs), max_size=3))
    return Lattice(
        onward=lambda n: [b for a, b in edges if a == n],
        backward=lambda n: [a for a, b in edges if b == n],
        passable=lambda a, b: (a, b) not in barred,
        node_cost=nodes.__getitem__,
        edge_cost=lambda a, b: edges[a, b],
        left=lambda _: 0,
        apart=lambda a, b: tried[a] + tried[b],
    )


def ways(lattice, node):
    """All paths from a node to the last one."""
    if node == LAST:
        yield (node,)
    for after in lattice.onward(node):
        if lattice.passable(node, after):
            for rest in ways(lattice, after):
                yield (node, *rest)


def by_nodes(walk):
    return lambda _before, _after, reached: walk.being(reached)


def by_steps(walk):
    return lambda before, after, _reached: walk.edge(before, after)


@given(drawings())
def test_the_worst_node_is_the_least_of_all_paths(lattice):
    walk = Walk(lattice, 0, LAST, budget=99)
    least = walk.being(LAST)
    found, path = least_worst(
        walk, by_nodes(walk), within=sys.float_info.max, least=least
    )
    worsts = [max(map(walk.being, way)) for way in ways(lattice, 0)]
    assert found == min((w for w in worsts if w < math.inf), default=math.inf)
    assert not path or (
        path in ways(lattice, 0) and max(map(walk.being, path)) == found
    )


@given(drawings(), st.integers(0, 4).map(float))
def test_the_worst_step_is_the_least_of_all_paths_within_a_limit(lattice, limit):
    walk = Walk(lattice, 0, LAST, budget=99)
    found, path = least_worst(walk, by_steps(walk), within=limit)
    within = [w for w in ways(lattice, 0) if all(walk.being(n) <= limit for n in w)]

    def worst(way):
        return max(walk.edge(*step) for step in itertools.pairwise(way))

    assert bool(path) == bool(within)
    assert found == min(map(worst, within), default=math.inf)
    if path:
        assert path in within
        assert worst(path) == found


@given(drawings(), st.integers(0, 4))
def test_a_bound_is_never_above_the_best(lattice, budget):
    whole, short = (Walk(lattice, 0, LAST, budget=n) for n in (99, budget))
    best, _ = least_worst(whole, by_steps(whole), within=math.inf)
    try:
        bound, _ = least_worst(short, by_steps(short), within=math.inf)
    except OutOfBudgetError as reached:
        bound = reached.bound
    assert bound <= best
