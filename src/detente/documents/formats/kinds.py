"""Which format a file has: by its bytes first, then by its name."""

import codecs
import re
from pathlib import PurePath
from typing import Literal

from detente.errors import DocumentError

Format = Literal["text", "markdown", "html", "pdf", "docx", "email", "zip"]

_BY_SUFFIX: dict[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".zip": "zip",
}
SUFFIXES = tuple(_BY_SUFFIX)
"""How the names of documents end, by which they are found in a folder."""
_OFFICE = (
    ".doc", ".odt", ".rtf", ".msg", ".pages", ".xls", ".xlsx", ".ods", ".ppt", ".pptx",
    ".odp", ".epub",
)  # fmt: skip
"""Endings of documents that are refused, each with what to save it as."""

_SIGNED = {"pdf": "a PDF", "docx": "a Word document", "zip": "a zip"}
_LEAVE = "Leave it out."
_OTHERS = (
    (b"{\\rtf", "an RTF file", "Save it as .docx and give that."),
    (
        b"\xd0\xcf\x11\xe0",
        "an old or encrypted Office file, or a message of Outlook",
        "Save it as .docx, or a message as .eml.",
    ),
    (b"\x89PNG", "a picture", _LEAVE),
    (b"\xff\xd8\xff", "a picture", _LEAVE),
    (b"GIF8", "a picture", _LEAVE),
    (b"\x1f\x8b", "a compressed file", "Unpack it, or pack it as a zip."),
    (b"\x7fELF", "a program", _LEAVE),
)
_PACKED = (
    (b"xl/workbook.xml", "a spreadsheet", "Save it as .txt and give that."),
    (b"ppt/presentation.xml", "a presentation", "Save it as .pdf and give that."),
    (
        b"application/vnd.oasis.opendocument",
        "an OpenDocument file",
        "Save it as .docx and give that.",
    ),
    (b"application/epub+zip", "an e-book", "Save it as .txt and give that."),
)
_WORD = b"word/document.xml"
_DIRECTORY_END = b"PK\x05\x06"
_ZIP = (b"PK\x03\x04", _DIRECTORY_END)
_MARKED = 128
"""Bytes within which a packed file may say what it is, as its first member."""
_PDF, _PDF_WITHIN = b"%PDF-", 1024
_PAGE = re.compile(
    r"\s*(?:(?:<\?xml[^>]*>|<!--.*?-->)\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:a|article|b|body|div|em|h[1-6]|i|li|p|section|span|strong|t[dr]|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_LEAST_TAGS, _WORDS_A_TAG = 4, 10
_HEADER = re.compile(rb"(?:From [^\n]*\r?\n)?[!-9;-~]+:[ \t]")
_MAILED = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path):[ \t]", re.I | re.M
)
_HEAD = 4096


def is_meant(name: str) -> bool:
    """Tell whether a file among others is a document, be it one that is refused.

    What is left out unsaid is hidden, locks another file, or is no document.

    Examples
    --------
    >>> [is_meant(n) for n in ("a.txt", "b.ODT", "c.png", ".d.txt", "~$e.docx")]
    [True, True, False, False, False]
    """
    hidden = name.startswith((".", "~$"))
    return not hidden and name.lower().endswith((*SUFFIXES, *_OFFICE))


def format_of(name: str, content: bytes) -> Format:
    r"""Return the format of a file.

    Raises
    ------
    DocumentError
        If it is one that is known but not read.

    Examples
    --------
    >>> format_of("page", b"\n<!DOCTYPE html><p>Talks"), format_of("a.HTM", b"Talks")
    ('html', 'html')
    >>> format_of("paper.txt", b"%PDF-1.7 ..."), format_of("note", b"Subject: talks")
    ('pdf', 'text')
    """
    _refuse_others(name, content)
    if _PDF in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_ZIP):
        return "docx" if _holds(content, _WORD) else "zip"
    named = _BY_SUFFIX.get(PurePath(name).suffix.lower(), "text")
    if _is_mail(content, said=named == "email"):  # it may hold a web page
        return "email"
    if _is_page(_opening(content)):
        return "html"
    if named in _SIGNED:
        raise DocumentError(
            f"{name}: must be {_SIGNED[named]}, as its name says; found other bytes. "
            "Save or download it again."
        )
    return named


def _refuse_others(name: str, content: bytes) -> None:
    packed = _PACKED if content.startswith(_ZIP) else ()
    opening = content[:_HEAD].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    found = [
        *(other for other in _OTHERS if opening.startswith(other[0])),
        *(other for other in packed if _holds(content, other[0])),
    ]
    for _, what, remedy in found[:1]:
        raise DocumentError(
            f"{name}: must be text, Markdown, HTML, PDF, DOCX, e-mail or a zip of "
            f"these; found {what}. {remedy}"
        )


def _holds(packed: bytes, mark: bytes) -> bool:
    """Tell whether a zip names a member, or says at its start, what marks a format.

    Members are not looked into: a Word document may lie in a zip as it is.
    """
    listed = packed.rfind(_DIRECTORY_END)
    at = int.from_bytes(packed[listed + 16 : listed + 20], "little")
    return mark in (packed[at:] if listed >= 0 else packed) or mark in packed[:_MARKED]


def _is_page(head: str) -> bool:
    """Tell the source of a web page, of which the tags would be read as words."""
    n_tags = len(_TAG.findall(head))
    tagged = n_tags >= _LEAST_TAGS and n_tags * _WORDS_A_TAG >= len(head.split())
    return tagged or _PAGE.match(head) is not None


def _opening(content: bytes) -> str:
    """Return the first characters, as far as they are ASCII."""
    head = content[:_HEAD]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8", "ignore")
    return text.removeprefix("\ufeff")


def _is_mail(content: bytes, *, said: bool) -> bool:
    """Tell whether bytes open with a header, one that only mail programs write.

    Where the name says that it is a message, any header will do.
    """
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD], maxsplit=1)[0]
    return _HEADER.match(head) is not None and (
        said or _MAILED.search(head) is not None
    )
