"""`detente read --into`: an analyst's case, news, and what is taken on of it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from detente.casefile import load
from detente.cli import main

NEWS = """\
The sellers' union speaks

2 April 2026

The seller rejects a lower price. The buyer seeks one tenth off. \
The bank demands a guarantee on the loan.
"""
LATER = """\
The seller turns round

9 April 2026

The seller would accept a lower price.
"""


@pytest.fixture
def mill(sale, monkeypatch):
    """Work in a folder with a case and its news."""
    folder = sale.parent
    monkeypatch.chdir(folder)
    shutil.copy(sale, folder / "case.yaml")
    for name, text in (("news.txt", NEWS), ("later.txt", LATER)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(*args):
    return main(["read", *args])


def test_proposals_are_listed_and_nothing_is_written(mill, capsys):
    before = {path: path.read_bytes() for path in mill.iterdir()}
    assert read("news.txt", "--into", "case.yaml") == 0
    printed = capsys.readouterr()
    assert "   1  The seller on Price: rejects a lower price (2 Apr 2026, d1)" in (
        printed.out.splitlines()
    )
    assert "      “The seller rejects a lower price”" in printed.out.splitlines()
    assert "nothing was written. To take them on: --accept all" in printed.err
    assert {path: path.read_bytes() for path in mill.iterdir()} == before


def test_what_is_accepted_is_written_and_the_rest_is_not(mill, capsys):
    assert read("news.txt", "--into", "case.yaml", "--accept", "1") == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "wrote case.yaml" in printed.err
    assert "Left: " in printed.err
    assert "delete 'waiting' where the case lists the documents" in printed.err
    case = load("case.yaml")
    assert [(s.id, s.party, s.act) for s in case.statements] == [
        ("s1", "seller", "reject")
    ]
    assert [source.id for source in case.sources] == ["d1"]


def test_a_changed_position_shows_both_quotes_with_their_days(mill, capsys):
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 0
    capsys.readouterr()
    assert read("later.txt", "--into", "case.yaml") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "Changed positions",
        (
            "   1  The seller on Price: rejected a lower price (2 Apr 2026, d1) → now "
            "accepts a lower price (9 Apr 2026, d2)"
        ),
        "      d1: “The seller rejects a lower price”",
        "      d2: “The seller would accept a lower price”",
    ]


def test_a_second_time_nothing_is_new(mill, capsys):
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 0
    after = Path("case.yaml").read_bytes()
    capsys.readouterr()
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 0
    printed = capsys.readouterr()
    assert "news.txt: in the case already, as d1" in printed.err
    assert "Nothing new; nothing was written." in printed.err
    assert Path("case.yaml").read_bytes() == after


def test_the_same_part_a_second_time_changes_nothing_and_the_rest_is_still_there(
    mill, capsys
):
    take = ("news.txt", "--into", "case.yaml", "--accept", "1")
    assert read(*take) == 0
    after = Path("case.yaml").read_bytes()
    assert read(*take) == 2
    printed = capsys.readouterr()
    assert "must name proposals, from" in printed.err
    assert "; got '1'" in printed.err
    assert Path("case.yaml").read_bytes() == after
    assert read("news.txt", "--into", "case.yaml") == 0
    printed = capsys.readouterr()
    assert "The buyer on Price: seeks one tenth" in printed.out
    assert "news.txt, read again for what was left" in printed.err
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 0
    assert read("news.txt", "--into", "case.yaml") == 0
    assert capsys.readouterr().out.strip().endswith("Nothing new.")


def test_json_keeps_its_schema(mill, capsys):
    assert main(["schema", "proposals"]) == 0
    validator = Draft202012Validator(json.loads(capsys.readouterr().out))
    assert read("news.txt", "--into", "case.yaml", "--json") == 0
    proposed = json.loads(capsys.readouterr().out)
    validator.validate(proposed)
    assert "written" not in proposed
    numbers = [one["number"] for one in proposed["proposals"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert read("news.txt", "--into", "case.yaml", "--accept", "all", "--json") == 0
    done = json.loads(capsys.readouterr().out)
    validator.validate(done)
    assert (done["accepted"], done["written"]) == (numbers, "case.yaml")
    assert done["proposals"] == proposed["proposals"]
    assert read("later.txt", "--into", "case.yaml", "--json") == 0
    validator.validate(json.loads(capsys.readouterr().out))


def test_elsewhere_and_to_standard_output(mill, capsys):
    before = Path("case.yaml").read_bytes()
    take = ("news.txt", "--into", "case.yaml", "--accept", "1-2")
    assert read(*take, "-o", "tuesday.yaml") == 0
    capsys.readouterr()
    assert read(*take, "-o", "-") == 0
    assert capsys.readouterr().out == Path("tuesday.yaml").read_text(encoding="utf-8")
    assert len(load("tuesday.yaml").statements) == 2
    assert Path("case.yaml").read_bytes() == before
    assert read(*take, "-o", "tuesday.yaml") == 2
    assert "somebody's work" in capsys.readouterr().err


def test_a_case_from_standard_input_goes_to_standard_output(mill):
    done = subprocess.run(
        [sys.executable, "-m", "detente", "read", "news.txt", "--into", "-", "--accept",
         "1"],
        input=Path("case.yaml").read_text(encoding="utf-8"),
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip
    assert "  s1:\n    party: seller\n    act: reject\n" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--accept", "1"], "--accept must come with --into CASE"),
        (["--again"], "--again must come with --into CASE"),
        (["--into", "case.yaml", "-o", "x.yaml"], "-o must come with --accept"),
        (["--into", "case.yaml", "--accept", "one"], "such as 1,3-5; got 'one'"),
        (["--into", "case.yaml", "--accept", ""], "such as 1,3-5; got ''"),
        (["--into", "case.yaml", "--accept", "99"], "must name proposals, from 1 to"),
        (["--into", "case.yaml", "--accept", "3-1"], "must name proposals, from 1 to"),
        (["--into", "news.txt"], "CASE must be a case file; news.txt is a document"),
        (["--into", "case.yaml", "--accept", "1", "-o", "."], "-o must name a file"),
    ],
)
def test_a_slip_is_one_line_and_writes_nothing(args, said, mill, capsys):
    before = Path("case.yaml").read_bytes()
    assert read("news.txt", *args) == 2
    assert said in capsys.readouterr().err
    assert Path("case.yaml").read_bytes() == before


def test_a_faulty_case_or_a_missing_one_is_told(mill, capsys):
    assert read("news.txt", "--into", "nowhere.yaml") == 3
    Path("case.yaml").write_text("detente: 1\n", encoding="utf-8")
    assert read("news.txt", "--into", "case.yaml") == 3
    assert "must say 'title'" in capsys.readouterr().err


def test_a_case_that_changed_meanwhile_is_not_written_over(mill, capsys, monkeypatch):
    from detente.reading.update import updating

    slow = updating.read_documents

    def edited_meanwhile(*args, **more):
        with Path("case.yaml").open("a", encoding="utf-8") as file:
            file.write("# mine\n")
        return slow(*args, **more)

    monkeypatch.setattr(updating, "read_documents", edited_meanwhile)
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 2
    assert "was changed while the documents were read" in capsys.readouterr().err
    assert Path("case.yaml").read_text(encoding="utf-8").endswith("# mine\n")


def test_the_evidence_tells_what_replaced_what(mill, capsys):
    assert read("news.txt", "--into", "case.yaml", "--accept", "all") == 0
    assert read("later.txt", "--into", "case.yaml", "--accept", "all") == 0
    capsys.readouterr()
    assert main(["evidence", "case.yaml", "--party", "seller"]) == 0
    printed = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "replaced by s4: accepts a lower price (9 Apr 2026, d2)" in printed
    assert "replaces s1: rejected a lower price (2 Apr 2026, d1)" in printed
    assert main(["evidence", "case.yaml", "--party", "seller", "--json"]) == 0
    first, last = json.loads(capsys.readouterr().out)["statements"]
    assert (first["replaced_by"], last["replaces"]) == (["s4"], ["s1"])
