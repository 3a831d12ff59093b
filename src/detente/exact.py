r"""From a score sheet to integers, exactly: names stay here.

The points of a party are rationals. With :math:`D` their common denominator, an option
scores :math:`D (c - \min c)`, so that sums, ties and comparisons are those of the
rationals. Where these integers would overflow, they are rounded to a grid of
:math:`2^{-40}` of the party's range, and the error is told.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.kernels.arrays import IntArray
from detente.model import Scores, ScoreSheet

GRID = 2**40
"""Steps of a party's range where exact integers would overflow."""
_ROOM = 2**61


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """A score sheet in integers.

    Attributes
    ----------
    sheet
        Where they come from.
    scores : (n_parties, n_options) int64
        All issues' options side by side; the worst option of each issue scores 0.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    no_deal : (n_parties,) int64
        Utility without a deal; below 0 where that is worse than the worst outcome.
    units, lowest
        A utility of n is worth ``lowest + n * unit`` points, for each party.
    errors
        By how much that may differ from the sheet, in points, for each party.
    """

    sheet: ScoreSheet
    scores: IntArray
    offsets: IntArray
    no_deal: IntArray
    units: tuple[Fraction, ...]
    lowest: tuple[Fraction, ...]
    errors: tuple[Fraction, ...]

    @property
    def exact(self) -> bool:
        """Whether nothing was rounded."""
        return not any(self.errors)

    def utility(self, party: int, units: int, outcome: tuple[int, ...]) -> Fraction:
        """Return the exact utility of an outcome, whose integer may be rounded."""
        if self.errors[party]:
            return self.sheet.parties[party].utility(outcome)
        return self.lowest[party] + units * self.units[party]


@dataclass(frozen=True, slots=True)
class _Row:
    """One party's part of `Exact`."""

    scores: list[int]
    no_deal: int
    unit: Fraction
    lowest: Fraction
    error: Fraction


def exactly(sheet: ScoreSheet) -> Exact:
    """Turn a score sheet into integers.

    Examples
    --------
    >>> from detente.model import Scores
    >>> sheet = ScoreSheet("", {"price": ("low", "high")}, (
    ...     Scores("seller", {"price": (Fraction(1, 3), Fraction(1, 2))}),
    ... ))
    >>> found = exactly(sheet)
    >>> found.scores.tolist(), found.no_deal.tolist(), found.units
    ([[0, 1]], [-2], (Fraction(1, 6),))
    """
    rows = [_row(scores) for scores in sheet.parties]
    sizes = [len(options) for options in sheet.issues.values()]
    return Exact(
        sheet,
        np.array([row.scores for row in rows], dtype=np.int64),
        np.cumsum([0, *sizes]).astype(np.int64),
        np.array([row.no_deal for row in rows], dtype=np.int64),
        tuple(row.unit for row in rows),
        tuple(row.lowest for row in rows),
        tuple(row.error for row in rows),
    )


def _row(scores: Scores) -> _Row:
    worst = {issue: min(points) for issue, points in scores.points.items()}
    lowest = sum(worst.values(), scores.base)
    above = [one - worst[i] for i, points in scores.points.items() for one in points]
    no_deal = scores.no_deal - lowest
    spans = (max(points) - worst[i] for i, points in scores.points.items())
    span = max(sum(spans, Fraction(0)), abs(no_deal))
    unit = Fraction(1, math.lcm(no_deal.denominator, *(x.denominator for x in above)))
    if span < _ROOM * unit:
        exact = [int(x / unit) for x in above]
        return _Row(exact, int(no_deal / unit), unit, lowest, Fraction(0))
    unit = span / GRID
    error = unit / 2 * len(worst)
    return _Row(
        [round(x / unit) for x in above], round(no_deal / unit), unit, lowest, error
    )
