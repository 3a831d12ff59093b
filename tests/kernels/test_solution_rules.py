"""The four rules: published numbers, their axioms, and exact search over all points."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.boxes import Ties
from detente.kernels.fold import fold
from detente.kernels.segments import starting
from detente.kernels.solutions import RULES, contest, settle

SEVERAL = st.integers(2, 4)
SCALE_FREE = ["nash bargaining", "kalai-smorodinsky"]


def chosen(rule, gains):
    """The point a rule picks from one set of gains, or None where it is undefined."""
    points = np.array(gains, dtype=np.int64).T
    place = settle(rule, contest(points, np.array([0, len(gains)])))[0]
    return None if place < 0 else tuple(points[:, place].tolist())


def by_definition(rule, gains):
    """Exact and slow: the first of the best among the points by which nobody loses."""
    fair = [g for g in gains if min(g) >= 0]
    if not any(min(g) > 0 for g in fair):
        return None
    ideal = [max(column) for column in zip(*fair, strict=True)]
    worth = {
        "nash bargaining": math.prod,
        "kalai-smorodinsky": lambda g: sorted(
            Fraction(a, b) for a, b in zip(g, ideal, strict=True)
        ),
        "egalitarian": sorted,
        "utilitarian": sum,
    }[rule]
    return tuple(max(fair, key=worth))


def gains(n_parties=SEVERAL, low=-5, high=9):
    def points(n):
        return st.lists(
            st.tuples(*[st.integers(low, high)] * n), min_size=1, max_size=12
        )

    return n_parties.flatmap(points)


@pytest.mark.parametrize("rule", RULES)
@given(gains())
def test_equals_exact_search(rule, points):
    assert chosen(rule, points) == by_definition(rule, points)


@pytest.mark.parametrize("rule", RULES)
@given(gains(low=-(2**40), high=2**40))
def test_equals_exact_search_on_real_scales(rule, points):
    assert chosen(rule, points) == by_definition(rule, points)


@pytest.mark.parametrize("rule", RULES)
def test_many_draws_at_once_equal_each_alone(rule):
    starts = starting(np.random.default_rng(6).integers(0, 8, 200))
    points = np.random.default_rng(5).integers(-4, 9, (3, starts[-1]))
    together = settle(rule, contest(points, starts))
    for place, (low, high) in zip(together, itertools.pairwise(starts), strict=True):
        (alone,) = settle(rule, contest(points[:, low:high], np.array([0, high - low])))
        assert place == (low + alone if alone >= 0 else -1)


def test_products_that_differ_in_the_last_place_are_told_apart():
    """(n - 1)(n + 1) = n^2 - 1: one part in 2^80, far below what a float can see."""
    n = 2**40
    assert chosen("nash bargaining", [(n - 1, n + 1), (n, n)]) == (n, n)
    assert chosen("nash bargaining", [(n, n), (n - 1, n + 1)]) == (n, n)


def test_equal_products_go_to_the_first():
    assert chosen("nash bargaining", [(2, 6), (3, 4), (4, 3)]) == (2, 6)


# Nash's own example, 1950: nine goods, what each is worth to Bill and to Jack.
BILLS = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACKS = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


def bill_and_jack():
    """Fold the nine goods, each kept (0) or given to the other (1); gains from now."""
    columns = [(0, 0, -bill, jack) for bill, jack in BILLS.values()]
    columns += [(0, 0, bill, -jack) for bill, jack in JACKS.values()]
    scores = np.array([[(kept, given) for kept, _, given, _ in columns],
                       [(kept, given) for _, kept, _, given in columns]])  # fmt: skip
    n_options = 2 * len(columns)
    return fold(
        scores.reshape(1, 2, n_options),
        np.arange(0, n_options + 1, 2),
        Ties.ruling_out(
            np.zeros((0, n_options), dtype=bool), np.zeros((1, 0), dtype=bool)
        ),
    )


def test_bill_and_jack_swap_as_nash_found():
    """Bill gives book, whip, ball, bat; Jack gives pen, toy, knife; gains 12 and 5."""
    fronts = bill_and_jack()
    (place,) = settle("nash bargaining", contest(fronts.points, fronts.starts))
    names = [*BILLS, *JACKS]
    given_away = fronts.outcomes[place].astype(bool)
    assert fronts.points[:, place].tolist() == [12, 5]
    assert [n for n, moved in zip(names, given_away, strict=True) if moved] == [
        "book", "whip", "ball", "bat", "pen", "toy", "knife",
    ]  # fmt: skip
    assert fronts.count[place] == 1


@pytest.mark.parametrize(
    ("rule", "share"),
    [
        ("nash bargaining", 2 / 3),
        ("kalai-smorodinsky", (5**0.5 - 1) / 2),
        ("egalitarian", (5**0.5 - 1) / 2),
        ("utilitarian", 3 / 4),
    ],
)
def test_dividing_a_dollar_with_a_cautious_partner(rule, share):
    """u1 = x, u2 = sqrt(1 - x). 2(1 - x) = x; x^2 + x = 1; 1/2 = sqrt(1 - x)."""
    x = np.linspace(0, 1, 3001)
    points = np.rint(2**40 * np.column_stack([x, np.sqrt(1 - x)])).astype(np.int64)
    first, _ = chosen(rule, points.tolist())
    assert first / 2**40 == pytest.approx(share, abs=1 / 3000)


@pytest.mark.parametrize("rule", SCALE_FREE)
@given(gains(), st.integers(1, 1000))
def test_ignores_the_scale_of_one_partys_utility(rule, points, scale):
    scaled = [(scale * g[0], *g[1:]) for g in points]
    one, other = chosen(rule, points), chosen(rule, scaled)
    assert (one and (scale * one[0], *one[1:])) == other


@pytest.mark.parametrize("rule", RULES)
@given(gains(st.just(2)))
def test_treats_the_parties_alike(rule, points):
    """Of a set and its mirror image together the best two are mirror images."""
    both = points + [g[::-1] for g in points]
    pick = chosen(rule, both)
    mirrored = chosen(rule, [g[::-1] for g in both])
    assert (pick and sorted(pick)) == (mirrored and sorted(mirrored))


@pytest.mark.parametrize("rule", ["nash bargaining", "egalitarian", "utilitarian"])
@given(gains(), st.data())
def test_leaving_out_what_was_not_chosen_changes_nothing(rule, points, data):
    pick = chosen(rule, points)
    rest = [g for g in points if g == pick or data.draw(st.booleans())]
    if pick is not None:
        assert chosen(rule, rest) in (pick, None)


@given(gains(st.just(2), low=0), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_egalitarian_gains_never_fall_when_the_set_grows(points, more):
    before, after = (chosen("egalitarian", p) for p in (points, [*points, more]))
    if before is not None:
        assert min(after) >= min(before)


@given(gains(st.just(2), low=0), st.integers(1, 9), st.integers(1, 9))
def test_kalai_smorodinsky_shares_never_fall_within_the_same_ideal(points, a, b):
    """A larger set with the same largest gains: nobody's share of them gets smaller."""
    top = [(9, 0), (0, 9)]
    before = chosen("kalai-smorodinsky", top + points)
    after = chosen("kalai-smorodinsky", [*top, *points, (a, b)])
    if before is not None:
        assert min(after) >= min(before)


@pytest.mark.parametrize("rule", RULES)
@given(gains())
def test_nobody_loses_and_nothing_is_left_on_the_table(rule, points):
    pick = chosen(rule, points)
    if pick is None:
        return
    assert min(pick) >= 0
    assert not any(
        g != pick and all(a >= b for a, b in zip(g, pick, strict=True)) for g in points
    )


@pytest.mark.parametrize("rule", RULES)
def test_undefined_when_somebody_gains_nothing_anywhere(rule):
    assert chosen(rule, [(3, 0), (0, 5), (4, -1)]) is None


def test_an_unknown_rule_is_named_with_those_that_exist():
    points = contest(np.ones((2, 1), dtype=np.int64), np.array([0, 1]))
    with pytest.raises(ValueError, match=r"must be one of .*'utilitarian'.*got 'fair'"):
        settle("fair", points)
