"""Stages by their number, and who moves between them."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accords import at_random, courses, equal_steps, watched
from detente.kernels.accord import lasting, passing


def test_stages_are_numbered_with_the_last_part_the_fastest():
    stages = equal_steps(2).stages
    assert stages.levels[5].tolist() == [1, 2]
    assert stages.goal == 8
    assert stages.own[:, 5].tolist() == [3, 2]
    assert stages.moving(0, 5) == (0, 1)
    assert stages.moving(5, 8) == (0,)


def test_who_is_held_back_is_where_it_was_and_the_others_are_not():
    stages = equal_steps(2).stages
    for stage in range(9):
        for place, (party, level) in enumerate(zip(*stages.held, strict=True)):
            back = stages.levels[stages.back[stage, place]]
            assert back[1 - party] == stages.levels[stage, 1 - party]
            assert stages.own[party, stages.back[stage, place]] == level
            behind = back[party] < stages.levels[stage, party]
            assert stages.below[stage, place] == behind
        for party in (0, 1):
            assert stages.back[stage, stages.column[stage, party]] == stage


@given(jumps=st.booleans(), seed=st.integers(0, 2**32 - 1))
def test_onward_is_the_first_step_of_every_sequence(jumps, seed):
    movers = {0}, {1}, {0, 1}
    deal = at_random(np.random.default_rng(seed), (1, 2, 1), movers)
    listed = {course[1] for course in courses(deal, jumps=jumps)}
    assert listed == set(deal.stages.onward(0, jumps=jumps).tolist())


def test_some_draws_are_those_draws():
    deal = at_random(np.random.default_rng(0), (1, 1), ({0}, {1}))
    both = replace(
        deal,
        flow=np.concatenate([deal.flow, deal.flow + 1], axis=2),
        broken=np.concatenate([deal.broken, deal.broken], axis=2),
        floor=np.concatenate([deal.floor, deal.floor], axis=1),
    )
    np.testing.assert_array_equal(both.take([0]).flow, deal.flow)
    np.testing.assert_array_equal(both.take([1]).flow, deal.flow + 1)


@given(
    worths=st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)),
    d=st.floats(0.1, 0.99),
    p=st.floats(0, 1),
    n=st.integers(1, 6),
)
def test_a_stage_of_some_inspections_is_the_recursion_as_often(worths, d, p, n):
    u, b, after = worths
    value = after
    for _ in range(n):
        value = (1 - d) * u + d * (p * b + (1 - p) * value)
    d, p, n = (np.array([float(x)]) for x in (d, p, n))
    own, weight = lasting(np.array([u]), np.array([b]), d, p), passing(d, p, n)
    np.testing.assert_allclose(own + weight * (after - own), value, atol=1e-12)


def test_an_answer_that_takes_long_leaves_the_flow_for_longer():
    deal = equal_steps(1)
    at_once, late = watched(0.9).found(deal), watched(0.9, 10).found(deal)
    np.testing.assert_allclose(at_once, deal.broken)
    np.testing.assert_allclose(late, deal.flow + 0.9**10 * (deal.broken - deal.flow))
