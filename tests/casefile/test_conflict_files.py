"""Conflict files: what they may say, and what is told of what they may not."""

import json

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
