"""What has leaked out, what a thing is called, and who goes on behind an aside."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


READ = [
    (
        "What has leaked out is that Peru is offering Chile a port.",
        ("Peru", "offer"),
    ),
    ("It emerged that Chile was demanding a bigger share.", ("Chile", "demand")),
    (
        "Peru accepts a limit, aides said, but is asking for money. Chile met it.",
        ("Peru", "demand"),
    ),
    ("Chile calls that discrimination. Peru met it.", ("Chile", "oppose")),
    (
        "Peru has proposed a park, and would let Chile vote on it.",
        ("Peru", "willing"),
    ),
    (
        "Peru met Chile. The request, a Peruvian official said, was beyond the scope.",
        ("Peru", "reject"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_told_by_the_way_is_read(text, expected):
    assert expected in who(text)
