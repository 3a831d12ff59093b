"""The exact Pareto frontiers of draws, computed once for all questions."""

from functools import lru_cache

import numpy as np

from detente.draws.draws import Draws
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.effort import spaced, work
from detente.kernels.fold import fold, pose
from detente.kernels.fronts import Fronts
from detente.kernels.gains import works
from detente.kernels.insertion import insert
from detente.kernels.segments import tallies

WORK = 20_000_000
"""Work that `affordable` allows: two seconds or three."""
FEWEST = 100
"""Draws that it leaves however much work they are."""
PILOTS = 16
"""Draws by which it judges."""


@lru_cache(maxsize=2)
def frontiers(draws: Draws) -> Fronts:
    """Return the principals' Pareto frontier over all admissible outcomes.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    nothing = draws.status_quo[None]
    utility = draws.utility(nothing)[:, 0, draws.principals]
    allowed = draws.admissible(nothing)[:, 0]
    return insert(packages(draws), draws.status_quo, utility, allowed)


@lru_cache(maxsize=2)
def packages(draws: Draws) -> Fronts:
    """Return the frontier over admissible outcomes other than doing nothing.

    That is, without the outcome that leaves every issue at its status quo.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    boxes, binds = something_done(draws)
    scores = draws.scores[:, draws.principals]
    return fold(scores, draws.offsets, boxes, binds)


def affordable(draws: Draws) -> Draws:
    """Return the draws, or so many of them that their frontiers take some seconds.

    Where all would take more than `WORK`, as a few of them tell, those returned are
    spread evenly over all; `FEWEST` at least, work as it may.
    """
    pilots = draws.take(spaced(draws.n_draws, PILOTS))
    boxes, binds = something_done(pilots)
    scores = pilots.scores[:, pilots.principals]
    each = work(pose(scores, pilots.offsets, boxes, binds))
    n = max(int(WORK / each), FEWEST)
    return draws if n >= draws.n_draws else draws.take(spaced(draws.n_draws, n))


def workable(draws: Draws, likely: IntArray) -> BoolArray:
    """Tell in which draws some package works, without all of their frontiers.

    One that is likely to work settles most draws. In the others only outcomes by which
    nobody loses are folded: if any of them works, one of the undominated does.

    Parameters
    ----------
    likely : (n_outcomes, n_issues)
        Places of options; whatever they are, the answer is the same.

    Returns
    -------
    (n_draws,) bool
    """
    found = draws.admissible(likely).T & works(draws.gains(likely))
    found &= (likely != draws.status_quo).any(axis=1)[:, None]
    settled = np.logical_or.reduce(found)
    if settled.all():
        return settled
    rest = draws.take(~settled)
    boxes, binds = something_done(rest)
    scores = rest.scores[:, rest.principals]
    disagreement = rest.disagreement[:, rest.principals]
    fronts = fold(scores, rest.offsets, boxes, binds, disagreement)
    settled[~settled] = tallies(works(fronts.gains(disagreement)), fronts.starts) > 0
    return settled


def rulings(draws: Draws) -> tuple[BoolArray, BoolArray]:
    """Return the boxes that make outcomes inadmissible, and where they bind.

    Conditions, and the red lines of principals; a third party's red line forbids
    nobody anything.
    """
    counts = (draws.vetoes < 0) | np.isin(draws.vetoes, draws.principals)
    return draws.boxes[counts], draws.binds[:, counts]


def something_done(draws: Draws) -> tuple[BoolArray, BoolArray]:
    """Return `rulings` with one box more: everything at the status quo."""
    boxes, binds = rulings(draws)
    nothing = np.zeros((1, boxes.shape[1]), dtype=np.bool_)
    nothing[0, draws.offsets[:-1] + draws.status_quo] = True
    always = np.ones((draws.n_draws, 1), dtype=np.bool_)
    return np.concatenate([boxes, nothing]), np.concatenate([binds, always], axis=1)


def allowed_alone(draws: Draws) -> BoolArray:
    """Tell which options no ruling forbids whatever stands on the other issues.

    Returns
    -------
    (n_draws, n_options) bool
    """
    boxes, binds = rulings(draws)
    starts, sizes = draws.offsets[:-1], np.diff(draws.offsets)
    narrow = ~np.logical_and.reduceat(boxes, starts, axis=1)
    only_here = narrow & (narrow.sum(axis=1, keepdims=True) == 1)
    forbids = boxes & np.repeat(only_here, sizes, axis=1)
    return ~(binds @ forbids)
