"""The rules over draws: by hand, what must hold, and every outcome one by one."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions.solutions import solutions
from draw_strategies import draws, make_draws
from enumeration import deals

# By hand, from no deal at (0, 0): aa (1, 0), ab (0.7, 0.6), ba (0.3, 0.4), bb (0, 1).
TWO_ISSUES = [[[0.7, 0], [0, 0.4]], [[0.3, 0], [0, 0.6]]]
# Nothing gives the second party anything.
HOPELESS = [[[0.7, 0], [0, 0]], [[0.3, 0], [0, 0]]]


def test_by_hand():
    answer = solutions(
        make_draws(TWO_ISSUES, HOPELESS, scale=UNIT, disagreement=[[0, 0]] * 2)
    )
    assert answer.rules == (
        "nash bargaining", "kalai-smorodinsky", "egalitarian", "utilitarian",
    )  # fmt: skip
    assert answer.defined.tolist() == [0.5] * 4
    assert [(c.package, c.share) for c in answer.chosen] == [(("a", "b"), 1)] * 4
    np.testing.assert_array_equal(answer.options, [[1, 0, 0, 1]] * 4)
    np.testing.assert_allclose(answer.points, [[0.7, 0.6]] * 4)
    np.testing.assert_allclose(answer.gains[:, :, 1], [[0.7, 0.6]] * 4)


def test_never_defined():
    answer = solutions(make_draws(HOPELESS, scale=UNIT))
    assert answer.defined.tolist() == [0] * 4
    assert answer.chosen == ()
    assert np.isnan(answer.options).all()
    assert np.isnan(answer.points).all()
    assert np.isnan(answer.gains).all()


@given(draws())
def test_nash_bargaining_equals_looking_at_every_outcome(made):
    answer = solutions(made)
    picks = Counter()
    for k in range(made.n_draws):
        fair = [
            d
            for d in deals(made, k)
            if d.admissible and not d.nothing and min(d.gain) >= 0
        ]
        if any(min(d.gain) > 0 for d in fair):
            best = max(fair, key=lambda d: math.prod(d.gain))
            picks[made.names(best.outcome)] += 1
    n_defined = sum(picks.values())
    assert answer.defined[0] == pytest.approx(n_defined / made.n_draws)
    shown = {c.package: c.share for c in answer.chosen if c.rule == "nash bargaining"}
    assert shown == {
        package: pytest.approx(n / n_defined) for package, n in picks.items()
    }


@given(draws())
def test_shares_add_up(made):
    answer = solutions(made)
    for row, defined in zip(answer.options, answer.defined, strict=True):
        if defined:
            sums = np.add.reduceat(row, made.offsets[:-1])
            np.testing.assert_allclose(sums, 1)
    for rule in answer.rules:
        shares = [c.share for c in answer.chosen if c.rule == rule]
        assert sum(shares) <= 1 + 1e-12
        assert shares == sorted(shares, reverse=True)
        assert len(shares) <= 5


@given(draws())
def test_the_utilitarian_sum_is_the_largest(made):
    answer = solutions(made)
    if answer.defined[0]:
        sums = answer.points.sum(axis=1)
        assert (sums <= sums[3] + 1e-9).all()
