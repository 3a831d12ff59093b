"""Draws from a region: what they are, and how to keep only those that fall inside."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray
from detente.kernels.bounds import Reduced

TRIALS = 1024
"""Points tried before a sampler is chosen."""

LEAST_HITS = TRIALS // 50
"""Rejection is used when at least so many of the trials fall inside."""

BLOCK = 2**16


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Numbers drawn from a region.

    Attributes
    ----------
    values : (n_draws, n_items)
    n_eff, rhat
        Of hit-and-run; ``n_eff`` is NaN when the draws are exact and independent.
    """

    values: FloatArray
    n_eff: float = float("nan")
    rhat: float = 1.0

    @property
    def exact(self) -> bool:
        """Whether the draws are independent, not the steps of chains."""
        return bool(np.isnan(self.n_eff))


def keep(
    sample: Callable[[int], FloatArray],
    holds: Callable[[FloatArray], BoolArray],
    n: int,
) -> FloatArray:
    """Draw points until ``n`` of them hold; return these.

    Parameters
    ----------
    sample
        Draws so many points.
    holds
        Tells which points fall inside; some must.
    n
        How many to keep.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> kept = keep(lambda n: rng.random((n, 1)), lambda x: x[:, 0] < 0.1, 50)
    >>> kept.shape, bool(kept.max() < 0.1)
    ((50, 1), True)
    """
    kept: list[FloatArray] = []
    found, tried, block = 0, 0, max(n, TRIALS)
    while found < n:
        points = sample(block)
        inside = points[holds(points)]
        kept.append(inside)
        found, tried = found + len(inside), tried + block
        wanted = (n - found) * tried / max(found, 1)
        block = int(np.clip(1.1 * wanted, TRIALS, BLOCK))
    return np.concatenate(kept)[:n]


def expand(reduced: Reduced, classes: FloatArray) -> FloatArray:
    """Return all numbers, ``(n, n_items)``, from those of the ``(n, n_classes)``."""
    columns = []
    for fixed, group, factor in zip(
        reduced.fixed, reduced.group, reduced.factor, strict=True
    ):
        if fixed is None:
            columns.append(classes[:, group] * float(factor))
        else:
            columns.append(np.full(len(classes), float(fixed)))
    return np.column_stack(columns)
