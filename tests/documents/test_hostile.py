"""Files made to break a parser, and a parser that breaks: one line, and the rest."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from detente.documents import load
from detente.documents.child import Child, Limits
from detente.documents.files import opened
from detente.documents.formats import Bounds, extract
from detente.errors import DetenteError, DocumentError, TooLargeError
from document_files import docx, mail, packed, page, pdf, repacked

GOOD = b"Norway demands lower water levels."
LETTER = mail("Sweden rejects payments.").as_bytes()
WORKER = """\
import os, signal, time
from detente.documents import worker
import detente.documents.formats as f
"""


def fault(name, content, limits=None):
    """Return what is said of a file that stands between two good ones."""
    said = []
    files = [("a.txt", GOOD), (name, content), ("b.eml", LETTER)]
    found = load(files, passed_over=said.append, limits=limits)
    assert [one.file for one in found] == ["a.txt", "b.eml"]
    [error] = said
    assert str(error).startswith(f"{name}"), error
    assert "\n" not in str(error)
    return error


def encrypted(password):
    writer = PdfWriter(clone_from=BytesIO(pdf([["Norway demands rain."]])))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def looped():
    """Return a PDF whose tree of pages is its own branch."""
    return pdf([["Norway"]]).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")


LAUGHS = (
    "<!DOCTYPE html ["
    + "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 20}'>" for n in range(8))
    + "<!ENTITY e0 'haha'>]>"
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", encrypted("secret"), "without a password"),
        ("a.pdf", pdf([["Norway demands rain."]])[:200], "that is sound"),
        ("a.pdf", b"%PDF-1.7\n", "that is sound"),
        ("a.pdf", looped(), "must be"),
        ("a.pdf", pdf([[], []]), "found none on its 2 pages: it seems to be scanned"),
        ("a.pdf", b"no such thing", "must be a PDF, as its name says"),
        ("a.docx", docx(["Norway"])[:3000], "must be a sound zip; found damage"),
        ("a.docx", b"PK\x03\x04 word/document.xml", "must be a sound zip"),
        ("a.docx", docx([]), "must hold text"),
        (
            "a.docx",
            packed({"word/document.xml": b"<w"}),
            "must be a Word document that is sound",
        ),
        (
            "a.docx",
            repacked(docx(["x"]), {"word/document.xml": LAUGHS.encode()}),
            "without declared entities",
        ),
        (
            "a.docx",
            repacked(docx(["x"]), {"docProps/core.xml": LAUGHS.encode("utf-16")}),
            "without declared entities",
        ),
        ("a.html", b"<html><body></body></html>", "found a page without any"),
        ("a.html", b"", "found a page without any"),
        ("a.html", b"<html><frameset><frame src=b></frameset>", "found only frames"),
        ("a.eml", b"", "found none of its headers"),
        ("a.eml", b"From: a\n\n", "must hold text or documents"),
        ("a.zip", packed({"a.png": b""}), "found none among 1 files"),
        ("a.zip", packed({"a.txt": GOOD})[:-30], "must be a sound zip"),
        ("a.rtf", b"\n{\\rtf1 They met", "found an RTF file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "found a picture. Leave it out"),
        ("a.txt", b"\x1f\x8b\x08", "found a compressed file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office"),
        ("a.xlsx", packed({"xl/workbook.xml": b""}), "found a spreadsheet"),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_are_read(name, content, words):
    assert words in str(fault(name, content))


def test_a_pdf_locked_without_a_password_is_read():
    assert extract("pdf", encrypted(""), Bounds()).text == "Norway demands rain."


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "email", "zip"])
def test_cut_anywhere_a_file_gives_text_or_one_line(form):
    text = [GOOD.decode(), "Sweden rejects payments."]
    attached = mail("Norway demands rain.")
    attached.add_attachment(pdf([text]), "application", "pdf", filename="a.pdf")
    content = {
        "html": page(text),
        "pdf": pdf([text]),
        "docx": docx(text),
        "email": attached.as_bytes(),
        "zip": packed({"a.txt": GOOD, "b.html": page(text)}),
    }[form]
    with Child() as child:
        for end in range(0, len(content), max(1, len(content) // 40)):
            for found in opened(f"a.{form}", content[:end], child):
                assert isinstance(found, DetenteError) or found.extract.text
        assert child.starts <= 1


def test_entities_of_a_page_are_not_unfolded():
    content = (
        LAUGHS.encode() + b"<html><body><p>Norway &e8; demands rain.</body></html>"
    )
    assert len(extract("html", content, Bounds()).text) < 100


def test_elements_within_elements_without_end():
    deep = "<div>" * 100_000 + "Norway demands rain." + "</div>" * 100_000
    with Child() as child:
        [found] = opened("a.html", f"<html>{deep}".encode(), child)
    assert isinstance(found, DocumentError) or "Norway" in found.extract.text


def test_a_zip_bomb_is_seen_before_it_goes_off():
    bomb = packed({f"{n}.txt": b"0" * 1_000_000 for n in range(50)})
    assert len(bomb) < 100_000
    error = fault("a.zip", bomb)
    assert isinstance(error, TooLargeError)
    assert "must unfold to at most" in str(error)
    assert isinstance(
        fault("a.docx", repacked(docx(["x"]), {"b.xml": b" " * 30_000_000})),
        TooLargeError,
    )


def test_a_zip_that_lies_about_its_size():
    honest = packed({"a.txt": b"0" * 100_000, "b.txt": GOOD})
    lying = honest.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    said = []
    found = load([("a.zip", lying)], passed_over=said.append)
    assert [one.file for one in found] == ["a.zip/b.txt"]
    assert "a.zip/a.txt: must be sound; found damage" in str(said[0])


def test_too_many_files_in_a_zip():
    bounds = Limits(bounds=Bounds(members=2))
    error = fault("a.zip", packed({f"{n}.txt": GOOD for n in range(3)}), bounds)
    assert "must hold at most 2 files; found 3" in str(error)


def test_zips_in_zips():
    content = packed({"a.txt": GOOD})
    for _ in range(2):
        content = packed({"z.zip": content})
    assert len(load([("a.zip", content)])) == 1
    error = fault("a.zip", packed({"z.zip": content}))
    assert str(error).startswith(
        "a.zip/z.zip/z.zip/z.zip/a.txt: must not lie in so many"
    )


def test_zips_in_zips_unfold_no_further_all_together_than_one_may():
    inner = packed({f"{n}.txt": GOOD + b"%d" % n for n in range(4)})
    content = packed({f"{n}.zip": inner for n in range(4)})
    said = []
    limits = Limits(bounds=Bounds(members=12))
    assert len(load([("a.zip", content)], passed_over=said.append, limits=limits)) == 9
    assert len(said) == 4
    assert "more than the limits allow" in str(said[0])


def test_members_with_a_password_or_a_way_out():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("../../out.txt", GOOD)
        archive.writestr("/root.txt", GOOD)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    found = load([("a.zip", written.getvalue())])
    assert [one.file for one in found] == ["a.zip/out.txt", "a.zip/root.txt"]
    locked = bytearray(packed({"a.txt": GOOD}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert "found it encrypted" in str(fault("a.zip", bytes(locked)))


def broken(body, limits=None):
    """Return a child whose parser does something else."""
    source = f"{WORKER}def extract(*_):\n    {body}\nf.extract = extract\nworker.main()"
    return Child(limits, (sys.executable, "-c", source))


@pytest.mark.parametrize(
    ("body", "limits", "words"),
    [
        ("time.sleep(60)", Limits(wall=1.0), "gave up after"),
        ("\n    while True: pass", Limits(cpu=1), "gave up after 1 seconds"),
        ("os.kill(os.getpid(), signal.SIGKILL)", None, "ends the parser"),
        ("os._exit(0)", None, "ends the parser"),
        ("return bytearray(10**10)", None, "needs more memory"),
        ("return extract()", None, "nested without end"),
        ("raise ValueError('odd\\nthing')", None, "(ValueError: odd thing)"),
        ("open('x', 'w')", None, "a parser must not do this: open"),
        ("os.system('true')", None, "a parser must not do this: os.system"),
        (
            "\n    import socket\n    socket.create_connection(('127.0.0.1', 9))",
            None,
            "a parser must not do this: socket",
        ),
    ],
)
def test_whatever_a_parser_does_it_is_one_line_at_worst(body, limits, words):
    times = 1 if limits else 2
    with broken(body, limits) as child:
        for _ in range(times):
            with pytest.raises(DocumentError) as error:
                child.extract("pdf", "a.pdf", b"")
            assert words in str(error.value)
            assert "\n" not in str(error.value)


@pytest.mark.parametrize("noise", ["print('noise')", "os.write(1, b'noise')"])
def test_what_a_parser_prints_is_no_answer(noise):
    with broken(f"{noise}; return f.Extract(text='quiet')") as child:
        assert child.extract("pdf", "a.pdf", b"").text == "quiet"


def test_a_program_that_speaks_another_language():
    talk = Path(sys.executable), "-c", "print('x' * 9000, flush=True); input()"
    with (
        Child(Limits(wall=2.0), [*map(str, talk)]) as child,
        pytest.raises(DocumentError, match="an answer that is none"),
    ):
        child.extract("pdf", "a.pdf", b"")


def test_one_process_serves_many_files_and_is_replaced_in_time():
    with Child(Limits(files=3)) as child:
        for _ in range(7):
            assert child.extract("email", "a.eml", mail("Rain.").as_bytes()).text
        assert child.starts == 3
    assert child._running is None


def test_plain_text_starts_no_process():
    with Child(command=("no such program",)) as child:
        assert [*opened("a.txt", GOOD, child)]
        assert child.starts == 0


def test_without_anyone_to_tell_the_first_bad_file_ends_it():
    with pytest.raises(DocumentError, match=r"^a\.rtf: "):
        load([("a.rtf", b"{\\rtf1"), ("b.txt", GOOD)])


def test_nothing_that_could_be_read():
    said = []
    bad = [("a.rtf", b"{\\rtf1"), ("b.txt", b"")]
    with pytest.raises(DocumentError, match="none of 2 files could be read"):
        load(bad, passed_over=said.append)
    assert len(said) == 2
    with pytest.raises(DocumentError, match=r"^a\.rtf: "):
        load(bad[:1], passed_over=said.append)
    assert len(said) == 2
