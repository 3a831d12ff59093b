"""Reading what came from other formats than plain text."""

import pytest

from detente.reading import read
from document_files import mail, page, pdf

AUTHOR = '<meta name="author" content="Marta Cruz">'
PARTS = [
    (
        "The two sides are far apart. Norway demands lower water levels in spring. "
        "Sweden rejects payments to fishermen. Marta Cruz demands an answer from the "
        "ministers."
    ),
    "Sweden is willing to accept lower levels, provided that Norway pays.",
]


def statements(found):
    """Return who said what, without places."""
    return {(s.party, s.act, s.content, s.condition) for s in found.statements}


@pytest.mark.parametrize("head", [AUTHOR, ""])
def test_the_author_of_a_page_is_no_party(head):
    found = read([("a.html", page(PARTS, head))])
    assert ("marta" in found.parties) is (not head)
    assert {"norway", "sweden"} <= set(found.parties)
    assert {s.party for s in found.statements} - {"marta"} == {"norway", "sweden"}


def test_whoever_signs_a_letter_as_an_office_may_be_a_party():
    letter = mail("Norway demands lower water levels. Sweden rejects that.")
    letter.replace_header("From", "Norway <office@example.org>")
    assert "norway" in read([("a.eml", letter.as_bytes())]).parties


def test_pages_and_gaps_of_a_pdf_reach_the_reading():
    content = pdf([[], ["Norway demands lower water levels."]])
    found = read([("a.pdf", content), ("b.rtf", b"{\\rtf1")])
    [statement] = found.statements
    assert found.sources[0].page(statement.span) == 2
    assert found.remarks[0] == "could not be read: b.rtf."
    assert "a.pdf: no text on page 1: scanned, a picture or blank." in found.remarks


@pytest.mark.parametrize("make", [page, lambda text: pdf([text])])
def test_the_same_statements_as_in_plain_text(make):
    text = "\n\n".join(PARTS)
    alike = statements(read([("a.txt", text.encode())]))
    assert len(alike) >= 2
    assert statements(read([("a", make(PARTS))])) == alike
