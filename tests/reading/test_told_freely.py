"""Positions that a newspaper tells in its own words, or by what goes before."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

TOLD = [
    ('"We are not leaving the Sula strip," Norland said.', ("Norland", "reject")),
    ("Norland does not recognise the court.", ("Norland", "reject")),
    (
        "Norland has circulated a draft resolution that would extend the truce.",
        ("Norland", "offer"),
    ),
    ("Norland's list includes an end to the port fees.", ("Norland", "demand")),
    ('"What is needed is pressure on the army," Norland said.', ("Norland", "demand")),
    ("Norland says the mandate covers waste and nothing else.", ("Norland", "assert")),
    (
        (
            '"As long as there are claims on our land, no pact is possible," Norland'
            " said."
        ),
        ("Norland", "insist"),
    ),
    (
        ("The talks opened without the Norland Front, whose chief ruled out a visit."),
        ("Norland Front", "reject"),
    ),
    (
        "Norland would be prepared to sign a joint appeal for an end to the mission.",
        ("Norland", "willing"),
    ),
    (
        "Norland has warned that the tax would end its cooperation with the port.",
        ("Norland", "threaten"),
    ),
    ('"We will immediately rejoin," Norland said.', ("Norland", "willing")),
    (
        "Norland answered in writing. The document rules out any limit on its fleet.",
        ("Norland", "reject"),
    ),
    (
        "Norland asks for two things. Sudmark has to open the port.",
        ("Norland", "demand"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_position_is_read(text, expected):
    assert expected in positions(text)


def test_demands_go_on_only_where_somebody_has_made_one():
    text = "Norland met Sudmark on Monday. Sudmark has to open the port."
    assert "demand" not in {act for _, act in positions(text)}


def test_who_asks_is_not_asked():
    text = "Norland asks for a truce. Norland has to open the port."
    assert ("Norland", "demand") not in positions(text)[1:]


def test_officer_means_their_own_president():
    text = (
        "Peru's premier urged Chile to hit back. Chile's trade minister Ann Lee said"
        " the president would not accept the tariff."
    )
    assert ("Chile", "reject") in positions(text)
    assert ("Peru", "reject") not in positions(text)


OWN = [
    (
        (
            "Peru has a new party. The party wants a vote. Ann Lee of the Lake League"
            " is against it, and her party is asking for a delay."
        ),
        ("Lake League", "demand"),
    ),
    (
        (
            "Chile accused the rebels. Bo Holm, the minister who leads Chile's team,"
            " said his side was prepared to look at a formula."
        ),
        ("Chile", "willing"),
    ),
    (
        (
            "Chile has been cool. Foreign Ministry spokeswoman Ann Lee said Chile"
            " needed a bank of its own."
        ),
        ("Chile", "seek"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_own_party_and_side_are_the_owner_s(text, expected):
    assert expected in positions(text)


def test_half_sentence_behind_a_semicolon_is_not_agreed_to():
    text = "Peru agrees; Chile has asked for a delay of the vote."
    assert ("Peru", "accept") not in positions(text)


def test_terms_of_a_package_are_no_readiness_of_who_would_keep_them():
    text = "Norland has a package under which Sudmark would release its prisoners."
    assert ("Sudmark", "willing") not in positions(text)


def test_newspaper_may_answer_its_own_question():
    text = (
        "Q: What does President Ann Lee of Peru want?\n\nA: She wants the port back."
        " Lee has said that a lease was unacceptable.\n\nQ: And Chile?\n\nA: President"
        " Bo Holm of Chile says the port is not for sale. He has also offered Lima the"
        " use of a pier."
    )
    assert ("Chile", "offer") in positions(text)


def positions(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]
