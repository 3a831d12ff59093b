"""Partial sums over the first issues of many draws at a time, and one issue more.

Candidates compete only within the same state of the boxes still alive: a completion
that one may have may be forbidden to another, or worth less.
"""

from dataclasses import dataclass

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.dominance import undominated
from detente.kernels.fronts import words
from detente.kernels.limits import FEW_PARTIES, Meter
from detente.kernels.problem import Problem


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
    added = problem.added[issue]
    if added.shape[2] > 1:
        adds = problem.links.adds[issue][:, options].take(partial.state, axis=0)
        sums += added[:, draws[:, None], adds.reshape(shape)]
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
