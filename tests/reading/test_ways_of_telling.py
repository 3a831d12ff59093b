"""Constructions in which news tells a position, beside those that tell none."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(text):
    """Return party and act of what is read in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru's minister said there should be a pause in drilling.", "peru"),
        ("There must be a limit on catches, Iceland's envoy said.", "iceland"),
        ("There has to be a fine for cheats, Denmark's envoy said.", "denmark"),
        ("The crossings are to be run by a board, Kosovo's premier said.", "kosovo"),
        ("The fund needs mending, Chile told the bank.", "chile"),
        ("It was high time that Brussels listened, Poland's premier said.", "poland"),
        ("The first step is for Serbia to leave, Kosovo said.", "kosovo"),
        ("Under Norway's proposal, trawlers could not enter the fjords.", "norway"),
    ],
)
def test_what_there_must_be_is_demanded(text, party):
    assert told(text) == [(party, "demand")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks are to resume on Monday, Norway said.",
        "Norway's envoy said the delegations were to meet again on Tuesday.",
        "Peru's minister said the talks had lasted six hours.",
        "Norway said that 12 people had been hurt.",
        "Chile said its envoy had met the Bolivian team twice.",
        "Norway said no talks had been planned.",
    ],
)
def test_news_of_what_is_to_be_and_was_is_no_position(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru said Chile had moved the goalposts.",
        "Peru said that Chile was merely playing for time.",
        "\"Chile's boats did not empty the bay,\" Peru's minister told parliament.",
        "Peru says the dam has dried up the wells.",
        "The clause was put there to wreck the deal, Peru said.",
    ],
)
def test_what_a_party_holds_that_others_did_is_its_account(text):
    assert told(text) == [("peru", "assert")]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey no longer insists on a vote before the summer.",
        "Turkey has stopped demanding a seat on the board.",
        "Turkey is no longer asking for a veto.",
        "Turkey no longer opposes the pipeline.",
    ],
)
def test_who_asks_or_refuses_no_more_accepts(text):
    ((party, act),) = told(text)
    assert (party, act in {"accept", "willing"}) == ("turkey", True)


def test_an_offer_that_is_not_withdrawn_stands():
    assert told("Iran's proposals have not been withdrawn, its envoy said.") == [
        ("iran", "willing")
    ]


@pytest.mark.parametrize(
    ("text", "party", "act"),
    [
        ("Japan, he told the committee, would not lower its quota.", "japan", "reject"),
        ('Brazil\'s envoy was curt: "We will not be lectured."', "brazil", "reject"),
        ("For Turkey there can be no talks before a truce.", "turkey", "reject"),
        ("Norway has proposed 6% over three years.", "norway", "offer"),
        ("Norway called for cuts of a third by 2040.", "norway", "demand"),
        ("Hungary considers that a threat.", "hungary", "oppose"),
    ],
)
def test_whose_words_they_are_is_found_wherever_the_parser_hangs_them(text, party, act):
    assert told(text) == [(party, act)]


def test_each_deed_that_is_wanted_is_one():
    said = told("Norway wants to cut quotas, sparing small boats, and freeze fees.")
    assert said == [("norway", "demand"), ("norway", "demand")]
