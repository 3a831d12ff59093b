"""Nouns, clauses and words that look like a party's act and are nobody's."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the parties and acts read from a text."""
    read = read_documents([from_bytes("a.txt", text.encode())])
    return [(read.parties[s.party], s.act) for s in read.statements]


ONLY_WISHED = [
    (
        "Kenya wants guarantees that Sudan will not fill the dam.",
        [("Kenya", "demand")],
    ),
    (
        "The union demanded an assurance that the company would not close the mill.",
        [("The union", "demand")],
    ),
    ("There were signs that the rebels would accept a truce.", []),
    ("There are growing fears that Iran will reject the plan.", []),
    (
        "The union insists that the roster be accepted by the company.",
        [("The union", "demand")],
    ),
    (
        "Iran has asked that two reactors promised to it in May be completed.",
        [("Iran", "demand")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONLY_WISHED)
def test_what_is_only_hoped_feared_or_demanded_is_not_yet_anothers_act(text, expected):
    assert who(text) == expected


GIVEN = [
    ("China gave assurances that it would accept inspections.", ("China", "offer")),
    ("The rebels said that they would accept a truce.", ("The rebels", "willing")),
    ("Peru repeated its threat that it will close the port.", ("Peru", "threaten")),
    ("Iran asked that the funds be released by Japan.", ("Iran", "demand")),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_what_a_party_itself_gives_its_word_on_is_its_act(text, expected):
    assert expected in who(text)


WHICHEVER = [
    "Peru met Chile. Any government that has doubts about the toll could leave.",
    "Peru met Chile. All 12 governments rejected the toll.",
    "No government would accept the toll.",
    "It listed actions that countries could accept.",
]


@pytest.mark.parametrize("text", WHICHEVER)
def test_governments_of_which_none_is_known_are_no_party(text):
    assert who(text) == []


def test_a_government_that_is_known_stays_one():
    text = "Peru met Chile. The government rejected the toll."
    assert who(text) == [("Peru", "reject")]


def test_countries_set_apart_are_not_the_countries_spoken_of():
    text = (
        "The countries met in May. Island countries want a fund. "
        "African countries reject a fund."
    )
    expected = [("Island countries", "seek"), ("African countries", "reject")]
    assert who(text) == expected


def test_a_particle_of_a_name_is_nobodys_name():
    text = (
        "The draft was shown by Sultan al-Jaber of the United Arab Emirates. "
        "Sudan opposes a levy. Al Gore rejected the draft."
    )
    assert ("United Arab Emirates", "reject") not in who(text)


JUDGED = [
    ("The union met the airline. The other side was agreeable, the union said.", []),
    (
        "The terms were agreeable, the union said.",
        [("The union", "accept")],
    ),
    (
        "The union said that the new directors were not acceptable.",
        [("The union", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JUDGED)
def test_a_side_that_is_judged_is_not_a_thing_that_is_accepted(text, expected):
    assert who(text) == expected


CONCERNS = (
    "The harbour line\n\n"
    "Norway's Response\n\n"
    "Norway has offered to run the line for ten years.\n\n"
    "Concerns\n\n"
)


def test_an_item_that_tells_of_another_is_no_concern_of_the_one_in_a_heading():
    items = "- Sweden wants the sale blocked.\n- Denmark is worried about the fares.\n"
    assert who(CONCERNS + items) == [
        ("Norway", "offer"),
        ("Sweden", "seek"),
        ("Denmark", "concern"),
    ]


def test_an_item_that_tells_of_nobody_is_a_concern_of_the_one_in_a_heading():
    items = "- the state of the bridges\n- the price of new engines\n"
    assert who(CONCERNS + items) == [
        ("Norway", "offer"),
        ("Norway", "concern"),
        ("Norway", "concern"),
    ]


STUDIES = [
    '"The levy must go," said Bo Lund, a fellow at the Aro Institute.',
    '"There is no trust," said Bo Lund of the Aro Council on Foreign Relations.',
    '"We want a deal," said Bo Lund, Peru director at the Aro Crisis Group.',
    "The Aro Crisis Group said that it would not accept the plan.",
    'In a bar in Lima, Ann Holt, a clerk, waits. "I am against it."',
]


@pytest.mark.parametrize("text", STUDIES)
def test_who_only_studies_talks_or_lives_there_speaks_for_no_party(text):
    assert who(f"Peru met Chile.\n\n{text}") == []


def test_the_head_of_an_institute_speaks_for_it():
    text = 'Bo Lund, president of the Bakers Institute, said: "We reject the levy."'
    assert who(text) == [("Bakers Institute", "reject")]
