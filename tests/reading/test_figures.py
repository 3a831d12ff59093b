"""People whom news names without a party, and those who only share their names."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.speakers.figures import bearers, plain
from detente.reading.words import table


def who(text):
    """Return the name of the party of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [reading.parties[s.party] for s in reading.statements]


KNOWN = [
    ("President Mitterrand rejected the plan.", ["France"]),
    ("Tansu Çiller demanded a vote. Ciller rejected the map.", ["Turkey"] * 2),
    ("Erdoğan rejected the plan.", ["Turkey"]),
    ("On Friday Ursula von der Leyen rejected the plan.", ["European Union"]),
    ("The UN met. Later Boutros Boutros-Ghali demanded a truce.", ["United Nations"]),
    ("Moon Jae-in demanded a truce.", ["South Korea"]),
    ("Li Qiang demanded lower duties. Li rejected quotas.", ["China"] * 2),
    # a surname of two: by first name, by title, by the party that the text names
    ("Kim Dae-jung offered food.", ["South Korea"]),
    (
        "King Hussein demanded a halt. Saddam Hussein rejected the plan.",
        ["Jordan", "Iraq"],
    ),
    ("Cuba offered doctors. Castro rejected the embargo.", ["Cuba"] * 2),
    ("Honduras offered land. Castro rejected the embargo.", ["Honduras"] * 2),
    # a common one: by the first name, the party or the title
    ("James Baker rejected the plan. Baker wants a date.", ["United States"] * 2),
    ("President Carter rejected the plan.", ["United States"]),
    # what the head of a state is called
    (
        "Kohl met Mitterrand. The president wants a date. The chancellor rejected it.",
        ["France", "Germany"],
    ),
    (
        "Mr. Reagan met Mr. Gorbachev. The General Secretary demanded a ban on tests.",
        ["Soviet Union"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_a_figure_speaks_for_a_party(text, expected):
    assert who(text) == expected


OTHERS = [
    (
        "Tom Reagan, chair of the Harbour Pilots Union, wants pay. Reagan rejects it.",
        ["Harbour Pilots Union"] * 2,
    ),
    (
        "Aro Ltd met. Aro director Mark Carney rejected it. Carney wants pay.",
        ["Aro Ltd"] * 2,
    ),
    ("Kenya's envoy Kamal Abbas demanded grants.", ["Kenya"]),
    ("Serbian President Vojislav Kostunica offered a vote.", ["Serbia"]),
    # no party but one's own
    ("Former President Kuchma demanded a vote.", ["Former President Kuchma"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_a_text_that_tells_of_another_is_believed(text, expected):
    assert who(text) == expected


def test_an_envoy_is_not_of_the_country_he_is_sent_to():
    text = "Iran envoy Robert Malley rejected the list. Iran demanded a guarantee."
    assert who(text) == ["United States", "Iran"]


def test_every_surname_is_found_by_its_last_word():
    for offices in table("figures")["known"].values():
        for name in (name for names in offices.values() for name in names):
            first, starred, rest = plain(name).partition("*")
            words = (rest or first).split()
            last = words[0 if starred and not first else -1].split("/")
            assert all(bearers(word.rpartition("-")[2]) for word in last), name


def test_common_surnames_are_somebodys():
    assert all(bearers(name) for name in table("figures")["common"]["names"])


def test_nobody_stands_twice_for_a_party():
    for party, offices in table("figures")["known"].items():
        names = [name for found in offices.values() for name in found]
        assert len(names) == len(set(names)), party


CHAIRS = [
    (
        "Amos Kirui of Kenya, in the chair of the G77, said the group rejects cuts.",
        ["Group of 77"],
    ),
    (
        "Peru's Ida Holt, who chairs the African Union, demanded a truce.",
        ["African Union"],
    ),
    (
        "The ICRC met. “He must be asked,” said Ida Holt, who heads its team in Yemen.",
        ["International Committee of the Red Cross"],
    ),
    ("Bo Lund, the Socialist leader, demanded a vote.", ["Socialists"]),
    # a title that nobody of the name has
    ("Hungary has signed. President Peskov demanded a vote.", ["Hungary"]),
    (
        "Angela Merkel's Christian Democrats want a cap. The chancellor rejects a tax.",
        ["Christian Democrats"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAIRS)
def test_the_office_in_which_somebody_speaks_tells_for_whom(text, expected):
    assert who(text) == expected


def test_rebels_are_those_whom_the_text_has_called_so():
    text = (
        "The Lord's Resistance Army demanded food. The RPF rebels rejected the truce. "
        "The Lord's Resistance Army signed. The rebels want a date."
    )
    assert who(text)[-1] == "Rwandan Patriotic Front"


@pytest.mark.parametrize(
    "text",
    [
        "Olaf Scholz rejected the plan. France wants a vote.",
        "“We must not wait,” German Chancellor Olaf Scholz said. France met Spain.",
    ],
)
def test_one_whom_the_tagger_takes_for_a_body_is_known_by_the_whole_name(text):
    assert who(text)[0] == "Germany"


def test_a_word_that_is_a_surname_too_is_no_name():
    text = "Anura Holt's National People's Power demands an audit of the debt."
    assert "United States" not in who(text)
