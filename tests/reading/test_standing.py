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
    # how far a thing goes is no offer to go there
    "Norway said it had gone as far as it could go.": [("norway", "assert")],
    "Norway will pay as soon as Sweden signs.": [("norway", "willing")],
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
    # what is compared with, judged, or raised by what has happened
    "The price is lower than the bids of its rivals Aro and Belt.": [],
    '"Our proposals are well-founded," Iran said.': [],
    "The mill closed on Monday, raising doubts about the deal.": [],
    # an act in passing, of the past, and one that may stand
    "Chile, which came up with the idea of a fund, wants a vote.": [("chile", "seek")],
    "Chile, which voted for a fund, wants a vote.": [("chile", "seek")],
    "Chile, which tabled a plan for a fund, wants a vote.": [
        ("chile", "offer"),
        ("chile", "seek"),
    ],
    "Peru, which refused to cut the quota, wants a vote.": [
        ("peru", "reject"),
        ("peru", "seek"),
    ],
    "It was an accord, under which Peru agreed to cut the quota.": [],
    # what others would have to do
    "There is enough time for the union to accept the offer.": [],
    # what is promised at home
    "Both unions promised relief to voters.": [],
    # what nobody does in talks, denied or not
    "The envoy of Peru, who did not wish to be named, left.": [],
    "The firm does not wish to sell the mill.": [("firm", "oppose")],
    # what is done, and what one is ready for
    "The chair has prepared a draft of ten pages.": [],
    "Peru is prepared to cut the quota.": [("peru", "willing")],
    "The minister resigned only to return a day later.": [],
    "Peru is resigned to a smaller budget.": [("peru", "willing")],
    # a proviso is nobody's verdict
    "Peru said it would sign the text provided the quota stayed below 5 percent.": [
        ("peru", "willing")
    ],
    # what went on for months, and what goes on
    "For months the union refused to meet the firm.": [],
    "The union refused to meet the firm.": [("union", "reject")],
}

ACTS = {
    # denied before the verb
    '"I cannot in good conscience support this bill," Peru said.': ("peru", "reject"),
    # what others would suffer, and what comes of itself
    "Kenya warned that Sudan would face ruin if it kept its troops in the bay.": (
        "kenya",
        "threaten",
    ),
    "Kenya warned that the growers would face a drought.": ("kenya", "concern"),
    # what harms others, and what comes upon them
    "A tariff would hit the growers, Kenya said.": ("kenya", "assert"),
    "A strike will hit on Monday, the union said.": ("union", "threaten"),
    # to suspend what weighs on others, and what they need
    "Kenya proposed suspending the tariff on maize.": ("kenya", "offer"),
    "Kenya is ready to suspend the talks.": ("kenya", "threaten"),
}


def told(text, date=""):
    """Return party and act of all that is read in a text of a day."""
    document = replace(from_bytes("note.txt", text.encode()), date=date)
    return [(s.party, s.act) for s in read_documents([document]).statements]


@pytest.mark.parametrize("text", PAIRS, ids=lambda t: t[:40])
def test_position_or_not(text):
    assert sorted(told(text)) == sorted(PAIRS[text])


@pytest.mark.parametrize("text", ACTS, ids=lambda t: t[:40])
def test_which_act(text):
    assert told(text) == [ACTS[text]]


@pytest.mark.parametrize("when", ["", " in the levy"])
def test_a_remark_on_the_whole_is_not_wanted_with_it(when):
    text = f"Peru proposed a pause{when}, a concession aimed at saving the talks."
    read = read_documents([from_bytes("note.txt", text.encode())])
    assert [s.content for s in read.statements] == [f"a pause{when}"]


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_refusal_in_another_month_is_history(month, then):
    text = f"The union rejected the plan in {month_name[then]}."
    read = told(text, f"2031-{month:02}-15")
    assert read == ([("union", "reject")] if month == then else [])


@given(st.sampled_from(month_name[1:]))
def test_an_offer_stands_for_months(month):
    assert told(f"The firm offered 3 percent in {month}.") == [("firm", "offer")]


def test_a_condition_keeps_the_to_that_ends_it():
    text = "Arden threatens to “take every case to court, if we have to”."
    (said,) = read_documents([from_bytes("a.txt", text.encode())]).statements
    assert (said.content, said.condition) == (
        "to take every case to court",
        "if we have to",
    )
