"""What parties can do to a deal, in the brief."""

import pytest

from detente.brief import brief
from detente.brief.exhibits import judgements
from detente.brief.figures import FIGURES
from detente.casefile import parse
from detente.study import study

CASE = """detente: 1
title: The quarry
parties:
  village: {name: The village}
  quarry: {name: The quarry}
  county: {name: The county, role: third party}
issues:
  hours: {title: Hours, options: [any, by day], status_quo: any, gives: quarry}
  road: {title: Road, options: [closed, open], status_quo: closed, gives: village}
preferences:
  village:
    weights: hours > road
    options: {hours: by day > any, road: closed > open}
    actions: [{not: revoke}]
  quarry: {weights: road > hours, options: {hours: any > by day, road: open > closed}}
  county: {options: {road: closed > open}}
actions:
  revoke: {party: county, title: revoke the licence, undoes: {road: open}}
history:
- {text: The village left it, party: village, act: withdraw, date: 2020}
"""


@pytest.fixture(scope="module")
def findings():
    return study(parse(CASE), draws=500)


def test_the_figure_says_what_each_could_do(findings):
    figure = FIGURES["keeping"](findings)
    assert [row[:2] for row in figure.table.rows] == [
        ("The village", "take back what it gives"),
        ("The quarry", "take back what it gives"),
        ("The county", "revoke the licence"),
    ]
    assert "revoke the licence" in figure.html()


def test_the_page_says_who_left_a_deal_before(findings):
    text = " ".join(brief(findings).html.split())
    told = "It has been done before: <span data-text>2020: The village left it.</span>"
    assert told in text
    assert "if <span data-text>the county</span> could do nothing to it" in text


def test_what_a_party_can_do_is_an_input_without_a_quote():
    said = {one.where: one.lines[0].text for one in judgements(parse(CASE))}
    assert said["actions.revoke"] == "revoke the licence: undoes “open” (Road)"
    assert said["preferences.village.actions"] == "not revoke"
