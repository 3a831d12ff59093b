"""Which preferences hold a state, by sets and by all rankings."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph import graph, standings
from detente.kernels.conflict.definitions import Standing, stable_by_definition
from detente.kernels.conflict.inverse import holds, rankings, upper_sets
from detente.model import Action, Comparisons, Conflict, Priorities, Ranking, State
from detente.questions.inverse import inverse
from detente.questions.stability import stability

PATTERNS = ("NNN", "YNN", "NYN", "NNY", "YNY", "NYY")


def syria_and_iraq():
    """Six states; the first two actions are Syria's and exclude each other."""
    likings = {
        "Syria": Priorities((("NNN",), ("-Y-",), ("--N",), ("N--",))),
        "Iraq": Priorities((("YNN",), ("NNY",), ("NYY",), ("NNN",), ("YNY",))),
    }
    return Conflict(
        "Euphrates",
        ("Syria", "Iraq"),
        tuple(State(str(n), one) for n, one in enumerate(PATTERNS, 1)),
        likings,
        (
            Action("release", "Syria"),
            Action("withhold", "Syria"),
            Action("act", "Iraq"),
        ),
    )


def test_384_of_720_rankings():
    """Printed as 420 by gmcr-py, whose verdict is overwritten by the last improvement.

    By how many states are better than this one: 1 set of none, 5 of one, 8 of two and
    4 of three hold it, so 1·5! + 5·1!4! + 8·2!3! + 4·3!2! = 384.
    """
    answer = inverse(graph(syria_and_iraq()), "1")
    found = {(one.party, one.concept): one.rankings for one in answer.requirements}
    assert answer.possible == 720
    assert found["Syria", "GMR"] == 384
    (sets,) = upper_sets(6, 0)
    standing = standings(graph(syria_and_iraq()))[0]
    held = sets[holds(standing, 0, sets, sets)["GMR"]]
    assert np.bincount(np.bitwise_count(held)).tolist() == [1, 5, 8, 4]


@given(st.integers(0, 5), st.sampled_from(["Syria", "Iraq"]))
def test_counts_agree_with_going_through_all_rankings(state, party):
    arrays = graph(syria_and_iraq())
    place = arrays.parties.index(party)
    standing = standings(arrays)[place]
    counted = dict.fromkeys(("R", "GMR", "SMR", "SEQ", "SSEQ"), 0)
    for ranking in permutations(range(6)):
        worth = {s: 6 - place for place, s in enumerate(ranking)}
        better = [
            sum(1 << q for q in range(6) if worth[q] > worth[s]) for s in range(6)
        ]
        own = Standing(
            standing.moves, better, [63 & ~b for b in better],
            standing.others, standing.improving,
        )  # fmt: skip
        for concept, states in stable_by_definition(own).items():
            counted[concept] += states >> state & 1
    answer = inverse(arrays, arrays.states[state])
    mine = {
        one.concept: one.rankings for one in answer.requirements if one.party == party
    }
    assert mine == counted


@pytest.mark.parametrize("state", [str(n) for n in range(1, 7)])
def test_a_smallest_change_is_enough_and_nothing_less_is(state):
    given_ = syria_and_iraq()
    arrays = graph(given_)
    for one in inverse(arrays, state).requirements:
        if one.concept in ("SEQ", "SSEQ"):
            continue
        stays = state in stability(arrays).stays(one.concept, one.party)
        assert stays == (one.changes == ((),))
        for change in one.changes:
            assert state in stays_after(given_, one, state, change)
            for spared in change:
                rest = [s for s in change if s != spared]
                assert state not in stays_after(given_, one, state, rest)


def stays_after(conflict, requirement, state, fallen):
    """Where a party stays after some states fell right below one in its ranking."""
    arrays = graph(conflict)
    worth = arrays.orders[arrays.parties.index(requirement.party)].worth
    order = sorted(range(6), key=lambda s: -worth[s])
    names = [arrays.states[s] for s in order if arrays.states[s] not in fallen]
    at = names.index(state) + 1
    ranking = Ranking(tuple((name,) for name in [*names[:at], *fallen, *names[at:]]))
    likings = dict(conflict.likings) | {requirement.party: ranking}
    changed = Conflict("", conflict.parties, conflict.states, likings, conflict.actions)
    return stability(graph(changed)).stays(requirement.concept, requirement.party)


