"""The catalog: every case gives its published answer, found in a second way, too."""

from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adjusted_winner import adjusted_winner
from detente.casefile import load
from detente.casefile.interchange.cases import exact_sheet
from detente.exact import exactly
from detente.questions.exact import RULES, exact_frontier
from score_sheets import settled_by_definition, sheet

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "tests" / "reference" / "catalog.yaml"
PUBLISHED = yaml.safe_load(REFERENCE.read_text(encoding="utf-8"))
CATALOG = files("detente") / "catalog"
PAGE = (ROOT / "docs" / "reference" / "catalog.md").read_text(encoding="utf-8")
ELSEWHERE = {"iran-2013-interim", "iran-2015-agreement"}
"""Answered by steps: see tests/questions/test_enforcement.py."""
EXAMPLES = {"mill-lease", "us-iran-2026"}
"""Made for the documentation."""
SMALL = 1000
"""Outcomes up to which a case is gone through one by one."""
DIVIDED = [name for name in PUBLISHED if name.startswith(("raiffa", "brams", "comap"))]

named = pytest.mark.parametrize("name", PUBLISHED)


def case_of(name):
    return load(CATALOG / f"{name}.yaml")


def solved(name):
    """Return the points that the published rule picks, with their outcomes."""
    found = exact_sheet(case_of(name))
    answer = exact_frontier(exactly(found), np.random.default_rng(0))
    assert answer.exact
    for place in answer.solutions[PUBLISHED[name]["rule"]]:
        point = answer.points[place]
        pairs = zip(found.parties, point.utilities, strict=True)
        points = {one.party: in_points(name, one.party, u) for one, u in pairs}
        yield points, found.outcome(point.outcome), point.count


def in_points(name, party, utility):
    worst, best = PUBLISHED[name]["points"][party]
    return worst + (best - worst) * utility


def published(name):
    answer = PUBLISHED[name]["answer"]
    return {party: Fraction(str(points)) for party, points in answer.items()}


@named
def test_a_case_gives_its_published_answer(name):
    assert list(solved(name)) == [(published(name), PUBLISHED[name]["parts"], 1)]


def test_at_least_ten_are_from_the_literature_and_none_is_without_an_answer():
    there = {one.name.removesuffix(".yaml") for one in CATALOG.iterdir()}
    assert there == {*PUBLISHED, *ELSEWHERE, *EXAMPLES}
    assert len(PUBLISHED) >= 10


@pytest.mark.parametrize("name", [*PUBLISHED, *ELSEWHERE])
def test_a_case_names_its_source(name):
    assert case_of(name).sources[0].title


@named
def test_going_through_all_outcomes_finds_the_same(name):
    found = exact_sheet(case_of(name))
    if found.n_outcomes > SMALL:
        assert name in DIVIDED  # for which the procedure itself is the second way
        return
    rule = PUBLISHED[name]["rule"]
    (utilities,) = settled_by_definition(found)[rule]
    parties = [one.party for one in found.parties]
    pairs = zip(parties, utilities, strict=True)
    assert {one: in_points(name, one, u) for one, u in pairs} == published(name)


@pytest.mark.parametrize("name", DIVIDED)
def test_the_procedure_of_adjusted_winner_finds_the_same(name):
    """Run on the points of the case, item by item, with no frontier."""
    found = exact_sheet(case_of(name))
    first, second = (
        [100 * one.weights[issue] for issue in found.issues] for one in found.parties
    )
    assert sum(first) == sum(second) == 100
    had, item, share = adjusted_winner(first, second)
    assert [had, had] == list(published(name).values())
    kept = found.issues[list(found.issues)[item]]
    assert len(kept) == 2 + share.denominator


POINTS = st.lists(
    st.tuples(st.integers(1, 20), st.integers(1, 20)), min_size=2, max_size=5
)


@given(POINTS)
def test_adjusted_winner_is_the_egalitarian_solution(points):
    """Of any points: nothing efficient gives the worse off of the two more."""
    first, second = zip(*points, strict=True)
    had, item, share = adjusted_winner(first, second)
    parts = [Fraction(k, share.denominator) for k in range(share.denominator + 1)]
    issues = {
        f"i{n}": [[a * x for x in cut], [b * (1 - x) for x in cut]]
        for n, (a, b) in enumerate(points)
        for cut in [parts if n == item else [Fraction(0), Fraction(1)]]
    }
    found = exact_frontier(exactly(sheet("a", "b", **issues)), np.random.default_rng(0))
    picked = {found.points[place].utilities for place in found.solutions["egalitarian"]}
    assert picked == {(had, had)}


def test_nash_bargaining_gives_the_widows_of_300_alike():
    """By hand: of three that sum to 300 the product is largest at 100 each."""
    found = exact_sheet(case_of("mishnah-estate-of-300"))
    answer = exact_frontier(exactly(found), np.random.default_rng(0))
    (place,) = answer.solutions["nash"]
    assert found.outcome(answer.points[place].outcome) == {"estate": "100 + 100 + 100"}


def mixed(points):
    """Write a number as people do.

    Examples
    --------
    >>> mixed(Fraction(440, 7)), mixed(Fraction(66))
    ('62 6/7', '66')
    """
    whole, rest = divmod(points.numerator, points.denominator)
    return f"{whole} {rest}/{points.denominator}" if rest else str(whole)


def told(name, points):
    case = case_of(name)
    return ", ".join(f"{case.party(p).name} {mixed(x)}" for p, x in points.items())


@named
def test_the_page_says_what_was_published_and_what_is_found(name):
    ((found, _, _),) = solved(name)
    rule = RULES[PUBLISHED[name]["rule"]]
    said = f"| {told(name, published(name))} | {rule}: {told(name, found)} |"
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    assert line.endswith(said)
