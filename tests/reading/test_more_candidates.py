"""Positions that stand in the plainer words of news: a view, a plan, a list."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.candidates import candidates


def told(said):
    """Return party, act and quote of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    for s in found.statements:
        assert s.quote in text
    return [(s.party, s.act, s.quote) for s in found.statements]


VIEWS = [
    ("Peru said the worry over the harbour was overblown.",
     ("peru", "assert", "the worry over the harbour was overblown")),
    ("'It is not usual anywhere to sell a ship before it is paid for,' Peru said.",
     ("peru", "assert",
      "It is not usual anywhere to sell a ship before it is paid for")),
    ("Peru called the latest offer divisive and unhelpful.",
     ("peru", "oppose", "Peru called the latest offer divisive and unhelpful")),
    ("On leaving, Peru called the Chileans' latest offer unacceptable.",
     ("peru", "reject", "Peru called the Chileans' latest offer unacceptable")),
    ("Chile wants to tax tuna, an idea Peru said was off the table from the start.",
     ("peru", "reject", "an idea Peru said was off the table from the start")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "view"), VIEWS)
def test_what_a_party_says_of_a_thing_is_its_view(said, view):
    assert view in told(said)


def test_who_is_ready_is_not_only_said_to_be_so():
    acts = [act for _, act, _ in told("Peru said that it was ready to share the port.")]
    assert acts == ["willing"]


PLANS = [
    ("Peru would also claw back some 30 million dollars in unspent aid.",
     ("peru", "seek")),
    ("Peru would keep the ban as it stands.", ("peru", "insist")),
    ("Peru said the lighthouses would stay in its own hands.", ("peru", "insist")),
    ("Peru let it be known that it could go down to a third of the catch.",
     ("peru", "willing")),
    ("Peru suggested another way: an elected council, with a small staff.",
     ("peru", "offer")),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), PLANS)
def test_what_a_party_would_do_is_its_plan(said, act):
    assert act in [(party, act) for party, act, _ in told(said)]


def test_what_stands_behind_the_colon_is_what_is_suggested():
    said = "Peru suggested another way: an elected council, with a small staff."
    assert said[:-1] in [quote for *_, quote in told(said)]


def test_a_list_of_infinitives_hangs_on_the_verb_before_it():
    said = (
        "Peru wants the firm to sell its shares; to publish its accounts; and to "
        "rehire the pilots who were dismissed."
    )
    quotes = [quote for party, act, quote in told(said) if act == "demand"]
    assert len(quotes) == 3
    assert quotes[2].endswith("the pilots who were dismissed")


def test_what_is_urged_in_a_letter_is_what_others_are_urged_to_do():
    [(party, act, quote)] = told("Peru urged Chile in a letter to run an open auction.")
    assert (party, act) == ("peru", "demand")
    assert quote.endswith("to run an open auction")


def test_who_asks_not_to_be_named_makes_no_condition():
    said = "Peru will pay a third, said an aide who spoke on condition of anonymity."
    found = read_documents([from_bytes("note.txt", said.encode())], least=0)
    assert [s.condition for s in found.statements if s.condition] == []


def test_what_nobody_says_is_no_candidate():
    """A reporter answers what "they" want, and nobody says who that is."""
    text = (
        "October 13, 2019, on the evening program\n\nHOST: And what do they want?\n\n"
        "REPORTER: The first thing is the decree. Jon Vargas leads the confederation. "
        "He told Norway that it had to go.\n\nREPORTER: Norway rejects it.\n"
    )
    found = candidates([from_bytes("note.txt", text.encode())]).found
    assert all(one.holder.parties for one in found)
    assert found
