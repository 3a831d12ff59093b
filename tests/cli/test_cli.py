"""The command line as its user meets it: exit codes, streams, files."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from detente.casefile import reader
from detente.cli import NAMES, commands, main
from detente.kernels.form import FORM
from reference_conflicts import FOLDER

COMMANDS = [commands.get_command(None, name) for name in NAMES]

SHEET = "issue,option,Seller,Buyer\nprice,low,0,4\nprice,high,6,0\n"
AGREEMENTS = "pair,price\nAnn and Bob,low\n"


def run(*args, **more):
    """Run the installed command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "detente", *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_has_help_that_ends_in_an_example(command, capsys):
    assert main([command.name, "--help"]) == 0
    said = capsys.readouterr().out.strip()
    assert said.splitlines()[-1].strip().startswith("Example: detente ")
    assert said.count("Example:") == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_the_example_of_each_command_runs(command, sale, talks, monkeypatch, capsys):
    folder = sale.parent
    monkeypatch.chdir(folder)
    for name in ("case.yaml", "monday.yaml", "friday.yaml"):
        shutil.copy(sale, folder / name)
    shutil.copy(talks, folder / "later.txt")
    shutil.copy(FOLDER / "chicken.yaml", folder / "conflict.yaml")
    (folder / "sheet.csv").write_text(SHEET, encoding="utf-8")
    (folder / "agreements.csv").write_text(AGREEMENTS, encoding="utf-8")
    example = command.epilog.strip().removeprefix("Example: detente ")
    assert main(example.split()) == 0, capsys.readouterr().err


def test_a_brief_from_a_case_is_five_lines_and_four_files(sale, tmp_path, capsys):
    folder = tmp_path / "out"
    assert main(["brief", str(sale), "-o", str(folder), "--draws", "500"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if not line.startswith("  ")]) == 5
    assert {path.name for path in folder.iterdir()} == {
        "brief.html", "explainer.md", "explainer.html", "findings.json",
    }  # fmt: skip


def test_a_brief_from_documents_leaves_the_case_to_correct(talks, tmp_path, capsys):
    folder = tmp_path / "out"
    assert main(["brief", str(talks), "-o", str(folder), "--draws", "500"]) == 0
    assert main(["check", str(folder / "case.yaml")]) == 0
    assert "sound" in capsys.readouterr().out


def test_a_corrected_case_is_never_written_over(talks, tmp_path, capsys):
    folder = tmp_path / "out"
    assert main(["brief", str(talks), "-o", str(folder), "--draws", "500"]) == 0
    case = folder / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert main(["brief", str(talks), "-o", str(folder), "--draws", "500"]) == 2
    assert case.read_text(encoding="utf-8").endswith("# mine\n")
    assert "To use it: detente brief" in capsys.readouterr().err


def test_the_same_seed_gives_the_same_bytes(sale, capsys):
    printed = []
    for _ in range(2):
        assert main(["study", str(sale), "--json", "--draws", "500"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert json.loads(printed[0])["n_draws"] == 500


def test_a_dash_reads_standard_input_and_writes_standard_output(sale):
    piped = run(
        "figure", "dots", "-", "-o", "-", "--draws", "200", input=sale.read_text()
    )
    assert piped.returncode == 0, piped.stderr
    assert piped.stdout.startswith("<svg")
    page = run("brief", "-o", "-", "--draws", "200", sale)
    assert page.stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["brief"], 2, "Missing argument"),
        (["brief", "nowhere.txt"], 3, "nowhere.txt"),
        (["check", "nowhere.yaml"], 3, "nowhere.yaml"),
        (["brief", "a.yaml", "b.txt"], 2, "either one case file or documents"),
        (["figure", "elephant", "a.yaml"], 2, "NAME must be 'agenda', "),
        (["nonsense"], 2, "No such command 'nonsense'."),
        (["studdy"], 2, "No such command 'studdy'. Did you mean 'study'?"),
    ],
)
def test_a_slip_is_one_line_and_an_exit_code(args, code, said, capsys):
    assert main(args) == code
    streams = capsys.readouterr()
    assert streams.out == ""
    assert said in streams.err
    assert "Traceback" not in streams.err


