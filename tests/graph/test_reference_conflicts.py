"""Conflicts of the literature: their moves, their equilibria, their coalitions.

The facts stand in `reference/graph-model`, each file with its sources and with which of
its facts were seen; the sets under ``computed`` were found by three other programs.
"""

import pytest

from detente.graph import graph, merge, readings, standings
from detente.graph.priorities import prioritised
from detente.kernels.conflict.coalitions import Sides
from detente.kernels.conflict.joint import members as reached
from detente.model import Action, Conflict, Priorities
from detente.questions.coalitions import coalitions
from detente.questions.departure import departure
from detente.questions.stability import stability
from reference_conflicts import conflict, facts, labels

PLAIN = [
    ("chicken", "default", "computed"),
    ("cuban_missile_crisis", "default", "computed_irreversible_strike"),
    ("elmira_12", "default", "computed"),
    ("elmira_9", "default", "computed"),
    ("elmira_9", "alternative", "computed"),
    ("garrison_diversion_unit", "default", "computed"),
    ("gisborne_lake", "economy-oriented", "computed_economy"),
    ("gisborne_lake", "environment-oriented", "computed_environment"),
    ("prisoners_dilemma", "default", "computed"),
    ("synthetic_seq_three_moves", "default", "computed"),
    ("synthetic_sim", "default", "computed"),
]


@pytest.mark.parametrize(("name", "variant", "key"), PLAIN)
def test_equilibria_and_who_would_stay(name, variant, key):
    found = stability(graph(conflict(name, variant)))
    for concept, expected in facts(name)[key].items():
        equilibria = expected if isinstance(expected, list) else expected["equilibria"]
        assert found.equilibria(concept) == labels(equilibria), concept
        if isinstance(expected, dict):
            for party, states in expected["stable_for"].items():
                assert found.stays(concept, party) == labels(states), (concept, party)


WITH_MOVES = ["chicken", "cuban_missile_crisis", "elmira_12", "elmira_9",
              "garrison_diversion_unit", "prisoners_dilemma"]  # fmt: skip


@pytest.mark.parametrize("name", WITH_MOVES)
def test_the_actions_allow_just_the_moves_that_are_listed(name):
    listed = conflict(name)
    derived = Conflict(
        listed.title, listed.parties, listed.states, listed.likings, listed.actions
    )
    for own, expected in zip(graph(derived).moves, graph(listed).moves, strict=True):
        assert own.sets() == expected.sets()


def test_a_strike_that_can_be_undone_leaves_nothing_at_rest():
    """Cuba: with a reversible air strike there is no Nash equilibrium any more."""
    given = conflict("cuban_missile_crisis")
    reversible = tuple(Action(one.title, one.party) for one in given.actions)
    found = stability(
        graph(Conflict("", given.parties, given.states, given.likings, reversible))
    )
    for concept, expected in facts("cuban_missile_crisis")[
        "computed_reversible_strike"
    ].items():
        assert found.equilibria(concept) == labels(expected["equilibria"]), concept


COALITIONS = [
    ("chicken", "computed_coalition_inohara_hipel"),
    ("cuban_missile_crisis", "computed_irreversible_strike_coalition"),
    ("elmira_12", "computed_coalition_inohara_hipel"),
    ("elmira_9", "computed_coalition_inohara_hipel"),
    ("garrison_diversion_unit", "computed_coalition_inohara_hipel"),
    ("prisoners_dilemma", "computed_coalition_inohara_hipel"),
]


@pytest.mark.parametrize(("name", "key"), COALITIONS)
def test_what_no_coalition_would_leave(name, key):
    found = coalitions(graph(conflict(name)))
    for concept, expected in facts(name)[key].items():
        assert found.holding(concept) == labels(expected), concept


@pytest.mark.parametrize(
    "members", facts("elmira_9")["computed_coalition_improvements"], ids=str
)
def test_what_coalitions_reach_that_all_members_like_better(members):
    """Elmira: from each state, whatever lies between."""
    arrays = graph(conflict("elmira_9"))
    every = standings(arrays)
    sides = Sides([one.moves for one in every], [one.leaves for one in every])
    places = [arrays.parties.index(name) for name in members.strip("{}").split(",")]
    found = sides.improvements(tuple(sorted(places)))
    given = facts("elmira_9")["computed_coalition_improvements"][members]
    for state, to in zip(arrays.states, found, strict=True):
        expected = labels(given.get(int(state), ()))
        assert tuple(arrays.states[q] for q in reached(to)) == expected, state


