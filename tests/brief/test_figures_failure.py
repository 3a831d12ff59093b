"""The sweep of no deal in the brief: thin where a proposed reading speaks against."""

import re
from dataclasses import replace

import pytest

from detente.brief.figures import FIGURES
from detente.brief.figures.failure import _leans
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
    ("north", "south", "leans", "doubts"),
    [
        (("worse", 0.6), OPEN, [-1, 0, -1], ["worse for North is"]),
        (
            ("worse", 0.6),
            ("worse", 0.9),
            [-1, -1, -1],
            ["worse for North and South is"],
        ),
        (
            ("worse", 0.6),
            ("better", 0.9),
            [-1, 1, 0],
            ["worse for North is", "better for South is"],
        ),
        (("worse", 1.0), ("better", 0.9), [0, 1, 1], ["better for South is"]),
        (("same", 0.5), OPEN, [0, 0, 0], []),
        (("worse", 1.0), OPEN, [0, 0, 0], []),
    ],
)
def test_the_side_that_is_proposed_is_thick_and_said(north, south, leans, doubts):
    found = findings(north, south)
    assert _leans(found) == leans
    drawn = FIGURES["failure"](found)
    for doubt in doubts:
        assert f"That no deal is {doubt} proposed and not confirmed" in drawn.summary
    assert drawn.summary.count("proposed") == len(doubts)
    widths = set(re.findall(r'<path[^>]* stroke-width="([\d.]+)"', drawn.svg))
    assert bool(widths & {"0.88", "1.28"}) == bool(doubts)
    assert ("Thin: against what is proposed." in drawn.svg) == bool(doubts)
