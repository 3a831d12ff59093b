"""One outcome more: the same as folding everything at once."""

import numpy as np
from hypothesis import given, settings

from detente.draws import frontiers, rulings
from detente.kernels.fold import fold
from detente.kernels.fronts import Fronts
from detente.kernels.insertion import insert
from draw_strategies import draws

NONE = Fronts(
    np.zeros((2, 0), np.int64),
    np.zeros(0),
    np.zeros((1, 0), np.int64),
    np.array([0, 0]),
    (2, 2),
)


@given(draws(max_boxes=3, top=2))
@settings(max_examples=200)
def test_equals_the_fold_over_everything(made):
    found = frontiers(made)
    scores = made.scores[:, made.principals]
    whole = fold(scores, made.offsets, rulings(made))
    for name in ("points", "count", "numbers", "starts"):
        np.testing.assert_array_equal(getattr(found, name), getattr(whole, name))


def one_more(fronts, outcome, utility, *, present=True):
    more = insert(fronts, np.array(outcome), np.array([utility]), np.array([present]))
    return more.points.T.tolist(), more.count.tolist(), more.outcomes.tolist()


def test_by_hand():
    """(2, 2) joins the first point; its equals share a place; (3, 3) is alone."""
    one = insert(NONE, np.array([0, 1]), np.array([[4, 0]]), np.array([True]))
    both = [[4, 0], [2, 2]], [1, 1], [[0, 1], [1, 0]]
    assert one_more(one, [1, 0], [2, 2]) == both
    assert one_more(one, [0, 0], [4, 0]) == ([[4, 0]], [2], [[0, 0]])
    assert one_more(one, [1, 1], [4, 0]) == ([[4, 0]], [2], [[0, 1]])
    assert one_more(one, [1, 1], [4, 3]) == ([[4, 3]], [1], [[1, 1]])
    assert one_more(one, [1, 1], [3, 0]) == ([[4, 0]], [1], [[0, 1]])
    assert one_more(one, [1, 1], [4, 3], present=False) == ([[4, 0]], [1], [[0, 1]])
