"""Which issue divides the parties most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Contention(Answer):
    """The smallest sacrifice that somebody must make on each issue taken alone.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in case order.
    n_draws
        Number of draws.
    sacrifice : (n_issues, 3)
        Quantiles (10 %, 50 %, 90 %) of the sacrifice, in utility.
    mean : (n_issues,)
        Its mean.
    share_of_total : (n_issues, 3)
        Quantiles of the issue's part in the sum over all issues.
    first : (n_issues,)
        Share of draws in which no issue needs a greater sacrifice; equal issues share
        the draw.
    alone : (n_issues,)
        Share of draws in which the issue taken alone, the others left at the status
        quo, has some package.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "mean": ("issues",),
        "first": ("issues",),
        "alone": ("issues",),
        "sacrifice": ("issues", "quantiles"),
        "share_of_total": ("issues", "quantiles"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    sacrifice: FloatArray
    mean: FloatArray
    share_of_total: FloatArray
    first: FloatArray
    alone: FloatArray
