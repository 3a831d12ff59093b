"""How well chains mixed, where draws are their steps."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Convergence:
    """How well hit-and-run mixed on one region that has no exact sampler here.

    Attributes
    ----------
    where
        Path into the case, such as ``preferences.us.weights``.
    n_draws
        Draws taken from this region.
    n_eff
        Effective sample size of the worst coordinate: as many independent draws
        would tell as much about its mean.
    rhat
        Largest split R-hat of any coordinate; 1 when the chains agree.
    """

    where: str
    n_draws: int
    n_eff: float
    rhat: float

    @property
    def converged(self) -> bool:
        """Whether R-hat is below 1.05 and a tenth of the draws are effective."""
        return self.rhat < 1.05 and self.n_eff >= 0.1 * self.n_draws


def independent(convergence: Iterable[Convergence]) -> float:
    """Return which part of some draws counts as independent: 1 where all do.

    That of the region whose chains mixed worst, as if all draws were from there.

    Examples
    --------
    >>> independent([Convergence("preferences.us.weights", 1000, 250.0, 1.0)])
    0.25
    """
    return min((min(1.0, one.n_eff / one.n_draws) for one in convergence), default=1.0)
