"""Variants of an outcome: counted by hand, and against every outcome."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.variants import variants


@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=4), st.integers(0, 4), st.data()
)
def test_they_are_all_that_differ_on_so_many_issues(sizes, changes, data):
    outcome = [data.draw(st.integers(0, size - 1)) for size in sizes]
    every = itertools.product(*map(range, sizes))
    expected = [
        other
        for other in every
        if sum(a != b for a, b in zip(other, outcome, strict=True)) == changes
    ]
    found = list(variants(outcome, sizes, changes))
    assert sorted(found) == expected
    assert len(set(found)) == len(found)
