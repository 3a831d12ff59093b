"""What parties can do to a deal, in the brief."""

import numpy as np
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


def test_what_several_of_unknown_wishes_could_do_has_no_gain():
    """The inspectors could spoil it, and nothing is said of what they want."""
    silent = CASE.replace(
        "county: {name: The county,", "county: {name: The inspectors,"
    )
    silent = silent.replace("  county: {options: {road: closed > open}}\n", "")
    table = FIGURES["keeping"](study(parse(silent), draws=500)).table
    (row,) = (one for one in table.rows if one[0] == "The inspectors")
    assert row[2:4] == ("their wishes are not known", "–")


def test_the_page_says_who_left_a_deal_before(findings):
    text = " ".join(brief(findings).html.split())
    told = "It has been done before: <span data-text>2020: The village left it.</span>"
    leaves = (
        "In the model such a move leaves the state “kept by all”, which for its own"
    )
    assert text.count(leaves) == 1
    assert told in text
    assert "if <span data-text>the county</span> could do nothing to it" in text


def test_what_a_party_can_do_is_an_input_without_a_quote():
    said = {one.where: one.lines[0].text for one in judgements(parse(CASE))}
    assert said["actions.revoke"] == "revoke the licence: undoes “open” (Road)"
    assert said["preferences.village.actions"] == "not revoke"


def test_the_table_of_third_parties_says_what_they_could_do(findings):
    figure = FIGURES["spoilers"](findings)
    (row,) = figure.table.rows
    assert figure.table.columns[-4:] == (
        "P1: could", "Would like that better", "Would rather undo P1, or have no deal",
        "What would turn it",
    )  # fmt: skip
    most = "more than 95 of 100"
    assert row[-4:-2] == ("revoke the licence: undoes Road", most)
    assert row[-2].startswith(f"{most}, by 0.")
    assert (
        "The county could “revoke the licence”, which undoes Road; it would like"
        in (figure.summary)
    )


def test_what_would_turn_a_third_party_is_said_or_that_nothing_does(findings):
    (county,) = findings.spoilers.spoilers
    (sentence,) = [s for s in threats(findings) if "could" not in s]
    assert (county.needed[0], county.side[0]) == (True, ())
    assert sentence == (
        "Of the packages looked at, which change one issue or two or stand on the "
        "list, none that all principals would sign in some draw turns the county."
    )


LEVY = """detente: 1
title: The bridge
parties:
  town: {name: The town}
  firm: {name: The firm}
  port: {name: The port, role: third party}
issues:
  bridge: {title: Bridge, options: [none, high, low], status_quo: none, gives: firm}
  levy: {title: Levy, options: [none, on ships, on cars], status_quo: none, gives: town}
preferences:
  town: {weights: {bridge: 0.8}, options: {bridge: high = low > none}}
  firm: {weights: {levy: 0.9}, options: {levy: on ships > on cars > none}}
  port:
    weights: {bridge: 0.7}
    options:
      bridge: high > low > none
      levy: none > on cars > on ships
actions:
  strike: {party: port, title: refuse to pay, undoes: {levy: [on ships]}}
conditions:
- {if: {bridge: high}, then: {levy: [on ships, on cars]}}
"""


def test_who_would_not_lose_but_would_rather_undo_part_of_it_is_to_be_turned():
    """The port gains by the bridge, and more by the bridge without the levy."""
    found = study(parse(LEVY), draws=500)
    (port,) = found.spoilers.spoilers
    place = found.spoilers.packages.index(("high", "on ships"))
    assert port.loses[place] == 0
    assert port.does[place] == "refuse to pay"
    assert port.against[place] == port.pays[place] == 1
    assert port.side[place] == ("high", "on cars")
    assert port.left[place] == 0
    (told,) = [s for s in threats(found) if s.startswith("With")]
    assert place == 0
    assert told.startswith(
        "With “on cars” (Levy), the port would be against the package in fewer than 5 "
        "instead of more than 95 of 100 draws, and it "
    )


def test_what_would_turn_somebody_is_told_with_how_far_its_shares_may_be_off():
    """In 150 draws a share of a half has a standard error of 4 of 100 by hand."""
    unsure = LEVY.replace("levy: none > on cars > on ships", "levy: none > on ships")
    for party, by in ("town: {", "0.6 to 1, "), ("port:\n    ", "0.3 to 0.7\n    "):
        unsure = unsure.replace(party + "w", f"{party}without_a_deal: better by {by}w")
    found = study(parse(unsure), draws=150)
    (port,) = found.spoilers.spoilers
    errors = found.precision.errors
    (told,) = [s for s in threats(found) if s.startswith("With")]
    for field, share in (
        ("spoilers.spoilers.left", port.left[0]),
        ("spoilers.spoilers.signed", port.signed[0]),
        ("spoilers.signed", found.spoilers.signed[0]),
    ):
        error = errors[field].ravel()[0]
        assert error == pytest.approx(np.sqrt(share * (1 - share) / 150))
        assert f"{share * 100:.0f} ±{error * 100:.0f}" in told


def test_what_is_wanted_whatever_the_package_is_worth_is_told_so():
    wanted = LEVY.replace(
        "  port:\n    w", "  port:\n    actions: [{taken: strike}]\n    w"
    )
    found = study(parse(wanted), draws=500)
    (row,) = FIGURES["spoilers"](found).table.rows
    assert row[-2] == "more than 95 of 100, whatever P1 is worth"


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
