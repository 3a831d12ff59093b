"""Bytes to text, and the refusals."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import decode as decoding
from detente.documents.decode import decode
from detente.documents.formats import format_of
from detente.errors import DocumentError, TooLargeError

TEXT = "Iran’s “détente” – talks in Genève cost €5.\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "utf-16-le without a mark",
        "utf-16-be without a mark",
        "crlf",
        "cr",
    ],
)
def test_text_comes_out_whatever_its_encoding(content):
    assert decode("a.txt", content) == TEXT


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1
    )
)
def test_utf8_comes_out_as_stored(text):
    stored = f"a{text}"
    assert decode("a.txt", stored.encode()) == stored.replace("\r", "\n")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "found no letter in 0 bytes"),
        (b" \n 12 \n", "found no letter in 7 bytes"),
        (b"text\0with a NUL", "found 1 control characters"),
        (b"\x01\x02\x03\x04 many controls", "found 4 control characters"),
        (bytes(range(128, 256)) * 10, "found bytes that are no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "found bytes that are no text in it"),
        (b"\0N\0o" + b"\0\0\0\1" * 40, "control characters"),
        (b"N\0o\0\x01\xd8" + b"N\0" * 9, "must be UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "found other bytes at 2"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content, found):
    with pytest.raises(DocumentError, match=r"^a\.txt: must ") as error:
        decode("a.txt", content)
    assert found in str(error.value)
    assert "\n" not in str(error.value)


def test_text_put_together_from_two_encodings():
    assert decode("a.txt", TEXT.encode() + TEXT.encode("cp1252")) == 2 * TEXT


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cf"])))
def test_one_bad_byte_leaves_the_rest_of_a_utf8_text_as_stored(text):
    stored = "Norway demands " * 99 + text
    assert decode("a.txt", stored.encode() + b" \x93") == f"{stored} “"


@pytest.mark.parametrize(
    "text",
    [
        "<p align=center>A heading</p>\n" + "The two sides met again. " * 9,
        "Norway <b>demands</b> less; if a < b and b > c, <i>all</i> is well. " * 3
        + "Sweden rejects that and all that goes with it, now and in the future. " * 9,
    ],
)
def test_a_few_tags_in_prose_are_no_web_page(text):
    assert format_of("a.md", text.encode()) == "markdown"
    assert decode("a.md", text.encode()) == text


def test_limits(monkeypatch):
    monkeypatch.setattr(decoding, "MAX_BYTES", 30)
    monkeypatch.setattr(decoding, "MAX_LINES", 3)
    assert decode("a.txt", b"a\nb\nc") == "a\nb\nc"
    with pytest.raises(TooLargeError, match="at most 3 lines; found 4"):
        decode("a.txt", b"a\nb\nc\nd")
    with pytest.raises(TooLargeError, match=r"found 0\.0 MB"):
        decode("a.txt", b"a" * 31)


def test_what_is_unseen_does_not_cut_or_turn_words():
    stored = "\u202eNor\u00adway\u202c de\u200bmands\x1b pay.\u2028Now.\f"
    assert decode("a.txt", stored.encode() + b"." * 500) == (
        "Norway demands pay.\nNow.\n" + "." * 500
    )
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u062f"
    assert decode("a.txt", persian.encode()) == persian
