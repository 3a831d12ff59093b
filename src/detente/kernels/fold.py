r"""Exact Pareto frontiers without enumeration: fold issue by issue.

Utilities add up over issues, and dominance survives addition: if ``a`` dominates
``b`` on the first issues, then ``a`` with any completion dominates ``b`` with the same
one. So from the undominated partial sums of the first :math:`k - 1` issues follow
those of the first :math:`k`:

.. math:: F_k = \mathrm{undominated}(F_{k-1} + S_k), \qquad F_0 = \{0\}

with :math:`S_k` the scores of issue :math:`k`'s options. A completion may be forbidden,
so partial sums compete only within the same state of the boxes still alive
(`detente.kernels.boxes`). All draws are folded at once, in integers.

Time is proportional to frontier x options x issues, not to the number of outcomes.
With more than three parties, points are compared in pairs, and a floor keeps them few.
Memory: draws are taken in portions of at most `PORTION` candidates, and a single draw
may reach `MAX_CANDIDATES`, about 60 bytes each for two parties; for this and for the
limit of the work see `detente.kernels.limits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.boxes import Links, link
from detente.kernels.dominance import undominated
from detente.kernels.fronts import Fronts, words
from detente.kernels.limits import FEW_PARTIES, MAX_WORK, Meter, must_hold
from detente.kernels.segments import starting

PORTION = 2**17


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What to fold, made ready by `pose`.

    Attributes
    ----------
    scores : (n_parties, n_draws, n_options)
        Moved so that each issue's worst option scores 0.
    base : (n_parties, n_draws)
        What to add back.
    spans
        Upper bound of the folded utilities, for each party.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    links
        States of the forbidden combinations.
    ahead : (n_parties, n_draws, n_issues + 1)
        The most that the issues from each one on can still add.
    floor : (n_parties, n_draws)
        Outcomes below it for some party are of no interest, ...
    spare
        ... unless a single party is below, and by no more than this.
    """

    scores: IntArray
    base: IntArray
    spans: tuple[int, ...]
    offsets: IntArray
    links: Links
    ahead: IntArray
    floor: IntArray
    spare: int = 0

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(int(n) for n in np.diff(self.offsets))

    def meter(self, most: float = MAX_WORK) -> Meter:
        """Return a meter for the work of folding this."""
        n_parties, n_draws, _ = self.scores.shape
        return Meter(n_parties, n_draws, self.sizes, most)


@dataclass(frozen=True, slots=True, eq=False)
class Partial:
    """Undominated partial sums of some draws over the issues so far.

    Attributes
    ----------
    draws : (n,)
        Which draws these are.
    sums : (n_parties, n, width)
        In the lexicographic order of the partial outcomes.
    present, count : (n, width)
        Places that hold a point, and the partial outcomes merged there.
    numbers : (n_words, n, width)
        The partial outcomes.
    state : (n, width)
        Which boxes are alive.
    """

    draws: IntArray
    sums: IntArray
    present: BoolArray
    count: FloatArray
    numbers: IntArray
    state: IntArray

    def take(self, rows: IntArray) -> "Partial":
        """Return some of the draws, no wider than they need."""
        present = self.present[rows]
        width = max(int(present.sum(axis=1).max(initial=1)), 1)
        return Partial(
            self.draws[rows],
            self.sums[:, rows, :width],
            present[:, :width],
            self.count[rows, :width],
            self.numbers[:, rows, :width],
            self.state[rows, :width],
        )


def fold(
    scores: IntArray,
    offsets: IntArray,
    boxes: BoolArray,
    binds: BoolArray,
    floor: IntArray | None = None,
) -> Fronts:
    """Find the Pareto frontier of every draw.

    An outcome is one option for every issue; its utility to a party is the sum of
    their scores. Only strong dominance counts; outcomes with equal utilities are one
    point, counted, for which the lexicographically first stands.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options) int64
        At least two parties; all issues' options side by side. The sum over issues of
        the ranges must stay below 2^62.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    boxes : (n_boxes, n_options)
        An outcome all of whose options a box marks is forbidden ...
    binds : (n_draws, n_boxes)
        ... in the draws in which the box binds.
    floor : (n_draws, n_parties)
        Leave out the outcomes that give some party less. None to keep everything.

    Raises
    ------
    TooLargeError
        If the frontiers take more room or more work than `detente.kernels.limits`
        allow.

    Examples
    --------
    Two issues; each party cares more about another one. Giving in on the less
    important one is efficient, the opposite is not:

    >>> scores = np.array([[[3, 0, 1, 0], [0, 1, 0, 3]]])
    >>> none = np.zeros((0, 4), bool), np.zeros((1, 0), bool)
    >>> front = fold(scores, np.array([0, 2, 4]), *none)
    >>> front.points.tolist()
    [[4, 3, 0], [0, 3, 4]]
    >>> front.outcomes.tolist()
    [[0, 0], [0, 1], [1, 1]]
    """
    return solve(pose(scores, offsets, boxes, binds, floor))


