"""Common ground: worked by hand, what must hold, and every outcome one by one."""

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT, Draws
from detente.questions import zopa as zopa_module
from detente.questions.zopa import acceptability, zopa
from draw_strategies import draws, make_draws
from enumeration import deals

# Limits on a programme against relief. In the first draw each side minds its own
# concession less than it likes the other's; in the second the giver of limits minds
# more. Status quo: neither.
LIMITS_AND_RELIEF = (
    [[[0, 0.6], [0.3, 0]], [[0.4, 0], [0, 0.7]]],
    [[[0, 0.6], [0.8, 0]], [[0.4, 0], [0, 0.2]]],
)


def test_limits_for_relief_by_hand():
    """Draw 1: both give, gains 0.6 - 0.4 and 0.7 - 0.3. Draw 2: 0.2 - 0.8 < 0."""
    answer = zopa(make_draws(*LIMITS_AND_RELIEF, scale=UNIT))
    assert answer.share == 0.5
    assert answer.error == pytest.approx((0.5 * 0.5 / 2) ** 0.5)
    assert answer.packages == (("b", "b"),)
    np.testing.assert_array_equal(answer.together, [0.5])
    np.testing.assert_array_equal(answer.acceptable, [[1, 0.5]])
    np.testing.assert_allclose(answer.gains[0, 0], [0.2, 0.2, 0.2])
    np.testing.assert_allclose(answer.gains[0, 1], [-0.6, -0.6, 0.4])


def test_a_red_line_refuses_whatever_the_gain():
    made = make_draws(
        *LIMITS_AND_RELIEF,
        scale=UNIT,
        boxes=[[[0, 1], [1]]],
        binds=[[True], [False]],
        vetoes=[0],
    )
    assert zopa(made).share == 0
    assert zopa(made).packages == ()
    found = acceptability(made, np.array([[1, 1]]))
    np.testing.assert_array_equal(found.refused, [[0.5, 0]])
    np.testing.assert_array_equal(found.acceptable, [[0.5, 0.5]])


def test_doing_nothing_is_no_package_even_where_no_deal_is_worse():
    made = make_draws([[[1, 0], [0, 1]]], disagreement=[[-1, -1]])
    assert zopa(made).packages == (("b",),)
    harmful = make_draws([[[1, 0], [1, 0]]], disagreement=[[1, 1]])
    assert zopa(harmful).share == 0


def test_the_list_covers_greedily():
    """Three draws in which b works, two in which c alone does, one in which d does."""
    b, c, d = (
        [[[0, *row], [0, 0, 0, 0]]] for row in ((1, -1, -1), (-1, 1, -1), (-1, -1, 1))
    )
    answer = zopa(make_draws(c, b, d, b, c, b))
    assert answer.packages == (("b",), ("c",), ("d",))
    np.testing.assert_allclose(answer.together, [3 / 6, 2 / 6, 1 / 6])
    np.testing.assert_allclose(answer.covered, [3 / 6, 5 / 6, 1])
    assert zopa(make_draws(c, b, d, b, c, b), limit=2).packages == (("b",), ("c",))


def test_alternatives_to_a_package_that_always_works_are_listed_too():
    """b works in all three draws, d in two, c in one."""
    d, c = [[[0, 1, -1, 1], [0] * 4]], [[[0, 1, 1, -1], [0] * 4]]
    answer = zopa(make_draws(d, c, d))
    assert answer.packages == (("b",), ("d",), ("c",))
    np.testing.assert_allclose(answer.covered, [1, 1, 1])


