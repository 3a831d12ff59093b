"""Parties called by what they do, where they sit, or what they are part of."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the parties and acts read from a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


CALLED = {
    "Norrline Corp": "Norrline Corp has bid for Arvika Mills. Arvika Mills refuses. "
    "Ida Holt, who runs Citron, would rather walk. The bidder opposes a delay.",
    "Calder University": "Students camp at Calder University. They turned down a plan "
    "from the administration, and want it to cut ties with Israeli labs. The "
    "administration will not accept that.",
    "Peru": "Students camp at Calder University. Peru wants them gone. Peru's "
    "minister went there, and Peru sent guards. The administration will not accept a "
    "camp.",
    "Aro": "Aro wants a lower fee. The clubs refuse. Aro shows their games, and last "
    "year the Oslo-based group paid on time. It opposes a new levy.",
}


@pytest.mark.parametrize("party", CALLED)
def test_a_noun_is_the_one_party_that_it_fits(party):
    *_, (last, _) = who(CALLED[party])
    assert last == party


def test_a_name_that_the_model_passes_over_acts_from_the_start():
    text = (
        "Cablewell says it now pays a lot and that Foxton is asking for more. "
        "“We will not pay it,” spokesman Bo Ek said. A fee would hurt Cablewell, he "
        "said, and other clients of Cablewell."
    )
    assert ("Cablewell", "reject") in who(text)


@pytest.mark.parametrize("office", ["chief executive", "chairman", "general manager"])
def test_a_head_without_a_body_is_of_who_was_told_of(office):
    text = (
        "Aro and the union met. Aro's board is not convinced. Ida Holt, the "
        f"{office}, said she would not pay."
    )
    assert who(text)[-1] == ("Aro", "reject")


def test_the_chief_executive_is_who_was_told_of_and_of_the_house_named():
    text = (
        "Karl Lund had slept an hour when he walked into the Mannstein tower. “The "
        "offer is inadequate,” the chief executive told reporters. Mr Lund wants "
        "Vodaphon to wait. Mannstein opposes the bid."
    )
    assert ("Mannstein", "demand") in who(text)


def test_a_movement_named_after_a_people_speaks_for_no_country():
    text = "Calder wants calm. Ida Holt, of the Palestinian Youth Movement, rejects it."
    assert "Palestine" not in {party for party, _ in who(text)}


def test_what_is_said_by_the_way_asks_nothing_of_those_who_hear_it():
    text = "Bo Lund, the head of Aro, is ready, he told reporters, to sign a pact."
    assert "demand" not in [act for _, act in who(text)]
