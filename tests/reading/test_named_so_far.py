"""Whom "the company", "it" and "the army" stand for: who was named before, and how."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


FIRMS = [
    (
        (
            "Alder Row raised its offer. Norway agreed to pay. The company rejects a "
            "delay.\n\nThe fund Norra demanded an auction."
        ),
        [("Norway", "accept"), ("The company", "reject"), ("Norra", "demand")],
    ),
    (
        (
            "“My dad was there,” said Bo Ek, a driver at the strip mill. Calder Steel "
            "wants to shut it. Norway agreed to pay. The company rejects a delay."
        ),
        [("Calder Steel", "demand"), ("Norway", "accept"), ("Calder Steel", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_the_company_is_no_firm_that_is_named_later_or_called_otherwise(text, expected):
    assert who(text) == expected


ONE = [
    (
        "Peru has not signed. Its bakers and millers fear a wave of imports. "
        "It is demanding a safeguard."
    ),
    (
        "Peru met the bakers. Peru rejects a quota. The bakers want a levy. "
        "It is demanding a safeguard."
    ),
]


@pytest.mark.parametrize("text", ONE)
def test_it_is_none_of_those_who_are_many(text):
    assert who(text)[-1] == ("Peru", "demand")


def test_the_army_is_that_of_the_country_that_is_told_of():
    text = (
        "Envoys met rebels in Sudan. Sudan wants a truce, and Sudan rejects a pause. "
        "Chad is hosting the talks. The army rejects a retreat."
    )
    assert who(text)[-1] == ("Sudan", "reject")


def test_a_countrys_secretary_is_of_that_which_it_is_in():
    text = (
        "Norway offered 3 per cent to Scotland. The Scottish Secretary, Bo Lund, met "
        "the Harbour Union. The government insists on longer shifts."
    )
    assert who(text)[-1] == ("United Kingdom", "insist")


def test_rebels_who_have_officials_are_not_the_government():
    text = (
        "The Green Army (GAL) met Norway's envoy. GAL officials demand a truce. "
        "The government rejects it."
    )
    assert [party for party, _ in who(text)] == ["Green Army", "The government"]


def test_a_government_that_runs_out_of_money_is_no_name_for_who_acts():
    text = (
        "The White House offered 5 per cent. The government could run out of cash, and "
        "the government shut on Monday. The Harbour Union rejects the offer."
    )
    assert who(text) == [("White House", "offer"), ("Harbour Union", "reject")]
