"""Lists under a party's name, lists in a sentence, and what is said of things."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def read(text):
    return read_documents([from_bytes("note.txt", text.encode())])


def told(text):
    """Return party, act and content of what is read in a text."""
    return [(s.party, s.act, s.content) for s in read(text).statements]


def acts(text):
    return [(s.party, s.act) for s in read(text).statements]


BRIEFING = """Grain talks at a glance

Where the parties stand

Norway
- Full access to the northern ports
- No inspections at sea
- Open to a shorter season
- Opposes any quota on cod

Iceland
- A new quota on cod
- Wary of joint patrols
"""


def test_items_below_a_partys_name_are_what_it_wants_or_refuses():
    assert acts(BRIEFING) == [
        ("norway", "demand"),
        ("norway", "reject"),
        ("norway", "willing"),
        ("norway", "oppose"),
        ("iceland", "demand"),
        ("iceland", "concern"),
    ]


def test_such_items_are_inferred_unless_they_have_a_predicate():
    found = {s.content: s.modality for s in read(BRIEFING).statements}
    assert found["Full access to the northern ports"] == "inferred"
    assert found["a shorter season"] == "stated"


def test_a_table_of_results_under_names_holds_no_position():
    text = (
        "Winter games: the medals\n\nNorway\n- 12 gold\n- 9 silver\n\n"
        "Iceland\n- 1 gold\n- No silver\n"
    )
    assert told(text) == []


def test_rows_of_one_form_are_no_headings():
    text = (
        "Fish talks in brief\n\nIssue 1: seasons\nNorway: a longer season\n"
        "Iceland: rejects a longer season, but would share its data\n\n"
        "The parties meet again on Monday in Bergen to go on.\n"
    )
    assert acts(text) == [
        ("norway", "demand"),
        ("iceland", "reject"),
        ("iceland", "willing"),
    ]


def test_marks_of_emphasis_are_no_part_of_a_name():
    text = "**Norway** demands a longer season; *Iceland* rejects it."
    assert acts(text) == [("norway", "demand"), ("iceland", "reject")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            (
                "Egypt is demanding a binding treaty, advance notice of releases and "
                "the right to inspect."
            ),
            ["a binding treaty", "advance notice of releases", "the right to inspect"],
        ),
        (
            (
                "The union wants a $4 hourly raise over three years, fully paid family "
                "health insurance and a cap of 12 rooms per shift."
            ),
            [
                "a $4 hourly raise over three years",
                "fully paid family health insurance",
                "a cap of 12 rooms per shift",
            ],
        ),
        (
            "Chile has three demands: a carbon price, free buses and an end to coal.",
            ["a carbon price", "free buses", "an end to coal"],
        ),
    ],
)
def test_a_list_in_a_sentence_is_cut_into_its_members(text, contents):
    assert [content for _, _, content in told(text)] == contents


SAID_OF_THINGS = {
    "Spain said its troops would remain in the zone.": [("spain", "insist")],
    "Peru said the tax would bankrupt its miners.": [("peru", "concern")],
    "Chad says a cut would put herders at risk.": [("chad", "concern")],
    "Oman said a truce can come only after a treaty.": [("oman", "insist")],
    "Mali said the time for delay had passed.": [("mali", "reject")],
    "Cuba said there was room for compromise on fees.": [("cuba", "willing")],
    "Fiji said no cuts were being considered.": [("fiji", "reject")],
    "Laos said a quota was the fairest option.": [("laos", "prefer")],
    "Togo is calling for the work to be put off.": [("togo", "demand")],
    "Kenya rejected the fee, which Uganda called unfair.": [
        ("kenya", "reject"),
        ("uganda", "oppose"),
    ],
    "The plan was described by Iceland as too slow.": [("iceland", "oppose")],
    "A mediator has proposed a common fund.": [("mediator", "offer")],
    "Qatar said the price was not final.": [("qatar", "willing")],
}


@pytest.mark.parametrize("text", SAID_OF_THINGS, ids=lambda t: t[:40])
def test_what_is_said_of_things(text):
    assert acts(text) == SAID_OF_THINGS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Norway left open whether it would leave the talks.",
        "Norway had rejected the plan before the summit.",
        "In Oslo in 2019 Norway left the room after refusing to lift sanctions.",
        "Norway said no talks were planned.",
        "Norway said the talks would continue on Monday.",
        "Midland Water will publish its annual report on 3 June.",
        "Toller Brands plans to open five stores this year.",
        "The union has yet to respond to the offer, Norway said.",
    ],
)
def test_what_is_no_position(text):
    assert told(text) == []


def test_a_leader_of_nobody_known_stands_for_himself():
    text = (
        "The northern leader, Kemal Aksoy, rejected the plan. The southern "
        "president, Eleni Markou, accepted it."
    )
    assert acts(text) == [("aksoy", "reject"), ("markou", "accept")]


def test_a_backed_government_is_not_its_backer():
    text = "The Saudi-backed government rejected the plan."
    assert [party for party, _ in acts(text)] != ["saudi_arabia"]


def test_several_who_hold_an_office_are_a_party():
    text = "Charter boat captains rejected the plan. They want a study."
    (first, act), (second, _) = acts(text)
    assert (first, act) == (second, "reject")
