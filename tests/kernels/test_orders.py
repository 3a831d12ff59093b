"""Linear extensions: counted, and drawn as often as they should be."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TooLargeError
from detente.kernels import orders
from detente.kernels.orders import NOTHING, Slot, extensions, placements
from detente.kernels.posets import before
from sample_checks import assert_uniform, linear_extensions

POSETS = {
    "N": (4, ((0, 2), (1, 2), (1, 3))),
    "diamond": (4, ((0, 1), (0, 2), (1, 3), (2, 3))),
    "two chains": (5, ((0, 1), (1, 2), (3, 4))),
    "fence": (5, ((0, 1), (2, 1), (2, 3), (4, 3))),
    "nothing": (4, ()),
}


def walks_of(n, pairs, sizes=None):
    return extensions(before(list(range(n)), pairs), sizes or (1.0,) * n)


@pytest.mark.parametrize(("n", "pairs"), POSETS.values(), ids=POSETS)
def test_every_extension_is_as_likely_as_any_other(n, pairs):
    every = linear_extensions(n, pairs)
    drawn = walks_of(n, pairs).sample(20_000, np.random.default_rng(1))
    counts = Counter(map(tuple, drawn.tolist()))
    assert set(counts) == set(every)
    assert_uniform(list(counts.values()))


@given(
    pairs=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda p: p[0] < p[1]),
        max_size=6,
    )
)
def test_the_total_is_the_number_of_extensions(pairs):
    total = walks_of(5, tuple(pairs)).total * math.factorial(5)
    assert total == pytest.approx(len(linear_extensions(5, pairs)))


def test_sizes_weigh_extensions_by_the_volume_of_their_simplices():
    """Sizes 1 and 3: the first on top has 1/(1 * 4), the second 1/(3 * 4), so 3 : 1."""
    drawn = walks_of(2, (), (1.0, 3.0)).sample(40_000, np.random.default_rng(2))
    assert (drawn[:, 0] == 0).mean() == pytest.approx(3 / 4, abs=0.01)


def test_a_chain_of_twenty_has_one_extension():
    chain = tuple((i, i + 1) for i in range(19))
    drawn = walks_of(20, chain).sample(3, np.random.default_rng(0))
    assert drawn.tolist() == [list(range(20))] * 3


def test_one_above_a_dozen():
    star = tuple((0, i) for i in range(1, 13))
    drawn = walks_of(13, star).sample(6_000, np.random.default_rng(3))
    assert (drawn[:, 0] == 0).all()
    assert_uniform(np.bincount(drawn[:, 1], minlength=13)[1:])


@pytest.mark.parametrize("n", [20, 63])
def test_an_order_too_large_to_count_is_refused(n, monkeypatch):
    monkeypatch.setattr(orders, "MAX_STEPS", 10_000)
    with pytest.raises(TooLargeError, match="order"):
        walks_of(n, tuple((0, i) for i in range(1, n)))


def test_placements_have_the_volume_of_the_region():
    """x <= y with x in [0, 1/2]: 3/8. A third number above both, in [1/2, 1]: by hand
    y below 1/2 (1/8) leaves z free (1/2); y above (1/4) leaves half of 1/4: 3/32.
    """
    halves = (Slot(0.0, 0.5, (0, 1), 1), Slot(0.5, 1.0, (1, 2), 7))
    chain = (0, 1, 2)
    assert placements(chain, halves).total == pytest.approx(1 / 16 + 1 / 16)


def test_a_point_takes_exactly_one_item():
    slots = (Slot(0.0, 0.0, (0, 1), 0), Slot(0.0, 1.0, (0, 1), 3))
    walks = placements((0, 0), slots)
    assert walks.total == 2
    drawn = walks.sample(4_000, np.random.default_rng(4))
    assert (drawn[:, 1] == NOTHING).all()
    assert_uniform(np.bincount(drawn[:, 0]))


def test_no_way_of_placing_is_a_total_of_nothing():
    assert placements((0,), (Slot(0.0, 0.5, (), 1),)).total == 0
