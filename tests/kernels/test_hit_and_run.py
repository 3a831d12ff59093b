"""Hit-and-run: against exact points, and its diagnosis against closed forms."""

import numpy as np
import pytest

from detente.kernels.hit_and_run import (
    Polytope,
    effective_size,
    hit_and_run,
    split_rhat,
)
from sample_checks import assert_same_distribution


def simplex(n):
    return Polytope(-np.eye(n), np.zeros(n), np.full(n, 1 / n), np.ones(n))


@pytest.mark.parametrize("n", [2, 4, 8])
def test_the_simplex(n):
    mixed = hit_and_run(simplex(n), 10_000, np.random.default_rng(n))
    exact = np.random.default_rng(1).dirichlet([1.0] * n, size=10_000)
    assert mixed.points.sum(axis=1) == pytest.approx(1)
    assert mixed.points.min() > -1e-12
    assert_same_distribution(mixed.points, exact)
    assert mixed.rhat < 1.02
    assert mixed.n_eff > 5_000


def test_a_density():
    mixed = hit_and_run(
        simplex(3),
        10_000,
        np.random.default_rng(2),
        lambda points: 3 * np.log(points).sum(axis=1),
    )
    exact = np.random.default_rng(3).dirichlet([4.0] * 3, size=10_000)
    assert_same_distribution(mixed.points, exact)


def test_a_needle():
    """A box a million times longer than wide: round after the warm-up."""
    walls = np.concatenate([np.eye(3), -np.eye(3)])
    sides = np.array([1.0, 1e-6, 1e-3])
    box = Polytope(walls, np.concatenate([sides, np.zeros(3)]), sides / 2, np.zeros(3))
    mixed = hit_and_run(box, 10_000, np.random.default_rng(4))
    exact = np.random.default_rng(5).random((10_000, 3))
    assert_same_distribution(mixed.points / sides, exact)
    assert mixed.rhat < 1.02


def test_a_single_point():
    point = Polytope(np.eye(1), np.ones(1), np.array([0.4]), np.ones(1))
    mixed = hit_and_run(point, 7, np.random.default_rng(0))
    assert mixed.points.tolist() == [[0.4]] * 7
    assert (mixed.n_eff, mixed.rhat) == (7, 1)


def test_few_points_are_enough_points():
    assert hit_and_run(simplex(3), 1, np.random.default_rng(0)).points.shape == (1, 3)


def test_chains_that_disagree_are_found_out():
    rng = np.random.default_rng(6)
    apart = rng.standard_normal((4, 100, 1)) + np.arange(4)[:, None, None]
    assert split_rhat(apart) > 1.4
    assert split_rhat(rng.standard_normal((4, 100, 1))) < 1.03


def test_the_effective_size_of_an_autoregression():
    """Autocorrelation r^t: the sum gives N (1 - r) / (1 + r), a third for r = 1/2."""
    rng = np.random.default_rng(7)
    chains = np.empty((200, 400, 1))
    chains[:, 0] = rng.standard_normal((200, 1))
    for t in range(1, 400):
        fresh = rng.standard_normal((200, 1))
        chains[:, t] = 0.5 * chains[:, t - 1] + np.sqrt(0.75) * fresh
    assert effective_size(chains) / chains.size == pytest.approx(1 / 3, rel=0.1)
