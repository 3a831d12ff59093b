r"""Exact uniform points of a simplex cut by a partial order.

The points are :math:`y \ge 0` with :math:`y_a \ge y_b` for the given pairs and
:math:`\sum_c m_c y_c = 1`. A uniform point is a point of the whole cone with density
:math:`e^{-\sum m_c y_c}`, brought to the sum 1. In the cone, parts that no pair joins
are independent, and within a part

1. a linear extension is drawn with the odds of its simplex's volume
   (`detente.kernels.orders.extensions`);
2. between neighbours of it, from the largest down, lie independent exponential
   spacings: with :math:`M_j` the sum of the first :math:`j` sizes,
   :math:`y_{(j)} - y_{(j+1)} = E_j / M_j`. These are the barycentric coordinates of
   the simplex whose corners are :math:`(1/M_j, …, 1/M_j, 0, …)` [1]_.

A chain with ratios is the same after a change of units.

References
----------
.. [1] L. Devroye (1986). Non-Uniform Random Variate Generation, chapters V.2 and
   V.3 (uniform spacings). Springer.
"""

from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.orders import extensions
from detente.kernels.posets import Pair, before, parts, random_order


@dataclass(frozen=True, slots=True)
class Cone:
    """Numbers that are not negative, in a partial order.

    Attributes
    ----------
    sizes
        What one unit of each number adds to the sum, above 0.
    pairs
        ``(a, b)``: number ``a`` is at least number ``b``. Without cycles.
    """

    sizes: tuple[float, ...]
    pairs: tuple[Pair, ...]

    @property
    def exchangeable(self) -> bool:
        """Whether the numbers joined by pairs all have the same size."""
        return all(
            len({self.sizes[c] for c in part}) == 1
            for part in parts(range(len(self.sizes)), self.pairs)
        )

    def sample(
        self, n: int, rng: np.random.Generator, shape: float = 1.0
    ) -> FloatArray:
        r"""Draw points that add up to 1, uniformly or by Dirichlet.

        Parameters
        ----------
        n
            How many points.
        rng
            Source of randomness.
        shape
            :math:`\alpha` of the density :math:`\prod_c y_c^{\alpha - 1}`; 1 is
            uniform. Other values need an `exchangeable` cone.

        Returns
        -------
        (n, n_numbers)
            With ``points @ sizes == 1``.

        Raises
        ------
        TooLargeError
            If a part has too many linear extensions to count.

        Examples
        --------
        A full order has the rank-order centroid as its mean, (11, 5, 2) / 18:

        >>> cone = Cone((1.0, 1.0, 1.0), ((0, 1), (1, 2)))
        >>> mean = cone.sample(20_000, np.random.default_rng(0)).mean(axis=0)
        >>> (mean * 18).round(1).tolist()
        [11.0, 5.0, 2.0]
        """
        if shape != 1 and not self.exchangeable:
            raise ValueError("shape must be 1 where the sizes differ")
        points = np.empty((n, len(self.sizes)))
        for part in parts(range(len(self.sizes)), self.pairs):
            sizes = np.array([self.sizes[c] for c in part])
            if len(part) == 1:
                points[:, part] = rng.gamma(shape, size=(n, 1)) / sizes
            else:
                order = _order(part, sizes, self.pairs, n, rng)
                points[:, part] = _spaced(order, sizes, rng, shape)
        return np.asarray(points / (points @ np.array(self.sizes))[:, None])


def _order(
    part: list[int],
    sizes: FloatArray,
    pairs: tuple[Pair, ...],
    n: int,
    rng: np.random.Generator,
) -> IntArray:
    """Draw linear extensions with the odds of their simplices, as places in a part."""
    if len(set(sizes.tolist())) > 1:
        walks = extensions(before(part, pairs), tuple(sizes.tolist()))
        return walks.sample(n, rng)
    place = {c: i for i, c in enumerate(part)}
    own = [(place[a], place[b]) for a, b in pairs if a in place]
    return random_order(range(len(part)), own, n, rng)


def _spaced(
    order: IntArray, sizes: FloatArray, rng: np.random.Generator, shape: float
) -> FloatArray:
    """Return numbers in the given order, largest first, in the unbounded cone."""
    if shape == 1:
        upto = np.cumsum(sizes[order], axis=1)
        spacing = rng.standard_exponential(order.shape) / upto
        falling = np.cumsum(spacing[:, ::-1], axis=1)[:, ::-1]
    else:
        falling = -np.sort(-rng.gamma(shape, size=order.shape), axis=1) / sizes[0]
    drawn = np.empty(order.shape)
    np.put_along_axis(drawn, order, falling, axis=1)
    return drawn
