"""What is asked of others, and what is done to them, is no readiness or threat."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

ASKED = [
    ("The state asked the parties to keep talking.", [("The state", "demand")]),
    ("Aro wants to keep talking.", [("Aro", "willing")]),
    (
        "Bo Lund of the Guild of Smiths appealed to both sides to stay in the room.",
        [("Guild of Smiths", "demand")],
    ),
    ("The plan appeals to the union.", [("The union", "prefer")]),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_who_asks_others_to_go_on_asks_it(text, expected):
    assert acts(text) == expected


def test_who_would_be_harmed_threatens_nobody():
    text = "The panel said that if talks fail, the estate would be eaten up by lawyers."
    assert ("The estate", "threaten") not in acts(text)


def acts(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]
