"""What parties maintain, ask for by their papers, and will not do to others."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def acts(said):
    """Return party and act of all that the rules propose after two names."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0.0)
    assert all(s.quote in text for s in reading.statements)
    return [(s.party, s.act) for s in reading.statements]


MAINTAINED = [
    "Peru says the treaty covers the northern fishing grounds only.",
    "Peru contends the ferry line loses a million pesos a month.",
    "Peru argued that the older mills were already running at half their speed.",
]


@pytest.mark.parametrize("said", MAINTAINED)
def test_what_a_party_says_in_the_present_it_maintains(said):
    assert acts(said) == [("peru", "assert")]


NEWS = [
    "Peru said the ferry left the northern harbour at noon.",
    "Peru says it rains.",
    "Peru says there could be another round of this next month.",
]


@pytest.mark.parametrize("said", NEWS)
def test_news_and_small_talk_are_not_maintained(said):
    assert acts(said) == []


FORMS = [
    ("Peru's charter of claims seeks a tenth more water.", "demand"),
    ("Peru's list includes the reopening of the upper road.", "demand"),
    ("Peru's plan asks for no cuts in the highlands.", "demand"),
    ('"What is needed is a guarantee for the growers," Peru said.', "demand"),
    ('"We are not leaving the strip," Peru\'s minister said.', "reject"),
    ("Peru said there were no plans to reopen the mine.", "reject"),
    ("Peru said there was no money for a second bridge.", "reject"),
    ("Peru said it would not charge Chile anything for the crossing.", "willing"),
    ("Peru said it would not dismiss anybody at the port.", "willing"),
    ("Peru said such a toll could have ruinous effects on the islands.", "concern"),
    ("Peru told reporters on a conference call that it would not sign the text.",
     "reject"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), FORMS)
def test_forms_of_asking_refusing_and_sparing(said, act):
    assert acts(said) == [("peru", act)]


OTHERS = [
    '"We are not leaving the talks," Peru\'s minister said.',
    "What is not needed is haste, Peru said.",
    "The list includes the upper road.",
]


@pytest.mark.parametrize("said", OTHERS)
def test_forms_that_only_look_so(said):
    assert not [act for _, act in acts(said) if act in {"demand", "reject"}]
