r"""All points of one frontier on which a rule of bargaining settles, ties and all.

The rules are those of `detente.kernels.solutions`, which picks one point in each of
many draws; here every point that ties is returned. Floats find the candidates, Python
integers compare them, so no tie is made or broken by rounding.

With :math:`g_p` the gain of party :math:`p` over no deal, :math:`G_p` its largest among
the points by which nobody loses, and :math:`b_p` its power, the same for all if nothing
else is said:

=================  ================================================================
nash               the largest :math:`\prod_p g_p^{b_p}` [1]_
kalai-smorodinsky  leximin of :math:`g_p / (b_p G_p)`
egalitarian        leximin of :math:`g_p / b_p`, which is proportional to power [2]_
utilitarian        the largest :math:`\sum_p b_p g_p`
=================  ================================================================

References
----------
.. [1] E. Kalai (1977). Nonsymmetric Nash solutions and replications of 2-person
   bargaining. International Journal of Game Theory 6(3), 129-133.
.. [2] E. Kalai (1977). Proportional solutions to bargaining situations: interpersonal
   utility comparisons. Econometrica 45(7), 1623-1630.
"""

import math
import operator
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
    powers
        Of the parties, against one another.
    """

    own: IntArray
    most: IntArray
    scales: tuple[int, ...]
    powers: tuple[int, ...]

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

    @property
    def power(self) -> FloatArray:
        """Powers as floats, the largest being 1."""
        return np.array(self.powers)[:, None] / max(self.powers)


def _product(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    def exact(place: int) -> int:
        pairs = zip(gains.own[:, place].tolist(), gains.powers, strict=True)
        return math.prod(gain**power for gain, power in pairs)

    shares = gains.own / gains.most[:, None]
    alike = min(gains.powers) == max(gains.powers)
    return np.multiply.reduce(shares if alike else shares**gains.power), exact


def _shares(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    most = [
        largest * power
        for largest, power in zip(gains.most.tolist(), gains.powers, strict=True)
    ]

    def exact(place: int) -> list[Fraction]:
        return sorted(map(Fraction, gains.own[:, place].tolist(), most))

    return np.minimum.reduce(gains.own / gains.most[:, None] / gains.power), exact


def _least(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    def exact(place: int) -> list[Fraction]:
        return sorted(map(Fraction, gains.common(place), gains.powers))

    return np.minimum.reduce(gains.floats / gains.power), exact


def _total(gains: _Gains) -> tuple[FloatArray, Callable[[int], Any]]:
    def exact(place: int) -> int:
        return sum(map(operator.mul, gains.common(place), gains.powers))

    return np.add.reduce(gains.floats * gains.power), exact


SETTLED: Mapping[str, Callable[[_Gains], tuple[FloatArray, Callable[[int], Any]]]] = {
    "nash": _product,
    "kalai-smorodinsky": _shares,
    "egalitarian": _least,
    "utilitarian": _total,
}
"""Score of each point as a float, and a function that gives the exact one."""


def settled(
    rule: str,
    gains: IntArray,
    units: Sequence[Fraction],
    powers: Sequence[int] = (),
) -> list[int]:
    """Return the places of all points on which a rule settles.

    Parameters
    ----------
    rule
        A key of `SETTLED`.
    gains : (n_parties, n_points) int64
        Over no deal.
    units
        What one unit of each party's gains is worth.
    powers
        Of the parties, against one another, above 0; without any all have the same.

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
    >>> {rule: settled(rule, gains, [Fraction(1)] * 2, [2, 1]) for rule in SETTLED}
    {'nash': [0], 'kalai-smorodinsky': [1], 'egalitarian': [1], 'utilitarian': [0]}
    """
    least = np.minimum.reduce(gains)
    if not (least > 0).any():
        return []
    fair = np.flatnonzero(least >= 0)
    common = math.lcm(*(unit.denominator for unit in units))
    scales = tuple(int(unit * common) for unit in units)
    own = gains[:, fair]
    most = np.maximum.reduce(own, axis=1)
    among = _Gains(own, most, scales, tuple(powers) or (1,) * len(units))
    score, exact = SETTLED[rule](among)
    near = np.flatnonzero(score >= score.max() * (1 - NEAR)).tolist()
    keys = [exact(place) for place in near]
    best = max(keys)
    return [
        int(fair[place]) for place, key in zip(near, keys, strict=True) if key == best
    ]
