"""Conditions and red lines as boxes: what is ruled out, issue by issue.

A box marks some options of every issue. An outcome lies in it when it takes a marked
option on *every* issue, and is then ruled out.
"""

import numpy as np

from detente.kernels.arrays import BoolArray
from detente.model import Case, Condition, Marks, Quota


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


def condition_boxes(case: Case, condition: Condition | Quota) -> list[BoolArray]:
    """Return the boxes that a condition rules out.

    Without ``then``, one box: what matches ``when``. With it, a box for each issue
    that ``then`` names: what matches ``when`` and takes another option there. Of a
    quota, a box for each least combination that exceeds it.

    Examples
    --------
    >>> from detente.model import Issue
    >>> case = Case("Sale", issues=(Issue("price", "Price", ("low", "high"), "low"),
    ...     Issue("when", "When", ("now", "later"), "now")))
    >>> tied = Condition({"price": ("high",)}, {"when": ("later",)})
    >>> [marks.astype(int).tolist() for marks in condition_boxes(case, tied)]
    [[0, 1, 1, 0]]
    """
    options = {issue.id: issue.options for issue in case.issues}
    return [box(case, marks) for marks in condition.ruled_out(options)]