def test_a_faulty_case_fails_its_check_and_stops_a_study(sale, capsys):
    broken = sale.with_name("broken.yaml")
    text = sale.read_text(encoding="utf-8").replace("price > date", "price > dat")
    broken.write_text(text, encoding="utf-8")
    assert main(["check", str(broken)]) == 1
    assert "date" in capsys.readouterr().err
    assert main(["study", str(broken)]) == 3


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02\x7f" * 300, b"   \n\n", b"\xff\xfe\x00"],
    ids=["empty", "binary", "blank", "broken"],
)
def test_a_document_that_cannot_be_read_is_one_line(content, tmp_path, capsys):
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    assert main(["read", str(path)]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Die Gewerkschaft fordert acht Prozent mehr Lohn, aber der Verband lehnt ab.\n",
        "The kettle is on the stove. It was raining, and the cat slept.\n",
    ],
    ids=["another language", "no party"],
)
def test_documents_without_a_negotiation_invent_none(text, tmp_path, capsys):
    path = tmp_path / "odd.txt"
    path.write_text(text * 5, encoding="utf-8")
    assert main(["read", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"] == []
    assert main(["brief", str(path), "-o", str(tmp_path / "out")]) == 3
    streams = capsys.readouterr()
    assert "Traceback" not in streams.err
    assert streams.err.startswith("Error: ")


def test_the_help_of_figure_names_every_figure():
    from detente.brief.figures import FIGURES

    *most, last = sorted(FIGURES)
    said = " ".join(commands.get_command(None, "figure").help.split())
    assert f"NAME is {', '.join(most)} or {last}." in said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_the_list_of_commands_shows_each_in_full(command):
    assert not command.get_short_help_str(limit=72).endswith("...")


@pytest.mark.parametrize("document", ["nowhere.txt", "sale.yaml"])
def test_a_wrong_document_is_told_before_the_language_model_is_loaded(document):
    code = (
        f"import sys; from detente.cli import main; main(['read', {document!r}]); "
        "print({'spacy', 'thinc'} & set(sys.modules))"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert seen.stdout == "set()\n"


def test_help_imports_nothing_heavy():
    """What it costs stands in benchmarks/start.py; this is why it is cheap."""
    code = (
        "import sys; from detente.cli import main; main(['--help']); "
        "print({'numpy', 'pydantic', 'spacy', 'jinja2', 'rich', 'yaml', "
        "'detente.model'} & set(sys.modules))"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert seen.stdout.endswith("set()\n")


def test_the_version_says_which_kernels_are_in_use(capsys):
    assert main(["--version"]) == 0
    assert re.fullmatch(
        rf"detente \d+\.\d+\.\d+ \(kernels: {FORM}\)\n", capsys.readouterr().out
    )


def test_a_closed_pipe_is_no_fault(sale):
    shell = f"{sys.executable} -m detente study {sale} --json --draws 500 | head -c 10"
    piped = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in piped.stderr
    assert "Exception" not in piped.stderr


def test_a_fault_of_ours_says_so_and_can_be_opened(sale, monkeypatch, capsys):
    def broken(*_, **__):
        raise RuntimeError("the floor gave way")

    monkeypatch.setattr(reader, "load", broken)
    monkeypatch.delenv("DETENTE_DEBUG", raising=False)
    assert main(["check", str(sale)]) == 5
    assert "This is a fault of Détente" in capsys.readouterr().err
    monkeypatch.setitem(os.environ, "DETENTE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check", str(sale)])


def test_an_interrupt_is_130(sale, monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(reader, "load", interrupted)
    assert main(["check", str(sale)]) == 130
    assert "Interrupted" in capsys.readouterr().err
