"""The most that a party can have: by hand, and by going through all outcomes."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels import outlook as outlook_module
from detente.kernels.boxes import Ties
from detente.kernels.outlook import most_with
from detente.kernels.problem import pose

FAR_BELOW = -(2**60)


def random_ties(rng, offsets, n_draws, n_parties):
    n_boxes, n_added = rng.integers(0, 4, 2)
    boxes, together = (
        rng.random((n, offsets[-1])) < rng.choice([0.5, 0.8])
        for n in (n_boxes, n_added)
    )
    binds = rng.random((n_draws, n_boxes)) < 0.7
    worth = rng.integers(-9, 10, (n_draws, n_parties, n_added))
    return Ties(boxes, binds, together, worth)


def worth_of(scores, columns, ties, k):
    """Utilities of an outcome to all parties; None where it is forbidden."""
    if (ties.boxes[:, columns].all(axis=1) & ties.binds[k]).any():
        return None
    there = ties.combinations[:, columns].all(axis=1)
    return scores[k][:, columns].sum(axis=1) + ties.worth[k][:, there].sum(axis=1)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_equals_going_through_all_outcomes(sizes, seed):
    rng = np.random.default_rng(seed)
    offsets = np.cumsum([0, *sizes])
    scores = rng.integers(-5, 6, (2, 3, offsets[-1]))
    ties = random_ties(rng, offsets, 2, 3)
    best = np.full(scores.shape, FAR_BELOW)
    for k, outcome in itertools.product(
        range(2), itertools.product(*map(range, sizes))
    ):
        columns = offsets[:-1] + outcome
        worth = worth_of(scores, columns, ties, k)
        if worth is not None:
            best[k][:, columns] = np.maximum(best[k][:, columns], worth[:, None])
    found = most_with(scores, offsets, ties)
    np.testing.assert_array_equal(np.maximum(found, FAR_BELOW), best)


def test_portions_do_not_show(monkeypatch):
    rng = np.random.default_rng(3)
    offsets = np.arange(0, 13, 3)
    scores, ties = rng.integers(0, 9, (7, 2, 12)), random_ties(rng, offsets, 7, 2)
    whole = most_with(scores, offsets, ties)
    monkeypatch.setattr(outlook_module, "PORTION", 1)
    np.testing.assert_array_equal(most_with(scores, offsets, ties), whole)


def test_what_is_ahead_counts_the_best_of_what_can_still_come_together():
    """Behind i0: 2 on i1 and, of one combination each way, 5 or -1, never both."""
    together = np.array([[1, 0, 1, 0], [1, 0, 0, 1]], dtype=bool)
    worth = np.array([[[5, -1], [0, 0]]])
    ties = Ties(together[:0], np.zeros((1, 0), bool), together, worth)
    scores = np.array([[[0, 0, 2, 0], [0, 0, 0, 0]]])
    problem = pose(scores, np.array([0, 2, 4]), ties)
    assert problem.ahead[0, 0].tolist() == [7, 7, 0]
    assert problem.base[0, 0] == -1
