"""What a party accepts: by hand, as a property, and the slow way."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import tabulate
from detente.draws.acceptance import places_of
from detente.errors import CaseError
from detente.model import (
    Acceptance,
    Case,
    Interaction,
    Issue,
    Line,
    NoDeal,
    Order,
    Party,
    Preferences,
    Range,
    RedLine,
)

LIMITS = Issue("limits", "Limits", ("none", "mild", "strict"), "none")
RELIEF = Issue("relief", "Relief", ("none", "all"), "none")
ORDERS = {
    "limits": (Line("strict > none", (Order("strict", ">", "none"),)),),
    "relief": (Line("none > all", (Order("none", ">", "all"),)),),
}
BOTH = {"limits": "strict", "relief": "all"}


def case(*accepts, options=ORDERS, **more):
    said = Preferences("us", options=options, accepts=accepts, **more)
    parties = (Party("us", "US"), Party("them", "Them"))
    return Case("Talks", parties, (LIMITS, RELIEF), (said,))


def draws(made, n=4000, seed=3):
    return tabulate(made, n, np.random.default_rng(seed))


def two_issues(share):
    """Make a case in which strict limits weigh at least as much as full relief."""
    limits = Issue("limits", "Limits", ("none", "strict"), "none")
    accepts = (Acceptance(BOTH, confidence=share),)
    said = Preferences("us", options=ORDERS, accepts=accepts)
    parties = (Party("us", "US"), Party("them", "Them"))
    return Case("Talks", parties, (limits, RELIEF), (said,))


@pytest.mark.parametrize(("share", "mean"), [(1.0, 3 / 4), (0.5, 5 / 8)])
def test_the_weight_of_what_is_had_for_what_is_given(share, mean):
    """By hand: w - (1 - w) >= 0 leaves w uniform on 1/2 to 1, else on 0 to 1."""
    weights = draws(two_issues(share), 20_000).weights()[:, 0, 0]
    assert weights.mean() == pytest.approx(mean, abs=0.01)


def test_the_other_party_is_left_alone():
    plain, accepting = draws(case()), draws(case(Acceptance(BOTH)))
    assert np.array_equal(plain.scores[:, 1], accepting.scores[:, 1])


def test_draws_that_fit_are_as_if_the_others_had_been_sorted_out():
    """The slow way: draw without it, and leave out what it forbids."""
    made = case()
    plain = draws(made, 20_000, seed=5)
    at = places_of(made, BOTH)
    scores = plain.scores[:, 0]
    kept = scores[scores[:, at].sum(axis=1) >= plain.disagreement[:, 0]] / 2**40
    found = draws(case(Acceptance(BOTH)), 20_000, seed=6).scores[:, 0] / 2**40
    assert found.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.01)
    assert found.std(axis=0) == pytest.approx(kept.std(axis=0), abs=0.01)


@given(
    limits=st.sampled_from(["mild", "strict"]),
    worse=st.sampled_from(["0", "1/10"]),
    least=st.sampled_from([None, Range("", Fraction(0), Fraction(1, 5))]),
    seed=st.integers(0, 100),
)
def test_what_is_confirmed_holds_in_every_draw(limits, worse, least, seed):
    change = Fraction(worse)
    made = case(
        Acceptance({"limits": limits}),
        without_a_deal=NoDeal("worse", -change, Fraction(0), "worse"),
        reservation=least,
    )
    found = draws(made, 200, seed)
    at = places_of(made, {"limits": limits})
    level = found.scores[:, 0][:, at].sum(axis=1)
    assert (level >= found.disagreement[:, 0]).all()


def test_what_is_accepted_may_be_worth_it_only_together():
    """All relief for no limits is worth less than nothing alone, and 2 more with it."""
    more = Interaction({"relief": ("all",)}, Fraction(2))
    found = draws(case(Acceptance({"relief": "all"}), interactions=(more,)), 100)
    worth = found.utility(np.array([found.places(("none", "all"))]))[:, 0, 0]
    assert (worth >= found.disagreement[:, 0]).all()
    less = Interaction({"limits": ("strict",)}, Fraction(-2))
    with pytest.raises(CaseError, match=r"preferences\.us\.accepts"):
        draws(case(Acceptance(BOTH), interactions=(less,)), 100)


def test_what_the_lines_rule_out_is_refused_when_confirmed():
    with pytest.raises(CaseError, match=r"preferences\.us\.accepts"):
        draws(case(Acceptance({"relief": "all"})), 100)


def test_what_the_lines_rule_out_gives_way_while_proposed():
    found = draws(case(Acceptance({"relief": "all"}, confidence=0.9)), 300)
    none, everything = found.scores[:, 0, 3], found.scores[:, 0, 4]
    assert (everything <= none).all()


def test_what_is_proposed_stands_among_the_lines_with_its_package():
    """Stratified: in 700 of 1000 draws, in each of which it holds; confirmed: none."""
    one = Acceptance(BOTH, confidence=0.7)
    made = case(one, Acceptance({"limits": "mild"}))
    found = draws(made, 1000)
    (line,) = found.lines
    assert (line.party, line.where, line.confidence) == ("us", "accepts", 0.7)
    assert (line.text, line.package) == (one.text, ("strict", "all"))
    binds = found.line_binds[:, 0]
    assert binds.sum() == 700
    worth = found.scores[:, 0][:, places_of(made, BOTH)].sum(axis=1)
    assert (worth >= found.disagreement[:, 0])[binds].all()


def test_what_gave_way_does_not_bind():
    found = draws(case(Acceptance({"relief": "all"}, confidence=0.9)), 300)
    assert found.line_binds.shape == (300, 1)
    assert not found.line_binds.any()


def ferry(*accepts, least="0", most=None):
    """Two issues: what is had has weight w, what is given 1 - w; no more is known."""
    limits = Issue("limits", "Limits", ("none", "strict"), "none")
    reservation = Range("", Fraction(least), Fraction(most or least))
    said = Preferences("us", (), ORDERS, reservation=reservation, accepts=accepts)
    parties = (Party("us", "US"), Party("them", "Them"))
    return Case("Talks", parties, (limits, RELIEF), (said,))


def test_what_fits_one_draw_in_fifty_is_found_in_all():
    """By hand: w >= 0.98 is left, whose mean is 0.99."""
    found = draws(ferry(Acceptance(BOTH), least="0.98"), 10_000)
    weights = found.weights()[:, 0, 0]
    assert weights.min() >= 0.98 - 1e-9
    assert weights.mean() == pytest.approx(0.99, abs=0.001)


def test_no_deal_is_drawn_anew_with_the_rest():
    """By hand: uniform on 1/2 <= w <= 1, 0 <= r <= w, the means are 7/9 and 7/18.

    A reservation value kept as first drawn would keep its mean of 1/2.
    """
    found = draws(ferry(Acceptance(BOTH), least="0", most="1"), 40_000)
    weights = found.weights()[:, 0, 0]
    assert weights.mean() == pytest.approx(7 / 9, abs=0.005)
    above = found.disagreement[:, 0] / 2**40
    # The level is the larger of r and 1 - w, whose mean is 4/9 by integration.
    assert above.mean() == pytest.approx(4 / 9, abs=0.005)


def test_a_reservation_range_that_is_mostly_too_high_leaves_its_lower_part():
    """Weights are at most 0.3: a reservation value above that fits nothing."""
    weights = (
        Line("limits: 0 to 0.3", (Range("limits", Fraction(0), Fraction("0.3")),)),
    )
    made = ferry(Acceptance({"limits": "strict", "relief": "all"}), most="1")
    said = replace(made.preferences[0], weights=weights)
    no_deal = NoDeal("worse", Fraction(-1), Fraction(-1))
    found = draws(replace(made, preferences=(replace(said, without_a_deal=no_deal),)))
    assert (found.disagreement[:, 0] <= 0.3 * 2**40 + 1).all()


def test_what_is_confirmed_stands_where_what_is_proposed_cannot():
    """Mild limits are worth less than must be had, strict ones more."""
    mild = Line("mild: 0.4", (Range("mild", Fraction("0.4"), Fraction("0.4")),))
    made = case(
        Acceptance({"limits": "strict"}),
        Acceptance({"limits": "mild"}, confidence=0.5),
        options={"limits": (*ORDERS["limits"], mild)},
        weights=(Line("limits: 1", (Range("limits", Fraction(1), Fraction(1)),)),),
        reservation=Range("", Fraction("0.7"), Fraction("0.7")),
    )
    found = draws(made, 200)
    assert not found.line_binds.any()
    strict = found.scores[:, 0][:, places_of(made, {"limits": "strict"})].sum(axis=1)
    assert (strict >= found.disagreement[:, 0]).all()


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_that_cannot_both_be_the_less_confident_gives_way(swapped):
    """One needs w <= 0.3, the other w >= 0.7, so that only one of them can bind."""
    both = (
        Acceptance({"relief": "none"}, confidence=0.9),
        Acceptance(BOTH, confidence=0.5),
    )
    found = draws(ferry(*(both[::-1] if swapped else both), least="0.7"), 1000)
    first, second = found.line_binds.T[::-1] if swapped else found.line_binds.T
    assert first.sum() == 900
    assert not (first & second).any()
    assert 25 <= second.sum() <= 75  # half of the hundred left, by chance


def about(item, low, high, share):
    """A line that gives a weight a range."""
    fact = Range(item, Fraction(low), Fraction(high))
    return Line(f"{item}: {low} to {high}", (fact,), share)


def test_a_proposed_line_gives_way_to_a_confirmed_package_and_no_other_does():
    """By hand: w >= 0.7 must be, so w <= 0.3 cannot, however sure; 0.75 or more can."""
    guilty, innocent = (
        about("limits", "0", "0.3", 0.9),
        about("limits", "0.75", "1", 0.4),
    )
    free = Line("strict > none", (Order("strict", ">", "none"),), 0.2)
    made = ferry(Acceptance(BOTH), least="0.7")
    said = made.preferences[0]
    options = {"limits": (*said.options["limits"], free), "relief": ORDERS["relief"]}
    said = replace(said, weights=(guilty, innocent), options=options)
    found = draws(replace(made, preferences=(said,)), 1000)
    binds = dict(
        zip((line.text for line in found.lines), found.line_binds.T, strict=True)
    )
    assert not binds[guilty.text].any()
    assert binds[free.text].sum() == 200
    weights = found.weights()[:, 0, 0]
    assert weights.min() >= 0.7 - 1e-9
    assert (weights[binds[innocent.text]] >= 0.75 - 1e-9).all()
    rest = weights[~binds[innocent.text]]
    assert rest.mean() == pytest.approx(0.85, abs=0.02)


def test_lines_that_only_together_leave_nothing_else_give_way_together():
    """Either of them alone keeps w below 0.4, where 0.7 must be."""
    made = ferry(Acceptance(BOTH), least="0.7")
    lines = about("limits", "0", "0.4", 0.6), about("relief", "0.6", "1", 0.8)
    said = replace(made.preferences[0], weights=lines)
    found = draws(replace(made, preferences=(said,)), 500)
    assert not found.line_binds.any()
    assert found.weights()[:, 0, 0].min() >= 0.7 - 1e-9


def test_a_less_confident_line_that_is_innocent_stands_when_two_must_give_way():
    """The two that keep w below 0.4 give way; one about nothing of it stays."""
    made = ferry(Acceptance(BOTH), least="0.7")
    guilty = about("limits", "0", "0.4", 0.6), about("relief", "0.6", "1", 0.8)
    innocent = about("limits", "0.1", "1", 0.3)
    said = replace(made.preferences[0], weights=(*guilty, innocent))
    found = draws(replace(made, preferences=(said,)), 1000)
    assert found.line_binds.sum(axis=0).tolist() == [0, 0, 300]
    assert found.weights()[:, 0, 0].min() >= 0.7 - 1e-9


def test_a_proposed_no_deal_gives_way_to_a_confirmed_package():
    """A no deal better by 1 could be outdone by nothing."""
    better = NoDeal("better", Fraction(1), Fraction(1), "better by 1", 0.5)
    found = draws(case(Acceptance(BOTH), without_a_deal=better), 400)
    (line,) = found.lines
    assert line.where == "without_a_deal"
    assert not found.line_binds.any()


def test_a_proposed_red_line_moves_no_number_and_stays():
    """It forbids others an option, and cannot be what a package fails by."""
    never = Line("never mild", (RedLine("mild"),), 0.5)
    low = about("limits", "0", "0.3", 0.5)
    made = case(
        Acceptance(BOTH),
        options=ORDERS | {"limits": (*ORDERS["limits"], never)},
        weights=(low,),
        reservation=Range("", Fraction("0.7"), Fraction("0.7")),
    )
    found = draws(made, 600)
    assert found.line_binds.sum(axis=0).tolist() == [0, 300]
    assert found.binds.sum() == 300


def test_the_same_seed_makes_the_same_draws():
    made = case(Acceptance(BOTH, confidence=0.7))
    assert np.array_equal(draws(made).scores, draws(made).scores)


def test_an_acceptance_must_name_something_known():
    with pytest.raises(CaseError, match="at least one issue"):
        Acceptance({})
    with pytest.raises(CaseError, match="confidence"):
        Acceptance(BOTH, confidence=0)
    with pytest.raises(CaseError, match=r"preferences\.us\.accepts\.limits"):
        case(Acceptance({"limits": "full"}))
