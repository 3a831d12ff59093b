"""Whose words they are: labels, quotations, people and those they speak for."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def read(text):
    return read_documents([from_bytes("note.txt", text.encode())])


def said(text):
    """Return party, coarse content and reporter of what is read in a text."""
    return [(s.party, s.act, s.reported_by) for s in read(text).statements]


MATTERS = [
    "* Fishing Rights: Iceland insists on a lower quota. Norway rejects a cut.",
    "Fishing Rights: Iceland insists on a lower quota. Norway rejects a cut.",
    "FISHING RIGHTS: Iceland insists on a lower quota. Norway rejects a cut.",
    "* Faroe Fishing: Iceland insists on a lower quota. Norway rejects a cut.",
    "The quota: Iceland insists on a lower quota. Norway rejects a cut.",
]


@pytest.mark.parametrize("text", MATTERS)
def test_the_label_of_a_matter_speaks_for_nobody(text):
    assert said(text) == [("iceland", "insist", ""), ("norway", "reject", "")]


def test_a_matter_named_after_a_party_is_not_that_party():
    text = "* Turkey: wants an apology.\n* Turkey Tariffs: Greece demands a refund."
    assert said(text) == [("turkey", "seek", ""), ("greece", "demand", "")]


def test_the_label_of_a_matter_ends_the_words_of_a_party():
    text = "* Peru: wants a bridge.\n* Road Tolls: Chile said it would not pay tolls."
    assert said(text) == [("peru", "seek", ""), ("chile", "reject", "")]


SPEAKERS = [
    ("Japan: We will not accept a ceiling.", "japan"),
    ("The union: We will not accept a ceiling.", "union"),
    ("Finnish Delegation: We will not accept a ceiling.", "finland"),
]


@pytest.mark.parametrize(("text", "party"), SPEAKERS)
def test_the_label_of_a_party_speaks_for_it(text, party):
    assert [s[:2] for s in said(text)] == [(party, "reject")]