def test_the_ministry_and_uniroyal_jump():
    """Elmira: what happened, and what no party alone would have done."""
    (jump,) = coalitions(graph(conflict("elmira_9"))).jumps
    assert (jump.coalition, jump.state, jump.to) == (("MoE", "Uniroyal"), "5", ("8",))


def test_a_merged_player_is_another_question():
    """Elmira: where Uniroyal may no longer move alone, its state 9 holds."""
    merged = merge(graph(conflict("elmira_12")), ["MoE", "Uniroyal"])
    found = stability(merged)
    expected = facts("elmira_12")["gmcr_py_merged_coalition_[MoE,Uniroyal]"]
    for concept in ("R", "GMR", "SEQ", "SMR"):
        assert found.equilibria(concept) == labels(expected[concept]), concept


@pytest.mark.parametrize("version", ["a", "b", "c", "d"])
def test_four_versions_of_an_unknown_preference(version):
    """Gisborne: what the province wants is known for four pairs only."""
    arrays = graph(conflict("gisborne_lake", "with unknown preference"))
    assert readings(arrays) == ("a", "b", "c", "d")
    found = stability(arrays, reading=version)
    given = facts("gisborne_lake")
    for concept, expected in given["computed_unknown"][f"type_{version}"].items():
        assert found.equilibria(concept) == labels(expected)
    alone = given["computed_unknown_stable_for_Provincial"][f"type_{version}"]
    for concept, expected in alone.items():
        assert found.stays(concept, "Provincial") == labels(expected)


@pytest.mark.parametrize(("reading", "letter"), [("plain", "G"), ("strong", "S")])
def test_strength_of_preference(reading, letter):
    arrays = graph(conflict("sustainable_development"))
    assert readings(arrays) == ("plain", "strong")
    found = stability(arrays, reading=reading)
    given = facts("sustainable_development")["computed_for_the_illustration"]
    for concept in ("GMR", "SMR", "SEQ"):
        expected = given[letter + concept]
        assert found.equilibria(concept) == labels(expected["equilibria"])
        for party, states in expected["stable_for"].items():
            assert found.stays(concept, party) == labels(states)


def test_simultaneous_moves_are_all_looked_at():
    given = facts("synthetic_sim")["SIM"]
    found = stability(graph(conflict("synthetic_sim")))
    assert found.equilibria("SIM") == labels(given["correct_equilibria"])


@pytest.mark.parametrize("name", ["chicken", "prisoners_dilemma"])
def test_looking_some_moves_ahead(name):
    found = stability(graph(conflict(name)), ahead=2)
    given = facts(name)["computed_limited_move"]
    assert found.equilibria("R") == labels(given["L1"])
    assert found.equilibria("L2") == labels(given["L2"])
    (expected,) = (
        states for key, states in given.items() if key.startswith("nonmyopic")
    )
    assert found.equilibria("NM") == labels(expected)


def test_where_the_status_quo_may_lead():
    """Elmira: one state by improvements; two more by any moves, one of them in 3."""
    found = departure(graph(conflict("elmira_9")), "1")
    given = facts("elmira_9")["computed_status_quo_s1"]
    improving = set(found.courses["improvements"])
    assert improving == set(labels(given["reachable_by_unilateral_improvements"]))
    for state, length in given["shortest_legal_UM_path_length"].items():
        assert found.soonest("any", str(state)) == length


PRIORITISED = [
    (name, party)
    for name, case in facts("option_prioritization")["cases"].items()
    for party in case["dms"]
]


@pytest.mark.parametrize(("name", "party"), PRIORITISED)
def test_wishes_in_their_order_rank_the_states(name, party):
    case = facts("option_prioritization")["cases"][name]
    given = case["dms"][party]
    wishes = tuple(
        tuple(wish) if isinstance(wish, list) else (wish,)
        for wish in given["statements_most_important_first"]
    )
    worth = prioritised(Priorities(wishes), case["feasible_states_in_order"])
    assert [w + 1 for w in worth.tolist()] == given["ordinal_payoff_per_state"]
