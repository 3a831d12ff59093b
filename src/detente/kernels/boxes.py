"""Combinations of options, forbidden or worth something, followed issue by issue.

A box marks some options of every issue; an outcome lies in it when all its options are
marked. It is inadmissible then, or worth more to some party, or less. While an outcome
is put together issue by issue, a box is *alive* as long as every option so far is
marked and it is not yet clear that the outcome lies in it. What may still follow, and
what it adds, depends only on which boxes are alive: that set is the state.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, IntArray

MAX_STATES = 2**14


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """What ties the issues of many draws together.

    Attributes
    ----------
    boxes : (n_boxes, n_options) bool
        All issues' options side by side. An outcome all of whose options are marked is
        forbidden ...
    binds : (n_draws, n_boxes) bool
        ... in the draws in which the box binds.
    combinations : (n_combinations, n_options) bool
        An outcome all of whose options are marked ...
    worth : (n_draws, n_parties, n_combinations) int64
        ... is worth so much more, or less.
    """

    boxes: BoolArray
    binds: BoolArray
    combinations: BoolArray
    worth: IntArray

    @classmethod
    def ruling_out(cls, boxes: BoolArray, binds: BoolArray) -> "Ties":
        """Return ties that rule something out, and add nothing."""
        none = np.zeros((len(binds), 1, 0), dtype=np.int64)
        return cls(boxes, binds, boxes[:0], none)

    @property
    def permissive(self) -> "Ties":
        """The same, with nothing forbidden."""
        return Ties(self.boxes[:0], self.binds[:, :0], self.combinations, self.worth)

    def take(self, rows: IntArray) -> "Ties":
        """Return those of some of the draws."""
        return Ties(self.boxes, self.binds[rows], self.combinations, self.worth[rows])


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
    adds
        For each issue an array like its step: which of `sets` the option completes.
    sets
        For each issue an array (n_sets, n_combinations): the combinations that an
        outcome has for certain once an option is taken; the first holds none.
    """

    start: IntArray
    steps: tuple[IntArray, ...]
    sizes: tuple[int, ...]
    adds: tuple[IntArray, ...]
    sets: tuple[BoolArray, ...]


def link(offsets: IntArray, ties: Ties) -> Links:
    """Find all states that can be reached.

    A box that does not bind in a draw is never alive there.

    Parameters
    ----------
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    ties
        What ties the issues together.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states after some issue.

    Examples
    --------
    Two issues of two options, the first options of both together forbidden:

    >>> both = np.array([[True, False, True, False]])
    >>> links = link(np.array([0, 2, 4]), Ties.ruling_out(both, np.array([[True]])))
    >>> [step.tolist() for step in links.steps]
    [[[1, 0]], [[0, 0], [-1, 0]]]
    """
    patterns, start = np.unique(ties.binds, axis=0, return_inverse=True)
    n_boxes, n_added = len(ties.boxes), len(ties.combinations)
    always = (1 << n_added) - 1 << n_boxes
    masks = [_mask(pattern) | always for pattern in patterns]
    boxes = np.concatenate([ties.boxes, ties.combinations])
    full = np.logical_and.reduceat(boxes, offsets[:-1], axis=1)
    steps, sizes, adds, sets = [], [], [], []
    for issue, (low, high) in enumerate(pairwise(offsets)):
        certain = _mask(np.logical_and.reduce(full[:, issue + 1 :], axis=1))
        marked = [_mask(boxes[:, option]) for option in range(low, high)]
        ways = _Ways(certain, n_boxes)
        table = [[ways.after(mask & m) for m in marked] for mask in masks]
        places = [[ways.complete(mask & m) for m in marked] for mask in masks]
        masks = sorted({mask for row in table for mask in row if mask >= 0}) or [0]
        if len(masks) > MAX_STATES:
            what = ", red lines and interactions" if n_added else " and red lines"
            raise TooLargeError(
                f"conditions{what} tie the issues together in {len(masks):,} ways, "
                f"above the limit of {MAX_STATES:,}. Use fewer of them, or put the "
                "issues that they tie next to one another."
            )
        place = {mask: place for place, mask in enumerate(masks)} | {-1: -1}
        steps.append(np.array([[place[m] for m in row] for row in table], np.int64))
        sizes.append(len(masks))
        adds.append(np.array(places, dtype=np.int64))
        sets.append(_flags(ways.completed, n_added))
    first = start.reshape(len(ties.binds))
    return Links(first, tuple(steps), tuple(sizes), tuple(adds), tuple(sets))


@dataclass(slots=True)
class _Ways:
    """What options of one issue lead to.

    Attributes
    ----------
    certain
        The boxes that mark all that can still follow.
    n_boxes
        The first so many forbid; the others add.
    completed
        The sets of those others that were completed, and where each stands.
    """

    certain: int
    n_boxes: int
    completed: dict[int, int] = field(default_factory=lambda: {0: 0})

    def after(self, alive: int) -> int:
        """Return the state, or -1 if a box alive that forbids is complete."""
        complete = alive & self.certain
        return -1 if complete & (1 << self.n_boxes) - 1 else alive ^ complete

    def complete(self, alive: int) -> int:
        """Return the place of the set of those that add which are complete."""
        found = (alive & self.certain) >> self.n_boxes
        return self.completed.setdefault(found, len(self.completed))


def _mask(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _flags(masks: Collection[int], width: int) -> BoolArray:
    rows = [[mask >> place & 1 for place in range(width)] for mask in masks]
    return np.array(rows, dtype=np.bool_).reshape(len(masks), width)
