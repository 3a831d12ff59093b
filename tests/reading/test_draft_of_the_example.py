"""From the article on the US-Iran talks to a case, and what follows from it.

Worked twice: on the article's own text, where it lies beside the repository, and on the
article of ``examples/us-iran``, which tells the same story in other words.
"""

from pathlib import Path

import pytest

from detente.casefile import dump, parse
from detente.reading import read
from detente.study import digest, study

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
EXAMPLE = sorted((ROOT / "examples" / "us-iran").glob("*.txt"))
SETS = {
    "seed-1": SEEDS[:1],
    "seed-2": SEEDS[1:2],
    "seeds": SEEDS,
    "example-1": EXAMPLE[:1],
    "example": EXAMPLE,
}
KEPT = {name: files for name, files in SETS.items() if files}


@pytest.fixture(scope="module", params=KEPT.values(), ids=KEPT)
def case(request):
    return read(request.param).draft()


@pytest.fixture(scope="module")
def findings(case):
    return study(case, draws=2000, seed=7)


def share(findings, *issues):
    agenda = findings.agenda
    place = [frozenset(s) for s in agenda.subsets].index(frozenset(issues))
    return agenda.share[place], dict(
        zip(agenda.parties, agenda.gain[place], strict=True)
    )


def test_three_issues_with_the_status_quo_first(case):
    assert {issue.id for issue in case.issues} == {"nuclear", "sanctions", "regional"}
    assert {issue.id: issue.gives for issue in case.issues} == {
        "nuclear": "iran",
        "sanctions": "us",
        "regional": "iran",
    }
    for issue in case.issues:
        assert issue.status_quo == issue.options[0]
        assert all(len(option.split()) <= 6 for option in issue.options)


def test_phased_relief_stands_between_an_interim_step_and_the_demand(case):
    options = case.issue("sanctions").options
    assert "partial" in options[1]
    assert "phase" in options[2]
    assert "sanctions" in options[3]
    assert any("enrichment" in option for option in case.issue("nuclear").options)


def test_relief_is_tied_to_nuclear_steps(case):
    ties = [(set(tie.when), set(tie.then)) for tie in case.conditions]
    assert ({"sanctions"}, {"nuclear"}) in ties


def test_failure_would_hurt_iran_and_by_how_much_is_not_said(case):
    assert case.preferences_of("iran").without_a_deal.direction == "worse"
    assert not case.preferences_of("iran").without_a_deal.stated


def test_history_and_things_to_watch_are_kept(case):
    dates = [note.date for note in case.notes_of("history")]
    assert dates[:2] == ["2015", "2018"]
    assert not any(dates[2:])
    watched = " ".join(note.text for note in case.notes_of("watch")).lower()
    for word in ("framework", "interim steps", "signals"):
        assert word in watched


def test_no_issue_alone_offers_both_a_gain(findings, case):
    for issue in case.issues:
        alone, _ = share(findings, issue.id)
        assert alone < 0.1


def test_nuclear_with_sanctions_does_in_most_draws(findings):
    together, _ = share(findings, "nuclear", "sanctions")
    assert together > 0.5


def test_regional_security_helps_and_helps_the_united_states_more(findings):
    narrow, before = share(findings, "nuclear", "sanctions")
    broad, after = share(findings, "nuclear", "sanctions", "regional")
    assert broad > narrow
    assert after["us"] - before["us"] > max(after["iran"] - before["iran"], 0)


def test_restrictions_for_phased_relief_are_on_the_short_list(findings, case):
    nuclear, sanctions = (
        [issue.id for issue in case.issues].index(name)
        for name in ("nuclear", "sanctions")
    )
    as_now = case.issue("nuclear").status_quo
    assert any(
        package[nuclear] != as_now and "phase" in package[sanctions]
        for package in findings.zopa.packages
    )


def test_the_case_read_back_from_its_file_is_the_same(case):
    """So that a brief from documents names the digest of the case beside it."""
    assert digest(parse(dump(case))) == digest(case)
