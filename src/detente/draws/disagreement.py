r"""Draws of how one party fares without a deal.

The disagreement point is :math:`d = u(\text{status quo}) + c`, with :math:`c` uniform
over the change stated, and no less than the reservation value. Where what is said of
no deal is *proposed*, :math:`c` is 0 in the draws in which it does not bind.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.draws.draws import UNIT, ProposedLine
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.patterns import binding
from detente.model import Case, Preferences


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """Where a party stands without a deal, in every draw.

    Attributes
    ----------
    level : (n_draws,) int64
        The utility without a deal, or the reservation value if higher.
    lines
        What is said of no deal, if it is proposed and moves anything: a direction
        without a size, or the status quo, leaves the draws where they are.
    binds : (n_draws, n_lines)
        Whether it binds.
    """

    level: IntArray
    lines: tuple[ProposedLine, ...]
    binds: BoolArray


def draw_disagreement(
    case: Case,
    said: Preferences,
    scores: IntArray,
    rng: np.random.Generator,
    doubt: np.random.Generator,
) -> Disagreement:
    """Draw where a party stands without a deal.

    Parameters
    ----------
    case
        For the status quo.
    said
        What is known of the party's preferences.
    scores : (n_draws, n_options) int64
        The party's, in units.
    rng
        Source of the change and of the reservation value.
    doubt
        Source of the draws in which a proposed change binds: one of its own, so that
        confirming the line changes no other number.
    """
    n, no_deal = len(scores), said.without_a_deal
    change = between(no_deal.low, no_deal.high, n, rng)
    binds = np.zeros((n, 0), dtype=np.bool_)
    lines: tuple[ProposedLine, ...] = ()
    if no_deal.proposed and (no_deal.low or no_deal.high):
        binds = binding([no_deal.confidence], n, doubt)
        change = np.where(binds[:, 0], change, 0)
        text = no_deal.text or no_deal.direction
        where = "without_a_deal"
        lines = (ProposedLine(said.party, where, text, no_deal.confidence),)
    level = _at_the_status_quo(case, scores) + change
    if said.reservation is not None:
        least = between(said.reservation.low, said.reservation.high, n, rng)
        level = np.maximum(level, least)
    return Disagreement(level, lines, binds)


def _at_the_status_quo(case: Case, scores: IntArray) -> IntArray:
    """Return the utility of leaving everything as it is, (n_draws,)."""
    sizes = [len(issue.options) for issue in case.issues]
    starts = np.append(0, np.cumsum(sizes)[:-1])
    quo = [issue.options.index(issue.status_quo) for issue in case.issues]
    return np.asarray(scores[:, starts + np.array(quo)].sum(axis=1), dtype=np.int64)


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
