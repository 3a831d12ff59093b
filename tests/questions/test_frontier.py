"""The frontier's answer: by hand, what must hold, and every outcome one by one."""

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT
from detente.questions.frontier import STEPS, frontier
from draw_strategies import draws, make_draws
from enumeration import deals, undominated

# Each of two parties cares three times as much about its own issue.
OPPOSED = [[[0.75, 0], [0, 0.25]], [[0.25, 0], [0, 0.75]]]


def test_two_opposed_issues_by_hand():
    """Frontier (1, 0), (3/4, 3/4), (0, 1) from the status quo (1, 0)."""
    answer = frontier(make_draws(OPPOSED, scale=UNIT, disagreement=[[0, 0]]))
    assert answer.sizes.tolist() == [3]
    assert answer.outcomes == (("a", "a"), ("a", "b"), ("b", "b"))
    assert answer.efficient.tolist() == [1, 1, 1]
    assert answer.cloud.tolist() == [[1, 0], [0.75, 0.75], [0, 1]]
    most = dict(
        zip(answer.levels.tolist(), answer.attainable[:, 1].tolist(), strict=True)
    )
    assert (most[0], most[0.05], most[0.75], most[0.8], most[1]) == (
        1, 0.75, 0.75, 0, 0,
    )  # fmt: skip


def test_a_level_out_of_reach_is_not_a_number():
    made = make_draws(OPPOSED, scale=UNIT, disagreement=[[0.5, 0.25]])
    answer = frontier(made)
    assert answer.attainable[0].tolist() == [0.5] * 3
    assert answer.attainable[answer.levels == 0.5, 0].tolist() == [-0.25]
    assert np.isnan(answer.attainable[answer.levels > 0.5]).all()


def test_three_parties_have_no_curve():
    made = make_draws([[[1, 0], [0, 1], [1, 1]]])
    assert frontier(made).attainable.shape == (0, 3)


@given(draws())
def test_equals_looking_at_every_outcome(made):
    answer = frontier(made)
    best = [
        undominated([d for d in deals(made, k) if d.admissible])
        for k in range(made.n_draws)
    ]
    assert answer.sizes.tolist() == [len({d.utility for d in b}) for b in best]
    for package, share in zip(answer.outcomes, answer.efficient, strict=True):
        count = sum(package in [made.names(d.outcome) for d in b] for b in best)
        assert share == pytest.approx(count / made.n_draws)
    assert len(answer.cloud) == sum(answer.sizes)


@given(draws(principals=(2, 2)))
def test_attainable_equals_looking_at_every_outcome(made):
    unit = {name: getattr(made, name) for name in made.__slots__}
    for name in ("scores", "disagreement"):
        unit[name] = unit[name] * (UNIT // STEPS)
    made = type(made)(**unit)
    answer = frontier(made)
    for level in range(STEPS + 1):
        most = sorted(
            max(
                (
                    d.gain[1] / UNIT
                    for d in deals(made, k)
                    if d.admissible and d.gain[0] >= round(level * UNIT / STEPS)
                ),
                default=-np.inf,
            )
            for k in range(made.n_draws)
        )
        middle = most[round(0.5 * (len(most) - 1))]
        shown = answer.attainable[level, 1]
        assert shown == middle or (np.isnan(shown) and middle == -np.inf)


@given(draws(principals=(2, 2)))
def test_what_one_can_get_falls_as_the_other_asks_for_more(made):
    curve = np.nan_to_num(frontier(made).attainable, nan=-np.inf)
    assert (curve[1:] <= curve[:-1]).all()


def test_the_cloud_is_thinned_evenly():
    piles = [[list(range(9)), [8 - n for n in range(9)]]]
    answer = frontier(make_draws(*[piles] * 100))
    assert answer.cloud.shape == (400, 2)
    assert answer.outcomes[0] == ("a",)
