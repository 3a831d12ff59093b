"""Third parties: what a package costs them, by hand and draw by draw."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import case_of, deal_of, slow_outcome, wish_key
from detente.draws import UNIT, tabulate, working
from detente.model import (
    Action,
    Case,
    Issue,
    Line,
    Party,
    Preferences,
    RedLine,
    Wish,
)
from detente.questions import spoilers as question
from detente.questions.zopa import zopa
from draw_strategies import draws as some_draws
from draw_strategies import make_draws


def spoilers(draws, packages, *, stance="", gives=None, actions=(), wishes=()):
    case = case_of(draws, gives or [""] * draws.n_issues, actions, wishes)
    parties = [
        replace(p, stance=stance) if p.role == "third party" else p
        for p in case.parties
    ]
    return question.spoilers(draws, replace(case, parties=tuple(parties)), packages)


def test_a_rival_loses_in_two_of_four_draws():
    """By hand: it loses 1/8 in two draws, nothing in a third, and gains in the last."""
    own = [[0, 1], [0, 1]]
    draws = make_draws(
        *([[*own, [0, worth]]] for worth in (-1, -1, 0, 2)),
        third_parties=1,
        scale=UNIT // 8,
    )
    answer = spoilers(draws, [("b",)], stance="rival of p1")
    (rival,) = answer.spoilers
    assert (rival.party, rival.stance, rival.known) == ("p2", "rival of p1", True)
    assert rival.loses.tolist() == [0.5]
    assert rival.loss[0].tolist() == [0, 1 / 16, 1 / 8]


def test_a_package_may_cross_the_red_line_of_a_third_party():
    """By hand: b in one draw of four. What p0 would not sign is another's concern."""
    own = [[0, 1], [0, 1]]
    draws = make_draws(
        *[[[*own, [1, 0]]]] * 4,
        third_parties=1,
        boxes=[[[1]], [[1]]],
        vetoes=[2, 0],
        binds=[[True, True]] + [[False, True]] * 3,
    )
    (rival,) = spoilers(draws, [("b",), ("a",)]).spoilers
    assert rival.crosses.tolist() == [0.25, 0]


def test_a_case_says_what_a_third_party_would_never_sign():
    never = {"price": (Line("never high", (RedLine("high"),), 0.6),)}
    case = Case(
        "Sale",
        (Party("a", "A"), Party("b", "B"), Party("c", "C", "third party")),
        (Issue("price", "Price", ("low", "high"), "low"),),
        (Preferences("c", options=never),),
    )
    draws = tabulate(case, 500, np.random.default_rng(0))
    (other,) = spoilers(draws, [("high",)]).spoilers
    assert (other.known, other.crosses.tolist()) == (True, [0.6])
    silent = tabulate(replace(case, preferences=()), 500, np.random.default_rng(0))
    assert zopa(draws).share == zopa(silent).share


def test_of_whom_nothing_is_known_nothing_is_said():
    draws = make_draws([[[0, 1], [0, 1], [0, 1]]], third_parties=1)
    fields = {name: getattr(draws, name) for name in draws.__dataclass_fields__}
    silent = type(draws)(**fields | {"known": np.array([True, True, False])})
    (party,) = spoilers(silent, [("b",)]).spoilers
    assert not party.known
    assert np.isnan(party.loses).all()
    assert np.isnan(party.loss).all()


def test_nothing_on_the_short_list():
    draws = make_draws([[[0, 1], [0, 1], [0, 1]]], third_parties=1)
    (party,) = spoilers(draws, []).spoilers
    assert party.loses.shape == (0,)
    assert party.loss.shape == (0, 3)


def test_a_package_must_be_one():
    draws = make_draws([[[0, 1], [0, 1]]])
    with pytest.raises(ValueError, match=r"must be one of \['a', 'b'\]; got 'z'"):
        spoilers(draws, [("z",)])


def rival(*worths, **more):
    """Two who gain 1 each by b, a third whose worth of b is given draw by draw."""
    own = [[0, 1], [0, 1]]
    draws = make_draws(
        *([[*own, [0, worth]]] for worth in worths), third_parties=1, scale=UNIT // 8
    )
    (found,) = spoilers(draws, [("b",)], **more).spoilers
    return found