def solve(problem: Problem, meter: Meter | None = None) -> Fronts:
    """Do what `fold` does with a problem made ready, by a meter of the caller's."""
    parts = list(_folded(problem, begin(problem), 0, meter or problem.meter()))
    return _one_after_the_other(problem, parts)


def pose(
    scores: IntArray,
    offsets: IntArray,
    boxes: BoolArray,
    binds: BoolArray,
    floor: IntArray | None = None,
) -> Problem:
    """Make the arguments of `fold` ready for `begin` and `extend`.

    Parameters
    ----------
    scores, offsets, boxes, binds
        As in `fold`.
    floor : (n_draws, n_parties)
        Utilities below which an outcome is of no interest to some party: partial sums
        that cannot reach them any more are dropped. None to keep everything.
    """
    if scores.shape[1] < 2:
        raise ValueError(f"must have at least two parties; got {scores.shape[1]}")
    least = np.minimum.reduceat(scores, offsets[:-1], axis=2)
    moved = scores - np.repeat(least, np.diff(offsets), axis=2)
    ranges = np.maximum.reduceat(moved, offsets[:-1], axis=2)
    ahead = np.zeros((*scores.shape[:2], len(offsets)), dtype=np.int64)
    ahead[:, :, :-1] = np.cumsum(ranges[:, :, ::-1], axis=2)[:, :, ::-1]
    base = least.sum(axis=2)
    bottom = np.zeros_like(base) if floor is None else np.maximum(floor - base, 0)
    return Problem(
        np.ascontiguousarray(moved.transpose(1, 0, 2)),
        base.T,
        tuple(int(n) for n in ahead[:, :, 0].max(axis=0)),
        offsets,
        link(offsets, boxes, binds),
        ahead.transpose(1, 0, 2),
        bottom.T,
    )


def begin(problem: Problem) -> Partial:
    """Return the fold over no issue: one partial sum, zero, in every draw."""
    n_parties, n_draws, _ = problem.scores.shape
    n_words = words(problem.sizes)[-1] + 1
    return Partial(
        np.arange(n_draws),
        np.zeros((n_parties, n_draws, 1), dtype=np.int64),
        np.ones((n_draws, 1), dtype=np.bool_),
        np.ones((n_draws, 1)),
        np.zeros((n_words, n_draws, 1), dtype=np.int64),
        problem.links.start[:, None],
    )


def candidates(
    problem: Problem, partial: Partial, issue: int, options: IntArray
) -> tuple[IntArray, IntArray, BoolArray]:
    """Add each of some options of one more issue to every partial sum.

    Parameters
    ----------
    issue
        The next issue after those folded.
    options : (n,)
        Places of the options within the issue, rising.

    Returns
    -------
    sums : (n_parties, n_draws, width * n)
        In the lexicographic order of the partial outcomes.
    state : (n_draws, width * n)
        -1 where a forbidden combination is complete.
    present : (n_draws, width * n)
        Places that hold a candidate neither forbidden nor out of reach of the floor.
    """
    draws, n_options = partial.draws, len(options)
    scores = problem.scores[:, draws[:, None], problem.offsets[issue] + options]
    n_parties, n_draws, width = partial.sums.shape
    shape = n_draws, width * n_options
    step = problem.links.steps[issue][:, options]
    state = step.take(partial.state, axis=0).reshape(shape)
    sums = (partial.sums[..., None] + scores[:, :, None]).reshape(n_parties, *shape)
    present = np.repeat(partial.present, n_options, axis=1) & (state >= 0)
    needed = problem.floor[:, draws] - problem.ahead[:, draws, issue + 1]
    if needed.max(initial=0) > 0:
        present &= _enough(sums, needed[:, :, None], problem.spare)
    return sums, state, present


def _enough(sums: IntArray, needed: IntArray, spare: int) -> BoolArray:
    """Mark the sums that give all parties what they need, or all but one nearly."""
    if not spare:
        return np.asarray(np.logical_and.reduce(sums >= needed))
    short = np.add.reduce(sums < needed, dtype=np.int64)
    return np.logical_and.reduce(sums >= needed - spare) & (short <= 1)


