"""Who is meant by a body that was told of, and by people, offices and things of one."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.parse import phrases
from detente.reading.speakers.nouns import ends_body


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    documents = [from_bytes("note.txt", text.encode())]
    reading = read_documents(documents, least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


TOLD = [
    (
        (
            "The students want the university to sell its shares. What the university "
            "has put forward is narrower. It has offered to publish its holdings."
        ),
        ("The university", "offer"),
    ),
    (
        (
            "Peru's government insists that the rebels first leave the port. It "
            "objects, too, to observers from the union."
        ),
        ("Peru", "oppose"),
    ),
]


@pytest.mark.parametrize(("text", "last"), TOLD)
def test_it_is_the_body_told_of_in_a_clause_and_no_one_whom_it_tells_of(text, last):
    assert who(text)[-1] == last


def test_a_country_fears_what_its_farmers_and_those_joined_with_them_fear():
    said = who(
        "Peru has been slow to open its market to Chile. Its farmers and millers fear "
        "a wave of imports. It is therefore demanding a longer transition."
    )
    assert said == [("Peru", "concern"), ("Peru", "demand")]


def test_those_who_work_in_a_country_and_sell_nothing_are_no_country():
    said = who("Peru has not signed with Chile. Its nurses demand higher wages.")
    assert said == [("The nurses", "demand")]


NAMED = ["appointed Bo Lund as its head", "named Bo Lund as its first foreign chief"]


@pytest.mark.parametrize("named", NAMED)
def test_whom_a_firm_has_named_as_its_chief_speaks_for_it(named):
    said = who(
        f"Norrline, which last week {named}, makes ferries. Tarn Energy wants to buy "
        "it. “We will not sell the ferries,” Lund said."
    )
    assert said == [("Tarn Energy", "demand"), ("Norrline", "reject")]


def test_an_envoy_who_leads_a_team_has_its_side():
    said = who(
        "The rebels asked for local parties. Bo Ek, the envoy who leads Peru's team, "
        "said that his side was prepared to look at a clause on parties."
    )
    assert said == [("The rebels", "demand"), ("Peru", "willing")]


def test_a_fund_whose_name_begins_like_a_rank_is_no_general():
    said = who(
        "The Brenna Pensioners Association rejects the plan. The General Relief Fund "
        "rejects the estimate. It opposed any cut."
    )
    (first, *_), (fund, *_), (it, act) = said
    assert first == "Brenna Pensioners Association"
    assert fund.startswith("General Relief")
    assert (it, act) == (fund, "oppose")


NAMES = [
    ("The General Relief Fund rejects it.", "Fund", True),
    ("General Ann Lee rejects it.", "Lee", False),
    ("The plan rejects it.", "plan", False),
]


@pytest.mark.parametrize(("text", "last", "is_body"), NAMES)
def test_a_name_is_a_bodys_by_its_last_word(text, last, is_body):
    (doc,) = phrases([text]).values()
    assert [ends_body(t) for t in doc if t.text == last] == [is_body]


@pytest.mark.parametrize("thing", ["bargain", "settlement", "levy", "truce"])
def test_what_is_agreed_or_imposed_favours_nobody(thing):
    assert who(f"The {thing} unfairly favors the harbour over the farms.") == []
