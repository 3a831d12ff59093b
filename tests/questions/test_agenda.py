"""Agendas: by hand, what must hold, and every outcome of every subset one by one."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.errors import TooLargeError
from detente.kernels import agendas as agendas_module
from detente.questions import agenda as agenda_module
from detente.questions.agenda import agenda
from detente.questions.zopa import zopa
from draw_strategies import draws, make_draws
from enumeration import deals

# Status quo a everywhere. i0 helps p0, i1 helps p1, i2 helps p0 a little at no cost.
CASE = [
    [[0, 0.5], [0.2, 0]],
    [[0.3, 0], [0, 0.7]],
    [[0, 0.2], [0, 0]],
]


def test_by_hand():
    """i2 alone works (nobody loses); i0 with i1 gives 0.2 and 0.5; i2 adds 0.2."""
    answer = agenda(make_draws(CASE, scale=UNIT))
    assert answer.subsets == (
        ("i0",), ("i1",), ("i2",), ("i0", "i1"), ("i0", "i2"), ("i1", "i2"),
        ("i0", "i1", "i2"),
    )  # fmt: skip
    assert answer.share.tolist() == [0, 0, 1, 1, 1, 1, 1]
    np.testing.assert_allclose(answer.gain[3], [0.2, 0.5])
    np.testing.assert_allclose(answer.gain[6], [0.4, 0.5])
    np.testing.assert_allclose(answer.gain[[0, 1, 2, 4, 5]], 0)
    assert (answer.best, answer.smallest, answer.preferred) == (2, 2, (6, 3))
    assert answer.added_share.tolist() == [0, 0, 0]
    np.testing.assert_allclose(answer.added_gain, [[0.4, 0.5], [0.4, 0.5], [0.2, 0]])
    assert answer.exact
    assert answer.n_draws == 1


def expected(made, subset):
    """Share with something that works, and mean gains at Nash bargaining."""
    share, gain = 0, np.zeros(len(made.principals))
    for k in range(made.n_draws):
        here = deals(made, k, agenda=subset)
        share += any(d.works for d in here)
        fair = [d for d in here if d.admissible and not d.nothing and min(d.gain) >= 0]
        if any(min(d.gain) > 0 for d in fair):
            gain += max(fair, key=lambda d: math.prod(d.gain)).gain
    return share / made.n_draws, gain / made.n_draws / UNIT


@given(draws())
def test_equals_looking_at_every_outcome(made):
    answer = agenda(made)
    assert len(answer.subsets) == 2**made.n_issues - 1
    for place, subset in enumerate(answer.subsets):
        places = {made.issues.index(name) for name in subset}
        share, gain = expected(made, places)
        assert answer.share[place] == pytest.approx(share)
        np.testing.assert_allclose(answer.gain[place], gain)


@given(draws())
def test_a_longer_agenda_never_lowers_the_chance(made):
    answer = agenda(made)
    share = dict(zip(answer.subsets, answer.share.tolist(), strict=True))
    for small, large in itertools.permutations(share, 2):
        if set(small) < set(large):
            assert share[small] <= share[large]
    assert share[made.issues] == zopa(made).share
    assert answer.share[answer.best] == zopa(made).share
    assert (answer.added_share >= 0).all()


@pytest.mark.parametrize(("fewer", "enough"), [(3, True), (2, False)])
def test_exactly_one_standard_error_is_within(fewer, enough):
    """By hand: 5 of 25 draws, standard error sqrt(0.2 x 0.8 / 25) = 0.08, that is 2."""
    both = [[[0, -1], [0, 2]], [[0, 2], [0, -1]]]
    alone = [[[0, 1], [0, 1]], [[0, -1], [0, -1]]]
    never = [[[0, -1], [0, -1]], [[0, -1], [0, -1]]]
    made = [alone] * fewer + [both] * (5 - fewer) + [never] * 20
    answer = agenda(make_draws(*made))
    assert answer.subsets[answer.best] == ("i0", "i1")
    assert answer.subsets[answer.smallest] == (("i0",) if enough else ("i0", "i1"))


@given(draws(issues=(3, 3)))
def test_greedy_roads_meet_only_true_agendas(made):
    usual = agenda_module.MOST_ISSUES
    try:
        agenda_module.MOST_ISSUES = 0
        greedy = agenda(made)
    finally:
        agenda_module.MOST_ISSUES = usual
    full = agenda(made)
    share = dict(zip(full.subsets, full.share.tolist(), strict=True))
    assert not greedy.exact
    assert all(share[s] == v for s, v in zip(greedy.subsets, greedy.share, strict=True))
    assert {s for s in full.subsets if len(s) != 2} <= set(greedy.subsets)
    np.testing.assert_array_equal(greedy.added_gain, full.added_gain)


def many_draws(n_draws, n_issues, seed=0):
    rng = np.random.default_rng(seed)
    return make_draws(
        *[
            [[rng.random(3).tolist(), rng.random(3).tolist()] for _ in range(n_issues)]
            for _ in range(n_draws)
        ],
        scale=UNIT // n_issues,
    )


def test_large_cases_use_fewer_draws_and_say_so(monkeypatch):
    monkeypatch.setattr(agenda_module, "WORK", 20_000)
    answer = agenda(many_draws(1000, 3))
    assert answer.exact
    assert 200 <= answer.n_draws < 1000
    share = answer.share[answer.best]
    assert answer.error[answer.best] == pytest.approx(
        (share * (1 - share) / answer.n_draws) ** 0.5
    )


def test_too_much_work_for_all_agendas_turns_to_greedy(monkeypatch):
    monkeypatch.setattr(agenda_module, "WORK", 10_000)
    answer = agenda(many_draws(300, 5))
    assert not answer.exact
    assert len(answer.subsets) < 2**5 - 1
    assert answer.subsets[-1] == ("i0", "i1", "i2", "i3", "i4")


def test_where_even_greedy_roads_are_long_fewer_draws_go_them(monkeypatch):
    made = many_draws(300, 5)
    monkeypatch.setattr(agenda_module, "WORK", 1)
    assert agenda(made).n_draws == 50
    monkeypatch.setattr(agenda_module, "MOST_WORK", 1)
    assert agenda(made).n_draws == 10


def test_agendas_that_take_more_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(agendas_module, "MAX_WORK", 100)
    with pytest.raises(TooLargeError, match=r"^2 principals × 5 issues × 3 "):
        agenda(many_draws(300, 5))
