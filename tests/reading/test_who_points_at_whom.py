"""Nouns that point at each other, "it", "its rival", "the latter": whoever is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents

POINTING = st.sampled_from([
    "its rival", "their partner", "its counterpart", "his minister", "they", "it", "he",
    "their government", "the other side", "each other", "the former", "both",
    "the latter", "one of the two", "most of them", "its own members",
    "its ally and their friend", "the two sides", "our side",
])  # fmt: skip
NAMED = st.sampled_from([
    "the port", "Peru", "the union", "the ministry's spokesman Bo Lund", "Lund",
])  # fmt: skip
DOING = st.sampled_from([
    "said that", "told", "and", "rejects", "wrote to", "insists that", "demanded that",
    "must accept", "which said", "warned that", "asked", "agreed with",
])  # fmt: skip
SENTENCE = st.lists(st.tuples(POINTING | NAMED, DOING), min_size=2, max_size=6).map(
    lambda pairs: " ".join(f"{who} {does}" for who, does in pairs) + " it."
)


def test_a_subject_that_holds_its_own_counterpart_is_asked_about_once():
    text = b"The port and its counterpart wrote that they reject the toll."
    [said] = read_documents([from_bytes("note.txt", text)]).statements
    assert (said.party, said.act) == ("port", "reject")


@settings(max_examples=60)
@given(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join))
def test_whatever_points_at_whatever_a_text_is_read(text):
    reading = read_documents([from_bytes("note.txt", text.encode())])
    assert all(s.quote in text for s in reading.statements)
    assert {s.party for s in reading.statements} <= set(reading.parties)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norline said the offer amounted to a cut and demanded another one.",
            [("norline", "oppose"), ("norline", "demand")],
        ),
        (
            "Norway insists that the land is theirs and says it will not sell it.",
            [("norway", "demand"), ("norway", "reject")],
        ),
        (
            "The Harbour Party met. Bo Lund, the party's leader, said no to any toll.",
            [("harbour", "reject")],
        ),
    ],
)
def test_who_says_that_a_thing_is_so_does_the_rest_too(text, expected):
    read = read_documents([from_bytes("note.txt", text.encode())])
    assert [(s.party, s.act) for s in read.statements] == expected


def test_where_each_side_is_told_of_a_label_is_one_and_countries_are_its():
    text = """Talks on the sea open on Monday

What does each side want?

The Northern Coalition: Some 20 countries, led by Norway, want a smaller quota.

The reef group: Peru and others reject any quota.

The islands alliance: For countries such as Fiji, fish is food. They demand a fund.
"""
    read = read_documents([from_bytes("note.txt", text.encode())])
    named = [(read.parties[s.party], s.act) for s in read.statements]
    assert ("Northern Coalition", "seek") in named
    assert ("The islands alliance", "demand") in named
    assert not any("countries" in name for name, _ in named)
