"""What a party says that a deal or talks will hold, and will not."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

SAID = {
    "Chile said that farming would not be part of any deal.": [("chile", "reject")],
    "Chile said that cod would be excluded from the talks.": [("chile", "reject")],
    "Chile said that there would be a vote on the islands as part of any agreement.": [
        ("chile", "insist")
    ],
    "Chile said that the treaty would cover cod only.": [("chile", "insist")],
    # it is not said by a side, or of no terms
    "The treaty would cover cod only.": [],
    "Chile said that the lunch would include cod.": [],
}


@pytest.mark.parametrize("sentence", SAID)
def test_it_is_a_position_of_who_says_so(sentence):
    text = f"Peru and Chile talk about the bay.\n\n{sentence}\n"
    found = read_documents([from_bytes("talks.txt", text.encode())], least=0)
    told = [(s.party, s.act) for s in found.statements if s.act != "assert"]
    assert told == SAID[sentence]


def test_what_an_envoy_calls_for_is_not_where_the_envoy_is_sent():
    text = (
        "Peru and Chile talk about the bay. The visit followed a call by the U.N. "
        "envoy to Peru, Bo Tolm, to Chile and Peru to save the truce."
    )
    found = read_documents([from_bytes("talks.txt", text.encode())], least=0)
    assert [s.content for s in found.statements] == ["Chile and Peru to save the truce"]
    assert all(s.quote in text for s in found.statements)


def test_what_somebody_was_before_says_nothing_of_whom_they_speak_for():
    text = (
        "Peru and Chile talk about the bay.\n\nAna Tolm, a former Portuguese minister, "
        "urged Peru to open the bay."
    )
    found = read_documents([from_bytes("talks.txt", text.encode())], least=0)
    assert not {s.party for s in found.statements} & {"portugal"}
