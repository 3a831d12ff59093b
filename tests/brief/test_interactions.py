"""What options are worth together stands in the brief, among what it rests on, too."""

from dataclasses import replace
from fractions import Fraction

import pytest

from brief.findings import harbour
from detente.brief import brief
from detente.brief.grounds import Said, grounds
from detente.model import Interaction
from detente.questions.basis import basis
from detente.study import study
from open_interactions import case


@pytest.fixture(scope="module")
def tied():
    """Return a case in which two options are worth 0.2 more together to one party."""
    case = harbour()
    one, other = case.issues[:2]
    sides = {issue.id: issue.options[-1:] for issue in (one, other)}
    both = Interaction(sides, Fraction(1, 5), "they share a crane", ("s2",))
    first, *rest = case.preferences
    return replace(case, preferences=(replace(first, interactions=(both,)), *rest))


def said(case):
    one, other = case.issues[:2]
    return (
        f"To {case.parties[0].name} “{one.options[-1]}” ({one.title}) with "
        f"“{other.options[-1]}” ({other.title}) is worth 0.2 more (they share a crane)"
    )


def test_it_is_an_input_with_its_ground(tied):
    plain, now = basis(harbour()), basis(tied)
    assert now.n_inputs == plain.n_inputs + 1
    (found,) = (g for g in grounds(tied, now.inputs) if g.about == "worth together")
    assert found.lines == (Said(said(tied)),)
    assert found.issues == tuple(issue.id for issue in tied.issues[:2])
    assert [piece.id for piece in found.evidence] == ["s2"]


def test_the_page_lists_it_and_claims_no_more_than_holds(tied):
    page, plain = (brief(study(case, draws=100)).html for case in (tied, harbour()))
    assert "What options are worth together" in page
    assert said(tied) in page
    assert "What options are worth together is not drawn." in page
    assert "on which all issues together are worth one" in page
    for claim in ("a package is worth the sum of its parts", "0 to 1 for each party"):
        assert claim in plain
        assert claim not in page
    assert "worth together" not in plain


def test_a_range_is_told_and_watched():
    page = " ".join(brief(study(case("0.8 to 1.2"), draws=1000)).html.split())
    sides = "“longer” (Quay) with “single” or “double” (Line)"
    assert f"{sides} is worth 0.8 to 1.2 more (goods must leave the port)" in page
    assert f"If it turns out that {sides} <" in page
    assert "adds more than 1.0" in page
