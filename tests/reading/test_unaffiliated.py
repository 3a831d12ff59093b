"""Politicians whom a text gives no party: parties themselves, in talks of factions."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    document = from_bytes("note.txt", text.encode())
    reading = read_documents([document], least=0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


OPENING = "In Norway, the Greens met the Liberal Democrats. "
THEMSELVES = [
    ("Carla Voss counts for much. Voss demands a tunnel.", ("Carla Voss", "demand")),
    ("Carla Voss on the steps. Mr Voss rejects a levy.", ("Carla Voss", "reject")),
    (
        (
            "Carla Voss has shown her list. The member for Arvika demands a tunnel. "
            "That is all that Voss said."
        ),
        ("Carla Voss", "demand"),
    ),
    (
        "The independent Carla Voss smiled. She rejects a levy. Voss left.",
        ("Carla Voss", "reject"),
    ),
    (
        (
            "Three will pick a prime minister: Carla Voss, Dan Roy and Eva Moss. Carla "
            "Voss rejects a levy. Voss left."
        ),
        ("Carla Voss", "reject"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), THEMSELVES)
def test_who_has_no_party_is_one_in_talks_of_factions(text, expected):
    assert expected in who(OPENING + text)


OTHERS = [
    OPENING + "Carla Voss, an economist, rejects a levy. Voss left.",
    OPENING + "Carla Voss rejects a levy.",
    "Norway met Peru. Carla Voss rejects a levy. Voss left.",
    (
        "The Greens met the Liberal Democrats. Norway, Denmark and Iceland watched. "
        "Carla Voss rejects a levy. Voss left."
    ),
]


@pytest.mark.parametrize("text", OTHERS)
def test_elsewhere_and_with_a_trade_of_ones_own_nobody_is(text):
    assert ("Carla Voss", "reject") not in who(text)


def test_a_leader_who_sits_somewhere_leads_all_the_same():
    text = (
        "In Australia, Labor met the Greens. Bob Brown wants a levy. Senator Brown "
        "demands a vote. Julia Gillard of Labor rejects a levy."
    )
    assert who(text) == [("Greens", "seek"), ("Greens", "demand"), ("Labor", "reject")]
