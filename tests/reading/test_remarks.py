"""A remark between a modal verb and what it helps: what is refused stays refused."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.parse import phrases


def acts(said):
    """Return party and act of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    assert all(s.quote in text for s in found.statements)
    return [(s.party, s.act) for s in found.statements]


PARTED = {
    "Peru would not, its minister said, pay the fee.": ("peru", "reject"),
    "Chile will not, it added, give up the port.": ("chile", "reject"),
    "Peru cannot, it insists, share the catch.": ("peru", "reject"),
    "Peru could not, said its minister, share the port.": ("peru", "reject"),
    "Chile will never, its minister told reporters, accept the line.":
        ("chile", "reject"),
    "Chile would, its minister added, pay for the pier.": ("chile", "willing"),
    "Chile must, Peru said, open the port.": ("peru", "demand"),
    "Chile would not, it made clear, rewrite the treaty.": ("chile", "reject"),
    "Chile would not, however, pay the fee.": ("chile", "reject"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "act"), PARTED.items())
def test_a_remark_takes_nothing_from_what_it_parts(said, act):
    assert acts(said) == [act]


def test_what_a_modal_verb_helps_is_found_behind_the_remark():
    said = "The union will not, its leader told reporters, accept a pay cut."
    words = {word.text: word for word in phrases([said])[said]}
    assert words["accept"].dep_ == "ROOT"
    assert (words["will"].dep_, words["will"].head.text) == ("aux", "accept")
    assert (words["not"].dep_, words["not"].head.text) == ("neg", "accept")
    assert (words["union"].dep_, words["union"].head.text) == ("nsubj", "accept")
    assert (words["told"].dep_, words["told"].head.text) == ("parataxis", "accept")


def test_what_is_only_joined_by_a_comma_is_left_alone():
    said = "The union will vote in May, its leader said, and accept the count."
    words = {word.text: word for word in phrases([said])[said]}
    assert words["will"].head.text == "vote"
