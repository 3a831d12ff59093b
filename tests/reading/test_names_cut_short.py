"""Known names cut short, offices in bodies, judges and towns: whose act it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.naming.forms import stands_for
from detente.reading.parse import language
from detente.reading.particles import with_particles
from detente.reading.speakers.index import TitleIndex
from detente.reading.speakers.names import Names


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


SHORT = [
    (
        "South Korea offered talks with North Korea. The North rejected the offer.",
        ("North Korea", "reject"),
    ),
    (
        "Seoul met envoys from Pyongyang. Officials in the South demanded a hotline.",
        ("South Korea", "demand"),
    ),
    (
        "The EU met Norway on Monday. The Commission rejected the quota.",
        ("European Union", "reject"),
    ),
    (
        "Brussels met Oslo on Monday. Commission President Ida von Ek rejected quotas.",
        ("European Union", "reject"),
    ),
    (
        "The International Monetary Fund met Peru. The fund demanded a new tax.",
        ("International Monetary Fund", "demand"),
    ),
]


@pytest.mark.parametrize(("text", "last"), SHORT)
def test_a_word_of_a_known_name_stands_for_it(text, last):
    assert who(text)[-1] == last


NOT_SHORT = [
    "South Africa met Peru in Lima. The South Sea Company rejected the levy.",
    "South Africa met donors in Lima. Delegates from the South rejected the levy.",
    "The EU met the Forestry Commission of Oslo. The Commission opposes the quota.",
]


@pytest.mark.parametrize("text", NOT_SHORT)
def test_a_word_that_may_be_anothers_stands_for_nobody_known(text):
    ((name, act),) = who(text)[-1:]
    assert name not in {"South Africa", "European Union"}
    assert act in {"reject", "oppose"}


words_of_names = st.sampled_from(["North", "the", "The", "wind", "Sea", "wall", "."])


@given(st.lists(words_of_names, max_size=8))
def test_a_short_name_stands_only_behind_the_and_before_no_name(said):
    names = Names()
    names.add("North", "north", form="short")
    doc = language().make_doc(" ".join(said))
    expected = {
        place
        for place, word in enumerate(said)
        if word == "North"
        and said[place - 1 : place] in (["the"], ["The"])
        and not any(w[:1].isupper() for w in said[place + 1 : place + 2])
    }
    assert set(names.hits(doc)) == expected


OFFICES = [
    (
        "NATO met Peru in Lima. The Norwegian secretary-general called for a pause.",
        [("NATO", "demand")],
    ),
    (
        "The WTO met India and Peru. The director-general, Ada Obi, urged a pause.",
        [("World Trade Organization", "demand")],
    ),
    (
        "Peru met Chile in Lima. Peru's Foreign Ministry rejected the plan.",
        [("Peru", "reject")],
    ),
    (
        "Sudan's army and the Rapid Support Forces met. The army rejected the truce.",
        [("Sudan", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_an_office_is_of_the_body_that_has_it(text, expected):
    assert who(text)[-1:] == expected


CALLED = [
    (
        "Peru met the carmaker Borg. Ed Lund, Borg's North America chief, rejected it.",
        ("Borg", "reject"),
    ),
    (
        "The Arvika Chamber met Peru. The AFL-CIO labor federation opposes the levy.",
        ("AFL-CIO", "oppose"),
    ),
    (
        "Kurds and Yazidis claim the land. Yazidi officials demanded its return.",
        ("Yazidis", "demand"),
    ),
    (
        """Frankfurt airport, the operator, is shut. Lufthansa, the airline, is not.
        The airline's head of personnel, Max Lund, rejected the demand.""",
        ("Lufthansa", "reject"),
    ),
]


@pytest.mark.parametrize(("text", "last"), CALLED)
def test_what_a_body_is_stands_beside_its_name(text, last):
    assert who(text)[-1] == last


