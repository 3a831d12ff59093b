"""A deal as states: by hand, and as the letter of its actions has it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import codes_as_sets, slow_moves, slow_outcome, slow_states
from detente.graph import ESCALATES, SPOILS, TAKES_BACK, deal, spelled_out
from detente.kernels.conflict.joint import members
from detente.model import (
    MAX_ACTIONS,
    Action,
    Case,
    Issue,
    Line,
    NoDeal,
    Note,
    Order,
    Party,
    Preferences,
    Source,
    Statement,
    Wish,
)
from strategies import cases

PARTIES = (Party("a", "A"), Party("b", "B"), Party("c", "C", "third party"))
ISSUES = (
    Issue("land", "Land", ("kept", "shared", "returned"), "kept", "a"),
    Issue("arms", "Arms", ("armed", "disarmed"), "armed", "b"),
    Issue("aid", "Aid", ("none", "some"), "none"),
)
PEACE = ("shared", "disarmed", "some")


def test_who_gives_can_take_back_and_what_nobody_gives_goes_with_it():
    made = deal(Case("T", PARTIES, ISSUES), PEACE)
    assert [(one.party, one.title) for one in made.actions] == [
        ("a", TAKES_BACK[0]), ("b", TAKES_BACK[0]), ("c", SPOILS),
    ]  # fmt: skip
    assert made.actions[0].undoes == {"land": ("shared",), "aid": ("some",)}
    assert made.assumed == ("a_takes_back", "b_takes_back", "c_spoils")
    assert made.patterns == ("NNN", "YNN", "NYN", "YYN", "NNY")
    assert made.in_force.tolist() == [
        [True, True, True], [False, True, False], [True, False, False], [False] * 3,
        [False] * 3,
    ]  # fmt: skip


def test_several_take_back_what_they_give():
    parties = (Party("a", "The millers"), *PARTIES[1:])
    made = deal(Case("T", parties, ISSUES), PEACE)
    titles = [one.title for one in made.actions[:2]]
    assert titles == ["take back what they give", "take back what it gives"]
    assert made.assumed[0] == "a_takes_back"


def said(party, act, issue):
    return Statement("s", party, act, issue, "no", "no", "d1", (0, 2))


WORSE = Note("stakes", "More hardship", "", "", (0, 0), effect="worse", of="failure")


@pytest.mark.parametrize(
    ("case", "who"),
    [
        (Case("T", PARTIES, ISSUES), ()),
        (Case("T", PARTIES, ISSUES, notes=(WORSE,)), ("a", "b")),
        (
            Case(
                "T", PARTIES, ISSUES,
                (Preferences("b", without_a_deal=NoDeal("worse")),),
            ),
            ("a", "b"),
        ),
        (
            Case(
                "T", PARTIES, ISSUES,
                statements=(said("b", "threaten", "land"),), sources=(Source("d1"),),
            ),
            ("b",),
        ),
        (Case("T", PARTIES, ISSUES, actions=(Action("x", "a", id="x"),)), ()),
    ],
)  # fmt: skip
def test_who_can_escalate(case, who):
    """Where failure is worse for somebody, or a party threatens; once it has left."""
    made = deal(case, PEACE)
    every = [one for one in made.actions if one.title == ESCALATES]
    assert tuple(one.party for one in every) == who
    assert [one.needs for one in every] == [(f"{p}_takes_back",) for p in who]
    assert not any(one.undoes or one.delivers for one in every)


def test_escalation_is_what_the_others_want_least():
    """a: kept, or anything else while b does not escalate; its own is all one to it."""
    made = deal(Case("T", PARTIES[:2], ISSUES, notes=(WORSE,)), PEACE)
    worth = dict(zip(made.patterns, made.fulfilled.T.tolist(), strict=True))
    assert len(worth) == 9
    assert worth["NNNN"] == worth["YYNN"] == [1, 1]
    assert worth["YNYN"] == [1, 0]
    assert worth["YYYY"] == [0, 0]


def test_a_third_party_that_gives_something_spoils_no_package():
    """Not even one that leaves alone what it gives."""
    issues = (*ISSUES[:2], replace(ISSUES[2], gives="c"))
    made = deal(Case("T", PARTIES, issues), ("shared", "disarmed", "none"))
    assert made.assumed == ("a_takes_back", "b_takes_back")
    made = deal(Case("T", PARTIES, issues), PEACE)
    assert made.assumed == ("a_takes_back", "b_takes_back", "c_takes_back")


def test_a_third_party_spoils_what_it_spoke_against():
    told = {"statements": (said("c", "oppose", "arms"),), "sources": (Source("d1"),)}
    made = deal(Case("T", PARTIES, ISSUES, **told), PEACE)
    (spoil,) = (one for one in made.actions if one.title == SPOILS)
    assert spoil.undoes == {"arms": ("disarmed",)}
    assert made.fulfilled[made.parties.index("c")].tolist() == [1, 1, 1, 1, 0]
    wants = Preferences(
        "c", options={"arms": (Line("", (Order("armed", ">", "disarmed"),)),)}
    )
    known = deal(Case("T", PARTIES, ISSUES, (wants,)), PEACE)
    assert known.fulfilled[known.parties.index("c")].tolist() == [0] * 5


def test_third_parties_do_nothing_that_is_not_there():
    """Nobody gives anything, so that there is nothing to spoil; or one is listed."""
    free = tuple(replace(issue, gives="") for issue in ISSUES)
    assert not deal(Case("T", PARTIES, free), PEACE).actions
    looks_on = Action("look on", "c", id="look")
    made = deal(Case("T", PARTIES, ISSUES, actions=(looks_on,)), PEACE)
    assert made.parties == ("a", "b")


@given(cases().filter(lambda case: case.issues), st.data())
def test_a_case_that_spells_it_out_says_the_same(case, data):
    target = tuple(data.draw(st.sampled_from(issue.options)) for issue in case.issues)
    told = spelled_out(case)
    assert not defaulted(told)
    before, after = deal(case, target), deal(told, target)
    if len(before.actions) != len(after.actions):
        return  # what does not matter to this package is wished for in the other
    assert set(before.patterns) == set(after.patterns)
    assert not after.assumed
    np.testing.assert_array_equal(before.in_force, after.in_force)
    np.testing.assert_array_equal(before.fulfilled, after.fulfilled)


def defaulted(case):
    """Return what is still taken for granted of a package that moves everything."""
    gives = {issue.gives for issue in case.issues}
    heard = {action.party for action in case.actions}
    full = len(case.actions) >= MAX_ACTIONS - len(case.parties)
    return gives - heard - {""} if not full else set()


def test_what_does_not_matter_to_the_package_is_left_out():
    actions = (
        Action("seize", "a", id="seize", undoes={"land": ("returned",)}),
        Action("raid", "c", id="raid", undoes={"arms": ("disarmed",)}, needs=("arm",)),
        Action("arm", "c", id="arm"),
        Action("boast", "b", id="boast"),
    )
    case = Case("T", PARTIES, ISSUES, actions=actions)
    made = deal(case, PEACE)
    assert [one.id for one in made.actions] == ["raid", "arm"]
    assert made.parties == ("c",)
    assert made.labels == ("1", "2", "3")
    assert made.patterns == ("NN", "NY", "YY")
    wants = Preferences("a", wishes=(Wish(left=("boast",)), Wish(("arm",), ("raid",))))
    made = deal(Case("T", PARTIES, ISSUES, (wants,), actions=actions), PEACE)
    assert [one.id for one in made.actions] == ["raid", "arm", "boast"]
    assert made.parties == ("b", "c")


def test_wishes_rank_the_states_of_their_party():
    actions = (Action("x", "a", id="x"), Action("y", "a", id="y"))
    wants = Preferences("a", wishes=(Wish(("x",)), Wish(left=("y",))))
    made = deal(Case("T", PARTIES[:2], ISSUES, (wants,), actions=actions), PEACE)
    worth = dict(zip(made.patterns, made.fulfilled[0].tolist(), strict=True))
    assert worth["YNN"] > worth["YYN"] > worth["NNN"] > worth["NYN"]
    assert made.fulfilled[1].tolist() == [0] * 8


def test_the_package_is_kept_while_what_delivers_it_is_taken():
    actions = (
        Action("pay", "c", id="pay", delivers={"aid": ("some",)}, excludes=("lend",)),
        Action("lend", "b", id="lend", delivers={"aid": ("some",)}),
        Action("veto", "b", "take", "veto", undoes={"land": ("shared", "returned")}),
    )
    made = deal(Case("T", PARTIES, ISSUES, actions=actions), PEACE)
    kept = dict(zip(made.patterns, made.in_force.tolist(), strict=True))
    assert made.patterns[0] == "YNNN"
    assert kept["YNNN"] == kept["NYNN"] == [True] * 3
    assert kept["NNNN"] == [True, True, False]
    assert kept["NNYN"] == [False, True, False]
    assert not [one for one in made.patterns if one.startswith("YY")]
    back = made.moves("b", homewards=True).sets()
    assert not back[made.patterns.index("NNYN")]


def test_no_package_and_the_status_quo_leave_nothing_to_do():
    for target in ((), ("kept", "armed", "none")):
        made = deal(Case("T", PARTIES, ISSUES), target)
        assert (made.actions, made.parties, made.patterns) == ((), (), ("",))


def test_there_are_never_too_many_actions():
    parties = tuple(Party(f"p{n}", "P") for n in range(20))
    issues = tuple(Issue(f"i{n}", "I", ("no", "yes"), "no", f"p{n}") for n in range(20))
    listed = tuple(
        Action("x", "p19", id=f"x{n}", undoes={"i19": ("yes",)}) for n in range(9)
    )
    made = deal(Case("T", parties, issues, actions=listed), ("yes",) * 20)
    assert len(made.actions) == MAX_ACTIONS
    assert len(deal(Case("T", parties, issues), ("yes",) * 20).actions) == 6


@given(cases().filter(lambda case: case.issues), st.data())
def test_states_and_moves_are_those_of_the_letter(case, data):
    target = tuple(data.draw(st.sampled_from(issue.options)) for issue in case.issues)
    made = deal(case, target)
    states = codes_as_sets(made)
    slow = list(slow_states(made))
    assert sorted(map(sorted, states)) == sorted(map(sorted, slow))
    quo = tuple(issue.status_quo for issue in case.issues)
    for s, taken in enumerate(states):
        found = slow_outcome(made, target, quo, taken)
        stands = np.where(made.in_force[s], target, quo)
        assert tuple(stands) == found
    moves = slow_moves(made, states)
    for party, own in zip(made.parties, moves, strict=True):
        assert [list(members(x)) for x in made.moves(party).sets()] == own


@pytest.mark.parametrize("target", [("shared",), ("x", "disarmed", "some")])
def test_a_target_must_be_a_package(target):
    with pytest.raises(ValueError, match="must be one"):
        deal(Case("T", PARTIES, ISSUES), target)
