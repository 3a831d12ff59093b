"""Things watched for, of which a later document tells how they turned out."""

import pytest

from detente.documents import load
from detente.model import Case, Note, Party, Source
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


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to settle on a framework next week.",
        "The delegations hoped to agree on a framework.",
        "Both promised to sign a framework for talks.",
    ],
)
def test_what_is_only_agreed_or_hoped_to_be_done_is_not_done(text):
    assert told("Whether they sign or settle on a framework", text) == []


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            "Whether shareholders in Harrow back the board",
            "Shareholders in Harrow backed the board at a meeting on Friday.",
        ),
        (
            "Whether Lindqvist raises its offer before the deadline of 2 October",
            "Lindqvist raised its offer on Friday, days before the deadline.",
        ),
        ("Whether Ordania fills the dam", "Ordania began to fill the dam on Friday."),
    ],
)
def test_what_an_item_asks_about_is_done(item, text):
    assert [negated for _, negated in told(item, text)] == [False]


WATCHED = "Whether the two sides agree on a framework for further talks"


def found(case, *pages):
    """Return what new documents tell of things to watch, and what they note."""
    from detente.reading.update import update_documents
    from detente.reading.update.known import Known

    files = [(f"{n}.txt", page.encode()) for n, page in enumerate(pages)]
    proposals = update_documents(Known(case), load(files)).proposals
    watched = [p.what for p in proposals if p.kind == "watch"]
    noted = [p.what.note.text for p in proposals if p.kind == "note"]
    return [(w.watched.text, w.event.quote, w.negated) for w in watched], noted


def page(day, text):
    return f"The talks go on\n\nOSLO, {day} March 2026\n\n{text}\n"


def talks(*watched):
    parties = Party("no", "Norland"), Party("se", "Sudland")
    sources = (Source("d0", "first.txt", date="2026-03-02"),)
    return Case("Talks", parties, sources=sources, notes=watched)


ASKED = Note("watch", WATCHED, WATCHED, "d0", (0, len(WATCHED)))
ANNOUNCED = f"Norland demands fish.\n\nWhat to watch\n\n- {WATCHED}"
AGREED = "The two sides agreed on a framework for further talks on Thursday."
AGAIN = "The two sides did not agree on a framework for further talks."


@pytest.mark.parametrize("pages", [(5, 9), (9, 5)], ids=["in turn", "out of turn"])
def test_an_item_that_another_new_document_announces_too_is_told(pages):
    days = {5: page(5, ANNOUNCED), 9: page(9, AGREED)}
    told, noted = found(talks(ASKED), *(days[day] for day in pages))
    assert told == [(WATCHED, AGREED[:-1], False)]
    assert WATCHED not in noted


def test_an_item_that_only_a_new_document_announces_is_told_by_a_later_one():
    told, noted = found(talks(), page(5, ANNOUNCED), page(9, AGREED))
    assert told == [(WATCHED, AGREED[:-1], False)]
    assert WATCHED not in noted
    assert found(talks(), page(9, ANNOUNCED), page(5, AGREED)) == ([], [WATCHED])


def test_the_last_word_on_an_item_counts():
    told, _ = found(talks(ASKED), page(5, AGAIN), page(9, AGREED))
    assert told == [(WATCHED, AGREED[:-1], False)]
    told, _ = found(talks(ASKED), page(5, AGREED), page(9, AGAIN))
    assert told == [(WATCHED, AGAIN[:-1], True)]


def test_an_item_whose_words_the_news_repeats_is_told_all_the_same():
    item = "An agreement on a framework for further talks"
    watched = Note("watch", item, item[13:], "d0", (13, len(item)))
    told, _ = found(talks(watched), page(9, AGREED))
    assert [negated for *_, negated in told] == [False]
