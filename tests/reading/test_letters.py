"""Letters: who is "we", and whose words those are that a letter quotes."""

import pytest

from detente import read
from detente.documents.formats.letter import unquoted
from document_files import mail

WROTE = "On Thu, 5 Feb 2026 at 10:00, Bo Ek <bo@example.org> wrote:"
LATER = "Fri, 06 Feb 2026 09:00:00 +0100"


def said(*letters):
    """Return who says what in some letters, with its day."""
    files = [(f"{n}.eml", letter.as_bytes()) for n, letter in enumerate(letters)]
    found = read(files)
    return [
        (found.parties[s.party], s.act, s.content, s.date) for s in found.statements
    ]


def test_what_a_letter_quotes_is_said_by_who_wrote_it():
    text = (
        "We offer two extra buses.\n\n"
        f"{WROTE}\n> We demand a night service.\n>\n> Regards,\n> Bo Ek\n"
        "> Secretary, Passengers' Union\n\n"
        "Kind regards,\nAnn Lee\nDirector, Calder Transport Ltd\n"
    )
    assert said(mail(text, "Re: Buses", Date=LATER)) == [
        ("Calder Transport Ltd", "offer", "two extra buses", "2026-02-06"),
        ("Passengers' Union", "demand", "a night service", "2026-02-05"),
    ]


def test_an_answer_between_the_lines_is_said_by_who_answers():
    text = (
        f"{WROTE}\n> We demand a night service.\n\nWe reject a night service.\n\n"
        "> We want cheaper fares.\n\nWe accept cheaper fares.\n"
    )
    assert [(who, act) for who, act, *_ in said(mail(text, "Re: Buses"))] == [
        ("Bo Ek", "demand"),
        ("Ann Lee", "reject"),
        ("Bo Ek", "seek"),
        ("Ann Lee", "accept"),
    ]


def test_who_is_quoted_without_a_name_takes_no_position_as_we():
    text = "Peru rejects the tariff.\n\n> We demand a tariff.\n> Chile demands fish.\n"
    assert [(who, act) for who, act, *_ in said(mail(text, "Re: Fish"))] == [
        ("Peru", "reject"),
        ("Chile", "demand"),
    ]


def test_a_newsletter_is_no_party():
    letter = mail("We want answers.\n\nPeru rejects the tariff.", "Today")
    letter.replace_header("From", "The Irish Times <news@example.org>")
    assert [(who, act) for who, act, *_ in said(letter)] == [("Peru", "reject")]


@pytest.mark.parametrize("order", [1, -1])
def test_one_letter_tells_for_whom_the_writer_of_another_speaks(order):
    first = mail(
        "We demand a night service.\n\nRegards,\nBo Ek\nPassengers' Union", "Buses"
    )
    first.replace_header("From", "Bo Ek <bo@example.org>")
    text = f"Calder Council offers two buses.\n\n{WROTE}\n> We demand a night service."
    pair = (first, mail(text, "Re: Buses"))[::order]
    found = read([(f"{n}.eml", letter.as_bytes()) for n, letter in enumerate(pair)])
    [demand] = [s for s in found.statements if s.act == "demand"]
    assert found.parties[demand.party] == "Passengers' Union"
    assert len(demand.carriers) == 2


def test_what_is_handed_on_is_said_by_who_wrote_it():
    head = (
        "-------- Forwarded Message --------\nSubject: \tRain\nDate: \tWed, 4 Feb 2026"
        "\nFrom: \tIda Moe <ida@example.org>"
    )
    text = f"See below.\n\nAnn\n\n{head}\n\nWe oppose the dam.\n\nIda Moe\nPeru\n"
    found = said(mail(text, "Fwd: Rain", Date=LATER))
    assert found == [("Peru", "oppose", "the dam", "2026-02-04")]


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("On Monday, Bo Ek wrote:", "Bo Ek", ""),
        ("On Thu, Feb 5, 2026 at 3:14 PM Ek, Bo <b@b.org> wrote:",
         "Bo Ek", "2026-02-05"),
        ("On 2026-02-05 09:12, bo@b.org wrote:", "bo@b.org", "2026-02-05"),
        ("On Wed, 4 Feb 2026 09:12:00 GMT, May Ek wrote:", "May Ek", "2026-02-04"),
        ("On 5 Feb Iran wrote:", "Iran", ""),
        ("On Feb 5, 2026, at 9:12 AM, Bo de la Ek via Board <b@b.org> wrote:",
         "Bo de la Ek", "2026-02-05"),
        ("Am 05.02.26 um 09:12 schrieb Bo Ek:", "Bo Ek", ""),
        ("From: Bo Ek [mailto:bo@b.org]\nSent: Thursday, 5 February 2026 09:12",
         "Bo Ek", "2026-02-05"),
        ("*From:* 'Bo Ek' via Board <b@b.org>\n*Sent:* Thursday", "Bo Ek", ""),
        ("From: bo@b.org\nDate: 5 Feb 2026", "bo@b.org", "2026-02-05"),
    ],
)  # fmt: skip
def test_who_wrote_the_lines_below_and_when(line, name, date):
    letter = unquoted(f"No.\n\n{line}\n\nFish.")
    assert (letter.written[-1].writer, letter.written[-1].date) == (name, date)


def test_every_line_is_by_somebody_or_by_nobody_known():
    text = "A.\n> B.\n>> C.\n> On Monday Bo wrote:\n>> D.\nE."
    letter = unquoted(text)
    covered = "".join(letter.text[slice(*p.span)] for p in letter.written)
    assert "".join(covered.split()) == "".join(letter.text.split())
    [bo] = [p for p in letter.written if p.writer == "Bo"]
    assert letter.text[slice(*bo.span)] == "D."
