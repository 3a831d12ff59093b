"""What a choice of prior does to the first number."""

from collections.abc import Sequence

import numpy as np

from detente.draws import Package, Prior, tabulate, workable
from detente.model import Case

PRIOR_DRAWS = 2000
"""Draws taken, at most, to see what each other choice of prior does."""


def share_under(
    prior: Prior, case: Case, seed: int, n_draws: int, likely: Sequence[Package] = ()
) -> float:
    """Return the share of draws with some package, under a prior.

    Parameters
    ----------
    prior, case, seed
        As for `study`.
    n_draws
        Draws to take.
    likely
        Packages to try first; they spare time and change nothing.
    """
    draws = tabulate(case, n_draws, np.random.default_rng(seed), prior=prior)
    places = [draws.places(package) for package in likely]
    outcomes = np.array(places, dtype=np.int64).reshape(-1, draws.n_issues)
    return float(workable(draws, outcomes).mean())