STRIKE = Action("strike the sites", "p2", id="strike", undoes={"i0": ("b",)})


def test_what_it_could_do_and_how_often_that_would_pay():
    """By hand: to undo b is a gain where it loses by b, in two of four draws."""
    found = rival(-1, -2, 0, 3, actions=[STRIKE])
    assert (found.does, found.undoes) == (("strike the sites",), (("i0",),))
    assert found.pays.tolist() == [0.5]
    assert rival(-1, -2, 0, 3).does == ("",)
    assert np.isnan(rival(-1, -2, 0, 3).pays).all()


def test_what_it_wants_done_counts_before_what_is_in_force():
    wishes = {"p2": [Wish(left=("strike",))]}
    assert rival(-1, -2, 0, 3, actions=[STRIKE], wishes=wishes).pays.tolist() == [0]
    wishes = {"p2": [Wish(("strike",))]}
    assert rival(-1, -2, 0, 3, actions=[STRIKE], wishes=wishes).pays.tolist() == [1]


def test_what_undoes_nothing_of_the_package_is_no_threat():
    other = Action("protest", "p2", id="protest", delivers={"i0": ("a",)})
    assert rival(-1, actions=[other], wishes={"p2": [Wish(("protest",))]}).does == ("",)


def test_a_third_party_that_gives_something_could_withhold_it():
    found = rival(-1, -1, 1, gives=["p2"])
    assert found.does == ("take back what it gives",)
    assert found.pays.tolist() == [pytest.approx(2 / 3)]


def test_the_cheapest_option_that_turns_it_is_found():
    """By hand. The third party loses 2 by b. On the second issue c makes up for it and
    costs p0 1 of its gain of 2, d makes up for it and costs p0 3, so that it would not
    sign; e makes up for half. With c all still sign, in both draws: it costs nothing.
    """
    first = [[0, 2], [0, 2], [0, -2]]
    second = [[0, -1, -3, 0], [0, 0, 0, 0], [0, 2, 3, 1]]
    draws = make_draws(
        [first, second], [first, second], third_parties=1, scale=UNIT // 16
    )
    (found,) = spoilers(draws, [("b", "a")]).spoilers
    assert found.needed.tolist() == [True]
    assert found.side == (("b", "b"),)
    assert (found.left.tolist(), found.cost.tolist()) == ([0], [0])


