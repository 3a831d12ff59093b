"""Positions that changed, and what cannot have replaced what."""

import pytest
from hypothesis import given

from detente.errors import CaseError
from detente.model import Case, Party, Statement, later, shared, shifts
from strategies import cases, dates

PARTIES = (Party("us", "US"), Party("iran", "Iran"))


def said(name, *replaces, party="iran", date=""):
    return Statement(
        name, party, "seek", "", "x", "", "", (0, 0), date=date, replaces=replaces
    )


def case(*statements):
    return Case("Talks", PARTIES, statements=statements)


def test_a_position_that_changed_twice_keeps_its_history():
    found = case(said("s1"), said("s2", "s1"), said("s3", "s2"), said("s4"))
    assert [
        (tuple(one.id for one in shift.before), shift.now.id)
        for shift in shifts(found.statements)
    ] == [(("s1",), "s2"), (("s2",), "s3")]


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ([said("s1", "s1")], "must not be replaced by what it replaces; got 's1'"),
        (
            [said("s1", "s3"), said("s2", "s1"), said("s3", "s2")],
            "must not be replaced by what it replaces; got 's3'",
        ),
        ([said("s1", "s9")], r"must be one of \['s1'\]; got 's9'"),
        (
            [said("s1", party="us"), said("s2", "s1")],
            "must be a statement of the same party, 'iran'; got 's1'",
        ),
        (
            [said("s1", date="2026-02-12"), said("s2", "s1", date="2026-02-05")],
            "must be a statement of 2026-02-05 or before; got 's1'",
        ),
    ],
)
def test_what_cannot_replace_what(statements, message):
    with pytest.raises(CaseError, match=message):
        case(*statements)


@given(dates, dates)
def test_of_two_days_at_most_one_is_later(first, second):
    one, other = said("s1", date=first), said("s2", date=second)
    assert not (later(one, other) and later(other, one))
    assert not later(one, one)


def test_what_is_private_is_nobodys_predecessor():
    found = case(said("s1"), said("s2", "s1"))
    private = Case(
        "Talks", PARTIES, statements=found.statements, private=("statements.s1",)
    )
    assert [s.replaces for s in shared(private).statements] == [()]


@given(cases())
def test_every_shift_names_statements_of_one_party(found):
    for shift in shifts(found.statements):
        assert {one.party for one in shift.before} == {shift.now.party}
        assert shift.now not in shift.before
