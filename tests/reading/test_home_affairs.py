"""Who governs: a party beside others at home, the country's own voice among states."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


AT_HOME = [
    (
        "The White House offered 5 per cent. The Harbour Union rejects the offer.",
        [("White House", "offer"), ("Harbour Union", "reject")],
    ),
    (
        ("The British government offered 5 per cent. The Harbour Union rejects it. "
         "The government insists on longer shifts."),
        [("The government", "offer"), ("Harbour Union", "reject"),
         ("The government", "insist")],
    ),
    (
        ("The White House offered 5 per cent. The Harbour Union rejects the offer. "
         "Canada demands a say."),
        [("United States", "offer"), ("Harbour Union", "reject"), ("Canada", "demand")],
    ),
    (
        ("Britain offered 5 per cent. Britain wants longer shifts. The Harbour Union "
         "rejects them."),
        [("Britain", "offer"), ("Britain", "seek"), ("Harbour Union", "reject")],
    ),
    (
        ("Peru's ministry of ports met the Harbour Union. Peru offered 5 per cent. "
         "Peru wants longer shifts. The Harbour Union rejects them."),
        [("Peruvian government", "offer"), ("Peruvian government", "seek"),
         ("Harbour Union", "reject")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_HOME)
def test_a_government_goes_by_its_own_name_where_no_other_state_takes_part(
    text, expected
):
    assert who(text) == expected


LEADERS = [
    (
        ("Starmer's Labour met the Greens and the Liberal Democrats. The Greens demand "
         "a vote. Starmer rejects a vote."),
        [("Greens", "demand"), ("Labour", "reject")],
    ),
    (
        "Starmer, whose Labour met the Greens, rejects a vote. The Greens demand it.",
        [("Labour", "reject"), ("Greens", "demand")],
    ),
    (
        ("Starmer's Labour is split. Norway and Denmark met. Norway demands a smaller "
         "quota. Denmark and Iceland oppose it. Starmer rejects a quota."),
        [("Norway", "demand"), ("Denmark", "oppose"), ("Iceland", "oppose"),
         ("United Kingdom", "reject")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEADERS)
def test_who_leads_a_faction_speaks_for_it_at_home(text, expected):
    assert who(text) == expected


def test_a_name_with_an_acronym_is_without_its_leader():
    text = "Ann Lee's Harbour Liberals (HL) demand a vote. Lee rejects a toll."
    assert who(text) == [("Harbour Liberals", "demand"), ("Harbour Liberals", "reject")]


def test_who_speaks_for_one_people_of_two_is_called_by_it():
    told = (
        "Cyprus talks\n\nThe Greek Cypriots demand their homes back. "
        "Turkish Cypriots reject any deadline. "
        "Greek Cypriot officials oppose guarantees. {}\n"
    )
    island = told.format("The Turkish Cypriot side wants a vote.")
    state = told.format("Cyprus rejects it. Cyprus wants a vote. Cyprus can wait.")
    assert {name for name, _ in who(island)} == {"Greek Cypriots", "Turkish Cypriots"}
    assert {name for name, _ in who(state)} == {"Cyprus", "Turkish Cypriots"}


OF_WHOM = [
    (
        "The government of Ann Lee rejects the levy.",
        [("The government", "reject")],
    ),
    (
        "The liberals of the VLD oppose the levy. The VLD wants a vote.",
        [("VLD", "oppose"), ("VLD", "seek")],
    ),
    (
        "The Reform Party (PvH) wants a levy. The PvH rejects a ceiling.",
        [("Reform Party", "seek"), ("Reform Party", "reject")],
    ),
    ("CD&V insists on a ceiling.", [("CD&V", "insist")]),
    (
        "The liberals of Flanders oppose the levy.",
        [("The liberals", "oppose")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_WHOM)
def test_what_stands_behind_of_names_a_party_but_not_its_government(text, expected):
    assert who(text) == expected


WARS = [
    (  # rebels deal with a government, whoever else takes part
        (
            "Peru's government met the ELN in Oslo. The government wants a truce. "
            "The ELN refuses it. The government offers land. Norway demands a vote."
        ),
        {"Peruvian government", "Norway"},
    ),
    (  # and with a state that the text names itself
        (
            "Israel wants a truce. Hamas refuses it. Israel offers to open the gate. "
            "The government is divided. Egypt demands a vote."
        ),
        {"Israel", "Egypt"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WARS)
def test_rebels_deal_with_a_government_where_the_documents_say_so(text, expected):
    assert expected <= {party for party, _ in who(text)}
