r"""All points of one frontier on which a rule of bargaining settles, ties and all.

The rules are those of `detente.kernels.solutions`, which picks one point in each of
many draws; here every point that ties is returned. Floats find the candidates, Python
integers compare them, so no tie is made or broken by rounding.

The largest :math:`\prod_p g_p` (Nash bargaining), leximin of :math:`g_p / G_p`
(Kalai–Smorodinsky), leximin of :math:`g_p` (egalitarian) and the largest
:math:`\sum_p g_p` (utilitarian), with :math:`g_p` the gain of party :math:`p` over no
deal and :math:`G_p` its largest among the points by which nobody loses.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from detente.kernels.arrays import FloatArray, IntArray

NEAR = 1e-9
"""Floats closer than this, relative to the best, are compared as integers."""


@dataclass(frozen=True, slots=True, eq=False)
class _Gains:
    """Gains by which nobody loses, as integers and as floats.

    Attributes
    ----------
    own : (n_parties, n) int64
        In units of each party's own.
    most : (n_parties,)
        The largest of each.
    scales
        By which own units become common ones.
    """

    own: IntArray
    most: IntArray
    scales: tuple[int, ...]

    def common(self, place: int) -> list[int]:
        """Return the gains at a point, in common units."""
        pairs = zip(self.own[:, place].tolist(), self.scales, strict=True)
        return [gain * scale for gain, scale in pairs]

    @property
    def floats(self) -> FloatArray:
        """Gains in common units, as floats, the largest scale being 1."""
        largest = max(self.scales)
        scales = [scale / largest for scale in self.scales]
        return self.own * np.array(scales)[:, None]


def _product(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    def exact(place: int) -> int:
        return math.prod(gains.own[:, place].tolist())

    return np.multiply.reduce(gains.own / gains.most[:, None]), exact


def _shares(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    def exact(place: int) -> list[Fraction]:
        pairs = zip(gains.own[:, place].tolist(), gains.most.tolist(), strict=True)
        return sorted(Fraction(gain, most) for gain, most in pairs)

    return np.minimum.reduce(gains.own / gains.most[:, None]), exact


def _least(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    return np.minimum.reduce(gains.floats), lambda place: sorted(gains.common(place))


def _total(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    return np.add.reduce(gains.floats), lambda place: sum(gains.common(place))


SETTLED: Mapping[str, Callable[[_Gains], tuple[FloatArray, Callable[[int], Any]]]] = {
    "nash": _product,
    "kalai-smorodinsky": _shares,
    "egalitarian": _least,
    "utilitarian": _total,
}
"""Score of each point as a float, and a function that gives the exact one."""


def settled(rule: str, gains: IntArray, units: Sequence[Fraction]) -> list[int]:
    """Return the places of all points on which a rule settles.

    Parameters
    ----------
    rule
        A key of `SETTLED`.
    gains : (n_parties, n_points) int64
        Over no deal.
    units
        What one unit of each party's gains is worth.

    Returns
    -------
    Rising places; none where no point gives every party more than no deal.

    Examples
    --------
    >>> gains = np.array([[9, 4, 2, 0], [1, 4, 8, 10]])
    >>> {rule: settled(rule, gains, [Fraction(1)] * 2) for rule in SETTLED}
    ... # doctest: +NORMALIZE_WHITESPACE
    {'nash': [1, 2], 'kalai-smorodinsky': [1], 'egalitarian': [1],
     'utilitarian': [0, 2, 3]}
    """
    least = np.minimum.reduce(gains)
    if not (least > 0).any():
        return []
    fair = np.flatnonzero(least >= 0)
    common = math.lcm(*(unit.denominator for unit in units))
    scales = tuple(int(unit * common) for unit in units)
    own = gains[:, fair]
    score, exact = SETTLED[rule](_Gains(own, np.maximum.reduce(own, axis=1), scales))
    near = np.flatnonzero(score >= score.max() * (1 - NEAR)).tolist()
    keys = [exact(place) for place in near]
    best = max(keys)
    return [
        int(fair[place]) for place, key in zip(near, keys, strict=True) if key == best
    ]
