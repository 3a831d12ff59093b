"""What the draws make of each party's preferences."""

from dataclasses import dataclass

import numpy as np

from detente.draws import UNIT, Draws
from detente.kernels.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Swings:
    """What the draws make of each party's preferences.

    Attributes
    ----------
    parties
        Ids of all parties, in case order.
    issues
        Ids, in case order.
    options
        Labels of the options of each issue; side by side they are the options below.
    weights : (n_parties, n_issues, 3)
        Weight of each issue: 10 %, 50 % and 90 % quantiles over draws.
    values : (n_parties, n_options, 3)
        Value of each option within its issue, 0 the worst and 1 the best: the same
        quantiles.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    weights: FloatArray
    values: FloatArray


def swings(draws: Draws) -> Swings:
    """Summarise the weights and option values of all parties over the draws."""
    weights = draws.weights()
    starts, sizes = draws.offsets[:-1], np.diff(draws.offsets)
    worst = np.minimum.reduceat(draws.scores, starts, axis=2)
    above = (draws.scores - np.repeat(worst, sizes, axis=2)) / UNIT
    swing = np.repeat(weights, sizes, axis=2)
    values = np.divide(above, swing, out=np.zeros_like(above), where=swing > 0)
    return Swings(
        parties=draws.parties,
        issues=draws.issues,
        options=draws.options,
        weights=_quantiles(weights),
        values=_quantiles(values),
    )


def _quantiles(drawn: FloatArray) -> FloatArray:
    """Return the 10 %, 50 % and 90 % quantiles over the draws, as the last axis."""
    found = np.quantile(drawn, (0.1, 0.5, 0.9), axis=0)
    return np.asarray(np.moveaxis(found, 0, -1), dtype=np.float64)
