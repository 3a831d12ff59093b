"""What an outcome leaves on the table: by hand, and by the definition."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.remainder import improvement, left

ONES = [Fraction(1)] * 3


@st.composite
def crowds(draw):
    """Draw a few points in small numbers, so that ties abound, and one to measure."""
    n_parties = draw(st.integers(2, 3))
    point = st.tuples(*[st.integers(0, 6)] * n_parties)
    points = draw(st.lists(point, min_size=1, max_size=12))
    return points, draw(st.sampled_from(points))


def frontier(points):
    """Return the efficient points, by the definition."""
    kept = [
        one for one in set(points) if not any(dominates(other, one) for other in points)
    ]
    return np.array(sorted(kept), dtype=np.int64).T


def dominates(one, other):
    return one != other and all(x >= y for x, y in zip(one, other, strict=True))


def test_what_is_left_by_hand():
    """From (4, 3) to (6, 4) and (4, 5): 2 more for either, at no loss to the other."""
    points = np.array([[9, 6, 4, 0], [0, 4, 5, 8]])
    assert left(points, np.array([4, 3])).tolist() == [2, 2]
    assert left(points, np.array([0, 0])).tolist() == [9, 8]
    assert left(points, np.array([6, 4])).tolist() == [0, 0]


def test_the_better_deal_shares_out_what_is_left():
    """Of (6, 4) and (4, 5) the first gives both some of their 2."""
    points = np.array([[9, 6, 4, 0], [0, 4, 5, 8]])
    assert improvement(points, np.array([4, 3]), ONES[:2]) == 1
    assert improvement(points, np.array([6, 4]), ONES[:2]) is None


def test_where_not_all_can_have_more_the_largest_share_goes():
    """Only one of two can have more at a time: the whole of it beats the half."""
    points = np.array([[4, 2, 2], [1, 1, 3], [0, 0, 0]])
    assert left(points, np.array([2, 1, 0])).tolist() == [2, 2, 0]
    assert improvement(points, np.array([2, 1, 0]), ONES) == 0


@given(crowds())
def test_what_is_left_is_what_going_through_all_outcomes_finds(crowd):
    """The frontier is enough: no outcome below it gives anybody more."""
    points, own = crowd
    found = left(frontier(points), np.array(own)).tolist()
    for p, more in enumerate(found):
        spared = [
            x[p] - own[p]
            for x in points
            if all(x[q] >= own[q] for q in range(len(own)) if q != p)
        ]
        assert more == max([0, *spared])


@given(crowds())
def test_nothing_is_left_exactly_where_an_outcome_is_efficient(crowd):
    points, own = crowd
    on = not any(dominates(other, own) for other in points)
    edge = frontier(points)
    assert (not left(edge, np.array(own)).any()) == on
    place = improvement(edge, np.array(own), ONES[: len(own)])
    assert (place is None) == on
    if place is not None:
        assert dominates(tuple(edge[:, place].tolist()), own)


@given(crowds(), st.integers(2, 9))
def test_the_scale_of_a_party_does_not_matter(crowd, scale):
    points, own = crowd
    edge, at = frontier(points), np.array(own)
    wide = np.array([scale, *[1] * (len(own) - 1)])
    units = [Fraction(1, scale), *ONES[: len(own) - 1]]
    assert improvement(edge * wide[:, None], at * wide, units) == improvement(
        edge, at, ONES[: len(own)]
    )
