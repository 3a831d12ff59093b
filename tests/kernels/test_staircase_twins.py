"""Both forms of the staircase give the same answers, byte for byte."""

import itertools
import signal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels import staircase as kernel
from detente.kernels.form import compiled
from detente.kernels.fronts import words
from detente.kernels.staircase import staircase

INSTANCES = 12_000
TOPS = 0, 1, 2, 5, 100, 2**40
WIDTHS = 2, 3, 7, 2**16


def same(scores, sizes, max_width):
    """Compare what both forms find."""
    given_both = scores, sizes, words(sizes), max_width
    plain, twin = kernel._folded(*given_both), compiled(kernel._folded)(*given_both)
    for ours, theirs in zip(plain[:3], twin[:3], strict=True):
        assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)
        assert ours.tolist() == theirs.tolist()
    assert plain[3] == twin[3]


@pytest.mark.compiled
def test_on_many_small_instances_with_many_ties():
    rng = np.random.default_rng(0)
    for top, width in itertools.islice(
        itertools.cycle(itertools.product(TOPS, WIDTHS)), INSTANCES
    ):
        sizes = tuple(rng.integers(1, 6, rng.integers(1, 6)).tolist())
        same(rng.integers(-top, top + 1, (2, sum(sizes))), sizes, width)


@pytest.mark.compiled
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=6).map(tuple),
    st.sampled_from([1, 3, 2**59 // 6]),
    st.integers(2, 12),
    st.randoms(use_true_random=False),
)
def test_on_what_hypothesis_finds(sizes, top, width, random):
    scores = [random.randint(-top, top) for _ in range(2 * sum(sizes))]
    same(np.array(scores, dtype=np.int64).reshape(2, -1), sizes, width)


@pytest.mark.compiled
@pytest.mark.parametrize("top", [0, 3, 10**6])
@pytest.mark.parametrize("n_issues", [18, 30, 52])
def test_on_more_outcomes_than_a_word_or_a_limb_holds(n_issues, top):
    """10^18 fit one word, 10^30 two; where all is equal, 10^52 are counted as one."""
    rng = np.random.default_rng(n_issues)
    sizes = (10,) * n_issues
    same(rng.integers(0, top + 1, (2, sum(sizes))), sizes, 2**10)


@pytest.mark.compiled
def test_on_a_zero_sum_that_is_thinned():
    first = np.random.default_rng(0).integers(0, 10**9, (1, 200))
    same(np.concatenate([first, 10**9 - first]), (10,) * 20, 2**9)


@pytest.mark.compiled
def test_it_can_be_interrupted():
    """Exactly opposed parties: the third issue alone meets 10^8 points."""
    first = np.random.default_rng(0).integers(0, 2**50, (1, 4500))
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            staircase(np.split(np.concatenate([first, 2**50 - first]), 3, axis=1))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.compiled
@pytest.mark.parametrize(
    ("sizes", "held", "width"),
    [
        ((2,), (0,), 1),
        ((1, 2), (0, 0), 9),
        ((2,), (0, 0), 9),
        ((2,), (-1,), 9),
        ((2,), (1,), 9),
    ],
)
def test_arrays_that_do_not_fit_are_refused(sizes, held, width):
    with pytest.raises(ValueError, match="must fit one another"):
        compiled(kernel._folded)(np.zeros((2, 2), dtype=np.int64), sizes, held, width)


@pytest.mark.compiled
@pytest.mark.parametrize("shape", [(2, 0), (1, 2), (3, 2)])
def test_scores_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match="must fit one another"):
        compiled(kernel._folded)(np.zeros(shape, dtype=np.int64), (2,), (0,), 9)


def test_a_single_point_is_too_narrow():
    with pytest.raises(ValueError, match="must be at least 2; got 1"):
        staircase([np.zeros((2, 2), dtype=np.int64)], max_width=1)


@pytest.mark.parametrize("issues", [[], [np.zeros((2, 0), dtype=np.int64)]])
def test_an_issue_without_options_is_refused(issues):
    with pytest.raises(ValueError, match="must have options on every issue"):
        staircase(issues)
