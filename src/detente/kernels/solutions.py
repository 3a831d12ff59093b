r"""Four rules that pick one outcome from a frontier, by exact comparison.

All look only at points that give nobody less than no deal, and are undefined where no
point gives everybody more. With :math:`g_p` the gain of party :math:`p` and
:math:`G_p` its largest gain among those points:

=================  ===========================================================
nash bargaining    the largest product :math:`\prod_p g_p` [1]_
kalai-smorodinsky  the largest :math:`\min_p g_p / G_p` [2]_, then the largest
                   second smallest, and so on
egalitarian        the largest :math:`\min_p g_p` [3]_, then the largest second
                   smallest, and so on (leximin)
utilitarian        the largest sum :math:`\sum_p g_p`
=================  ===========================================================

The first two do not depend on how each party's utility is scaled; the last two compare
utilities across parties, which are all scaled to run from 0 to 1.

Ties are settled in favour of the first point, which in `Fronts` is the one with the
lexicographically first outcome. Floats find the candidates, Python integers compare
the last few, so no tie is decided by rounding.

References
----------
.. [1] J. F. Nash (1950). The bargaining problem. Econometrica 18(2), 155-162.
.. [2] E. Kalai, M. Smorodinsky (1975). Other solutions to Nash's bargaining problem.
   Econometrica 43(3), 513-518.
.. [3] E. Kalai (1977). Proportional solutions to bargaining situations: interpersonal
   utility comparisons. Econometrica 45(7), 1623-1630.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray

NEAR = 1e-12
"""Floats closer than this, relative to the best, are compared as integers."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """The points the rules choose from, in the draws in which they are defined.

    Attributes
    ----------
    draws : (n,)
        Which draws these are.
    places : (n, width)
        Where the points stand on the frontier, rising; anything where `gains` is -1.
    gains : (n_parties, n, width) int64
        Nobody's is below zero; -1 for everybody where nothing stands.
    n_draws
        Of all draws, defined or not.
    """

    draws: IntArray
    places: IntArray
    gains: IntArray
    n_draws: int


Rule = Callable[[Contest], IntArray]


def contest(gains: IntArray, present: BoolArray) -> Contest:
    """Leave out the points by which somebody loses, and the draws without a deal.

    Parameters
    ----------
    gains : (n_draws, width, n_parties) int64
    present : (n_draws, width)
        Places that hold a point.
    """
    sides = [gains[:, :, party] for party in range(gains.shape[2])]
    nobody_loses = present.copy()
    for side in sides:
        nobody_loses &= side >= 0
    rows, places = np.divmod(np.flatnonzero(nobody_loses), present.shape[1])
    kept = np.array([side[nobody_loses] for side in sides])
    defined = np.zeros(len(gains), dtype=np.bool_)
    defined[rows[np.logical_and.reduce(kept > 0, axis=0)]] = True
    draws = np.flatnonzero(defined)
    if len(draws) < len(gains):
        known = defined[rows]
        rows, places, kept = rows[known], places[known], kept[:, known]
    count = np.bincount(rows, minlength=len(gains))[draws]
    row = np.repeat(np.arange(len(draws)), count)
    column = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    shape = len(draws), int(count.max(initial=1))
    spread_places = np.zeros(shape, dtype=np.int64)
    spread_places[row, column] = places
    spread_gains = np.full((gains.shape[2], *shape), -1, dtype=np.int64)
    spread_gains[:, row, column] = kept
    return Contest(draws, spread_places, spread_gains, len(gains))


def settle(rule: str, points: Contest) -> IntArray:
    """Pick one point of every draw.

    Parameters
    ----------
    rule
        A key of `RULES`.

    Returns
    -------
    (n_draws,) int64
        Place of the point on the frontier; -1 where the rule is undefined.

    Examples
    --------
    >>> gains = np.array([[[9, 1], [4, 4], [0, 10]]])
    >>> points = contest(gains, np.ones((1, 3), dtype=bool))
    >>> [int(settle(rule, points)[0]) for rule in RULES]
    [1, 1, 1, 0]
    """
    if rule not in RULES:
        raise ValueError(f"rule must be one of {sorted(RULES)}; got {rule!r}")
    picked = np.full(points.n_draws, -1, dtype=np.int64)
    if len(points.draws):
        best = RULES[rule](points)[:, None]
        picked[points.draws] = np.take_along_axis(points.places, best, axis=1)[:, 0]
    return picked


def _nash_bargaining(points: Contest) -> IntArray:
    scaled = points.gains / _most(points)
    product = np.multiply.reduce(np.maximum(scaled, 0), axis=0)

    def exact(draw: int, place: int) -> int:
        return math.prod(points.gains[:, draw, place].tolist())

    return _best(product, exact)


def _kalai_smorodinsky(points: Contest) -> IntArray:
    most = _most(points)

    def exact(draw: int, place: int) -> list[Fraction]:
        gains, best = points.gains[:, draw, place], most[:, draw, 0]
        pairs = zip(gains.tolist(), best.tolist(), strict=True)
        return sorted(Fraction(gain, largest) for gain, largest in pairs)

    return _best(np.minimum.reduce(points.gains / most, axis=0), exact)


def _egalitarian(points: Contest) -> IntArray:
    left = points.gains[0] >= 0
    for gains in np.sort(points.gains, axis=0):
        held = np.where(left, gains, -1)
        left = left & (held == held.max(axis=1, keepdims=True))
    return np.argmax(left, axis=1)


def _utilitarian(points: Contest) -> IntArray:
    return np.argmax(points.gains.sum(axis=0), axis=1)


RULES: Mapping[str, Rule] = {
    "nash bargaining": _nash_bargaining,
    "kalai-smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}


def _most(points: Contest) -> IntArray:
    """Return each party's largest gain, (n_parties, n, 1); above zero."""
    return points.gains.max(axis=2, keepdims=True)


def _best(score: FloatArray, exact: Callable[[int, int], Any]) -> IntArray:
    """Return the place of the largest score; near ties are compared exactly."""
    near = score >= score.max(axis=1, keepdims=True) * (1 - NEAR)
    places = np.argmax(near, axis=1)
    for draw in np.flatnonzero(near.sum(axis=1) > 1).tolist():
        rivals = np.flatnonzero(near[draw]).tolist()
        places[draw] = max(rivals, key=lambda place: exact(draw, place))
    return places
