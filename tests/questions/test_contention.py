"""Contention: by hand, what must hold, and option by option."""

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions.contention import contention
from draw_strategies import draws, make_draws
from enumeration import deals

# One issue with a middle way, one on which both want the same.
CASE = [
    [[0.6, 0.5, 0], [0, 0.2, 0.4]],
    [[0, 0.4], [0, 0.6]],
]


def test_by_hand():
    """First issue: the sacrifices of a, b, c are 0.4, max(0.1, 0.2), 0.6."""
    answer = contention(make_draws(CASE, scale=UNIT))
    np.testing.assert_allclose(answer.mean, [0.2, 0])
    np.testing.assert_allclose(answer.sacrifice[0], [0.2] * 3)
    np.testing.assert_allclose(answer.share_of_total[:, 1], [1, 0])
    assert answer.first.tolist() == [1, 0]
    assert answer.alone.tolist() == [0, 1]


def test_what_is_ruled_out_by_itself_is_no_way_out():
    """Without b the least sacrifice on the first issue is 0.4, at a."""
    made = make_draws(CASE, scale=UNIT, boxes=[[[1], [0, 1]]], vetoes=[1])
    np.testing.assert_allclose(contention(made).mean, [0.4, 0])


def test_what_is_ruled_out_only_with_something_else_is_a_way_out():
    made = make_draws(CASE, scale=UNIT, boxes=[[[1], [0]]], vetoes=[1])
    np.testing.assert_allclose(contention(made).mean, [0.2, 0])


def test_with_every_option_ruled_out_everything_is_lost():
    made = make_draws(CASE, scale=UNIT, boxes=[[[0, 1, 2], [0]], [[0, 1, 2], [1]]])
    np.testing.assert_allclose(contention(made).mean, [0.2, 0.6])


def test_a_ruling_that_leaves_nothing_at_all_rules_out_every_option():
    """A condition that forbids every outcome forbids every option of every issue."""
    issues = [[[4, 0], [0, 2]], [[1, 0], [0, 3]]]
    hopeless = make_draws(issues, boxes=[[[0, 1], [0, 1]]], scale=UNIT / 8)
    assert contention(hopeless).mean.tolist() == [4 / 8, 3 / 8]


def test_issues_that_divide_equally_share_the_draw():
    issue = [[1, 0], [0, 1]]
    assert contention(make_draws([issue, issue])).first.tolist() == [0.5, 0.5]


def test_where_all_want_the_same_no_issue_comes_first():
    issue = [[1, 0], [1, 0]]
    assert contention(make_draws([issue, issue])).first.tolist() == [0, 0]


def by_definition(made, k, issue):
    """min over options of max over principals of what taking it costs at best."""
    found = deals(made, k)
    best = [max(column) for column in zip(*(d.utility for d in found), strict=True)]
    return min(
        max(
            most - max(d.utility[p] for d in found if d.outcome[issue] == o)
            for p, most in enumerate(best)
        )
        for o in range(len(made.options[issue]))
    )


def test_what_is_worth_little_alone_and_much_with_something_else():
    """Either way on i0 p0 has the same alone; with a on i1, which it likes, a adds 5.

    So b costs it 5, or 4 with b on i1: its best is 0 + 1 + 5, with b it has 1. For p1
    a costs 2, and that is the least that somebody must give.
    """
    issues = [[[0, 0], [0, 2]], [[1, 0], [0, 0]]]
    made = make_draws(issues, scale=UNIT / 8, together=[([[0], [0]], [(5, 0)])])
    assert contention(made).mean.tolist() == [2 / 8, 0]
    assert contention(make_draws(issues, scale=UNIT / 8)).mean.tolist() == [0, 0]


@given(draws(max_boxes=0))
def test_equals_option_by_option(made):
    answer = contention(made)
    least = np.array(
        [
            [by_definition(made, k, i) for i in range(made.n_issues)]
            for k in range(made.n_draws)
        ]
    )
    np.testing.assert_allclose(answer.mean * UNIT, least.mean(axis=0))
    assert answer.first.sum() == pytest.approx(least.any(axis=1).mean())


@given(draws())
def test_alone_equals_looking_at_every_outcome(made):
    shares = [
        np.mean(
            [
                any(d.works for d in deals(made, k, agenda={i}))
                for k in range(made.n_draws)
            ]
        )
        for i in range(made.n_issues)
    ]
    np.testing.assert_allclose(contention(made).alone, shares)
