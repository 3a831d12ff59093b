"""A union and its part in a place, and those who work at a firm of the same name."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


PARTS = [
    (
        (
            "The nurses are in United Glassworkers Local 4-200. The union rejects the "
            "rota. Local 4-200 is asking for a rest."
        ),
        [
            ("United Glassworkers Local 4-200", "reject"),
            ("United Glassworkers Local 4-200", "demand"),
        ],
    ),
    ("Local 32BJ demands a rest.", [("Local 32BJ", "demand")]),
    (
        (
            "The workers, represented by the United Auto Workers, demand a raise. "
            "“We reject the rota,” said Bo Lund, president of UAW Local 28. "
            "The union opposes overtime. The UAW met the firm."
        ),
        [
            ("United Auto Workers", "demand"),
            ("UAW Local 28", "reject"),
            ("UAW Local 28", "oppose"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_a_union_is_called_by_the_union_and_its_number(text, expected):
    assert who(text) == expected


def test_a_firm_is_not_the_union_of_those_who_work_there():
    text = (
        "The Calder Workers Union (CWU) rejects the rota. Calder opposes the union. "
        "The company offers a bonus."
    )
    assert who(text) == [
        ("Calder Workers Union", "reject"),
        ("Calder", "oppose"),
        ("Calder", "offer"),
    ]