def extend(
    problem: Problem, partial: Partial, issue: int, options: IntArray, meter: Meter
) -> Partial:
    """Fold one more issue, using only some of its options.

    Of the `candidates`, those undominated within their state are kept. With more than
    three parties the meter counts those that the floor leaves, with fewer all.
    """
    n_parties, n_options = len(partial.sums), len(options)
    meter.must_fit(partial.present.shape[1] * n_options)
    if n_parties <= FEW_PARTIES:
        meter.spend(partial.present.sum(axis=1) * n_options)
    sums, state, present = candidates(problem, partial, issue, options)
    if n_parties > FEW_PARTIES:
        meter.spend(present.sum(axis=1))
    kept, count = undominated(
        _apart(sums, state, problem.spans),
        present,
        np.repeat(partial.count, n_options, axis=1),
    )
    places = np.flatnonzero(kept)
    numbers = partial.numbers.reshape(len(partial.numbers), -1)[:, places // n_options]
    word = words(problem.sizes)[issue]
    numbers[word] *= problem.sizes[issue]
    numbers[word] += options[places % n_options]
    padded = _Padding.of(kept, places)
    return Partial(
        partial.draws,
        padded.put(sums.reshape(n_parties, -1)[:, places]),
        padded.put(np.ones((1, len(places)), dtype=np.bool_))[0],
        padded.put(count.reshape(1, -1)[:, places])[0],
        padded.put(numbers),
        padded.put(state.reshape(1, -1)[:, places])[0],
    )


def _apart(sums: IntArray, state: IntArray, spans: tuple[int, ...]) -> IntArray:
    """Move points of different states to where they cannot dominate each other.

    A higher state is worse for the first party than all of a lower one, and better
    for the second.
    """
    if not state.max(initial=0):
        return sums
    moved = sums.copy()
    moved[0] -= state * (spans[0] + 1)
    moved[1] += state * (spans[1] + 1)
    return moved


@dataclass(frozen=True, slots=True, eq=False)
class _Padding:
    """Where points found one after the other stand in rows of equal width."""

    n_rows: int
    width: int
    places: IntArray

    @classmethod
    def of(cls, kept: BoolArray, places: IntArray) -> "_Padding":
        """Push the kept points of every row to its left, in their order."""
        counts = kept.sum(axis=1)
        width = max(int(counts.max(initial=0)), 1)
        starts = np.arange(len(counts)) * width - (np.cumsum(counts) - counts)
        new = np.arange(len(places)) + np.repeat(starts, counts)
        return cls(len(counts), width, new)

    def put(self, values: np.ndarray) -> np.ndarray:
        """Spread (n, n_points) to (n, n_rows, width), zero elsewhere."""
        spread = np.zeros((len(values), self.n_rows * self.width), dtype=values.dtype)
        spread[:, self.places] = values
        return spread.reshape(len(values), self.n_rows, self.width)


def _folded(
    problem: Problem, partial: Partial, first: int, meter: Meter
) -> Iterator[Partial]:
    """Fold the issues from the first given on, in portions of draws that fit."""
    for issue in range(first, len(problem.sizes)):
        size = problem.sizes[issue]
        n_draws, width = partial.present.shape
        if n_draws > 1 and n_draws * width * size > PORTION:
            for portion in _portions(partial, size):
                yield from _folded(problem, portion, issue, meter)
            return
        partial = extend(problem, partial, issue, np.arange(size), meter)
    yield partial


def _portions(partial: Partial, size: int) -> Iterator[Partial]:
    """Cut into portions of draws, those with frontiers of like width together."""
    widths = partial.present.sum(axis=1)
    order = np.argsort(widths, kind="stable")
    start = 0
    while start < len(order):
        reach = np.maximum(widths[order[start:]], 1) * np.arange(
            1, len(order) - start + 1
        )
        fits = int(np.searchsorted(reach, PORTION // size, side="right"))
        yield partial.take(order[start : start + max(fits, 1)])
        start += max(fits, 1)


def _one_after_the_other(problem: Problem, parts: list[Partial]) -> Fronts:
    """Put the portions together again, in the order of the draws."""
    n_parties, n_draws, _ = problem.scores.shape
    widths = np.zeros(n_draws, dtype=np.int64)
    for part in parts:
        widths[part.draws] = part.present.sum(axis=1)
    starts = starting(widths)
    n_points = int(starts[-1])
    must_hold(n_draws, n_points)
    points = np.empty((n_parties, n_points), dtype=np.int64)
    count = np.empty(n_points)
    numbers = np.empty((len(parts[0].numbers), n_points), dtype=np.int64)
    for part in parts:
        rows, columns = np.nonzero(part.present)
        places = starts[part.draws][rows] + columns
        points[:, places] = part.sums[:, rows, columns]
        points[:, places] += problem.base[:, part.draws[rows]]
        count[places] = part.count[rows, columns]
        numbers[:, places] = part.numbers[:, rows, columns]
    return Fronts(points, count, numbers, starts, problem.sizes)
