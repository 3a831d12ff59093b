"""Uniform points of the ordered simplex: against closed forms and rejection."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.cones import Cone
from sample_checks import assert_same_distribution


def chain(n):
    return tuple((i, i + 1) for i in range(n - 1))


def by_rejection(cone, n, seed, shape=1.0):
    """Dirichlet points that happen to be in order."""
    rng = np.random.default_rng(seed)
    sizes = np.array(cone.sizes)
    points = rng.dirichlet([shape] * len(sizes), size=n) / sizes
    fits = np.ones(n, dtype=bool)
    for a, b in cone.pairs:
        fits &= points[:, a] >= points[:, b]
    return points[fits]


@pytest.mark.parametrize("n", [2, 3, 5, 10])
def test_mean_and_covariance_of_a_full_order(n):
    """Rank-order centroid: w_i = (1/n) sum_{k >= i} 1/k. The ordered simplex is the
    image of the simplex under its corners V, so that cov = V C V' with C the
    covariance (diag(1/n) - 1/n^2) / (n + 1) of the uniform Dirichlet.
    """
    corners = np.triu(np.ones((n, n))) / np.arange(1, n + 1)
    centroid = corners.sum(axis=1) / n
    inner = (np.eye(n) / n - 1 / n**2) / (n + 1)
    covariance = corners @ inner @ corners.T
    size = 200_000
    points = Cone((1.0,) * n, chain(n)).sample(size, np.random.default_rng(n))
    spread = np.sqrt(np.diag(covariance) / size)
    assert (np.abs(points.mean(axis=0) - centroid) < 4.5 * spread).all()
    assert np.cov(points.T) == pytest.approx(covariance, abs=0.02 * covariance.max())


@pytest.mark.parametrize(
    "cone",
    [
        Cone((1.0, 1.0, 1.0), ((0, 1),)),
        Cone((1.0, 1.0, 1.0, 1.0), ((0, 2), (1, 2), (1, 3))),
        Cone((2.0, 1.0, 1.0), ((0, 1), (0, 2))),
        Cone((1.0, 0.5, 3.0), ((1, 0), (2, 0))),
        Cone((1.0, 2.0, 1.0, 1.0), ((0, 1), (2, 3))),
    ],
    ids=["pair", "N", "tied top", "sizes", "two parts"],
)
def test_agrees_with_rejection(cone):
    drawn = cone.sample(20_000, np.random.default_rng(5))
    assert_same_distribution(drawn, by_rejection(cone, 200_000, 6)[:20_000])


@pytest.mark.parametrize("shape", [0.5, 4.0])
def test_other_priors_agree_with_rejection(shape):
    cone = Cone((1.0, 1.0, 1.0, 1.0), ((0, 1), (0, 2)))
    drawn = cone.sample(20_000, np.random.default_rng(7), shape)
    assert_same_distribution(drawn, by_rejection(cone, 100_000, 8, shape)[:20_000])


@given(
    sizes=st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=1, max_size=5),
    seed=st.integers(0, 2**32),
    shift=st.integers(1, 3),
)
def test_points_are_in_order_and_add_up_to_one(sizes, seed, shift):
    pairs = tuple((i, i + shift) for i in range(len(sizes) - shift))
    points = Cone(tuple(sizes), pairs).sample(5, np.random.default_rng(seed))
    assert points @ np.array(sizes) == pytest.approx(1)
    assert (points >= 0).all()
    for a, b in pairs:
        assert (points[:, a] >= points[:, b]).all()


def test_thirty_numbers_without_an_order():
    points = Cone((1.0,) * 30, ()).sample(50_000, np.random.default_rng(9))
    assert points.mean(axis=0) == pytest.approx(1 / 30, abs=1e-3)


def test_other_priors_need_equal_sizes():
    with pytest.raises(ValueError, match="shape must be 1 where the sizes differ"):
        Cone((1.0, 2.0), ((0, 1),)).sample(1, np.random.default_rng(0), 4.0)
