"""Uniform extensions by taking orders apart: against enumeration and counting."""

from collections import Counter

import numpy as np
import pytest

from detente.kernels import posets
from detente.kernels.posets import before, parts, random_order
from sample_checks import assert_uniform, linear_extensions

ORDERS = {
    "forest": (5, ((0, 1), (0, 2), (3, 4))),
    "top and bottom": (5, ((0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4))),
    "N under a top": (5, ((4, 0), (4, 1), (0, 2), (1, 2), (1, 3))),
    "loose": (4, ()),
    "chain": (4, ((3, 2), (2, 1), (1, 0))),
}


@pytest.mark.parametrize("small", [0, 10], ids=["taken apart", "counted"])
@pytest.mark.parametrize("name", ORDERS)
def test_every_extension_is_as_likely_as_any_other(name, small, monkeypatch):
    monkeypatch.setattr(posets, "SMALL", small)
    n, pairs = ORDERS[name]
    drawn = random_order(range(n), pairs, 20_000, np.random.default_rng(1))
    counts = Counter(map(tuple, drawn.tolist()))
    assert set(counts) == set(linear_extensions(n, pairs))
    assert_uniform(list(counts.values()))


def test_one_above_thirty_and_one_below():
    pairs = [(0, i) for i in range(1, 31)] + [(i, 31) for i in range(1, 31)]
    drawn = random_order(range(32), pairs, 6_000, np.random.default_rng(2))
    assert (drawn[:, 0] == 0).all()
    assert (drawn[:, -1] == 31).all()
    assert_uniform(np.bincount(drawn[:, 1], minlength=31)[1:31])


def test_pairs_of_other_items_do_not_count():
    drawn = random_order([2, 5], [(5, 7), (7, 2)], 4_000, np.random.default_rng(3))
    assert_uniform(np.bincount(drawn[:, 0])[[2, 5]])


def test_parts_and_what_comes_before():
    assert parts(range(5), [(0, 4), (1, 2)]) == [[0, 4], [1, 2], [3]]
    assert before([1, 2], [(1, 2), (0, 1)]) == (0, 1)
