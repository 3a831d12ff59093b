"""Where four rules of fair division would settle."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, acceptable
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.fronts import Fronts, decode, tally
from detente.kernels.solutions import RULES, contest, settle
from detente.kernels.spread import spread
from detente.questions.answer import Answer

LISTED = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A package that a rule picks.

    Attributes
    ----------
    rule
        Name of the rule.
    package
        One option label for every issue.
    share
        Share, of the draws in which the rule is defined, in which it picks this.
    """

    rule: str
    package: Package
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Solutions(Answer):
    """What each rule picks over all draws.

    Where the number of packages is large no single one is often picked, and `options`
    says more than `chosen`.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in the order of a package's labels.
    n_draws
        Number of draws.
    rules
        Names of the rules.
    defined : (n_rules,)
        Share of draws in which some package gains for every principal; in the others
        the rule is undefined.
    chosen
        For each rule the packages it picks most often, at most five.
    options : (n_rules, n_options)
        Share, of the draws in which the rule is defined, in which the option stands in
        the package picked; all issues' options side by side. NaN when never defined.
    gains : (n_rules, n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of the gains in those draws.
    points : (n_rules, n_parties)
        Mean utilities in those draws.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "defined": ("rules",),
        "points": ("rules", "parties"),
        "gains": ("rules", "parties", "quantiles"),
        "options": ("rules", ""),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    rules: tuple[str, ...]
    defined: FloatArray
    chosen: tuple[Choice, ...]
    options: FloatArray
    gains: FloatArray
    points: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Picks:
    """What one rule picks in the draws in which it is defined."""

    rows: IntArray
    numbers: IntArray
    points: IntArray
    gains: IntArray


def solutions(draws: Draws) -> Solutions:
    r"""Apply every rule of `detente.kernels.solutions` to every draw, exactly.

    Nash bargaining [1]_, Kalai–Smorodinsky [2]_, egalitarian [3]_ and utilitarian: the
    largest :math:`\prod_p g_p`, :math:`\min_p g_p / G_p`, :math:`\min_p g_p` and
    :math:`\sum_p g_p`, with :math:`G_p` the most that a party can gain. They choose
    among admissible outcomes other than doing nothing, and measure gains from the
    disagreement point.

    Raises
    ------
    TooLargeError
        If the frontiers do not fit, see `detente.kernels.fold`.

    References
    ----------
    .. [1] J. F. Nash (1950). The bargaining problem. Econometrica 18(2), 155-162.
    .. [2] E. Kalai, M. Smorodinsky (1975). Other solutions to Nash's bargaining
       problem. Econometrica 43(3), 513-518.
    .. [3] E. Kalai (1977). Proportional solutions to bargaining situations:
       interpersonal utility comparisons. Econometrica 45(7), 1623-1630.

    Examples
    --------
    Only one package gains for both, so every rule picks it where it does:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = solutions(draws)
    >>> found.defined.round(2).tolist(), found.chosen[0].package
    ([0.75, 0.75, 0.75, 0.75], ('half', 'by the company'))
    """
    fronts = acceptable(draws)
    gains = fronts.gains(draws.disagreement[:, draws.principals])
    points = contest(gains, fronts.starts)
    picks = {rule: _pick(fronts, gains, settle(rule, points)) for rule in RULES}
    return Solutions(
        parties=tuple(draws.parties[p] for p in draws.principals),
        issues=draws.issues,
        n_draws=draws.n_draws,
        rules=tuple(RULES),
        defined=np.array([len(pick.rows) / draws.n_draws for pick in picks.values()]),
        chosen=tuple(
            choice
            for rule, pick in picks.items()
            for choice in _often(draws, rule, pick)
        ),
        options=np.array([_standing(draws, pick) for pick in picks.values()]),
        gains=np.array([spread(pick.gains) / UNIT for pick in picks.values()]),
        points=np.array([_mean(pick.points / UNIT) for pick in picks.values()]),
    )


def _pick(fronts: Fronts, gains: IntArray, places: IntArray) -> _Picks:
    rows = np.flatnonzero(places >= 0)
    at = places[rows]
    return _Picks(rows, fronts.numbers[:, at], fronts.points.T[at], gains.T[at])


def _often(draws: Draws, rule: str, pick: _Picks) -> list[Choice]:
    distinct, count = tally(pick.numbers)
    sizes = tuple(len(labels) for labels in draws.options)
    outcomes = decode(distinct[:, :LISTED], sizes)
    return [
        Choice(rule, draws.names(outcome), float(n / len(pick.rows)))
        for outcome, n in zip(outcomes, count[:LISTED], strict=True)
    ]


def _standing(draws: Draws, pick: _Picks) -> FloatArray:
    """Return the share of picks in which each option stands, (n_options,)."""
    sizes = tuple(len(labels) for labels in draws.options)
    columns = decode(pick.numbers, sizes) + draws.offsets[:-1]
    count = np.bincount(columns.ravel(), minlength=int(draws.offsets[-1]))
    return count / len(pick.rows) if len(pick.rows) else np.full(len(count), np.nan)


def _mean(values: FloatArray) -> FloatArray:
    return values.mean(axis=0) if len(values) else np.full(values.shape[1], np.nan)
