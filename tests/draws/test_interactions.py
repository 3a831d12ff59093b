"""Interactions in draws: against exact frontiers of the same numbers, and by hand."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange.cases import exact_sheet
from detente.draws import UNIT, frontiers, tabulate
from detente.draws.interactions import interactions
from detente.errors import CaseError
from detente.exact import exactly
from detente.model import (
    Case,
    Condition,
    Interaction,
    Issue,
    Line,
    Party,
    Preferences,
    Range,
)
from detente.questions.exact import exact_frontier

NAMES = "abc"


def numbers(values):
    """Say what each is worth in a number."""
    return tuple(
        Line(f"{name}: {value}", (Range(name, value, value),))
        for name, value in values.items()
    )


@st.composite
def cases(draw):
    """Cases of numbers: eighths, so that nothing is rounded and much is equal."""
    issues = [
        Issue(f"i{n}", f"I{n}", tuple(NAMES[: draw(st.integers(2, 3))]), "a")
        for n in range(draw(st.integers(2, 4)))
    ]
    eighths = st.integers(0, 8).map(lambda n: Fraction(n, 8))
    some = st.dictionaries(
        st.sampled_from(issues), st.sets(st.integers(0, 2), min_size=1), min_size=1
    )

    def sides():
        return {
            issue.id: tuple(o for n, o in enumerate(issue.options) if n in chosen)
            or issue.options[:1]
            for issue, chosen in draw(some).items()
        }

    def party(name):
        cuts = sorted(draw(eighths) for _ in issues[1:])
        ends = zip([Fraction(0), *cuts], [*cuts, Fraction(1)], strict=True)
        weights = dict(
            zip((i.id for i in issues), (b - a for a, b in ends), strict=True)
        )
        options = {}
        for issue in issues:
            inner = {o: draw(eighths) for o in issue.options}
            best, worst = draw(st.permutations(issue.options))[:2]
            options[issue.id] = numbers(inner | {best: Fraction(1), worst: Fraction(0)})
        added = st.integers(-8, 8).map(lambda n: Fraction(n, 8))
        joint = [Interaction(sides(), draw(added)) for _ in range(draw(some_few))]
        return Preferences(name, numbers(weights), options, interactions=tuple(joint))

    some_few = st.integers(0, 3)
    ruled_out = tuple(Condition(sides()) for _ in range(draw(st.integers(0, 1))))
    parties = [f"p{n}" for n in range(draw(st.integers(2, 3)))]
    return Case(
        "Numbers",
        tuple(Party(name, name) for name in parties),
        tuple(issues),
        tuple(map(party, parties)),
        ruled_out,
    )


@given(cases())
def test_equals_the_exact_frontier_of_the_same_numbers(case):
    """The slow way is another kernel: elimination, in fractions."""
    fronts = frontiers(tabulate(case, 1, np.random.default_rng(0)))
    exact = exact_frontier(exactly(exact_sheet(case)), np.random.default_rng(0))
    found = {
        (tuple(outcome), tuple(Fraction(u, UNIT) for u in point), int(count))
        for outcome, point, count in zip(
            fronts.outcomes.tolist(),
            fronts.points.T.tolist(),
            fronts.count,
            strict=True,
        )
    }
    assert found == {(p.outcome, p.utilities, p.count) for p in exact.points}


def sale(*joint):
    issues = (
        Issue("price", "Price", ("low", "high"), "low"),
        Issue("when", "When", ("now", "later"), "now"),
    )
    said = tuple(Preferences(p, interactions=adds) for p, adds in joint)
    return Case("Sale", (Party("a", "A"), Party("b", "B")), issues, said)


def test_what_names_the_same_options_is_one_combination():
    late = {"when": ("later",), "price": ("high",)}
    turned = dict(reversed(late.items()))
    first = Interaction(late, Fraction(1, 4)), Interaction(turned, Fraction(1, 8))
    found = interactions(
        sale(("a", first), ("b", (Interaction(turned, Fraction(-1)),)))
    )
    assert found.combinations.tolist() == [[False, True, False, True]]
    assert (found.worth / UNIT).tolist() == [[3 / 8], [-1]]


def test_without_interactions_there_are_none():
    found = interactions(sale())
    assert found.combinations.shape == (0, 4)
    assert found.worth.shape == (2, 0)


def test_an_interaction_changes_no_draw_of_anything_else():
    plain = tabulate(sale(), 50, np.random.default_rng(4))
    one = Interaction({"price": ("high",), "when": ("later",)}, Fraction(1, 4))
    tied = tabulate(sale(("a", (one,))), 50, np.random.default_rng(4))
    assert (plain.scores == tied.scores).all()
    assert (tied.disagreement == plain.disagreement).all()
    now = replace(one, options={"price": ("low",)})
    better = tabulate(sale(("a", (now,))), 50, np.random.default_rng(4))
    assert (better.disagreement - plain.disagreement).tolist() == [[UNIT // 4, 0]] * 50


def test_more_than_weights_can_count_beside_is_refused():
    one = Interaction({"price": ("high",)}, Fraction(60))
    with pytest.raises(CaseError, match=r"preferences\.a\.interactions: must add up"):
        tabulate(sale(("a", (one, one))), 5, np.random.default_rng(0))
