"""Slips of the command line and of documents: one clear line and an exit code."""

import contextlib
import os
from pathlib import Path

import pytest

from detente.cli import main

NORWAY = "Norway demands lower water levels. Norway rejects payments to fishermen.\n"


def said(capsys):
    """Return the last line on standard error, having seen that no other is an error."""
    streams = capsys.readouterr()
    assert "Traceback" not in streams.err
    *_, last = streams.err.splitlines()
    assert last.startswith("Error: "), streams.err
    return last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NORWAY, "found principals: Norway; issues: "),
        (
            "The kettle is on the stove.\n",
            "principals: none; issues: 0; statements: 0.",
        ),
        (
            "挪威要求降低春季水位。瑞典拒绝接受。\n" * 5,
            "does not seem to be in English",
        ),
        ("تطالب النرويج بخفض مستويات المياه.\n" * 5, "does not seem to be in English"),
    ],
    ids=["one party", "no party", "Chinese", "Arabic"],
)
def test_too_little_for_a_brief_leaves_a_case_to_complete(
    text, found, tmp_path, capsys
):
    document, out = tmp_path / "a.txt", tmp_path / "the out"
    document.write_text(text, encoding="utf-8")
    assert main(["brief", str(document), "-o", str(out)]) == 3
    last = said(capsys)
    assert found in last
    assert f"Complete it, then: detente brief '{out}/case.yaml' -o '{out}'" in last
    assert [path.name for path in out.iterdir()] == ["case.yaml"]
    assert main(["check", str(out / "case.yaml")]) == 0
    assert "needs two principals and an issue" in capsys.readouterr().out
    assert main(["study", str(out / "case.yaml")]) == 3
    assert f"{out}/case.yaml: parties: must have at least two" in said(capsys)


def test_what_was_not_understood_is_said_beside_a_brief(talks, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("Lorem ipsum dolor sit amet. " * 200, "utf-8")
    out = str(tmp_path / "out")
    assert main(["brief", str(talks), str(other), "-o", out, "--draws", "100"]) == 0
    said = f"{other} does not seem to be in English; it is not read."
    assert said in capsys.readouterr().err


def test_read_never_writes_over_a_corrected_case(talks, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["read", str(talks), "-o", str(out)]) == 0
    case = out / "case.yaml"
    mine = case.read_text(encoding="utf-8") + "# mine\n"
    case.write_text(mine, encoding="utf-8")
    (out / "reading.json").unlink()
    assert main(["read", str(talks), "-o", str(out)]) == 2
    assert "move it away" in said(capsys)
    assert case.read_text(encoding="utf-8") == mine
    assert not (out / "reading.json").exists()


def test_the_way_on_can_be_typed_as_it_stands(talks, tmp_path, capsys):
    out = tmp_path / "my out"
    assert main(["read", str(talks), "-o", str(out)]) == 0
    (out / "case.yaml").write_text("# mine\n", encoding="utf-8")
    assert main(["read", str(talks), "-o", str(out)]) == 2
    assert f"detente brief '{out}/case.yaml' -o '{out}'." in said(capsys)


def test_a_case_nobody_corrected_follows_the_documents(talks, tmp_path):
    out = tmp_path / "out"
    assert main(["read", str(talks), "-o", str(out)]) == 0
    before = (out / "case.yaml").read_text(encoding="utf-8")
    talks.write_text(talks.read_text(encoding="utf-8").replace("Sweden", "Denmark"))
    assert main(["read", str(talks), "-o", str(out)]) == 0
    assert (out / "case.yaml").read_text(encoding="utf-8") != before


def test_a_page_alone_has_its_case_beside_it(talks, tmp_path):
    page = tmp_path / "brief.html"
    command = ["brief", str(talks), "-o", str(page), "--draws", "100"]
    assert main(command) == 0
    assert main(command) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["check", str(tmp_path / "brief.yaml")]) == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["brief", "sale.yaml", "-o", ""], "must name a folder; got an empty name"),
        (["brief", "sale.yaml", "-o", "talks.txt"], "talks.txt is a file"),
        (["brief", "talks.txt", "-o", "sale.yaml/a/b"], "sale.yaml is a file"),
        (["brief", "folder", "-o", "folder"], "must not be a folder that is read"),
        (["read", "folder", "-o", "folder"], "must not be a folder that is read"),
        (["read", "talks.txt", "-o", "-"], "to print the reading: --json"),
        (["read", "talks.txt", "-o", ""], "got an empty name"),
        (["read", "sale.yaml"], "detente check sale.yaml"),
        (["read", ""], "must be given the name of a file"),
        (["brief", ""], "must be given the name of a file"),
        (["read", "-", "talks.txt"], "must be the only document"),
        (["study", ""], "must be given the name of a file"),
        (["study", "talks.txt"], "detente read talks.txt -o FOLDER"),
        (["figure", "dots", "sale.yaml", "-o", ""], "must name a file"),
        (["figure", "dots", "sale.yaml", "-o", "."], "must name a file; . is a folder"),
        (["figure", "dots", "sale.yaml", "-o", "sale.yaml/x"], "sale.yaml is a file"),
        (["figure", "packges", "sale.yaml"], "Did you mean 'packages'?"),
        (["study", "folder"], "folder is a folder"),
        (["check", "."], ". is a folder"),
        (["diff", "-", "-"], "only one of OLD and NEW can be standard input"),
        (["study", "sale.yaml", "--seed", "-1"], "--seed"),
        (["study", "sale.yaml", "--seed", str(10**30)], "--seed"),
        (["study", "sale.yaml", "--draws", "99"], "--draws"),
        (["study", "sale.yaml", "--draws", "1000000000"], "--draws"),
        (["study", "sale.yaml", "--draws", "many"], "--draws"),
        (["study", "sale.yaml", "--prior", "odd"], "--prior"),
    ],
    ids=" ".join,
)
def test_a_slip_of_the_command_line(args, words, sale, talks, capsys):
    (sale.parent / "folder").mkdir()
    with contextlib.chdir(sale.parent):
        assert main(args) == 2
    assert words in said(capsys)
    assert sorted(path.name for path in sale.parent.iterdir()) == [
        "folder", "sale.yaml", "talks.txt",
    ]  # fmt: skip


