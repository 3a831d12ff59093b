"""What rulings leave: by hand, by enumeration, and where there is no enumeration."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import tabulate
from detente.draws.admission import left
from detente.errors import TooLargeError
from detente.model import (
    Case,
    Condition,
    Issue,
    Line,
    Party,
    Preferences,
    Quota,
    RedLine,
)

PARTIES = (Party("a", "A"), Party("b", "B"), Party("c", "C", "third party"))
ISSUES = (
    Issue("price", "Price", ("low", "middle", "high"), "middle"),
    Issue("when", "When", ("now", "later"), "later"),
    Issue("where", "Where", ("here", "there"), "here"),
)


def never(item, confidence=1.0):
    return (Line(f"never {item}", (RedLine(item),), confidence),)


def case_of(*preferences, conditions=(), issues=ISSUES):
    return Case("Sale", PARTIES, issues, preferences, conditions)


FIRM = (
    Preferences("a", options={"price": (*never("low"), *never("high"))}),
    Preferences("b", options={"when": never("now")}),
)
TIED = Condition({"where": ("there",)}, {"when": ("now",)})


def test_by_hand():
    """Nothing moves on price and date, and the place only moves with the date."""
    assert left(case_of(*FIRM)) == "something"
    assert left(case_of(*FIRM, conditions=(TIED,))) == "status quo"
    here = Condition({"where": ("here",)})
    assert left(case_of(*FIRM, conditions=(TIED, here))) == "nothing"


def test_what_is_proposed_or_said_by_others_rules_nothing_out():
    doubtful = Condition(TIED.when, TIED.then, confidence=0.9)
    assert left(case_of(*FIRM, conditions=(doubtful,))) == "something"
    mild = Preferences("b", options={"when": never("now", 0.9)})
    assert left(case_of(FIRM[0], mild, conditions=(TIED,))) == "something"
    outside = Preferences("c", options={"when": never("now")})
    assert left(case_of(FIRM[0], outside, conditions=(TIED,))) == "something"


def sides(at_least):
    """Some issues, each with some of its options."""
    chosen = st.lists(
        st.sampled_from(ISSUES),
        min_size=at_least,
        max_size=3,
        unique_by=lambda issue: issue.id,
    )
    return chosen.flatmap(
        lambda issues: st.fixed_dictionaries(
            {
                i.id: st.lists(st.sampled_from(i.options), min_size=1, unique=True).map(
                    tuple
                )
                for i in issues
            }
        )
    )


@given(
    st.lists(st.builds(Condition, sides(1), sides(0)), max_size=6),
    st.sets(
        st.sampled_from([(i.id, o) for i in ISSUES for o in i.options]), max_size=4
    ),
)
def test_agrees_with_looking_at_every_outcome(conditions, red):
    options = {i.id: tuple(Line(o, (RedLine(o),)) for j, o in red if j == i.id)
               for i in ISSUES}  # fmt: skip
    case = case_of(Preferences("b", options=options), conditions=tuple(conditions))
    ids = [issue.id for issue in ISSUES]
    allowed = [
        outcome
        for outcome in itertools.product(*(issue.options for issue in ISSUES))
        if not red & set(zip(ids, outcome, strict=True))
        and all(c.allows(dict(zip(ids, outcome, strict=True))) for c in conditions)
    ]
    quo = tuple(issue.status_quo for issue in ISSUES)
    others = [outcome for outcome in allowed if outcome != quo]
    expected = "something" if others else "status quo" if allowed else "nothing"
    assert left(case) == expected


def test_a_large_space_is_not_listed():
    """Ten to the thirtieth outcomes, each issue tied to the one before."""
    issues = tuple(Issue(f"i{n}", f"I{n}", tuple("abcdefghij"), "a") for n in range(30))
    moved = tuple("bcdefghij")
    chain = [Condition({f"i{n}": moved}, {f"i{n + 1}": moved}) for n in range(29)]
    assert left(case_of(issues=issues, conditions=tuple(chain))) == "something"
    last = Condition({"i29": moved})
    assert left(case_of(issues=issues, conditions=(*chain, last))) == "status quo"


def test_too_many_ties_are_refused():
    issues = tuple(Issue(f"i{n}", f"I{n}", ("no", "yes"), "no") for n in range(32))
    far = [Condition({f"i{n}": ("yes",), f"i{n + 16}": ("yes",)}) for n in range(16)]
    with pytest.raises(TooLargeError, match="above the limit"):
        left(case_of(issues=issues, conditions=tuple(far)))


def test_draws_follow_a_quota_and_a_proposed_one_in_a_share():
    """Of three steps at most one: the empty package and three others are left."""
    steps = tuple(Issue(name, name, ("no", "yes"), "no") for name in "abc")
    parties = Party("p", "P"), Party("q", "Q")
    uses = {name: {"yes": Fraction(1)} for name in "abc"}
    every = np.array(list(itertools.product((0, 1), repeat=3)))
    for confidence in (1.0, 0.25):
        quota = Quota(uses, at_most=Fraction(1), confidence=confidence)
        case = Case("Steps", parties, steps, conditions=(quota,))
        draws = tabulate(case, 400, np.random.default_rng(0))
        share = draws.admissible(every).mean(axis=0)
        few = every.sum(axis=1) <= 1
        assert (share[few] == 1).all()
        assert share[~few] == pytest.approx(1 - confidence, abs=0.003)
