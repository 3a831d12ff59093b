"""How well a deal must be watched: by hand, and by listing every sequence."""

import itertools
import math
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords import courses
from detente.casefile import load
from detente.draws import accord, ladders, regime, tabulate, terms, working
from detente.kernels.compliance import needed
from detente.model import (
    Case,
    Duration,
    Issue,
    Line,
    Order,
    Party,
    Preferences,
    Range,
    Verification,
)
from detente.questions.enforcement import enforcement
from study_cases import arms_talks

F = Fraction


def exact(value):
    return Range("", F(value), F(value))


def time(number, unit="year"):
    return Duration(F(number), F(number), unit)


def two_sides(rungs=1, back=("1", "1"), discount="0.9", worth="0.6", **said):
    """Each gives one issue; what it gives costs it 1 - worth, what it gets is worth it.

    With `worth` 0.6 these are the flows of the reference: cost 1, benefit 1.5.
    """
    labels = tuple(str(n) for n in range(rungs + 1))
    rising = tuple(Range(x, F(n, rungs), F(n, rungs)) for n, x in enumerate(labels))
    falling = tuple(Range(r.item, 1 - r.low, 1 - r.low) for r in rising)

    def wants(party, gets, gives):
        weight = Line("", (Range(gets, F(worth), F(worth)),))
        liked, disliked = Line("", rising), Line("", falling)
        options = {gets: (liked,), gives: (disliked,)}
        return Preferences(party, (weight,), options, discount=exact(discount))

    return Case(
        "Two sides",
        (Party("a", "A"), Party("b", "B")),
        (
            Issue("x", "X", labels, "0", "a", exact(back[0])),
            Issue("y", "Y", labels, "0", "b", exact(back[1])),
        ),
        (wants("a", "y", "x"), wants("b", "x", "y")),
        verification=Verification(every=time(1), **said),
    )


def asked(case, n=4, seed=0, target=None):
    rng = np.random.default_rng(seed)
    draws = tabulate(case, n, rng)
    target = target or tuple(issue.options[-1] for issue in case.issues)
    gives = [issue.gives for issue in case.issues]
    return enforcement(draws, target, gives=gives, terms=terms(case, n, rng))


def middle(quantiles):
    return pytest.approx(quantiles[1], abs=6e-3)


@pytest.mark.parametrize(
    ("discount", "back", "printed"),
    [
        ("0.9", ("1", "1"), 0.222),
        ("0.95", ("1", "1"), 0.105),
        ("0.9", ("0", "1"), 0.741),
        ("0.95", ("0", "1"), 0.702),
        ("0.9", ("0", "0"), math.inf),
    ],
)
def test_one_step_each_is_the_reference(discount, back, printed):
    found = asked(two_sides(1, back, discount))
    assert middle(found.needed) == printed
    assert found.possible == (printed < 1)


@pytest.mark.parametrize(("steps", "printed"), [(2, 0.606), (3, 0.534), (4, 0.534)])
def test_finer_steps_are_taken_as_far_as_they_pay(steps, printed):
    """Of the reference, at 0.9 with one side for good: four steps are not worth it.

    Several rungs in one step do no worse than three equal ones.
    """
    found = asked(two_sides(steps, ("0", "1")))
    assert found.needed[1] <= printed + 6e-3
    assert found.steps[0].movers == ("b",)


def test_who_goes_first_is_the_side_that_can_take_back():
    found = asked(two_sides(1, ("0", "1")))
    by_first = {plan.first: plan for plan in found.openings}
    assert set(by_first) == {("a",), ("b",), ("a", "b")}
    assert middle(by_first["b",].needed) == 0.741
    assert by_first["a",].possible == by_first["a", "b"].possible == 0
    assert [step.movers for step in found.steps] == [("b",), ("a",)]
    assert (found.steps[0].issues, found.steps[0].after) == (("y",), ("1",))


def test_fewer_steps_need_more():
    found = asked(two_sides(3))
    assert len(found.steps) == 6 or found.splits
    needs = [plan.needed[1] for plan in found.splits] + [found.needed[1]]
    assert all(a >= b - 6e-3 for a, b in itertools.pairwise(needs))
    assert middle(found.splits[0].needed) == 0.222
    assert [plan.steps for plan in found.splits] == [1, 2, 3, 4][: len(found.splits)]


