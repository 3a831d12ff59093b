"""Whole studies: all is asked, repeatable and stored; nothing found is said."""

import dataclasses
import json
import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from detente import study
from detente.draws import UNIT, tabulate
from detente.errors import CaseError
from detente.model import Case, Issue, NoDeal, Party
from detente.questions.answer import Answer
from detente.study import Findings, digest, swings
from study_cases import arms_talks, hopeless_sale, three_unknown_parties

CASES = [arms_talks, hopeless_sale, three_unknown_parties]


@pytest.fixture(scope="module")
def arms():
    return study(arms_talks(), draws=2000)


def standard(text):
    """Read JSON as the standard has it: no NaN, no Infinity."""

    def refuse(word):
        raise AssertionError(word)

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize("case", CASES)
def test_every_question_of_every_kind_of_case(case):
    findings = study(case(), draws=300)
    for answer in findings.answers().values():
        assert isinstance(answer, Answer)
        assert answer._repr_html_().startswith("<table>")
        assert len(answer.to_pandas()) == len(answer.table().index)
    assert standard(findings.to_json())["case"]["title"] == case().title


@pytest.mark.parametrize("case", CASES)
def test_the_same_seed_gives_the_same_bytes(case):
    first = study(case(), draws=200, seed=7).to_json()
    assert study(case(), draws=200, seed=7).to_json() == first
    assert study(case(), draws=200, seed=8).to_json() != first or case is hopeless_sale


def test_at_a_prompt_findings_take_one_line(arms):
    title = arms.case.title
    assert repr(arms) == (
        f"<Findings on {title!r}: 2,000 draws, seed 0, prior uniform>"
    )


def test_all_answers_are_there(arms):
    named = arms.answers()
    held = [f.name for f in dataclasses.fields(Findings)]
    kept = [n for n in held if isinstance(getattr(arms, n), Answer)]
    assert list(named) == kept


def test_answers_agree_with_one_another(arms):
    assert arms.failure.together[arms.failure.shifts == 0] == arms.zopa.share
    assert arms.watch.share == arms.zopa.share
    assert arms.agenda.share.max() == pytest.approx(arms.zopa.share)
    assert arms.steps.target == arms.zopa.packages[0]
    assert arms.steps.share == arms.zopa.together[0]
    assert arms.spoilers.packages == arms.zopa.packages
    np.testing.assert_array_equal(
        arms.contention.alone, arms.agenda.share[: len(arms.case.issues)]
    )


def test_limits_for_relief_in_phases(arms):
    """Neither alone; both together; step by step with less exposure and trust."""
    assert arms.contention.alone[:2].tolist() == [0, 0]
    assert arms.zopa.share > 0.5
    assert arms.steps.verified
    assert arms.steps.exposure < arms.steps.single_exposure
    assert arms.steps.trust < arms.steps.single_trust == math.inf
    assert arms.steps.sustained > arms.steps.single_sustained


def test_what_is_known_of_no_deal_and_of_third_parties_is_passed_on(arms):
    assert arms.failure.direction == ("worse", "unknown")
    assert np.isnan(arms.failure.share[0, -1])
    east, west = arms.spoilers.spoilers
    assert (east.stance, east.known) == ("rival of south", True)
    assert not west.known


def with_no_deal(no_deal):
    """Return the arms talks as they are when this is said of no deal for the north."""
    case = arms_talks()
    north, *others = case.preferences
    said = replace(north, without_a_deal=no_deal)
    return study(replace(case, preferences=(said, *others)), draws=500)


@pytest.mark.parametrize(("direction", "side"), [("worse", 1), ("better", -1)])
def test_what_documents_say_of_failure_makes_the_sweep_one_sided(direction, side):
    """The sign is known, proposed or not; it moves no draw."""
    found = with_no_deal(NoDeal(direction, text=direction, confidence=0.9))
    assert found.failure.direction == (direction, "unknown")
    ruled_out = np.isnan(found.failure.share[0])
    assert (ruled_out == (found.failure.shifts * side > 0)).all()
    assert found.zopa.share == with_no_deal(NoDeal()).zopa.share


def test_a_status_quo_that_is_only_proposed_settles_no_size():
    proposed, said = (
        with_no_deal(NoDeal("same", text="about the status quo", confidence=share))
        for share in (0.9, 1.0)
    )
    assert said.failure.stated.tolist() == [True, False]
    assert proposed.failure.stated.tolist() == [False, False]


def test_a_size_that_is_proposed_is_said_all_the_same():
    size = Fraction(-1, 10)
    found = with_no_deal(NoDeal("worse", size, size, "worse by 0.1", confidence=0.9))
    assert found.failure.stated.tolist() == [True, False]
    assert found.failure.direction[0] == "worse"


def test_proposed_lines_are_watched(arms):
    kinds = {unknown.kind for unknown in arms.watch.unknowns}
    assert "size" in kinds
    assert kinds & {"line", "order"}


def test_nothing_found_is_said(arms):
    findings = study(hopeless_sale(), draws=300)
    assert findings.zopa.share == 0
    assert findings.steps.target == ()
    assert findings.steps.steps == ()
    assert findings.priors == (("uniform", 0.0), ("even", 0.0), ("uneven", 0.0))


def test_the_digest_is_of_what_the_case_says():
    case = arms_talks()
    assert digest(case) == digest(arms_talks())
    renamed = dataclasses.replace(case, title="Other talks")
    assert digest(renamed) != digest(case)
    assert len(digest(case)) == 64


def test_swings_add_up_to_the_weights_and_values_of_the_draws():
    draws = tabulate(arms_talks(), 500, np.random.default_rng(0))
    found = swings(draws)
    north, limits = 0, 0
    own = draws.scores[:, north, :3] / UNIT
    weight = own.max(axis=1) - own.min(axis=1)
    np.testing.assert_allclose(
        found.weights[north, limits], np.quantile(weight, [0.1, 0.5, 0.9])
    )
    np.testing.assert_allclose(
        found.values[north, 1], np.quantile(own[:, 1] / weight, [0.1, 0.5, 0.9])
    )
    assert found.values[north, 2].tolist() == [1, 1, 1]
    assert found.values[north, 0].tolist() == [0, 0, 0]


def test_a_case_without_two_principals_says_so():
    lonely = Case(
        "Alone", (Party("a", "A"),), (Issue("price", "P", ("low", "high"), "low"),)
    )
    with pytest.raises(CaseError):
        study(lonely)


def test_draws_must_be_some():
    with pytest.raises(ValueError, match="draws must be at least 1; got 0"):
        study(hopeless_sale(), draws=0)
