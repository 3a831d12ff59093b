"""On what ground the inputs stand, and what the firm ones leave."""

import pytest

from detente.brief import brief
from detente.casefile import parse
from detente.questions.basis import basis
from detente.study import study

SALE = """
detente: 1
title: Sale
parties: {s: {name: Seller}, b: {name: Buyer}}
issues: {price: {options: [low, high], status_quo: low}}
preferences:
  s: {options: {price: RED}, without_a_deal: "worse by 0.1 (proposed 0.6)"}
conditions:
  - {rule_out: {price: CUT}, because: law}
  - {rule_out: {price: high}, proposed: 0.5}
"""


def case_of(red="low > high", cut="high"):
    return parse(SALE.replace("RED", red).replace("CUT", cut))


def test_what_is_proposed_is_counted():
    """By hand: no deal and one condition of two; the buyer's three are defaults."""
    found = basis(case_of())
    assert (found.proposed, found.judged, found.default) == (2, 4, 4)
    assert [i.about for i in found.inputs if i.proposed] == [
        "without_a_deal",
        "conditions",
    ]


@pytest.mark.parametrize(
    ("red", "cut", "left"),
    [
        ("low > high", "high", "status quo"),
        ("low > high", "low", "something"),
        ("never high", "low", "nothing"),
        ('"never high (proposed)"', "low", "something"),
    ],
)
def test_what_is_left_is_told_in_the_brief(red, cut, left):
    findings = study(case_of(red, cut), draws=200)
    assert findings.basis.left == left
    told = "rule out every package" in brief(findings).html
    assert told == (left != "something")
    assert findings.zopa.share == 0 or left == "something"
