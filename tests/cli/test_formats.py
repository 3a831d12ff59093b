"""Documents of all formats on the command line, good and bad ones together."""

import json

import pytest

from detente.cli import main
from document_files import docx, mail, packed, page, pdf

NORWAY = "Norway demands lower water levels in spring."
SWEDEN = "Sweden is willing to accept lower levels, provided that Norway pays."
AUTHOR = '<meta name="author" content="Marta Cruz">'


@pytest.fixture
def folder(tmp_path):
    """Return a folder with every format, and with files that cannot be read."""
    files = {
        "a.txt": f"Talks on the river\n\n{NORWAY}\n".encode(),
        "b.html": page([SWEDEN, "Marta Cruz demands an answer."], AUTHOR),
        "c.pdf": pdf(
            [["Page one is a title"], ["Sweden rejects payments to fishermen."]]
        ),
        "d.docx": docx([NORWAY]),
        "e.eml": mail(f"We reject it.\n\n> {SWEDEN}").as_bytes(),
        "f.zip": packed({"g.md": NORWAY.encode(), "h.txt": b"\0\1"}),
        "scanned.pdf": pdf([[], []]),
        "broken.docx": docx([NORWAY])[:500],
        "ignored.png": b"\x89PNG",
    }
    home = tmp_path / "documents"
    home.mkdir()
    for name, content in files.items():
        (home / name).write_bytes(content)
    return home


def test_a_folder_of_good_and_bad_files_is_read(folder, capsys):
    assert main(["read", str(folder), "--json"]) == 0
    streams = capsys.readouterr()
    read = json.loads(streams.out)
    files = [one["file"] for one in read["documents"].values()]
    assert [file.partition("/documents/")[2] for file in files] == [
        "a.txt", "b.html", "c.pdf", "d.docx", "e.eml", "f.zip/g.md",
    ]  # fmt: skip
    told = [
        line for line in streams.err.splitlines() if line.startswith("Passed over: ")
    ]
    assert [line.partition(": must ")[0].rpartition("/")[2] for line in told] == [
        "broken.docx", "h.txt", "scanned.pdf",
    ]  # fmt: skip
    assert "Run OCR over it first" in told[-1]
    assert read["remarks"][0].startswith("could not be read: ")
    assert "Marta Cruz" not in {party["name"] for party in read["parties"].values()}
    assert {s["document"] for s in read["statements"] if s["party"] == "norway"} == {
        "d1"
    }
    [carried] = [s for s in read["statements"] if s["party"] == "norway"]
    assert carried["carriers"] == ["d1", "d4", "d6"]


def test_a_quote_from_a_pdf_names_its_page(folder, capsys):
    assert main(["read", str(folder / "c.pdf")]) == 0
    assert "“Sweden rejects payments to fishermen” p. 2" in capsys.readouterr().out


def test_a_quote_in_a_brief_names_its_page(folder, tmp_path):
    both = pdf([["Talks on the river"], [NORWAY, SWEDEN, "Norway rejects payments."]])
    (folder / "both.pdf").write_bytes(both)
    out = tmp_path / "out"
    command = ["brief", str(folder / "both.pdf"), "-o", str(out), "--draws", "100"]
    assert main(command) == 0
    assert "Talks on the river, p. 2" in (out / "brief.html").read_text("utf-8")


def test_every_quote_stands_in_the_text_that_was_extracted(folder, capsys, tmp_path):
    out = tmp_path / "out"
    assert main(["read", str(folder), "-o", str(out)]) == 0
    assert main(["check", str(out / "case.yaml")]) == 0
    assert "pages: [0, " in (out / "case.yaml").read_text(encoding="utf-8")


def test_a_web_page_on_standard_input(folder, capsys, monkeypatch):
    with (folder / "b.html").open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("", (), {"buffer": file}))
        assert main(["read", "-"]) == 0
    assert "Sweden: willing" in capsys.readouterr().out


def test_nothing_that_can_be_read_is_an_error(folder, capsys):
    bad = [str(folder / "scanned.pdf"), str(folder / "broken.docx")]
    assert main(["read", *bad]) == 3
    *told, last = capsys.readouterr().err.splitlines()
    assert len([line for line in told if line.startswith("Passed over: ")]) == 2
    assert last == "Error: none of 2 files could be read."
    assert main(["read", bad[0]]) == 3
    # On a slow machine a line that says what goes on may stand above.
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith(f"Error: {bad[0]}: must hold text")


def test_a_name_that_is_not_there_ends_it_before_anything_is_read(folder, capsys):
    assert main(["read", str(folder / "a.txt"), str(folder / "z.txt")]) == 3
    assert "Check the name" in capsys.readouterr().err
