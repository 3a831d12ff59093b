r"""Draws that fit what a party is known to accept.

A party that accepts outcome :math:`x` does no worse there than without a deal,
:math:`u(x) \ge d`. Weights, option values and no deal meet in that, so it is drawn by
rejection [1]_: draws that miss it are drawn anew, with the same lines binding, until
they fit. What results is uniform over all that fits.

References
----------
.. [1] J. von Neumann (1951). Various techniques used in connection with random digits.
   National Bureau of Standards Applied Mathematics Series 12, 36-38.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from detente.draws.disagreement import Disagreement
from detente.draws.draws import ProposedLine
from detente.errors import CaseError
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.patterns import binding
from detente.model import Acceptance, Case, Preferences

ACCEPTS = "accepts"
ROUNDS = 100
"""Tries that each draw has on average: enough where 1 in 100 fits."""
IDLE = 20
"""Rounds in which nothing fits, after which no more are made."""
LEAST_TRIES = 1000
"""Tries of a round, however few the draws."""

Again = Callable[[IntArray], tuple[IntArray, Disagreement]]
"""Draws some rows anew: their scores, and how the party fares without a deal."""


@dataclass(frozen=True, slots=True, eq=False)
class Accepted:
    """What one party accepts.

    Attributes
    ----------
    where
        Path into the case.
    outcomes : (n_accepted, n_issues)
        Places of options among those of all issues.
    status_quo : (n_issues,)
        The same for leaving everything as it is.
    shares : (n_accepted,)
        In which share of the draws it is meant to bind; 1 when confirmed.
    lines
        Those that are proposed.
    """

    where: str
    outcomes: IntArray
    status_quo: IntArray
    shares: tuple[float, ...]
    lines: tuple[ProposedLine, ...]

    @classmethod
    def of(cls, case: Case, said: Preferences) -> "Accepted":
        """Find the places of what a party accepts."""
        places = [places_of(case, one.outcome) for one in said.accepts]
        return cls(
            f"preferences.{said.party}.accepts",
            np.array(places, dtype=np.int64).reshape(-1, len(case.issues)),
            places_of(case, {}),
            tuple(one.confidence for one in said.accepts),
            tuple(_line(case, said, one) for one in said.accepts if one.confidence < 1),
        )

    @property
    def yielding(self) -> list[int]:
        """Places of those that are proposed, the least confident first."""
        proposed = (n for n, share in enumerate(self.shares) if share < 1)
        return sorted(proposed, key=lambda n: (self.shares[n], -n))


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """What a party wants, and which of the packages it accepts count.

    Attributes
    ----------
    accepted
        The packages.
    scores : (n_draws, n_options) int64
    no_deal
        How the party fares without a deal.
    binds : (n_draws, n_accepted)
    """

    accepted: Accepted
    scores: IntArray
    no_deal: Disagreement
    binds: BoolArray

    @property
    def disagreement(self) -> IntArray:
        """Utility without a deal, (n_draws,)."""
        return self.no_deal.level(self.scores[:, self.accepted.status_quo].sum(axis=1))

    @property
    def line_binds(self) -> BoolArray:
        """Where what is proposed binds, (n_draws, n_lines)."""
        return self.binds[:, [share < 1 for share in self.accepted.shares]]

    @property
    def missed(self) -> BoolArray:
        """Where the party loses by a package that it is to accept, (n_draws,)."""
        worth = self.scores[:, self.accepted.outcomes].sum(axis=2)
        lost = self.binds & (worth < self.disagreement[:, None])
        return np.logical_or.reduce(lost, axis=1)

    def take(self, rows: IntArray) -> "Fit":
        """Return the same for some of the draws."""
        no_deal = self.no_deal.take(rows)
        return replace(
            self, scores=self.scores[rows], no_deal=no_deal, binds=self.binds[rows]
        )

    def put(self, rows: IntArray, others: "Fit") -> "Fit":
        """Return the same with other numbers in some draws."""
        scores = self.scores.copy()
        scores[rows] = others.scores
        no_deal = self.no_deal.put(rows, others.no_deal)
        return replace(self, scores=scores, no_deal=no_deal)


def accepting(
    accepted: Accepted,
    scores: IntArray,
    no_deal: Disagreement,
    again: Again,
    rng: np.random.Generator,
) -> Fit:
    """Return draws that fit what a party accepts, made anew where they do not.

    Where none is found, or next to none, what is proposed gives way, the least
    confident first.

    Parameters
    ----------
    accepted
        What must fit.
    scores : (n_draws, n_options) int64
        As drawn without it.
    no_deal
        The same.
    again
        Draws some rows anew.
    rng
        Source of the draws in which what is proposed binds.

    Raises
    ------
    CaseError
        If some draws cannot be made to fit what is confirmed.
    """
    binds = binding(accepted.shares, len(scores), rng)
    fit = Fit(accepted, scores, no_deal, binds)
    fit = _mended(fit, np.arange(len(scores)), again)
    for place in accepted.yielding:
        rows = np.flatnonzero(fit.missed & fit.binds[:, place])
        binds = fit.binds.copy()
        binds[rows, place] = False
        fit = _mended(replace(fit, binds=binds), rows, again)
    if fit.missed.any():
        raise CaseError(
            accepted.where,
            "must fit the party's other lines; they leave no draw, or next to none, in "
            "which it does no worse there than without a deal. Change one of them",
        )
    return fit


def _mended(fit: Fit, rows: IntArray, again: Again) -> Fit:
    """Draw those of some rows that miss anew; what never fits stays as it is.

    The fewer are left, the more often each is tried in one round.
    """
    rows = rows[fit.take(rows).missed]
    tries, idle = max(len(fit.scores), LEAST_TRIES), 0
    for _ in range(ROUNDS):
        if not len(rows) or idle == IDLE:
            break
        tried = np.repeat(rows, max(tries // len(rows), 1))
        scores, no_deal = again(tried)
        fresh = replace(fit.take(tried), scores=scores, no_deal=no_deal)
        fits = np.flatnonzero(~fresh.missed)
        found, first = np.unique(tried[fits], return_index=True)
        fit = fit.put(found, fresh.take(fits[first]))
        rows = np.setdiff1d(rows, found)
        idle = 0 if len(found) else idle + 1
    return fit


def _line(case: Case, said: Preferences, one: Acceptance) -> ProposedLine:
    package = tuple(one.outcome.get(i.id, i.status_quo) for i in case.issues)
    return ProposedLine(said.party, ACCEPTS, one.text, one.confidence, (), package)


def places_of(case: Case, outcome: Mapping[str, str]) -> IntArray:
    """Return the place of each option of an outcome among those of all issues.

    Issues that the outcome does not name are at the status quo.

    Examples
    --------
    >>> from detente.model import Issue
    >>> case = Case("Sale", issues=(Issue("price", "Price", ("low", "high"), "low"),
    ...     Issue("when", "When", ("now", "later"), "now")))
    >>> places_of(case, {"when": "later"}).tolist()
    [0, 3]
    """
    starts = accumulate((len(issue.options) for issue in case.issues), initial=0)
    return np.array(
        [
            start + issue.options.index(outcome.get(issue.id, issue.status_quo))
            for start, issue in zip(starts, case.issues, strict=False)
        ]
    )
