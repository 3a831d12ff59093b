"""`detente stability` as its user meets it."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from detente.cli import main
from reference_conflicts import FOLDER, facts

ELMIRA = str(FOLDER / "elmira_9.yaml")


def quiet(err):
    """Tell that nothing is said but what takes longer than a second."""
    return err == "" or err.startswith(("studying ", "looking at "))


def run(capsys, *args):
    code = main(["stability", *args])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_table_says_where_it_can_rest_and_who_would_leave(capsys):
    code, out, err = run(capsys, ELMIRA)
    assert code == 0
    assert quiet(err)
    assert "  1. MoE: modify the control order, for good\n" in out
    assert "  5      NYNNY  E   E    E    E    E\n" in out
    assert "  1: LG would like to leave, and is deterred (GMR, SMR)\n" in out
    assert (
        "  Where no coalition would leave, as Inohara and Hipel have it:\n"
        "    CR: 8 and 9\n    CGMR: 1, 4, 8 and 9\n    CSMR: 1, 4, 8 and 9\n"
        "    CSEQ: 8 and 9\n"
        "  Equilibrium jumps, as Kilgour, Hipel, Fang and Peng have them:\n"
        "    5: MoE and Uniroyal would leave it together for 8\n"
    ) in out


def test_the_json_has_the_labels_of_the_file(capsys):
    code, out, _ = run(capsys, ELMIRA, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["detente"] == 1
    default = found["variants"]["default"]
    for concept, expected in facts("elmira_9")["computed"].items():
        assert default["equilibria"][concept] == [
            str(s) for s in expected["equilibria"]
        ]
        assert default["stable"][concept] == {
            party: [str(s) for s in states]
            for party, states in expected["stable_for"].items()
        }
    assert default["jumps"] == [
        {"coalition": ["MoE", "Uniroyal"], "from": "5", "to": ["8"]}
    ]


def test_the_json_says_where_it_may_go_from_a_state(capsys):
    _, out, _ = run(capsys, ELMIRA, "--from", "1", "--json")
    found = json.loads(out)["variants"]["default"]
    assert found["from"] == "1"
    assert found["reached"]["improvements"] == {
        "5": {"moves": 1, "course": [["LG", "5"]]}
    }
    assert found["reached"]["any"]["8"]["moves"] == 3


def test_two_parties_may_look_ahead(capsys):
    _, out, _ = run(capsys, str(FOLDER / "chicken.yaml"), "--ahead", "2", "--json")
    given = facts("chicken")["computed_limited_move"]
    held = json.loads(out)["variants"]["default"]["equilibria"]
    assert held["L2"] == [str(state) for state in given["L2"]]
    assert list(held) == ["R", "GMR", "SMR", "SEQ", "SSEQ", "SIM", "L2", "NM"]


def test_unknown_preferences_are_read_in_four_ways(capsys):
    _, out, _ = run(capsys, str(FOLDER / "gisborne_lake.yaml"), "--json")
    assert list(json.loads(out)["variants"]) == [
        "economy-oriented",
        "environment-oriented",
        *(f"with unknown preference, {way}" for way in "abcd"),
    ]


def left_out(capsys, file):
    _, out, _ = run(capsys, str(file), "--json")
    return {name: one["left_out"] for name, one in json.loads(out)["variants"].items()}


def test_the_json_says_what_was_not_looked_at_and_why(capsys, tmp_path):
    assert left_out(capsys, PRISONERS) == {"default": {}}
    found = left_out(capsys, FOLDER / "gisborne_lake.yaml")
    assert list(found["economy-oriented"]) == ["NM"]
    assert found["with unknown preference, a"]["coalitions"] == (
        "they take preferences that are known, and some are not"
    )
    assert list(found["with unknown preference, a"]) == ["SIM", "NM", "coalitions"]
    options = "".join(f"- {{dm: {'AB'[n % 2]}, name: o{n}}}\n" for n in range(11))
    wishes = "{wishes: [1, -2]}"
    large = tmp_path / "large.yaml"
    large.write_text(
        f"decision_makers: [A, B]\noptions:\n{options}"
        f"preferences: {{A: {wishes}, B: {wishes}}}\n"
    )
    found = left_out(capsys, large)["default"]
    assert found["coalitions"].endswith("which take at most 8 and 1,024")
    assert found["SIM"] == "takes at most 1,024 states"


def test_the_table_says_what_was_not_looked_at_and_why(capsys):
    _, out, _ = run(capsys, str(FOLDER / "gisborne_lake.yaml"))
    nm = "two parties that rank all states without ties, and at most 1,024 states.\n"
    assert out.count(f"  NM is left out, which takes {nm}") == 2
    known = "takes preferences that are known, and read as no more than better.\n"
    assert out.count(f"  SIM and NM are left out; each {known}") == 4
    assert "left out" not in run(capsys, str(FOLDER / "chicken.yaml"))[1]


def test_what_a_file_says_and_nobody_looked_at_stands_first(capsys, tmp_path):
    file = tmp_path / "blind.gmcr"
    file.write_text(
        '{"options": [{"name": "keep"}], "decisionMakers": [{"name": "A", "options": '
        '[0], "preferences": [[[0, "Y"]]], "misperceptions": [[[0, "N"]]]}]}'
    )
    _, out, _ = run(capsys, str(file))
    remark = "The file says that A misperceives some states; that is left out: "
    assert out.startswith(f"{remark}everybody sees all of them.\n")
    (said,) = json.loads(run(capsys, str(file), "--json")[1])["remarks"]
    assert said.startswith(remark)


def test_who_moves_what_is_anothers_moves_it_not_at_the_same_moment(capsys, tmp_path):
    """B can undo what A has done: what both do at once is then not told by actions."""
    text = Path(PRISONERS).read_text(encoding="utf-8")
    common = tmp_path / "common.yaml"
    common.write_text(text.replace("  B:\n    1: [3]", "  B:\n    1: [3, 2]"))
    assert left_out(capsys, common)["default"] == {
        "SIM": "takes moves that change actions of one party only"
    }


def test_why_a_state_holds(capsys):
    _, out, _ = run(capsys, str(FOLDER / "garrison_diversion_unit.yaml"), "--why", "6")
    assert "  IJC has no reason to leave.\n" in out
    assert (
        "  Canadian Opposition would stay under GMR: moving to 2 can be answered by "
        "US Support to 1, then US Opposition to 4, then US Support to 3.\n"
    ) in out
    assert "  Canadian Opposition would leave under R: it likes 2 better.\n" in out
    assert "would leave under SEQ: nothing deters it from 2.\n" in out


def test_what_would_make_a_state_hold(capsys):
    _, out, _ = run(capsys, str(FOLDER / "prisoners_dilemma.yaml"), "--inverse", "4")
    assert "of 24 strict rankings" in out
    assert "  A, R: 12; 3 would have to be no better than 4\n" in out
    assert "  A, SEQ: 16; it stays already\n" in out


def test_the_json_says_why_and_what_would_make_it_hold(capsys):
    """By hand: of 24 rankings each half have nothing above (R); so 144 profiles."""
    asked = ["--why", "4", "--inverse", "4", "--json"]
    _, out, _ = run(capsys, PRISONERS, *asked)
    found = json.loads(out)["variants"]["default"]
    assert found["why"]["parties"]["A"]["SEQ"] == {
        "stays": True, "tempted": {"3": [["B", "1"]]},
    }  # fmt: skip
    assert found["why"]["parties"]["A"]["R"] == {"stays": False, "tempted": {"3": []}}
    assert found["inverse"]["possible"] == 24
    assert found["inverse"]["profiles"]["R"] == 144
    assert found["inverse"]["requirements"][0] == {
        "party": "A", "concept": "R", "rankings": 12, "changes": [["3"]],
    }  # fmt: skip


def test_why_obeys_how_others_may_punish(capsys):
    """Garrison: what three moves of two opponents answer, no single move does."""
    garrison = str(FOLDER / "garrison_diversion_unit.yaml")
    _, out, _ = run(capsys, garrison, "--why", "6", "--sanction", "single")
    assert "Opposition would leave under GMR: nothing deters it from 2.\n" in out


PRISONERS = str(FOLDER / "prisoners_dilemma.yaml")


def test_each_party_may_stay_in_a_sense_of_its_own(capsys):
    """By hand: to keep silent both (4) holds if both fear the answer, not if one
    takes what it can get; to talk both (1) holds in any sense."""
    mixed = ["--concept", "A=SEQ", "--concept", "B=R"]
    code, out, _ = run(capsys, PRISONERS, *mixed)
    assert code == 0
    assert out == "default: with A under SEQ and B under R everybody would stay in 1.\n"
    both = ["--concept", "A=SEQ", "--concept", "B=GMR"]
    found = json.loads(run(capsys, PRISONERS, *both, "--json")[1])
    assert found["variants"]["default"]["mixed"] == {
        "concepts": {"A": "SEQ", "B": "GMR"}, "equilibria": ["1", "4"],
    }  # fmt: skip


def test_parties_taken_for_one(capsys):
    _, out, _ = run(capsys, ELMIRA, "--merge", "MoE", "--merge", "Uniroyal", "--json")
    found = json.loads(out)
    assert found["parties"] == ["LG", "MoE + Uniroyal"]
    assert "7" in found["variants"]["default"]["equilibria"]["R"]


def test_of_very_many_states_the_firmest_are_shown(capsys, tmp_path):
    names = range(8)
    text = "decision_makers: [A, B]\noptions:\n"
    text += "".join(f"- {{dm: {'AB'[n % 2]}, name: a{n}}}\n" for n in names)
    every = list(range(1, 257))
    text += f"preferences: {{A: {every}, B: {every}}}\n"
    (tmp_path / "many.yaml").write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, str(tmp_path / "many.yaml"))
    assert sum("NN" in line or "YN" in line for line in out.splitlines()) <= 60
    assert "  Of 196 more states " in out


def test_standard_input_is_a_graph_model():
    text = (FOLDER / "chicken.yaml").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "detente", "stability", "-"], input=text,
        capture_output=True, check=True,
    )  # fmt: skip
    assert "E   E    E    E    E     E" in done.stdout.decode()


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["--why", "12"], 2, "--why must be a state, '1', '2'"),
        (["--inverse", "12"], 2, "--inverse must be a state"),
        (["--from", "12"], 2, "--from must be a state, '1', '2'"),
        (["--ahead", "3"], 2, "--ahead: looking ahead takes two parties"),
        (["--concept", "MoE=R"], 2, "--concept Uniroyal must have one of R, GMR, SMR"),
        (["--concept", "Moe=R"], 2, "--concept must name parties, of MoE, Uniroyal"),
        (["--concept", "R"], 2, "--concept must be PARTY=CONCEPT; got R"),
        (["--merge", "MoE"], 2, "--merge must name two or more of MoE, Uniroyal, LG"),
        (["--merge", "MoE", "--merge", "Moe"], 2, "got MoE, Moe"),
        (["--sanction", "none"], 2, "'none' is not one of"),
    ],
)
def test_a_slip_is_told(capsys, args, code, told):
    got, out, err = run(capsys, ELMIRA, *args)
    assert (got, out) == (code, "")
    assert told in err


def test_faults_of_a_file_and_a_folder_are_one_line_each(capsys, tmp_path):
    file = tmp_path / "bad.yaml"
    file.write_text("decision_makers: [A]\n", encoding="utf-8")
    code, out, err = run(capsys, str(file))
    assert (code, out) == (3, "")
    assert err == f"Error: {file}:1:1: must say 'preferences'; got none\n"
    code, _, err = run(capsys, str(tmp_path))
    assert code == 2
    assert f"FILE must be a case or a conflict; {tmp_path} is a folder" in err
    assert run(capsys, str(tmp_path / "none.yaml"))[0] == 3


QUARRY = """detente: 1
title: The quarry
parties:
  village: {name: The village}
  quarry: {name: The quarry}
  county: {name: The county, role: third party}
