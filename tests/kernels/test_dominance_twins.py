"""Both forms of dominance among three parties give the same answers, byte for byte."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels import dominance as kernel
from detente.kernels.form import compiled

BATCHES = 2_500
TOPS = 0, 1, 2, 5, 30, 2**61

pytestmark = pytest.mark.compiled


def same(points, present, count):
    """Compare what both forms keep, and what they merge there."""
    plain = kernel._of_three(points, present, count)
    twin = compiled(kernel._of_three)(points, present, count)
    assert (plain[0].dtype, plain[1].dtype) == (twin[0].dtype, twin[1].dtype)
    assert plain[0].tobytes() == twin[0].tobytes()
    assert plain[1][plain[0]].tobytes() == twin[1][twin[0]].tobytes()


def batch(rng, shape, top):
    """Sets with places that hold nothing, and counts that round."""
    points = rng.integers(-top, top + 1, (3, *shape))
    present = rng.random(shape) < rng.choice([0.0, 0.3, 0.8, 1.0])
    return points, present, rng.random(shape) * 10.0 ** rng.integers(0, 20)


def test_on_many_small_sets_with_many_ties():
    rng = np.random.default_rng(0)
    n_sets = 0
    for n in range(BATCHES):
        shape = rng.integers(1, 9), rng.integers(1, 40)
        same(*batch(rng, shape, TOPS[n % len(TOPS)]))
        n_sets += shape[0]
    assert n_sets > 10_000


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=9, max_size=9),
        min_size=1,
        max_size=4,
    )
)
def test_on_what_hypothesis_finds(sets):
    points = np.array(sets).transpose(2, 0, 1)
    shape = points.shape[1:]
    same(
        points, np.ones(shape, bool), np.arange(1.0, 1 + points[0].size).reshape(shape)
    )


@pytest.mark.parametrize("slope", [-1, 1])
def test_on_a_large_set_that_is_all_kept_or_a_chain(slope):
    """By falling utility of the first party, all rise for another, or fall for all."""
    ranks = np.random.default_rng(1).permutation(20_000)
    points = np.array([ranks, slope * ranks, ranks])[:, None]
    same(points, np.ones((1, 20_000), bool), np.ones((1, 20_000)))
    kept, _ = kernel.undominated(
        points, np.ones((1, 20_000), bool), np.ones((1, 20_000))
    )
    assert kept.sum() == (1 if slope > 0 else 20_000)


@pytest.mark.parametrize("shape", [(0, 5), (2, 0), (0, 0)])
def test_on_nothing(shape):
    points = np.zeros((3, *shape), np.int64)
    kept, merged = compiled(kernel._of_three)(points, points[0] > 0, np.zeros(shape))
    assert kept.shape == merged.shape == shape


@pytest.mark.parametrize("shape", [(2, 2, 5), (3, 2, 4), (3, 1, 5), (3, 5, 2)])
def test_arrays_that_do_not_fit_are_refused(shape):
    sets = np.ones((2, 5), bool), np.ones((2, 5))
    with pytest.raises(ValueError, match="must fit one another"):
        compiled(kernel._of_three)(np.zeros(shape, np.int64), *sets)
