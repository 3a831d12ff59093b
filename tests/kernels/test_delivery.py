"""Deliveries part by part: by hand, and against sorting every draw."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.delivery import Delivery, Part

HALVES = (
    Part(frozenset({0}), (0,), ((0,), (1,), (2,))),
    Part(frozenset({1}), (1,), ((0,), (1,))),
)


def delivery(scores, *, parts=HALVES, together=(), added=(), **terms):
    """Two issues, of three options and of two; no deal is worth nothing if not said."""
    scores = np.array(scores, dtype=np.int64)
    flat = np.zeros(scores.shape[1:], dtype=np.int64)
    return Delivery(
        scores=scores,
        combinations=np.array(together, dtype=bool).reshape(-1, 5),
        added=np.array(added, dtype=np.int64).reshape(-1, *flat.shape),
        start=np.array([0, 3]),
        disagreement=flat + terms.get("no_deal", 0),
        completion=flat + terms.get("completion", 0),
        remaining=terms.get("remaining", 1.0),
        parts=parts,
        simultaneous=terms.get("simultaneous", True),
    )


def one_draw(first, second):
    """Scores of each party for the five options, in a single draw."""
    return [[[a], [b]] for a, b in zip(first, second, strict=True)]


# p0 gives 2 and then 4 more for 9; p1 gives 3 for 1 and then 5.
TRADE = one_draw([0, -2, -6, 0, 9], [0, 1, 5, 0, -3])


def test_exposure_and_risk_of_one_draw():
    """By hand: p0 goes 2 down with 3 + 2 to win; p1 then 3 down with 5 − 3 + 2."""
    made = delivery(TRADE)
    assert made.goal == (2, 1)
    assert made.exposure((1, 0)).tolist() == [2, 0]
    assert made.exposure((0, 1)).tolist() == [0, 3]
    assert made.risk((0, 0), (1, 0)).tolist() == [[2 / 5], [0]]
    assert made.trust((1, 0), (1, 1)).tolist()[1] == 3 / 4
    assert math.isnan(made.trust((1, 0), (1, 1))[0])


def test_the_last_step_of_ones_own_is_beyond_trust():
    made = delivery(TRADE)
    assert made.trust((1, 1), (2, 1))[0] == math.inf
    assert made.sustained([(0, 0), (0, 1), (1, 1), (2, 1)]).tolist() == [False]
    assert made.sustained([(0, 0), (1, 0), (2, 1)]).tolist() == [True]
    assert delivery(TRADE, completion=4).trust((1, 1), (2, 1))[0] == 1


def test_verification_lowers_the_loss():
    """By hand: of the 2 that p0 may lose 1 counts, with 3 to win."""
    half = delivery(TRADE, remaining=0.5)
    assert half.risk((0, 0), (1, 0))[0, 0] == 1 / 4
    assert half.risk((1, 1), (2, 1))[0, 0] == math.inf


def test_what_is_always_found_and_undone_needs_no_trust():
    """Unless even the end is worth less than standing still; here it is no less."""
    safe = delivery(TRADE, remaining=0.0, completion=4)
    assert safe.risk((1, 1), (2, 1))[0].tolist() == [0]
    assert safe.risk((0, 0), (1, 0))[0].tolist() == [0]
    assert delivery(TRADE, remaining=0.0).risk((1, 1), (2, 1))[0, 0] == math.inf


@given(
    st.tuples(*[st.integers(-9, 9)] * 3),
    st.integers(0, 9),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
)
def test_risk_is_where_going_on_begins_to_pay(worth, completion, remaining):
    """The second way: expected utility of going on, a little above and below it."""
    start, left, end = worth
    scores = one_draw([start, left, end, 0, 0], [0] * 5)
    parts = (Part(frozenset({0}), (0,), ((0,), (1,), (2,))),)
    terms = {"remaining": remaining, "completion": completion, "no_deal": start}
    made = delivery(scores, parts=parts, **terms)
    risk = made.risk((0,), (1,))[0, 0]

    def pays(chance):
        stranded = start - remaining * (start - left)
        return chance * (end + completion) + (1 - chance) * stranded >= start - 1e-9

    if start <= left:
        assert risk == 0
    elif math.isinf(risk):
        assert not pays(1 - 1e-6)
    else:
        assert pays(min(risk + 1e-6, 1))
        assert risk == 0 or not pays(risk - 1e-6)


def test_who_does_not_begin_has_no_deal():
    """By hand: of 2 given 1 is better than no deal, so that nothing is risked by it.

    With no deal worth 1 more than the status quo, 3 are risked, with 3 to win of 5.
    """
    worse, better = delivery(TRADE, no_deal=-3), delivery(TRADE, no_deal=1)
    assert worse.risk((0, 0), (1, 0))[0, 0] == 0
    assert better.risk((0, 0), (1, 0))[0, 0] == 3 / 5
    assert worse.risk((1, 0), (2, 0)).tolist() == better.risk((1, 0), (2, 0)).tolist()


@pytest.mark.parametrize(
    ("simultaneous", "onward", "left"),
    [(True, {(1, 0), (0, 1), (1, 1)}, 2), (False, {(1, 0), (0, 1)}, 3)],
)
def test_who_can_move_and_how_far_it_is(simultaneous, onward, left):
    made = delivery(TRADE, simultaneous=simultaneous)
    lattice = made.lattice(lambda _: True, beyond_trust=True)
    assert set(lattice.onward((0, 0))) == onward
    assert lattice.left((0, 0)) == left


def test_nobody_delivers_two_parts_at_once():
    same = tuple(Part(frozenset({0}), part.issues, part.rungs) for part in HALVES)
    lattice = delivery(TRADE, parts=same).lattice(lambda _: True, beyond_trust=True)
    assert set(lattice.onward((0, 0))) == {(1, 0), (0, 1)}
    assert lattice.left((0, 0)) == 3


@pytest.mark.parametrize("simultaneous", [True, False])
def test_the_same_steps_lead_onward_and_backward(simultaneous):
    made = delivery(TRADE, simultaneous=simultaneous)
    lattice = made.lattice(lambda _: True, beyond_trust=True)
    stages = [(a, b) for a in range(3) for b in range(2)]
    onward = {(a, b) for a in stages for b in lattice.onward(a)}
    assert onward == {(a, b) for b in stages for a in lattice.backward(b)}
    assert all(lattice.apart(b, (2, 1)) < lattice.apart(a, (2, 1)) for a, b in onward)


def test_steps_beyond_trust_may_be_barred():
    made = delivery(TRADE, simultaneous=False)
    barred = made.lattice(lambda _: True, beyond_trust=False)
    assert not barred.passable((1, 1), (2, 1))
    assert barred.passable((0, 0), (1, 0))
    assert not made.ends_well()
    assert delivery(TRADE).ends_well()


@given(st.lists(st.tuples(*[st.integers(-9, 9)] * 5), min_size=1, max_size=25))
def test_exposure_is_the_least_value_that_nine_draws_in_ten_keep_to(drawn):
    scores = np.array(drawn).T[:, None, :].repeat(2, axis=1)
    made = delivery(scores)
    for stage in [(1, 0), (2, 1)]:
        falls = [max(0, -(d[stage[0]] + d[3 + stage[1]])) for d in drawn]
        enough = [f for f in falls if 10 * sum(g <= f for g in falls) >= 9 * len(falls)]
        assert made.exposure(stage)[0] == min(enough)
