"""What a case says of discounts, times and breakdowns, drawn; the stages of a deal."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from detente.draws import MONTHS, UNIT, accord, ladders, regime, rungs, tabulate, terms
from detente.model import Duration, Interaction, Preferences, Range, Verification
from study_cases import arms_talks, hopeless_sale

N = 4000


def month(low, high=None):
    return Duration(Fraction(low), Fraction(low if high is None else high), "month")


def span(low, high):
    return Range("", Fraction(low), Fraction(high))


def watched(**said):
    """The sale, in which everything is said that is asked for."""
    case = hopeless_sale()
    wants = tuple(
        replace(want, discount=span("0.8", "0.9")) for want in case.preferences
    )
    told = Verification(every=month(1), **said)
    return replace(case, preferences=wants, verification=told)


def drawn(case, n=N, seed=0):
    return terms(case, n, np.random.default_rng(seed))


def test_a_case_that_says_nothing_of_it_lacks_it():
    found = drawn(arms_talks(), 3)
    assert not found.said
    assert found.lacks == (
        "preferences.north.discount",
        "preferences.south.discount",
        "verification.every",
    )


def test_third_parties_need_no_discount():
    assert drawn(watched(), 3).lacks == ()


@pytest.mark.parametrize(
    ("said", "name", "low", "high"),
    [
        ({}, "every", 1 / 12, 1 / 12),
        ({}, "pace", 1 / 12, 1 / 12),
        ({}, "lag", 0, 0),
        ({}, "false_alarm", 0, 0),
        ({"lag": month(2, 6)}, "lag", 1 / 6, 1 / 2),
        ({"pace": month(3)}, "pace", 1 / 4, 1 / 4),
        ({"detection": span("0.2", "0.6")}, "detection", 0.2, 0.6),
        ({"false_alarm": span("0", "0.1")}, "false_alarm", 0, 0.1),
    ],
)
def test_each_number_is_uniform_over_its_range(said, name, low, high):
    values = getattr(drawn(watched(**said)), name)
    assert low - 1e-12 <= values.min() <= values.max() <= high + 1e-12
    assert values.mean() == pytest.approx((low + high) / 2, abs=0.02)
    assert values.var() == pytest.approx((high - low) ** 2 / 12, abs=0.003)


def test_what_is_not_known_of_undoing_is_anything_and_of_detection_nothing():
    found = drawn(watched())
    assert found.reversible.mean() == pytest.approx(1 / 2, abs=0.02)
    assert found.reversible.max() > 0.99
    assert np.isnan(found.detection).all()
    assert (found.breakdown == 0).all()


def test_what_is_said_of_one_changes_the_draws_of_no_other():
    plain, told = watched(), watched(detection=span("0.2", "0.6"), lag=month(2))
    for name in ("discount", "reversible", "every", "false_alarm"):
        np.testing.assert_array_equal(
            getattr(drawn(plain), name), getattr(drawn(told), name)
        )


def test_a_discount_of_none_or_all_is_as_good_as_that():
    case = watched()
    wants = tuple(replace(want, discount=span("1", "1")) for want in case.preferences)
    found = drawn(replace(case, preferences=wants), 5)
    assert (found.discount < 1).all()
    assert (found.discount > 1 - 1e-8).all()


def test_times_become_inspections_and_steps():
    case = watched(lag=month(2), pace=month(3))
    draws = tabulate(case, 50, np.random.default_rng(1))
    found = drawn(case, 50)
    plain, more = regime(draws, found), regime(draws, found, more=1)
    yearly = found.discount.T
    np.testing.assert_allclose(plain.discount, yearly ** (1 / MONTHS))
    np.testing.assert_allclose(more.discount, yearly ** (1 / 24))
    np.testing.assert_allclose(plain.wait, yearly ** (1 / 6))
    np.testing.assert_allclose(more.wait, plain.wait)
    np.testing.assert_allclose((plain.rounds, more.rounds), [[3] * 50, [6] * 50])


def test_a_stage_is_worth_its_outcome_and_a_breakdown_leaves_what_stays():
    """Half of each issue is undone; the breakdown costs 0.1; no deal is as it is."""
    case = arms_talks()
    issues = tuple(replace(i, reversible=span("1/2", "1/2")) for i in case.issues)
    wants = tuple(
        replace(want, breakdown=span("0.1", "0.1"), completion=span("0.05", "0.05"))
        for want in case.preferences
    )
    case = replace(case, issues=issues, preferences=wants)
    draws = tabulate(case, 40, np.random.default_rng(2))
    aim = np.array([2, 2, 0])
    parts = ladders(draws, aim, ("south", "north", "south"))
    deal = accord(draws, drawn(case, 40), parts)
    assert deal.stages.heights == (2, 2)
    start = draws.utility(draws.status_quo[None])[:, 0, :2].T / UNIT
    end = draws.utility(aim[None])[:, 0, :2].T / UNIT
    np.testing.assert_allclose(deal.flow[0], start)
    np.testing.assert_allclose(deal.flow[-1], end + 0.05)
    no_deal = draws.disagreement[:, :2].T / UNIT
    np.testing.assert_allclose(deal.broken[0], no_deal - 0.1)
    np.testing.assert_allclose(deal.broken[-1], no_deal - 0.1 + (end - start) / 2)
    np.testing.assert_allclose(deal.floor, no_deal)


def test_of_an_interaction_stays_what_stays_of_both():
    """Half of each issue is undone: a quarter of what both are worth together.

    North also has 0.08 for what it has now on both, of which a quarter stays, too.
    """
    case = arms_talks()
    issues = tuple(replace(i, reversible=span("1/2", "1/2")) for i in case.issues)
    plain, tied = (replace(case, issues=issues), replace(case, issues=issues))
    first, second = case.issues[:2]
    both = {first.id: first.options[2:3], second.id: second.options[2:3]}
    neither = {one.id: (one.status_quo,) for one in (first, second)}
    adds = (
        Interaction(both, Fraction(1, 5)),
        Interaction(neither, Fraction(2, 25)),
    )
    north, *others = case.preferences
    tied = replace(tied, preferences=(replace(north, interactions=adds), *others))
    aim = np.array([2, 2, 0])
    found = []
    for one in (plain, tied):
        draws = tabulate(one, 40, np.random.default_rng(2))
        parts = ladders(draws, aim, ("south", "north", "south"))
        found.append(accord(draws, drawn(one, 40), parts))
        place = draws.parties.index(north.party)
    flow, broken = (
        getattr(found[1], name)[:, place] - getattr(found[0], name)[:, place]
        for name in ("flow", "broken")
    )
    np.testing.assert_allclose(flow[0], 0.08)
    np.testing.assert_allclose(flow[-1], 0.2)
    np.testing.assert_allclose(flow[1:-1], 0, atol=1e-12)
    np.testing.assert_allclose(broken[0], 0.08)
    np.testing.assert_allclose(broken[-1], 0.08 + 0.2 / 4 + 0.08 / 4 - 0.08)


def test_no_sequence_stops_where_conditions_rule_it_out():
    draws = tabulate(arms_talks(), 40, np.random.default_rng(2))
    parts = ladders(draws, np.array([2, 2, 0]), ("south", "north", "south"))
    deal = accord(draws, drawn(arms_talks(), 40), parts)
    phased = np.flatnonzero((deal.stages.levels == (0, 2)).all(axis=1))
    assert not deal.stages.passable[phased].any()
    assert deal.stages.passable.sum() == 8


def test_too_many_stages_are_joined_by_party():
    draws = tabulate(arms_talks(), 4, np.random.default_rng(0))
    aim, gives = np.array([2, 3, 2]), ("south", "north", "south")
    parts, joined = rungs(draws, aim, gives, stages=36)
    assert ([part.height for part in parts], joined) == ([2, 3, 2], False)
    parts, joined = rungs(draws, aim, gives, stages=35)
    assert ([part.height for part in parts], joined) == ([2, 3], True)
    assert parts[0].issues == (0, 2)
    assert parts[0].rungs == ((0, 0), (1, 1), (2, 2))
    assert rungs(draws, aim, gives, stages=8)[0][1].rungs == ((0,), (3,))
    assert rungs(draws, aim, gives, stages=3) == ((), True)


def test_a_case_without_preferences_says_no_discount():
    assert Preferences("x").discount is None