def test_a_name_with_a_line_end_stays_one_line(tmp_path, capsys):
    assert main(["read", f"{tmp_path}/a\nb.txt"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "name",
    [
        "with space.txt",
        "--weird.txt",
        "-",
        "new\nline.txt",
        "\x1b[31mred.txt",
        "\u202etxt.gpj.txt",
        "'\"&<b>.txt",
        "يوم.txt",
    ],
)
def test_odd_names_of_documents(name, talks, tmp_path):
    odd = tmp_path / "odd" / name
    odd.parent.mkdir()
    talks.rename(odd)
    out = tmp_path / "out"
    assert main(["brief", "--draws", "100", "-o", str(out), "--", str(odd)]) == 0
    assert main(["check", str(out / "case.yaml")]) == 0


def test_a_name_in_no_encoding(talks, tmp_path):
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    talks.rename(Path(os.fsdecode(odd)))
    assert main(["read", os.fsdecode(odd), "-o", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize(
    "text",
    [
        (
            "&a *b !!python/object: Norway demands: *b {lower: [water]} levels. Sweden "
            'rejects: &a "payments" # to fishermen. Sweden offers - | > % @ `.\n'
        ),
        (
            "<script>alert(1)</script> Norway demands <script>alert(2)</script> rain. "
            "Sweden rejects <img src=x onerror=alert(1)> & {{ 7 * 7 }}.\n"
        ),
        "| Party | Demand |\n|---|---|\n| Norway | demands lower water levels |\n",
        (
            "Norway demands rain. Norway rejects rain. Norway prefers rain to water. "
            "Norway prefers water to rain. Sweden will never accept rain. Sweden "
            "accepts payments. Sweden demands payments.\n"
        ),
    ],
    ids=["yaml", "html", "table", "contradictions"],
)
def test_whatever_stands_in_a_document_its_case_is_sound(text, tmp_path, capsys):
    document, out = tmp_path / "a.md", tmp_path / "out"
    document.write_text(text, encoding="utf-8")
    assert main(["brief", str(document), "-o", str(out), "--draws", "100"]) in {0, 3}
    assert main(["check", str(out / "case.yaml")]) == 0
    for page in out.glob("*.html"):
        assert "<script" not in page.read_text(encoding="utf-8")
