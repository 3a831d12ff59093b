"""What one party lays at another's door, denies, or gives a hard name."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(said):
    """Return party, act and content of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    return [(s.party, s.act, s.content) for s in found.statements]


CHARGES = {
    "Peru accused Chile of stalling.": ("peru", "assert", "Chile of stalling"),
    "Peru blamed Chile for the delay.": ("peru", "assert", "the delay"),
    "Peru blames cheap imports and a want of goodwill.":
        ("peru", "assert", "cheap imports and a want of goodwill"),
    "Peru laid the blame on Chile.": ("peru", "assert", "Chile"),
    "Peru denies that it wants to seize the islands.":
        ("peru", "assert", "it wants to seize the islands"),
    "Peru does not deny that it wants the islands.": ("peru", "seek", "the islands"),
    "Peru calls that piracy.": ("peru", "oppose", "that"),
    "Peru demanded its boats back at once.": ("peru", "demand", "its boats"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "one"), CHARGES.items())
def test_a_charge_is_what_a_party_maintains(said, one):
    assert told(said) == [one]


def test_who_only_blames_the_other_maintains_nothing():
    assert not told("Peru and Chile left early, each side blaming the other.")


def test_what_an_agency_says_of_its_report_is_no_heading():
    text = (
        "Peru offers Chile a port\n\n(Adds comment, analyst, background)\n\n"
        "LIMA, May 2 (Reuters) - Peru offered Chile a port of its own.\n"
    )
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    assert [(s.party, s.act) for s in found.statements] == [("peru", "offer")]


@pytest.mark.parametrize("deed", ["failing", "providing"])
def test_a_deed_that_one_is_accused_of_is_no_condition(deed):
    text = f"Peru and Chile met. Peru accused Chile of {deed} to stop the boats."
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    [one] = found.statements
    assert one.content.startswith(f"Chile of {deed}")
    assert not one.condition
