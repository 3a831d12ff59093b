"""Who is meant by an office, a surname, a noun when a text comes back to somebody."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.speakers.parties import PartyTable


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    documents = [from_bytes("note.txt", text.encode())]
    reading = read_documents(documents, least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


PEOPLE = [
    (
        "The union's general secretary",
        (
            "Orla Rail wants a vote. The Signal Union is willing to wait, its general "
            "secretary, Tom Vance, said. Mr Vance rejects the roster."
        ),
        ("Signal Union", "reject"),
    ),
    (
        "a president with no union beside him",
        (
            "The Signal Union set a deadline on Monday. “We want a deal,” national "
            "president Kemi Adler told reporters. Adler rejects the roster."
        ),
        ("Signal Union", "reject"),
    ),
    (
        "of an acronym",
        "Sara Olmedo of the DMU said she would not sign.",
        ("DMU", "reject"),
    ),
    (
        "an acronym's",
        "FEQ's Marta Perlini hinted that she would sign at four per cent.",
        ("FEQ", "willing"),
    ),
    (
        "an initial last",
        (
            "The Porters Union met on Sunday. “We will not sign,” said Porters Union "
            "president Sajeev M. Mr. Sajeev rejects the offer."
        ),
        ("Porters Union", "reject"),
    ),
    (
        "he is the minister told of, not who spoke before",
        (
            "Peru's unions met. “We want more,” said Ana Holt, head of the Porters "
            "Union. The Trade Minister was calm. He rejected the claim."
        ),
        ("The government", "reject"),
    ),
    (
        "a governor with foreign given names",
        (
            "Governor Lucía Eugenia Ferrando offered 18 percent. The union wants 35. "
            "Ferrando rejects a strike."
        ),
        ("Governor Lucía Eugenia Ferrando", "reject"),
    ),
    (
        "members in a place are the union's",
        (
            "The Signal Union set a deadline. “We want a deal,” national president "
            "Kemi Adler said. Members in the north and the east reject the roster."
        ),
        ("Signal Union", "reject"),
    ),
    (
        "a chair behind whose union's name the name stands",
        (
            "The Director-General of the Norland Millers' Consultative Association, "
            "Tove-Maria Lindqvist, demanded a pause."
        ),
        ("Norland Millers' Consultative Association", "demand"),
    ),
    (
        "one of its founders",
        (
            "RidersNow rejects the law. “We will go to court,” said Nora Sten, one of "
            "its founders. Sten demanded a vote."
        ),
        ("RidersNow", "demand"),
    ),
    (
        "a given name behind a hyphen",
        (
            "The Signal Union met. “We want more,” Lee Dong-su, the union's head, told "
            "members. Mr Lee rejects the roster."
        ),
        ("Signal Union", "reject"),
    ),
    (
        "of the front",
        (
            "The Hill People's Front walked out. Bishal Oli of the front said the "
            "districts would stay, and rejected the map."
        ),
        ("Hill People's Front", "reject"),
    ),
    (
        "the chief executive of the firm told of",
        (
            "Norrline Shipping has asked for talks. Jeff Lund, the chief executive, "
            "rejects the levy."
        ),
        ("Norrline Shipping", "reject"),
    ),
    (
        "the head of state",
        (
            "Kenya's doctors met President William Ruto. “We will not borrow,” the "
            "Head of State said."
        ),
        ("Kenya", "reject"),
    ),
]


@pytest.mark.parametrize(
    ("text", "last"), [p[1:] for p in PEOPLE], ids=[p[0] for p in PEOPLE]
)
def test_a_person_goes_on_speaking_for_the_same_party(text, last):
    assert who(text)[-1] == last


BODIES = [
    (
        "of two associations the one that acted last",
        (
            "The Bakers' Association and the Millers' Association rejected the price. "
            "“It is too low,” said Ida Lund, president of the Millers' Association. "
            "The association demands a ballot."
        ),
        ("Millers' Association", "demand"),
    ),
    (
        "of two the one that was named already",
        (
            "The Bakers Alliance rejected the price. It has fallen. The alliance wants "
            "a ballot.\n\nThe Millers Alliance demanded a pause."
        ),
        ("Bakers Alliance", "seek"),
    ),
    (
        "a firm has gone by, and the firm is still who it was",
        (
            "Norrline Shipping rejected the roster. The strike has shut down a company "
            "that moves mail. The company offered a bonus."
        ),
        ("Norrline Shipping", "offer"),
    ),
    (
        "several firms act as one",
        (
            "The Association of Clinic Owners rejected the tariff. The nurses want "
            "more. The companies demanded a ballot."
        ),
        ("Association of Clinic Owners", "demand"),
    ),
    (
        "the town of a headquarters is no firm",
        (
            "The session at the union's headquarters in Skelby failed. The union "
            "rejects the roster. The firm offered a bonus."
        ),
        ("The firm", "offer"),
    ),
    (
        "an organisation of states is the bloc",
        "ECOWAS shut the border. The regional bloc wants a vote.",
        ("ECOWAS", "seek"),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [b[1:] for b in BODIES], ids=[b[0] for b in BODIES]
)
def test_a_noun_is_the_body_told_of(text, expected):
    assert expected in who(text)


LONE = [
    "The Front wants a vote. Bo Lindqvist wants a list. Mr Lindqvist rejects it.",
    "The Front wants a vote. Mr Lindqvist rejects it. So Bo Lindqvist wants a list.",
]


@pytest.mark.parametrize("text", LONE)
def test_who_is_named_and_no_more_is_a_party(text):
    assert ("Bo Lindqvist", "seek") in who(text)


TOLD_OF = [
    "Bo Lindqvist, 61, rejects it, and wants a list.",
    "Bo Lindqvist, who sells shoes in Hull, wants a list.",
    "In Hull, shoemaker Bo Lindqvist wants a list.",
    "Bo Lindqvist of Hull wants a list.",
    "On Monday Mr Lindqvist spoke. Bo Lindqvist, a dentist, wants a list.",
]


@pytest.mark.parametrize("text", TOLD_OF)
def test_who_is_told_of_as_anybody_is_no_party(text):
    assert not any("Lindqvist" in party for party, _ in who(f"Peru fell. {text}"))


def test_a_newspaper_asks_for_itself():
    text = (
        "The Porters Union rejects it. The Skelby Herald asked the firm for its side."
    )
    assert [party for party, _ in who(text)] == ["Porters Union"]


def test_nobody_is_head_of_what_is_in_his_head():
    text = (
        "FEQ's Marta Perlini hinted that she would sign. Asked if there is a figure in "
        "his own head, Dalmonte stands up. “I will not sign,” Dalmonte said."
    )
    assert ("FEQ", "reject") not in who(text)


@pytest.mark.parametrize("short", ["TQR", "QZ"])
def test_an_acronym_is_part_of_a_longer_name(short):
    parties = PartyTable()
    party = parties.introduce(f"{short} Minerals")
    assert parties.introduce(short) == party
