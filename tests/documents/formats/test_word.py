"""Word documents: structure, footnotes, tracked changes."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from detente.documents import from_bytes
from detente.documents.formats import Bounds
from detente.documents.formats.word import extract
from document_files import docx, repacked, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def part(content, name):
    """Return a part of a document as text."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def with_body(xml):
    """Return a document whose first paragraph is given as XML."""
    content = docx(["MARK"])
    body = part(content, "word/document.xml")
    start, end = body.index("<w:p>"), body.index("</w:p>") + len("</w:p>")
    whole = body[:start] + xml + body[end:]
    return repacked(content, {"word/document.xml": whole.encode()})


def text_of(content):
    """Return the text of a document."""
    return extract(content, Bounds()).text


def test_headings_lists_and_tables():
    document = Document()
    document.add_heading("Talks end", 0)
    document.add_heading("Water", 1)
    document.add_paragraph("Norway demands rain.")
    document.add_paragraph("lower levels", style="List Bullet")
    document.add_paragraph("fish", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Norway", "rain"
    document.add_paragraph("Sweden rejects payments.")
    assert text_of(saved(document)) == (
        "# Talks end\n\n## Water\n\nNorway demands rain.\n\n- lower levels\n- fish\n"
        "Norway\train\n\nSweden rejects payments."
    )


def test_tracked_changes_are_accepted():
    assert (
        text_of(
            with_body(
                "<w:p><w:r><w:t>Norway </w:t></w:r>"
                "<w:ins><w:r><w:t>demands</w:t></w:r></w:ins>"
                "<w:del><w:r><w:delText>offers</w:delText></w:r></w:del>"
                "<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>"
                "<w:r><w:t> rain</w:t></w:r><w:r><w:tab/><w:t>now.</w:t></w:r>"
                "<w:hyperlink><w:r><w:br/><w:t>Sweden.</w:t></w:r></w:hyperlink></w:p>"
            )
        )
        == "Norway demands rain now.\nSweden."
    )


def test_what_stands_in_a_content_control_is_text():
    inner = "<w:p><w:r><w:t>Norway.</w:t></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    assert text_of(with_body(control)) == "Norway."


def with_notes(body, notes):
    """A document with footnotes, by number."""
    content = with_body(body)
    each = "".join(
        f'<w:footnote w:id="{name}"><w:p>{run(text)}</w:p></w:footnote>'
        for name, text in notes.items()
    )
    rels = part(content, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
    )
    types = part(content, "[Content_Types].xml").replace(
        "</Types>",
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxml'
        'formats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    changed = {
        "word/footnotes.xml": f"<w:footnotes {W}>{each}</w:footnotes>".encode(),
        "word/_rels/document.xml.rels": rels.encode(),
        "[Content_Types].xml": types.encode(),
    }
    return text_of(repacked(content, changed))


def run(text, note=""):
    told = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note else ""
    return f"<w:r><w:t>{text}</w:t></w:r>{told}"


def test_a_footnote_follows_its_paragraph_with_its_number():
    body = f"<w:p>{run('Norway demands rain.', '2')}</w:p><w:p>{run('Sweden.')}</w:p>"
    found = with_notes(body, {"2": "In 2015.", "3": "Nobody refers to it."})
    assert found == (
        "Norway demands rain. [2]\n\n[2] In 2015.\n\nSweden."
        "\n\n[3] Nobody refers to it."
    )


def test_footnotes_wait_for_the_end_of_a_table():
    rows = [("Issue", "Norway"), ("Rain", "more"), ("Snow", "less")]
    table = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p>{run(c, '1' * (c == 'more'))}</w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    body = f"<w:tbl>{table}</w:tbl><w:p>{run('Sweden.')}</w:p>"
    found = with_notes(body, {"1": "In winter."})
    assert found == (
        "Issue\tNorway\nRain\tmore [1]\nSnow\tless\n\n[1] In winter.\n\nSweden."
    )


def test_an_empty_cell_keeps_its_place():
    rows = [("", "Norway", "Sweden"), ("Rain", "", "less")]
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{run(c)}</w:p></w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    found = with_notes(f"<w:tbl>{table}</w:tbl>", {})
    assert found.split("\n") == ["\tNorway\tSweden", "Rain\t\tless"]


def test_what_a_document_says_of_itself():
    document = Document()
    document.add_paragraph("Talks end", style="Title")
    document.add_paragraph("Norway demands rain.")
    document.core_properties.title = "A template"
    document.core_properties.author = "Ann Lee"
    document.core_properties.modified = datetime(2026, 2, 5, 10, tzinfo=UTC)
    found = from_bytes("a.docx", saved(document))
    assert (found.title, found.author, found.date) == (
        "Talks end",
        "Ann Lee",
        "2026-02-05",
    )


def test_what_a_blank_document_says_is_not_said_of_what_was_filled_in():
    found = from_bytes("a.docx", docx(["Norway demands rain."]))
    assert (found.title, found.author, found.date) == ("", "", "")


@pytest.mark.parametrize("year", [1904, 1970, 1980, 2005])
def test_a_day_before_there_were_word_documents_is_none(year):
    document = Document()
    document.add_paragraph("Norway demands rain.")
    document.core_properties.modified = datetime(year, 1, 1, tzinfo=UTC)
    assert from_bytes("a.docx", saved(document)).date == ""
