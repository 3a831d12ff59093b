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

from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.segments import best, first, starting, tallies

NEAR = 1e-12
"""Floats closer than this, relative to the best, are compared as integers."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """The points the rules choose from, in the draws in which they are defined.

    Attributes
    ----------
    draws : (n,)
        Which draws these are.
    starts : (n + 1,)
        Where each one's points begin; none is without any.
    places : (n_points,)
        Where the points stand among all that were given, rising.
    gains : (n_parties, n_points) int64
        Nobody's is below zero.
    n_draws
        Of all draws, defined or not.
    """

    draws: IntArray
    starts: IntArray
    places: IntArray
    gains: IntArray
    n_draws: int


Rule = Callable[[Contest], IntArray]


def contest(gains: IntArray, starts: IntArray) -> Contest:
    """Leave out the points by which somebody loses, and the draws without a deal.

    Parameters
    ----------
    gains : (n_parties, n_points) int64
    starts : (n_draws + 1,)
        Where each draw's points begin, see `detente.kernels.segments`.
    """
    least = np.minimum.reduce(gains)
    defined = tallies(least > 0, starts) > 0
    fair = (least >= 0) & np.repeat(defined, np.diff(starts))
    places = np.flatnonzero(fair)
    return Contest(
        draws=np.flatnonzero(defined),
        starts=starting(tallies(fair, starts)[defined]),
        places=places,
        gains=gains[:, places],
        n_draws=len(defined),
    )


def settle(rule: str, points: Contest) -> IntArray:
    """Pick one point of every draw.

    Parameters
    ----------
    rule
        A key of `RULES`.

    Returns
    -------
    (n_draws,) int64
        Place of the point among all that were given; -1 where the rule is undefined.

    Examples
    --------
    >>> gains = np.array([[9, 4, 0], [1, 4, 10]])
    >>> points = contest(gains, np.array([0, 3]))
    >>> [int(settle(rule, points)[0]) for rule in RULES]
    [1, 1, 1, 0]
    """
    if rule not in RULES:
        raise ValueError(f"rule must be one of {sorted(RULES)}; got {rule!r}")
    picked = np.full(points.n_draws, -1, dtype=np.int64)
    if len(points.draws):
        picked[points.draws] = points.places[RULES[rule](points)]
    return picked


def _nash_bargaining(points: Contest) -> IntArray:
    product = np.multiply.reduce(points.gains / _most(points))

    def exact(place: int) -> int:
        return math.prod(points.gains[:, place].tolist())

    return _best(product, points.starts, exact)


def _kalai_smorodinsky(points: Contest) -> IntArray:
    most = _most(points)

    def exact(place: int) -> list[Fraction]:
        pairs = zip(points.gains[:, place], most[:, place], strict=True)
        return sorted(Fraction(int(gain), int(largest)) for gain, largest in pairs)

    return _best(np.minimum.reduce(points.gains / most), points.starts, exact)


def _egalitarian(points: Contest) -> IntArray:
    widths = np.diff(points.starts)
    left = np.ones(len(points.places), dtype=np.bool_)
    for gains in np.sort(points.gains, axis=0):
        held = np.where(left, gains, -1)
        top = np.maximum.reduceat(held, points.starts[:-1])
        left &= held == np.repeat(top, widths)
    return first(left, points.starts)


def _utilitarian(points: Contest) -> IntArray:
    return best(points.gains.sum(axis=0), points.starts)


RULES: Mapping[str, Rule] = {
    "nash bargaining": _nash_bargaining,
    "kalai-smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
    "utilitarian": _utilitarian,
}


def _most(points: Contest) -> IntArray:
    """Return each party's largest gain in the point's draw; above zero."""
    most = np.maximum.reduceat(points.gains, points.starts[:-1], axis=1)
    return np.repeat(most, np.diff(points.starts), axis=1)


def _best(score: FloatArray, starts: IntArray, exact: Callable[[int], Any]) -> IntArray:
    """Return the places of the largest scores; near ties are compared exactly."""
    top = np.maximum.reduceat(score, starts[:-1]) * (1 - NEAR)
    near = score >= np.repeat(top, np.diff(starts))
    chosen = first(near, starts)
    for draw in np.flatnonzero(tallies(near, starts) > 1).tolist():
        rivals = starts[draw] + np.flatnonzero(near[starts[draw] : starts[draw + 1]])
        chosen[draw] = max(rivals.tolist(), key=exact)
    return chosen
