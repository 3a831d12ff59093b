"""Names inside longer ones, and places that only say where somebody is in charge."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the parties and acts read from a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


WITHIN = {
    "Paris Olympique": "The clubs met. Ida Holt, the Paris Olympique president who "
    "also heads a bank, has demanded a new channel.",
    "Aro": "Aro has rejected a rise. Brenn is seeking one. At Aro, France chief Bo Ek "
    "told staff that the service remains open. It is against paying a fixed sum.",
    "Canada": "Canada and the band met. Ida Holt, the federal Indian Affairs minister, "
    "said that Ottawa opposes a ban.",
    "Trees Not Tarmac": "The council wants a road, and the group Trees Not Tarmac, "
    "which is new, opposes any bridge.",
    "QLD": "The unions want a levy. QLD Premier Ida Holt met them. The state would not "
    "bring in a law, Ms Holt said.",
    "Abel Stone": "The unions want a levy. Abel Stone said it was prepared to pay "
    "claims for ten years. Shares in Abel Stone rose.",
    "Labor": "Norway wants a ban. Labor leader Ida Holt, who is in Oslo, demanded a "
    "vote.",
}


@pytest.mark.parametrize("party", WITHIN)
def test_a_name_within_another_is_not_whose_act_it_is(party):
    *_, (last, _) = who(WITHIN[party])
    assert last == party


def test_he_who_acts_is_who_speaks_by_the_way():
    text = (
        "Aro met Brenn. Ida Holt, the head of Brenn, spoke. She wants Aro to sell, and "
        "she demands, she told reporters, that it pay."
    )
    assert {party for party, _ in who(text)} == {"Brenn"}


def test_whom_somebody_tells_a_thing_is_not_asked_for_it():
    text = (
        "The Corsairs told the board's staff that they would sign. They will not "
        "accept a fine for empty plots, he said."
    )
    assert {party for party, _ in who(text)} == {"Corsairs"}


@pytest.mark.parametrize("verb", ["fund", "pay", "settle", "cover"])
def test_who_meets_a_claim_threatens_nobody(verb):
    found = who(f"Norrline said it was prepared to {verb} the claims.")
    assert found == [("Norrline", "willing")]


def test_a_governor_of_a_part_is_not_who_is_known_abroad_by_the_name():
    text = (
        "Two unions met. NSW Premier Bob Carr opposes the levy. The state wants a vote."
    )
    assert {party for party, _ in who(text)} == {"NSW"}
