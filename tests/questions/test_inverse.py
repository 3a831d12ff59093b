"""Which preferences hold a state, by sets and by all rankings."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph import graph, standings
from detente.kernels.conflict.definitions import Standing, stable_by_definition
from detente.kernels.conflict.inverse import holds, rankings, upper_sets
from detente.model import Action, Conflict, Priorities, Ranking, State
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
    sets = upper_sets(6, 0)
    standing = standings(graph(syria_and_iraq()))[0]
    held = sets[holds(standing, 0, sets)["GMR"]]
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
    assert rankings(5, upper_sets(5, 2)) == 120
