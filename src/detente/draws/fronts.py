"""The exact Pareto frontiers of draws, computed once for all questions."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache, partial
from itertools import repeat

import numpy as np

from detente.draws.draws import UNIT, Draws
from detente.engine.serial import SERIAL
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.boxes import Ties
from detente.kernels.effort import spaced
from detente.kernels.fold import fold, solve
from detente.kernels.fronts import Fronts, end_to_end, joined
from detente.kernels.gains import works
from detente.kernels.insertion import insert
from detente.kernels.limits import FEW_PARTIES, MAX_WORK, Meter, must_hold
from detente.kernels.problem import Problem, pose
from detente.kernels.segments import tallies

WORK = 20_000_000
"""Work that `affordable` allows: two seconds or three."""
FEWEST = 100
"""Draws that it leaves, though they are more work."""
MOST_WORK = 100_000_000
"""Work of `FEWEST` draws above which a case is too large."""
PILOTS = 16
"""Draws by which it judges."""
PIECES = 16
"""Draws are cut into so many pieces, that several workers may share them."""
CHUNK = 10_000
"""Draws that are made together, from one seed; limits of the work hold for each."""

DEPTHS = tuple(round(n * UNIT / 10) for n in (1, 2, 3))
"""With many principals, so far below no deal is looked step by step, in units."""


Solve = Callable[[Draws, int, int], Fronts]
"""Folds draws, given how far below no deal to look, and what a single one may lose."""


def many(draws: Draws) -> bool:
    """Tell whether there are so many principals that whole frontiers are too large."""
    return len(draws.principals) > FEW_PARTIES


@lru_cache(maxsize=2)
def _known(_: Draws) -> dict[str, Fronts]:
    """Return what was found of some draws so far, to be added to."""
    return {}


def _once(draws: Draws, name: str, find: Callable[[], Fronts]) -> Fronts:
    known = _known(draws)
    if name not in known:
        known[name] = find()
    return known[name]


def fold_ahead(draws: Draws, executor: Executor) -> None:
    """Find all that the questions will look at, so that they need not.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    solve = partial(_solved, executor)
    _once(draws, "acceptable", lambda: solve(draws, 0, 0))
    if many(draws):
        found = acceptable(draws)
        _once(draws, "packages", lambda: _with_one_below(draws, found, solve))
        _once(draws, "nearest", lambda: _with_all_below(draws, found, solve))


def frontiers(draws: Draws) -> Fronts:
    """Return the principals' Pareto frontier over all admissible outcomes.

    With many principals, that part of it by which nobody loses.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    return _once(draws, "frontiers", lambda: _with_nothing_done(draws))


def _with_nothing_done(draws: Draws) -> Fronts:
    nothing = draws.status_quo[None]
    utility = draws.utility(nothing)[:, 0, draws.principals]
    allowed = draws.admissible(nothing)[:, 0]
    if many(draws):
        floor = draws.disagreement[:, draws.principals]
        allowed &= np.logical_and.reduce(utility >= floor, axis=1)
    return insert(acceptable(draws), draws.status_quo, utility, allowed)


def acceptable(draws: Draws) -> Fronts:
    """Return those points of `packages` by which nobody loses, and perhaps others.

    Whatever dominates such a point is one too, so they are those of the frontier over
    admissible outcomes other than doing nothing. With few principals all of that.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    return _once(draws, "acceptable", lambda: _here(draws, 0, 0))


