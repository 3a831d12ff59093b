"""What to watch: by hand, as properties, and by splitting the draws one by one."""

import dataclasses
import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import UNIT, ProposedLine
from detente.model import Order, RedLine
from detente.questions.watch import watch
from draw_strategies import draws as some_draws
from draw_strategies import make_draws

EIGHTH = UNIT // 8

# Issue 0 costs p0 2 and brings p1 4; issue 1 costs p1 2 and brings p0 6, or only 1.
RICH = [[[0, -2], [0, 4]], [[0, 6], [0, -2]]]
POOR = [[[0, -2], [0, 4]], [[0, 1], [0, -2]]]


def asked(draws, candidates=(), direction="same", *, stated=True):
    n = len(draws.principals)
    return watch(draws, candidates, direction=[direction] * n, stated=[stated] * n)


def changed(draws, **fields):
    return dataclasses.replace(draws, **fields)


def half_rich(n=20, **more):
    return make_draws(*[RICH, POOR] * n, scale=UNIT // 16, **more)


def test_which_issue_weighs_more_decides():
    """By hand: some package works exactly where p0 weighs issue 1 above issue 0."""
    answer = asked(half_rich(), [("b", "b")])
    unknown = next(u for u in answer.unknowns if u.kind == "order")
    assert answer.share == 0.5
    assert (unknown.party, unknown.first, unknown.second) == ("p0", "i0", "i1")
    assert (unknown.likely, unknown.share_first, unknown.share_second) == (0.5, 0, 1)
    assert (unknown.best_first, unknown.best_second) == ((), ("b", "b"))
    assert unknown.expected == 0.5
    assert unknown.error == 0


def test_a_weight_above_its_median_decides():
    unknown = next(u for u in asked(half_rich()).unknowns if u.kind == "range")
    assert (unknown.party, unknown.issue) == ("p0", "i1")
    assert (unknown.first, unknown.second) == ("> 0.22", "<= 0.22")


def proposed(draws, *lines):
    """Return the draws with lines that bind in every second one, from the second."""
    binds = np.tile(np.arange(draws.n_draws)[:, None] % 2 == 1, len(lines))
    return changed(draws, lines=lines, line_binds=binds)


RATIO = (Order("i0", ">", "i1", Fraction(2)),)
RED = (RedLine("b"),)


@pytest.mark.parametrize(
    ("line", "kind", "issue"),
    [
        (ProposedLine("p0", "i1", "never b", 0.5, RED), "red line", "i1"),
        (ProposedLine("p0", "weights", "i0 > 2 x i1", 0.5, RATIO), "line", ""),
        (ProposedLine("p0", "without_a_deal", "worse by 0.1", 0.5), "no deal", ""),
        (ProposedLine("", "conditions", "never i1: b", 0.5), "condition", ""),
    ],
)
def test_what_is_proposed_is_watched(line, kind, issue):
    found = asked(proposed(half_rich(), line)).unknowns
    (unknown,) = [u for u in found if u.kind == kind]
    assert (unknown.party, unknown.issue) == (line.party, issue)
    assert (unknown.first, unknown.second) == (line.text, "")
    assert (unknown.share_first, unknown.share_second) == (0, 1)


BOTH = ProposedLine("p0", "accepts", "i0: b and i1: b", 0.5, (), ("b", "b"))


def test_what_a_party_is_proposed_to_accept_is_watched():
    """By hand: p0 gains 4 by both where rich and loses 1 where poor; p1 gains by both.

    Whether it was made to fit in a draw says nothing beyond whether it does.
    """
    draws = half_rich()
    line_binds = np.zeros((draws.n_draws, 1), dtype=np.bool_)
    found = asked(changed(draws, lines=(BOTH,), line_binds=line_binds), [("b", "b")])
    (unknown,) = [u for u in found.unknowns if u.kind == "acceptance"]
    assert (unknown.party, unknown.issue) == ("p0", "")
    assert (unknown.first, unknown.second) == ("i0: b and i1: b", "")
    assert (unknown.likely, unknown.share_first, unknown.share_second) == (0.5, 1, 0)
    assert (unknown.best_first, unknown.best_second) == (("b", "b"), ())


@given(some_draws(), st.data())
def test_an_acceptance_splits_the_draws_by_what_would_be_signed(draws, data):
    """The slow way, draw by draw; and nothing else is seen differently."""
    repeated = draws.take(np.repeat(np.arange(draws.n_draws), 30))
    package = tuple(data.draw(st.sampled_from(labels)) for labels in draws.options)
    party = data.draw(st.sampled_from(draws.parties))
    line = ProposedLine(party, "accepts", "text", 0.5, (), package)
    binds = np.zeros((repeated.n_draws, 1), dtype=np.bool_)
    found = asked(changed(repeated, lines=(line,), line_binds=binds)).unknowns
    p = draws.parties.index(party)
    signs, works = [], []
    for k in range(draws.n_draws):
        worth = int(draws.utility(draws.places(package)[None])[k, 0, p])
        signs.append(worth >= draws.disagreement[k, p])
        works.append(some_package(draws, k))
    signs, works = np.array(signs), np.array(works)
    for unknown in [u for u in found if u.kind == "acceptance"]:
        assert unknown.likely == pytest.approx(signs.mean())
        assert unknown.share_first == pytest.approx(works[signs].mean())
        assert unknown.share_second == pytest.approx(works[~signs].mean())
    others = [u for u in found if u.kind != "acceptance"]
    assert others == list(asked(repeated).unknowns)[: len(others)]


ORDER = Order("i1", ">=", "i0")
TIE = Order("i1", "=", "i0")
MORE = (Order("i1", ">", "i0"), Order("i0", ">", "i2"))


@pytest.mark.parametrize(
    ("facts", "where", "party", "watched"),
    [
        ((ORDER,), "weights", "p0", False),
        ((ORDER,), "weights", "p1", True),  # whose order decides nothing
        ((ORDER,), "i1", "p0", True),  # of options that happen to have these names
        ((TIE,), "weights", "p0", True),
        (MORE, "weights", "p0", True),
        ((*MORE[:1], *MORE[:1]), "weights", "p0", True),
    ],
)
def test_an_order_stands_for_the_line_that_says_it_alone(facts, where, party, watched):
    draws = proposed(half_rich(), ProposedLine(party, where, "text", 0.5, facts))
    found = asked(draws).unknowns
    assert any(u.kind == "order" and u.party == "p0" for u in found)
    assert any(u.kind == "line" for u in found) == watched


def test_a_line_stands_where_its_order_is_not_open():
    """By hand: i1 weighs more in all draws; the line binds in those with a package."""
    # p1 likes the package in one and hates it in the other; p0's weights stay the same.
    hates = [[[0, -2], [0, -1]], [[0, 6], [0, -5]]]
    draws = make_draws(*[hates, RICH] * 20, scale=UNIT // 16)
    line = ProposedLine("p0", "weights", "i1 > i0", 0.5, (Order("i1", ">", "i0"),))
    found = asked(proposed(draws, line)).unknowns
    assert not [u for u in found if (u.kind, u.party) == ("order", "p0")]
    (unknown,) = [u for u in found if u.kind == "line"]
    assert (unknown.share_first, unknown.share_second) == (1, 0)


@given(some_draws(principals=(2, 2)), st.data())
def test_no_line_says_what_an_order_says(draws, data):
    """A property; and the other unknowns are as they are without any line."""
    repeated = draws.take(np.repeat(np.arange(draws.n_draws), 30))
    pairs = st.lists(st.sampled_from(draws.issues), min_size=2, max_size=3)
    lines = tuple(
        ProposedLine(
            data.draw(st.sampled_from(draws.parties)),
            "weights",
            " > ".join(names),
            0.5,
            tuple(Order(a, ">", b) for a, b in itertools.pairwise(names)),
        )
        for names in data.draw(st.lists(pairs, max_size=3))
    )
    rng = np.random.default_rng(0)
    binds = rng.random((repeated.n_draws, len(lines))) < 0.5
    found = asked(changed(repeated, lines=lines, line_binds=binds)).unknowns
    orders = {(u.party, frozenset((u.first, u.second))) for u in found if u.issue == ""}
    for unknown in found:
        names = frozenset(unknown.first.split(" > "))
        if unknown.kind == "line" and unknown.first.count(">") == 1:
            assert (unknown.party, names) not in orders
    others = [u for u in found if u.kind != "line"]
    assert others == list(asked(repeated).unknowns)[: len(others)]


def test_which_option_is_worth_more_decides():
    """By hand: the only issue has some package where p1 prefers b to a."""
    likes = [[[0, 1], [0, 1]]]
    dislikes = [[[0, 1], [1, 0]]]
    answer = asked(make_draws(*[likes, dislikes] * 20, scale=EIGHTH), [("b",)])
    unknown = next(u for u in answer.unknowns if u.kind == "order")
    assert (unknown.party, unknown.issue) == ("p1", "i0")
    assert (unknown.first, unknown.second) == ("a", "b")
    assert (unknown.share_first, unknown.share_second) == (0, 1)


def test_the_size_of_no_deal_is_read_from_the_sweep():
    """By hand: the gain of p0 is 1/8, above 0.1 worse and below 0.2 better."""
    draws = make_draws([[[0, 1], [0, 4]]], scale=EIGHTH)
    better = asked(draws, [("b",)], "better", stated=False)
    (unknown,) = better.unknowns
    assert (unknown.kind, unknown.party, unknown.likely) == ("size", "p0", 0.5)
    assert (unknown.first, unknown.second) == ("+0", "+0.2")
    assert (unknown.share_first, unknown.share_second) == (1, 0)
    assert (unknown.best_first, unknown.best_second) == (("b",), ())
    assert asked(draws, [("b",)], "worse", stated=False).unknowns == ()
    assert asked(draws, [("b",)], "better", stated=True).unknowns == ()


def test_what_may_be_noise_is_left_out():
    """Two of three draws against one of two: three standard errors are far more."""
    few = make_draws(RICH, RICH, RICH, POOR, scale=UNIT // 16)
    noisy = changed(
        few,
        lines=(ProposedLine("p0", "weights", "i1 > 2 x i0", 0.5, RATIO),),
        line_binds=np.array([[True], [True], [False], [False]]),
    )
    assert not [u for u in asked(noisy).unknowns if u.kind == "line"]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_few_draws_tell_little_however_clear_they_look(n):
    """2 n draws: 3 sqrt(1/4 (1/n + 1/n)) is 2.1, 1.5, 0.95; the shares are 0 and 1."""
    kinds = {unknown.kind for unknown in asked(half_rich(n)).unknowns}
    assert bool(kinds) == (n == 5)


def test_doing_nothing_is_no_package_however_bad_no_deal_is():
    """No deal costs both 1/16 more than the status quo, which so gains for both."""
    bad = half_rich(disagreement=[[-1, -1]] * 40)
    found = asked(bad, [("a", "a"), ("b", "b")], stated=False)
    named = {b for u in found.unknowns for b in (u.best_first, u.best_second)}
    assert found.unknowns
    assert ("a", "a") not in named


def test_hardly_possible_readings_are_left_out():
    draws = make_draws(*[RICH] * 99, POOR, scale=UNIT // 16)
    assert not [u for u in asked(draws).unknowns if u.kind == "order"]


@given(some_draws(principals=(2, 2)))
def test_agrees_with_splitting_by_hand(draws):
    repeated = draws.take(np.repeat(np.arange(draws.n_draws), 30))
    candidates = list(
        {draws.names(np.array(o)) for o in np.ndindex(*map(len, draws.options))}
    )
    answer = asked(repeated, sorted(candidates))
    works = np.repeat([some_package(draws, k) for k in range(draws.n_draws)], 30)
    assert answer.share == works.mean()
    weights = repeated.weights()
    for unknown in answer.unknowns:
        if unknown.kind == "order" and not unknown.issue:
            p = repeated.parties.index(unknown.party)
            a, b = (repeated.issues.index(i) for i in (unknown.first, unknown.second))
            mask = weights[:, p, a] > weights[:, p, b]
            assert unknown.share_first == pytest.approx(works[mask].mean())
            assert unknown.share_second == pytest.approx(works[~mask].mean())
            expected = np.where(mask, unknown.share_first, unknown.share_second)
            assert unknown.expected == pytest.approx(
                np.abs(expected - works.mean()).mean()
            )


def some_package(draws, k):
    """The definition, outcome by outcome, in one draw."""
    for outcome in np.ndindex(*map(len, draws.options)):
        if outcome != tuple(draws.status_quo):
            one = draws.take(np.array([k]))
            gains = (one.utility(np.array([outcome]))[0, 0] - one.disagreement[0])[
                draws.principals
            ]
            allowed = one.admissible(np.array([outcome]))[0, 0]
            if allowed and (gains >= 0).all() and (gains > 0).any():
                return True
    return False


@given(some_draws())
def test_the_most_telling_comes_first_and_every_share_is_one(draws):
    repeated = draws.take(np.repeat(np.arange(draws.n_draws), 30))
    unknowns = asked(repeated, direction="unknown", stated=False).unknowns
    assert len(unknowns) <= 12
    assert sorted(unknowns, key=lambda u: -u.expected) == list(unknowns)
    for unknown in unknowns:
        assert 0 <= unknown.share_first <= 1
        assert 0 < unknown.expected <= 1
        assert 0.02 <= unknown.likely <= 0.98


def test_directions_are_for_all_principals():
    with pytest.raises(ValueError, match="for 2 principals; got 1 and 2"):
        watch(half_rich(), [], direction=["same"], stated=[True, True])
