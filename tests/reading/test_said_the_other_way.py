"""Stands told by what is not wanted, not paid, kept, or started."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def acts(said):
    """Return party and act of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    assert all(s.quote in text for s in found.statements)
    return [(s.party, s.act) for s in found.statements]


SAID = [
    ('"We do not want any outside body to stand between us," Peru\'s envoy said.',
     "oppose"),
    ('"There is no going back to the way it was," Peru\'s envoy said.', "reject"),
    ("What Peru rejects is the use of force at sea.", "reject"),
    ("Peru said it had met the greater part of its obligations.", "assert"),
    ("Peru will take back every boat that crosses the line.", "willing"),
    ("Peru remained flexible, it said.", "willing"),
    ("Peru said strikers would not be paid.", "threaten"),
    ("Peru warned that sailors who missed three days would be dismissed.",
     "threaten"),
    ('"We will now start so-called wave strikes," Peru\'s envoy said.', "threaten"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), SAID)
def test_a_stand_told_the_other_way_is_read(said, act):
    assert acts(said) == [("peru", act)]


IDLE = [
    "Peru's growers never wanted to sell.",
    "Peru will take part in the talks on Friday.",
    "Peru said it had handed Chile a plan.",
]


@pytest.mark.parametrize("said", IDLE)
def test_what_tells_no_stand_is_left(said):
    assert not acts(said)
