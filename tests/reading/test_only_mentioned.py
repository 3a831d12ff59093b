"""What is only mentioned, looked into or thought of, beside what is a stand."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(text):
    """Return party and act of each statement of a short text."""
    found = read_documents([from_bytes("a.txt", text.encode())]).statements
    return [(s.party, s.act) for s in found]


STORIES = {
    # a clause that only says which thing
    "Peru bought bonds whose owners refuse a swap.": [],
    "Peru will not read anything that Chile would veto.": [("peru", "reject")],
    'Peru said the draft "remains far from something we could accept."': [
        ("peru", "reject")
    ],
    # what two settled, and what one settles for
    "Peru and Chile have largely settled on a quota.": [],
    "Peru and Chile settled in for a long quarrel.": [],
    # where and when, and what is sought
    "Peru will be out of the cup after a year of bargaining.": [],
    # what is thought of a threat, a plan or a choice
    "Analysts said that Peru's threat to quit was credible.": [],
    "Peru's plan is worth 50 cents, against 56 for that of Chile.": [],
    "Chile agreed to Peru's request for a larger quota.": [("chile", "accept")],
    # what is looked into, and what is done
    "Peru said that it would examine the draft.": [],
    "Peru said that it would open an inquiry on Monday.": [],
    "Peru said that it was examining whether the levy was lawful.": [],
    "Peru said that it would open the port.": [("peru", "willing")],
    # what is waited for
    "Chile would come back when its assembly votes to suspend the levy.": [],
    # what others suffer, and their answer
    "The growers are angry, since Chile would not be paid for the fish.": [],
    '"Their answer is to ask us to pay twice," the minister of Peru said.': [
        ("peru", "assert")
    ],
    '"The answer is to ask them to pay," the minister of Peru said.': [
        ("peru", "demand")
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", STORIES)
def test_what_is_mentioned_is_no_stand(text):
    assert told(text) == STORIES[text]


def test_what_is_not_the_last_word_leaves_a_door_open():
    text = "Peru met Chile. Peru said the quota was not the final word."
    assert told(text) == [("peru", "willing")]


def test_a_word_that_only_tells_the_kind_of_a_body_names_none():
    text = (
        "The carrier Norline Ferries and the Harbour Workers Union met on Monday. "
        "Norline Ferries refused a pause. The Crown corporation said that it was ready "
        "to add a day. The Harbour Workers Union wants a week. National president "
        "Ann Lee said the offer was unacceptable."
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    names = {reading.parties[s.party] for s in reading.statements}
    assert names == {"Norline Ferries", "Harbour Workers Union"}
    assert [s.act for s in reading.statements] == [
        "reject",
        "willing",
        "seek",
        "reject",
    ]


def test_work_that_should_be_given_to_somebody_is_no_party():
    text = (
        "Norline Ferries met the Harbour Workers Union. It says the work should go to "
        "its members, and that it has told the firm as much."
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    assert "The work" not in reading.parties.values()
