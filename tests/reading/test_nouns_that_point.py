"""Nouns that point at a party that the text has named in another way."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [reading.parties[s.party] for s in reading.statements]


POINTING = [
    # what a noun names beside it comes before whose it is
    (
        "The SPD rejects a cap. Its sister party, the CSU, wants one.",
        ["SPD", "CSU"],
    ),
    # a person's group is that of whoever speaks for it
    (
        "Bo Kirui, who heads the Bar League, wants time. Mr Kirui's group rejects it.",
        ["Bar League"] * 2,
    ),
    # what a body was called beside its name
    (
        "The Global Tariff Council, a lobby of shops, met. The lobby rejects the levy.",
        ["Global Tariff Council"],
    ),
    # some of those who act for nobody
    (
        "A group of seven mayors has asked the governor to raise the limit.",
        ["The group of seven mayors"],
    ),
    # somebody in a union whose name the model passes over
    (
        "Ida Holt of the Harbour Pilots Union was blunt. “We will not sign.”",
        ["Harbour Pilots Union"],
    ),
    # an acronym that the text has for another body
    (
        "The National Dockworkers Federation (NDF) wants a rise. The NDF rejects it.",
        ["National Dockworkers Federation"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), POINTING)
def test_a_noun_points_at_a_party(text, expected):
    assert who(text) == expected