def test_a_number_of_a_kind_is_all_of_them_or_others():
    firms = "Ford, a carmaker, met the union. Opel, a carmaker, stayed away. "
    assert who(f"{firms}Both companies rejected the levy.")[-2:] == [
        ("Ford", "reject"),
        ("Opel", "reject"),
    ]
    others = who(f"{firms}A coalition of nearly 300 companies rejected the levy.")
    assert others[-1][0] not in {"Ford", "Opel"}


BODIES = [
    (
        "The NFL Players Association met owners. The NFLPA wants neutral arbitration.",
        "NFL Players Association",
    ),
    (
        "The NFL met its players. The league rejected the demand.",
        "National Football League",
    ),
    ("Local 802, the musicians' union, rejected the cuts.", "Local 802"),
    (
        "Ada met Bo. ERC spokeswoman Marta Lund said the party wants talks.",
        "ERC",
    ),
    (
        "The IAEA met Peru. The agency rejected the demand.",
        "International Atomic Energy Agency",
    ),
    (
        "Frankfurt Airport operator Fraport met Verdi. Fraport rejected the demand.",
        "Fraport",
    ),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_is_called_by_its_name(text, name):
    assert who(text)[-1][0] == name


def test_who_leads_a_delegation_speaks_for_it():
    text = (
        "Peru met Chile. The Chilean team, led by Ann Lee, arrived on Monday. "
        'Peru left. "We reject the levy," Lee said.'
    )
    assert who(text)[-1] == ("Chile", "reject")


def test_a_judge_is_of_no_side_whose_country_stands_beside_the_word():
    text = (
        "Peru and Aro, a mining firm, met in Lima. U.S. District Judge Ann Lee ordered "
        "the two sides to negotiate. The judge urged Aro to pay."
    )
    assert who(text) == [("Judge Ann Lee", "demand"), ("Judge Ann Lee", "demand")]
    assert ("United States", "reject") not in who("A U.S. court rejected the ban.")


def test_the_mayor_of_a_capital_speaks_for_no_country():
    found = who("Germany met Russia. Moscow mayor Ivan Petrov rejected the plan.")
    assert ("Russia", "reject") not in found
    assert found[-1][1] == "reject"


def test_a_people_of_a_part_of_the_world_is_of_no_country():
    found = who("The United States met Peru. Latin American members oppose the levy.")
    assert found[-1] == ("Latin American members", "oppose")


def test_the_leader_of_a_chamber_who_is_well_known_speaks_for_a_faction():
    found = who('"We want a vote," House Minority Leader Hakeem Jeffries said.')
    assert found == [("Democrats", "seek")]


def test_a_name_with_a_hyphen_is_whole():
    found = who("Rio-Norte offered $5 a share. Borg-Lund rejected the offer.")
    assert found == [("Rio-Norte", "offer"), ("Borg-Lund", "reject")]


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("TfL", "Transport for London", True),
        ("TfL", "Trains for Leeds", True),
        ("TfL", "Transport of London", False),
        ("TfL", "Transport For London", False),
    ],
)
def test_an_acronym_may_have_the_letters_of_small_words(short, name, fits):
    assert stands_for(short, name) is fits
    assert (TitleIndex({"it": name}).of_initials(short) == "it") is fits


def test_a_name_goes_on_behind_its_particle():
    doc = language()("Ursula von der Leyen met Peru.")
    doc.set_ents([doc.char_span(0, 14, "PERSON"), doc.char_span(15, 20, "GPE")])
    assert [(e.text, e.label_) for e in with_particles(doc).ents] == [
        ("Ursula von der Leyen", "PERSON")
    ]


def test_a_body_cut_at_its_and_or_called_by_its_noun_is_one_party():
    text = (
        "The Dockers Union met the League of Ferry and Tug Owners on Monday. The "
        "league offered a rise of 3 per cent. The Dockers Union rejected the offer. "
        "The League of Ferry and Tug Owners refuses to pay for meals."
    )
    parties = [name for name, _ in who(text)]
    assert set(parties) == {"Dockers Union", "League of Ferry and Tug Owners"}
