"""How the deals of a class stand to the frontier of the scenario they negotiated."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from detente.exact import Exact
from detente.kernels.remainder import improvement, left
from detente.model import Agreement, ScoreSheet
from detente.questions.exact import Efficient, ExactFrontier, exact_frontier

Points = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """What one pair had, and what it could have had.

    Attributes
    ----------
    agreement
        Who, and what they agreed on.
    utilities
        Of each party; without a deal what it has then.
    left
        For each party, how much more it could have had without a loss for any other.
    better
        The efficient outcome that shares this out best, see
        `detente.kernels.remainder.improvement`; None where nothing is left.
    scores
        For each rule what the deal reaches of the rule's own measure, as a share of the
        most that any outcome does, see `debrief`. Empty where no rule is defined.
    """

    agreement: Agreement
    utilities: Points
    left: Points
    better: Efficient | None
    scores: Mapping[str, Fraction]

    @property
    def signed(self) -> bool:
        """Whether there is a deal."""
        return self.agreement.signed

    @property
    def efficient(self) -> bool:
        """Whether it is a deal that leaves nothing on the table."""
        return self.signed and not any(self.left)


@dataclass(frozen=True, slots=True)
class Debrief:
    """The deals of a class.

    Attributes
    ----------
    sheet
        What they negotiated.
    frontier
        What they could have had.
    most
        What each party could have at most.
    deals
        In the order of the agreements.
    """

    sheet: ScoreSheet
    frontier: ExactFrontier
    most: Points
    deals: tuple[Deal, ...]

    @property
    def no_deal(self) -> Points:
        """What each party has without a deal."""
        return tuple(scores.no_deal for scores in self.sheet.parties)

    @property
    def signed(self) -> tuple[Deal, ...]:
        """The deals, without those who parted with none."""
        return tuple(deal for deal in self.deals if deal.signed)

    def gains(self, deal: Deal) -> Points:
        """Return what each party gained over no deal."""
        return _minus(deal.utilities, self.no_deal)

    @property
    def mean_left(self) -> Points:
        """What a deal left each party on average; 0 where there is none."""
        parties = range(len(self.frontier.parties))
        return tuple(mean([deal.left[p] for deal in self.signed]) for p in parties)

    def shown_as(self, sheet: ScoreSheet) -> "Debrief":
        """Return the same with names of issues and parties from another sheet."""
        parties = tuple(scores.party for scores in sheet.parties)
        frontier = replace(self.frontier, parties=parties)
        return replace(self, sheet=sheet, frontier=frontier)

    def picked(self, rule: str) -> Efficient | None:
        """Return the first point on which a rule settles; None where undefined."""
        places = self.frontier.solutions[rule]
        return self.frontier.points[places[0]] if places else None

    def agreed(self) -> Mapping[str, tuple[int, ...]]:
        """Return, for each issue, how many pairs agreed on each of its options."""
        outcomes = [deal.agreement.outcome for deal in self.deals]
        return {
            issue: tuple(
                sum(outcome is not None and outcome[i] == o for outcome in outcomes)
                for o in range(len(options))
            )
            for i, (issue, options) in enumerate(self.sheet.issues.items())
        }


def debrief(
    exact: Exact, agreements: Sequence[Agreement], rng: np.random.Generator
) -> Debrief:
    r"""Hold the agreements of a class against the frontier of its scenario.

    With :math:`g_p` the gain of party :math:`p` over no deal and :math:`G_p` its
    largest among the efficient outcomes by which nobody loses, the measure of a rule is

    ================== ==============================
    Nash bargaining    :math:`\prod_p g_p`
    Kalai–Smorodinsky  :math:`\min_p g_p / G_p`
    egalitarian        :math:`\min_p g_p`
    utilitarian        :math:`\sum_p g_p`
    ================== ==============================

    and the score of a deal is its measure over that of the outcome the rule picks; 0
    where the deal gives some party less than no deal, as rules do not look at those.

    Parameters
    ----------
    exact
        The scenario, in integers.
    agreements
        Of each pair, with places of the scenario's options.
    rng
        As for `detente.questions.exact.exact_frontier`.

    Raises
    ------
    ValueError, TooLargeError
        As for `detente.questions.exact.exact_frontier`.

    Examples
    --------
    >>> from detente.exact import exactly
    >>> from detente.model import Scores
    >>> def points(*numbers):
    ...     return {"work": tuple(map(Fraction, numbers))}
    >>> sheet = ScoreSheet("", {"work": ("hers", "shared", "his", "done badly")}, (
    ...     Scores("she", points(0, 4, 9, 2)), Scores("he", points(10, 4, 1, 3)),
    ... ))
    >>> agreed = [Agreement("1", (3,)), Agreement("2", (1,))]
    >>> found = debrief(exactly(sheet), agreed, np.random.default_rng(0))
    >>> [(str(x), str(y)) for x, y in (deal.left for deal in found.deals)]
    [('2', '1'), ('0', '0')]
    >>> str(found.deals[0].scores["nash"])
    '3/8'
    """
    frontier = exact_frontier(exact, rng)
    measured = _Measured(exact, frontier)
    known: dict[tuple[int, ...] | None, Deal] = {}
    deals = []
    for agreement in agreements:
        if agreement.outcome not in known:
            known[agreement.outcome] = measured.deal(agreement)
        same = known[agreement.outcome]
        deals.append(
            Deal(agreement, same.utilities, same.left, same.better, same.scores)
        )
    points = [point.utilities for point in frontier.points] or [measured.no_deal]
    most = tuple(map(max, zip(*points, strict=True)))
    return Debrief(exact.sheet, frontier, most, tuple(deals))


class _Measured:
    """A frontier in integers, to hold deals against."""

    def __init__(self, exact: Exact, frontier: ExactFrontier) -> None:
        self.exact, self.frontier = exact, frontier
        rows = [self._units(point.utilities) for point in frontier.points]
        self.points = np.array(rows, dtype=np.int64).reshape(-1, len(exact.units)).T
        self.no_deal = tuple(scores.no_deal for scores in exact.sheet.parties)
        fair = [
            gains
            for point in frontier.points
            if min(gains := _minus(point.utilities, self.no_deal)) >= 0
        ]
        self.most = tuple(map(max, zip(*fair, strict=True)))

    def _units(self, utilities: Points) -> list[int]:
        return [
            round((utility - lowest) / unit)
            for utility, lowest, unit in zip(
                utilities, self.exact.lowest, self.exact.units, strict=True
            )
        ]

    def deal(self, agreement: Agreement) -> Deal:
        """Measure one agreement."""
        utilities = self._utilities(agreement)
        own = np.array(self._units(utilities), dtype=np.int64)
        remainder = left(self.points, own).tolist()
        pairs = zip(remainder, self.exact.units, strict=True)
        place = improvement(self.points, own, self.exact.units)
        return Deal(
            agreement,
            utilities,
            tuple(units * unit for units, unit in pairs),
            None if place is None else self.frontier.points[place],
            self._scores(_minus(utilities, self.no_deal)),
        )

    def _utilities(self, agreement: Agreement) -> Points:
        if agreement.outcome is None:
            return self.no_deal
        sheet, outcome = self.exact.sheet, agreement.outcome
        return tuple(sheet.utility(p, outcome) for p in range(len(sheet.parties)))

    def _scores(self, gains: Points) -> Mapping[str, Fraction]:
        found = {}
        for rule, places in self.frontier.solutions.items():
            if not places:
                return {}
            best = self.frontier.points[places[0]].utilities
            measure = MEASURES[rule]
            reached = measure(gains, self.most) if min(gains) >= 0 else Fraction(0)
            found[rule] = reached / measure(_minus(best, self.no_deal), self.most)
        return found


MEASURES: Mapping[str, Callable[[Points, Points], Fraction]] = {
    "nash": lambda gains, _: math.prod(gains, start=Fraction(1)),
    "kalai-smorodinsky": lambda gains, most: min(map(Fraction, gains, most)),
    "egalitarian": lambda gains, _: min(gains),
    "utilitarian": lambda gains, _: sum(gains, Fraction(0)),
}
"""For each rule the measure that its solution makes largest, of gains and of the most
that each party can gain."""


def _minus(one: Points, other: Points) -> Points:
    return tuple(x - y for x, y in zip(one, other, strict=True))


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the mean, 0 of nothing.

    Examples
    --------
    >>> str(mean([Fraction(1), Fraction(2)])), str(mean([]))
    ('3/2', '0')
    """
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)
