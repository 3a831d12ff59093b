"""The fold above a floor: by hand, against filtering the whole fold, and listed."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.draws import rulings
from detente.kernels.boxes import Ties
from detente.kernels.fold import fold, solve
from detente.kernels.problem import pose
from draw_strategies import draws

NONE = Ties.ruling_out(np.zeros((0, 4), dtype=bool), np.zeros((1, 0), dtype=bool))
OPPOSED = np.array([[[3, 0, 1, 0], [0, 1, 0, 3]]])


def test_a_floor_by_hand():
    """Of (4, 0), (3, 3) and (0, 4) one gives both 2; with 3 to spare, all do."""
    problem = pose(OPPOSED, np.array([0, 2, 4]), NONE, np.array([[2, 2]]))
    assert solve(problem).points.T.tolist() == [[3, 3]]
    spare = [solve(replace(problem, spare=n)).points.T.tolist() for n in (1, 2)]
    assert spare == [[[3, 3]], [[4, 0], [3, 3], [0, 4]]]


def above(points, floor, spare):
    """Mark the points no party of which is below, or one nearly."""
    short = floor - points
    return (short <= 0).all(axis=0) | (
        ((short > 0).sum(axis=0) <= 1) & (short <= spare).all(axis=0)
    )


@given(draws(principals=(2, 6), max_boxes=3), st.data(), st.integers(0, 4))
@settings(max_examples=300)
def test_equals_filtering_the_whole_fold(made, data, spare):
    n = len(made.principals)
    level = st.lists(st.integers(-2, 9), min_size=n, max_size=n)
    floor = np.array([data.draw(level) for _ in range(made.n_draws)])
    args = made.scores[:, made.principals], made.offsets, rulings(made)
    found = solve(replace(pose(*args, floor), spare=spare))
    whole = fold(*args)
    kept = above(whole.points, floor[whole.draws].T, spare)
    np.testing.assert_array_equal(found.points, whole.points[:, kept])
    np.testing.assert_array_equal(found.numbers, whole.numbers[:, kept])
    np.testing.assert_array_equal(found.count, whole.count[kept])
    np.testing.assert_array_equal(found.draws, whole.draws[kept])


@given(st.integers(4, 6), st.integers(0, 3), st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_equals_listing_every_outcome(n_parties, spare, seed):
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, 4, (1, n_parties, 12))
    floor = rng.integers(4, 9, (1, n_parties))
    offsets = np.arange(0, 13, 3)
    none = Ties.ruling_out(np.zeros((0, 12), dtype=bool), np.zeros((1, 0), dtype=bool))
    found = solve(replace(pose(scores, offsets, none, floor), spare=spare))
    every = {
        tuple(scores[0, :, offsets[:-1] + outcome].sum(axis=0).tolist())
        for outcome in itertools.product(range(3), repeat=4)
    }
    best = {
        a
        for a in every
        if above(np.array(a)[:, None], floor.T, spare)[0]
        and not any(
            a != b and all(x <= y for x, y in zip(a, b, strict=True)) for b in every
        )
    }
    assert {tuple(point) for point in found.points.T.tolist()} == best
