"""What speakers would let others do or have is a readiness of theirs."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

LETS = [
    ("Norland said the Sudmarkers may leave if they hand in their guns.", "leave"),
    (
        (
            "Norland's foreign minister said Sudmark could keep its mines if it bought"
            " its fuel abroad."
        ),
        "mines",
    ),
    ("Norland said the sailors will go home once the shelling has ended.", "home"),
    ("Norland said on Monday that the annexes could be looked at again.", "annexes"),
    ("Norland said the dates in the annex could be discussed.", "dates"),
]


@pytest.mark.parametrize(("text", "thing"), LETS)
def test_who_says_that_others_may_is_willing(text, thing):
    ours = [s for s in statements(text) if s.act == "willing"]
    assert any(thing in s.content for s in ours)


NOT_LET = [
    "Norland said that storms could return if the winter was mild.",
    "The annexes could be looked at again.",
    "Norland said the law was not something that can be discussed here.",
]


@pytest.mark.parametrize("text", NOT_LET)
def test_what_might_happen_is_no_readiness(text):
    assert "willing" not in {s.act for s in statements(text)}


def statements(text):
    """Return the statements read in a text."""
    return read_documents([from_bytes("note.txt", text.encode())], least=0.0).statements