issues:
  hours: {title: Hours, options: [any, by day], status_quo: any, gives: quarry}
  road: {title: Road, options: [closed, open], status_quo: closed, gives: village}
preferences:
  village: {weights: hours > road, options: {hours: by day > any, road: closed > open}}
  quarry: {weights: road > hours, options: {hours: any > by day, road: open > closed}}
actions:
  night: {party: quarry, title: blast at night, undoes: {hours: by day}, evidence: n1}
  revoke: {party: county, title: revoke, for_good: taken, undoes: {road: open}}
history:
- {text: It blasted at night, date: 2019, party: quarry, id: n1}
- {text: It left, party: village, act: withdraw, date: 2020, quote: left it,
   document: d1, span: [0, 7]}
documents: {d1: {}}
"""


@pytest.fixture
def quarry(tmp_path):
    file = tmp_path / "quarry.yaml"
    file.write_text(QUARRY, encoding="utf-8")
    return str(file)


def test_of_a_case_it_says_how_often_its_best_package_would_be_kept(capsys, quarry):
    """By hand: to take back is a gain in every draw, so it is never kept under R."""
    code, out, err = run(capsys, quarry, "--draws", "1000")
    assert code == 0
    assert quiet(err)
    assert out.startswith("The quarry: Hours: by day; Road: open\nLooked at in 1,000 ")
    assert "  2. The county: revoke, for good\n" in out
    assert (
        "  1 to 5: The village would like it better in more than 95 of 100 draws (take "
        "back what it gives)\n    It has been done: 2020, “left it” (d1)\n"
    ) in out
    assert (
        "(blast at night)\n    It has been done: 2019, “It blasted at night”\n" in out
    )
    assert "(revoke); nothing is known of what it wants\n" in out
    alone, _, together = out.partition("\n\nOf 100 draws, in how many no coalition")
    assert "looked at):\n  state       CR    CGMR  CSMR  CSEQ\n" in together
    (first,) = [line for line in alone.splitlines() if line.startswith("  1      NNN")]
    assert (first.split()[2], first.split()[7:]) == ("0", ["all", "of", "it"])
    assert "  nothing: no deal\n" in out


def test_the_json_of_a_case_has_the_form_of_a_conflict_with_its_shares(capsys, quarry):
    _, out, _ = run(capsys, quarry, "--draws", "1000", "--json")
    found = json.loads(out)
    assert found["package"] == {"hours": "by day", "road": "open"}
    assert found["states"]["1"] == "NNN"
    assert found["in_force"]["2"] == {"hours": "any", "road": "open"}
    default = found["variants"]["default"]
    shares = default["shares"]
    for concept, listed in default["equilibria"].items():
        share = shares["equilibria"][concept]
        assert listed == [state for state, one in share.items() if one >= 0.5]
    assert "1" in default["stable"]["SEQ"]["village"]
    assert shares["stable"]["R"]["village"]["1"] == 0
    left = [m for m in found["moves"] if m["history"]]
    assert [(m["party"], m["before"], m["after"]) for m in left] == [
        ("village", "1", "5"),
        ("quarry", "1", "2"),
    ]
    assert left[0]["history"][0]["quote"] == "left it"
    again = run(capsys, quarry, "--draws", "1000", "--json")[1]
    assert again == out


def test_why_a_package_would_be_kept(capsys, quarry):
    code, out, _ = run(capsys, quarry, "--draws", "1000", "--why", "2")
    assert code == 0
    assert out.startswith("State 2: Road: open\n")
    assert (
        "  2 to 1: The quarry would like it better in fewer than 5 of 100 draws (no "
        "longer" in out
    )


def test_what_is_private_is_no_action_for_others(capsys, quarry):
    text = QUARRY + "private: [parties.county]\n"
    Path(quarry).write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, quarry, "--draws", "1000", "--for", "shared")
    assert "county" not in out


def test_a_case_on_standard_input_without_a_package():
    text = "{detente: 1, title: T, parties: {a: {name: A}, b: {name: B}}, issues: "
    text += "{i: {options: [x, y], status_quo: x}}, preferences: {a: {options: "
    text += "{i: x > y}}, b: {options: {i: y > x}}}}"
    done = subprocess.run(
        [sys.executable, "-m", "detente", "stability", "-", "--draws", "100"],
        input=text.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == b"T: no package is acceptable to all in any draw.\n"


def asked_in_json(capsys, case, *args):
    code, out, _ = run(capsys, case, "--draws", "200", "--json", *args)
    assert code == 0
    return json.loads(out)["variants"]["default"]


def test_a_case_says_what_would_make_a_state_hold(capsys, quarry):
    """Of 8 states, in half of the 40,320 rankings 5 is no better than 1."""
    _, out, _ = run(capsys, quarry, "--draws", "200", "--inverse", "1")
    assert out.startswith("State 1: of all strict rankings of a party those that make")
    assert (
        "  The village, R: 20,160; in fewer than 5 of 100; else 5 no better than 1 "
        "would do in more than 95 of 100\n"
    ) in out
    rows = asked_in_json(capsys, quarry, "--inverse", "1")["inverse"]["requirements"]
    first = next(r for r in rows if (r["party"], r["concept"]) == ("village", "R"))
    assert first == {
        "party": "village", "concept": "R", "rankings": [20160, 20160],
        "stays": 0.0, "change": ["5"], "enough": pytest.approx(1),
    }  # fmt: skip


def test_a_case_says_where_it_may_go(capsys, quarry):
    """Both can leave at once, and then the other; the county can go back on nothing."""
    _, out, _ = run(capsys, quarry, "--draws", "200", "--from", "1")
    assert "  6      YNY  2 (100)         2 (100)         2 (100)\n" in out
    assert "  6 by improvements: The village to 5, then The quarry to 6\n" in out
    found = asked_in_json(capsys, quarry, "--from", "3")
    assert found["from"] == "3"
    assert "1" not in found["reached"]["any"]
    assert found["reached"]["any"]["8"]["moves"] == 2


def test_parties_of_a_case_are_taken_for_one_by_id_or_name(capsys, quarry):
    """Together village and quarry never leave state 1 for 5, which one likes less."""
    merged = ["--merge", "village", "--merge", "The quarry"]
    _, out, _ = run(capsys, quarry, "--draws", "200", *merged)
    assert "everybody would stay, The village and The quarry taken for one:" in out
    found = asked_in_json(capsys, quarry, *merged)
    assert found["merged"] == ["village", "quarry"]
    one = found["shares"]["stable"]["R"]["village + quarry"]
    assert one["1"] == one["5"] == pytest.approx(1)
    assert one["6"] == 0


def test_a_case_says_what_parties_would_leave_together(capsys):
    """Both escalations are undone by both: 9 is left for 4, which is no deal."""
    iran = str(files("detente") / "catalog" / "us-iran-2026.yaml")
    _, out, _ = run(capsys, iran, "--draws", "200")
    assert "  4      YYNNNN  100   100   100   100   100   nothing: no deal\n" in out
    assert (
        "\n\nOf 100 draws, in how many no coalition would leave, as Inohara and Hipel "
        "have it (200 looked at):\n  state          CR    CGMR  CSMR  CSEQ\n"
        "  1      NNNNNN  0     100   100   100\n"
    ) in out
    assert out.endswith(
        "Equilibrium jumps, as Kilgour, Hipel, Fang and Peng have them:\n"
        "  9: United States and Iran would leave it together for 4 in more than 95 of "
        "100 draws\n"
    )
    found = asked_in_json(capsys, iran)
    assert found["n_draws_together"] == 200
    assert found["coalitional"]["CR"] == []
    assert found["shares"]["coalitional"]["CSEQ"]["1"] == pytest.approx(1)
    jump = found["jumps"][0]
    assert (jump["coalition"], jump["from"]) == (["us", "iran"], "9")
    assert (jump["to"], jump["shares"]["4"]) == (["4"], pytest.approx(jump["share"]))


def test_each_party_of_a_case_stays_in_a_sense_of_its_own(capsys, quarry):
    mixed = ["--concept", "village=SEQ", "--concept", "quarry=SEQ"]
    _, out, _ = run(capsys, quarry, "--draws", "200", *mixed, "--concept", "county=R")
    assert out.startswith(
        "With The village under SEQ, The quarry under SEQ and The county under R "
        "everybody would stay, of 100 draws (200 looked at):\n"
    )
    found = asked_in_json(capsys, quarry, *mixed, "--concept", "county=SEQ")
    mixture = found["mixed"]["shares"]
    assert mixture == pytest.approx(found["shares"]["equilibria"]["SEQ"])


def test_others_punish_by_moves_of_another_kind(capsys, quarry):
    single = asked_in_json(capsys, quarry, "--sanction", "single")
    assert single["sanction"] == "single"
    assert list(single["equilibria"]) == ["R", "GMR", "SMR", "SEQ", "SSEQ", "SIM"]


def test_why_a_case_holds_has_the_answers_of_the_others(capsys, quarry):
    _, out, _ = run(capsys, quarry, "--draws", "200", "--why", "1")
    assert "    The village to 5, SEQ: The quarry to 6 in more than 95 of 100.\n" in out
    why = asked_in_json(capsys, quarry, "--why", "1")["why"]
    assert why["parties"]["village"]["SEQ"]["5"] == [
        {"answer": [["quarry", "6"]], "share": pytest.approx(1)}
    ]


def test_two_parties_of_a_case_may_look_ahead(capsys):
    """The agreement of 2015 is a prisoners' dilemma: NM keeps it, R does not."""
    deal = str(files("detente") / "catalog" / "iran-2015-agreement.yaml")
    found = asked_in_json(capsys, deal, "--ahead", "3")
    assert list(found["equilibria"])[-3:] == ["L2", "L3", "NM"]
    assert "1" in found["equilibria"]["NM"]
    assert "1" not in found["equilibria"]["R"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--why", "9"], "--why must be a state"),
        (["--inverse", "9"], "--inverse must be a state"),
        (["--from", "9"], "--from must be a state"),
        (["--ahead", "2"], "--ahead: looking ahead takes two parties"),
        (["--merge", "village"], "--merge: must name two or more of village, quarry"),
        (["--merge", "mayor", "--merge", "village"], "got mayor, village"),
        (["--concept", "village=R"], "--concept: quarry must have one of R, GMR, SMR"),
        (["--concept", "mayor=R"], "--concept: must name parties, of village, quarry"),
    ],
)
def test_a_slip_in_what_a_case_is_asked_is_told(capsys, quarry, args, told):
    code, out, err = run(capsys, quarry, "--draws", "100", *args)
    assert (code, out) == (2, "")
    assert told in err


