"""Dates, hashes and what the ids of notes must be."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import CaseError
from detente.model import Case, NoDeal, Note, Party, Preferences, Source, Statement
from detente.model.evidence import is_date


@given(st.dates())
def test_every_day_is_a_date_and_so_are_its_month_and_its_year(day):
    text = day.isoformat()
    assert all(is_date(text[:length]) for length in (4, 7, 10))


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_date_is_a_day_that_there_is(year, month, day):
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        there_is = bool(datetime.date(year, month, day))
    except ValueError:
        there_is = False
    assert is_date(text) is there_is


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Source("d1", date="yesterday"),
            "documents.d1.date: must be YYYY, YYYY-MM or YYYY-MM-DD; got 'yesterday'",
        ),
        (
            lambda: Source("d1", sha256="00"),
            "documents.d1.sha256: must be 64 hexadecimal digits; got '00'",
        ),
        (
            lambda: Statement("s", "p", "seek", "", "", "", "", (0, 0), date="2026-1"),
            "statements.s.date: must be YYYY, YYYY-MM or YYYY-MM-DD; got '2026-1'",
        ),
        (
            lambda: Note("history", "x", "", "", (0, 0), "5 May"),
            "history.date: must be YYYY, YYYY-MM or YYYY-MM-DD; got '5 May'",
        ),
        (
            lambda: NoDeal("worse", confidence=0),
            "without_a_deal: confidence must be above 0 and at most 1; got 0",
        ),
        (
            lambda: Case("T", notes=(a_note("n1"), a_note("n1"))),
            "notes: ids must differ; 'n1' stands twice",
        ),
        (
            lambda: resting_on("n2"),
            "preferences.p.evidence: must be one of ['n1']; got 'n2'",
        ),
    ],
)
def test_what_cannot_be(make, message):
    with pytest.raises(CaseError) as error:
        make()
    assert str(error.value) == message


def test_notes_without_an_id_are_many_and_one_with_an_id_is_evidence():
    assert Case("T", notes=(a_note(""), a_note(""))).notes
    assert resting_on("n1").preferences[0].without_a_deal.proposed


def a_note(note_id):
    return Note("stakes", "Loss", "", "", (0, 0), id=note_id)


def resting_on(evidence):
    worse = NoDeal("worse", confidence=0.6)
    known = Preferences("p", without_a_deal=worse, evidence={"x": (evidence,)})
    notes = (a_note("n1"), a_note(""))
    return Case("T", (Party("p", "P"),), preferences=(known,), notes=notes)
