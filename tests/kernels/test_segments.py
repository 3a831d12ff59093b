"""What stands out in each draw: against plain Python, one draw at a time."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.segments import best, first, largest, owners, starting, tallies

draws = st.lists(st.lists(st.integers(-3, 3), max_size=5), min_size=1, max_size=6)
full_draws = st.lists(
    st.lists(st.integers(-3, 3), min_size=1, max_size=5), min_size=1, max_size=6
)


def laid_out(lists):
    starts = starting(np.array([len(values) for values in lists]))
    values = [x for values in lists for x in values]
    return np.array(values, dtype=np.int64), starts


@given(draws)
def test_one_draw_at_a_time(lists):
    values, starts = laid_out(lists)
    assert largest(values, starts, -9).tolist() == [max(v, default=-9) for v in lists]
    assert tallies(values > 0, starts).tolist() == [
        sum(x > 0 for x in v) for v in lists
    ]
    assert [values[a:b].tolist() for a, b in pairwise(starts)] == lists
    assert owners(starts).tolist() == [k for k, v in enumerate(lists) for _ in v]


@given(full_draws)
def test_the_best_is_the_first_of_the_largest(lists):
    values, starts = laid_out(lists)
    own = [v.index(max(v)) for v in lists]
    assert (best(values, starts) - starts[:-1]).tolist() == own
    most = np.repeat(largest(values, starts, 0), np.diff(starts))
    assert (first(values == most, starts) - starts[:-1]).tolist() == own


def test_parties_stand_above_one_another():
    values = np.array([[1, 2, 3], [6, 5, 4]])
    assert largest(values, np.array([0, 2, 3]), 0).tolist() == [[2, 3], [6, 4]]
