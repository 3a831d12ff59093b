"""What others would lose, or be answered with, if they do not give way."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def acts(said):
    """Return party and act of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    assert all(s.quote in text for s in found.statements)
    return [(s.party, s.act) for s in found.statements]


THREATS = [
    # what is taken away, in a passive
    "Peru warned Chile that the plan to fund its port would be dropped if it left.",
    "Peru told Chile that the talks would be shut down if there was no accord.",
    # what is promised for the case that the other side does not yield
    "If the talks fail, Peru has promised to cut the nets of any boat it finds.",
    "Peru vowed to campaign against the law in every town.",
    # what one would be driven to
    "Peru said it will be forced to close the mine if Chile goes on holding its ships.",
    # courts, and orders that would not be obeyed
    "Peru said it would go back to the judges if the date was given up.",
    "Peru said it would defy the court if the ban was upheld.",
    # what is pressed for or kept to by those who warn
    "If the port is left out, Peru warned, it will push for an embargo.",
    # what a deed would count as
    "Peru said a raid on Bolivia would be a declaration of war on it.",
    "Peru said that without a halt to the plans there would be further protests.",
]


@pytest.mark.parametrize("said", THREATS)
def test_what_follows_if_others_do_not_yield_is_a_threat(said):
    assert acts(said) == [("peru", "threaten")]


OTHERS = [
    ("Peru promised to pay the growers if the talks fail.", ("peru", "offer")),
    ("Peru warned that it would stick to its price.", ("peru", "insist")),
    ("Peru said it will push for an embargo.", ("peru", "demand")),
    ("Peru vowed to campaign for the law.", ("peru", "insist")),
]


@pytest.mark.parametrize(("said", "one"), OTHERS)
def test_what_is_given_or_asked_for_in_any_case_is_no_threat(said, one):
    assert acts(said) == [one]
