"""The same text in every format gives the same sentences as plain text does."""

import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import from_bytes, load
from detente.documents.formats import Bounds, extract, format_of
from detente.documents.words import words
from document_files import docx, mail, packed, page, pdf

TEXT = [
    "Norway demands lower water levels in spring, and its ministers say so often.",
    "Sweden is willing to accept lower levels, provided that Norway pays for it.",
    "Sweden rejects payments to fishermen (they were promised none).",
]
MAKE = {
    "html": page,
    "docx": docx,
    "email": lambda text: mail("\n\n".join(text) + "\n", "Talks").as_bytes(),
    "pdf": lambda text: pdf([wrapped(text)]),
}


def wrapped(paragraphs, width=70):
    """Break paragraphs into lines as a page does, with hyphens inside long words."""
    lines = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines.append(line)
    return lines


def sentences(text):
    """Return the words of each sentence."""
    return [words(part) for part in re.split(r"(?<=[.!?)]) |\n", text) if words(part)]


def extracted(form, content):
    """Return the text of a file, parsed in this process."""
    assert format_of("file", content) == form
    return extract(form, content, Bounds()).text


@pytest.mark.parametrize("form", MAKE)
def test_a_text_comes_out_as_it_went_in(form):
    found = extracted(form, MAKE[form](TEXT))
    assert sentences(found) == sentences("\n".join(TEXT))


@given(
    paragraphs=st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Norway",
                    "levels",
                    "water",
                    "demand",
                    "offer",
                    "pay",
                    "fish",
                    "the",
                    "spring",
                ]
            ),
            min_size=5,
            max_size=30,
        ).map(lambda found: f"We {' '.join(found)}."),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
@settings(max_examples=25)
@pytest.mark.parametrize("form", MAKE)
def test_any_text_has_the_same_sentences(form, paragraphs):
    found = extracted(form, MAKE[form](paragraphs))
    assert [*map(words, re.split(r"(?<=\.)\s+", found))] == [*map(words, paragraphs)]


@pytest.mark.parametrize("form", MAKE)
def test_the_child_gives_what_this_process_gives(form):
    content = MAKE[form](TEXT)
    assert from_bytes("file", content).text == extracted(form, content)


def test_a_zip_is_its_documents_and_each_is_what_it_would_be_alone():
    files = {f"in/a.{form}": make(TEXT) for form, make in MAKE.items()}
    files["in/a.eml"] = files.pop("in/a.email")
    others = {"in/a.png": b"\x89PNG", "__MACOSX/in/._a.html": b"\0", ".a.txt": b"x"}
    found = load([("all.zip", packed(files | others))])
    assert [one.file for one in found] == [f"all.zip/{n}" for n in sorted(files)]
    for one in found:
        name = one.file.removeprefix("all.zip/")
        alone = from_bytes(name, files[name])
        assert (one.text, one.sha256) == (alone.text, alone.sha256)


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"<html>", "html"),
        ("a", b"\xef\xbb\xbf <!-- saved -->\n<!DOCTYPE HTML PUBLIC>", "html"),
        ("a", "<html>".encode("utf-16"), "html"),
        ("a", b"<?xml version='1.0'?>\n<html>", "html"),
        ("a", b"<!-- saved -->\n<HTML lang='en'>", "html"),
        ("a.txt", b"<div><p>Norway.</p><p>Sweden.</p></div>", "html"),
        ("a.HTM", b"Talks", "html"),
        ("a.txt", b"From: A\nDate: today\nSubject: a memo\n\nTalks", "text"),
        ("a.eml", b"From: A\nSubject: a letter\n\nTalks", "email"),
        ("a", b"Received: by b\nFrom: A\n\nTalks", "email"),
        ("a.md", b"The word <html> stands in it", "markdown"),
        ("a", packed({"a.txt": b""}), "zip"),
        ("a.zip", docx([]), "docx"),
        ("a.zip", packed({"a.docx": docx([]), "b.txt": b"xl/workbook.xml"}), "zip"),
        ("a.unknown", b"Talks", "text"),
    ],
)
def test_a_format_is_told_by_bytes_first_and_by_name_then(name, content, form):
    assert format_of(name, content) == form


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.md"])
def test_entities_stand_for_what_is_seen(name):
    """A soft hyphen and a blank without width are not; "&bogus;" is no entity."""
    told = b"Nor&shy;way de&#173;mands fi&#8203;sh &amp; an o&#xFB00;er of &bogus;."
    page = {
        "a.html": b"<html><title>Fi&shy;sh</title><body><p>" + told,
        "a.eml": b"From: a@b.c\nContent-Type: text/html\n\n<p>" + told,
        "a.md": told,
    }
    found = from_bytes(name, page[name])
    assert found.text == "Norway demands fish & an offer of &bogus;."
    assert found.title in {"", "Fish"}


def test_an_empty_zip_is_a_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w"):
        pass
    assert format_of("a", (tmp_path / "a.zip").read_bytes()) == "zip"
