"""Shares that fit what is said: against rejection, and where little is left."""

from fractions import Fraction

import numpy as np
import pytest

from detente.kernels import orders, shares
from detente.kernels.bounds import ONE, ZERO, Edge, Region
from detente.kernels.shares import draw_shares
from sample_checks import assert_same_distribution

F = Fraction


def region(n, edges=(), **ranges):
    low, high = [ZERO] * n, [ONE] * n
    for place, ends in ranges.items():
        low[int(place[1:])], high[int(place[1:])] = map(F, ends)
    return Region(tuple(Edge(a, b, F(r)) for a, b, r in edges), tuple(low), tuple(high))


def fits(said, points):
    inside = np.ones(len(points), dtype=bool)
    for edge in said.edges:
        inside &= points[:, edge.above] >= float(edge.ratio) * points[:, edge.below]
    low, high = (np.array([float(x) for x in end]) for end in (said.low, said.high))
    return inside & (points >= low).all(axis=1) & (points <= high).all(axis=1)


def by_rejection(said, n, seed):
    points = np.random.default_rng(seed).dirichlet([1.0] * len(said.low), size=n)
    return points[fits(said, points)]


REGIONS = {
    "chain with ratios": region(3, [(0, 1, 2), (1, 2, "1/2")]),
    "tree with ratios": region(4, [(0, 1, 2), (0, 2, "1/2"), (3, 2, 3)]),
    "two routes": region(4, [(0, 1, 2), (0, 2, 3), (1, 3, 1), (2, 3, 1)]),
    "both ways": region(3, [(0, 1, "1/2"), (1, 0, "1/2")]),
    "ranges": region(3, x0=("0.4", "0.6"), x2=("0.1", "0.5")),
    "order and range": region(4, [(0, 1, 1), (1, 2, 1)], x0=("0.2", "0.5")),
    "floor under an order": region(3, [(0, 1, 1)], x1=("0.2", "1")),
}


@pytest.mark.parametrize("name", REGIONS)
def test_agrees_with_rejection(name):
    drawn = draw_shares(REGIONS[name], 10_000, np.random.default_rng(1))
    assert drawn.exact
    assert_same_distribution(
        drawn.values, by_rejection(REGIONS[name], 300_000, 2)[:10_000]
    )


@pytest.mark.parametrize("name", REGIONS)
def test_hit_and_run_agrees_with_rejection(name, monkeypatch):
    monkeypatch.setattr(shares, "_draw_from_cones", lambda *_: None)
    drawn = draw_shares(REGIONS[name], 10_000, np.random.default_rng(3))
    assert not drawn.exact
    assert drawn.rhat < 1.03
    assert drawn.n_eff > 5_000
    assert_same_distribution(
        drawn.values, by_rejection(REGIONS[name], 300_000, 4)[:10_000]
    )


def test_a_region_hit_too_rarely_is_left_to_hit_and_run():
    """Eight shares within a hundredth of 1/8 up or down."""
    ends = (F(1, 8) - F(1, 100), F(1, 8) + F(1, 100))
    said = Region((), (ends[0],) * 8, (ends[1],) * 8)
    drawn = draw_shares(said, 5_000, np.random.default_rng(5))
    assert fits(said, np.round(drawn.values, 12)).all()
    assert drawn.values.sum(axis=1) == pytest.approx(1)
    assert drawn.values.mean(axis=0) == pytest.approx(1 / 8, abs=5e-4)


def test_tied_numbers_count_as_often_as_they_are():
    """a = b >= c: t = a is uniform on [1/3, 1/2], for c = 1 - 2 t <= t."""
    said = region(3, [(0, 1, 1), (1, 0, 1), (1, 2, 1)])
    drawn = draw_shares(said, 20_000, np.random.default_rng(6)).values
    assert (drawn[:, 0] == drawn[:, 1]).all()
    uniform = np.random.default_rng(7).uniform(1 / 3, 1 / 2, size=20_000)
    assert_same_distribution(drawn[:, :1], uniform[:, None])


