"""What the confirmed conditions and red lines of a case leave of its outcomes."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

import numpy as np

from detente.draws.boxes import box, condition_boxes
from detente.kernels.arrays import BoolArray
from detente.kernels.boxes import Ties, link
from detente.model import Case, RedLine

Left = Literal["something", "status quo", "nothing"]
"""An outcome other than the status quo; that alone; or not even that."""


def left(case: Case) -> Left:
    """Tell what no confirmed condition and no principal's red line rules out.

    Without a list of outcomes: the rulings are followed issue by issue
    (`detente.kernels.boxes`). What is only proposed rules nothing out for certain, and
    is left aside.

    Parameters
    ----------
    case
        With at least one issue.

    Raises
    ------
    TooLargeError
        If the rulings tie the issues together in too many ways to follow.

    Examples
    --------
    >>> from detente.model import Condition, Issue
    >>> price = (Issue("price", "Price", ("low", "high"), "low"),)
    >>> left(Case("Sale", issues=price))
    'something'
    >>> left(Case("Sale", issues=price, conditions=(Condition({"price": ("high",)}),)))
    'status quo'
    """
    boxes = list(_rulings(case))
    nothing_done = box(case, {i.id: (i.status_quo,) for i in case.issues})
    if _possible(case, [*boxes, nothing_done]):
        return "something"
    ruled_out = any(marks[nothing_done].all() for marks in boxes)
    return "nothing" if ruled_out else "status quo"


def _rulings(case: Case) -> Iterator[BoolArray]:
    """Yield the boxes of what is confirmed."""
    for condition in case.conditions:
        if condition.confidence == 1:
            yield from condition_boxes(case, condition)
    for party in case.principals:
        for issue, lines in case.preferences_of(party.id).options.items():
            for line in lines:
                for fact in line.facts:
                    if isinstance(fact, RedLine) and not line.proposed:
                        yield box(case, {issue: (fact.item,)})


def _possible(case: Case, boxes: list[BoolArray]) -> bool:
    """Tell whether some outcome lies in none of the boxes."""
    sizes = (len(issue.options) for issue in case.issues)
    offsets = np.array([*accumulate(sizes, initial=0)], dtype=np.int64)
    always = np.ones((1, len(boxes)), dtype=np.bool_)
    links = link(offsets, Ties.ruling_out(np.array(boxes), always))
    return all((step >= 0).any() for step in links.steps)
