"""Conflict files: what they may say, and what is told of what they may not."""

import json
from itertools import pairwise

import pytest

from detente.casefile.interchange import read_conflicts
from detente.errors import CaseFileError, TooLargeError
from detente.model import Comparisons, Ranking

BOND = """\
title: Bond
decision_makers: [A, B]
options:
- {n: 1, dm: A, name: keep}
- {n: 2, dm: B, name: keep, direction: fwd}
preferences:
  A: [4, 3, [1, 2]]
  B: 4 > 2 >> 1 = 3
"""


def read(text):
    return read_conflicts(text.encode(), "bond.yaml")


def faults(text):
    with pytest.raises(CaseFileError) as caught:
        read(text)
    return str(caught.value).splitlines()


def test_states_come_from_the_options_when_none_are_listed():
    bond = read(BOND)["default"]
    assert [(s.label, s.pattern) for s in bond.states] == [
        ("1", "NN"), ("2", "YN"), ("3", "NY"), ("4", "YY"),
    ]  # fmt: skip
    assert bond.likings["A"] == Ranking((("4",), ("3",), ("1", "2")))
    assert bond.likings["B"] == Ranking((("4",), ("2",), ("1", "3")), (1, 2))
    assert [one.way for one in bond.actions] == ["both", "take"]


def test_what_is_infeasible_is_left_out():
    text = BOND.replace("[4, 3, [1, 2]]", "[3, 2, 1]").replace(
        "4 > 2 >> 1 = 3", "1>2>3"
    )
    bond = read(text + "infeasible_patterns: [YY]\n")["default"]
    assert [state.pattern for state in bond.states] == ["NN", "YN", "NY"]


def test_states_without_options_and_moves_of_any_kind():
    bond = read(
        "decision_makers: [A]\nstates: [calm, war]\npreferences: {A: [calm, war]}\n"
        "moves: {A: {calm: [war]}}\n"
    )["default"]
    assert bond.moves == {"A": (("calm", "war"),)}


def test_every_preference_of_a_party_makes_a_variant():
    text = BOND.replace(
        "  B: 4 > 2 >> 1 = 3", "  B bold: [1, 2, 3, 4]\n  B shy: [4, 3, 2, 1]"
    )
    assert list(read(text)) == ["bold", "shy"]
    with_more = BOND + "preferences_later:\n  A: [1, 2, 3, 4]\n"
    assert list(read(with_more)) == ["default", "later"]
    assert read(with_more)["later"].likings["B"] == read(BOND)["default"].likings["B"]