@given(draws())
def test_equals_looking_at_every_outcome(made):
    answer = zopa(made)
    working = [
        [d.outcome for d in deals(made, k) if d.works] for k in range(made.n_draws)
    ]
    assert answer.share == pytest.approx(np.mean([bool(w) for w in working]))
    for place, package in enumerate(answer.packages):
        here = [
            next(d for d in deals(made, k) if made.names(d.outcome) == package)
            for k in range(made.n_draws)
        ]
        assert answer.together[place] == pytest.approx(np.mean([d.works for d in here]))
        accepted = [
            [g >= 0 and not r for g, r in zip(d.gain, d.refused, strict=True)]
            for d in here
        ]
        np.testing.assert_allclose(answer.acceptable[place], np.mean(accepted, axis=0))
        np.testing.assert_allclose(
            answer.refused[place], np.mean([d.refused for d in here], axis=0)
        )
    best = max((sum(o in w for w in working) for o in set().union(*working)), default=0)
    assert sum(answer.together[:1]) == pytest.approx(best / made.n_draws)
    if len(answer.packages) < 6:
        assert sum(answer.covered[-1:]) == pytest.approx(answer.share)


@given(draws())
def test_large_cases_take_their_candidates_from_the_frontiers(made):
    usual = zopa_module.ALL_OUTCOMES
    try:
        zopa_module.ALL_OUTCOMES = 0
        from_frontiers = zopa(made)
    finally:
        zopa_module.ALL_OUTCOMES = usual
    answer = zopa(made)
    assert from_frontiers.share == answer.share
    assert bool(from_frontiers.packages) == bool(answer.packages)
    assert (from_frontiers.together <= answer.together[:1].max(initial=0)).all()


@given(draws())
def test_one_number_never_passes_the_other(made):
    answer = zopa(made)
    assert (answer.together <= answer.covered + 1e-12).all()
    assert (answer.covered <= answer.share + 1e-12).all()
    assert (answer.together[:, None] <= answer.acceptable + 1e-12).all()
    assert (np.diff(answer.covered) >= 0).all()
    assert len(set(answer.packages)) == len(answer.packages)


def without_option(made, issue, place):
    """The same draws without one option that is not the status quo."""
    column = int(made.offsets[issue]) + place
    kept = {name: getattr(made, name) for name in made.__slots__}
    labels = made.options[issue]
    kept["options"] = (
        *made.options[:issue],
        labels[:place] + labels[place + 1 :],
        *made.options[issue + 1 :],
    )
    kept["offsets"] = made.offsets - (np.arange(made.n_issues + 1) > issue)
    kept["status_quo"] = made.status_quo - (
        (np.arange(made.n_issues) == issue) & (made.status_quo > place)
    )
    kept["scores"] = np.delete(made.scores, column, axis=2)
    kept["boxes"] = np.delete(made.boxes, column, axis=1)
    kept["combinations"] = np.delete(made.combinations, column, axis=1)
    return Draws(**kept)


@given(draws())
def test_one_more_option_never_lowers_the_chance(made):
    place = next(p for p in range(len(made.options[0])) if p != made.status_quo[0])
    if len(made.options[0]) > 2:
        assert zopa(without_option(made, 0, place)).share <= zopa(made).share


@given(draws())
def test_leaving_the_rulings_out_never_lowers_the_chance(made):
    kept = {name: getattr(made, name) for name in made.__slots__}
    kept["binds"] = np.zeros_like(made.binds)
    assert zopa(made).share <= zopa(Draws(**kept)).share


def test_the_table_has_a_row_for_each_package():
    table = zopa(make_draws(*LIMITS_AND_RELIEF, scale=UNIT)).table()
    assert table.index == ("b + b",)
    assert table.columns[:2] == ("together", "covered")


@given(draws())
def test_no_change_of_one_option_betters_the_first_of_a_large_case(made):
    usual = zopa_module.SEEN_OUTCOMES, zopa_module.ALL_OUTCOMES
    try:
        zopa_module.SEEN_OUTCOMES, zopa_module.ALL_OUTCOMES = 1, 0
        answer = zopa(made)
    finally:
        zopa_module.SEEN_OUTCOMES, zopa_module.ALL_OUTCOMES = usual
    for package in answer.packages[:1]:
        near = [
            sum(deals(made, k)[place].works for k in range(made.n_draws))
            for place, deal in enumerate(deals(made, 0))
            if sum(
                a != b for a, b in zip(made.names(deal.outcome), package, strict=True)
            )
            == 1
        ]
        assert max(near, default=0) <= round(answer.together[0] * made.n_draws)
