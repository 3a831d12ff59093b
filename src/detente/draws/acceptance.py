r"""Draws that fit what a party is known to accept.

A party that accepts outcome :math:`x` does no worse there than without a deal,
:math:`u(x) \ge d`. Weights, option values and no deal meet in that, so it is drawn by
rejection [1]_: draws that miss it are drawn anew, with the same lines binding, until
they fit. What results is uniform over all that fits. Where nothing does, or next to
nothing, what is proposed gives way, first of the packages, then of the other lines.

References
----------
.. [1] J. von Neumann (1951). Various techniques used in connection with random digits.
   National Bureau of Standards Applied Mathematics Series 12, 36-38.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from detente.draws.disagreement import Disagreement
from detente.draws.draws import ProposedLine
from detente.draws.interactions import interactions
from detente.errors import CaseError
from detente.kernels.arrays import BoolArray, IntArray
from detente.model import Acceptance, Case, Preferences

ACCEPTS = "accepts"
ROUNDS = 100
"""Tries that each draw has on average: enough where 1 in 100 fits."""
FEW_ROUNDS = 10
"""The same for each way of leaving some lines out: enough where 1 in 10 fits."""
LEAST_TRIES = 1000
"""Tries of a round, however few the draws."""
IN_VAIN = 20_000
"""Tries none of which fits, after which no more are made."""

Again = Callable[[BoolArray], tuple[IntArray, IntArray, Disagreement]]
"""Draws scores, what interactions add that are worth a range, and how the party fares
without a deal, with some lines binding."""


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
    together : (n_accepted,) int64
        What interactions add to each outcome that are worth a number ...
    now
        ... and to the status quo.
    has : (n_accepted + 1, n_open) int64
        Whether each outcome, and last the status quo, has each combination that is
        worth a range.
    shares : (n_accepted,)
        In which share of the draws it is meant to bind; 1 when confirmed.
    lines
        Those that are proposed.
    """

    where: str
    outcomes: IntArray
    status_quo: IntArray
    together: IntArray
    now: int
    has: IntArray
    shares: tuple[float, ...]
    lines: tuple[ProposedLine, ...]

    @classmethod
    def of(cls, case: Case, said: Preferences) -> "Accepted":
        """Find the places of what a party accepts."""
        places = [places_of(case, one.outcome) for one in said.accepts]
        outcomes = np.array([*places, places_of(case, {})], dtype=np.int64)
        joint = interactions(case)
        party = [one.id for one in case.parties].index(said.party)
        has = joint.of(outcomes)
        *together, now = (has @ joint.worth[party]).tolist()
        return cls(
            f"preferences.{said.party}.accepts",
            outcomes[:-1],
            outcomes[-1],
            np.array(together, dtype=np.int64),
            now,
            has[:, list(joint.open[party])].astype(np.int64),
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
    """What a party wants, and what of it that is proposed binds.

    Attributes
    ----------
    accepted
        The packages it accepts.
    scores : (n_draws, n_options) int64
    together : (n_draws, n_open) int64
        What interactions add that are worth a range.
    no_deal
        How the party fares without a deal.
    lines : (n_draws, n_lines)
        Whether each line binds that is proposed of weights, options or no deal.
    binds : (n_draws, n_accepted)
    """

    accepted: Accepted
    scores: IntArray
    together: IntArray
    no_deal: Disagreement
    lines: BoolArray
    binds: BoolArray

    @property
    def disagreement(self) -> IntArray:
        """Utility without a deal, (n_draws,)."""
        alone = self.scores[:, self.accepted.status_quo].sum(axis=1)
        joint = self.together @ self.accepted.has[-1]
        return self.no_deal.level(alone + self.accepted.now + joint)

    @property
    def line_binds(self) -> BoolArray:
        """Where all that is proposed binds, packages last, (n_draws, n_proposed)."""
        proposed = self.binds[:, [share < 1 for share in self.accepted.shares]]
        return np.concatenate([self.lines, proposed], axis=1)

    @property
    def missed(self) -> BoolArray:
        """Where the party loses by a package that it is to accept, (n_draws,)."""
        worth = self.scores[:, self.accepted.outcomes].sum(axis=2)
        worth += self.accepted.together + self.together @ self.accepted.has[:-1].T
        lost = self.binds & (worth < self.disagreement[:, None])
        return np.logical_or.reduce(lost, axis=1)

    def take(self, rows: IntArray) -> "Fit":
        """Return the same for some of the draws."""
        return Fit(
            self.accepted,
            self.scores[rows],
            self.together[rows],
            self.no_deal.take(rows),
            self.lines[rows],
            self.binds[rows],
        )

    def put(self, rows: IntArray, others: "Fit") -> "Fit":
        """Return the same with others in the place of some draws."""
        scores, lines, binds = self.scores.copy(), self.lines.copy(), self.binds.copy()
        scores[rows], lines[rows] = others.scores, others.lines
        binds[rows] = others.binds
        together = self.together.copy()
        together[rows] = others.together
        no_deal = self.no_deal.put(rows, others.no_deal)
        return Fit(self.accepted, scores, together, no_deal, lines, binds)


def accepting(fit: Fit, again: Again, doubtful: Sequence[int]) -> Fit:
    """Return draws that fit what a party accepts, made anew where they do not.

    Where none is found, or next to none, what is proposed gives way, the least
    confident first: packages; then a single one of the other lines; then, if leaving
    out one is not enough, as many as it takes, less those that can stand after all.

    Parameters
    ----------
    fit
        As drawn without it.
    again
        Draws others.
    doubtful
        Places of the proposed lines, the least confident first; not of those that no
        number depends on.

    Raises
    ------
    CaseError
        If some draws cannot be made to fit what is confirmed.
    """
    fit = _mended(fit, np.arange(len(fit.scores)), again)
    for place in fit.accepted.yielding:
        rows = np.flatnonzero(fit.missed & fit.binds[:, place])
        fit = _mended(fit.put(rows, _without(fit.take(rows), place)), rows, again)
    if not fit.missed.any():
        return fit
    bare = _doubted(fit, doubtful, again, ROUNDS)
    if bare.missed.any():
        raise CaseError(
            fit.accepted.where,
            "must fit the party's other lines; they leave no draw, or next to none, in "
            "which it does no worse there than without a deal. Change one of them",
        )
    for place in doubtful:
        fresh = _doubted(fit, [place], again, FEW_ROUNDS)
        fits = np.flatnonzero(fit.missed & ~fresh.missed)
        fit = fit.put(fits, fresh.take(fits))
    said = fit.lines
    for place in doubtful:
        fit = _doubted(fit, [place], again, FEW_ROUNDS)
    left = np.flatnonzero(fit.missed)
    fit = fit.put(left, bare.take(left))
    for place in reversed(doubtful):
        fit = _restored(
            fit, np.flatnonzero(said[:, place] & ~fit.lines[:, place]), place, again
        )
    return fit


def _without(fit: Fit, place: int) -> Fit:
    """Let a package bind nowhere."""
    binds = fit.binds.copy()
    binds[:, place] = False
    return replace(fit, binds=binds)


def _doubted(fit: Fit, places: Sequence[int], again: Again, rounds: int) -> Fit:
    """Leave lines out of the draws that miss, and draw these anew."""
    rows = np.flatnonzero(fit.missed)
    lines = fit.lines.copy()
    lines[rows[:, None], np.array(places, dtype=np.int64)] = False
    changed = rows[(lines[rows] != fit.lines[rows]).any(axis=1)]
    return _mended(replace(fit, lines=lines), changed, again, rounds)


def _restored(fit: Fit, rows: IntArray, place: int, again: Again) -> Fit:
    """Let a line that was left out bind again where draws are found that fit it."""
    lines = fit.lines.copy()
    lines[rows, place] = True
    fresh, still = _anew(replace(fit, lines=lines), rows, again, FEW_ROUNDS)
    return fresh.put(still, fit.take(still))


def _mended(fit: Fit, rows: IntArray, again: Again, rounds: int = ROUNDS) -> Fit:
    """Draw those of some rows that miss anew; what never fits stays as it is."""
    return _anew(fit, rows[fit.take(rows).missed], again, rounds)[0]


def _anew(fit: Fit, rows: IntArray, again: Again, rounds: int) -> tuple[Fit, IntArray]:
    """Draw some rows anew until they fit; return also those that never do.

    The fewer are left, the more often each is tried in one round.
    """
    tries, in_vain = max(len(fit.scores), LEAST_TRIES), 0
    for _ in range(rounds):
        if not len(rows) or in_vain >= IN_VAIN:
            break
        tried = np.repeat(rows, max(tries // len(rows), 1))
        scores, together, no_deal = again(fit.lines[tried])
        some = fit.take(tried)
        fresh = replace(some, scores=scores, together=together, no_deal=no_deal)
        fits = np.flatnonzero(~fresh.missed)
        found, first = np.unique(tried[fits], return_index=True)
        fit = fit.put(found, fresh.take(fits[first]))
        rows = np.setdiff1d(rows, found)
        in_vain = 0 if len(found) else in_vain + len(tried)
    return fit, rows


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
