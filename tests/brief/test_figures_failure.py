"""The sweep of no deal in the brief: what only a reader says of it is said to be so."""

from dataclasses import replace

import pytest

from detente.brief.figures import FIGURES
from detente.model import NoDeal
from detente.study import study
from study_cases import arms_talks


def findings(north, south):
    """Study the arms talks with this said of no deal; None leaves it unsaid."""
    case = arms_talks()
    said = tuple(
        replace(
            case.preferences_of(party),
            without_a_deal=NoDeal(direction, text=direction, confidence=confidence),
        )
        for party, (direction, confidence) in (("north", north), ("south", south))
    )
    return study(replace(case, preferences=said), draws=300)


OPEN = ("unknown", 1.0)


@pytest.mark.parametrize(
    ("north", "south", "doubts"),
    [
        (("worse", 0.6), OPEN, ["worse for North is"]),
        (("worse", 0.6), ("worse", 0.9), ["worse for North and South is"]),
        (
            ("worse", 0.6),
            ("better", 0.9),
            ["worse for North is", "better for South is"],
        ),
        (("worse", 1.0), ("better", 0.9), ["better for South is"]),
        (("same", 0.5), OPEN, []),
        (("worse", 1.0), OPEN, []),
    ],
)
def test_a_side_left_out_on_a_readers_word_is_said_so(north, south, doubts):
    drawn = FIGURES["failure"](findings(north, south))
    for doubt in doubts:
        assert f"That it is {doubt} proposed, not confirmed" in drawn.summary
    assert drawn.summary.count("proposed") == len(doubts)
