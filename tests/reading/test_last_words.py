"""Whose last words are that nobody is said to speak, and errands that tell an act."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


READ = [
    (
        (
            "Chile's envoy met Peru. Troops would stay, he said. A toll could be "
            "talked about. The pass, though, is not negotiable."
        ),
        ("Chile", "reject"),
    ),
    (
        "Peru's minister says the road can be shared. A toll is out of the question.",
        ("Peru", "reject"),
    ),
    ("Peru ruled nothing out. Chile met it.", ("Peru", "willing")),
    (
        "Peru's foreign minister has been touring Chile to propose a truce.",
        ("Peru", "offer"),
    ),
    (
        "Peru would look at other ports, its envoy said, if the bay couldn't pay.",
        ("Peru", "willing"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_told_without_a_word_of_its_own_is_read(text, expected):
    assert expected in who(text)


@pytest.mark.parametrize(
    "text",
    [
        "The strike at the Aro mine is in its third week. A deal is not on the table.",
        'Peru met Chile. The offer is "take it or leave it", its envoy said.',
    ],
)
def test_what_nobody_says_and_a_quarrel_refuse_and_threaten_nothing(text):
    assert {"oppose", "reject", "threaten"}.isdisjoint(act for _, act in who(text))
