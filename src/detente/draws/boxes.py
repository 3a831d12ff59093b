"""Conditions and red lines as boxes: what is ruled out, issue by issue.

A box marks some options of every issue. An outcome lies in it when it takes a marked
option on *every* issue, and is then ruled out.
"""

from collections.abc import Mapping

import numpy as np

from detente.kernels.arrays import BoolArray
from detente.model import Case, Condition, RedLine

Marks = Mapping[str, tuple[str, ...]]


def box(case: Case, marks: Marks) -> BoolArray:
    """Return the box that marks these options, and every option of other issues.

    Returns
    -------
    (n_options,) bool
        All issues' options side by side.
    """
    return np.array(
        [
            option in marks.get(issue.id, issue.options)
            for issue in case.issues
            for option in issue.options
        ],
        dtype=np.bool_,
    )


def condition_boxes(case: Case, condition: Condition) -> list[BoolArray]:
    """Return the boxes that a condition rules out.

    Without ``then``, one box: what matches ``when``. With it, a box for each issue
    that ``then`` names: what matches ``when`` and takes another option there.

    Examples
    --------
    >>> from detente.model import Issue
    >>> case = Case("Sale", issues=(Issue("price", "Price", ("low", "high"), "low"),
    ...     Issue("when", "When", ("now", "later"), "now")))
    >>> tied = Condition({"price": ("high",)}, {"when": ("later",)})
    >>> [marks.astype(int).tolist() for marks in condition_boxes(case, tied)]
    [[0, 1, 1, 0]]
    """
    if not condition.then:
        return [box(case, condition.when)]
    return [
        box(case, {**condition.when, issue: otherwise})
        for issue, required in condition.then.items()
        if (otherwise := _otherwise(case, condition.when, issue, required))
    ]


def certain_boxes(case: Case) -> BoolArray:
    """Return the boxes of conditions and of principals' red lines that are confirmed.

    Returns
    -------
    (n_boxes, n_options) bool
    """
    certain = [one for one in case.conditions if one.confidence == 1]
    boxes = [marks for one in certain for marks in condition_boxes(case, one)]
    for party in case.principals:
        for issue, lines in case.preferences_of(party.id).options.items():
            facts = (fact for line in lines if not line.proposed for fact in line.facts)
            red = tuple(fact.item for fact in facts if isinstance(fact, RedLine))
            boxes += [box(case, {issue: red})] if red else []
    n_options = sum(len(issue.options) for issue in case.issues)
    return np.array(boxes, dtype=np.bool_).reshape(-1, n_options)


def _otherwise(
    case: Case, when: Marks, issue: str, required: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the options of an issue that match ``when`` but not ``then``."""
    options = case.issue(issue).options
    return tuple(o for o in when.get(issue, options) if o not in required)
