"""Values from worst 0 to best 1: closed forms, enumeration, rejection, degenerate."""

import itertools
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from detente.kernels import scales
from detente.kernels.bounds import ONE, ZERO, Edge, Region
from detente.kernels.scales import draw_values
from sample_checks import (
    assert_same_distribution,
    assert_uniform,
    linear_extensions,
)

F = Fraction


def region(n, edges=(), **ranges):
    low, high = [ZERO] * n, [ONE] * n
    for place, ends in ranges.items():
        low[int(place[1:])], high[int(place[1:])] = map(F, ends)
    return Region(tuple(Edge(a, b, F(r)) for a, b, r in edges), tuple(low), tuple(high))


def chain(n):
    return [(i, i + 1, 1) for i in range(n - 1)]


def fits(said, points, slack=1e-12):
    inside = np.ones(len(points), dtype=bool)
    for e in said.edges:
        short = float(e.ratio) * points[:, e.below] - points[:, e.above]
        inside &= short <= slack
    low, high = (np.array([float(x) for x in end]) for end in (said.low, said.high))
    inside &= (points >= low - slack).all(axis=1)
    return inside & (points <= high + slack).all(axis=1)


def by_rejection(said, n, seed):
    """Uniform on all faces: one best, one worst, the others anywhere."""
    rng = np.random.default_rng(seed)
    size = len(said.low)
    points = rng.random((n, size))
    ends = np.array(list(itertools.permutations(range(size), 2)))
    chosen = ends[rng.integers(len(ends), size=n)]
    points[np.arange(n), chosen[:, 0]] = 1.0
    points[np.arange(n), chosen[:, 1]] = 0.0
    return points[fits(said, points)]


@pytest.mark.parametrize("n", [3, 4, 7])
def test_a_full_order_has_the_order_statistics_of_uniforms(n):
    """The j-th of m = n - 2 in between: Beta(m + 1 - j, j); covariance of ranks a <= b
    from below is a (m + 1 - b) / ((m + 1)^2 (m + 2)).
    """
    m, size = n - 2, 100_000
    values = draw_values(region(n, chain(n)), size, np.random.default_rng(n)).values
    assert (values[:, 0] == 1).all()
    assert (values[:, -1] == 0).all()
    rank = np.arange(m, 0, -1)
    lower, upper = np.minimum.outer(rank, rank), np.maximum.outer(rank, rank)
    covariance = lower * (m + 1 - upper) / ((m + 1) ** 2 * (m + 2))
    between = values[:, 1:-1]
    spread = np.sqrt(np.diag(covariance) / size)
    assert (np.abs(between.mean(axis=0) - rank / (m + 1)) < 4.5 * spread).all()
    found = np.atleast_2d(np.cov(between.T))
    assert found == pytest.approx(covariance, abs=0.02 * covariance.max())


@pytest.mark.parametrize(
    ("n", "pairs"),
    [(4, ()), (4, ((0, 2), (1, 2), (1, 3))), (5, ((0, 1), (2, 3)))],
    ids=["unknown", "N", "two chains"],
)
def test_all_orders_that_fit_are_equally_likely(n, pairs):
    said = region(n, [(a, b, 1) for a, b in pairs])
    values = draw_values(said, 20_000, np.random.default_rng(1)).values
    counts = Counter(map(tuple, np.argsort(-values, axis=1).tolist()))
    assert set(counts) == set(linear_extensions(n, pairs))
    assert_uniform(list(counts.values()))
    assert (values.max(axis=1) == 1).all()
    assert (values.min(axis=1) == 0).all()


REGIONS = {
    "unknown": region(4),
    "partial order": region(4, [(0, 1, 1), (0, 2, 1)]),
    "range": region(3, [(0, 1, 1), (1, 2, 1)], x1=("0.4", "0.6")),
    "range without order": region(4, x1=("0.2", "0.6")),
    "two ranges and an order": region(
        5, [(0, 1, 1), (2, 1, 1)], x1=("0.1", "0.5"), x2=("0.3", "0.9")
    ),
    "range up to the top": region(3, x0=("0.7", "1"), x1=("0", "0.8")),
    "ratio": region(4, [(0, 1, 2), (1, 2, 1)]),
    "ratio below one": region(3, [(0, 1, "1/2")]),
    "ratio and range": region(4, [(0, 1, 2), (2, 1, 1)], x2=("0.2", "0.6")),
}


