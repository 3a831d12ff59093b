"""Trades: by hand, what must hold, and party by party."""

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions import trades as trades_module
from detente.questions.trades import trades
from draw_strategies import draws, make_draws

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


def utility_of(made, k, party, issue, place):
    return int(made.scores[k, party, made.offsets[issue] + place])


def best_of(made, k, party, issue, other):
    def worth(option):
        parties = (party, other)
        return tuple(utility_of(made, k, p, issue, option) for p in parties)

    return max(range(len(made.options[issue])), key=worth)


def twice_the_gain(made, k, who, keeps, concedes):
    """Of `who`: its own best on one issue and the other's best on another, twice,
    minus both parties' bests on both issues."""
    party, other = who
    total = 0
    for issue, mine in ((keeps, True), (concedes, False)):
        own = utility_of(made, k, party, issue, best_of(made, k, party, issue, other))
        theirs = utility_of(
            made, k, party, issue, best_of(made, k, other, issue, party)
        )
        total += 2 * (own if mine else theirs) - own - theirs
    return total


@given(draws(max_boxes=0, issues=(2, 3)))
def test_equals_draw_by_draw(made):
    found = {(t.giver, t.gives, t.other, t.gets): t for t in trades(made).trades}
    for a in range(len(made.principals)):
        for b in range(a + 1, len(made.principals)):
            for i, j in [
                (i, j) for i in range(made.n_issues) for j in range(made.n_issues)
            ]:
                if i == j:
                    continue
                gains = [
                    (
                        twice_the_gain(made, k, (a, b), j, i),
                        twice_the_gain(made, k, (b, a), i, j),
                    )
                    for k in range(made.n_draws)
                ]
                good = [g for g in gains if min(g) > 0]
                key = (f"p{a}", f"i{i}", f"p{b}", f"i{j}")
                assert (key in found) == bool(good)
                if good:
                    assert found[key].share == pytest.approx(len(good) / made.n_draws)
                    means = np.mean(good, axis=0) / 2 / UNIT
                    assert found[key].gain_giver == pytest.approx(means[0])
                    assert found[key].gain_other == pytest.approx(means[1])


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
