"""What is left of a content when all that is not its own is taken away."""

import pytest

from detente.reading.parse import language
from detente.reading.phrases import phrase


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("It would not leave the islands.", "reject", "to leave the islands"),
        ("the firm could pay more", "offer", "to pay more"),
        ("Oslo could accept a later date", "willing", "a later date"),
        ("a longer lease [3].", "seek", "a longer lease"),
        ("Our harbour", "reject", "our harbour"),
        ("Norway", "accept", "Norway"),
        ("that the port must close", "demand", "the port must close"),
        ("a rise of 5%", "demand", "a rise of 5%"),
        ("a longer lease, and", "seek", "a longer lease"),
        ('a lease called "too long', "reject", "a lease called too long"),
        ('a "longer" lease', "seek", 'a "longer" lease'),
    ],
)
def test_a_content_is_a_thing_or_an_infinitive(text, act, expected):
    doc = language()(text)
    assert phrase(doc, act, range(len(doc))) == expected