def test_the_longest_lag_is_the_closed_form():
    """ln(G / (G + P)) / ln d - 1 years: 6.9 with G = 1, P = 0.5 and d = 0.95."""
    found = asked(two_sides(1, discount="0.95"))
    assert found.lag[1] / 12 == pytest.approx(6.905, abs=1e-3)
    assert not found.lag_said
    late = asked(two_sides(1, discount="0.95", lag=time(7)))
    assert (late.possible, late.lag_said, late.lag[1]) == (0, True, -math.inf)
    assert late.steps == ()


def test_stated_detection_holds_where_it_is_enough():
    low, high = (two_sides(1, detection=exact(q)) for q in ("0.2", "0.3"))
    assert asked(low).holds == 0
    assert asked(high).holds == 1
    assert math.isnan(asked(two_sides(1)).holds)
    between = two_sides(1, detection=Range("", F(0), F(4, 9)))
    assert asked(between, 2000).holds == pytest.approx(0.5, abs=0.04)


def test_one_more_inspection_a_month_is_the_same_deal_watched_closer():
    """A step a month: twice a month instead of once, each may find less."""
    case = two_sides(2, pace=time(1, "month"))
    told = replace(case.verification, every=time(1, "month"))
    once = asked(replace(case, verification=told))
    oftener = replace(told, every=time("1/2", "month"))
    twice = asked(replace(case, verification=oftener))
    assert once.more_needed[1] == pytest.approx(twice.needed[1], abs=6e-3)
    assert once.more_needed[1] < once.needed[1]
    assert once.more_lag[1] >= once.lag[1]
    assert once.monthly[1] == pytest.approx(once.needed[1])
    assert twice.monthly[1] == pytest.approx(1 - (1 - twice.needed[1]) ** 2)


def test_leaving_openly_is_told_apart():
    """Once A has dismantled, B's relief is worth keeping only for what A still does."""
    found = asked(two_sides(1, ("0", "1")))
    worth = dict(zip(found.parties, found.leaving[:, 1], strict=True))
    assert worth["b"] == pytest.approx(0.4)  # 0.6 against 0.2 a year
    assert worth["a"] < 0


def test_a_price_of_breakdown_makes_up_for_what_cannot_be_undone():
    case = two_sides(1, ("0", "0"))
    dear = tuple(replace(want, breakdown=exact("0.5")) for want in case.preferences)
    assert asked(case).possible == 0
    assert asked(replace(case, preferences=dear)).possible == 1


def test_a_worth_of_completion_is_at_stake_too():
    case = two_sides(1)
    fond = tuple(replace(want, completion=exact("0.3")) for want in case.preferences)
    assert asked(replace(case, preferences=fond)).needed[1] < asked(case).needed[1]


def test_false_alarms_ask_for_more():
    alarms = two_sides(1, false_alarm=exact("0.05"))
    assert asked(alarms).needed[1] > asked(two_sides(1)).needed[1] + 0.05


def issue_each():
    """The arms talks with all that is asked for."""
    case = arms_talks()
    wants = tuple(
        replace(want, discount=Range("", F(4, 5), F(19, 20)), breakdown=exact("0.05"))
        for want in case.preferences
    )
    issues = tuple(replace(i, reversible=Range("", F(0), F(1))) for i in case.issues)
    told = Verification(
        detection=Range("", F(1, 5), F(4, 5)), every=time(1), lag=time(1)
    )
    return replace(case, preferences=wants, issues=issues, verification=told)


def test_several_issues_agree_with_listing_every_sequence():
    """Three issues of two givers; the least over all sequences, in every draw."""
    case, target = issue_each(), ("temporary", "phased", "consultations")
    rng = np.random.default_rng(5)
    draws = tabulate(case, 12, rng)
    told = terms(case, 12, rng)
    gives = ("south", "north", "south")
    found = enforcement(draws, target, gives=gives, terms=told)
    aim = draws.places(target)
    willing = working(draws, aim[None])[0]
    if willing.any():
        draws, told = draws.take(willing), told.take(willing)
    deal = accord(draws, told, ladders(draws, aim, gives))
    watched = regime(draws, told)
    every = np.array(
        [
            needed(deal, watched, course)
            for course in courses(deal, jumps=True)
            if deal.stages.passable[list(course)].all()
        ]
    )
    some = np.isfinite(every).any(axis=0)
    assert found.n_draws == draws.n_draws
    assert found.possible <= some.mean()
    assert bool(found.steps) == bool(some.any())


