"""What a party holds to be so, or does not, and what it leaves open to do."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(text):
    """Return party and act of what is read in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in reading.statements]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's envoy said the quota was an old promise.",
        "Oman said that the demand was overblown.",
        """Chile says a fence along the ridge would breach the old accord, and talks
        between the two neighbours about how to mark it go on in Lima this week.""",
        "Norway considers the reef to be part of its own sea.",
        "Norway regards the strait as an inland waterway.",
    ],
)
def test_what_a_thing_is_said_to_be_is_asserted(text):
    assert [act for _, act in told(text)] == ["assert"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that it was tired after the trip.",
        "Ghana's envoy said the hall was warm.",
        "Chile sees Peru in Lima as well.",
    ],
)
def test_how_a_speaker_or_a_day_was_is_no_claim(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"We do not believe the case for the dam has been made," Egypt\'s envoy said.',
        "Egypt does not think the levy has a place in the treaty.",
    ],
)
def test_what_is_not_believed_is_opposed(text):
    assert told(text)[0] == ("egypt", "oppose")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has warned that it may not extend the lease unless fees rise.",
        "Kenya warned that it could impose a tariff on tea.",
    ],
)
def test_what_a_party_warns_that_it_may_do_is_a_threat(text):
    assert told(text) == [("kenya", "threaten")]


def test_what_a_party_warns_may_befall_it_is_a_worry():
    text = "Kenya warned that it could run out of water."
    assert told(text) == [("kenya", "concern")]


@pytest.mark.parametrize(
    "text",
    [
        "Qatar wants its neighbours to come back next year with better targets.",
        "Qatar's minister said it expected real progress from Oman on visas.",
        "Qatar wanted the lifting of three of the bans, those adopted in 1998.",
    ],
)
def test_what_others_are_to_do_is_wanted(text):
    assert [a for _, a in told(text) if a in {"demand", "seek"}]


def test_a_party_that_comes_with_a_plan_offers_it():
    text = "Oman's envoy came to Geneva with a plan for a shared canal."
    assert told(text) == [("oman", "offer")]


def test_a_no_go_is_rejected():
    text = 'Oman tabled a levy. Yemen called that "definitely a no-go."'
    assert ("yemen", "reject") in told(text)
