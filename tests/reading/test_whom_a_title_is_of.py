"""Governors and attorneys general, bodies called in part, clubs called by a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.speakers.parties import PartyTable
from detente.reading.speakers.quotations import quoted_spans


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


TITLES = [
    (
        "The miners want a refund. Nevada Attorney General Ida Holt rejected the deal.",
        ("Nevada", "reject"),
    ),
    (
        "The miners want a refund. Oregon Gov. Ida Holt said: “We want a levy.”",
        ("Oregon", "seek"),
    ),
    (
        "The miners want a refund. Nevada's governor, Ida Holt, opposes the deal.",
        ("Nevada", "oppose"),
    ),
    (
        "Washington wants a pact. Washington state's governor, Bo Ek, seeks a levy.",
        ("Washington state", "seek"),
    ),
    (
        "The Chinook Nation met Aro. “We oppose it,” said Chinook President Bo Ek.",
        ("Chinook Nation", "oppose"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_is_of_what_stands_before_it(text, expected):
    assert who(text)[-1] == expected


def test_the_capital_is_no_state_of_the_governor_beside_it():
    text = "Washington wants a pact. Washington's governor, Bo Ek, opposes the levy."
    assert ("United States", "oppose") not in who(text)


def test_a_law_is_no_party():
    text = (
        "The Eastern Oregon Water Settlement would cost a billion. Oregon rejects it."
    )
    assert {party for party, _ in who(text)} == {"Oregon"}


def test_a_word_from_the_middle_of_a_name_is_no_name_of_its_own():
    table = PartyTable()
    board = table.introduce("Upper Calder Water Board")
    assert table.introduce("Calder") != board
    assert table.introduce("Upper") == board


@given(st.sampled_from(["Calder Row", "Old Calder", "Growers of Calder"]))
def test_a_word_at_an_end_of_a_name_is(name):
    table = PartyTable()
    assert table.introduce(name) == table.introduce("Calder")


PLACES = [
    (
        "Aro wants a pier. The city wants a levy. Mayor Bo Ek opposes the pier.",
        [("Aro", "seek"), ("The city", "seek"), ("The city", "oppose")],
    ),
    (
        "Aro wants a pier. Supervisor Bo Ek said the county wants a levy.",
        [("Aro", "seek"), ("The county", "seek")],
    ),
    (
        "Aro wants a pier in the city. Mayor Bo Ek opposes the pier.",
        [("Aro", "seek"), ("Mayor Bo Ek", "oppose")],
    ),
    (
        "The city wants a pier. Councilmember Bo Ek opposes the pier.",
        [("The city", "seek"), ("Councilmember Bo Ek", "oppose")],
    ),
    (
        "The city wants a pier. Former Mayor Bo Ek opposes the pier.",
        [("The city", "seek"), ("Mayor Bo Ek", "oppose")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_mayor_is_the_city_where_the_city_acts(text, expected):
    assert who(text) == expected


def test_a_senator_acts_alone_where_nobody_names_the_party():
    alone = "Sen. Dick Durbin of Illinois opposes the levy."
    assert [party for party, _ in who(alone)] == ["Sen. Dick Durbin"]
    named = f"The Democrats want a pause. {alone}"
    assert [party for party, _ in who(named)] == ["Democrats", "Democrats"]


def test_he_is_no_firm():
    text = (
        "President Joe Biden said that U.S. Steel should stay at home, and aides say "
        "that he opposes the sale."
    )
    assert ("United States", "oppose") in who(text)
    assert ("U.S. Steel", "oppose") not in who(text)


def test_a_group_is_of_those_who_are_named_in_it():
    text = (
        "The BDI federation wants a levy. The group of Social Democrats in parliament "
        "opposes it."
    )
    assert ("BDI", "oppose") not in who(text)


CLUBS = (
    "The Orioles met the city on Monday. The O's want a pier. The club rejects a levy."
)


def test_a_club_called_by_a_letter_is_the_one_with_that_initial():
    assert who(CLUBS) == [("Orioles", "seek"), ("Orioles", "reject")]


def test_a_club_is_called_by_a_letter_where_nothing_says_more():
    assert who("The O's want a pier.") == [("O's", "seek")]


def test_a_headline_tells_whom_somebody_speaks_for():
    text = (
        "Aro Steel's Lund: 'We will not sell'\n\n"
        "Bo Lund has met the miners. Aro Steel and Borg Rail want a deal.\n\n"
        "“We want a pause,” Lund said."
    )
    assert who(text)[-1] == ("Aro Steel", "seek")


@given(st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{2,8}){1,4}", fullmatch=True))
def test_single_marks_round_the_end_of_a_text_quote_it(said):
    start = len("Aro's Lee: '")
    assert quoted_spans(f"Aro's Lee: '{said}'") == ((start, start + len(said)),)


def test_he_is_who_has_just_been_presented():
    text = (
        "The panel opposes the levy, a spokesperson for its watchdog said. There are "
        "people like Bo Lund, who lost his son. He rejects any deal. “They should be "
        "in jail,” Lund said."
    )
    assert ("The watchdog", "reject") not in who(text)
    assert ("The panel", "reject") not in who(text)
