"""The sweep of no deal: by hand, as properties, and by moving the draws."""

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions.failure import SHIFTS, failure
from draw_strategies import draws as some_draws
from draw_strategies import make_draws

TENTH = UNIT // 10


def at(shift):
    return int(np.flatnonzero(np.isclose(SHIFTS, shift))[0])


def unknown(draws):
    n = len(draws.principals)
    return failure(draws, direction=["unknown"] * n, stated=[False] * n)


def test_a_gain_of_a_tenth_and_a_half_is_lost_at_two_tenths():
    """By hand: one package, gains 0.15 and 0.25."""
    draws = make_draws([[[0, 3], [0, 5]]], scale=UNIT // 20)
    answer = unknown(draws)
    assert answer.share[0, at(0.1)] == 1
    assert answer.share[0, at(0.2)] == 0
    assert answer.share[1, at(0.2)] == 1
    assert answer.share[1, at(0.3)] == 0
    assert answer.together[at(0.1)] == 1
    assert answer.together[at(0.2)] == 0


def test_a_known_direction_makes_the_sweep_one_sided():
    draws = make_draws([[[0, 1], [0, 1]]], scale=TENTH)
    answer = failure(draws, direction=("worse", "better"), stated=(False, True))
    assert np.isnan(answer.share[0, SHIFTS > 0]).all()
    assert np.isnan(answer.share[1, SHIFTS < 0]).all()
    assert np.isfinite(answer.together).tolist() == (SHIFTS == 0).tolist()
    assert answer.direction == ("worse", "better")
    assert answer.stated.tolist() == [False, True]


def some_package(draws):
    """The definition, outcome by outcome."""
    sizes = [len(labels) for labels in draws.options]
    outcomes = np.array(list(np.ndindex(*sizes)))
    moved = (outcomes != draws.status_quo).any(axis=1)
    gains = draws.utility(outcomes) - draws.disagreement[:, None]
    gains = gains[:, :, draws.principals]
    works = (gains >= 0).all(axis=2) & (gains > 0).any(axis=2) & moved
    return float((works & draws.admissible(outcomes)).any(axis=1).mean())


def with_point(draws, disagreement):
    fields = {name: getattr(draws, name) for name in draws.__dataclass_fields__}
    return type(draws)(**fields | {"disagreement": disagreement})


@given(some_draws(top=4))
def test_agrees_with_moving_the_point_of_the_draws(draws):
    scaled = make_tenths(draws)
    answer = unknown(scaled)
    for n, shift in enumerate(SHIFTS):
        rise = round(shift * UNIT)
        for row, party in zip(answer.share, scaled.principals, strict=True):
            one = np.where(np.arange(len(scaled.parties)) == party, rise, 0)
            assert row[n] == some_package(with_point(scaled, scaled.disagreement + one))
        moved = with_point(scaled, scaled.disagreement + rise)
        assert answer.together[n] == some_package(moved)


def make_tenths(draws):
    """The same with scores in tenths, so that the shifts matter."""
    fields = {name: getattr(draws, name) for name in draws.__dataclass_fields__}
    for name in ("scores", "disagreement"):
        fields[name] = np.rint(fields[name] / 10 * UNIT).astype(np.int64)
    return type(draws)(**fields)


@given(some_draws())
def test_the_better_no_deal_the_fewer_packages(draws):
    answer = unknown(make_tenths(draws))
    assert (np.diff(answer.share, axis=1) <= 0).all()
    assert (np.diff(answer.together) <= 0).all()


def test_directions_are_for_all_principals():
    draws = make_draws([[[0, 1], [0, 1]]])
    with pytest.raises(ValueError, match="for 2 principals; got 1 and 2"):
        failure(draws, direction=["worse"], stated=[False, False])
