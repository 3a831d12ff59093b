"""Bounds that follow: by hand, by slow iteration, and as properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.bounds import (
    ONE,
    ZERO,
    Edge,
    Region,
    close,
    close_shares,
    simplify,
)

F = Fraction
RATIOS = st.sampled_from([F(1, 2), F(1), F(2), F(3)])
TENTHS = st.integers(0, 10).map(lambda n: F(n, 10))


@st.composite
def regions(draw, ratios=RATIOS):
    n = draw(st.integers(1, 4))
    item = st.integers(0, n - 1)
    edges = draw(st.lists(st.builds(Edge, item, item, ratios), max_size=5))
    low, high = [ZERO] * n, [ONE] * n
    for place in draw(st.lists(item, max_size=3)):
        ends = sorted([draw(TENTHS), draw(TENTHS)])
        low[place], high[place] = ends
    kept = tuple(edge for edge in edges if edge.above != edge.below)
    return Region(kept, tuple(low), tuple(high))


def slow(region, rounds=200):
    """Push bounds along edges, again and again."""
    low, high = list(region.low), list(region.high)
    for _ in range(rounds):
        for e in region.edges:
            low[e.above] = max(low[e.above], e.ratio * low[e.below])
            high[e.below] = min(high[e.below], high[e.above] / e.ratio)
    return low, high


def meets(region, point):
    return all(
        low <= x <= high
        for low, x, high in zip(region.low, point, region.high, strict=True)
    ) and all(point[e.above] >= e.ratio * point[e.below] for e in region.edges)


def test_a_chain_with_ratios_by_hand():
    """a >= 2 b >= 6 c, and c at least 0.1: b >= 0.3, a >= 0.6; a <= 1 halves b."""
    region = Region(
        (Edge(0, 1, F(2)), Edge(1, 2, F(3))), (ZERO, ZERO, F(1, 10)), (ONE,) * 3
    )
    closure = close(region)
    assert closure.low == (F(6, 10), F(3, 10), F(1, 10))
    assert closure.high == (ONE, F(1, 2), F(1, 6))
    assert closure.least[0][2] == 6


def test_a_cycle_that_multiplies_leaves_only_zero():
    region = Region((Edge(0, 1, F(2)), Edge(1, 0), Edge(1, 2)), (ZERO,) * 4, (ONE,) * 4)
    assert close(region).high == (ZERO, ZERO, ZERO, ONE)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ([F(1, 2), F(1, 2), F(1, 10)], [ONE] * 3, None),
        ([ZERO] * 3, [F(3, 10)] * 3, None),
        ([F(1, 2), F(3, 10), F(2, 10)], [ONE] * 3, (F(1, 2), F(3, 10), F(2, 10))),
        ([ZERO] * 3, [F(1, 2), F(1, 4), F(1, 4)], (F(1, 2), F(1, 4), F(1, 4))),
    ],
)
def test_shares_at_the_ends_of_what_can_add_up_to_one(low, high, found):
    closure = close_shares(Region((), tuple(low), tuple(high)))
    assert (closure and closure.low) == found
    assert (closure and closure.high) == found


@given(region=regions())
def test_agrees_with_pushing_bounds_again_and_again(region):
    closure, (low, high) = close(region), slow(region)
    if closure.feasible:
        assert meets(region, closure.low)
        assert meets(region, closure.high)
        assert list(closure.low) == low
        assert all(
            abs(a - b) < F(1, 10**6) for a, b in zip(closure.high, high, strict=True)
        )
    else:
        assert (
            any(a > b for a, b in zip(low, high, strict=True))
            or max(high) < 1e-6
            or max(low) > 1
        )


@given(region=regions())
def test_the_inner_point_is_inside_every_wall(region):
    closure = close(region)
    if not closure.feasible:
        return
    reduced = simplify(closure)
    inner = reduced.inner()
    for low, x, high in zip(reduced.low, inner, reduced.high, strict=True):
        assert low < x < high
    for e in reduced.edges:
        assert inner[e.above] > e.ratio * inner[e.below]
    everything = [
        fixed if fixed is not None else inner[group] * factor
        for fixed, group, factor in zip(
            reduced.fixed, reduced.group, reduced.factor, strict=True
        )
    ]
    assert meets(region, everything)


def test_tied_numbers_are_one_class():
    """a = 2 b and c fixed: one class that adds 1 + 1/2 to the sum."""
    region = Region(
        (Edge(0, 1, F(2)), Edge(1, 0, F(1, 2))),
        (ZERO, ZERO, F(1, 4)),
        (ONE, ONE, F(1, 4)),
    )
    reduced = simplify(close(region))
    assert reduced.sizes() == (F(3, 2),)
    assert reduced.factor == (ONE, F(1, 2), ZERO)
    assert reduced.fixed == (None, None, F(1, 4))
