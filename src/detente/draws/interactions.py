"""Interactions as combinations of options, and what each adds for every party."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.draws.boxes import box
from detente.draws.disagreement import between
from detente.draws.draws import UNIT
from detente.errors import CaseError
from detente.kernels.arrays import BoolArray, IntArray
from detente.model import Case, Preferences
from detente.model.amounts import said
from detente.model.interaction import most_together

MOST_ADDED = 100
"""What the interactions of a party may add to an outcome, or take away."""


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """What options are worth together.

    Attributes
    ----------
    combinations : (n_combinations, n_options) bool
        All different. An outcome has one when all its options are marked.
    worth : (n_parties, n_combinations) int64
        What each adds that is known, in units.
    open
        For each party, the place of the combination of each of its interactions that
        is worth a range.
    """

    combinations: BoolArray
    worth: IntArray
    open: tuple[tuple[int, ...], ...]

    def of(self, outcomes: IntArray) -> BoolArray:
        """Tell which combinations outcomes have, (n_outcomes, n_combinations).

        Parameters
        ----------
        outcomes : (n_outcomes, n_issues)
            Places of options among those of all issues.
        """
        return np.logical_and.reduce(self.combinations[:, outcomes], axis=2).T


def interactions(case: Case) -> Joint:
    """Return the interactions of a case.

    What is worth less than half a unit, as a utility is rounded, is nothing.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from detente.model import Interaction, Issue, Party
    >>> case = Case("Sale", (Party("seller", "Seller"),), (
    ...     Issue("price", "Price", ("low", "high"), "low"),
    ...     Issue("when", "When", ("now", "later"), "now"),
    ... ), (Preferences("seller", interactions=(
    ...     Interaction({"price": ("high",), "when": ("later",)}, Fraction(1, 2)),
    ... )),))
    >>> found = interactions(case)
    >>> found.combinations.astype(int).tolist(), (found.worth / UNIT).tolist()
    ([[0, 1, 0, 1]], [[0.5]])
    """
    n_options = sum(len(issue.options) for issue in case.issues)
    worth: dict[bytes, IntArray] = {}
    ranges: list[list[int]] = [[] for _ in case.parties]
    for place, party in enumerate(case.parties):
        for one in case.preferences_of(party.id).interactions:
            marks = box(case, one.options).tobytes()
            own = worth.setdefault(marks, np.zeros(len(case.parties), dtype=np.int64))
            if one.most is None:
                own[place] += round(one.worth * UNIT)
            else:
                ranges[place].append([*worth].index(marks))
    rows = [np.frombuffer(marks, dtype=np.bool_) for marks in worth]
    columns = np.array([*worth.values()], dtype=np.int64)
    return Joint(
        np.array(rows, dtype=np.bool_).reshape(-1, n_options),
        columns.reshape(-1, len(case.parties)).T,
        tuple(map(tuple, ranges)),
    )


def draw_open(said: Preferences, n: int, rng: np.random.Generator) -> IntArray:
    """Draw what interactions add that are worth a range, uniformly, in units.

    Returns
    -------
    (n, n_open) int64, in the order of `Joint.open`
    """
    found = [one for one in said.interactions if one.most is not None]
    columns = [between(*one.ends, n, rng) for one in found]
    return np.array(columns, dtype=np.int64).reshape(-1, n).T


def added(joint: Joint, drawn: Sequence[IntArray], n_draws: int) -> IntArray:
    """Return what each combination adds for every party in every draw.

    Parameters
    ----------
    joint
        The interactions of the case.
    drawn
        For each party, what `draw_open` drew.
    n_draws
        How many draws.

    Returns
    -------
    (n_draws, n_parties, n_combinations) int64
    """
    found = np.repeat(joint.worth[None], n_draws, axis=0)
    for party, (places, numbers) in enumerate(zip(joint.open, drawn, strict=True)):
        for place, column in zip(places, numbers.T, strict=True):
            found[:, party, place] += column
    return found


def check_size(known: Preferences) -> None:
    """Refuse interactions beside which weights would count nothing.

    Raises
    ------
    CaseError
        If they add or take away more than `MOST_ADDED`.
    """
    total = most_together(known.interactions)
    if total > MOST_ADDED:
        raise CaseError(
            f"preferences.{known.party}.interactions",
            f"must add up to {MOST_ADDED} or less, beside weights that add up to 1; "
            f"got {said(total)}. Divide what they are worth by what all issues are "
            "worth together",
        )
