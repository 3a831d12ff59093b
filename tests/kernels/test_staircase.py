"""The staircase of two parties: by hand, against going through all, and thinned."""

import itertools
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.boxes import Ties
from detente.kernels.fold import fold
from detente.kernels.fronts import decode
from detente.kernels.staircase import staircase

ISSUES = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
).map(lambda issues: [np.array(issue).T for issue in issues])


def by_definition(issues):
    points = defaultdict(list)
    for outcome in itertools.product(*(range(issue.shape[1]) for issue in issues)):
        pairs = list(zip(issues, outcome, strict=True))
        points[tuple(int(sum(i[p, o] for i, o in pairs)) for p in (0, 1))].append(
            outcome
        )
    best = [
        u
        for u in points
        if not any(v != u and v[0] >= u[0] and v[1] >= u[1] for v in points)
    ]
    return [(u, points[u][0], len(points[u])) for u in sorted(best, reverse=True)]


def shown(found, issues):
    sizes = tuple(issue.shape[1] for issue in issues)
    outcomes = map(tuple, decode(found.numbers, sizes).tolist())
    points = map(tuple, found.points.T.tolist())
    return list(zip(points, outcomes, found.count.tolist(), strict=True))


@given(ISSUES)
def test_it_is_what_going_through_all_outcomes_finds(issues):
    assert shown(staircase(issues), issues) == by_definition(issues)


@given(ISSUES, st.integers(2, 4))
def test_thinned_it_loses_no_more_than_it_says(issues, width):
    found = staircase(issues, width)
    assert found.points.shape[1] <= width
    for (first, second), _, _ in by_definition(issues):
        near = (found.points[0] >= first) & (found.points[1] >= second - found.error)
        assert near.any()


@given(ISSUES)
def test_one_that_fits_is_not_thinned(issues):
    assert staircase(issues, 100).error == 0


def test_equal_sums_are_counted_and_the_first_outcome_stands():
    """By hand: giving on either issue is worth the same, so two outcomes are one."""
    issue = np.array([[1, 0], [0, 1]])
    assert shown(staircase([issue, issue]), [issue] * 2) == [
        ((2, 0), (0, 0), 1),
        ((1, 1), (0, 1), 2),
        ((0, 2), (1, 1), 1),
    ]


def test_counts_are_exact_beyond_64_bits():
    issue = np.zeros((2, 10), dtype=np.int64)
    found = staircase([issue] * 30)
    assert found.count.tolist() == [10**30]
    assert found.numbers.tolist() == [[0], [0]]


@pytest.mark.parametrize(("n_issues", "n_options"), [(6, 4), (12, 10)])
def test_it_agrees_with_the_fold_of_many_draws(n_issues, n_options):
    rng = np.random.default_rng(n_issues)
    first = rng.integers(0, 1000, (n_issues, n_options))
    second = 1000 - first + rng.integers(0, 200, first.shape)
    issues = [np.array(pair) for pair in zip(first, second, strict=True)]
    offsets = np.arange(n_issues + 1) * n_options
    none = Ties.ruling_out(np.zeros((0, offsets[-1]), bool), np.zeros((1, 0), bool))
    front = fold(np.concatenate(issues, axis=1)[None], offsets, none)
    order = np.lexsort((-front.points[1], -front.points[0]))
    found = staircase(issues)
    assert found.points.tolist() == front.points[:, order].tolist()
    assert found.count.tolist() == front.count[order].tolist()
    assert found.numbers.tolist() == front.numbers[:, order].tolist()


def test_a_zero_sum_of_30_issues_is_thinned_by_itself():
    """Every outcome is efficient: 10^30 points are too many."""
    first = np.random.default_rng(0).integers(0, 10**9, (30, 10))
    issues = [np.array([row, 10**9 - row]) for row in first]
    found = staircase(issues, 2**10)
    assert found.points.shape[1] <= 2**10
    span = sum(int(np.ptp(row)) for row in first)
    assert 0 < found.error < span * 30 / 2**10
