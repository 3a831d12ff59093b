r"""What an outcome leaves on the table, measured against a frontier.

With :math:`F` the points of the frontier and :math:`u` those of the outcome, party
:math:`p` could have had more, and nobody else less, by

.. math:: l_p = \max\{0, x_p - u_p : x \in F, x_q \ge u_q \text{ for all } q \ne p\}.

An outcome is efficient exactly when every :math:`l_p` is 0: were another at least as
good for all and better for some, the best of these for that party would stand in
:math:`F`.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.ties import settled


def left(points: IntArray, own: IntArray) -> IntArray:
    """Return how much more each party could have had without a loss for any other.

    Parameters
    ----------
    points : (n_parties, n_points) int64
        The frontier.
    own : (n_parties,) int64
        The outcome, in the same units.

    Returns
    -------
    (n_parties,) int64, none below 0.

    Examples
    --------
    >>> points = np.array([[9, 6, 4, 0], [0, 4, 5, 8]])
    >>> left(points, np.array([4, 3])).tolist(), left(points, np.array([4, 5])).tolist()
    ([2, 2], [0, 0])
    """
    worse = points < own[:, None]
    by = np.add.reduce(worse.astype(np.int64))
    most = [points[p][by == worse[p]].max(initial=own[p]) for p in range(len(own))]
    return np.array(most, dtype=np.int64) - own


def improvement(
    points: IntArray, own: IntArray, units: Sequence[Fraction]
) -> int | None:
    """Return the point that shares out best what an outcome leaves on the table.

    Of the points that are as good for all and better for some, the one on which the
    Kalai–Smorodinsky rule settles with the outcome for no deal, among the parties that
    could have had more; where no point gives each of them more, the one with the
    largest sum of what each gains as a share of the most that it could.

    Parameters
    ----------
    points, own
        As for `left`.
    units
        What one unit of each party is worth.

    Returns
    -------
    Its place; None where the outcome is efficient.

    Examples
    --------
    >>> points = np.array([[9, 6, 4, 0], [0, 4, 5, 8]])
    >>> improvement(points, np.array([4, 3]), [Fraction(1)] * 2)
    1
    """
    most = left(points, own)
    able = np.flatnonzero(most)
    if not len(able):
        return None
    places = np.flatnonzero(np.logical_and.reduce(points >= own[:, None]))
    gains = (points[:, places] - own[:, None])[able]
    best = settled("kalai-smorodinsky", gains, [units[p] for p in able.tolist()])
    if not best:
        best = [
            max(
                range(len(places)),
                key=lambda place: _shares(gains[:, place], most[able]),
            )
        ]
    return int(places[best[0]])


def _shares(gains: IntArray, most: IntArray) -> Fraction:
    pairs = zip(gains.tolist(), most.tolist(), strict=True)
    return sum((Fraction(gain, of) for gain, of in pairs), Fraction(0))
