r"""Draws of how one party fares without a deal.

The disagreement point is :math:`d = u(\text{status quo}) + c`, with :math:`c` uniform
over the change stated, and no less than the reservation value. Where what is said of
no deal is *proposed*, :math:`c` is 0 in the draws in which it does not bind.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from detente.draws.draws import UNIT, ProposedLine
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.patterns import binding
from detente.model import Preferences


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """How a party fares without a deal, in every draw.

    Attributes
    ----------
    said
        What is known of the party.
    change : (n_draws,) int64
        Utility without a deal, less that of the status quo.
    least : (n_draws,) int64
        The reservation value; as low as can be where none is stated.
    lines
        What is said of no deal, if it is proposed and moves anything: a direction
        without a size, or the status quo, leaves the draws where they are.
    binds : (n_draws, n_lines)
        Whether it binds.
    """

    said: Preferences
    change: IntArray
    least: IntArray
    lines: tuple[ProposedLine, ...]
    binds: BoolArray

    def level(self, status_quo: IntArray) -> IntArray:
        """Return the utility without a deal, or the reservation value if higher.

        Parameters
        ----------
        status_quo : (n_draws,) int64
            Utility of leaving everything as it is.
        """
        return np.maximum(status_quo + self.change, self.least)

    def again(self, binds: BoolArray, rng: np.random.Generator) -> "Disagreement":
        """Draw the numbers of other draws, with these lines binding."""
        change, least = _numbers(self.said, binds, rng)
        return replace(self, change=change, least=least, binds=binds)

    def put(self, rows: IntArray, others: "Disagreement") -> "Disagreement":
        """Return the same with other numbers in some draws."""
        change, least, binds = self.change.copy(), self.least.copy(), self.binds.copy()
        change[rows], least[rows] = others.change, others.least
        binds[rows] = others.binds
        return replace(self, change=change, least=least, binds=binds)

    def take(self, rows: IntArray) -> "Disagreement":
        """Return the same for some of the draws."""
        change, least, binds = self.change[rows], self.least[rows], self.binds[rows]
        return replace(self, change=change, least=least, binds=binds)


def draw_disagreement(
    said: Preferences,
    n: int,
    rng: np.random.Generator,
    doubt: np.random.Generator,
) -> Disagreement:
    """Draw how a party fares without a deal.

    Parameters
    ----------
    said
        What is known of the party's preferences.
    n
        How many draws.
    rng
        Source of the change and of the reservation value.
    doubt
        Source of the draws in which a proposed change binds: one of its own, so that
        confirming the line changes no other number.
    """
    no_deal = said.without_a_deal
    binds = np.zeros((n, 0), dtype=np.bool_)
    lines: tuple[ProposedLine, ...] = ()
    if no_deal.proposed and (no_deal.low or no_deal.high):
        binds = binding([no_deal.confidence], n, doubt)
        text = no_deal.text or no_deal.direction
        where = "without_a_deal"
        lines = (ProposedLine(said.party, where, text, no_deal.confidence),)
    change, least = _numbers(said, binds, rng)
    return Disagreement(said, change, least, lines, binds)


def _numbers(
    said: Preferences, binds: BoolArray, rng: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """Draw the change and the reservation value of as many draws as may bind."""
    n, no_deal = len(binds), said.without_a_deal
    change = between(no_deal.low, no_deal.high, n, rng)
    change = np.where(binds.all(axis=1), change, 0)
    least = np.full(n, np.iinfo(np.int64).min)
    if said.reservation is not None:
        least = between(said.reservation.low, said.reservation.high, n, rng)
    return change, least


def between(
    low: Fraction, high: Fraction, n: int, rng: np.random.Generator
) -> IntArray:
    """Draw uniform numbers of a range, in units.

    Examples
    --------
    >>> between(Fraction(1), Fraction(1), 2, np.random.default_rng(0)).tolist()
    [1099511627776, 1099511627776]
    """
    return in_units(float(low) + float(high - low) * rng.random(n))


def in_units(numbers: FloatArray) -> IntArray:
    """Round numbers to whole units of ``1 / UNIT``.

    Examples
    --------
    >>> in_units(np.array([0.5])).tolist()
    [549755813888]
    """
    return np.rint(numbers * UNIT).astype(np.int64)
