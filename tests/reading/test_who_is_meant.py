"""Who is meant by a long name, a pronoun, an office, the short name of a body."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


NAMES = [
    (
        "“We want a refund,” said Ida Holt, who speaks for the League of River Towns.",
        [("League of River Towns", "seek")],
    ),
    (
        "The Guild of Harbour Pilots demanded a pause. The Guild rejects the rota.",
        [("Guild of Harbour Pilots", "demand"), ("Guild of Harbour Pilots", "reject")],
    ),
    (
        "The Port of Arvika, wary of delay, demanded an inquiry. The union rejects it.",
        [("Port of Arvika", "demand"), ("The union", "reject")],
    ),
    (
        "The Commission of Wells rejected the plan. The Commission demanded a survey.",
        [("Commission of Wells", "reject"), ("Commission of Wells", "demand")],
    ),
    (
        "The boat owners' league opposes the toll.",
        [("The boat owners' league", "oppose")],
    ),
    (
        "Members of the governing party rejected the tax.",
        [("The governing party", "reject")],
    ),
    ("Developing countries demanded aid.", [("Developing countries", "demand")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_name_is_whole(text, expected):
    assert who(text) == expected


MEANT = [
    (
        "Peru wants a firmer pact than Chile has offered, it said on Monday.",
        [("Peru", "seek")],
    ),
    (
        "Kenya's envoy, Amos Kirui, said the army would go, and he rejected the plan.",
        [("Kenya", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_pronoun_is_the_subject_of_the_clause_it_tells(text, expected):
    assert who(text)[-1:] == expected


QUOTED = [
    '"We reject the toll," the miners said.',
    "“We reject the toll,” the miners said.",
    "″We reject the toll,″ the miners said.",
    "”We reject the toll,” the miners said.",
    "„We reject the toll,“ the miners said.",
    "«We reject the toll,» the miners said.",
]


@pytest.mark.parametrize("text", QUOTED)
def test_a_quotation_is_one_whatever_its_marks(text):
    assert who(f"Peru demanded a cut. {text} Chile demanded a pause.") == [
        ("Peru", "demand"),
        ("The miners", "reject"),
        ("Chile", "demand"),
    ]
