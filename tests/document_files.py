"""Small documents of every format, made by hand or by the libraries that read them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

from docx import Document


def pdf(pages: Iterable[Sequence[str]], about: str = "") -> bytes:
    """Return a PDF of lines; without lines a page is blank, as a scanned one is."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        (
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            b"/Encoding /WinAnsiEncoding >>"
        ),
        f"<< {about} >>".encode(),
    ]
    kids = []
    for lines in pages:
        drawn = (
            b"BT /F1 11 Tf " + b"".join(map(_line, range(len(lines)), lines)) + b"ET"
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(kids),
        len(kids),
    )
    return _numbered(objects)


def _line(n: int, text: str) -> bytes:
    shown = text.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        shown = shown.replace(special, b"\\" + special)
    return b"1 0 0 1 72 %d Tm (%s) Tj " % (780 - 14 * n, shown)


def _numbered(objects: Sequence[bytes]) -> bytes:
    whole = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return whole + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R "
        b"/Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(whole))
    )


def docx(paragraphs: Iterable[str | tuple[str, str]]) -> bytes:
    """Return a Word document of paragraphs, each with its style where it has one."""
    document = Document()
    for one in paragraphs:
        document.add_paragraph(*([one] if isinstance(one, str) else one))
    return saved(document)


def saved(document) -> bytes:
    """Return the bytes of a document of python-docx."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def page(paragraphs: Iterable[str], head: str = "") -> bytes:
    """Return a web page of paragraphs."""
    body = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'>{head}</head>"
        f"<body>{body}</body></html>"
    ).encode()


def mail(text: str, subject: str = "", **headers: str) -> EmailMessage:
    """Return a message; attach to it what it carries."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Ann Lee <ann@example.org>"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def repacked(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a zip with some of its files changed or added."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return packed({**files, **changed})
