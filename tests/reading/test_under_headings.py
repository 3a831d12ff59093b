"""Which headings make what stands under them a thing of the past."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

TEXT = """Drivers and Aro far apart

The drivers want a rise.

{}

The union rejected the offer on Friday.
"""


def acts(heading):
    """Return the acts read from a text, under a heading of its own and above it."""
    document = from_bytes("note.txt", TEXT.format(heading).encode())
    return [s.act for s in read_documents([document], least=0).statements]


@pytest.mark.parametrize(
    "heading",
    [
        "(Adds quotes, background)",
        "(Recasts throughout with reaction, history)",
        "Union rejects background checks for drivers",
        "Why the dispute is not settled",
    ],
)
def test_a_heading_of_news_makes_nothing_under_it_past(heading):
    assert acts(heading)[-1] == "reject"


@pytest.mark.parametrize(
    "heading",
    [
        "Background",
        "A brief history of the talks",
        "What is settled",
        "How we got here",
    ],
)
def test_under_a_heading_of_background_all_is_past(heading):
    assert "reject" not in acts(heading)
