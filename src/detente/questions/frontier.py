"""Which packages leave nothing on the table, and what one gain costs the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import FloatArray, IntArray
from detente.questions.answer import Answer

Package = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Frontier(Answer):
    """The efficient packages over all draws.

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
        The packages most often efficient, at most 20, the most frequent first.
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
