"""Trades: by hand, what must hold, and party by party."""

import itertools

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions import trades as trades_module
from detente.questions.trades import trades
from draw_strategies import draws, make_draws
from enumeration import deals

# p0 minds the second issue more, p1 the first.
LOGROLL = [[[0.3, 0], [0, 0.8]], [[0.7, 0.1], [0, 0.2]]]
# Both mind the first issue more.
ALIKE = [[[0.7, 0], [0, 0.8]], [[0.3, 0.1], [0, 0.2]]]


def test_by_hand():
    """p0 gives 0.3 and gets 0.6 (mean 0.15 over the even split), p1 0.2 for 0.8."""
    (trade,) = trades(make_draws(LOGROLL, ALIKE, scale=UNIT)).trades
    assert (trade.giver, trade.gives, trade.other, trade.gets) == (
        "p0", "i0", "p1", "i1",
    )  # fmt: skip
    assert trade.share == 0.5
    assert trade.gain_giver == pytest.approx(0.15)
    assert trade.gain_other == pytest.approx(0.3)
    options = trade.gives_from, trade.gives_to, trade.gets_from, trade.gets_to
    assert options == ("a", "b", "b", "a")


def test_one_issue_has_nothing_to_trade():
    assert trades(make_draws([[[1, 0], [0, 1]]])).trades == ()


def test_what_a_party_would_never_sign_is_not_what_it_is_given():
    """p1's best on the second issue is ruled out: the next best, which costs less."""
    issue = [[0.7, 0.6, 0.1], [0, 0.1, 0.2]]
    made = make_draws(
        [LOGROLL[0], issue], scale=UNIT, boxes=[[[0, 1], [2]]], vetoes=[0]
    )
    assert trades(made).trades == ()
    free = make_draws([LOGROLL[0], issue], scale=UNIT)
    assert trades(free).trades[0].gets_from == "c"


def test_nothing_is_given_where_both_can_have_their_best():
    """On i0 p1 likes a and b alike: p0 may as well have b, so p1 gives nothing there.

    Taken to insist on a, the first, p1 would seem to give i0 for i1.
    """
    agreed = [[0, 0.7], [0.4, 0.4]]
    disputed = [[0.3, 0], [0, 0.6]]
    assert trades(make_draws([agreed, disputed], scale=UNIT)).trades == ()
    assert trades(make_draws([disputed, agreed], scale=UNIT)).trades == ()


@pytest.mark.parametrize("vetoes", [[0, 0], [-1, -1]])
def test_where_nothing_is_allowed_nothing_is_given(vetoes):
    both = [[[0], [0, 1]], [[1], [0, 1]]]
    made = make_draws(LOGROLL, scale=UNIT, boxes=both, vetoes=vetoes)
    assert trades(made).trades == ()


def pairs_of(made, k, i, j):
    """Utilities of the packages that settle two issues, the rest at the status quo."""
    return {
        (deal.outcome[i], deal.outcome[j]): deal.utility
        for deal in deals(made, k, agenda={i, j})
    }


def twice_the_gains(made, k, parties, i, j):
    """Of the first giving i for j, against an even chance of either's way on both."""
    worth = pairs_of(made, k, i, j)
    a, b = (
        max(worth, key=lambda pair: (worth[pair][own], worth[pair][other]))
        for own, other in (parties, parties[::-1])
    )
    traded = worth[b[0], a[1]]
    return [2 * traded[p] - worth[a][p] - worth[b][p] for p in parties]


@given(draws(max_boxes=0, issues=(2, 3), most_together=3))
def test_equals_draw_by_draw(made):
    found = {(t.giver, t.gives, t.other, t.gets): t for t in trades(made).trades}
    principals = range(len(made.principals))
    for a, b in itertools.combinations(principals, 2):
        for i, j in itertools.permutations(range(made.n_issues), 2):
            gains = [
                twice_the_gains(made, k, (a, b), i, j) for k in range(made.n_draws)
            ]
            good = [both for both in gains if min(both) > 0]
            key = (f"p{a}", f"i{i}", f"p{b}", f"i{j}")
            assert (key in found) == bool(good)
            if good:
                assert found[key].share == pytest.approx(len(good) / made.n_draws)
                means = np.mean(good, axis=0) / 2 / UNIT
                assert found[key].gain_giver == pytest.approx(means[0])
                assert found[key].gain_other == pytest.approx(means[1])


def test_a_trade_that_only_pays_together_by_hand():
    """Both mind i0 more, 3 against 2 and 3 against 1, so nobody gives it for i1.

    But b on i0 with a on i1 brings p0 2 more, 4 in all, against (5 + 0) / 2 for an even
    chance of either's way on both; and p1 has 3 against (0 + 4) / 2.
    """
    issues = [[[3, 0], [0, 3]], [[2, 0], [0, 1]]]
    assert trades(make_draws(issues, scale=UNIT // 8)).trades == ()
    together = [([[1], [0]], [(2, 0)])]
    (trade,) = trades(make_draws(issues, scale=UNIT // 8, together=together)).trades
    assert (trade.giver, trade.gives, trade.gets) == ("p0", "i0", "i1")
    assert (trade.gain_giver, trade.gain_other) == (1.5 / 8, 1 / 8)
    options = trade.gives_from, trade.gives_to, trade.gets_from, trade.gets_to
    assert options == ("a", "b", "b", "a")


@given(draws(issues=(2, 3)))
def test_the_most_frequent_come_first_and_both_gain(made):
    found = trades(made).trades
    assert [t.share for t in found] == sorted((t.share for t in found), reverse=True)
    assert all(t.gain_giver > 0 and t.gain_other > 0 for t in found)


def test_many_pairs_use_fewer_draws_and_say_so(monkeypatch):
    """Two directions of one pair of issues: 2 comparisons a draw."""
    made = make_draws(*[LOGROLL, ALIKE] * 150, scale=UNIT)
    assert trades(made).n_draws == 300
    monkeypatch.setattr(trades_module, "WORK", 240)
    assert trades(made).n_draws == 120
    monkeypatch.setattr(trades_module, "WORK", 1)
    answer = trades(made)
    assert answer.n_draws == 100
    assert answer.trades[0].share == pytest.approx(0.5, abs=0.02)
