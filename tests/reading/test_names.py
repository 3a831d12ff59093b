"""Names of parties: the gazetteer, acronyms, kinds and people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.blocks import blocks
from detente.reading.parse import language, parse
from detente.reading.speakers.names import gazetteer
from detente.reading.speakers.parties import PartyTable, slug
from detente.reading.speakers.people import introduce
from detente.reading.speakers.quotations import quoted_spans
from detente.reading.words import KINDS, patterns, table


def introduced(text):
    parties = PartyTable()
    introduce(parse(blocks(from_bytes("note.txt", text.encode()))), parties)
    return parties


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("United States", "us"),
        ("U.S.", "us"),
        ("Tehran", "iran"),
        ("Iranians", "iran"),
        ("Kremlin", "russia"),
        ("EU", "eu"),
        ("Opec", "opec"),
        ("Burma", "myanmar"),
        ("Teamsters", "teamsters"),
        ("Sheffield", ""),
    ],
)
def test_known_names(name, party):
    assert gazetteer().get(name) == party


def test_the_longest_name_wins():
    doc = language().make_doc("South Korean officials met the North Korean side")
    hits = gazetteer().hits(doc)
    assert [hits[i].party for i in (0, 1, 5, 6)] == [
        "south_korea", "south_korea", "north_korea", "north_korea",
    ]  # fmt: skip


def test_an_acronym_in_brackets_is_its_name():
    parties = introduced(
        "The Southern Harbour Workers Federation (SHWF) met on Monday."
    )
    assert parties.names.get("SHWF") == "shwf"
    assert parties.kinds["shwf"] == "union"


@pytest.mark.parametrize(
    ("text", "surname", "party"),
    [
        ("Iranian Foreign Minister Amir Rad spoke.", "Rad", "iran"),
        ("Amir Rad, Iran's foreign minister, spoke.", "Rad", "iran"),
        ("Jane Roe, who leads the Teamsters, spoke.", "Roe", "teamsters"),
        ("Jane Roe of the Teamsters spoke.", "Roe", "teamsters"),
    ],
)
def test_people_speak_for_a_party(text, surname, party):
    assert introduced(text).people[surname].party == party


def test_the_last_word_of_a_name_stands_for_it():
    parties = PartyTable()
    party = parties.introduce("Westmoor Hospitals Trust")
    assert parties.ending_in("trust") == party


def test_an_adjective_of_a_new_place_stands_for_it():
    parties = PartyTable()
    party = parties.introduce("Talistan")
    parties.add_people("Talistani")
    assert parties.names.get("Talistani") == party


@given(st.text(max_size=30))
def test_a_slug_is_a_plain_word(name):
    assert slug(name).replace("_", "a").isalnum() or slug(name) == ""
    assert slug(name) == slug(slug(name))


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_begin_with_their_key_and_are_ordered(kind):
    for first, found in patterns(kind).items():
        assert all(pattern.words[0] == first for pattern in found)
        lengths = [len(pattern.words) for pattern in found]
        assert lengths == sorted(lengths, reverse=True)


def test_every_figure_speaks_for_a_party_we_know():
    assert set(table("figures")["known"]) <= set(table("gazetteer"))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said: "No." And left.', ["No."]),
        ("“Never,” he said. “Not now.”", ["Never,", "Not now."]),
        ("“It goes on", ["It goes on"]),
        ("nothing", []),
    ],
)
def test_quotations(text, quoted):
    assert [text[slice(*span)] for span in quoted_spans(text)] == quoted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "Washington wants a declaration. Deputy Secretary of State Owen Marsh "
                "ruled out any change of the oil cap."
            ),
            {"United States"},
        ),
        (
            (
                "Marenia's government refused to pull its troops back. Government "
                "officials rejected any monitors."
            ),
            {"Marenia"},
        ),
        ("Neighbouring Tarsia, a host of refugees, backed the plan.", {"Tarsia"}),
        (
            "The Competition and Markets Authority's lawyers rejected the freeze.",
            {"Competition and Markets Authority"},
        ),
    ],
)
def test_a_party_goes_by_its_own_name_and_whole(text, names):
    found = read_documents([from_bytes("note.txt", text.encode())])
    assert {found.parties[s.party] for s in found.statements} == names
