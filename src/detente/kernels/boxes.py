"""Forbidden combinations, followed issue by issue.

A box marks some options of every issue; an outcome is inadmissible when all its options
are marked. While an outcome is put together issue by issue, a box is *alive* as long
as every option so far is marked. What may still follow depends only on which boxes
are alive: that set is the state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, IntArray

MAX_STATES = 2**14


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The states and how options lead from one to the next.

    Attributes
    ----------
    start : (n_draws,)
        The state before the first issue.
    steps
        For each issue an array (n_states, n_options_of_issue): the state that the
        option leads to, or -1 when it completes a forbidden combination.
    sizes
        Number of states after each issue.
    """

    start: IntArray
    steps: tuple[IntArray, ...]
    sizes: tuple[int, ...]


def link(offsets: IntArray, boxes: BoolArray, binds: BoolArray) -> Links:
    """Find all states that can be reached.

    Parameters
    ----------
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    boxes : (n_boxes, n_options)
        The options each box marks.
    binds : (n_draws, n_boxes)
        In which draws a box holds; where it does not, it is never alive.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states after some issue.

    Examples
    --------
    Two issues of two options, the first options of both together forbidden:

    >>> links = link(
    ...     np.array([0, 2, 4]),
    ...     np.array([[True, False, True, False]]),
    ...     np.array([[True]]),
    ... )
    >>> [step.tolist() for step in links.steps]
    [[[1, 0]], [[0, 0], [-1, 0]]]
    """
    patterns, start = np.unique(binds, axis=0, return_inverse=True)
    masks = [_mask(pattern) for pattern in patterns]
    steps, sizes = [], []
    full = np.logical_and.reduceat(boxes, offsets[:-1], axis=1)
    for issue, (low, high) in enumerate(pairwise(offsets)):
        certain = _mask(np.logical_and.reduce(full[:, issue + 1 :], axis=1))
        marked = [_mask(boxes[:, option]) for option in range(low, high)]
        table = [[_after(mask & m, certain) for m in marked] for mask in masks]
        masks = sorted({mask for row in table for mask in row if mask >= 0}) or [0]
        if len(masks) > MAX_STATES:
            raise TooLargeError(
                f"conditions and red lines tie the issues together in {len(masks):,} "
                f"ways, above the limit of {MAX_STATES:,}. Use fewer of them, or put "
                "the issues that they tie next to one another."
            )
        place = {mask: place for place, mask in enumerate(masks)} | {-1: -1}
        steps.append(np.array([[place[m] for m in row] for row in table], np.int64))
        sizes.append(len(masks))
    return Links(start.reshape(len(binds)), tuple(steps), tuple(sizes))


def _mask(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _after(mask: int, certain: int) -> int:
    """Return the state, or -1 if a box alive marks all that can still follow."""
    return -1 if mask & certain else mask
