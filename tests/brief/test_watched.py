"""What the brief tells of how well a deal must be watched, and when nothing."""

import re
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files

import pytest

from detente import study
from detente.brief import answer, brief
from detente.brief.grounds import amounts
from detente.casefile import load
from detente.model import Duration, Range, Verification
from study_cases import arms_talks

HEADING = "How well it must be watched"
CATALOG = files("detente") / "catalog"


def told(case):
    """Return the text of a brief, and its answer in lines."""
    findings = study(case, draws=300)
    page = re.sub(r"<[^>]*>", "", brief(findings).html)
    return " ".join(page.split()), answer(findings)


@pytest.fixture(scope="module")
def interim():
    return load(CATALOG / "iran-2013-interim.yaml")


def test_a_case_that_says_nothing_of_it_is_told_nothing():
    page, lines = told(arms_talks())
    assert HEADING not in page
    assert "must be watched" not in page
    assert not any(line.startswith("To hold") for line in lines)


def test_a_case_that_says_some_of_it_is_told_what_is_missing(interim):
    page, lines = told(replace(interim, verification=None))
    assert HEADING not in page
    assert "the case does not say verification.every" in page
    assert not any(line.startswith("To hold") for line in lines)


def test_a_case_that_says_all_is_told_what_it_takes(interim):
    page, lines = told(interim)
    assert HEADING in page
    (line,) = (line for line in lines if line.startswith("To hold"))
    assert line.removeprefix("To hold: ") in page
    assert "(1 month from one to the next)" in line
    assert "the case does not say how long it takes, and none was counted" in line
    assert "Certainty is enough in" in line
    assert "The sequence that needs least: " in page
    assert "if it is begun by the United States: " in page


def test_what_is_said_of_detection_is_answered(interim):
    month = Duration(Fraction(1), Fraction(1), "month")
    half = Range("", Fraction(1, 2), Fraction(1, 2))
    known = Verification(detection=half, every=month, lag=month, pace=month)
    _, lines = told(replace(interim, verification=known))
    (line,) = (line for line in lines if line.startswith("To hold"))
    assert "What the case says of inspections is enough in" in line
    assert "does not say how long" not in line


def test_every_number_is_listed_with_its_ground(interim):
    listed = {ground.about: ground for ground in amounts(interim)}
    told = [line.text for line in listed["verification"].lines]
    assert told == ["time between inspections: 1 month", "time for a step: 1 month"]
    undone = listed["Restricted oil money: share that a breakdown undoes"]
    assert [line.text for line in undone.lines] == ["0"]
    assert listed["worth today of a year from now"].lines[0].text == "0.7 to 0.95"
    assert listed["cost of a breakdown"].lines[0].text == "0 to 0.05"


def test_a_search_that_was_not_exact_says_what_it_may_have_missed(interim):
    """Of a study, and of the same where nothing was thinned."""
    found = study(interim, draws=100)
    thinned = replace(found, enforcement=replace(found.enforcement, bound=0.0008))
    exact = replace(found, enforcement=replace(found.enforcement, bound=0.0))
    missed = "missed sequences that pass every test by no more than 0.01."
    for one, said in ((thinned, True), (exact, False)):
        assert any(missed in line for line in answer(one)) is said
        assert ("pass every test" in brief(one).html) is said
