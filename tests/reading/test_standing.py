"""What is told of talks without being anybody's position today."""

from calendar import month_name
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents

PAIRS = {
    # a question that is named, and the like without one
    "The ministers differ on how fast the quota should fall.": [],
    "The two firms are divided over how fast the mill should close.": [],
    "Peru is ready to discuss how the catch is counted.": [("peru", "willing")],
    "Peru offered to explain how the catch is counted.": [("peru", "offer")],
    "Egypt and Sudan differ on the quota.": [("egypt", "oppose"), ("sudan", "oppose")],
    "Norway did not say how long it was willing to wait.": [],
    "Norway said it was willing to wait.": [("norway", "willing")],
    "Chile explained why it opposed the cap.": [],
    # what is only able to happen, and what may be had
    "Oslo said the country could run out of gas by May.": [],
    "Kenya said it could lift the ban on maize.": [("kenya", "willing")],
    "Kenya said it could see a deal on maize.": [("kenya", "willing")],
    # what cannot be told, and what is refused
    "The miners said they could not tell how many would come.": [],
    "The firm said it could not find the papers.": [],
    "The firm said it could not accept the rise.": [("firm", "reject")],
    # a deed that is told, and a view of how things are
    "Peru said that it had sent two ships to the bay.": [],
    "Peru said that its fleet had been cut in half.": [("peru", "assert")],
    # a demand that is no more, one of last year, and one that stands
    "The union's demand for a shorter week was dropped.": [],
    "At last year's talks, Chile's demand for a quota was blocked by Peru.": [],
    "The union's demand for a shorter week still stands.": [("union", "demand")],
    # what went on for months, and what goes on
    "For months the union refused to meet the firm.": [],
    "The union refused to meet the firm.": [("union", "reject")],
}


def told(text, date=""):
    """Return party and act of all that is read in a text of a day."""
    document = replace(from_bytes("note.txt", text.encode()), date=date)
    return [(s.party, s.act) for s in read_documents([document]).statements]


@pytest.mark.parametrize("text", PAIRS, ids=lambda t: t[:40])
def test_position_or_not(text):
    assert told(text) == PAIRS[text]


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_refusal_in_another_month_is_history(month, then):
    text = f"The union rejected the plan in {month_name[then]}."
    read = told(text, f"2031-{month:02}-15")
    assert read == ([("union", "reject")] if month == then else [])


@given(st.sampled_from(month_name[1:]))
def test_an_offer_stands_for_months(month):
    assert told(f"The firm offered 3 percent in {month}.") == [("firm", "offer")]
