"""What parties can do to a deal, in the brief."""

import pytest

from detente.brief import brief
from detente.brief.exhibits import judgements
from detente.brief.figures import FIGURES
from detente.brief.states import states
from detente.brief.threats import threats
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


def test_the_table_of_third_parties_says_what_they_could_do(findings):
    figure = FIGURES["spoilers"](findings)
    (row,) = figure.table.rows
    assert figure.table.columns[-3:] == (
        "P1: could", "Would like that better", "What would turn it",
    )  # fmt: skip
    assert row[-3:-1] == ("revoke the licence: undoes Road", "more than 95 of 100")
    assert (
        "The county could “revoke the licence”, which undoes Road; it would like"
        in (figure.summary)
    )


def test_what_would_turn_a_third_party_is_said_or_that_nothing_does(findings):
    (county,) = findings.spoilers.spoilers
    (sentence,) = [s for s in threats(findings) if "could" not in s]
    assert county.needed[0]
    if county.side[0]:
        assert sentence.startswith("With “")
    else:
        assert sentence == (
            "No other option, and no other package listed, that all principals would "
            "sign in some draw leaves the county no loss in most draws."
        )


def test_of_an_unknown_third_party_the_page_says_what_it_could_do():
    silent = CASE.replace("  county: {options: {road: closed > open}}\n", "")
    found = study(parse(silent), draws=500)
    told = (
        "The county could “revoke the licence”, which undoes Road; whether it would "
        "like that is not known."
    )
    assert told in brief(found).html


def test_each_state_says_what_is_done_and_what_is_then_in_force(findings):
    table = states(findings).table
    assert table.rows[0][:2] == ("kept by all", "Hours: by day and Road: open")
    done = {row[0]: row[1] for row in table.rows}
    assert done["The county: revoke the licence"] == "Hours: by day"
    every = (
        "The county: revoke the licence; The village: take back what it gives; "
        "The quarry: take back what it gives"
    )
    assert done[every] == "no deal"
    assert '<summary aria-label="States: what parties could do' in brief(findings).html
