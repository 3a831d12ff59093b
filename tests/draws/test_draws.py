"""The frozen value: what it holds, what it refuses, what it answers."""

import itertools

import numpy as np
import pytest
from hypothesis import given

from detente.draws import UNIT, Draws
from draw_strategies import draws, make_draws

ONE = [
    [[0, 3, 6], [4, 2, 0]],
    [[4, 0], [0, 6]],
]


def test_utility_by_hand():
    made = make_draws(ONE)
    assert made.utility(np.array([[0, 0], [2, 1], [1, 0]])).tolist() == [
        [[4, 4], [6, 6], [7, 2]]
    ]
    assert made.disagreement.tolist() == [[4, 4]]
    assert made.n_outcomes == 6
    assert made.names(np.array([2, 1])) == ("c", "b")


def test_weights_are_swings():
    made = make_draws(ONE, scale=UNIT // 10)
    assert made.weights() == pytest.approx(np.array([[[0.6, 0.4], [0.4, 0.6]]]))


def test_a_box_rules_out_what_is_marked_on_every_issue():
    made = make_draws(ONE, ONE, boxes=[[[1, 2], [0]]], binds=[[True], [False]])
    everything = np.array(list(itertools.product(range(3), range(2))))
    ruled_out = ~made.admissible(everything)
    assert everything[ruled_out[0]].tolist() == [[1, 0], [2, 0]]
    assert not ruled_out[1].any()


def test_a_third_partys_red_line_rules_nothing_out():
    made = make_draws(ONE, boxes=[[[1], [0, 1]]], vetoes=[1], third_parties=1)
    assert made.admissible(np.array([[1, 0]])).all()


def test_the_number_of_outcomes_may_be_huge():
    issue = [[list(range(10))] * 2]
    assert make_draws(issue * 30).n_outcomes == 10**30


@given(made=draws())
def test_agrees_with_the_definition(made):
    outcomes = np.array(list(itertools.product(*(range(len(o)) for o in made.options))))
    utility, admissible = made.utility(outcomes), made.admissible(outcomes)
    for k, (n, outcome) in itertools.product(
        range(made.n_draws), enumerate(outcomes.tolist())
    ):
        columns = [o + x for o, x in zip(made.offsets, outcome, strict=False)]
        together = [
            adds
            for marks, adds in zip(made.combinations, made.added[k].T, strict=True)
            if all(marks[c] for c in columns)
        ]
        assert utility[k, n].tolist() == [
            sum(int(made.scores[k, p, c]) for c in columns)
            + sum(int(adds[p]) for adds in together)
            for p in range(len(made.parties))
        ]
        blocked = (
            binds and all(box[c] for c in columns)
            for box, binds in zip(made.boxes, made.binds[k], strict=True)
        )
        assert admissible[k, n] == (not any(blocked))


@given(made=draws())
def test_some_of_the_draws(made):
    last = made.take(np.array([made.n_draws - 1]))
    assert last.n_draws == 1
    assert last.scores.tolist() == made.scores[-1:].tolist()
    assert last.binds.tolist() == made.binds[-1:].tolist()
    assert made.take(np.ones(made.n_draws, dtype=np.bool_)).n_draws == made.n_draws


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("disagreement", np.zeros((1, 3), dtype=np.int64), "disagreement must have"),
        ("binds", np.ones((1, 2), dtype=np.bool_), "binds must have shape"),
        ("status_quo", np.array([3, 0]), "status_quo must be places that exist"),
        ("principals", np.array([0, 2]), "principals must be places that exist"),
        ("offsets", np.array([0, 2, 5]), "offsets must be where"),
        ("scores", np.zeros((1, 2, 5)), "scores must be int64; got float64"),
    ],
)
def test_what_does_not_fit_is_refused(name, value, message):
    kept = {field: getattr(make_draws(ONE), field) for field in Draws.__slots__}
    with pytest.raises(ValueError, match=message):
        Draws(**{**kept, name: value})


@pytest.mark.parametrize("outcomes", [[0, 0], [[0]], [[3, 0]], [[0, -1]]])
def test_outcomes_must_be_places(outcomes):
    with pytest.raises(ValueError, match="outcomes must"):
        make_draws(ONE).utility(np.array(outcomes))


def test_arrays_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        make_draws(ONE).scores[0, 0, 0] = 1
