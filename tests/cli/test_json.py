"""`--json` on every command: one object on stdout, always with the same keys."""

import json

import pytest

from detente.casefile import load, parse
from detente.cli import NAMES, commands, main
from detente.errors import CaseFileError
from detente.study import study

COMMANDS = [commands.get_command(None, name) for name in NAMES]

FAST = ["--draws", "300"]
HARMED = "detente: 1\ntitle: Sale\nparties: {s: {role: prinzipal}}\nissuse: {}\n"


def printed(capsys, *args):
    """Return the exit code and the object a command prints, nothing else."""
    code = main([str(arg) for arg in args])
    out, err = capsys.readouterr()
    assert not err.strip() or err.startswith(("studying", "reading"))
    return code, json.loads(out)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_knows_json_or_prints_nothing_else(command, capsys):
    known = {name for param in command.params for name in param.opts}
    if "--json" not in known:
        assert printed(capsys, command.name)[0] == 0


def test_check_says_what_a_sound_case_holds(sale, capsys):
    code, said = printed(capsys, "check", sale, "--json")
    assert (code, said) == (
        0,
        {
            "detente": 1,
            "sound": True,
            "title": "Sale of a mill",
            "counts": {
                "principals": 2, "third_parties": 0, "issues": 2, "packages": 4,
                "statements": 0, "lines": 6, "actions": 0, "conditions": 0,
                "proposed": 0,
            },
            "faults": [],
            "remarks": [],
        },
    )  # fmt: skip


def test_check_lists_the_faults_that_loading_finds(sale, capsys):
    """By hand where they are; and a second way: the faults of `parse`."""
    sale.write_text(HARMED, encoding="utf-8")
    code, said = printed(capsys, "check", sale, "--json")
    assert (code, said["sound"], said["title"], said["counts"]) == (
        1,
        False,
        None,
        None,
    )
    places = [(fault["line"], fault["where"]) for fault in said["faults"]]
    assert places == [(3, "parties.s"), (3, "parties.s.role"), (4, "issuse")]
    with pytest.raises(CaseFileError) as found:
        parse(HARMED)
    assert [tuple(fault.values()) for fault in said["faults"]] == [
        (fault.line, fault.column, fault.where, fault.message)
        for fault in found.value.faults
    ]


def test_check_has_the_same_keys_whatever_it_finds(sale, capsys):
    _, sound = printed(capsys, "check", sale, "--json")
    sale.write_text("detente: 1\ntitle: Bare\n", encoding="utf-8")
    _, bare = printed(capsys, "check", sale, "--json")
    sale.write_text("- 1", encoding="utf-8")
    _, broken = printed(capsys, "check", sale, "--json")
    assert list(sound) == list(bare) == list(broken)
    assert bare["remarks"] == ["To study it, it needs two principals and an issue."]


def test_a_file_that_is_not_there_is_no_json(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.yaml"), "--json"]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_diff_says_what_changed_and_what_that_does(sale, capsys):
    later = sale.with_name("later.yaml")
    text = sale.read_text(encoding="utf-8").replace("price > date", "date > price")
    later.write_text(text, encoding="utf-8")
    code, said = printed(capsys, "diff", sale, later, "--json", *FAST)
    assert code == 0
    assert list(said) == ["detente", "changes", "old", "new", "comparison"]
    assert said["changes"] == [
        {
            "path": "preferences.buyer.weights",
            "before": "price > date",
            "after": "date > price",
        }
    ]
    for side, path in (("old", sale), ("new", later)):
        findings = study(load(path), draws=300)
        assert said[side]["digest"] == findings.digest
        assert said[side]["share"] == findings.zopa.share
    assert said["old"]["share"] > said["new"]["share"]
    assert said["old"]["package"] == {"price": "one tenth off", "date": "at once"}
    assert all(isinstance(sentence, str) for sentence in said["comparison"])


def test_diff_of_cases_without_a_package_has_the_same_keys(sale, capsys):
    firm = sale.read_text(encoding="utf-8").replace(
        "price: as asked > one tenth off", "price: never one tenth off"
    ).replace("date: at once > in autumn", "date: never at once")  # fmt: skip
    sale.write_text(firm, encoding="utf-8")
    _, said = printed(capsys, "diff", sale, sale, "--json", *FAST)
    assert said["changes"] == []
    assert (said["new"]["package"], said["new"]["package_share"]) == (None, 0)


def test_a_brief_says_its_answer_and_its_files(sale, tmp_path, capsys):
    out = tmp_path / "out"
    code, said = printed(capsys, "brief", sale, "-o", out, "--json", *FAST)
    assert (code, list(said)) == (0, ["detente", "answer", "files"])
    assert len(said["answer"]) == 5
    assert sorted(said["files"]) == sorted(map(str, out.iterdir()))


def test_a_brief_prints_either_the_page_or_json(sale, capsys):
    assert main(["brief", str(sale), "-o", "-", "--json"]) == 2
    assert "-o must name a folder" in capsys.readouterr().err


def test_a_figure_gives_its_numbers(sale, capsys):
    code, said = printed(capsys, "figure", "dots", sale, "--json", *FAST)
    assert code == 0
    assert list(said) == [
        "detente", "name", "title", "summary", "mostly_default", "table",
    ]  # fmt: skip
    table = said["table"]
    assert list(table) == ["caption", "columns", "rows"]
    assert {len(row) for row in table["rows"]} == {len(table["columns"])}


@pytest.mark.parametrize(
    "args",
    [
        ["brief", "CASE", "-o", "OUT"],
        ["check", "CASE"],
        ["diff", "CASE", "CASE"],
        ["evidence", "CASE"],
        ["figure", "dots", "CASE"],
        ["study", "CASE"],
    ],
    ids=lambda args: args[0],
)
def test_the_json_of_every_command_says_its_version(args, sale, tmp_path, capsys):
    places = {"CASE": sale, "OUT": tmp_path / "out"}
    given = [places.get(arg, arg) for arg in args]
    assert printed(capsys, *given, "--json")[1]["detente"] == 1
