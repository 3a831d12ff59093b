"""Sequences tried in all draws: what each needs, and which is taken."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords import at_random, courses, equal_steps, watched
from detente.kernels.accord import Regime
from detente.kernels.compliance import needed
from detente.kernels.labels import Limits
from detente.kernels.plans import WITHIN, Plans, quantiles

ANY = Limits(jumps=True)


def several(seed, n=5):
    """One deal in several draws, all watched alike."""
    rng = np.random.default_rng(seed)
    made = [at_random(rng, (2, 2), ({0}, {1}), penalty=0.5) for _ in range(n)]
    deal = replace(
        made[0],
        flow=np.concatenate([one.flow for one in made], axis=2),
        broken=np.concatenate([one.broken for one in made], axis=2),
        floor=np.concatenate([one.floor for one in made], axis=1),
    )
    d = rng.uniform(0.7, 0.95, (2, n))
    return deal, Regime(d, d, np.zeros(n), np.ones(n))


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), steps=st.integers(0, 3))
def test_in_every_draw_searched_the_least_is_the_least_of_all(seed, steps):
    deal, regime = several(seed)
    limits = Limits(jumps=True, steps=steps)
    plans = Plans(deal, regime, np.full(5, math.nan))
    plans.explore(limits)
    every = np.array(
        [
            needed(deal, regime, course)
            for course in courses(deal, jumps=True)
            if not steps or len(course) <= steps + 1
        ]
    ).min(axis=0)
    found = np.full(5, math.inf)
    for course in plans.those(limits):
        np.testing.assert_array_equal(plans.known[course], needed(deal, regime, course))
        found = np.minimum(found, plans.known[course])
    np.testing.assert_array_equal(np.isfinite(found), np.isfinite(every))
    some = np.isfinite(every)
    assert (found[some] <= every[some] + WITHIN + 1e-6).all()
    assert (found[some] >= every[some] - 1e-6).all()
    assert plans.searched == 5


def test_the_sequence_for_which_what_is_stated_is_enough_most_often_is_taken():
    deal, regime = equal_steps(2), watched(0.9)
    often, seldom = (0, 4, 8), (0, 8)
    plans = Plans(deal, regime, np.array([0.3]))
    plans.known = {
        often: np.array([0.2, 0.2, 0.9, 0.9, 0.9]),
        seldom: np.array([0.1, 0.4, 0.4, 0.4, 0.4]),
    }
    assert plans.best(ANY) == often
    unstated = replace_stated(plans, math.nan)
    assert unstated.best(ANY) == seldom
    assert math.isnan(unstated.held(seldom))
    assert plans.best(Limits(steps=1)) == seldom
    assert plans.best(Limits(first=frozenset({0}))) == ()


def replace_stated(plans, stated):
    return Plans(plans.accord, plans.regime, np.array([stated]), plans.known)


def test_more_steps_never_need_more_in_the_middle_draw():
    """One is better on average, the other in the middle; both may have two steps."""
    plans = Plans(equal_steps(2), watched(0.9), np.array([math.nan]))
    short, long = (0, 8), (0, 4, 8)
    plans.known = {short: np.array([0.2, 0.3, 0.9]), long: np.array([0.1, 0.4, 0.5])}
    assert plans.best(Limits(steps=1)) == short
    assert plans.best(Limits(steps=2)) == short


def test_of_equals_the_shortest_is_taken():
    plans = Plans(equal_steps(2), watched(0.9), np.array([math.nan]))
    plans.known = {(0, 4, 8): np.array([0.2]), (0, 8): np.array([0.2])}
    assert plans.best(ANY) == (0, 8)


def test_a_search_ends_after_much_work(monkeypatch):
    deal, regime = several(3)
    monkeypatch.setattr("detente.kernels.plans.MOST_WORK", 1)
    plans = Plans(deal, regime, np.full(5, math.nan))
    plans.explore(ANY)
    assert plans.searched == 1


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0], [1, 1, 1]),
        ([3.0, 1.0, 2.0], [1, 2, 3]),
        ([0.1, math.inf], [0.1, 0.1, math.inf]),
    ],
)
def test_quantiles_are_values(values, expected):
    np.testing.assert_array_equal(quantiles(np.array(values)), expected)
