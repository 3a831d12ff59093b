r"""Uniform points of a polytope by hit-and-run, and whether the chains agree.

Hit-and-run [1]_: from a point inside, take a random direction, and go to a uniform
point of the chord through the polytope in that direction. Many chains run side by
side. Directions are drawn with the covariance of the points seen while warming up, so
that a long thin polytope mixes as fast as a round one. Chains are thinned to every
:math:`2 d^2`-th point of :math:`d` dimensions and judged by split R-hat and effective
sample size [2]_.

References
----------
.. [1] R. L. Smith (1984). Efficient Monte Carlo procedures for generating points
   uniformly distributed over bounded regions. Operations Research 32(6), 1296-1308.
.. [2] A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner (2021).
   Rank-normalization, folding, and localization: an improved R-hat. Bayesian
   Analysis 16(2), 667-718.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray
from detente.kernels.bounds import Edge

PER_CHAIN = 20
"""Points kept of each chain."""

CHAINS = 64
"""At least so many: the covariance of the directions is learnt from them."""

POOL = 16
"""Points of a chord to choose from, when there is a density."""

ROUNDS = 4
"""Times that the covariance of the directions is learnt anew."""

SLACK = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Polytope:
    """Points ``x`` with ``walls @ x <= bounds``, on the plane where ``normal @ x = c``.

    Attributes
    ----------
    walls : (n_walls, n)
    bounds : (n_walls,)
    inner : (n,)
        A point strictly inside every wall; it sets ``c``.
    normal : (n,)
        All zero when no plane cuts the polytope.
    """

    walls: FloatArray
    bounds: FloatArray
    inner: FloatArray
    normal: FloatArray

    def holds(self, points: FloatArray) -> BoolArray:
        """Tell which of ``(n_points, n)`` points lie within all walls."""
        room = self.bounds[:, None] + SLACK - self.walls @ points.T
        return np.logical_and.reduce(room >= 0, axis=0)

    def plane(self) -> FloatArray:
        """Return an orthonormal basis ``(d, n)`` of the directions within the plane."""
        n = len(self.inner)
        if not self.normal.any():
            return np.eye(n)
        _, _, rows = np.linalg.svd(self.normal.reshape(1, n))
        return np.asarray(rows[1:], dtype=np.float64)


def order_walls(n: int, edges: Sequence[Edge]) -> FloatArray:
    """Return a row for each edge, ``(n_edges, n)``: ``row @ x <= 0`` where it holds."""
    rows = np.zeros((len(edges), n))
    for row, edge in zip(rows, edges, strict=True):
        row[edge.above], row[edge.below] = -1.0, float(edge.ratio)
    return rows


@dataclass(frozen=True, slots=True, eq=False)
class Mixed:
    """Points drawn by chains, and how well the chains mixed.

    Attributes
    ----------
    points : (n_draws, n)
        In random order.
    n_eff
        Effective sample size of the worst coordinate, at most ``n_draws``.
    rhat
        Largest split R-hat of any coordinate.
    """

    points: FloatArray
    n_eff: float
    rhat: float


Density = Callable[[FloatArray], FloatArray]
"""Logarithm of a density, up to a constant, at ``(n_points, n)`` points."""


def hit_and_run(
    polytope: Polytope,
    n: int,
    rng: np.random.Generator,
    density: Density | None = None,
) -> Mixed:
    """Draw points of a polytope, uniformly or with a density.

    With a density, several uniform points of the chord are tried, and one of them or
    the point before is taken with odds in proportion to their densities [1]_.

    Parameters
    ----------
    polytope
        Bounded.
    n
        How many points.
    rng
        Source of randomness.
    density
        Uniform when None.

    References
    ----------
    .. [1] R. M. Neal (2011). MCMC using ensembles of states for problems with fast
       and slow variables such as Gaussian process regression. arXiv:1101.0387.

    Examples
    --------
    >>> triangle = Polytope(-np.eye(3), np.zeros(3), np.full(3, 1 / 3), np.ones(3))
    >>> mixed = hit_and_run(triangle, 1000, np.random.default_rng(1))
    >>> bool(np.allclose(mixed.points.mean(axis=0), 1 / 3, atol=0.03))
    True
    """
    basis = polytope.plane()
    if not len(basis):
        return Mixed(np.tile(polytope.inner, (n, 1)), float(n), 1.0)
    chains = _Chains(polytope, basis, max(CHAINS, -(-n // PER_CHAIN)), density)
    kept = chains.run(rng)
    points = kept.reshape(-1, kept.shape[2])
    moving = kept[:, :, np.ptp(points, axis=0) > SLACK]
    variance = 1 / effective_size(moving) - 1 / len(points) + 1 / n
    return Mixed(rng.permutation(points)[:n], 1 / variance, split_rhat(moving))


class _Chains:
    """Chains side by side, a column each, in coordinates of the plane."""

    def __init__(
        self,
        polytope: Polytope,
        basis: FloatArray,
        n_chains: int,
        density: Density | None,
    ) -> None:
        self.basis, self.inner, self.density = basis, polytope.inner, density
        self.walls = polytope.walls @ basis.T
        self.bounds = polytope.bounds - polytope.walls @ polytope.inner
        self.dimension = len(basis)
        self.place = np.zeros((self.dimension, n_chains))
        self.root = np.eye(self.dimension)

    def run(self, rng: np.random.Generator) -> FloatArray:
        """Warm up, then keep ``(n_chains, PER_CHAIN, n)`` points."""
        thin = max(8, 2 * self.dimension**2)
        for _ in range(ROUNDS):
            self._steps(2 * thin, rng)
            self.root = _root(np.atleast_2d(np.cov(self.place)))
        self._steps(4 * thin, rng)
        kept = np.empty((self.place.shape[1], PER_CHAIN, len(self.inner)))
        for draw in range(PER_CHAIN):
            self._steps(thin, rng)
            kept[:, draw] = self._points(self.place)
        return kept

    def _points(self, place: FloatArray) -> FloatArray:
        return self.inner + place.T @ self.basis

    def _steps(self, count: int, rng: np.random.Generator) -> None:
        towards_walls = self.walls @ self.root
        for _ in range(count):
            direction = rng.standard_normal(self.place.shape)
            start, end = self._chord(towards_walls @ direction)
            if self.density is None:
                way = start + rng.random(len(start)) * (end - start)
            else:
                way = self._choose(self.root @ direction, start, end, rng)
            self.place = self.place + self.root @ (way * direction)

    def _chord(self, speed: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return how far each chain may go back and forth before it meets a wall."""
        room = np.maximum(self.bounds[:, None] - self.walls @ self.place, 0.0)
        still = np.abs(speed) < 1e-300
        times = room / np.where(still, 1.0, speed)
        ahead = np.where(still | (speed < 0), np.inf, times).min(axis=0)
        behind = np.where(still | (speed > 0), -np.inf, times).max(axis=0)
        return behind, ahead

    def _choose(
        self,
        direction: FloatArray,
        start: FloatArray,
        end: FloatArray,
        rng: np.random.Generator,
    ) -> FloatArray:
        """Choose among here and uniform points of the chord, by their density.

        Given the pool, each of its points is as likely to have been the one before.
        """
        assert self.density is not None
        ways = start + rng.random((POOL, len(start))) * (end - start)
        ways[0] = 0.0
        there = self.place + ways[:, None] * direction
        points = self._points(np.concatenate(list(there), axis=1))
        odds = self.density(points).reshape(ways.shape) + rng.gumbel(size=ways.shape)
        return np.take_along_axis(ways, odds.argmax(axis=0)[None], axis=0)[0]


