"""How far a disagreement point may move: by hand, and by moving it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from detente.kernels.sweep import alone, together

small = st.integers(-4, 4)
instances = hnp.array_shapes(min_dims=3, max_dims=3, max_side=4).flatmap(
    lambda shape: st.tuples(
        hnp.arrays(np.int64, shape, elements=small),
        hnp.arrays(np.bool_, shape[:2]),
    )
)
RISES = np.arange(-6, 7)


def some_agreement(gains, present):
    """The definition: nobody loses and somebody gains, at some point."""
    works = (gains >= 0).all(axis=2) & (gains > 0).any(axis=2)
    return (works & present).any(axis=1)


def test_the_last_of_the_gain_needs_somebody_else_to_gain():
    """By hand: (2, 0) is gone at a rise of 2, (1, 1) holds up to 1 exactly."""
    gains = np.array([[[2, 0]], [[1, 1]]])
    present = np.ones((2, 1), dtype=bool)
    slack = alone(gains, present, party=0)
    assert slack.holds(np.array([1, 2])).tolist() == [[True, False], [True, False]]
    assert slack.share(np.array([0, 1, 2])).tolist() == [1, 1, 0]


@given(instances, st.data())
def test_one_point_moved_by_hand(instance, data):
    gains, present = instance
    party = data.draw(st.integers(0, gains.shape[2] - 1))
    moved = [
        some_agreement(gains - rise * (np.arange(gains.shape[2]) == party), present)
        for rise in RISES
    ]
    found = alone(gains, present, party).holds(RISES)
    np.testing.assert_array_equal(found, np.array(moved).T)


@given(instances)
def test_all_points_moved_by_hand(instance):
    gains, present = instance
    moved = [some_agreement(gains - rise, present) for rise in RISES]
    found = together(gains, present).holds(RISES)
    np.testing.assert_array_equal(found, np.array(moved).T)


@given(instances)
def test_the_better_no_deal_the_fewer_agreements(instance):
    shares = together(*instance).share(RISES)
    assert (np.diff(shares) <= 0).all()
