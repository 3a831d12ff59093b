"""`detente stability` as its user meets it."""

import json
import subprocess
import sys

import pytest

from detente.cli import main
from reference_conflicts import FOLDER, facts

ELMIRA = str(FOLDER / "elmira_9.yaml")


def run(capsys, *args):
    code = main(["stability", *args])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_table_says_where_it_can_rest_and_who_would_leave(capsys):
    code, out, err = run(capsys, ELMIRA)
    assert (code, err) == (0, "")
    assert "  1. MoE: modify the control order, for good\n" in out
    assert "  5      NYNNY  E   E    E    E    E\n" in out
    assert "  1: LG would like to leave, and is deterred (GMR, SMR)\n" in out
    assert "  5: MoE and Uniroyal would leave it together for 8\n" in out


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


def test_unknown_preferences_are_read_in_four_ways(capsys):
    _, out, _ = run(capsys, str(FOLDER / "gisborne_lake.yaml"), "--json")
    assert list(json.loads(out)["variants"]) == [
        "economy-oriented",
        "environment-oriented",
        *(f"with unknown preference, {way}" for way in "abcd"),
    ]


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
    assert run(capsys, str(tmp_path))[0] == 2
    assert run(capsys, str(tmp_path / "none.yaml"))[0] == 3