def test_what_is_taken_for_granted_can_be_written_down_and_edited(capsys, tmp_path):
    """The same answer from the file that spells it out; another once it is edited."""
    iran = str(files("detente") / "catalog" / "us-iran-2026.yaml")
    before = asked_in_json(capsys, iran)
    _, text, _ = run(capsys, iran, "--actions")
    assert "iran_escalates:\n    party: iran\n" in text
    spelled = tmp_path / "spelled.yaml"
    spelled.write_text(text, encoding="utf-8")
    assert asked_in_json(capsys, str(spelled))["shares"] == before["shares"]
    tame = text.replace("    needs: [iran_takes_back]\n", "    needs: [gulf_spoils]\n")
    spelled.write_text(tame, encoding="utf-8")
    assert asked_in_json(capsys, str(spelled))["shares"] != before["shares"]


def test_the_withdrawal_of_2018_is_a_move_from_what_was_not_stable(capsys):
    """No line of the case says what anybody could do."""
    iran = str(files("detente") / "catalog" / "iran-2015-agreement.yaml")
    _, out, _ = run(capsys, iran, "--draws", "200")
    assert (
        "  1 to 2: United States would like it better in more than 95 of 100 draws "
        "(take back what it gives)\n    It has been done: 2018-05-08, “The United "
        "States leaves the agreement” (d7)\n"
    ) in out
    found = asked_in_json(capsys, iran)["shares"]
    assert found["stable"]["R"]["us"]["1"] == 0
    assert found["stable"]["SEQ"]["us"]["1"] == 1