@pytest.mark.parametrize("name", REGIONS)
def test_agrees_with_rejection(name):
    drawn = draw_values(REGIONS[name], 10_000, np.random.default_rng(2))
    assert drawn.exact
    assert fits(REGIONS[name], drawn.values).all()
    other = by_rejection(REGIONS[name], 400_000, 3)[:10_000]
    assert_same_distribution(drawn.values, other)


@pytest.mark.parametrize("name", ["ratio", "ratio below one", "ratio and range"])
def test_hit_and_run_agrees_with_rejection(name, monkeypatch):
    monkeypatch.setattr(scales, "LEAST_HITS", scales.TRIALS + 1)
    drawn = draw_values(REGIONS[name], 10_000, np.random.default_rng(4))
    assert not drawn.exact
    assert drawn.rhat < 1.03
    other = by_rejection(REGIONS[name], 400_000, 5)[:10_000]
    assert_same_distribution(drawn.values, other)


@pytest.mark.parametrize(
    "said",
    [region(4, [(0, 1, 1)]), region(4, [(0, 1, 1)], x2=("0.2", "0.7"))],
    ids=["order", "range"],
)
def test_faces_agree_with_the_exact_samplers(said):
    """A second way to the same points: by faces, as if there were ratios."""
    exact = draw_values(said, 10_000, np.random.default_rng(6)).values
    closure = scales.close(said)
    other = scales._on_faces(closure, 10_000, np.random.default_rng(7)).values
    assert_same_distribution(exact, other)


def test_stated_values_stand():
    """best, 0.4, worst: the unstated option between them is uniform."""
    said = region(4, x0=("1", "1"), x1=("0.4", "0.4"), x3=("0", "0"))
    values = draw_values(said, 10_000, np.random.default_rng(8)).values
    assert (values[:, [0, 1, 3]] == [1, 0.4, 0]).all()
    uniform = np.random.default_rng(9).random((10_000, 1))
    assert_same_distribution(values[:, [2]], uniform)


POINTS = {
    "two options": (region(2, [(0, 1, 1)]), [1, 0]),
    "all tied": (region(3, [(0, 1, 1), (1, 2, 1), (2, 0, 1)]), [0, 0, 0]),
    "tied at the top": (region(3, [(0, 1, 1), (1, 0, 1), (1, 2, 1)]), [1, 1, 0]),
    "tied at the bottom": (region(3, [(0, 1, 1), (1, 2, 1), (2, 1, 1)]), [1, 0, 0]),
    "half the best": (region(3, [(0, 1, 2), (1, 0, "1/2"), (1, 2, 1)]), [1, 0.5, 0]),
    "all stated": (
        region(3, x0=("0", "0"), x1=("0.3", "0.3"), x2=("1", "1")),
        [0, 0.3, 1],
    ),
    "the other is best": (region(2, x0=("0", "0.5")), [0, 1]),
    "the other is worst": (region(2, x0=("0.5", "1")), [1, 0]),
    "none can be best": (region(2, x0=("0", "0.5"), x1=("0", "0.5")), None),
    "none can be worst": (region(2, x0=("0.1", "1"), x1=("0.1", "1")), None),
    "both worst": (region(2, x0=("0", "0"), x1=("0", "0")), None),
    "no room": (region(3, [(0, 1, 1)], x0=("0", "0.2"), x1=("0.5", "1")), None),
    "no room for a ratio": (region(2, [(0, 1, 2)], x1=("0.8", "1")), None),
}


@pytest.mark.parametrize("name", POINTS)
def test_where_at_most_one_point_is_left(name):
    said, point = POINTS[name]
    drawn = draw_values(said, 5, np.random.default_rng(0))
    assert (drawn is None) == (point is None)
    if drawn is not None:
        assert drawn.exact
        assert drawn.values.tolist() == [point] * 5


def test_thirty_options_without_an_order():
    values = draw_values(region(30), 2_000, np.random.default_rng(10)).values
    assert_uniform(np.bincount(values.argmax(axis=1), minlength=30))
