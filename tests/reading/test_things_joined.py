"""Where one content names two things: by hand, and against the words themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.blocks import Block
from detente.reading.contents import parts
from detente.reading.parse import parse


def cut(said, act="demand"):
    """Cut what Norland demands, and return the words of each piece."""
    text = f"Norland demands {said}."
    (piece,) = parse([Block("d1", (0, len(text)), text)])
    words = range(2, len(piece.doc) - 1)
    return [
        " ".join(piece.doc[i].text for i in some)
        for some in parts(piece.doc, act, list(words))
    ]


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("a higher quota and compensation for its crews", 2),
        ("31 per cent of the catch and access to the waters", 2),
        ("a larger share and control over the port", 2),
        ("limits on enrichment and stockpiles of uranium", 1),
        ("oil and gas for the winter", 1),
        ("an end to raids and shelling", 1),
        ("tax relief for oil firms, boat builders and wealthy growers", 1),
        ("help for families who lost crops, young cattle or a barn", 1),
        ("an end to checks, levies and quotas", 1),
        ("a pause, an end to raids, and a step aimed at ending it and paying less", 3),
        ("more pay for teachers, classes limited to 20 pupils and a nurse", 3),
        ("higher wages for nurses, shorter shifts and a pension", 3),
    ],
)
def test_a_thing_that_says_what_it_is_for_stands_on_its_own(said, pieces):
    assert len(cut(said)) == pieces


def test_what_is_told_of_a_thing_behind_it_is_no_thing():
    pieces = cut("a fund, paid for by the ports, a ban on dredging and a survey")
    assert not any(piece.startswith("paid") for piece in pieces)


@given(
    st.sampled_from(["a higher quota", "31 per cent of the catch", "peace", "roads"]),
    st.sampled_from(["access to the waters", "payments for the crews", "oil", "a fee"]),
    st.sampled_from(["demand", "offer", "reject"]),
)
def test_no_word_is_lost_but_what_joins(first, second, act):
    words = " ".join(cut(f"{first} and {second}", act)).split()
    joint = ["and"] if len(cut(f"{first} and {second}", act)) == 1 else []
    assert sorted(words) == sorted([*first.split(), *second.split(), *joint])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Both met. Norland objects strongly, and Sudland has doubts.",
            "Norland objects strongly",
        ),
        (
            "Norland warned that the river is low and any spill would kill it.",
            "that the river is low and any spill would kill it",
        ),
    ],
)
def test_what_another_does_is_no_part_of_what_the_first_one_does(text, quote):
    found = read_documents([from_bytes("note.txt", text.encode())])
    (said,) = (s for s in found.statements if s.party == "norland")
    assert said.quote.endswith(quote)
