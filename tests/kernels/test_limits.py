"""What a fold may ask of the machine: by hand, and what a refusal says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TooLargeError
from detente.kernels import limits
from detente.kernels.limits import Meter, compared


def test_work_by_hand():
    """Three candidates and four: of three parties eight times, of five in pairs."""
    met = np.array([3, 4])
    spent = []
    for n_parties in (2, 3, 5):
        meter = Meter(n_parties, 2, (3, 3))
        meter.spend(met)
        spent.append(meter.spent)
    assert spent == [7, 56, pytest.approx(5 * (0.0012 * 25 + 3 * 7))]


def test_a_refusal_says_what_is_too_large_the_limit_and_what_to_do():
    meter = Meter(8, 16, (3, 2, 3), most=100)
    with pytest.raises(TooLargeError) as refused:
        meter.spend(np.array([5]))
    assert str(refused.value) == (
        "8 principals × 3 issues × 2 to 3 options are too much: the frontiers of 16 "
        "draws take more than the limit of 100 comparisons. Leave out issues on which "
        "there is little to gain, merge options, or let principals who want the same "
        "be one."
    )


@pytest.mark.parametrize(("n_parties", "limit"), [(3, 2**22), (4, 2**18)])
def test_one_draw_may_meet_so_many_candidates(n_parties, limit):
    meter = Meter(n_parties, 1, (2, 2))
    meter.must_fit(limit)
    with pytest.raises(TooLargeError, match=f"above the limit of {limit:,}"):
        meter.must_fit(limit + 1)


@given(st.integers(2, 9), st.lists(st.integers(0, 10**6), min_size=1))
def test_more_candidates_are_never_less_work(n_parties, met):
    work = compared(n_parties, np.sort(np.array(met)))
    assert (np.diff(work) >= 0).all()
    assert (work >= np.sort(met)).all()


def test_the_limits_are_those_that_the_fold_goes_by():
    assert Meter(2, 1, (2,)).most == limits.MAX_WORK