POINTS = {
    "one number": (region(1), [1.0]),
    "all tied": (
        region(4, [(i, j, 1) for i in range(4) for j in range(4) if i != j]),
        [0.25] * 4,
    ),
    "tied by a ratio": (region(2, [(0, 1, 3), (1, 0, "1/3")]), [0.75, 0.25]),
    "all stated": (region(2, x0=("0.3", "0.3"), x1=("0.7", "0.7")), [0.3, 0.7]),
    "all but one stated": (region(2, x0=("0.3", "0.3")), [0.3, 0.7]),
    "floors add up to one": (region(2, x0=("0.4", "1"), x1=("0.6", "1")), [0.4, 0.6]),
    "ceilings add up to one": (region(2, x0=("0", "0.4"), x1=("0", "0.6")), [0.4, 0.6]),
    "more than twice itself": (region(2, [(0, 1, 1), (1, 0, 2)]), None),
    "nothing for the rest": (region(3, [(1, 2, 2), (2, 1, 1)]), [1.0, 0.0, 0.0]),
    "too much": (region(2, x0=("0.6", "1"), x1=("0.6", "1")), None),
    "too little": (region(2, x0=("0", "0.4"), x1=("0", "0.4")), None),
    "against its order": (
        region(2, [(0, 1, 1)], x0=("0", "0.2"), x1=("0.3", "1")),
        None,
    ),
}


@pytest.mark.parametrize("name", POINTS)
def test_where_at_most_one_point_is_left(name):
    said, point = POINTS[name]
    drawn = draw_shares(said, 5, np.random.default_rng(0))
    assert (drawn is None) == (point is None)
    if drawn is not None:
        assert drawn.exact
        assert drawn.values == pytest.approx(np.tile(point, (5, 1)))


def test_a_stated_number_leaves_a_smaller_simplex():
    """a = 1/2 and b >= c: half of the ordered simplex of two, mean (3/8, 1/8)."""
    said = region(3, [(1, 2, 1)], x0=("0.5", "0.5"))
    drawn = draw_shares(said, 20_000, np.random.default_rng(8)).values
    assert (drawn[:, 0] == 0.5).all()
    assert drawn.mean(axis=0) == pytest.approx([1 / 2, 3 / 8, 1 / 8], abs=2e-3)


@pytest.mark.parametrize("shape", [0.5, 4.0])
@pytest.mark.parametrize("chains", [False, True])
def test_other_priors_with_ratios(shape, chains, monkeypatch):
    if chains:
        monkeypatch.setattr(shares, "LEAST_HITS", shares.TRIALS + 1)
    said = region(4, [(0, 1, 2), (2, 3, 1)])
    drawn = draw_shares(said, 10_000, np.random.default_rng(9), shape)
    points = np.random.default_rng(10).dirichlet([shape] * 4, size=60_000)
    assert drawn.exact != chains
    assert drawn.rhat < 1.05
    assert_same_distribution(drawn.values, points[fits(said, points)][:10_000])


def test_other_priors_with_ranges_are_exact():
    said = region(3, [(0, 1, 1)], x2=("0.1", "0.4"))
    drawn = draw_shares(said, 10_000, np.random.default_rng(11), 4.0)
    points = np.random.default_rng(12).dirichlet([4.0] * 3, size=60_000)
    assert drawn.exact
    assert_same_distribution(drawn.values, points[fits(said, points)][:10_000])


def test_an_order_too_large_to_count_is_left_to_hit_and_run(monkeypatch):
    monkeypatch.setattr(orders, "MAX_STEPS", 1_000)
    n = 12
    said = region(n, [(0, i, 2) for i in range(1, n)])
    drawn = draw_shares(said, 200, np.random.default_rng(13))
    assert not drawn.exact
    assert fits(said, np.round(drawn.values, 12)).all()
