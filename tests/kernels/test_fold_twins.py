"""Both forms of the fold of two parties give the same answers, byte for byte."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from detente.draws import something_done
from detente.errors import TooLargeError
from detente.kernels import fold as kernel
from detente.kernels import limits
from detente.kernels.boxes import Ties
from detente.kernels.form import compiled
from detente.kernels.problem import pose
from draw_strategies import draws

PROBLEMS = 3_000
TOPS = 0, 1, 2, 5, 50, 2**40, 2**57

pytestmark = pytest.mark.compiled


def same(problem):
    """Compare what both forms find, and the work they count."""
    meters = problem.meter(), problem.meter()
    plain = kernel._in_pairs(problem, meters[0])
    twin = compiled(kernel._in_pairs)(problem, meters[1])
    for ours, theirs in zip(plain, twin, strict=True):
        assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)
        assert ours.tobytes() == theirs.tobytes()
    assert meters[0].spent == meters[1].spent
    return plain


def random_problem(rng, top):
    """Up to five issues, often equal sums, with ties, and perhaps a floor."""
    sizes = rng.integers(1, 5, rng.integers(1, 6))
    offsets = np.append(0, np.cumsum(sizes))
    n_draws, n_boxes = rng.integers(1, 9), rng.integers(0, 4)
    scores = rng.integers(-top, top + 1, (n_draws, 2, offsets[-1]))
    boxes = rng.random((n_boxes, offsets[-1])) < rng.choice([0.5, 0.8, 0.95])
    binds = rng.random((n_draws, n_boxes)) < 0.7
    span = top * len(sizes)
    floor = rng.integers(-span, span + 1, (n_draws, 2)) if rng.random() < 0.5 else None
    n_together = rng.integers(0, 4) if top < 2**57 else 0  # states keep sums apart
    together = rng.random((n_together, offsets[-1])) < rng.choice([0.5, 0.8])
    worth = rng.integers(-top, top + 1, (n_draws, 2, n_together))
    return pose(scores, offsets, Ties(boxes, binds, together, worth), floor)


def test_on_many_small_problems_with_many_ties():
    rng = np.random.default_rng(0)
    n_draws = 0
    for n in range(PROBLEMS):
        problem = random_problem(rng, TOPS[n % len(TOPS)])
        same(problem)
        n_draws += problem.scores.shape[1]
    assert n_draws > 10_000


@given(draws(max_boxes=3))
@settings(max_examples=200)
def test_on_what_hypothesis_finds(made):
    scores, floor = (a[:, made.principals] for a in (made.scores, made.disagreement))
    if len(made.principals) == 2:
        same(pose(scores, made.offsets, something_done(made)))
        same(pose(scores, made.offsets, something_done(made), floor))


@pytest.mark.parametrize("top", [0, 1])
def test_on_counts_that_round(top):
    """10^20 outcomes of 21 utilities: above 2^53 sums depend on their order."""
    first = np.random.default_rng(1).integers(0, top + 1, (3, 1, 200))
    scores = np.concatenate([first, top - first], axis=1)
    none = Ties.ruling_out(np.zeros((0, 200), bool), np.zeros((3, 0), bool))
    _, count, _, starts = same(pose(scores, np.arange(0, 201, 10), none))
    assert starts.tolist() == [0, 1, 2, 3] if top == 0 else starts[1] > 15
    assert count.max() > 2**60


def test_on_numbers_of_two_words():
    scores = np.random.default_rng(1).integers(0, 2**40, (3, 2, 200))
    none = Ties.ruling_out(np.zeros((0, 200), bool), np.zeros((3, 0), bool))
    _, _, numbers, _ = same(pose(scores, np.arange(0, 201, 10), none))
    assert len(numbers) == 2


def test_with_many_states_of_many_boxes():
    rng = np.random.default_rng(2)
    offsets = np.arange(0, 25, 4)
    boxes = rng.random((12, 24)) < 0.8
    binds = rng.random((20, 12)) < 0.8
    problem = pose(
        rng.integers(0, 9, (20, 2, 24)), offsets, Ties.ruling_out(boxes, binds)
    )
    assert max(problem.links.sizes) > 50
    same(problem)


def refusals(problem, most):
    """What both forms say of it."""
    for form in (kernel._in_pairs, compiled(kernel._in_pairs)):
        with pytest.raises(TooLargeError) as caught:
            form(problem, problem.meter(most))
        yield str(caught.value)


def test_too_much_work_is_refused_alike():
    scores = np.random.default_rng(3).integers(0, 2**40, (5, 2, 80))
    none = Ties.ruling_out(np.zeros((0, 80), bool), np.zeros((5, 0), bool))
    problem = pose(scores, np.arange(0, 81, 10), none)
    plain, twin = refusals(problem, 1000.0)
    assert plain == twin
    assert "more than the limit of 1,000" in plain


def test_a_frontier_too_wide_is_refused_alike(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CANDIDATES", 2**12)
    scores = np.random.default_rng(4).integers(0, 2**40, (1, 1, 400))
    none = Ties.ruling_out(np.zeros((0, 400), bool), np.zeros((1, 0), bool))
    opposed = np.concatenate([scores, -scores], axis=1)
    plain, twin = refusals(pose(opposed, np.arange(0, 401, 20), none), 1e12)
    assert plain == twin
    assert "frontier of a single draw meets" in plain


def small():
    """A problem of two issues, two draws and a forbidden combination."""
    boxes = np.array([[True, False, True, False]])
    scores = np.arange(16).reshape(2, 2, 4)
    return pose(
        scores, np.array([0, 2, 4]), Ties.ruling_out(boxes, np.ones((2, 1), bool))
    )


@pytest.mark.parametrize(
    "change",
    [
        {"scores": np.zeros((3, 2, 4), np.int64)},
        {"scores": np.zeros((2, 2, 3), np.int64)},
        {"offsets": np.array([0, 4])},
        {"offsets": np.array([0, 5, 4])},
        {"ahead": np.zeros((2, 2, 2), np.int64)},
        {"floor": np.zeros((2, 1), np.int64)},
        {"links": replace(small().links, start=np.array([0, 1]))},
        {"links": replace(small().links, start=np.array([0]))},
        {"links": replace(small().links, steps=small().links.steps[:1])},
        {"links": replace(small().links, steps=(np.array([[0, 7]]), np.zeros((2, 2))))},
        {"links": replace(small().links, steps=(np.array([[0, -2]]),) * 2)},
        {"links": replace(small().links, adds=(np.array([[0, 1]]),) * 2)},
        {"links": replace(small().links, adds=small().links.adds[:1])},
        {"added": (np.zeros((1, 2, 1), np.int64),) * 2},
    ],
)
def test_arrays_that_lead_out_of_one_another_are_refused(change):
    problem = small()
    same(problem)
    with pytest.raises(ValueError, match="must fit one another"):
        compiled(kernel._in_pairs)(replace(problem, **change), problem.meter())