def _root(covariance: FloatArray) -> FloatArray:
    """Return a square root of a covariance, with a floor under its eigenvalues."""
    values, vectors = np.linalg.eigh(covariance)
    floor = max(float(values[-1]) * 1e-16, 1e-300)
    return np.asarray(vectors * np.sqrt(np.maximum(values, floor)), dtype=np.float64)


def split_rhat(chains: FloatArray) -> float:
    r"""Return the largest split R-hat of any coordinate.

    Each chain is cut into two halves of :math:`m` draws. With :math:`W` the mean
    variance within halves and :math:`B` the variance of their means,
    :math:`\hat R = \sqrt{(\frac{m - 1}{m} W + B) / W}`.

    Parameters
    ----------
    chains : (n_chains, n_draws, n)

    Examples
    --------
    >>> apart = np.array([[[0.0], [1.0], [0.0], [1.0]], [[5.0], [6.0], [5.0], [6.0]]])
    >>> round(split_rhat(apart), 1)
    4.1
    """
    half = chains.shape[1] // 2
    halves = np.concatenate([chains[:, :half], chains[:, half : 2 * half]])
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    between = halves.mean(axis=1).var(axis=0, ddof=1)
    ratio = (half - 1) / half + between / within
    return float(np.sqrt(ratio).max(initial=1.0))


def effective_size(chains: FloatArray) -> float:
    r"""Return the effective sample size of the worst coordinate.

    :math:`N / (1 + 2 \sum_t \rho_t)`, where :math:`\rho_t` is the autocorrelation at
    lag :math:`t` over all chains, against the variance over all chains together, and
    the sum stops where a pair of neighbours is no longer positive (Geyer).

    Parameters
    ----------
    chains : (n_chains, n_draws, n)

    Examples
    --------
    Draws that stay put for two moves are worth half as many:

    >>> fresh = np.random.default_rng(0).standard_normal((500, 10, 1))
    >>> 4500 < effective_size(np.repeat(fresh, 2, axis=1)) < 5500
    True
    """
    n_chains, n_draws, n = chains.shape
    centred = chains - chains.mean(axis=(0, 1))
    variance = (centred**2).mean(axis=(0, 1))
    total, alive = -np.ones(n), np.ones(n, dtype=np.bool_)
    for lag in range(0, n_draws - 1, 2):
        pair = np.zeros(n)
        for t in (lag, lag + 1):
            together = centred[:, : n_draws - t] * centred[:, t:]
            pair += together.mean(axis=(0, 1)) / variance
        alive &= pair > 0
        total += np.where(alive, 2 * pair, 0.0)
    return float(n_chains * n_draws / total.max(initial=1.0))
