"""The least value that several reach: by passes, in order, and by matrices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_models import listed, random_model, together
from detente.kernels.conflict.arcs import NOWHERE, arcs
from detente.kernels.conflict.reach import PATIENCE, least_in_order, least_reached


@given(st.integers(0, 2**32), st.integers(1, 4), st.integers(1, 7))
def test_both_ways_agree_with_what_matrices_reach(seed, n_parties, n_states):
    rng = np.random.default_rng(seed)
    size = {"n_parties": n_parties, "n_states": n_states}
    moves, worth = random_model(rng, **size, density=rng.choice([0.1, 0.3, 0.6]))
    reached, values = together(moves), worth[0].astype(np.int32)
    slow = np.where(reached, values, NOWHERE).min(axis=1)
    np.testing.assert_array_equal(least_reached(listed(moves), values), slow)
    np.testing.assert_array_equal(least_in_order(listed(moves), values), slow)


@pytest.mark.parametrize("way", [least_reached, least_in_order])
def test_nobody_who_moves_reaches_nothing(way):
    values = np.array([3, 1, 2], dtype=np.int32)
    assert way([], values).tolist() == [NOWHERE] * 3
    assert way([arcs([], 3)], values).tolist() == [NOWHERE] * 3


def test_two_who_alternate_reach_the_end_of_a_long_chain():
    """Each pass would bring the value of the end one state further."""
    n_states = 100 * PATIENCE
    ahead = [(s, s + 1) for s in range(n_states - 1)]
    moves = [arcs(ahead[k::2], n_states) for k in range(2)]
    values = np.arange(n_states, 0, -1, dtype=np.int32)
    found = least_reached(moves, values)
    assert set(found[:-1].tolist()) == {1}
    assert found[-1] == NOWHERE
