"""The frontier of score sheets: published, by hand, and against every outcome."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import load_score_sheet
from detente.errors import TooLargeError
from detente.exact import exactly
from detente.model import Condition, Interaction, Quota, Scores, ScoreSheet
from detente.questions.exact import exact_frontier
from score_sheets import (
    domains,
    efficient_by_definition,
    every_outcome,
    settled_by_definition,
    sheet,
    sheets,
    specs,
    tied_sheets,
)

SLOW = 2000
"""Outcomes up to which a domain is gone through one by one."""


def solve(found):
    return exact_frontier(exactly(found), np.random.default_rng(0))


def shown(found):
    return [(one.utilities, one.outcome, one.count) for one in found.points]


def test_too_many_issues_are_refused_at_once():
    found = sheet("A", "B", **{f"i{n}": ([0, 1], [1, 0]) for n in range(2001)})
    with pytest.raises(TooLargeError, match="2,001 issues are above the limit"):
        solve(found)


def test_every_domain_gives_its_published_nash_product_and_welfare():
    for folder in domains():
        published = specs(folder)
        found = solve(load_score_sheet([folder]))
        (nash, *_), (best, *_) = (
            [found.points[place].utilities for place in found.solutions[rule]]
            for rule in ("nash", "utilitarian")
        )
        product = published.get("Nash Product", published.get("Product Score"))
        assert found.exact
        assert found.n_outcomes == published["NumberOfBids"], folder.name
        assert float(nash[0] * nash[1]) == pytest.approx(product, abs=1e-6), folder.name
        welfare = published["Social Welfare"]
        assert float(sum(best)) == pytest.approx(welfare, abs=1e-6), folder.name


def test_small_domains_agree_with_going_through_all_outcomes():
    for folder in domains():
        found = load_score_sheet([folder])
        if found.n_outcomes > SLOW:
            continue
        answer = solve(found)
        assert shown(answer) == efficient_by_definition(found), folder.name
        every = every_outcome(found).values()
        nash = {answer.points[p].utilities for p in answer.solutions["nash"]}
        best = max(a * b for a, b in every)
        assert nash == {u for u in every if u[0] * u[1] == best}


@given(sheets(n_parties=st.integers(2, 3)) | tied_sheets(n_parties=st.integers(2, 3)))
def test_it_is_what_going_through_all_outcomes_finds(found):
    answer = solve(found)
    assert answer.exact
    assert shown(answer) == efficient_by_definition(found)
    picked = {
        rule: {answer.points[place].utilities for place in places}
        for rule, places in answer.solutions.items()
        if places
    }
    assert picked == settled_by_definition(found)


def test_four_parties_by_hand():
    """Each gives all to one party; equal shares are a fifth outcome."""
    rows = [[7 * (p == k) for k in range(4)] + [2] for p in range(4)]
    answer = solve(sheet("a", "b", "c", "d", cake=rows))
    assert len(answer.points) == 5
    assert {rule: len(p) for rule, p in answer.solutions.items()} == {
        "nash": 1, "kalai-smorodinsky": 1, "egalitarian": 1, "utilitarian": 1,
    }  # fmt: skip


def test_ties_are_all_listed():
    answer = solve(sheet("a", "b", cake=[[1, 2, 0], [2, 1, 0]]))
    assert answer.solutions["nash"] == (0, 1)
    assert [one.utilities for one in answer.points] == [(2, 1), (1, 2)]


def test_a_reservation_value_below_the_worst_outcome_stays_what_it_is():
    """Products of gains: 9 x 3 = 27 and 5 x 5 = 25 from -1; 8 x 2 and 4 x 4 from 0."""
    points = [[8, 4], [2, 4]]
    from_zero = solve(sheet("a", "b", cake=points, no_deal=(0, 0)))
    below = solve(sheet("a", "b", cake=points, no_deal=(-1, -1)))
    assert from_zero.solutions["nash"] == (0, 1)
    assert below.solutions["nash"] == (0,)


def test_without_gain_for_all_no_rule_is_defined():
    answer = solve(sheet("a", "b", cake=[[1, 0], [0, 1]], no_deal=(1, 1)))
    assert not any(answer.solutions.values())
    assert len(answer.points) == 2


def test_numbers_too_long_for_integers_are_rounded_and_that_is_said():
    digits = [Fraction(1, prime) for prime in (10**18 + 9, 10**18 + 3, 10**18 - 11)]
    rows = [[Fraction(1, 3) + x for x in digits], [Fraction(2, 3) - x for x in digits]]
    found = sheet("a", "b", cake=rows, tea=[[0, 1], [1, 0]])
    answer = solve(found)
    assert not answer.exact
    every = every_outcome(found)
    for one in answer.points:
        assert one.utilities == every[one.outcome]
    for utilities in every.values():
        least = [u - e for u, e in zip(utilities, answer.errors, strict=True)]
        assert any(
            all(x >= y for x, y in zip(one.utilities, least, strict=True))
            for one in answer.points
        )
    assert max(answer.errors) <= 4 * Fraction(4, 3) / 2**40


def anti(n_issues, n_options, seed=0):
    """Opposed interests with a fifth of noise, in whole points."""
    rng = np.random.default_rng(seed)
    first = rng.integers(0, 10**6, (n_issues, n_options))
    second = (4 * (10**6 - first) + rng.integers(0, 10**6, first.shape)) // 5
    return sheet(
        "a",
        "b",
        **{f"i{n}": [first[n].tolist(), second[n].tolist()] for n in range(n_issues)},
    )


def test_a_nonillion_of_outcomes_is_answered_exactly():
    answer = solve(anti(30, 10))
    assert (answer.n_outcomes, answer.exact) == (10**30, True)
    first, second = zip(*(one.utilities for one in answer.points), strict=True)
    assert list(first) == sorted(first, reverse=True)
    assert list(second) == sorted(second)
    assert answer.solutions["utilitarian"]


def test_one_party_has_no_frontier():
    single = ScoreSheet("", {"x": ("y",)}, (Scores("a", {"x": (Fraction(1),)}),))
    with pytest.raises(ValueError, match="at least two"):
        solve(single)


def test_a_frontier_of_many_parties_that_is_too_long_is_thinned_and_that_is_said():
    rng = np.random.default_rng(1)
    rows = {f"i{n}": rng.integers(0, 10**6, (6, 12)).tolist() for n in range(12)}
    answer = solve(sheet(*"abcdef", **rows))
    assert not answer.exact
    assert answer.tries is None
    assert answer.errors[0] == 0 < min(answer.errors[1:])
    assert answer.points


def test_a_budget_an_interaction_and_a_tie_by_hand():
    """Road, port and rail at 3, 2 and 2 of a budget of 5; rail only with port.

    Alone they are worth (4, 0), (1, 2), (0, 3); port and rail together (1, 1) more.
    Road and rail fit the budget, but rail asks for the port, and all three cost 7. What
    is left: nothing (0, 0), road (4, 0), port (1, 2), road and port (5, 2), port and
    rail (2, 6).
    """
    names = ("no", "yes")
    parties = tuple(
        Scores(
            party,
            {i: (Fraction(0), Fraction(n)) for i, n in worth.items()},
            interactions=(
                Interaction({"port": ("yes",), "rail": ("yes",)}, Fraction(1)),
            ),
        )
        for party, worth in (
            ("a", {"road": 4, "port": 1, "rail": 0}),
            ("b", {"road": 0, "port": 2, "rail": 3}),
        )
    )
    costs = {"road": 3, "port": 2, "rail": 2}
    answer = solve(
        ScoreSheet(
            "",
            dict.fromkeys(costs, names),
            parties,
            conditions=(
                Quota({i: {"yes": Fraction(n)} for i, n in costs.items()}, Fraction(5)),
                Condition({"rail": ("yes",)}, {"port": ("yes",)}),
            ),
        )
    )
    assert shown(answer) == [((5, 2), (1, 1, 0), 1), ((2, 6), (0, 1, 1), 1)]
    assert (answer.exact, answer.width) == (True, 2)


def test_a_quota_is_the_same_written_out_as_combinations():
    """A second, slower way: every least combination that exceeds it, ruled out."""
    rng = np.random.default_rng(3)
    rows = {f"i{n}": rng.integers(0, 100, (2, 4)).tolist() for n in range(6)}
    found = sheet("a", "b", **rows)
    uses = {
        issue: dict(zip(options, map(Fraction, [0, 1, 3, 4]), strict=True))
        for issue, options in found.issues.items()
    }
    quota = Quota(uses, at_most=Fraction(11), at_least=Fraction(4))
    out = tuple(Condition(marks) for marks in quota.ruled_out(found.issues))
    counted = solve(replace(found, conditions=(quota,)))
    written_out = solve(replace(found, conditions=out))
    assert shown(counted) == shown(written_out)
    assert shown(counted) != shown(solve(found))
