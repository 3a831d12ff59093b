"""What is proposed, as the brief says it: no ids, no signs."""

import re

import pytest

from detente.brief import brief
from detente.brief.figures.watch import readings, subject
from detente.brief.names import Names
from detente.brief.unknowns import proposal
from detente.casefile import parse
from detente.questions.watch import Unknown
from detente.study import study

CASE = parse(
    """
detente: 1
title: Sale
parties: {s: {name: Seller}, b: {name: Buyer}}
issues:
  i1: {title: Price, options: [low, middle, high], status_quo: low}
  i2: {title: Date, options: [now, later], status_quo: later}
preferences:
  s:
    weights:
      - i1 > i2 (proposed 0.6)
      - i1 >= 2 x i2 (proposed)
      - "i2: 0.1 to 0.4 (proposed)"
    options:
      i1:
        - high > middle = low (proposed 0.7)
        - "middle: 0.5 (proposed)"
        - never low (proposed 0.3)
        - "high: best (proposed)"
    without_a_deal: worse by 0.2 (proposed 0.5)
conditions:
  - {if: {i1: [middle, high]}, then: {i2: now}, proposed: 0.5}
  - {rule_out: {i1: high, i2: now}, proposed: 0.4}
  - {rule_out: {i2: now}, proposed: 0.4}
"""
)
NAMES = Names(CASE)


def unknown(kind, first, issue="", party="s"):
    return Unknown(kind, party, issue, first, "", 0.5, 1, 0, (), (), 0.5, 0.01)


@pytest.mark.parametrize(
    ("kind", "first", "issue", "said"),
    [
        ("line", "i1 > i2", "", "Price above Date"),
        ("line", "i1 >= 2 x i2", "", "Price at or above 2 times Date"),
        ("line", "i2: 0.1 to 0.4", "", "Date at 0.1 to 0.4"),
        ("line", "high > middle = low", "i1", "“high” above “middle” level with “low”"),
        ("line", "middle: 0.5", "i1", "“middle” at 0.5"),
        ("line", "high: best", "i1", "“high” highest"),
        ("red line", "never low", "i1", "“low”"),
        ("no deal", "worse by 0.2", "", "worse by 0.2"),
        ("line", "not in the case", "", "not in the case"),
    ],
)
def test_a_line_is_said_with_names(kind, first, issue, said):
    assert proposal(unknown(kind, first, issue), NAMES) == said


def test_a_condition_is_said_with_names():
    said = [
        proposal(unknown("condition", condition.text, party=""), NAMES)
        for condition in CASE.conditions
    ]
    assert said == [
        "“middle” or “high” (Price) comes only with “now” (Date)",
        "“high” (Price) and “now” (Date) are ruled out together",
        "“now” (Date) is ruled out",
    ]


def test_both_readings_of_what_is_proposed_are_words():
    red = unknown("red line", "never low", "i1")
    assert subject(NAMES, red) == "Seller: a red line on Price"
    assert readings(NAMES, red) == ("it refuses “low”", "it does not")
    deal = unknown("no deal", "worse by 0.2")
    assert readings(NAMES, deal) == (
        "no deal is worse by 0.2",
        "it is as the status quo",
    )


def test_a_brief_of_many_proposals_shows_no_id_and_no_sign():
    findings = study(CASE, draws=2000)
    assert {u.kind for u in findings.watch.unknowns} & {"line", "red line", "condition"}
    page = brief(findings).html
    part = page[page.index('id="watch"') : page.index('id="basis"')]
    told = re.sub(r"<[^>]+>", " ", part)
    assert not re.search(r"\bi[12]\b|&gt;|never ", told)
