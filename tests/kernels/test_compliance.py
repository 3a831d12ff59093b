"""When complying pays: closed forms, and period after period by the definition."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords import at_random, by_definition, courses, equal_steps, watched
from detente.kernels.compliance import holds, leaving, longest, needed, room

AT_ONCE = (0, 3)
GAIN, LOSS = 1.0, 0.5
SURE = np.ones(1)


@pytest.mark.parametrize("lag", [0, 1, 2, 4, 6])
@pytest.mark.parametrize("d", [0.8, 0.9, 0.95, 0.99])
def test_one_exchange_needs_what_the_closed_form_says(d, lag):
    """q >= G (1 - d) / (d^(L+1) P - d (1 - d^L) G), and never more than 1."""
    room_left = d ** (lag + 1) * LOSS - d * (1 - d**lag) * GAIN
    q = GAIN * (1 - d) / room_left if room_left > 0 else math.inf
    found = needed(equal_steps(1), watched(d, lag), AT_ONCE)[0]
    assert found == (pytest.approx(q, abs=2e-6) if q <= 1 else math.inf)


def test_the_longest_lag_is_the_closed_form():
    """L <= ln(G / (G + P)) / ln d - 1 with certain detection: 6 periods, by hand."""
    bound = math.log(GAIN / (GAIN + LOSS)) / math.log(0.95) - 1
    assert int(bound) == 6
    found = longest(equal_steps(1), watched(0.95), AT_ONCE, SURE)[0]
    assert found == pytest.approx(bound, abs=1e-9)
    assert needed(equal_steps(1), watched(0.95, 6), AT_ONCE)[0] == pytest.approx(
        0.513, abs=5e-4
    )
    assert needed(equal_steps(1), watched(0.95, 7), AT_ONCE)[0] == math.inf


@given(q=st.floats(0, 1), f=st.floats(0, 0.3), d=st.floats(0.5, 0.99))
def test_false_alarms_eat_up_detection(q, f, d):
    """d (q - f) P >= (1 - d + d f) G, where the deal is worth its start at all."""
    room_left = d * (q - f) * LOSS - (1 - d + d * f) * GAIN
    regime = watched(d, alarms=f)
    # from the exchange on: what precedes it is a matter of the floor
    found = room(equal_steps(1), regime, AT_ONCE, np.array([q]))[4:]
    if abs(room_left) > 1e-9:
        assert (found >= 0).all() == (room_left > 0)


def test_more_inspections_in_a_step_are_as_many_stages():
    """Two inspections a step: as if each stage came twice."""
    deal, regime = equal_steps(2), watched(0.9, 1, alarms=0.05, rounds=2)
    course = (0, 1, 4, 7, 8)
    q = needed(deal, regime, course)[0]
    assert by_definition(deal, regime, course, q + 1e-3, lag=1)
    assert not by_definition(deal, regime, course, q - 1e-3, lag=1)


@given(
    seed=st.integers(0, 2**32 - 1),
    d=st.sampled_from([0.7, 0.9, 0.95]),
    q=st.floats(0, 1),
    lag=st.integers(0, 3),
    alarms=st.sampled_from([0.0, 0.05]),
)
def test_a_sequence_holds_as_the_definition_says(seed, d, q, lag, alarms):
    rng = np.random.default_rng(seed)
    deal = at_random(rng, (1, 2), ({0}, {1}))
    regime = watched(d, lag, alarms=alarms, rounds=float(rng.integers(1, 3)))
    listed = list(courses(deal, jumps=True))
    course = listed[int(rng.integers(len(listed)))]
    tests = room(deal, regime, course, np.array([q]))
    if np.abs(tests).min() > 1e-7:
        said = by_definition(deal, regime, course, q, lag=lag)
        assert bool(holds(deal, regime, course, np.array([q]))[0]) == said


@given(seed=st.integers(0, 2**32 - 1), q=st.floats(0.3, 1))
def test_the_longest_lag_holds_and_a_longer_one_does_not(seed, q):
    deal = at_random(np.random.default_rng(seed), (2, 2), ({0}, {1}))
    course, sure = (0, 3, 4, 7, 8), np.array([q])
    found = longest(deal, watched(0.9), course, sure)[0]
    if math.isnan(found):
        assert not holds(deal, watched(0.9), course, sure)[0]
    elif math.isfinite(found):
        assert holds(deal, watched(0.9, max(found - 1e-6, 0)), course, sure)[0]
        assert not holds(deal, watched(0.9, found + 1e-3), course, sure)[0]
    else:
        assert holds(deal, watched(0.9, 200), course, sure)[0]


@given(seed=st.integers(0, 2**32 - 1))
def test_what_is_needed_is_enough_and_less_is_not(seed):
    deal = at_random(np.random.default_rng(seed), (2, 2), ({0}, {1}))
    regime, course = watched(0.9, 1), (0, 3, 4, 7, 8)
    q = needed(deal, regime, course)[0]
    if math.isfinite(q):
        for more in np.linspace(q, 1, 7):
            assert holds(deal, regime, course, np.array([more]))[0]
        assert q < 1e-5 or not holds(deal, regime, course, np.array([q - 1e-5]))[0]
    else:
        assert not holds(deal, regime, course, SURE)[0]


def test_who_cannot_take_back_is_left_with_the_cost_of_having_begun():
    """A has dismantled; B, whose relief can be withdrawn, keeps 1.5 for 0.5 a year."""
    gain = leaving(equal_steps(1, (0.0, 1.0)), watched(0.9), (0, 1, 3))
    assert gain[:, 0] == pytest.approx([-0.1 - 1 + 0.56, 1.0])


@given(seed=st.integers(0, 2**32 - 1))
def test_promises_are_kept_as_long_as_more_is_to_come(seed):
    """Schelling: cost_t <= d x what is still to come; at the end, the outside value.

    Deliveries that nobody can undo, in turn, found out at once: the only penalty is
    that the rest does not come.
    """
    rng, d = np.random.default_rng(seed), 0.9
    cost, worth = rng.uniform(0, 1, (2, 2)), rng.uniform(0.2, 1.6, (2, 2))
    outside = rng.uniform(0, 1, 2)
    to_come, kept = outside / d, True
    for mover, nth in ((0, 1), (1, 1), (0, 0), (1, 0)):  # from the last step back
        to_come = d * to_come
        kept &= bool(cost[mover, nth] <= to_come[mover])
        to_come[mover] -= cost[mover, nth]
        to_come[1 - mover] += worth[1 - mover, nth]
    b_a_b_a = (0, 1, 4, 5, 8)
    tests = room(_goods(cost, worth, outside), watched(d), b_a_b_a, SURE)[10:]
    assert (tests >= 0).all() == kept


def _goods(cost, worth, outside):
    """Goods delivered one by one, for good: a cost to one, a worth to the other."""
    deal = equal_steps(2)
    a, b = deal.stages.levels.T
    paid = np.stack([np.append(0, np.cumsum(row)) for row in cost])
    got = np.stack([np.append(0, np.cumsum(row)) for row in worth])
    flow = np.stack([got[0][b] - paid[0][a], got[1][a] - paid[1][b]], axis=1)[..., None]
    broken = flow.copy()
    flow[-1, :, 0] += outside
    floor = np.full((2, 1), -9.0)
    return type(deal)(deal.stages, flow, broken, floor)
