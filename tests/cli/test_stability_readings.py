"""`detente stability` where preferences are unknown or strong, or parties are one."""

import json

from detente.cli import main
from reference_conflicts import FOLDER

GISBORNE = str(FOLDER / "gisborne_lake.yaml")
STRENGTH = str(FOLDER / "sustainable_development.yaml")
ELMIRA = str(FOLDER / "elmira_9.yaml")


def run(capsys, *args):
    assert main(["stability", *args]) == 0
    return capsys.readouterr().out


def test_the_inverse_reads_what_is_unknown_as_its_variant_does(capsys):
    """The province may like 2 better than 4: it leaves 4 under a, and not under b."""
    out = run(capsys, GISBORNE, "--inverse", "4")
    _, a, b, *_ = out.split("with unknown preference, ")
    assert "  Provincial, R: 20,160; enough that 2 is surely no better than 4\n" in a
    assert "  Provincial, R: 20,160; it stays already\n" in b


def test_the_inverse_of_strong_preferences_counts_no_rankings(capsys):
    """A ranking says nothing of strength."""
    out = run(capsys, STRENGTH, "--inverse", "3")
    assert (
        "default, strong (only what is strongly worse deters): state 3, what makes "
        "each party stay\n"
        "  Environmentalists, R: enough that 1 is no better than 3\n"
        "  Environmentalists, GMR: they stay already\n"
    ) in out
    found = json.loads(run(capsys, STRENGTH, "--inverse", "3", "--json"))["variants"]
    assert found["default, strong"]["inverse"]["profiles"] == {}
    counts = found["default, strong"]["inverse"]["requirements"]
    assert {one["rankings"] for one in counts} == {None}
    assert found["default"]["inverse"]["profiles"]["R"] == 144


def test_what_may_be_better_is_not_said_to_be(capsys):
    out = run(capsys, GISBORNE, "--why", "6")
    assert "  Provincial would leave under R: it likes 8 better.\n" in out
    assert (
        "with unknown preference, a (what may be better tempts, only what is surely no "
        "better deters): state 6\n  Federal has no reason to leave.\n"
        "  Provincial would leave under R: it may like 8 better.\n"
    ) in out


def test_parties_taken_for_one_are_named_with_those_whose_idea_it_is(capsys):
    merged = ["--merge", "MoE", "--merge", "Uniroyal"]
    out = run(capsys, ELMIRA, *merged)
    told = "everybody would stay, MoE and Uniroyal taken for one, as GMCR+ has it\n"
    assert told in out
    found = json.loads(run(capsys, ELMIRA, *merged, "--json"))
    assert found["variants"]["default"]["merged"] == ["MoE", "Uniroyal"]


def test_what_parties_reach_only_together_is_told_apart(capsys):
    out = run(capsys, ELMIRA, "--from", "1")
    assert "  5 by improvements: LG to 5\n" in out
    assert (
        "  8 together, each move better for all who make it: LG to 5, then "
        "MoE + Uniroyal to 8\n"
    ) in out
    found = json.loads(run(capsys, ELMIRA, "--from", "1", "--json"))["variants"]
    assert found["default"]["reached"]["together"]["8"] == {
        "moves": 2,
        "course": [["LG", "5"], ["MoE + Uniroyal", "8"]],
    }


def test_the_inverse_punishes_as_the_table_does(capsys):
    """Garrison 6 is held under GMR by three moves of which one party makes two."""
    garrison = str(FOLDER / "garrison_diversion_unit.yaml")
    for how, told in (("joint", "it stays already"), ("single", "would have to be")):
        out = run(capsys, garrison, "--inverse", "6", "--sanction", how)
        (line,) = [one for one in out.splitlines() if "Canadian Opposition, GMR" in one]
        assert told in line


def test_a_party_stays_in_one_sense_that_is_said(capsys):
    for given, told in (
        (["LG"], "--concept must be PARTY=CONCEPT; got LG"),
        (["LG=R", "LG=SEQ"], "--concept must name a party once; got LG again"),
    ):
        options = [part for one in given for part in ("--concept", one)]
        assert main(["stability", ELMIRA, *options]) == 2
        assert told in capsys.readouterr().err


DILEMMA = """\
title: Two who may cheat
decision_makers: [Growers, Millers' guild]
options:
- {dm: Growers, name: cheat}
- {dm: Millers' guild, name: cheat}
preferences:
  Growers: 2 > 1 > 4 > 3
  Millers' guild: 3 > 1 >> 4 > 2
"""


def test_what_holds_weakly_is_listed_by_itself(capsys, tmp_path):
    (tmp_path / "two.yaml").write_text(DILEMMA)
    out = run(capsys, str(tmp_path / "two.yaml"))
    told = "  Held weakly, by what is no better and not strongly worse:\n"
    assert f"{told}    1: Growers (GMR, SMR, SEQ, SSEQ)\n" in out
    found = json.loads(run(capsys, str(tmp_path / "two.yaml"), "--json"))["variants"]
    assert "weak" not in found["default"]
    weak = found["default, strong"]["weak"]
    assert weak["equilibria"]["SEQ"] == ["1"]
    assert weak["stable"]["SEQ"] == {"Growers": ["1"], "Millers' guild": []}


def test_of_many_in_a_name_it_is_spoken_as_of_several(capsys, tmp_path):
    (tmp_path / "two.yaml").write_text(DILEMMA)
    out = run(capsys, str(tmp_path / "two.yaml"), "--why", "1")
    assert "  Growers would leave under R: they like 2 better.\n" in out
    assert "  Millers' guild would leave under R: it likes 3 better.\n" in out
    out = run(capsys, str(tmp_path / "two.yaml"), "--why", "2")
    assert "  Growers have no reason to leave.\n" in out
