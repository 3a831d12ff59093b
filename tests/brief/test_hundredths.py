"""Shares of a whole as counts of a hundred that add up."""

from itertools import pairwise
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.brief.hundredths import hundredths
from detente.brief.numbers import write

WHOLE = st.lists(st.integers(0, 1000), min_size=1, max_size=6)


def test_three_that_would_each_be_rounded_up_are_not():
    """Hare's quotas by hand: 66.6, 25.7 and 7.7 lack two, which go to .7 and .7."""
    assert hundredths([0.666, 0.257, 0.077]) == [66, 26, 8]


@given(WHOLE, st.integers(0, 1000))
def test_with_what_is_left_they_add_up_to_a_hundred(parts, left):
    assume(sum(parts) + left)
    every = [part / (sum(parts) + left) for part in (*parts, left)]
    assert sum(hundredths(every)) == 100
    told = hundredths(every[:-1])
    assert abs(100 - sum(told) - 100 * every[-1]) < 1 + 1e-6


@given(WHOLE)
def test_none_is_off_by_a_whole_one_and_the_order_stays(parts):
    assume(sum(parts))
    shares = [part / sum(parts) for part in parts]
    told = hundredths(shares)
    assert all(
        n - floor(100 * s + 1e-9) in (0, 1) for n, s in zip(told, shares, strict=True)
    )
    ranked = sorted(zip(shares, told, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(ranked) if a[0] < b[0])


@pytest.mark.parametrize("form", ["in_100", "out_of_100"])
def test_what_is_said_of_issues_adds_up(form):
    said = {"contention": {"first": [0.666, 0.256, 0.078]}}
    told = [write(said, f"contention.first.{i}", form) for i in range(3)]
    assert [int(one.split()[0]) for one in told] == [67, 25, 8]


def test_few_and_nearly_all_stay_words():
    said = {"contention": {"first": [0.953, 0.047]}}
    told = [write(said, f"contention.first.{i}", "out_of_100") for i in range(2)]
    assert told == ["more than 95", "fewer than 5"]