def test_of_those_that_turn_it_the_one_most_would_sign_counts():
    """By hand: b on the second issue loses p0 in one of two draws, c in neither."""
    first = [[0, 2], [0, 2], [0, -2]]
    cheap, dear = (
        [[0, -1, -1], [0, 0, 0], [0, 2, 2]],
        [[0, -3, -1], [0, 0, 0], [0, 2, 2]],
    )
    draws = make_draws([first, cheap], [first, dear], third_parties=1, scale=UNIT // 16)
    (found,) = spoilers(draws, [("b", "a")]).spoilers
    assert (found.side, found.cost.tolist()) == ((("b", "c"),), [0])
    both = make_draws([first, dear], [first, cheap], third_parties=1, scale=UNIT // 16)
    listed = spoilers(both, [("b", "a"), ("b", "b")]).spoilers[0]
    assert listed.side[0] == ("b", "c")
    assert listed.needed.tolist() == [True, False]
    assert listed.side[1] == ()


def test_where_nothing_turns_it_that_is_said():
    found = rival(-1, -1, 1)
    assert (found.needed.tolist(), found.side) == ([True], ((),))
    assert np.isnan(found.left).all()
    found = rival(-1, 1, 1)
    assert (found.needed.tolist(), found.side) == ([False], ((),))


STRIKE_I1 = Action("strike", "p2", id="strike", undoes={"i1": ("b", "c")})


def undoing_one_issue(**more):
    """Return who gains 1 by the first issue of (b, b), loses 2 by the second.

    It can undo what the second issue changes; c there costs it nothing, and the
    principals 1 of the 2 that the first one gives each of them.
    """
    one = [[0, 2], [0, 2], [0, 3]], [[0, 1, -1], [0, 1, -1], [0, -2, 0]]
    draws = make_draws(one, one, third_parties=1, scale=UNIT // 16)
    (found,) = spoilers(draws, [("b", "b")], actions=[STRIKE_I1], **more).spoilers
    return found


def test_who_loses_nothing_but_gains_by_undoing_part_must_be_turned():
    """By hand: 3 - 2 > 0, so that it does not lose; but the first issue alone is worth
    3 to it, 2 more than the package. With c it is as well off leaving it."""
    found = undoing_one_issue()
    assert (found.loses.tolist(), found.pays.tolist()) == ([0], [1])
    assert (found.against.tolist(), found.needed.tolist()) == ([1], [True])
    assert found.short.tolist() == [[2 / 16] * 3]
    assert (found.side, found.left.tolist()) == ((("b", "a"),), [0])
    assert found.cost.tolist() == [0]


def test_what_it_wants_done_whatever_it_is_worth_nothing_makes_up_for():
    found = undoing_one_issue(wishes={"p2": [Wish(("strike",))]})
    assert found.short.tolist() == [[np.inf] * 3]
    assert found.side == (("b", "a"),)  # there is nothing then that it would undo
    found = undoing_one_issue(wishes={"p2": [Wish(left=("strike",))]})
    assert (found.against.tolist(), found.side) == ([0], ((),))


def some_package(draws, data):
    places = [data.draw(st.integers(0, len(labels) - 1)) for labels in draws.options]
    return places, draws.names(np.array(places))


def some_actions(draws, data):
    """Return what the last party can do, and what of it it wants done."""
    owner = draws.parties[-1]
    issues = data.draw(st.lists(st.sampled_from(draws.issues), max_size=2, unique=True))
    actions = [
        Action("act", owner, id=f"a{n}", undoes={issue: undone})
        for n, issue in enumerate(issues)
        for labels in [draws.options[draws.issues.index(issue)]]
        for undone in [labels[: data.draw(st.integers(1, len(labels)))]]
    ]
    wishes = {owner: [Wish((one.id,)) for one in actions if data.draw(st.booleans())]}
    return actions, wishes


def slow_standing(draws, target, actions, wishes):
    """Return, draw by draw, the worth of the package kept, undone, and of no deal.

    Each a pair of what is met of the wishes and the utility; by the letter.
    """
    p, quo = len(draws.parties) - 1, draws.names(draws.status_quo)
    made = deal_of(draws, target, [""] * draws.n_issues, actions, wishes)
    own = wishes[draws.parties[p]]

    def value(k, taken):
        outcome = slow_outcome(made, target, quo, taken)
        worth = int(draws.utility(draws.places(outcome)[None])[k, 0, p])
        none = int(draws.disagreement[k, p])
        return wish_key(own, made, taken), none if outcome == quo else worth

    mine = {a for a, one in enumerate(made.actions) if one.party == draws.parties[p]}
    able = [taken for taken in ({0}, {1}, {0, 1}) if taken <= mine]
    kept = slow_outcome(made, target, quo, ())
    undoing = [t for t in able if slow_outcome(made, target, quo, t) != kept]
    rows = range(draws.n_draws)
    utility = draws.utility(draws.places(target)[None])[:, 0, p].tolist()
    return (
        [value(k, ()) for k in rows],
        [[value(k, taken) for taken in undoing] for k in rows],
        [draws.disagreement[k, p].item() - utility[k] for k in rows],
    )


def slow_against(draws, target, actions, wishes):
    """Return in which share of draws it would rather undo a package or have no deal."""
    kept, undone, losses = slow_standing(draws, target, actions, wishes)
    return np.mean(
        [
            loss > 0 or any(there > here for there in others)
            for here, others, loss in zip(kept, undone, losses, strict=True)
        ]
    )


@given(some_draws(third_parties=(1, 2)), st.data())
def test_agrees_with_each_action_looked_at(draws, data):
    _, target = some_package(draws, data)
    actions, wishes = some_actions(draws, data)
    found = spoilers(draws, [target], actions=actions, wishes=wishes).spoilers[-1]
    kept, undone, losses = slow_standing(draws, target, actions, wishes)
    ways = [[row[n] for row in undone] for n in range(len(undone[0]))]
    shares = [
        np.mean([there > here for there, here in zip(way, kept, strict=True)])
        for way in ways
    ]
    assert found.pays[0] == max(shares) if shares else np.isnan(found.pays[0])
    assert found.against[0] == slow_against(draws, target, actions, wishes)
    short = sorted(
        max(0, loss, *(by(there, here) for there in others), 0) / UNIT
        for here, others, loss in zip(kept, undone, losses, strict=True)
    )
    assert short[0] <= found.short[0, 0] <= found.short[0, 2] <= short[-1]
    assert found.short[0, 1] == short[(len(short) + 1) // 2 - 1]


def by(there, here):
    """Return by how much a state is better; without bound where wishes say so."""
    if there <= here:
        return 0
    return there[1] - here[1] if there[0] == here[0] else np.inf


@given(some_draws(third_parties=(1, 2)), st.data())
def test_agrees_with_each_change_looked_at(draws, data):
    places, target = some_package(draws, data)
    actions, wishes = some_actions(draws, data)
    found = spoilers(draws, [target], actions=actions, wishes=wishes).spoilers[-1]

    def looked_at(other):
        signed = working(draws, np.array([other]))[0].mean()
        package = draws.names(np.array(other))
        return signed, slow_against(draws, package, actions, wishes)

    def turning(changes):
        """Return how often all would sign what turns it, of so many changes."""
        seen = [looked_at(other) for other in differing(draws, places, changes)]
        return [
            signed
            for signed, left in seen
            if signed > 0 and left < 0.5 and against - left > chance(left)
        ]

    def chance(left):
        spread = against * (1 - against) + left * (1 - left)
        return 2 * (spread / draws.n_draws) ** 0.5

    now, against = looked_at(places)
    assert found.needed[0] == (against >= 0.5)
    found_with = next((n for n in (1, 2) if against >= 0.5 and turning(n)), 0)
    if not found_with:
        assert found.side == ((),)
        assert np.isnan(found.left).all()
    else:
        most = max(turning(found_with))
        assert found.signed[0] == pytest.approx(most)
        assert found.cost[0] == pytest.approx(now - most)
        assert found.left[0] < 0.5
        changed = sum(a != b for a, b in zip(found.side[0], target, strict=True))
        assert changed == found_with


def differing(draws, places, changes):
    """Every outcome that differs from one on so many issues."""
    every = itertools.product(*(range(len(labels)) for labels in draws.options))
    return [
        other
        for other in every
        if sum(a != b for a, b in zip(other, places, strict=True)) == changes
    ]


def test_two_changes_are_tried_where_one_does_not_do():
    """By hand: the third party loses 4 by b on the first issue, and gains 3 by b on
    either of the others, so that only both together turn it; p0 pays 1 of 3 for each.
    """
    first = [[0, 3], [0, 3], [0, -4]]
    other = [[0, -1], [0, 0], [0, 3]]
    draws = make_draws(*[[first, other, other]] * 20, third_parties=1, scale=UNIT // 32)
    (found,) = spoilers(draws, [("b", "a", "a")]).spoilers
    assert found.side == (("b", "b", "b"),)
    assert (found.left.tolist(), found.cost.tolist()) == ([0], [0])


def test_what_may_be_chance_turns_nobody():
    """By hand: against a in 11 of 20 draws, against b in 9, which is too near."""
    made = [
        [[[0, 2], [0, 2], [0, -2]], [[0, 0], [0, 0], [0, 4 if n < 2 else 0]]]
        for n in range(11)
    ]
    rest = [[[[0, 2], [0, 2], [0, 2]], [[0, 0]] * 3]] * 9
    draws = make_draws(*made, *rest, third_parties=1, scale=UNIT // 32)
    (found,) = spoilers(draws, [("b", "a")]).spoilers
    assert (found.against.tolist(), found.needed.tolist()) == ([0.55], [True])
    assert found.side == ((),)
