"""With many principals less is folded, and every answer but the frontier's stays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.draws import UNIT, affordable
from detente.draws import fronts as fronts_module
from detente.errors import TooLargeError
from detente.questions.answer import plain
from detente.questions.failure import failure
from detente.questions.frontier import frontier
from detente.questions.solutions import solutions
from detente.questions.watch import watch
from detente.questions.zopa import zopa
from draw_strategies import draws, make_draws
from enumeration import deals, undominated


def in_tenths(made):
    """Turn each point of utility into 0.1, what the sweep of no deal is made for."""
    tenth = UNIT // 10
    return replace(
        made,
        scores=made.scores * tenth,
        added=made.added * tenth,
        disagreement=made.disagreement * tenth,
    )


def answered(made, least, patch):
    """Answer what does not ask for the whole frontier; many are at least so many."""
    patch.setattr(fronts_module, "FEW_PARTIES", least - 1)
    n = len(made.principals)
    known = {"direction": ["unknown"] * n, "stated": [False] * n}
    common = zopa(made)
    return [
        plain(answer)
        for answer in (
            common,
            solutions(made),
            failure(made, **known),
            watch(made, common.packages, **known),
        )
    ]


@given(draws(principals=(2, 5), max_boxes=3))
@settings(max_examples=150)
def test_what_is_left_out_changes_no_answer(made):
    with pytest.MonkeyPatch.context() as patch:
        whole = answered(in_tenths(made), 9, patch)
        assert answered(in_tenths(made), 2, patch) == whole


@given(draws(principals=(4, 5), max_boxes=3))
def test_the_frontier_is_the_acceptable_part_of_the_whole(made):
    answer = frontier(made)
    best = [
        [
            d
            for d in undominated([d for d in deals(made, k) if d.admissible])
            if min(d.gain) >= 0
        ]
        for k in range(made.n_draws)
    ]
    assert answer.among == "acceptable"
    assert answer.sizes.tolist() == [len({d.utility for d in b}) for b in best]
    for package, share in zip(answer.outcomes, answer.efficient, strict=True):
        count = sum(package in [made.names(d.outcome) for d in b] for b in best)
        assert share == pytest.approx(count / made.n_draws)


def test_four_who_each_give_a_little_by_hand():
    """Each loses 1 by its own issue and gains 1 by any other.

    All giving, each gains 2. But for one, that one gains 3 and the others 1. With fewer
    nobody gains more than 2. Whoever needs 2 accepts the first only, and all need it.
    For three the last issue is a gift: all giving, each gains 2; but for one, that one
    gains 3 and the others 1, which is on the whole frontier though two refuse.
    """
    own = [
        [[0, -1 if party == issue else 1] for party in range(4)] for issue in range(4)
    ]
    assert frontier(make_draws(own)).sizes.tolist() == [5]
    answer = frontier(make_draws(own, disagreement=[[2, 2, 2, 2]]))
    assert answer.outcomes == (("b", "b", "b", "b"),)
    three = frontier(make_draws([row[:3] for row in own], disagreement=[[2, 2, 2]]))
    assert (three.among, three.sizes.tolist()) == ("all", [4])


def test_where_somebody_always_refuses_the_frontier_is_empty():
    made = make_draws([[[0, 1]] * 4], disagreement=[[2, 0, 0, 0]])
    answer = frontier(made)
    assert (answer.sizes.tolist(), answer.outcomes) == ([0], ())
    assert answer.cloud.shape == (0, 4)


def test_too_many_principals_are_refused_with_their_number(monkeypatch):
    made = make_draws(*[[[[0, 1]] * 5, [[0, 1]] * 5]] * 3)
    assert affordable(made) is made
    monkeypatch.setattr(fronts_module, "MOST_WORK", 100)
    with pytest.raises(TooLargeError, match=r"^5 principals × 2 issues × 2 "):
        affordable(made)


@given(st.integers(4, 7), st.integers(0, 2**32 - 1))
@settings(max_examples=20)
def test_shares_do_not_depend_on_the_order_of_the_principals(n, seed):
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, 9, (3, n, 9))
    made = make_draws(
        *[[row[:, k : k + 3].tolist() for k in (0, 3, 6)] for row in scores]
    )
    turned = make_draws(
        *[[row[::-1, k : k + 3].tolist() for k in (0, 3, 6)] for row in scores]
    )
    assert zopa(made).share == zopa(turned).share
    assert frontier(made).sizes.tolist() == frontier(turned).sizes.tolist()
