r"""From a score sheet to integers, exactly: names stay here.

The points of a party are rationals. With :math:`D` their common denominator, an option
scores :math:`D (c - \min c)`, so that sums, ties and comparisons are those of the
rationals. Where these integers would overflow, they are rounded to a grid of
:math:`2^{-40}` of the party's range, and the error is told.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import IntArray
from detente.kernels.interactions import Terms
from detente.model import Condition, Interaction, Marks, Quota, Scores, ScoreSheet

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
    terms
        What ties issues together, and rules options out.
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
    terms: Terms
    no_deal: IntArray
    units: tuple[Fraction, ...]
    lowest: tuple[Fraction, ...]
    errors: tuple[Fraction, ...]

    @property
    def exact(self) -> bool:
        """Whether nothing was rounded."""
        return not any(self.errors)

    def utilities(
        self, party: int, units: IntArray, outcomes: Sequence[tuple[int, ...]]
    ) -> list[Fraction]:
        """Return a party's exact utilities of outcomes, whose integers may be rounded.

        Parameters
        ----------
        units : (n,)
            The integers.
        outcomes
            As many, places of options.
        """
        if self.errors[party]:
            return [self.sheet.utility(party, outcome) for outcome in outcomes]
        # over one denominator, each takes one fraction to make in place of three
        lowest, unit = self.lowest[party], self.units[party]
        under = math.lcm(lowest.denominator, unit.denominator)
        base, each = int(lowest * under), int(unit * under)
        return [Fraction(base + n * each, under) for n in units.tolist()]


@dataclass(frozen=True, slots=True)
class _Row:
    """One party's part of `Exact`."""

    scores: list[int]
    worth: list[int]
    no_deal: int
    unit: Fraction
    lowest: Fraction
    error: Fraction


def exactly(sheet: ScoreSheet) -> Exact:
    """Turn a score sheet into integers.

    Raises
    ------
    TooLargeError
        If the amounts of a quota have too many digits.

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
        _terms(sheet, rows),
        np.array([row.no_deal for row in rows], dtype=np.int64),
        tuple(row.unit for row in rows),
        tuple(row.lowest for row in rows),
        tuple(row.error for row in rows),
    )


def _row(scores: Scores) -> _Row:
    worst = {issue: min(points) for issue, points in scores.points.items()}
    lowest = sum(worst.values(), scores.base)
    above = [one - worst[i] for i, points in scores.points.items() for one in points]
    worth = [one.worth for one in scores.interactions]
    no_deal = scores.no_deal - lowest
    spans = (max(points) - worst[i] for i, points in scores.points.items())
    at_once = _at_once(scores.interactions)
    span = max(sum(spans, sum(at_once, Fraction(0))), abs(no_deal))
    parts = (x.denominator for x in (*above, *worth))
    unit = Fraction(1, math.lcm(no_deal.denominator, *parts))
    if span < _ROOM * unit:
        exact, added = ([int(x / unit) for x in found] for found in (above, worth))
        return _Row(exact, added, int(no_deal / unit), unit, lowest, Fraction(0))
    unit = span / GRID
    exact, added = ([round(x / unit) for x in found] for found in (above, worth))
    error = unit / 2 * (len(worst) + len(at_once))
    return _Row(exact, added, round(no_deal / unit), unit, lowest, error)


def _at_once(interactions: Iterable[Interaction]) -> list[Fraction]:
    """Return the most that each of those interactions adds or takes that hold at once.

    Of combinations of one option on each of the same issues, an outcome has one at
    most: a table of thousands of them adds no more than its largest entry.

    Examples
    --------
    >>> both = {"road": ("open",), "hours": ("day",)}
    >>> other = {"road": ("open",), "hours": ("night",)}
    >>> [str(one) for one in _at_once((
    ...     Interaction(both, Fraction(-3)), Interaction(other, Fraction(2)),
    ...     Interaction({"road": ("open", "shut"), "hours": ("day",)}, Fraction(1)),
    ... ))]
    ['3', '1']
    """
    tables: dict[object, dict[object, list[Fraction]]] = {}
    for place, one in enumerate(interactions):
        single = all(len(options) == 1 for options in one.options.values())
        table = tables.setdefault(frozenset(one.options) if single else place, {})
        table.setdefault(frozenset(one.options.items()), []).append(abs(one.worth))
    zero = Fraction(0)
    return [max(sum(each, zero) for each in one.values()) for one in tables.values()]


def _terms(sheet: ScoreSheet, rows: list[_Row]) -> Terms:
    """Return conditions and interactions in boxes and loads."""
    n_parties, n_options = len(rows), len(rows[0].scores)
    limits = [
        (marks, [0] * n_parties)
        for condition in sheet.conditions
        if isinstance(condition, Condition)
        for marks in condition.ruled_out(sheet.issues)
    ]
    added = [
        (one.options, [worth * (other == place) for other in range(n_parties)])
        for place, row in enumerate(rows)
        for one, worth in zip(sheet.parties[place].interactions, row.worth, strict=True)
    ]
    quotas = [
        _in_units(quota, sheet, *bound)
        for quota in sheet.conditions
        if isinstance(quota, Quota)
        for bound in quota.loads()
    ]
    boxes = [_box(sheet, marks) for marks, _ in (*limits, *added)]
    worths = [worth for _, worth in (*limits, *added)]
    return Terms(
        np.array(boxes, dtype=np.bool_).reshape(-1, n_options),
        np.arange(len(boxes)) < len(limits),
        np.array(worths, dtype=np.int64).reshape(-1, n_parties),
        np.array([loads for loads, _ in quotas], np.int64).reshape(-1, n_options),
        np.array([most for _, most in quotas], dtype=np.int64),
    )


def _box(sheet: ScoreSheet, marks: Marks) -> list[bool]:
    return [
        option in marks.get(issue, options)
        for issue, options in sheet.issues.items()
        for option in options
    ]


def _in_units(
    quota: Quota,
    sheet: ScoreSheet,
    loads: Mapping[str, Mapping[str, Fraction]],
    most: Fraction,
) -> tuple[list[int], int]:
    """Return what each option uses, and the most that may be used, in whole units."""
    none = Fraction(0)
    used = [
        loads.get(issue, {}).get(option, none)
        for issue, options in sheet.issues.items()
        for option in options
    ]
    scale = math.lcm(*(use.denominator for use in used))
    whole = [int(use * scale) for use in used]
    total = sum(map(abs, whole))
    if total >= _ROOM:
        raise TooLargeError(
            f"the condition '{quota.text}' has numbers of too many digits. Round them"
        )
    # past all that can be used it does not matter how far; rounding down loses nothing
    return whole, max(min(math.floor(most * scale), total), -total - 1)
