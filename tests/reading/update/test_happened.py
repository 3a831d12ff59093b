"""Things watched for, of which a later document tells how they turned out."""

import pytest

from detente.documents import load
from detente.model import Note
from detente.reading.update.happened import happened

FRAMEWORK = "Whether the two sides settle on a framework for further talks"
STEPS = "Interim steps, such as a temporary limit on enrichment or a partial easing"


def told(item, text):
    """Return what a document of 12 February says of an item: words and whether not."""
    page = f"The talks go on\n\n12 February 2026\n\n{text}\n"
    watched = [Note("watch", item, item, "d0", (0, len(item)))]
    found = happened(watched, load([("news.txt", page.encode())]))
    return [(one.event.quote, one.negated) for one in found]


@pytest.mark.parametrize(
    ("text", "quote", "negated"),
    [
        (
            "The two sides agreed on a framework for talks on Thursday, a source said.",
            "The two sides agreed on a framework for talks on Thursday",
            False,
        ),
        (
            "They have settled on a framework, the mediator told reporters.",
            "They have settled on a framework",
            False,
        ),
        (
            "The delegations did not settle on a framework.",
            "The delegations did not settle on a framework",
            True,
        ),
        (
            "They failed to agree on a framework.",
            "They failed to agree on a framework",
            True,
        ),
        ("No framework was agreed.", "No framework was agreed", True),
    ],
)
def test_what_came_about_and_what_did_not(text, quote, negated):
    assert told(FRAMEWORK, text) == [(quote, negated)]


@pytest.mark.parametrize(
    "text",
    [
        "Whether they agreed on a framework is not known.",
        "In 2015 they agreed on a framework.",
        "They could agree on a framework next week.",
        "Iran demanded a framework before it would sign.",
        "They agreed on a venue.",
        "If a framework was agreed, nobody said so.",
        "They will meet again.",
    ],
)
def test_what_tells_nothing(text):
    assert told(FRAMEWORK, text) == []


def test_most_of_what_an_item_names_is_enough():
    text = "A limit on enrichment and an easing of sanctions were agreed on Friday."
    assert [negated for _, negated in told(STEPS, text)] == [False]
    assert told(STEPS, "An interim report was agreed.") == []


def test_an_item_that_names_nothing_is_never_told():
    assert told("What happens next", "They agreed on a framework.") == []


def test_an_event_bears_the_day_of_its_document():
    watched = [Note("watch", FRAMEWORK, "", "", (0, 0), issue="arms", party="us")]
    page = b"News\n\n12 February 2026\n\nThe two sides signed a framework.\n"
    [one] = happened(watched, load([("news.txt", page)]))
    assert (one.event.kind, one.event.date) == ("history", "2026-02-12")
    assert (one.event.issue, one.event.party) == ("arms", "us")
