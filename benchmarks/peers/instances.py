"""Negotiations to compare on: what each option is worth to each party, in integers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

Kind = Literal["random", "anti-correlated"]
KINDS: tuple[Kind, ...] = ("random", "anti-correlated")
OPTIONS = 10
"""Options of an issue, so that n issues have 10^n outcomes."""
RANGE = 10**9
"""Points of a party's best outcome, about: a float holds every sum exactly."""
NOISE = 0.2


@dataclass(frozen=True)
class Instance:
    """A negotiation.

    Attributes
    ----------
    kind
        *random*: what an option is worth to one party says nothing of the others.
        *anti-correlated*: it is a share of something to be divided between them, but
        for a fifth, which is random.
    scores : (n_parties, n_issues, n_options) int64
    """

    kind: Kind
    scores: np.ndarray

    @property
    def n_parties(self) -> int:
        return self.scores.shape[0]

    @property
    def n_issues(self) -> int:
        """Also the power of ten of the number of outcomes."""
        return self.scores.shape[1]

    @property
    def by_issue(self) -> list[np.ndarray]:
        """For each issue (n_parties, n_options)."""
        return list(self.scores.transpose(1, 0, 2).copy())

    @property
    def offsets(self) -> np.ndarray:
        return np.arange(self.n_issues + 1) * OPTIONS


def instance(kind: Kind, n_parties: int, n_issues: int, seed: int = 1) -> Instance:
    """Draw a negotiation."""
    rng = np.random.default_rng([seed, n_parties, n_issues, KINDS.index(kind)])
    values = rng.random((n_parties, n_issues, OPTIONS))
    if kind == "anti-correlated":
        shares = rng.dirichlet(np.ones(n_parties), (n_issues, OPTIONS))
        values = (1 - NOISE) * shares.transpose(2, 0, 1) + NOISE * values
    weights = rng.dirichlet(np.ones(n_issues), n_parties)
    scores = np.rint(weights[..., None] * values * RANGE).astype(np.int64)
    return Instance(kind, scores)
