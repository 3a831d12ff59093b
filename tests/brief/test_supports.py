"""What was said that supports the place of a step: by hand, and on the page."""

import re

import numpy as np
import pytest

from detente import study
from detente.brief import answer, brief
from detente.brief.supports import supports
from detente.casefile import parse
from detente.questions.steps import Step

CANAL = """
detente: 1
title: The canal
parties:
  upper: {name: The upper town, role: principal}
  lower: {name: The lower town, role: principal}
issues:
  locks:
    title: Locks
    options: [shut, open at dawn, open all day]
    status_quo: shut
    gives: upper
    reversible: 1
  tolls:
    title: Tolls
    options: [none, forty crowns, ninety crowns]
    status_quo: none
    gives: lower
    reversible: 1
preferences:
  upper:
    weights: {locks: 0.4}
    options:
      locks: {shut: 1, open at dawn: 0.5, open all day: 0}
      tolls: {none: 0, forty crowns: 0.5, ninety crowns: 1}
  lower:
    weights: {locks: 0.6}
    options:
      locks: {shut: 0, open at dawn: 0.3, open all day: 1}
      tolls: {none: 1, forty crowns: 0.5, ninety crowns: 0}
conditions:
  - if: {tolls: ninety crowns}
    then: {locks: [open all day]}
    because: full tolls are for full days
    evidence: [s3]
statements:
  s1: {party: upper, act: offer, issue: locks, content: open locks at dawn,
       quote: We would open the locks at dawn, document: d1, span: [0, 31]}
  s2: {party: lower, act: demand, issue: locks, content: open at dawn,
       quote: Open them at dawn, document: d1, span: [40, 57]}
  s3: {party: lower, act: willing, issue: tolls, content: a toll,
       quote: We pay in full once boats pass all day, document: d1, span: [60, 98]}
  s4: {party: upper, act: offer, issue: locks, content: open at dawn on Sundays,
       quote: At dawn on Sundays, document: d1, span: [100, 118]}
  s5: {party: upper, act: offer, issue: locks, content: open locks at dawn,
       quote: We would open the locks at dawn, document: d1, span: [0, 31],
       replaces: [s4]}
  s6: {party: lower, act: offer, issue: locks, content: open at dawn ourselves,
       quote: We would open at dawn ourselves, document: d1, span: [120, 151]}
interim:
  - {text: forty crowns for a trial month, issue: tolls}
documents:
  d1: {title: The Canal Post}
"""


@pytest.fixture(scope="module")
def findings():
    return study(parse(CANAL), draws=20)


def page(findings):
    """Return the text of the page, without marks."""
    found = re.sub(r"<svg.*?</svg>|<[^>]*>", " ", brief(findings).html, flags=re.DOTALL)
    return " ".join(found.split())


def step(who, issue, before, after):
    none = np.zeros(2)
    return Step((who,), (issue,), (before,), (after,), none, none)


WAY = (
    step("upper", "locks", "shut", "open at dawn"),
    step("lower", "tolls", "none", "forty crowns"),
    step("upper", "locks", "open at dawn", "open all day"),
    step("lower", "tolls", "forty crowns", "ninety crowns"),
)


def test_offers_interim_steps_and_conditions_support_the_steps_they_are_about(findings):
    """Not what others demand or offer, nor what was given up; each quote once."""
    found = supports(findings.case, WAY)
    told = [[getattr(one, "id", "") or one.text for one in each] for each in found]
    assert told == [["s1"], ["forty crowns for a trial month"], [], ["s3"]]


def test_the_brief_quotes_them_beside_their_steps(findings):
    both = ("upper", "lower")
    assert [one.movers for one in findings.steps.steps] == [both, both]
    shown = page(findings)
    said = shown.partition("What was said that supports the place of a step:")[2]
    first, second = said.partition("Step 2,")[::2]
    assert "We would open the locks at dawn" in first
    assert "We pay in full once boats pass all day" in second
    assert "follow from exposure and trust alone" not in shown


def test_what_nothing_supports_is_said_to_follow_from_the_numbers(findings):
    silent = CANAL.partition("conditions:")[0]
    shown = page(study(parse(silent), draws=20))
    assert "Nothing that was said supports the place of a step" in shown
    assert "What was said that supports" not in shown


def test_the_table_under_the_staircase_has_the_quotes(findings):
    shown = page(findings)
    assert "“We would open the locks at dawn”" in shown
    assert "What was said" in shown


def test_who_has_nothing_to_win_by_completion_is_named(findings):
    assert "worth, so whoever gives last has nothing left to win" in page(findings)
    text = CANAL.replace("    weights: {locks: 0.4}", "    completion: 0.1\n"
                         "    weights: {locks: 0.4}")  # fmt: skip
    shown = page(study(parse(text), draws=20))
    assert "worth to the lower town , so if that side gives last" in shown


@pytest.mark.parametrize(
    ("verification", "begins"),
    [
        ("{every: 1 month, lag: 100 years}", "No sequence of steps was found that"),
        ("{every: 1 month}", "For nobody to gain by secretly holding back a step"),
    ],
)
def test_how_well_it_must_be_watched_is_told_whatever_comes_out(verification, begins):
    text = CANAL.replace("    weights", "    discount: 0.9\n    weights")
    found = study(parse(f"{text}verification: {verification}\n"), draws=20)
    (line,) = (line for line in answer(found) if line.startswith("To hold: "))
    assert line.removeprefix("To hold: ").startswith(begins)
    assert begins in page(found)


def test_one_sided_gifts_need_no_inspection():
    """By hand: whoever gives likes it better than none, and gives all of it at once."""
    text = CANAL.replace("gives: lower", "gives: upper").replace(
        "    weights", "    discount: 0.9\n    weights"
    )
    found = study(parse(f"{text}verification: {{every: 1 month}}\n"), draws=20)
    (line,) = (line for line in answer(found) if line.startswith("To hold: "))
    assert "even if inspections (1 month from one to the next) find nothing." in line
    assert "at least" not in line


def test_what_has_a_source_and_no_quote_names_the_source():
    """Still marked as judgement: nobody can hold it against the words."""
    told = "- {text: The locks are shut, document: d1, party: upper, act: withdraw}"
    found = study(parse(f"{CANAL}history:\n{told}\n"), draws=20)
    assert "The locks are shut. judgement after The Canal Post" in page(found)


def test_a_third_party_that_gives_is_trusted_and_nobody_says_that_it_gains():
    text = CANAL.replace(
        "  lower: {name: The lower town, role: principal}\n",
        "  lower: {name: The lower town, role: principal}\n"
        "  fund: {name: The fund, role: third party}\n",
    ).replace("gives: upper", "gives: fund")
    shown = page(study(parse(text), draws=20))
    assert "The fund is trusted to deliver: only principals are asked" in shown
    alone = text.replace("gives: lower", "gives: fund")
    shown = page(study(parse(alone), draws=20))
    assert "taken by the fund alone; whether it would be is asked under" in shown
    assert "worth its cost to whoever takes it" not in shown
    assert "not asked" in shown
