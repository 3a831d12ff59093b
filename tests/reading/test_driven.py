"""Threats laid at another's door, conditions behind a colon, and requests for time."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

NORWAY = "Norway wants a levy. "


def acts(text):
    """Return what is read of Sweden in a text that opens with Norway."""
    document = from_bytes("note.txt", (NORWAY + text).encode())
    reading = read_documents([document], least=0)
    found = [(reading.parties[s.party], s.act) for s in reading.statements]
    return [act for party, act in found if party == "Sweden"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Sweden will be forced to suspend the talks if ships are blocked.",
            "threaten",
        ),
        ("Sweden said it would be compelled to close the mine.", "threaten"),
        ("Without a halt there will be strikes, Sweden said.", "threaten"),
        ("Sweden said there would be further protests.", "threaten"),
        ("Sweden called the demand for amnesty out of the question.", "reject"),
        ("Sweden called it beyond the pale.", "reject"),
        ("The loan is of no use to those who fish today, Sweden said.", "oppose"),
        ("Sweden is asking for another year.", "demand"),
        ("Sweden set two conditions: that Norway end the ban, and pay.", "demand"),
    ],
)
def test_the_act_is_read(text, act):
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sweden was forced to suspend the talks in May.",
        "Norway says Sweden will be forced to close the mine.",
        "Sweden said there would be no further strikes.",
        "Sweden would not be forced to close the mine.",
    ],
)
def test_who_is_not_driven_threatens_nobody(text):
    assert "threaten" not in acts(text)
