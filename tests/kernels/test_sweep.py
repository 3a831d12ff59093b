"""How far a disagreement point may move: by hand, and by moving it."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from detente.kernels.segments import starting
from detente.kernels.sweep import alone, together

small = st.integers(-4, 4)
instances = st.tuples(
    st.integers(1, 4), st.lists(st.integers(0, 4), min_size=1, max_size=4)
).flatmap(
    lambda shape: st.tuples(
        hnp.arrays(np.int64, (shape[0], sum(shape[1])), elements=small),
        st.just(starting(np.array(shape[1]))),
    )
)
RISES = np.arange(-6, 7)


def some_agreement(gains, starts):
    """The definition: nobody loses and somebody gains, at some point."""
    works = (gains >= 0).all(axis=0) & (gains > 0).any(axis=0)
    return [works[low:high].any() for low, high in itertools.pairwise(starts)]


def test_the_last_of_the_gain_needs_somebody_else_to_gain():
    """By hand: (2, 0) is gone at a rise of 2, (1, 1) holds up to 1 exactly."""
    gains = np.array([[2, 1], [0, 1]])
    slack = alone(gains, np.array([0, 1, 2]), party=0)
    assert slack.holds(np.array([1, 2])).tolist() == [[True, False], [True, False]]
    assert slack.share(np.array([0, 1, 2])).tolist() == [1, 1, 0]


@given(instances, st.data())
def test_one_point_moved_by_hand(instance, data):
    gains, starts = instance
    party = data.draw(st.integers(0, len(gains) - 1))
    only = np.arange(len(gains))[:, None] == party
    moved = [some_agreement(gains - rise * only, starts) for rise in RISES]
    found = alone(gains, starts, party).holds(RISES)
    np.testing.assert_array_equal(found, np.array(moved).T)


@given(instances)
def test_all_points_moved_by_hand(instance):
    gains, starts = instance
    moved = [some_agreement(gains - rise, starts) for rise in RISES]
    found = together(gains, starts).holds(RISES)
    np.testing.assert_array_equal(found, np.array(moved).T)


@given(instances)
def test_the_better_no_deal_the_fewer_agreements(instance):
    shares = together(*instance).share(RISES)
    assert (np.diff(shares) <= 0).all()
