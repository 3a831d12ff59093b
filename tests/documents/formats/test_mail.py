"""E-mail: bodies, quoted replies, attachments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import read
from detente.documents import from_bytes, load
from detente.documents.formats.letter import unquoted
from detente.documents.formats.mail import extract
from document_files import docx, mail, page, pdf

DATE = "Thu, 05 Feb 2026 23:30:00 +0100"


def doubts(content):
    """Return the lines of a message, each with what speaks against it."""
    letter = from_bytes("a.eml", content)
    spoken = [line for line in letter.lines if line.kind != "blank"]
    return [(letter.quote(line.span), line.doubt) for line in spoken]


def test_headers_are_what_is_known_of_a_letter():
    letter = from_bytes(
        "a",
        mail(
            "We accept.", "Re: AW: Talks", Date=DATE, **{"Message-ID": "<1@b>"}
        ).as_bytes(),
    )
    assert (letter.title, letter.date, letter.author, letter.text) == (
        "Talks", "2026-02-05", "Ann Lee", "We accept.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "date",
    ["", "yesterday", "Thu, 99 Feb 2026 23:30:00", "Thu, 01 Jan 1970 00:00:00 +0000"],
)
def test_a_date_that_is_none(date):
    assert extract(b"From: a@b.c\nDate: %s\n\nRain." % date.encode()).date == ""


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15"])
def test_ways_to_pack_letters(way, charset):
    letter = mail("")
    letter.set_content(
        "Détente costs €5 – no more.".replace("–", "-"), charset=charset, cte=way
    )
    assert extract(letter.as_bytes()).text == "Détente costs €5 - no more."


def test_an_unknown_character_set_is_no_reason_to_give_up():
    letter = mail("Norway demands rain.").as_bytes().replace(b"utf-8", b"x-none")
    assert extract(letter).text == "Norway demands rain."


def test_the_plain_form_before_the_html_one():
    letter = mail("Norway demands rain.")
    letter.add_alternative("<p>Norway <b>demands</b> snow.", subtype="html")
    assert extract(letter.as_bytes()).text == "Norway demands rain."
    letter = mail(" ")
    letter.add_alternative("<p>Norway<div>snow<br>now</div>", subtype="html")
    assert extract(letter.as_bytes()).text == "Norway\n\nsnow\nnow"


def test_quoted_replies_are_marked_as_repeated_and_lose_their_marks():
    text = (
        "We accept.\n\nOn Thu, 5 Feb 2026 at 10:00, Bo Ek\n<bo@b.org> wrote:\n> Norway "
        "demands rain.\n>> And fish.\n\nBut not fish.\n-- \nAnn Lee\nMinistry"
    )
    assert doubts(mail(text, Date=DATE).as_bytes()) == [
        ("We accept.", ""),
        ("On Thu, 5 Feb 2026 at 10:00, Bo Ek", "metadata"),
        ("<bo@b.org> wrote:", "metadata"),
        ("Norway demands rain.", "repeated"),
        ("And fish.", "repeated"),
        ("But not fish.", ""),
        ("Ann Lee", "byline"),
        ("Ministry", "byline"),
    ]


def test_a_web_page_within_does_not_make_a_letter_one():
    """Its tags stand near the beginning, as they do where a page was saved."""
    letter = mail("Sweden’s union rejects rain.", "Talks", Date=DATE)
    page = "<html><body><p>Sweden’s <b>union</b> <i>rejects</i> rain.</p></body></html>"
    letter.add_alternative(page, subtype="html")
    content = letter.as_bytes()
    bare = content.replace(b"MIME-Version: 1.0\n", b"")
    for name, kept in (("a.eml", content), ("a", content), ("a.eml", bare)):
        found = from_bytes(name, kept)
        assert (found.text, found.date) == (
            "Sweden’s union rejects rain.",
            "2026-02-05",
        )


def test_a_plain_form_that_is_a_stub_gives_way():
    letter = mail("Please see the HTML version.")
    letter.add_alternative(
        "<p>Norway demands rain, and Sweden rejects it, as it has said before.",
        subtype="html",
    )
    assert extract(letter.as_bytes()).text.startswith("Norway demands rain")


def test_who_signs_and_notices_are_no_part_of_what_is_said():
    text = (
        "We accept.\n\nKind regards,\nAnn Lee\nHead, Norway Ltd\n\n"
        "This e-mail is confidential and intended\nfor you. Others must burn it.\n\n"
        "On 5 Feb 2026 Bo Ek wrote:\n> Norway demands:\n> Thanks,\n> Bo\n>\n"
        "> One thing more, which is that Norway also demands fish.\n"
    )
    assert doubts(mail(text).as_bytes()) == [
        ("We accept.", ""),
        ("Kind regards,", "byline"),
        ("Ann Lee", "byline"),
        ("Head, Norway Ltd", "byline"),
        ("This e-mail is confidential and intended", "menu"),
        ("for you. Others must burn it.", "menu"),
        ("On 5 Feb 2026 Bo Ek wrote:", "metadata"),
        ("Norway demands:", "repeated"),
        ("Thanks,", "byline"),
        ("Bo", "byline"),
        ("One thing more, which is that Norway also demands fish.", "repeated"),
    ]


def test_what_is_handed_on_below_a_signature_is_said():
    head = "From: Bo\nDate: Thursday\nSubject: Talks\nTo: Ann"
    text = f"See below.\n-- \nAnn\n\nBegin forwarded message:\n\n{head}\n\nWe accept."
    found = doubts(mail(text, "Fwd: Talks").as_bytes())
    assert (found[-1], found[2:7]) == (
        ("We accept.", ""),
        [
            (line, "metadata")
            for line in ("Begin forwarded message:", *head.split("\n"))
        ],
    )


def test_an_answer_above_what_bears_no_marks():
    text = "No.\n\nOn Monday, Bo Ek wrote:\n\nNorway demands rain."
    assert doubts(mail(text, "Re: Talks").as_bytes())[-1][1] == "repeated"


def test_who_wrote_what_is_quoted_leads_in_no_demands():
    """By hand: one statement of the letter, one of what it quotes."""
    text = (
        "Norway demands rain.\n\nOn 5 Feb Iran wrote:\n> Dear Ann,\n> Iran seeks fish."
    )
    reading = read([("a.eml", mail(text).as_bytes())])
    assert [(s.party, s.act) for s in reading.statements] == [
        ("norway", "demand"),
        ("iran", "seek"),
    ]


@pytest.mark.parametrize(
    "opening",
    ["-----Original Message-----", "From: Bo\nSent: Thursday\nTo: Ann\nSubject: Talks"],
)
def test_an_earlier_message_below_is_repeated_unless_it_is_handed_on(opening):
    text = f"We accept.\n\n{opening}\n\nNorway demands rain."
    assert doubts(mail(text, "Re: Talks").as_bytes())[-1][1] == "repeated"
    assert doubts(mail(text, "Fw: Talks").as_bytes())[-1][1] == ""


def test_quotes_of_an_html_letter_are_repeated():
    letter = mail("", "Re: Talks")
    letter.set_content(
        "<p>No.<blockquote><p>Norway demands rain.</blockquote>", subtype="html"
    )
    assert doubts(letter.as_bytes()) == [
        ("No.", ""),
        ("Norway demands rain.", "repeated"),
    ]


@given(
    st.lists(
        st.tuples(st.booleans(), st.text("abc XYZ.", min_size=1, max_size=20)),
        max_size=9,
    )
)
def test_doubts_cover_what_was_quoted_and_nothing_else(lines):
    given_text = "\n".join(f"> {line}" if quoted else line for quoted, line in lines)
    letter = unquoted(given_text)
    covered = "".join(letter.text[start:end] for start, end, _ in letter.doubts)
    wanted = "".join(line for quoted, line in lines if quoted)
    assert "".join(covered.split()) == "".join(wanted.split())


def test_attachments_of_known_formats_are_read():
    text = ["Sweden rejects payments."]
    inner = mail("Denmark left.", "Inner")
    inner.add_attachment(page(text), "text", "html", filename="c.html")
    letter = mail("Norway demands rain.", "Outer")
    letter.add_attachment(pdf([text]), "application", "pdf")
    letter.add_attachment(docx(text), "application", "octet-stream", filename="b.docx")
    letter.add_attachment(b"\x89PNG", "image", "png", filename="d.png")
    letter.add_attachment(inner)
    found = load([("a.eml", letter.as_bytes())])
    assert [(one.file, one.text) for one in found] == [
        ("a.eml", "Norway demands rain."),
        ("a.eml/attachment-1.pdf", *text),
        ("a.eml/b.docx", *text),
        ("a.eml/attachment-4.eml", "Denmark left."),
        ("a.eml/attachment-4.eml/c.html", *text),
    ]
    assert found[3].title == "Inner"


def test_a_letter_that_is_nothing_but_another_is_that_one():
    inner = b"From: Bo <b@c.org>\r\nSubject: Talks\r\n\r\nFrance demands rain.\r\n"
    outer = (
        b"From: Ann <a@b.org>\r\nSubject: Fwd: Talks\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: message/rfc822\r\n\r\n"
    )
    [page] = load([("a.eml", outer + inner)])
    assert (page.title, page.author, page.text.strip()) == (
        "Talks",
        "Bo",
        "France demands rain.",
    )


def test_letters_in_letters_have_an_end():
    letter = mail("Norway demands rain. 0")
    for n in range(1, 6):
        outer = mail(f"Norway demands rain. {n}")
        outer.add_attachment(letter)
        letter = outer
    said = []
    assert len(load([("a.eml", letter.as_bytes())], passed_over=said.append)) == 4
    assert "must not lie in so many other files" in str(said[0])
