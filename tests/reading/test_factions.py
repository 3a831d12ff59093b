"""Leaders whom everybody knows: of their parties at home, of their countries abroad."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.speakers.figures import plain
from detente.reading.words import table


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    document = from_bytes("note.txt", text.encode())
    reading = read_documents([document], least=0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


AT_HOME = [
    (
        ("The CDU met the SPD. Angela Merkel rejects a wealth tax. Martin Schulz "
         "demands a wealth tax."),
        [("CDU", "reject"), ("SPD", "demand")],
    ),
    (
        ("Fine Gael and Fianna Fáil met in Dublin. Enda Kenny wants a budget by May. "
         "Mr Martin rejects the budget, Micheál Martin's aides said."),
        [("Fine Gael", "seek"), ("Fianna Fáil", "reject")],
    ),
    (
        ("The League is out. Matteo Salvini demands a flat tax. Luigi Di Maio of the "
         "5-Star Movement opposes a flat tax."),
        [("League", "demand"), ("5-Star Movement", "oppose")],
    ),
    (
        ("Likud met Yesh Atid. Prime Minister Benjamin Netanyahu wants a rotation. "
         "Yair Lapid rejects it. Netanyahu's party insists on a rotation."),
        [("Likud", "seek"), ("Yesh Atid", "reject"), ("Likud", "insist")],
    ),
    (
        ("Britain's Labour met the Liberal Democrats. Brown wants a vote. Gordon Brown "
         "has offered a seat. Nick Clegg demands a vote."),
        [("Labour", "seek"), ("Labour", "offer"), ("Liberal Democrats", "demand")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_HOME)
def test_leaders_of_parties_that_deal_with_each_other_speak_for_them(text, expected):
    assert who(text) == expected


ELSEWHERE = [
    (  # among states
        ("Merkel's CDU was split with the SPD. France and Greece met Spain. Angela "
         "Merkel rejects a fund. Spain and Greece demand it."),
        [("Germany", "reject"), ("Spain", "demand"), ("Greece", "demand")],
    ),
    (  # its government acts: the head of it speaks for that
        ("The CDU met the SPD. Germany's government wants a levy. Chancellor Angela "
         "Merkel rejects a vote. Martin Schulz demands a vote."),
        [("The government", "seek"), ("The government", "reject"), ("SPD", "demand")],
    ),
    (  # another Brown
        ("The Harbour Union met Labour in Britain. Ann Brown of the Harbour Union "
         "wants a vote. Brown rejects a levy."),
        [("Harbour Union", "seek"), ("Harbour Union", "reject")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_elsewhere_they_speak_for_somebody_else(text, expected):
    assert who(text) == expected


def test_every_party_has_names_and_leaders_and_no_leader_stands_twice_in_one():
    for factions in table("factions")["factions"].values():
        for entry in factions.values():
            assert entry.keys() == {"called", "leaders"}
            leaders = [plain(name) for name in entry["leaders"]]
            assert entry["called"]
            assert leaders
            assert len({*leaders}) == len(leaders)
