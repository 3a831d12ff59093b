"""Statements as sentences."""

import pytest

from detente.brief.names import Names
from detente.model import Case, Party, Source, Statement

QUOTE = "q" * 10


def statement(party, act, content, **more):
    return Statement(
        f"s-{party}-{act}", party, act, "", content, QUOTE, "d1", (0, 10), **more
    )


def names(*statements):
    parties = (Party("us", "United States"), Party("iran", "Iran"))
    return Names(Case("Talks", parties, statements=statements, sources=(Source("d1"),)))


@pytest.mark.parametrize(
    ("act", "content", "condition", "expected"),
    [
        ("demand", "a longer lease", "", "Iran demands a longer lease"),
        ("demand", "for the ban to go", "", "Iran wants the ban to go"),
        ("reject", "to leave", "", "Iran refuses to leave"),
        ("willing", "delays", "if paid", "Iran is open to delays, if paid"),
        ("willing", "to wait", "", "Iran is willing to wait"),
        ("assert", "its aims are plain", "", "Iran maintains its aims are plain"),
        ("insist", "that all sign", "", "Iran insists that all sign"),
    ],
)
def test_each_form_of_content_makes_a_sentence(act, content, condition, expected):
    one = statement("iran", act, content, condition=condition)
    assert names(one).said(one) == expected


def test_a_quarrel_is_told_once_with_both_sides():
    both = [statement(party, "oppose", "the ports") for party in ("us", "iran")]
    known = names(*both)
    assert [known.said(s) for s in known.once(both)] == [
        "The United States and Iran are at odds over the ports"
    ]
