"""What is proposed, as the brief says it: no ids, no signs."""

import html
import re
from dataclasses import replace

import pytest

from detente.brief import brief
from detente.brief.figures.watch import readings, subject
from detente.brief.names import Names
from detente.brief.unknowns import proposal
from detente.casefile import parse
from detente.model import Party
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
    accepts:
      - {outcome: {i1: middle, i2: now}, proposed: 0.5}
conditions:
  - {if: {i1: [middle, high]}, then: {i2: now}, proposed: 0.5}
  - {rule_out: {i1: high, i2: now}, proposed: 0.4}
  - {rule_out: {i2: now}, proposed: 0.4}
"""
)
NAMES = Names(CASE)
SIGNED = "i1: middle and i2: now"


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
        (
            "acceptance",
            "i1: middle and i2: now",
            "",
            "“middle” (Price) and “now” (Date)",
        ),
        ("acceptance", "not in the case", "", "not in the case"),
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


def test_an_acceptance_is_told_as_what_would_be_signed():
    found = unknown("acceptance", SIGNED)
    assert subject(NAMES, found) == "Seller: what it would sign"
    assert readings(NAMES, found) == (
        "it would sign “middle” (Price) and “now” (Date)",
        "it would not",
    )


def test_of_several_the_readings_speak_as_of_several():
    sale = replace(CASE, parties=(Party("s", "The sellers"), Party("b", "Buyer")))
    names = Names(sale)
    red, signed = unknown("red line", "never low", "i1"), unknown("acceptance", SIGNED)
    order = unknown("order", "high", "i1")
    assert subject(names, order) == "The sellers: what they want on Price"
    assert subject(names, unknown("size", "-0.1")) == (
        "The sellers: how they fare without a deal"
    )
    assert readings(names, red) == ("they refuse “low”", "they do not")
    assert readings(names, signed)[1] == "they would not"


TWO_WAYS = parse(
    """
detente: 1
title: Talks
parties: {us: {name: United States}, iran: {name: Iran}}
issues:
  limits: {title: Limits, options: [none, strict], status_quo: none}
  relief: {title: Relief, options: [none, full <all>], status_quo: none}
preferences:
  us:
    options: {limits: strict > none, relief: none > full <all>}
    accepts: [{outcome: {limits: strict, relief: full <all>}, proposed: 0.5}]
  iran:
    options: {limits: none > strict, relief: full <all> > none}
    weights: relief > limits
"""
)


def test_a_brief_says_what_follows_if_a_party_would_sign_and_if_not():
    """By hand: Iran signs at any rate, so some package works where the other does."""
    findings = study(TWO_WAYS, draws=2000)
    kinds = [u.kind for u in findings.watch.unknowns]
    one = findings.watch.unknowns[kinds.index("acceptance")]
    assert kinds.count("acceptance") == 1
    assert (one.share_first, one.share_second) == (1, 0)
    assert kinds.index("acceptance") < 3
    page = html.unescape(re.sub(r"<[^>]+>", "", brief(findings).html))
    assert (
        "If it turns out that the United States would sign “strict” (Limits) and "
        "“full <all>” (Relief), some package works in more than 95 of 100 draws; "
        "if not, in fewer than 5."
    ) in page


def test_a_brief_of_many_proposals_shows_no_id_and_no_sign():
    findings = study(CASE, draws=2000)
    assert {u.kind for u in findings.watch.unknowns} & {"line", "red line", "condition"}
    page = brief(findings).html
    part = page[page.index('id="watch"') : page.index('id="basis"')]
    told = re.sub(r"<[^>]+>", " ", part)
    assert not re.search(r"\bi[12]\b|&gt;|never ", told)
