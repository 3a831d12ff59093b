"""The exact Pareto frontiers of draws, computed once for all questions."""

from functools import lru_cache

import numpy as np

from detente.draws.draws import Draws
from detente.kernels.arrays import BoolArray
from detente.kernels.fold import fold
from detente.kernels.fronts import Fronts
from detente.kernels.insertion import insert


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
