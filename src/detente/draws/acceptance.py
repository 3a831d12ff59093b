r"""Draws that fit what a party is known to accept.

A party that accepts outcome :math:`x` does no worse there than without a deal,
:math:`u(x) \ge d`. Weights and option values meet in that, so it is drawn by rejection
[1]_: draws that miss it are drawn anew, with the same lines binding, until they fit.
What results is uniform over all that fits.

References
----------
.. [1] J. von Neumann (1951). Various techniques used in connection with random digits.
   National Bureau of Standards Applied Mathematics Series 12, 36-38.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
"""Times a draw is drawn anew; an acceptance that is only proposed then gives way."""


@dataclass(frozen=True, slots=True, eq=False)
class Accepted:
    """What one party accepts, and in which draws that binds.

    Attributes
    ----------
    where
        Path into the case.
    outcomes : (n_accepted, n_issues)
        Places of options among those of all issues.
    status_quo : (n_issues,)
        The same for leaving everything as it is.
    binds : (n_draws, n_accepted)
    confirmed : (n_accepted,)
        Whether it must bind everywhere.
    no_deal
        How the party fares without a deal.
    lines
        Those that are proposed.
    """

    where: str
    outcomes: IntArray
    status_quo: IntArray
    binds: BoolArray
    confirmed: BoolArray
    no_deal: Disagreement
    lines: tuple[ProposedLine, ...]

    @classmethod
    def of(
        cls,
        case: Case,
        said: Preferences,
        no_deal: Disagreement,
        rng: np.random.Generator,
    ) -> "Accepted":
        """Choose the draws in which what a party accepts binds."""
        shares = [one.confidence for one in said.accepts]
        places = [places_of(case, one.outcome) for one in said.accepts]
        return cls(
            f"preferences.{said.party}.accepts",
            np.array(places, dtype=np.int64).reshape(-1, len(case.issues)),
            places_of(case, {}),
            binding(shares, len(no_deal.change), rng),
            np.array([share == 1 for share in shares], dtype=np.bool_),
            no_deal,
            tuple(_line(case, said, one) for one in said.accepts if one.confidence < 1),
        )

    def missed(self, scores: IntArray, rows: IntArray) -> BoolArray:
        """Mark what binds in some rows and does not hold, (n_rows, n_accepted)."""
        level = self.no_deal.level(scores[:, self.status_quo].sum(axis=1), rows)
        gains = scores[:, self.outcomes].sum(axis=2) - level[:, None]
        return np.asarray(self.binds[rows] & (gains < 0))

    def line_binds(self, scores: IntArray) -> BoolArray:
        """Tell where what is proposed binds, and gave not way, (n_draws, n_lines)."""
        missed = self.missed(scores, np.arange(len(scores)))
        return np.asarray((self.binds & ~missed)[:, ~self.confirmed])


def accepting(
    accepted: Accepted, scores: IntArray, again: Callable[[IntArray], IntArray]
) -> IntArray:
    """Return scores that fit what a party accepts, drawn anew where they do not.

    Parameters
    ----------
    accepted
        What must fit.
    scores : (n_draws, n_options) int64
    again
        Draws the scores of some rows anew.

    Raises
    ------
    CaseError
        If some draws cannot be made to fit what is confirmed.
    """
    scores = scores.copy()
    rows = np.arange(len(scores))
    for _ in range(ROUNDS):
        rows = rows[accepted.missed(scores[rows], rows).any(axis=1)]
        if not len(rows):
            return scores
        scores[rows] = again(rows)
    missed = accepted.missed(scores[rows], rows)
    if missed[:, accepted.confirmed].any():
        raise CaseError(
            accepted.where,
            "must fit the party's other lines; they leave no draw, or next to none, in "
            "which it does no worse there than without a deal. Change one of them",
        )
    return scores


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
