"""Quotas and budgets: by hand, and what they rule out against what they allow."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given

from detente.errors import CaseError, TooLargeError
from detente.model import Quota
from score_sheets import conditions

OPTIONS = {"p": ("x", "y", "z"), "q": ("x", "y"), "r": ("x", "y", "z")}
ONE = Fraction(1)


def allowed(outcome, ruled_out):
    return not any(
        all(outcome[issue] in options for issue, options in marks.items())
        for marks in ruled_out
    )


@given(conditions(OPTIONS))
def test_what_is_ruled_out_is_what_is_not_allowed(condition):
    ruled_out = condition.ruled_out(OPTIONS)
    for labels in itertools.product(*OPTIONS.values()):
        outcome = dict(zip(OPTIONS, labels, strict=True))
        assert allowed(outcome, ruled_out) == condition.allows(outcome)


@given(conditions(OPTIONS).filter(lambda one: isinstance(one, Quota)))
def test_no_combination_of_one_bound_contains_another(quota):
    for bound in ("at_most", "at_least"):
        if getattr(quota, bound) is None:
            continue
        single = Quota(quota.uses, **{bound: getattr(quota, bound)})
        found = single.ruled_out(OPTIONS)
        for one, other in itertools.permutations(found, 2):
            assert not all(
                set(other.get(i, OPTIONS[i])) <= set(one.get(i, OPTIONS[i]))
                for i in OPTIONS
            )


def test_at_most_two_of_four_rules_out_the_four_triples():
    uses = {name: {"yes": ONE} for name in "abcd"}
    found = Quota(uses, at_most=Fraction(2)).ruled_out(
        dict.fromkeys("abcd", ("no", "yes"))
    )
    assert {frozenset(marks) for marks in found} == {
        frozenset(triple) for triple in itertools.combinations("abcd", 3)
    }


def test_it_says_what_it_is_in_a_line():
    uses = {"p": {"x": ONE, "y": ONE}, "q": {"x": ONE}}
    assert Quota(uses, ONE, ONE).text == "exactly 1 of p: x or y and q: x"
    assert Quota({"p": {"x": Fraction(5, 2)}}, at_least=ONE).text == (
        "at least 1 of p: 2.5 for x"
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"uses": {}, "at_most": ONE}, "at least one option"),
        ({"uses": {"p": {}}, "at_most": ONE}, "at least one option"),
        ({"uses": {"p": {"x": ONE}}}, "must say 'at_most' or 'at_least'"),
        (
            {"uses": {"p": {"x": ONE}}, "at_most": ONE, "at_least": Fraction(2)},
            "no more than at_most; got 2 and 1",
        ),
        ({"uses": {"p": {"x": ONE}}, "at_most": ONE, "confidence": 0}, "confidence"),
    ],
)
def test_a_quota_that_exists_can_be_met_or_not(given, fault):
    with pytest.raises(CaseError, match=fault):
        Quota(**given)


def test_too_many_combinations_are_refused_at_once():
    names = [f"i{n}" for n in range(40)]
    quota = Quota({name: {"yes": ONE} for name in names}, at_most=Fraction(20))
    with pytest.raises(TooLargeError, match=r"rules out more than 1,000 combinations"):
        quota.ruled_out(dict.fromkeys(names, ("no", "yes")))
