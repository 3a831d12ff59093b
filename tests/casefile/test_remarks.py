"""What the reader says of its own reading goes into the case file and comes back."""

from detente import casefile
from detente.reading.draft import draft
from detente.reading.reading import Reading


def test_a_draft_keeps_the_remarks_of_the_reading():
    remarks = ("d2 is not in English: it was not read.", "Two names: one party")
    case = draft(Reading((), {}, {}, {}, {}, (), (), {}, remarks))
    assert case.remarks == remarks
    text = casefile.dump(case)
    assert "remarks:\n  - " in text
    assert casefile.parse(text) == case