@pytest.mark.parametrize(
    "said",
    ["only 4 > 2, 3 > 1", "4 > 2, 3 > 1", "only 4 > 2, 3 > 1 are known; the rest U"],
)
def test_what_is_known_in_part(said):
    bond = read(BOND.replace("4 > 2 >> 1 = 3", said))["default"]
    assert bond.likings["B"] == Comparisons((("4", "2", 1), ("3", "1", 1)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[4, 3, [1, 2]]", "[4, 3, [1, 5]]", "bond.yaml:7:6: preferences.A: must be"),
        ("4 > 2 >>", "4 > 2 >>>>>>>>>>", "by a degree from 1 to 9; got 10"),
        ("4 > 2 >> 1 = 3", f"only 4 {'>' * 130} 2", "from 1 to 9; got 130"),
        ("[4, 3, [1, 2]]", "{weights: {1: 1e999999999}}", "of at most 60 digits"),
        ("[4, 3, [1, 2]]", "only 1 = 2, 2 > 1", "not be better and equal; got 2 and 1"),
        ("[4, 3, [1, 2]]", "[4, 3]", "must rank every state; missing ['1', '2']"),
        ("[4, 3, [1, 2]]", "[4, 3, 1, 2, 3]", "must rank a state once; got '3' twice"),
        ("[4, 3, [1, 2]]", "only 1 > 2, 2 > 1", "must not go round in a circle; got"),
        ("[4, 3, [1, 2]]", "{}", "must list states, best first, or compare them"),
        ("  A: [", "  C: [", "must be a decision maker, 'A' or 'B'; got 'C'"),
        ("dm: A", "dm: C", "must be of a party, one of A, B; got 'C'"),
        ("direction: fwd", "direction: up", "'both', 'fwd' or 'back'; got 'up'"),
        ("decision_makers: [A, B]", "decision_makers: [A, B, A]", "got 'A' twice"),
        ("preferences:", "likings:", "must say 'preferences'; got none"),
        ("title: Bond", "title: Bond\nstates: {1: NN, 2: YN, 3: NY, 4: Y}", "got 'Y'"),
        ("n: 2", "n: 3", "4:1: options: must be numbered from 1 to 2; got 1, 3"),
        ("n: 2, ", "", "must be numbered from 1 to 2; got 1, none"),
        ("title: Bond", "title: Bond\nmoves: {A: {}}", "got none, so nobody can move"),
        ("title: Bond", "title: &a Bond", "must spell everything out; got the anchor"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where(old, new, told):
    assert old in BOND
    said = faults(BOND.replace(old, new))
    assert any(told in line for line in said), said
    assert all(line.startswith("bond.yaml:") for line in said)


def test_a_graph_without_moves_is_refused():
    (said,) = faults("decision_makers: [A]\nstates: [a, b]\npreferences: {A: [a, b]}\n")
    assert "must have actions, or moves; got neither, so nobody can move" in said


def test_too_many_states_are_refused_in_one_line():
    options = "".join(f"- {{dm: A, name: o{n}}}\n" for n in range(24))
    with pytest.raises(TooLargeError, match=r"2\^24 combinations of actions"):
        read(f"decision_makers: [A]\noptions:\n{options}preferences: {{A: [1]}}\n")


def test_what_gmcr_saved_must_fit_together():
    saved = {
        "options": [{"name": "keep"}],
        "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[3, "Y"]]]}],
    }
    with pytest.raises(CaseFileError, match="must have places below 1; got 3"):
        read_conflicts(json.dumps(saved).encode(), "a.gmcr")
    saved["decisionMakers"][0]["options"] = []
    with pytest.raises(CaseFileError, match=r"must belong to a party; \['0'\] do not"):
        read_conflicts(json.dumps(saved).encode(), "a.gmcr")
    del saved["options"]
    with pytest.raises(CaseFileError, match=r"options: Field required"):
        read_conflicts(json.dumps(saved).encode(), "a.gmcr")


def test_a_ranking_that_gmcr_saved_counts_where_nothing_else_is_said():
    saved = {
        "options": [{"name": "keep"}, {"name": "pay"}],
        "decisionMakers": [
            {
                "name": "A",
                "options": [0],
                "preferences": [],
                "preferenceRanking": [2, 1, 3],
            },
            {"name": "B", "options": [1], "preferences": [[[1, "Y"]]]},
        ],
        "infeasibles": [{"compound": True, "members": [[[0, "Y"], [1, "Y"]]]}],
    }
    (read_in,) = read_conflicts(json.dumps(saved).encode(), "a.gmcr").values()
    assert [state.pattern for state in read_in.states] == ["NN", "YN", "NY"]
    assert read_in.likings["A"] == Ranking((("2",), ("1",), ("3",)))
    assert read_in.likings["B"].wishes == (("-Y",),)


def test_what_gmcr_saved_and_a_conflict_leaves_out_is_remarked_on():
    saved = {
        "options": [{"name": "keep"}, {"name": "pay"}],
        "decisionMakers": [
            {"name": "A", "options": [0], "preferenceRanking": [1, 2, 3, 4],
             "misperceptions": [[[1, "Y"]]]},
            {"name": "B", "options": [1], "preferenceRanking": [1, 2, 3, 4],
             "misperceptions": []},
        ],
    }  # fmt: skip

    def remarks():
        (read_in,) = read_conflicts(json.dumps(saved).encode(), "a.gmcr").values()
        return read_in.remarks

    misperceived = (
        "The file says that A misperceives some states; that is left out: everybody "
        "sees all of them."
    )
    assert remarks() == (misperceived,)
    saved["coalitions"] = [0, 1]
    assert remarks() == (misperceived,)
    saved["coalitions"] = [[0, 1]]
    assert remarks() == (
        misperceived,
        "The file has coalitions, which are left out; --merge takes some for one.",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("options:", "option:", "must be 'options', or something else; got 'option'"),
        ("title:", "titel: x\ntittle:", "must be 'title', or something else"),
        ("direction", "directon", "got 'directon'. Did you mean 'direction'?"),
    ],
)
def test_what_is_nearly_a_key_is_not_passed_over(old, new, told):
    (said,) = faults(BOND.replace(old, new))
    assert told in said


def test_an_infeasible_pattern_under_nearly_its_name_is_not_passed_over():
    (said,) = faults(BOND + "infeasible: [YY]\n")
    assert "9:1: infeasible: must be 'infeasible_patterns'" in said
    read(BOND + "notes: [x]\nsources: y\npublished: {R: [1]}\n")


def test_options_stand_in_the_order_of_their_numbers():
    """Marks of patterns, and numbers in wishes, count options by their numbers."""
    turned = BOND.replace("n: 1,", "n: 3,").replace("n: 2,", "n: 1,")
    turned = turned.replace("n: 3,", "n: 2,")
    (bond,) = read(turned).values()
    assert [(one.party, one.way) for one in bond.actions] == [
        ("B", "take"), ("A", "both"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "moves", ["{calm: [war], war: [calm]}", "{calm: war, war: calm}",
              "[[calm, war], [war, calm]]"],
)  # fmt: skip
def test_moves_by_state_or_as_pairs(moves):
    bond = read(
        "decision_makers: [A]\nstates: [calm, war]\npreferences: {A: [calm, war]}\n"
        f"moves: {{A: {moves}}}\n"
    )["default"]
    assert bond.moves == {"A": (("calm", "war"), ("war", "calm"))}


CHICKEN = """\
decision_makers: [A, B]
options: [{dm: A, name: drive on}, {dm: B, name: stay on}]
"""
RANKED = "preferences: {A: [2, 1, 3, 4], B: [3, 1, 2, 4]}\n"


@pytest.mark.parametrize("states", [
    "{1: N N, 2: Y N, 3: N Y, 4: Y Y}",
    "{1: nn, 2: yn, 3: ny, 4: yy}",
    "{1: '00', 2: '10', 3: '01', 4: '11'}",
    "{1: [N, N], 2: [Y, N], 3: [N, Y], 4: [Y, Y]}",
    "{1: [no, no], 2: [yes, no], 3: [no, yes], 4: [yes, yes]}",
    "{1: [], 2: [1], 3: [2], 4: [1, 2]}",
    "{1: [], 2: [drive on], 3: [stay on], 4: [drive on, stay on]}",
])  # fmt: skip
def test_what_is_taken_in_a_state_may_be_said_in_several_ways(states):
    found = read(f"{CHICKEN}states: {states}\n{RANKED}")["default"].states
    assert [one.pattern for one in found] == ["NN", "YN", "NY", "YY"]
    assert [one.label for one in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("states", ["", "states: [NN, YN, NY, YY]\n"])
def test_states_may_be_called_by_their_patterns(states):
    ranked = "preferences: {A: [YN, NN, NY, YY], B: NY > NN > YN > YY}\n"
    given = read(f"{CHICKEN}{states}{ranked}")["default"]
    order = [given.states[s].label for s in (1, 0, 2, 3)]
    assert [*given.likings["A"].states] == order


def test_options_ruled_out_together_may_be_listed():
    ranked = "preferences: {A: [2, 1, 3], B: [3, 1, 2]}\n"
    given = read(f"{CHICKEN}infeasible_patterns: [[drive on, 2]]\n{ranked}")
    assert [one.pattern for one in given["default"].states] == ["NN", "YN", "NY"]


@pytest.mark.parametrize("said", [
    "'2 > (1, 3) > 4'", "'2 > {1, 3} > 4'", "2 ≻ 1 ∼ 3 ≻ 4", "[2, 1 ~ 3, 4]",
    "[2, 1 = 3, 4]", "[2, [1, 3], 4]",
])  # fmt: skip
def test_a_tie_may_be_said_in_several_ways(said):
    given = read(f"{CHICKEN}preferences: {{A: [1, 2, 3, 4], B: {said}}}\n")["default"]
    assert given.likings["B"] == Ranking((("2",), ("1", "3"), ("4",)))


def test_what_a_party_wants_may_be_unknown_altogether():
    given = read(f"{CHICKEN}preferences: {{A: [2, 1, 3, 4], B: unknown}}\n")
    assert given["default"].likings["B"] == Comparisons(())


def test_weights_may_call_options_by_their_names():
    own = "{weights: {drive on: 0.5, stay on: -1/3}}"
    given = read(f"{CHICKEN}preferences: {{A: {own}, B: [3, 1, 2, 4]}}\n")["default"]
    assert given.likings["A"] == Ranking((("2",), ("4",), ("1",), ("3",)))


@pytest.mark.parametrize("block", ["{A: [2, 3, 1, 4]}",
                                   "{preferences: {A: [2, 3, 1, 4]}}"])  # fmt: skip
def test_variants_may_stand_together(block):
    found = read(f"{CHICKEN}{RANKED}variants: {{angry: {block}}}\n")
    assert [*found] == ["default", "angry"]
    assert [*found["angry"].likings["A"].states] == ["2", "3", "1", "4"]
    assert found["angry"].likings["B"] == found["default"].likings["B"]


LISTED = "decision_makers: [A, B]\nstates: [1, 2, 3]\n"


@pytest.mark.parametrize("moves", [
    "1 -> 2, 2 <-> 3", "[[1, 2], [2, 3], [3, 2]]", "['1->2', 2 ↔ 3]",
    "{1: 2, 2: [3], 3: [2]}", "[{from: 1, to: 2}, {from: 2, to: [3]}, [3, 2]]",
])  # fmt: skip
def test_moves_may_be_said_in_several_ways(moves):
    said = moves if moves[0] in "[{" else f"'{moves}'"
    ranked = "preferences: {A: [1, 2, 3], B: [3, 2, 1]}\n"
    given = read(f"{LISTED}moves: {{A: {said}}}\n{ranked}")["default"]
    assert set(given.moves["A"]) == {("1", "2"), ("2", "3"), ("3", "2")}


@pytest.mark.parametrize(("states", "told"), [
    ("[{label: 1, pattern: NN}]", "states: must be labels, as in [peace, war]"),
    ("[1: NN, 2: YN]", "states: must be labels, as in [peace, war], or have patterns"),
    ("4", "states: must be labels, as in [peace, war]"),
    ("[NN, NN, NY, YY]", "states: must differ from one another; got 'NN' twice"),
    ("{1: NN, 2: NN, 3: NY, 4: YY}",
     "states: must differ in what is taken; got NN for '1' and '2'"),
    ("{1: [hold], 2: [1]}", "must be a mark or an option, '1', '2', 'drive on' or"),
])  # fmt: skip
def test_states_that_cannot_be_are_told(states, told):
    assert told in "\n".join(faults(f"{CHICKEN}states: {states}\n{RANKED}"))


@pytest.mark.parametrize(("said", "told"), [
    ("moves: {A: [[1, 1]]}", "moves: must have a move from one state to another"),
    ("moves: {A: [[1, 2, 3]]}", "moves.A: must be pairs of states, as in [[1, 2]]"),
    ("moves: {A: go}", "moves.A: must be pairs of states, as in [[1, 2]]"),
])  # fmt: skip
def test_moves_that_lead_nowhere_are_told(said, told):
    ranked = "preferences: {A: [1, 2, 3], B: [3, 2, 1]}\n"
    assert told in faults(f"{LISTED}{said}\n{ranked}")[0]


def test_preferences_of_nobody_are_refused():
    told = "bond.yaml:3:14: preferences: must say how each party likes the states"
    (fault,) = faults(f"{CHICKEN}preferences: {{}}\n")
    assert fault.startswith(told)


def test_a_sign_stands_between_states():
    told = "must have a state on each side of every sign, >, >> or =; got '2 >= 1'"
    ranked = "preferences: {A: [1, 2, 3, 4], B: 2 >= 1}\n"
    assert told in faults(f"{CHICKEN}{ranked}")[0]


def test_long_lists_of_states_and_moves_take_no_longer_than_they_must():
    """Each was looked up among all others once: minutes for a file of a megabyte."""
    labels = [f"s{n}" for n in range(20_000)]
    chain = ", ".join(f"[{a}, {b}]" for a, b in pairwise(labels))
    every = ", ".join(labels)
    given = read(
        f"decision_makers: [A]\nstates: [{every}]\nmoves: {{A: [{chain}]}}\n"
        f"preferences: {{A: [{every}]}}\n"
    )["default"]
    assert len(given.moves["A"]) == 19_999


BOND_SAVED = {
    "options": [{"name": "keep"}, {"name": "pay"}],
    "decisionMakers": [
        {"name": "A", "options": [0], "preferences": [[[1, "Y"]]]},
        {"name": "B", "options": [1], "preferences": [[[0, "Y"]]]},
    ],
}


@pytest.mark.parametrize(("saved", "told"), [
    ([1, 2], "bond.gmcr:1:1: must be a mapping, as gmcr-py saves it"),
    (BOND_SAVED | {"decisionMakers": [
        one | {"options": [0, 1]} for one in BOND_SAVED["decisionMakers"]
    ]}, "options: must belong to one party each; 0 does not"),
    (BOND_SAVED | {"infeasibles": [[[0, "Y"], [0, "N"]]]},
     "options: must be taken or not in one condition; got 0 as both"),
])  # fmt: skip
def test_what_gmcr_saved_must_be_of_its_form(saved, told):
    with pytest.raises(CaseFileError) as caught:
        read_conflicts(json.dumps(saved).encode(), "bond.gmcr")
    assert told in str(caught.value)
