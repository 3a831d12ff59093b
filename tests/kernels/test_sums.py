"""Undominated sums of rows of points: by hand, by definition, in small portions."""

import numpy as np
import pytest
from hypothesis import given

from detente.kernels import candidates, sums
from detente.kernels.sums import Pairs, Points, best_sums
from row_sums import SEEDS, SHAPES, WITH_QUOTAS, by_definition, random_sums, shown


@given(SHAPES, SEEDS)
def test_they_are_what_comparing_all_finds(shape, seed):
    for asked, found in random_sums(np.random.default_rng(seed), shape):
        assert shown(found) == by_definition(*asked)


@given(WITH_QUOTAS, SEEDS)
def test_where_quotas_are_used_what_uses_less_stays_beside_what_gives_more(shape, seed):
    for asked, found in random_sums(np.random.default_rng(seed), shape):
        assert shown(found) == by_definition(*asked)


@given(SHAPES | WITH_QUOTAS, SEEDS)
def test_in_however_small_portions(shape, seed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "PORTION", 1)
        patch.setattr(sums, "BLOCK", 1)
        patch.setattr(candidates, "WIDE", 1)
        patch.setattr(candidates, "BLOCK", 2)
        for asked, found in random_sums(
            np.random.default_rng(seed), shape, sums._best_sums
        ):
            assert shown(found) == by_definition(*asked)


def test_of_equal_sums_the_first_outcome_stands_for_all():
    """By hand: (3, 1) + (0, 2) and (1, 3) + (2, 0) are the same for both parties."""
    left = Points(
        np.array([[3, 1], [1, 3]]), np.ones(2), np.array([[5, 4]]), np.array([0, 2])
    )
    right = Points(
        np.array([[2, 0], [0, 2]]), np.ones(2), np.array([[8, 0]]), np.array([0, 2])
    )
    none = np.zeros((1, 1), dtype=np.int64)
    own = np.zeros((2, 1, 1), dtype=np.int64)
    pairs = Pairs(none, none, none == 0, own, none)
    assert shown(best_sums(left, right, pairs)) == [
        [((5, 1), 1, [13]), ((3, 3), 2, [5]), ((1, 5), 1, [4])]
    ]
