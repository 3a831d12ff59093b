"""What changed between two cases."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from detente import casefile
from detente.casefile import Change, diff
from detente.model import Case
from strategies import cases


def test_what_changed_in_the_example(example):
    text = example.read_text(encoding="utf-8")
    old = casefile.parse(text)
    new = casefile.parse(
        text.replace(
            "weights: nuclear > sanctions ", "weights: nuclear > 2 x regional "
        )
        .replace("  gulf: {", "  qatar: {name: Qatar, role: third party}\n  gulf: {")
        .replace("without_a_deal: about the status quo", "")
        .replace("because: relief in phases is", "because: phases are")
        .replace("  - text: What Israel and the Gulf states signal\n", "")
        .replace(
            "    options: [off the table, consult", "    options: [off it, consult"
        )
        .replace("off the table", "off it")
    )
    assert [str(change) for change in diff(old, new)] == [
        "parties.qatar: added name: Qatar, role: third party",
        "issues.regional.options: off the table -> off it",
        "issues.regional.status_quo: off the table -> off it",
        "preferences.us.weights: nuclear > sanctions -> nuclear > 2 x regional",
        (
            "preferences.us.options.regional: limits on proxy support > "
            "consultations > "
            "off the table -> limits on proxy support > consultations > off it"
        ),
        "preferences.us.without_a_deal: removed about the status quo",
        (
            "preferences.iran.options.regional: off the table > consultations > "
            "limits on "
            "proxy support -> off it > consultations > limits on proxy support"
        ),
        (
            "conditions.[if {sanctions: phased relief on compliance} then {nuclear: "
            "[temporary limits on enrichment, verifiable restrictions]}].because: "
            "relief "
            "in phases is offered only in return for compliance -> phases are "
            "offered only "
            "in return for compliance"
        ),
        (
            "watch.[What Israel and the Gulf states signal]: removed What Israel "
            "and the "
            "Gulf states signal"
        ),
    ]


def test_confirming_a_line_is_a_change():
    text = """\
detente: 1
title: T
parties: {p: {name: P}}
issues: {a: {options: [x, y], status_quo: x}, b: {options: [x, y], status_quo: x}}
preferences: {p: {weights: [a > b (proposed 0.7), b: 0.1]}}
"""
    old = casefile.parse(text)
    new = casefile.parse(casefile.confirm(text, "preferences.p.weights.0"))
    assert diff(old, new) == (
        Change("preferences.p.weights", "a > b (proposed 0.7)", "a > b"),
    )


SALE = """\
detente: 1
title: Sale
parties: {p: {name: P, aliases: [X, Y]}}
issues:
  a: {options: [low, middle, high], status_quo: low}
  b: {options: [low, high], status_quo: low}
preferences:
  p:
    weights: [a > b (proposed 0.7), "b: 0.1 to 0.4"]
    options:
      a: [high > low (proposed), never middle, "low: worst"]
    without_a_deal: worse (proposed 0.6)
    evidence: {weights: [n1], without_a_deal: [n2]}
history: [{id: n1, text: First}]
stakes: [{id: n2, text: Loss, of: failure}]
remarks: [One, Two]
"""


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (
            "[a > b (proposed 0.7), ",
            "[b > a (proposed 0.9), ",
            ["preferences.p.weights: a > b (proposed 0.7) -> b > a (proposed 0.9)"],
        ),
        (
            '[a > b (proposed 0.7), "b: 0.1 to 0.4"]',
            "{b: 0.2 to 0.4}",
            [
                "preferences.p.weights: b: 0.1 to 0.4 -> b: 0.2 to 0.4",
                "preferences.p.weights: removed a > b (proposed 0.7)",
            ],
        ),
        (
            '[high > low (proposed), never middle, "low: worst"]',
            '[high > low, "low: worst", high > middle]',
            [
                "preferences.p.options.a: high > low (proposed 0.5) -> high > low",
                "preferences.p.options.a: never middle -> high > middle",
            ],
        ),
        ("[X, Y]", "[X, Y, Z]", ["parties.p.aliases: added Z"]),
        ("[X, Y]", "[Y]", ["parties.p.aliases: removed X"]),
        (
            "[low, middle, high]",
            "[low, medium, middle, high]",
            ["issues.a.options: added medium"],
        ),
        (
            "[low, middle, high]",
            "[middle, low, high]",
            ["issues.a.options: [low, middle, high] -> [middle, low, high]"],
        ),
        (
            "worse (proposed 0.6)",
            "worse",
            ["preferences.p.without_a_deal: worse (proposed 0.6) -> worse"],
        ),
        (
            "text: Loss",
            "text: A loss",
            ["stakes.[n2].text: Loss -> A loss"],
        ),
        ("[One, Two]", "[Two, Three, One]", ["remarks: added Three"]),
        (
            "history: [{id: n1, text: First}]",
            "history: [{id: n1, text: First}, {text: Second, issue: a}]",
            ["history.[Second]: added Second"],
        ),
    ],
)
def test_each_item_that_changed_is_one_change(before, after, changes):
    assert SALE.count(before) == 1
    old, new = casefile.parse(SALE), casefile.parse(SALE.replace(before, after))
    assert [str(change) for change in diff(old, new)] == changes


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_nothing_changed_when_nothing_did(case):
    assert diff(case, case) == ()
    again = casefile.parse(casefile.dump(case))
    assert diff(again, casefile.parse(casefile.dump(again))) == ()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(old=cases(), new=cases())
def test_changes_back_are_changes_turned_round(old, new):
    there = {(c.path, c.before, c.after) for c in diff(old, new)}
    back = {(c.path, c.after, c.before) for c in diff(new, old)}
    assert there == back


def test_order_within_a_list_of_notes_does_not_count(example):
    case = casefile.load(example)
    assert diff(case, replace(case, notes=case.notes[::-1])) == ()
    assert diff(case, replace(case, notes=())) != ()
    assert diff(Case("A"), Case("A")) == ()
