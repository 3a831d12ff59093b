"""Whether a deal is kept: by hand, draw by draw by definition, and at its edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import deal_of, slow_shares
from detente.draws import UNIT, working
from detente.model import Action, Wish
from detente.questions import keeping as question
from draw_strategies import draws as some_draws
from draw_strategies import make_draws
from strategies import chosen


def keeping(draws, target, *, gives, actions=(), wishes=()):
    return question.keeping(draws, deal_of(draws, target, gives, actions, wishes))


def exchange(*, cost=1, worth=2):
    """Each of two gives something that costs it less than it is worth to the other."""
    return [[[0, -cost], [0, worth]], [[0, worth], [0, -cost]]]


def test_a_fair_exchange_is_held_by_what_the_other_would_do():
    """The prisoners' dilemma: kept 1 each, alone 2 or -1, no deal 0."""
    draws = make_draws(exchange(), scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", "p1"))
    assert answer.patterns == ("NN", "YN", "NY", "YY")
    assert answer.packages == (("b", "b"), ("a", "b"), ("b", "a"), ("a", "a"))
    assert [(m.party, m.before, m.after, m.better) for m in answer.moves] == [
        ("p0", "1", "2", 1), ("p0", "2", "1", 0), ("p0", "3", "4", 1),
        ("p0", "4", "3", 0), ("p1", "1", "3", 1), ("p1", "2", "4", 1),
        ("p1", "3", "1", 0), ("p1", "4", "2", 0),
    ]  # fmt: skip
    rests = dict(zip(answer.concepts, answer.rests.tolist(), strict=True))
    assert rests["R"] == [0, 0, 0, 1]
    assert rests["SEQ"] == rests["GMR"] == [1, 0, 0, 1]
    assert answer.would.tolist() == [[1, 0, 1, 0], [1, 1, 0, 0]]
    assert answer.temptation.tolist() == [[1 / 8] * 3] * 2
    assert answer.follows.tolist() == [1, 1]
    assert answer.final.tolist() == [0, 0]


def test_what_gives_nothing_away_is_kept_for_its_own_sake():
    draws = make_draws(exchange(cost=-1), scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", "p1"))
    assert answer.rests[answer.concepts.index("R"), 0] == 1
    assert (answer.temptation < 0).all()
    assert answer.final.tolist() == [1, 1]


def test_only_draws_in_which_it_would_be_signed_count():
    draws = make_draws(exchange(), exchange(cost=3), exchange(), scale=UNIT // 8)
    assert keeping(draws, ("b", "b"), gives=("p0", "p1")).n_draws == 2


def test_what_nobody_known_gives_is_in_force_while_all_keep():
    """The second issue is joint: once the first party leaves, it is gone for both."""
    draws = make_draws([[[0, -1], [0, 2]], [[0, 3], [0, 1]]], scale=UNIT // 8)
    answer = keeping(draws, ("b", "b"), gives=("p0", ""))
    assert answer.parties == ("p0",)
    assert answer.rests[:, 0].tolist() == [1] * 5
    assert answer.temptation[0].tolist() == [-2 / 8] * 3


@pytest.mark.parametrize("target", [(), ("a", "a"), ("b", "b")])
def test_nobody_takes_back_what_nobody_gave(target):
    gives = ("", "") if target == ("b", "b") else ("p0", "p1")
    answer = keeping(make_draws(exchange()), target, gives=gives)
    assert answer.parties == ()
    assert answer.stays.shape == (5, 0, 1)
    assert answer.rests.tolist() == [[1]] * 5


def test_a_package_is_one_option_for_each_issue():
    draws = make_draws(exchange())
    with pytest.raises(ValueError, match="one option for each of 2 issues"):
        keeping(draws, ("b",), gives=("p0", "p1"))
    with pytest.raises(ValueError, match=r"must be one of \['a', 'b'\]; got 'z'"):
        keeping(draws, ("b", "z"), gives=("p0", "p1"))


def test_a_third_party_that_gives_something_can_withhold_it():
    """The third party's money costs it 1 and is worth 1 to each of the others."""
    draws = make_draws([[[0, 1], [0, 1], [0, -1]]], third_parties=1, scale=UNIT // 8)
    answer = keeping(draws, ("b",), gives=("p2",))
    assert answer.parties == ("p2",)
    assert answer.rests[:, 0].tolist() == [0] * 5
    assert answer.rests[:, 1].tolist() == [1] * 5


def test_what_is_listed_takes_the_place_of_what_is_assumed():
    """p0 can undo only what p1 gives, and cannot take that back; p1 is as ever.

    In the package each has 2 - 1 = 1. If p0 strikes at issue 1 (worth 2 to itself), it
    is left with -1: it never would. If p1 takes back issue 1, which costs it 1, it has
    2; p0 has then no answer that hurts, for issue 0 stays in force.
    """
    draws = make_draws(exchange(), scale=UNIT // 8)
    strike = Action("strike", "p0", "take", "strike", undoes={"i1": ("b",)})
    answer = keeping(draws, ("b", "b"), gives=("p0", "p1"), actions=[strike])
    assert [action.title for action in answer.actions] == [
        "strike", "take back what it gives",
    ]  # fmt: skip
    assert answer.would[:, 0].tolist() == [0, 1]
    assert answer.rests[answer.concepts.index("SEQ"), 0] == 0
    assert answer.packages[1] == answer.packages[2] == ("b", "a")


def test_a_wish_counts_before_what_is_in_force():
    """p1 would take back for a gain of 1, but for its wish that none is ever taken."""
    draws = make_draws(exchange(), scale=UNIT // 8)
    back = Action("take back", "p1", id="back", undoes={"i1": ("b",)})
    told = {"gives": ("p0", "p1"), "actions": [back]}
    assert keeping(draws, ("b", "b"), **told).would[1, 0] == 1
    answer = keeping(draws, ("b", "b"), **told, wishes={"p1": [Wish(left=("back",))]})
    assert answer.would[1, 0] == 0
    assert answer.temptation[1].tolist() == [1 / 8] * 3


def test_what_is_delivered_is_in_force_while_it_is():
    """A guarantor pays for issue 1 at a cost of 1: in force where it pays, not else."""
    draws = make_draws(
        [[[0, -1], [0, 2], [0, 0]], [[0, 3], [0, 1], [0, -1]]],
        third_parties=1, scale=UNIT // 8,
    )  # fmt: skip
    pay = Action("pay", "p2", id="pay", delivers={"i1": ("b",)}, needs=("fund",))
    fund = Action("fund", "p2", id="fund")
    answer = keeping(draws, ("b", "b"), gives=("p0", ""), actions=[pay, fund])
    assert answer.patterns[0] == "YYN"
    kept = dict(zip(answer.patterns, answer.packages, strict=True))
    assert "YNN" not in kept
    assert (kept["YYN"], kept["NYN"], kept["NNN"]) == (
        ("b", "b"), ("b", "a"), ("b", "a"),
    )  # fmt: skip
    assert answer.would[answer.parties.index("p2"), 0] == 1
    assert answer.final[answer.parties.index("p2")] == 1


@st.composite
def deals(draw, draws):
    """Return what parties can do, and what they want of it."""
    ids = draw(chosen(("x", "y", "z")))
    every = []
    for place, name in enumerate(ids):
        issue = draw(st.integers(0, draws.n_issues - 1))
        option = draw(st.sampled_from(draws.options[issue]))
        effect = draw(st.sampled_from(["delivers", "undoes"]))
        before = ids[:place]
        needs = draw(chosen(before, most=1))
        every.append(
            Action(
                name,
                draw(st.sampled_from(draws.parties)),
                draw(st.sampled_from(["both", "take", "undo"])),
                name,
                needs=needs,
                excludes=tuple(x for x in draw(chosen(before)) if x not in needs),
                **{effect: {draws.issues[issue]: (option,)}},
            )
        )
    wishes = {
        party: [
            draw(st.sampled_from([Wish((x,)), Wish((), (x,))]))
            for x in draw(chosen(ids))
        ]
        for party in draws.parties
    }
    return every, wishes


@given(some_draws(), st.data())
def test_agrees_with_the_definitions_in_each_draw(draws, data):
    aim = np.array([data.draw(st.integers(0, len(o) - 1)) for o in draws.options])
    gives = [data.draw(st.sampled_from(["", *draws.parties])) for _ in draws.options]
    actions, wishes = data.draw(deals(draws))
    made = deal_of(draws, draws.names(aim), gives, actions, wishes)
    answer = question.keeping(draws, made)
    willing = working(draws, aim[None])[0]
    rows = np.flatnonzero(willing) if willing.any() else np.arange(draws.n_draws)
    assert answer.n_draws == len(rows)
    slow = slow_shares(draws, made, wishes, rows)
    np.testing.assert_allclose(answer.stays, slow.mean(axis=0))
    everybody = np.logical_and.reduce(slow, axis=2)
    np.testing.assert_allclose(answer.rests, everybody.mean(axis=0))
    nash = slow[:, answer.concepts.index("R")]
    np.testing.assert_allclose(answer.would, 1 - nash.mean(axis=0))
