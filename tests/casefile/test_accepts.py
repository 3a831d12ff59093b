"""Packages that a party accepts, in the case file."""

import pytest

from detente.casefile import diff, dump, parse
from detente.errors import CaseFileError
from detente.model import Acceptance, tally

FILE = """detente: 1
title: Sale
parties: {seller: {name: Seller}, buyer: {name: Buyer}}
issues:
  price: {options: [low, high], status_quo: low}
  when: {options: [later, now], status_quo: later}
preferences:
  seller:
    accepts:
      - outcome: {price: high, when: now}
        because: if the price is right
        evidence: [s1]
        proposed: 0.8
      - {outcome: {price: high}}
statements:
  s1: {party: seller, act: willing, issue: when, content: now}
"""


def test_read_and_written():
    case = parse(FILE)
    assert case.preferences_of("seller").accepts == (
        Acceptance(
            {"price": "high", "when": "now"}, "if the price is right", ("s1",), 0.8
        ),
        Acceptance({"price": "high"}),
    )
    assert parse(dump(case)) == case


def test_it_is_something_known_and_counted():
    case = parse(FILE)
    assert case.preferences_of("seller").known
    assert (tally(case).lines, tally(case).proposed) == (2, 1)


def test_confirming_one_is_one_change():
    (change,) = diff(parse(FILE), parse(FILE.replace("        proposed: 0.8\n", "")))
    assert str(change) == "preferences.seller.accepts: removed proposed: 0.8"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("price: high, when", "prise: high, when", r"accepts\.1\.outcome\.prise: must"),
        ("price: high, when", "price: higher, when", "Did you mean 'high'"),
        ("{outcome: {price: high}}", "{outcome: {}}", "must name an issue"),
        ("evidence: [s1]", "evidence: [s2]", r"accepts\.1\.evidence"),
        ("proposed: 0.8", "proposed: 1", "must be below 1"),
    ],
)
def test_faults(old, new, found):
    with pytest.raises(CaseFileError, match=found):
        parse(FILE.replace(old, new))
