"""Which packages leave nothing on the table, and what one gain costs the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from detente.draws import UNIT, Draws, Package, frontiers, many
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.fronts import Fronts, decode, encode, tally
from detente.kernels.segments import starting, tallies
from detente.kernels.spread import spread
from detente.questions.answer import Answer

LISTED = 20
CLOUD = 400
STEPS = 20
"""Levels from a gain of 0 to a gain of 1 are one part in so many apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Frontier(Answer):
    """The efficient packages over all draws.

    With more than three principals only outcomes by which nobody loses are looked at
    (``among`` is ``"acceptable"``): of the whole frontier, that part which all could
    accept. `sizes` counts, and `efficient` and `cloud` tell of, that part only.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in the order of a package's labels.
    n_draws
        Number of draws.
    sizes : (n_draws,)
        Number of different points on the Pareto frontier of each draw.
    outcomes
        The packages most often efficient, at most 20, the most frequent first. Of
        packages worth the same to every principal one stands for all: the first.
    efficient : (n_outcomes,)
        Share of draws in which no admissible outcome Pareto-dominates the package.
    utilities : (n_outcomes, n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of utility.
    cloud : (n_points, n_parties)
        Utilities of efficient outcomes, at most 400 spread evenly over the draws.
    disagreement : (n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of the disagreement point.
    levels : (n_levels,)
        Gains of the first of two principals; empty for more than two.
    attainable : (n_levels, 3)
        Quantiles (10 %, 50 %, 90 %) over the draws of the most that the second gains
        when the first gains at least the level. NaN where the level is out of reach
        in that quantile. Empty for more than two principals.
    among
        Whether all admissible outcomes were looked at, or only the acceptable ones.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "efficient": ("outcomes",),
        "utilities": ("outcomes", "parties", "quantiles"),
        "disagreement": ("parties", "quantiles"),
        "attainable": ("levels", "quantiles"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    sizes: IntArray
    outcomes: tuple[Package, ...]
    efficient: FloatArray
    utilities: FloatArray
    cloud: FloatArray
    disagreement: FloatArray
    levels: FloatArray
    attainable: FloatArray
    among: Literal["all", "acceptable"] = "all"


def frontier(draws: Draws) -> Frontier:
    r"""Find the efficient packages of every draw, and how often each is efficient.

    An admissible outcome is efficient when no other gives a principal more without
    giving another less [1]_. The most that the second of two principals gains when the
    first gains at least :math:`\ell`, with :math:`E_k` the efficient outcomes of draw
    :math:`k`:

    .. math:: a_k(\ell) = \max \{ g_{k2}(x) : x \in E_k, \; g_{k1}(x) \ge \ell \}

    Most of the frontier of many principals is what somebody would refuse, and too much
    to list: with more than three, only outcomes by which nobody loses are looked at.
    Whatever dominates one of these is one too, so those found are efficient among all.

    Raises
    ------
    TooLargeError
        If the frontiers do not fit, see `detente.kernels.fold`.

    References
    ----------
    .. [1] V. Pareto (1906). Manuale di economia politica. Società Editrice Libraria.

    Examples
    --------
    Both issues in each one's favour, and the exchange of the two, are always efficient;
    doing nothing is where the exchange does not work, in a quarter of the draws:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = frontier(draws)
    >>> dict(zip(found.outcomes[2:], found.efficient[2:].round(2).tolist()))
    {('half', 'by the company'): 1.0, ('full', 'by the town'): 0.25}
    """
    fronts = frontiers(draws)
    seen, _ = tally(fronts.numbers)
    outcomes = decode(seen[:, :LISTED], fronts.sizes)
    often = _often(draws, fronts, outcomes)
    order = np.argsort(-often, kind="stable")
    outcomes = outcomes[order]
    utility = draws.utility(outcomes)[:, :, draws.principals]
    levels, attainable = _attainable(draws, fronts)
    return Frontier(
        parties=tuple(draws.parties[p] for p in draws.principals),
        issues=draws.issues,
        n_draws=draws.n_draws,
        sizes=np.diff(fronts.starts),
        outcomes=tuple(draws.names(outcome) for outcome in outcomes),
        efficient=often[order],
        utilities=spread(utility) / UNIT,
        cloud=_cloud(fronts),
        disagreement=spread(draws.disagreement[:, draws.principals]) / UNIT,
        levels=levels,
        attainable=attainable,
        among="acceptable" if many(draws) else "all",
    )


def _often(draws: Draws, fronts: Fronts, outcomes: IntArray) -> FloatArray:
    """Return the share of draws in which each outcome is efficient.

    A point names only the first of its outcomes. Where it stands for several, an
    outcome is looked for by its utilities instead of its number.
    """
    several = tallies(fronts.count > 1, fronts.starts) > 0
    among = several[fronts.draws]
    single = fronts.numbers[:, ~among]
    numbers = encode(outcomes, fronts.sizes)
    count = np.array(
        [
            np.count_nonzero(np.logical_and.reduce(single == number[:, None], axis=0))
            for number in numbers.T
        ]
    )
    some = draws.take(several)
    widths = np.diff(fronts.starts)[several]
    points, starts = fronts.points[:, among], starting(widths)
    utility = some.utility(outcomes)[:, :, draws.principals]
    for place, admissible in enumerate(some.admissible(outcomes).T):
        own = np.repeat(utility[:, place].T, widths, axis=1)
        same = tallies(np.logical_and.reduce(points == own), starts) > 0
        count[place] += np.count_nonzero(same & admissible)
    return count / draws.n_draws


def _cloud(fronts: Fronts) -> FloatArray:
    """Pick points spread evenly over the draws and along their frontiers."""
    n_points = fronts.points.shape[1]
    places = np.linspace(0, n_points - 1, min(CLOUD, n_points))
    return fronts.points.T[np.rint(places).astype(np.int64)] / UNIT


def _attainable(draws: Draws, fronts: Fronts) -> tuple[FloatArray, FloatArray]:
    if len(draws.principals) != 2:
        return np.zeros(0), np.zeros((0, 3))
    gains = fronts.gains(draws.disagreement[:, draws.principals])
    places = np.flatnonzero(gains[0] >= 0)
    rows, (first, second) = fronts.draws[places], gains[:, places]
    most_added = np.maximum(draws.added[:, draws.principals[0]], 0).sum(axis=1)
    top = 1 + most_added.max(initial=0) / UNIT
    levels = top * np.arange(STEPS + 1) / STEPS
    reached = np.searchsorted(np.rint(levels * UNIT), first, side="right") - 1
    most = np.full((draws.n_draws, STEPS + 1), -np.inf)
    np.maximum.at(most, (rows, reached), second / UNIT)
    most = np.maximum.accumulate(most[:, ::-1], axis=1)[:, ::-1]
    attainable = spread(most)
    return levels, np.where(np.isinf(attainable), np.nan, attainable)