def test_escalation_is_answered_by_fear_alone(capsys):
    """A side left with a deal the other has quit stays for fear of worse, if at all."""
    iran = str(files("detente") / "catalog" / "us-iran-2026.yaml")
    code, out, _ = run(capsys, iran, "--draws", "200")
    assert code == 0
    assert (
        "Taken for granted, since the case lists nothing: 1 to 6. --actions spells "
        "that out, to be edited.\n"
    ) in out
    assert "Israel could (spoil it); nothing is known of what it wants\n" in out
    assert "Gulf states could (spoil it); nothing is known of what they want\n" in out
    assert out.count("It has been done") == 1
    stable = asked_in_json(capsys, iran)["shares"]["stable"]
    assert (stable["GMR"]["iran"]["2"], stable["SEQ"]["iran"]["2"]) == (1, 0)


def test_a_graph_model_has_nothing_taken_for_granted(capsys):
    code, _, err = run(capsys, ELMIRA, "--actions")
    assert code == 2
    assert "--actions asks a case" in err


def test_faults_of_a_case_are_those_of_a_case(capsys, quarry):
    Path(quarry).write_text(QUARRY + "watchh: []\n", encoding="utf-8")
    code, _, err = run(capsys, quarry)
    assert code == 3
    assert "Did you mean 'watch'" in err


def test_actions_that_no_state_lets_change_are_refused(capsys, tmp_path):
    file = tmp_path / "stuck.yaml"
    file.write_text(
        "decision_makers: [A]\noptions: [{dm: A, name: sign}]\n"
        "states: {signed: Y}\npreferences: {A: [signed]}\n"
    )
    code, out, err = run(capsys, str(file))
    assert (code, out) == (3, "")
    assert err.splitlines()[-1] == (
        f"Error: {file}:1:1: moves: must lead from some state to another; got none "
        "that does, so nobody can move"
    )
