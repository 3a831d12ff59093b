"""Whether a deal is kept: by hand, draw by draw by definition, and at its edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import UNIT, working
from detente.kernels.conflict.definitions import Standing, stable_by_definition
from detente.questions.keeping import keeping
from draw_strategies import draws as some_draws
from draw_strategies import make_draws


def exchange(*, cost=1, worth=2):
    """Each of two gives something that costs it less than it is worth to the other."""
    return [[[0, -cost], [0, worth]], [[0, worth], [0, -cost]]]


def test_a_fair_exchange_is_held_by_what_the_other_would_do():
    """The prisoners' dilemma: kept 1 each, alone 2 or -1, no deal 0."""
    draws = make_draws(exchange(), scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", "p1"))
    assert answer.states == (("p0", "p1"), ("p1",), ("p0",), ())
    rests = dict(zip(answer.concepts, answer.rests.tolist(), strict=True))
    assert rests["R"] == [0, 0, 0, 1]
    assert rests["SEQ"] == rests["GMR"] == [1, 0, 0, 1]
    assert answer.would.tolist() == [[1, 0, 1, 0], [1, 1, 0, 0]]
    assert answer.temptation.tolist() == [[1 / 8] * 3] * 2
    assert answer.follows.tolist() == [1, 1]
    assert answer.final.tolist() == [0, 0]


def test_what_gives_nothing_away_is_kept_for_its_own_sake():
    draws = make_draws(exchange(cost=-1), scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", "p1"))
    assert answer.rests[answer.concepts.index("R"), 0] == 1
    assert (answer.temptation < 0).all()
    assert answer.final.tolist() == [1, 1]


def test_only_draws_in_which_it_would_be_signed_count():
    draws = make_draws(exchange(), exchange(cost=3), exchange(), scale=UNIT // 8)
    assert keeping(draws, ("b", "b"), gives=("p0", "p1")).n_draws == 2


def test_what_nobody_known_gives_is_in_force_while_all_keep():
    """The second issue is joint: once the first party leaves, it is gone for both."""
    draws = make_draws([[[0, -1], [0, 2]], [[0, 3], [0, 1]]], scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", ""))
    assert answer.parties == ("p0",)
    assert answer.rests[:, 0].tolist() == [1] * 5
    assert answer.temptation[0].tolist() == [-2 / 8] * 3


@pytest.mark.parametrize("target", [(), ("a", "a"), ("b", "b")])
def test_nobody_takes_back_what_nobody_gave(target):
    gives = ("", "") if target == ("b", "b") else ("p0", "p1")
    answer = keeping(make_draws(exchange()), target, gives=gives)
    assert answer.parties == ()
    assert answer.stays.shape == (5, 0, 1)
    assert answer.rests.tolist() == [[1]] * 5


def test_who_gives_must_be_said_for_each_issue():
    with pytest.raises(ValueError, match="for each of 2 issues"):
        keeping(make_draws(exchange()), ("b", "b"), gives=("p0",))


@given(some_draws(), st.data())
def test_agrees_with_the_definitions_in_each_draw(draws, data):
    aim = np.array([data.draw(st.integers(0, len(o) - 1)) for o in draws.options])
    gives = [data.draw(st.sampled_from(["", *draws.parties])) for _ in draws.options]
    answer = keeping(draws, draws.names(aim), gives=gives)
    willing = working(draws, aim[None])[0]
    rows = np.flatnonzero(willing) if willing.any() else np.arange(draws.n_draws)
    assert answer.n_draws == len(rows)
    per_draw = [by_definition(draws, aim, gives, answer, k) for k in rows]
    np.testing.assert_allclose(answer.stays, np.mean(per_draw, axis=0))
    for one in ("R", "SEQ"):
        c = answer.concepts.index(one)
        slow = [np.logical_and.reduce(draw[c]) for draw in per_draw]
        np.testing.assert_allclose(answer.rests[c], np.mean(slow, axis=0))


def by_definition(draws, aim, gives, answer, k):
    """(n_concepts, n_parties, n_states): who stays in one draw, state by state."""
    worth = []
    for state in answer.states:
        keeps = np.array([party in state for party in answer.parties])
        outcome = np.array([
            aim[i]
            if (keeps[answer.parties.index(g)] if g in answer.parties else keeps.all())
            else draws.status_quo[i]
            for i, g in enumerate(gives)
        ])  # fmt: skip
        utilities = draws.utility(outcome[None])[k, 0]
        own = [draws.parties.index(party) for party in answer.parties]
        worth.append(utilities[own])
    worth[-1] = draws.disagreement[k, own]
    worth = np.array(worth).T.reshape(len(answer.parties), len(answer.states))
    n_states = len(answer.states)
    moves = [[1 << (s ^ (1 << p)) for s in range(n_states)] for p in range(len(worth))]
    better = [
        [
            sum(1 << q for q in range(n_states) if row[q] > row[s])
            for s in range(n_states)
        ]
        for row in worth
    ]
    would = [
        [m & b for m, b in zip(*pair, strict=True)]
        for pair in zip(moves, better, strict=True)
    ]
    everywhere = (1 << n_states) - 1
    found = [
        stable_by_definition(
            Standing(
                moves[p], better[p], [everywhere & ~b for b in better[p]],
                moves[:p] + moves[p + 1 :], would[:p] + would[p + 1 :],
            )
        )
        for p in range(len(worth))
    ]  # fmt: skip
    return np.array(
        [
            [[one[c] >> s & 1 for s in range(n_states)] for one in found]
            for c in answer.concepts
        ]
    ).reshape(len(answer.concepts), len(worth), n_states)
