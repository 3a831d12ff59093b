"""PDF: paragraphs, cut words, running heads, pages."""

import pytest

from detente.documents import from_bytes
from detente.documents.formats import pdf as reading
from detente.documents.formats.pdf import extract
from detente.documents.formats.reflow import reflowed
from detente.errors import TooLargeError
from document_files import pdf

HEAD = "Report on the river"
LONG = "which is a line as long as lines usually are on the pages of this"


def test_quotes_have_pages():
    content = pdf([["Norway demands rain."], [], ["Sweden rejects payments."]])
    page = from_bytes("a.pdf", content)
    assert page.text == "Norway demands rain.\n\nSweden rejects payments."
    assert page.pages == (0, 20, 22)
    assert page.remarks == ("no text on page 2: scanned, a picture or blank.",)


def test_a_sentence_over_two_pages_is_whole_and_has_the_page_it_begins_on():
    lines = [f"Norway demands lower water levels, {LONG}", "and so on."]
    text, starts = reflowed(["\n".join(lines[:1]), lines[1]])
    assert text == " ".join(lines)
    assert starts == (0, text.index("and so on"))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The ceasefire agree-", "ment holds."], "The ceasefire agreement holds."),
        (["The US-", "led talks ended."], "The US-led talks ended."),
        (
            ["A long-term plan. The long-", "term one."],
            "A long-term plan. The long-term one.",
        ),
        (["From 2015-", "2018 US-", "Iran talks."], "From 2015-2018 US-Iran talks."),
        (["Talks end", "Norway demands rain."], "Talks end\n\nNorway demands rain."),
        (["They want:", "• rain", "• fish"], "They want:\n\n• rain\n• fish"),
        (["1. Rain", "2. Fish"], "1. Rain\n2. Fish"),
        (
            ["• rain, in spring", "and autumn", "• fish"],
            "• rain, in spring and autumn\n• fish",
        ),
        ([LONG, "Norway pays."], f"{LONG} Norway pays."),
        (
            [f"{LONG}.", "short end.", "Norway pays."],
            f"{LONG}. short end.\n\nNorway pays.",
        ),
        ([], ""),
    ],
)
def test_lines_become_paragraphs(lines, text):
    assert reflowed(["\n".join(lines)]) == (text, (0,))


def test_ligatures_and_soft_hyphens_are_what_they_stand_for():
    from detente.documents.formats.extract import plain

    assert (
        plain("the ﬁrst oﬀer, eﬃcient, Nor\u00adway")
        == "the first offer, efficient, Norway"
    )


def test_running_heads_and_feet_stand_once_and_page_numbers_not_at_all():
    feet = "Ministry of Water\nPage {} of 3"
    pages = [
        f"{HEAD}\n{n}\nParagraph {letter} of Norway.\n{feet.format(n)}"
        for n, letter in enumerate("abc", start=1)
    ]
    text, starts = reflowed(pages)
    assert text.split("\n\n") == [
        HEAD,
        *(f"Paragraph {letter} of Norway." for letter in "abc"),
        "Ministry of Water",
    ]
    assert [text[start:][:11] for start in starts] == [
        HEAD[:11],
        "Paragraph b",
        "Paragraph c",
    ]


def test_heads_that_differ_in_their_number_only_are_the_same():
    text, _ = reflowed(
        [f"River report, {n}\nNorway said {'xyz'[n]}." for n in range(3)]
    )
    assert text.count("River report") == 1


def test_what_a_pdf_says_of_itself():
    about = "/Title (Talks end) /Author (Ann Lee) /CreationDate (D:20260205101010Z)"
    page = from_bytes("a.pdf", pdf([["Talks end", "Norway demands rain."]], about))
    assert (page.title, page.author, page.date) == (
        "Talks end",
        "Ann Lee",
        "2026-02-05",
    )
    dated = pdf([["Talks end", "5 March 2026", "Norway demands rain."]], about)
    assert from_bytes("a.pdf", dated).date == "2026-03-05"


def test_the_day_of_a_clock_that_was_never_set_is_none():
    about = "/CreationDate (D:19700101000000Z)"
    page = from_bytes("a.pdf", pdf([["Talks end", "Norway demands rain."]], about))
    assert page.date == ""


def test_a_title_that_the_text_does_not_have_is_that_of_a_template():
    about = "/Title (Microsoft Word - draft3.doc) /CreationDate (nonsense)"
    page = from_bytes("a.pdf", pdf([["Talks end", "Norway demands rain."]], about))
    assert (page.title, page.date) == ("Talks end", "")


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    with pytest.raises(TooLargeError, match="at most 2 pages; found 3"):
        extract(pdf([["a"]] * 3))