def test_profiles_multiply_where_parties_do_not_depend_on_one_another():
    answer = inverse(graph(syria_and_iraq()), "4")
    by_party = [one.rankings for one in answer.requirements if one.concept == "GMR"]
    assert answer.profiles("GMR") == by_party[0] * by_party[1]
    with pytest.raises(ValueError, match="one of R, GMR, SMR"):
        answer.profiles("SEQ")


def test_all_rankings_are_counted_where_nothing_can_be_left():
    (sets,) = upper_sets(5, 2)
    assert rankings(5, sets) == 120


def test_as_many_states_as_garrison_has_are_counted():
    """23 states: half of all rankings have the one that would tempt below."""
    from reference_conflicts import conflict

    arrays = graph(conflict("garrison_diversion_unit"))
    answer = inverse(arrays, "3")
    assert answer.n_states == 23
    found = {(one.party, one.concept): one for one in answer.requirements}
    alone = found["Canadian Opposition", "R"]
    assert alone.rankings is not None
    assert 2 * alone.rankings == answer.possible
    assert alone.changes == ((),)


FERRY = (State("1", "NN"), State("2", "YN"), State("3", "NY"), State("4", "YY"))
OWN = (Action("stop", "town"), Action("sue", "isle"))


SUES = Ranking((("3",), ("4",), ("1",), ("2",)))


def ferry(town):
    likings = {"town": town, "isle": SUES}
    return graph(Conflict("", ("town", "isle"), FERRY, likings, OWN))


def changes(arrays, state, reading, party="town"):
    return {
        one.concept: one.changes
        for one in inverse(arrays, state, reading).requirements
        if one.party == party
    }


@pytest.mark.parametrize("reading", ["a", "b", "c", "d"])
def test_what_is_unknown_is_read_in_the_inverse_as_elsewhere(reading):
    """A party stays already in just those states where the table says that it does."""
    arrays = ferry(Comparisons((("2", "3", 1), ("4", "1", 1))))
    found = stability(arrays, reading=reading)
    for state in arrays.states:
        for concept, falls in changes(arrays, state, reading).items():
            stays = state in found.stays(concept, "town")
            assert stays == (falls == ((),)), (state, concept)


def test_what_may_be_better_tempts_until_it_is_known_to_be_no_better():
    arrays = ferry(Comparisons((("3", "4", 1),)))
    assert changes(arrays, "1", "a")["R"] == (("2",),)
    assert changes(arrays, "1", "b")["R"] == ((),)


@pytest.mark.parametrize("strengths", [(1, 2, 1), (2, 1, 1), (1, 1, 2)])
def test_strength_is_read_in_the_inverse_as_elsewhere(strengths):
    arrays = ferry(Ranking((("2",), ("1",), ("4",), ("3",)), strengths))
    found = stability(arrays, reading="strong")
    for state in arrays.states:
        for concept, falls in changes(arrays, state, "strong").items():
            assert (state in found.stays(concept, "town")) == (falls == ((),))
    answer = inverse(arrays, "1", "strong")
    assert {one.rankings for one in answer.requirements} == {None}
    with pytest.raises(ValueError, match="where what is no better deters"):
        answer.profiles("R")


def test_a_sanction_may_have_to_become_a_strong_one():
    """Stopping is answered by a suit, which is only somewhat worse: so it must fall."""
    plain = Ranking((("2",), ("1",), ("4",), ("3",)), (1, 1, 2))
    arrays = ferry(plain)
    assert changes(arrays, "1", "plain")["GMR"] == ((),)
    assert changes(arrays, "1", "strong")["GMR"] == (("2",), ("4",))


def test_a_reading_must_be_one_of_the_graph():
    with pytest.raises(ValueError, match="reading must be one of"):
        inverse(ferry(Ranking((("1",), ("2",), ("3",), ("4",)))), "1", "a")
