"""How far a disagreement point may move before the last agreement is gone."""

from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.segments import largest

NEVER = -(2**62)
"""Below any gain."""


@dataclass(frozen=True, slots=True)
class Slack:
    """The largest rise of the disagreement point that leaves some agreement.

    In a draw there is an agreement at a rise s when ``loose > s`` or ``tight >= s``: at
    exactly the rise that takes all of the gain, somebody else must still gain.

    Attributes
    ----------
    loose, tight : (n_draws,) int64
        `NEVER` when there is none at all.
    """

    loose: IntArray
    tight: IntArray

    def holds(self, rises: IntArray) -> BoolArray:
        """Tell in which draws, after which rises, some agreement is left.

        Parameters
        ----------
        rises : (n_rises,)
            In the units of the gains; negative when the point falls.

        Returns
        -------
        (n_draws, n_rises) bool
        """
        return np.asarray(
            (self.loose[:, None] > rises) | (self.tight[:, None] >= rises)
        )

    def share(self, rises: IntArray) -> FloatArray:
        """Return the share of draws in which some agreement is left, (n_rises,)."""
        return np.asarray(self.holds(rises).mean(axis=0), dtype=np.float64)


def alone(gains: IntArray, starts: IntArray, party: int) -> Slack:
    r"""Return the slack when one party's disagreement point moves.

    With gains :math:`g`, over the points x at which nobody else loses,
    ``loose`` is :math:`\max_x g_p(x)`, and ``tight`` the same over those at which
    somebody else gains.

    Parameters
    ----------
    gains : (n_parties, n_points) int64
        Of points that dominate whatever their draw allows.
    starts : (n_draws + 1,)
        Where each draw's points begin, see `detente.kernels.segments`.
    party
        Place of the party.

    Examples
    --------
    >>> gains = np.array([[3, 1], [0, 4]])
    >>> slack = alone(gains, np.array([0, 2]), party=0)
    >>> slack.holds(np.array([1, 2, 3])).tolist()
    [[True, True, False]]
    """
    others = np.delete(gains, party, axis=0)
    kept = np.logical_and.reduce(others >= 0)
    spare = np.logical_or.reduce(others > 0)
    return _slack(np.where(kept, gains[party], NEVER), spare, starts)


def together(gains: IntArray, starts: IntArray) -> Slack:
    r"""Return the slack when all disagreement points move by the same amount.

    ``loose`` is :math:`\max_x \min_p g_p(x)`, and ``tight`` the same over the points at
    which somebody gains more than that. Parameters as for `alone`.

    Examples
    --------
    >>> gains = np.array([[3, 1], [0, 4]])
    >>> slack = together(gains, np.array([0, 2]))
    >>> slack.holds(np.array([0, 1, 2])).tolist()
    [[True, True, False]]
    """
    least, most = np.minimum.reduce(gains), np.maximum.reduce(gains)
    return _slack(least, most > least, starts)


def _slack(gain: IntArray, spare: BoolArray, starts: IntArray) -> Slack:
    return Slack(
        largest(gain, starts, NEVER),
        largest(np.where(spare, gain, NEVER), starts, NEVER),
    )
