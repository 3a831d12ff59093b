"""Files and folders to documents."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from detente.documents import from_bytes, load
from detente.errors import DocumentError, TooLargeError
from document_files import mail, packed

loading = sys.modules["detente.documents.load"]
PAGE = b"Talks end\n\nThe two sides met in Geneva and parted.\n"


def test_a_folder_is_its_texts_sorted_and_each_file_comes_once(tmp_path):
    for name in ("b.txt", "a.md", "c.TXT", "picture.png"):
        (tmp_path / name).write_bytes(PAGE)
    found = load([tmp_path, tmp_path / "b.txt", ("-", PAGE)])
    assert [Path(page.file).name for page in found] == ["a.md", "b.txt", "c.TXT", "-"]
    assert [page.id for page in found] == ["d1", "d2", "d3", "d4"]


def test_what_a_document_knows_of_itself(tmp_path):
    path = tmp_path / "a.txt"
    content = b"\xef\xbb\xbf" + PAGE.replace(b"\n", b"\r\n") + b"Source: Reuters\r\n"
    path.write_bytes(content)
    [page] = load([str(path)])
    assert page.sha256 == hashlib.sha256(content).hexdigest()
    assert page.text == PAGE.decode() + "Source: Reuters\n"
    assert (page.title, page.cites, page.language) == ("Talks end", ("Reuters",), "en")


@pytest.mark.parametrize("within", ["folder", "zip", "letter"])
def test_a_document_of_another_kind_is_missed_aloud(within, tmp_path):
    """An office file among others costs a line; a picture or a lock none."""
    files = {
        "a.txt": PAGE,
        "b.rtf": b"{\\rtf1 Norway}",
        "c.png": b"\x89PNG",
        "~$d.docx": b"lock",
        "e.MSG": b"\xd0\xcf\x11\xe0",
    }
    letter = mail("Norway paid.")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        letter.add_attachment(content, "application", "octet-stream", filename=name)
    given = {
        "folder": tmp_path,
        "zip": ("x.zip", packed(files)),
        "letter": ("x.eml", letter.as_bytes()),
    }
    said = []
    found = load([given[within]], passed_over=said.append)
    assert found[-1].file.endswith("a.txt")
    assert [str(fault).partition(":")[0][-5:] for fault in said] == ["b.rtf", "e.MSG"]
    assert "Save it as .docx, or a message as .eml." in str(said[1])


def test_the_name_of_a_file_fits_on_a_line_however_it_was_made(tmp_path):
    """Names also of files in a zip, which whoever packed it chose."""
    (tmp_path / "a\n\x1b[31m.txt").write_bytes(PAGE)
    (tmp_path / "b\x07.txt").write_bytes(b"\0")
    (tmp_path / "c.zip").write_bytes(packed({"d\x1b]0;e\x07.txt": PAGE}))
    said = []
    found = load([tmp_path], passed_over=said.append)
    assert [Path(page.file).name for page in found] == [
        "a\ufffd\ufffd[31m.txt",
        "d\ufffd]0;e\ufffd.txt",
    ]
    assert str(said[0]).isprintable()
    assert "b\ufffd.txt: must be plain text" in str(said[0])


def test_a_letterhead_gives_way_to_the_title():
    page = from_bytes("a", b"NEWS ANALYSIS\n\nTalks end\n\nThey ended today.\n")
    assert page.title == "Talks end"
    assert from_bytes("a", b"TALKS END\n\nThey ended today.\n").title == "TALKS END"


def test_another_language_is_marked_and_not_refused():
    german = (
        "Die beiden Seiten haben sich in Genf nicht geeinigt, und nun ist offen, ob "
    )
    assert from_bytes("a", german.encode() * 10).language == "other"
    assert from_bytes("a", "Обе стороны не договорились.".encode() * 10).language == (
        "other"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.txt", "found nothing there"), ("", r"must hold documents \(\.txt, ")],
)
def test_a_path_without_texts(tmp_path, name, message):
    with pytest.raises(DocumentError, match=message):
        load([tmp_path / name])


def test_nothing_given():
    with pytest.raises(DocumentError, match="at least one document; got none"):
        load([])


def test_all_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(loading, "MAX_TOTAL_BYTES", 2 * len(PAGE))
    assert len(load([("a", PAGE), ("b", PAGE)])) == 2
    with pytest.raises(
        TooLargeError, match=r"^c: all documents together must be at most"
    ):
        load([("a", PAGE), ("b", PAGE), ("c", PAGE)])


@pytest.mark.parametrize(
    "content",
    [
        b"The two sides said that they would meet again.\n\nA heading\n\n" * 5_000,
        b"".join(b"Heading %d here\n\nThe text is so.\n\n" % n for n in range(5_000)),
        b"Ann Lee\n\nAnn Lee is a reporter in it.\n\nBy Ann Lee\n\n" * 4_000,
        b"a " + b"*" * 1_000_000 + b"@" * 1_000_000,
        b"Aa " * 1_000_000,
    ],
    ids=["lines", "headings", "authors", "stars", "one line"],
)
def test_large_inputs_are_loaded_whole(content):
    """An algorithm whose time grows as the square would not come back from these."""
    document = from_bytes("a.txt", content)
    assert document.text == content.decode()
    assert document.lines


def test_hidden_files_and_folders_of_a_folder_are_not_meant(tmp_path):
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "._a.txt").write_bytes(b"\0\5\x16\7")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_bytes(PAGE)
    assert [Path(page.file).name for page in load([tmp_path])] == ["a.txt"]


def test_folders_within_a_folder_follow_its_own_files(tmp_path):
    for name in ("b/2.txt", "b/1.md", "a/c/3.txt", "z.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE + name.encode())
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    found = [str(Path(page.file).relative_to(tmp_path)) for page in load([tmp_path])]
    assert found == ["z.txt", "a/c/3.txt", "b/1.md", "b/2.txt"]


def test_of_what_is_shut_or_gone_a_line_is_told_and_the_others_are_read(
    tmp_path, monkeypatch
):
    """A folder without permission, links to nowhere and to themselves, pipes."""
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "shut").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    look = os.scandir

    def scandir(path):
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    faults = []
    [page] = load([tmp_path], passed_over=faults.append)
    assert Path(page.file).name == "a.txt"
    told = [str(fault) for fault in faults]
    assert [Path(line.partition(": ")[0]).name for line in told] == [
        "gone.txt",
        "round.txt",
        "shut",
    ]
    assert all("must be a file that can be read; " in line for line in told)


def test_a_file_that_vanishes_while_others_are_read_is_one_line(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(PAGE + name.encode())
    faults = []

    def progress(done, _of):
        if done == 1:
            (tmp_path / "b.txt").unlink()

    found = load([tmp_path], passed_over=faults.append, progress=progress)
    assert [Path(page.file).name for page in found] == ["a.txt", "c.txt"]
    [fault] = faults
    assert "b.txt: must be a file that can be read; " in str(fault)


def test_a_folder_of_too_many_documents_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("detente.documents.files.MAX_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(PAGE)
    with pytest.raises(TooLargeError, match="must hold at most 2 documents"):
        load([tmp_path])


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ("talks.txt", "must be a list of files and folders; got 'talks.txt'"),
        (Path("talks.txt"), "must be a list of files and folders"),
        (None, "must be a list of files and folders; got None"),
        ([1], "must be the name of a file or a folder; got 1"),
        ([b"talks.txt"], "must be the name of a file or a folder; got b'talks.txt'"),
    ],
)
def test_a_slip_in_python_is_told(sources, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        load(sources)


def test_a_case_is_no_document(tmp_path):
    path = tmp_path / "case.YAML"
    path.write_text("detente: 1\ntitle: Talks\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="must be a document; found a case file"):
        load([path])
