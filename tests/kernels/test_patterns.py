"""Stratified shares, and the grouping of rows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.kernels.patterns import binding, patterns


@given(
    shares=st.lists(st.floats(0, 1), max_size=4),
    n=st.integers(1, 50),
    seed=st.integers(0, 99),
)
def test_each_share_is_met_up_to_one_draw(shares, n, seed):
    binds = binding(shares, n, np.random.default_rng(seed))
    assert binds.shape == (n, len(shares))
    for column, share in zip(binds.T, shares, strict=True):
        assert abs(column.sum() - share * n) < 1


def test_lines_bind_independently():
    binds = binding([0.7, 0.4], 20_000, np.random.default_rng(1))
    assert abs((binds[:, 0] & binds[:, 1]).mean() - 0.28) < 0.01
    assert binds[:10_000].mean(axis=0).round(1).tolist() == [0.7, 0.4]


@given(
    rows=st.tuples(st.integers(0, 30), st.sampled_from([0, 1, 3, 9, 20])).flatmap(
        lambda shape: arrays(np.bool_, shape)
    )
)
def test_patterns_are_the_different_rows(rows):
    different, which = patterns(rows)
    assert np.array_equal(different[which], rows)
    assert len({tuple(row) for row in different.tolist()}) == len(different)
