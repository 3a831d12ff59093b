"""Third parties: what a package costs them, by hand and draw by draw."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import UNIT, tabulate
from detente.model import Case, Issue, Line, Party, Preferences, RedLine
from detente.questions.spoilers import spoilers
from detente.questions.zopa import zopa
from draw_strategies import draws as some_draws
from draw_strategies import make_draws


def test_a_rival_loses_in_two_of_four_draws():
    """By hand: it loses 1/8 in two draws, nothing in a third, and gains in the last."""
    own = [[0, 1], [0, 1]]
    draws = make_draws(
        *([[*own, [0, worth]]] for worth in (-1, -1, 0, 2)),
        third_parties=1,
        scale=UNIT // 8,
    )
    answer = spoilers(draws, [("b",)], stances={"p2": "rival of p1"})
    (rival,) = answer.spoilers
    assert (rival.party, rival.stance, rival.known) == ("p2", "rival of p1", True)
    assert rival.loses.tolist() == [0.5]
    assert rival.loss[0].tolist() == [0, 1 / 16, 1 / 8]


def test_a_package_may_cross_the_red_line_of_a_third_party():
    """By hand: b in one draw of four. What p0 would not sign is another's concern."""
    own = [[0, 1], [0, 1]]
    draws = make_draws(
        *[[[*own, [1, 0]]]] * 4,
        third_parties=1,
        boxes=[[[1]], [[1]]],
        vetoes=[2, 0],
        binds=[[True, True]] + [[False, True]] * 3,
    )
    (rival,) = spoilers(draws, [("b",), ("a",)], stances={}).spoilers
    assert rival.crosses.tolist() == [0.25, 0]


def test_a_case_says_what_a_third_party_would_never_sign():
    never = {"price": (Line("never high", (RedLine("high"),), 0.6),)}
    case = Case(
        "Sale",
        (Party("a", "A"), Party("b", "B"), Party("c", "C", "third party")),
        (Issue("price", "Price", ("low", "high"), "low"),),
        (Preferences("c", options=never),),
    )
    draws = tabulate(case, 500, np.random.default_rng(0))
    (other,) = spoilers(draws, [("high",)], stances={}).spoilers
    assert (other.known, other.crosses.tolist()) == (True, [0.6])
    silent = tabulate(replace(case, preferences=()), 500, np.random.default_rng(0))
    assert zopa(draws).share == zopa(silent).share


def test_of_whom_nothing_is_known_nothing_is_said():
    draws = make_draws([[[0, 1], [0, 1], [0, 1]]], third_parties=1)
    fields = {name: getattr(draws, name) for name in draws.__dataclass_fields__}
    silent = type(draws)(**fields | {"known": np.array([True, True, False])})
    (party,) = spoilers(silent, [("b",)], stances={}).spoilers
    assert not party.known
    assert np.isnan(party.loses).all()
    assert np.isnan(party.loss).all()


def test_nothing_on_the_short_list():
    draws = make_draws([[[0, 1], [0, 1], [0, 1]]], third_parties=1)
    (party,) = spoilers(draws, [], stances={}).spoilers
    assert party.loses.shape == (0,)
    assert party.loss.shape == (0, 3)


def test_a_package_must_be_one():
    draws = make_draws([[[0, 1], [0, 1]]])
    with pytest.raises(ValueError, match=r"must be one of \['a', 'b'\]; got 'z'"):
        spoilers(draws, [("z",)], stances={})


@given(some_draws(third_parties=(1, 2)), st.data())
def test_agrees_with_each_draw_looked_at(draws, data):
    places = [data.draw(st.integers(0, len(labels) - 1)) for labels in draws.options]
    answer = spoilers(draws, [draws.names(np.array(places))], stances={})
    assert len(answer.spoilers) == len(draws.parties) - len(draws.principals)
    for spoiler in answer.spoilers:
        p = draws.parties.index(spoiler.party)
        columns = draws.offsets[:-1] + places
        losses = [
            max(0, floor[p] - sum(scores[p][c] for c in columns))
            for floor, scores in zip(draws.disagreement, draws.scores, strict=True)
        ]
        assert spoiler.loses[0] == np.mean([loss > 0 for loss in losses])
        assert spoiler.loss[0, 1] == pytest.approx(np.median(losses) / UNIT)