def packages(draws: Draws) -> Fronts:
    """Return the frontier over admissible outcomes other than doing nothing.

    That is, without the outcome that leaves every issue at its status quo. With many
    principals, that part of it by which nobody loses; and in draws without any, that by
    which a single one loses, and no more than the last of `DEPTHS`: enough to tell how
    far one disagreement point may rise, or how far down to there it must fall.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    found = acceptable(draws)
    if not many(draws):
        return found
    return _once(draws, "packages", lambda: _with_one_below(draws, found, _here))


def nearest(draws: Draws) -> Fronts:
    """Return points enough to tell how far all disagreement points may move together.

    With few principals those of `packages`. With many, in draws in which somebody
    always loses, those by which nobody loses more than the least of `DEPTHS` that lets
    any stand, if one does.

    Raises
    ------
    TooLargeError
        See `detente.kernels.fold`.
    """
    found = acceptable(draws)
    if not many(draws):
        return found
    return _once(draws, "nearest", lambda: _with_all_below(draws, found, _here))


def affordable(draws: Draws) -> Draws:
    """Return the draws, or so many of them that their frontiers take some seconds.

    Where all would take more than `WORK`, as a few of them tell, those returned are
    spread evenly over all, but no fewer than `FEWEST`.

    Raises
    ------
    TooLargeError
        If `FEWEST` would take more than `MOST_WORK`.
    """
    pilots = draws.take(spaced(draws.n_draws, PILOTS))
    meter = _problem(pilots).meter(pilots.n_draws * MOST_WORK / FEWEST)

    def tried(some: Draws, depth: int, spare: int) -> Fronts:
        return solve(_problem(some, depth, spare), meter)

    found = tried(pilots, 0, 0)
    if many(draws):
        _with_one_below(pilots, found, tried)
        _with_all_below(pilots, found, tried)
    each = meter.spent / pilots.n_draws
    n = max(int(WORK / max(each, 1)), FEWEST)
    return draws if n >= draws.n_draws else draws.take(spaced(draws.n_draws, n))


def working(draws: Draws, outcomes: IntArray) -> BoolArray:
    """Tell in which draws each outcome is a package that works.

    It is admissible, no principal loses by it, somebody gains, and it is not the status
    quo.

    Parameters
    ----------
    outcomes : (n_outcomes, n_issues)
        Places of options.

    Returns
    -------
    (n_outcomes, n_draws) bool
    """
    found = draws.admissible(outcomes).T & works(draws.gains(outcomes))
    return found & (outcomes != draws.status_quo).any(axis=1)[:, None]


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
    settled = np.logical_or.reduce(working(draws, likely))
    if settled.all():
        return settled
    rest = draws.take(~settled)
    scores = rest.scores[:, rest.principals]
    disagreement = rest.disagreement[:, rest.principals]
    fronts = fold(scores, rest.offsets, something_done(rest), disagreement)
    settled[~settled] = tallies(works(fronts.gains(disagreement)), fronts.starts) > 0
    return settled


def rulings(draws: Draws) -> Ties:
    """Return what makes outcomes inadmissible, and what adds to their utility.

    Conditions, and the red lines of principals; a third party's red line forbids
    nobody anything. Of the principals' interactions only.
    """
    counts = (draws.vetoes < 0) | np.isin(draws.vetoes, draws.principals)
    added = draws.added[:, draws.principals]
    matters = np.logical_or.reduce(added, axis=(0, 1))
    return Ties(
        draws.boxes[counts],
        draws.binds[:, counts],
        draws.combinations[matters],
        added[:, :, matters],
    )


def _with_one_below(draws: Draws, found: Fronts, solve: Solve) -> Fronts:
    """Add to draws without any points those by which a single principal loses."""
    empty = np.diff(found.starts) == 0
    if not empty.any():
        return found
    return joined(found, empty, solve(draws.take(empty), 0, DEPTHS[-1]))


def _with_all_below(draws: Draws, found: Fronts, solve: Solve) -> Fronts:
    """Add to draws without any points those by which nobody loses much."""
    for depth in DEPTHS:
        empty = np.diff(found.starts) == 0
        if not empty.any():
            break
        found = joined(found, empty, solve(draws.take(empty), depth, 0))
    return found


def _problem(draws: Draws, depth: int = 0, spare: int = 0) -> Problem:
    """Return what to fold: something done, and with many principals nobody losing.

    Not more than ``depth``, that is, but for a single one, who may lose ``spare``.
    """
    own = draws.principals
    floor = draws.disagreement[:, own] - depth if many(draws) else None
    posed = pose(draws.scores[:, own], draws.offsets, something_done(draws), floor)
    return replace(posed, spare=spare)


def _solved(executor: Executor, draws: Draws, depth: int, spare: int) -> Fronts:
    """Fold draws in pieces; no draw's frontier depends on what others are beside it."""
    sizes = tuple(len(labels) for labels in draws.options)
    most = MAX_WORK * max(1.0, draws.n_draws / CHUNK)
    meter = Meter(len(draws.principals), draws.n_draws, sizes, most)
    rows = np.array_split(np.arange(draws.n_draws), max(min(PIECES, draws.n_draws), 1))
    asked = (draws.take(some) for some in rows), repeat(depth), repeat(spare)
    parts = []
    for fronts, spent in executor.map(_piece, *asked, repeat(meter)):
        meter.add(spent)
        parts.append(fronts)
        must_hold(draws.n_draws, sum(part.points.shape[1] for part in parts))
    return end_to_end(parts)


def _piece(draws: Draws, depth: int, spare: int, meter: Meter) -> tuple[Fronts, float]:
    """Fold some draws; return also the work that took."""
    own = replace(meter, spent=0.0)
    return solve(_problem(draws, depth, spare), own), own.spent


def _here(draws: Draws, depth: int, spare: int) -> Fronts:
    return _solved(SERIAL, draws, depth, spare)


def something_done(draws: Draws) -> Ties:
    """Return `rulings` with one box more: everything at the status quo."""
    ties = rulings(draws)
    nothing = np.zeros((1, ties.boxes.shape[1]), dtype=np.bool_)
    nothing[0, draws.offsets[:-1] + draws.status_quo] = True
    always = np.ones((draws.n_draws, 1), dtype=np.bool_)
    return replace(
        ties,
        boxes=np.concatenate([ties.boxes, nothing]),
        binds=np.concatenate([ties.binds, always], axis=1),
    )


def allowed_alone(draws: Draws) -> BoolArray:
    """Tell which options no ruling forbids whatever stands on the other issues.

    A ruling that leaves no outcome at all forbids every option.

    Returns
    -------
    (n_draws, n_options) bool
    """
    ties = rulings(draws)
    boxes, binds = ties.boxes, ties.binds
    starts, sizes = draws.offsets[:-1], np.diff(draws.offsets)
    narrow = ~np.logical_and.reduceat(boxes, starts, axis=1)
    elsewhere = narrow.sum(axis=1, keepdims=True) - narrow
    only_here = elsewhere == 0
    forbids = boxes & np.repeat(only_here, sizes, axis=1)
    return ~(binds @ forbids)
