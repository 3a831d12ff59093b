"""The deals of a class against the frontier: by hand, and by the definitions."""

import math
from dataclasses import replace
from fractions import Fraction
from operator import truediv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.exact import exactly
from detente.model import Agreement, Condition
from detente.questions.exact import RULES
from detente.study.debriefing import debrief
from score_sheets import every_outcome, settled_by_definition, sheet, tied_sheets


def hall():
    """Rent full, half, none; repairs by the town, the troupe; nights two, four."""
    return sheet(
        "Town",
        "Troupe",
        no_deal=(35, 40),
        rent=[[40, 20, 0], [0, 30, 45]],
        repairs=[[0, 30], [35, 0]],
        nights=[[10, 0], [0, 20]],
    )


def held(found, *outcomes):
    agreements = [Agreement(str(n), outcome) for n, outcome in enumerate(outcomes)]
    return debrief(exactly(found), agreements, np.random.default_rng(0))


def test_a_class_by_hand():
    """Efficient: 80 0, 70 20, 60 30, 50 50, 40 55, 30 65, 20 85, 0 100; no deal 35 40.

    Full rent, repairs by the town, two nights: 50 and 35, so 15 more for the troupe at
    50 and 50, and for the town nothing; and 35 is below no deal. No deal itself leaves
    the town 15 (50, 50) and the troupe 15 (40, 55).
    """
    found = held(hall(), (1, 1, 1), (0, 0, 0), None, (0, 0, 1))
    assert [deal.utilities for deal in found.deals] == [
        (50, 50), (50, 35), (35, 40), (40, 55),
    ]  # fmt: skip
    assert [deal.left for deal in found.deals] == [(0, 0), (0, 15), (15, 15), (0, 0)]
    assert [deal.efficient for deal in found.deals] == [True, False, False, True]
    betters = [deal.better and deal.better.utilities for deal in found.deals]
    assert betters == [None, (50, 50), (50, 50), None]
    assert [deal.scores["nash"] for deal in found.deals] == [
        1, 0, 0, Fraction(5 * 15, 15 * 10),
    ]  # fmt: skip
    assert found.deals[3].scores["utilitarian"] == Fraction(20, 25)
    assert found.mean_left == (0, 5)
    assert found.agreed() == {"rent": (2, 1, 0), "repairs": (2, 1), "nights": (1, 2)}
    assert (found.no_deal, found.most) == ((35, 40), (80, 100))


def test_by_kalai_smorodinsky_and_the_egalitarian_rule_by_hand():
    """Fair points: gains 15, 10 and 5, 15. At most 15 and 15: least shares 2/3, 1/3.

    The rule picks the first, so the second has (1/3) / (2/3); of points, 5 of 10.
    """
    (deal,) = held(hall(), (0, 0, 1)).deals
    assert deal.scores["kalai-smorodinsky"] == Fraction(1, 2)
    assert deal.scores["egalitarian"] == Fraction(1, 2)


def test_where_nobody_can_gain_no_rule_is_defined():
    found = held(sheet("a", "b", no_deal=(1, 1), cake=[[1, 0], [0, 1]]), (0,), None)
    assert [deal.scores for deal in found.deals] == [{}, {}]
    assert found.picked("nash") is None


def test_what_the_scenario_rules_out_could_not_be_had():
    """Half the rent is in the only outcome that is better for one and no loss."""
    ruled = replace(hall(), conditions=(Condition({"rent": ("rent1",)}),))
    (deal,) = held(ruled, (0, 0, 0)).deals
    assert held(hall(), (0, 0, 0)).deals[0].left == (0, 15)
    assert deal.left == (0, 0)


def test_where_everything_is_ruled_out_nothing_is_left():
    ruled = replace(
        hall(), conditions=(Condition({"rent": ("rent0", "rent1", "rent2")}),)
    )
    found = held(ruled, None)
    assert (found.deals[0].left, found.most) == ((0, 0), found.no_deal)
    assert found.deals[0].scores == {}


@st.composite
def classes(draw):
    found = draw(tied_sheets(n_parties=st.integers(2, 3)))
    outcomes = sorted(every_outcome(found))
    outcome = st.sampled_from(outcomes) if outcomes else st.none()
    return found, draw(st.lists(st.none() | outcome, min_size=1, max_size=4))


@given(classes())
def test_what_is_left_is_what_going_through_all_outcomes_finds(class_):
    found, outcomes = class_
    every = every_outcome(found).values()
    no_deal = tuple(scores.no_deal for scores in found.parties)
    for deal in held(found, *outcomes).deals:
        own = deal.utilities
        assert deal.signed or own == no_deal
        for p, more in enumerate(deal.left):
            spared = [
                u[p] - own[p]
                for u in every
                if all(u[q] >= own[q] for q in range(len(own)) if q != p)
            ]
            assert more == max([0, *spared])
        better = [
            u
            for u in every
            if u != own and all(x >= y for x, y in zip(u, own, strict=True))
        ]
        assert (deal.better is not None) == bool(better)
        assert deal.better is None or deal.better.utilities in better
        assert deal.efficient == (deal.signed and not better)


MEASURES = {
    "nash": lambda g, _: math.prod(g),
    "kalai-smorodinsky": lambda g, most: min(map(truediv, g, most)),
    "egalitarian": lambda g, _: min(g),
    "utilitarian": lambda g, _: sum(g),
}


@given(classes())
def test_scores_are_measures_over_the_best_measure_of_all_outcomes(class_):
    found, outcomes = class_
    picked = settled_by_definition(found)
    no_deal = [scores.no_deal for scores in found.parties]

    def gains(utilities):
        return [u - d for u, d in zip(utilities, no_deal, strict=True)]

    fair = [g for u in every_outcome(found).values() if min(g := gains(u)) >= 0]
    for deal in held(found, *outcomes).deals:
        assert bool(deal.scores) == bool(picked)
        for rule in RULES if picked else ():
            most = [max(column) for column in zip(*fair, strict=True)]
            best = max(MEASURES[rule](g, most) for g in fair)
            own = gains(deal.utilities)
            reached = MEASURES[rule](own, most) if min(own) >= 0 else 0
            assert deal.scores[rule] == reached / best
            assert 0 <= deal.scores[rule] <= 1


@given(classes())
def test_who_is_in_the_class_does_not_move_what_a_deal_is_worth(class_):
    found, outcomes = class_
    together = held(found, *outcomes).deals
    for deal, outcome in zip(together, outcomes, strict=True):
        (alone,) = held(found, outcome).deals
        assert (alone.left, alone.better, alone.scores) == (
            deal.left, deal.better, deal.scores,
        )  # fmt: skip


def test_one_party_is_no_negotiation():
    with pytest.raises(ValueError, match="at least two parties"):
        held(sheet("a", cake=[[1, 0]]), (0,))
