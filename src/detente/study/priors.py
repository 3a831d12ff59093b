"""What each choice of prior does to the first number."""

from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np

from detente.draws import Package, Prior, tabulate, workable
from detente.model import Case

PRIOR_DRAWS = 2000
"""Draws taken, at most, to see what each other choice of prior does."""


def priors(
    case: Case,
    seed: int,
    *,
    n_draws: int,
    known: Mapping[Prior, float],
    likely: Sequence[Package] = (),
) -> tuple[tuple[str, float], ...]:
    """Return, for each prior, the share of draws with some package.

    Parameters
    ----------
    case, seed
        As for `study`.
    n_draws
        Draws to take of each prior.
    known
        Shares that need not be worked out again.
    likely
        Packages to try first; they spare time and change nothing.
    """

    def share(prior: Prior) -> float:
        drawn = tabulate(case, n_draws, np.random.default_rng(seed), prior=prior)
        places = [drawn.places(package) for package in likely]
        outcomes = np.array(places, dtype=np.int64).reshape(-1, drawn.n_issues)
        return float(workable(drawn, outcomes).mean())

    return tuple(
        (prior, known[prior] if prior in known else share(prior))
        for prior in get_args(Prior)
    )