def test_nothing_is_worked_out_when_the_case_does_not_say_enough():
    case = two_sides(1)
    silent = replace(case, verification=None)
    found = asked(silent)
    assert (found.said, found.lacks) == (True, ("verification.every",))
    assert (found.steps, found.n_draws, found.searched) == ((), 0, 0)
    light = asked(arms_talks(), target=("temporary", "phased", "consultations"))
    assert (light.said, light.steps) == (False, ())


def test_more_than_two_movers_go_in_turn():
    """Three who each give something that the next one wants."""
    ring = ("a", "b", "c")
    order = {"no": F(0), "yes": F(1)}

    def wants(party, gets, gives):
        likes = {gets: ("yes", "no"), gives: ("no", "yes")}
        lines = {i: (Line("", (Order(x, ">", y),)),) for i, (x, y) in likes.items()}
        weight = Line(
            "", (Range(gets, F(3, 5), F(3, 5)), Range(gives, F(2, 5), F(2, 5)))
        )
        return Preferences(party, (weight,), lines, discount=exact("0.9"))

    case = Case(
        "Ring",
        tuple(Party(x, x.upper()) for x in ring),
        tuple(Issue(f"of {x}", x, tuple(order), "no", x, exact("1")) for x in ring),
        tuple(wants(x, f"of {ring[n - 1]}", f"of {x}") for n, x in enumerate(ring)),
        verification=Verification(every=time(1)),
    )
    found = asked(case)
    assert middle(found.needed) == 0.222  # as between two: all at once
    assert len(found.openings) == 7
    assert found.steps[0].movers == ring


def test_many_givers_are_joined_or_told_to_be_too_many():
    parties = tuple(Party(f"p{n}", f"P{n}") for n in range(8))
    issues = tuple(
        Issue(f"i{n}", f"I{n}", ("no", "yes"), "no", f"p{n}") for n in range(8)
    )
    wants = tuple(Preferences(p.id, discount=exact("0.9")) for p in parties)
    told = Verification(every=time(1))
    found = asked(Case("Many", parties, issues, wants, verification=told))
    assert (found.joined, found.searched, found.steps) == (True, 0, ())


def test_gives_must_name_parties():
    draws = tabulate(two_sides(1), 2, np.random.default_rng(0))
    drawn = terms(two_sides(1), 2, np.random.default_rng(0))
    with pytest.raises(ValueError, match="gives must be a party"):
        enforcement(draws, ("1", "1"), gives=("a",), terms=drawn)


@pytest.mark.parametrize("name", ["iran-2013-interim", "iran-2015-agreement"])
def test_the_worked_examples_are_answered(name):
    case = load(files("detente") / "catalog" / f"{name}.yaml")
    found = asked(case, 100)
    agreed = case.preferences[0].accepts[0].outcome
    assert found.steps
    assert found.possible > 0.5
    last = {
        issue: option
        for step in found.steps
        for issue, option in zip(step.issues, step.after, strict=True)
    }
    assert last == dict(agreed)


def test_no_money_flows_before_what_it_waits_for():
    case = load(files("detente") / "catalog" / "iran-2013-interim.yaml")
    standing = {issue.id: issue.status_quo for issue in case.issues}
    for step in asked(case, 100).steps:
        standing |= dict(zip(step.issues, step.after, strict=True))
        for condition in case.conditions:
            due = all(standing[i] in options for i, options in condition.when.items())
            met = all(standing[i] in options for i, options in condition.then.items())
            assert met or not due


@settings(max_examples=25)
@given(worth=st.integers(55, 90), d=st.integers(60, 98), lag=st.integers(0, 24))
def test_an_exchange_at_once_needs_the_closed_form(worth, d, lag):
    """q >= G (1 - d) / (d^(L+1) P - d (1 - d^L) G), inspected once a year."""
    case = two_sides(1, discount=f"{d}/100", worth=f"{worth}/100")
    told = replace(case.verification, lag=time(lag, "month"))
    found = asked(replace(case, verification=told))
    (at_once,) = (plan for plan in found.openings if plan.first == ("a", "b"))
    gain, loss, d, years = 1 - worth / 100, 2 * worth / 100 - 1, d / 100, lag / 12
    left = d ** (years + 1) * loss - d * (1 - d**years) * gain
    least = gain * (1 - d) / left if left > 0 else math.inf
    if least < 0.99:
        assert at_once.needed[1] == pytest.approx(least, abs=1e-4)
        assert found.needed[1] <= least + 1e-4
    elif least > 1.01:
        assert at_once.needed[1] == math.inf
