"""States of forbidden combinations, and the quantiles over draws."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TooLargeError
from detente.kernels import boxes as boxes_module
from detente.kernels.boxes import Ties, link
from detente.kernels.spread import LEVELS, spread


@given(
    st.lists(st.integers(2, 3), min_size=1, max_size=4),
    st.integers(0, 4),
    st.integers(0, 2**32 - 1),
)
def test_following_the_states_forbids_exactly_what_lies_in_a_box(sizes, n_boxes, seed):
    rng = np.random.default_rng(seed)
    offsets = np.append(0, np.cumsum(sizes))
    boxes = rng.random((n_boxes, offsets[-1])) < 0.6
    binds = rng.random((3, n_boxes)) < 0.7
    links = link(offsets, Ties.ruling_out(boxes, binds))
    for draw in range(3):
        for outcome in itertools.product(*map(range, sizes)):
            state = links.start[draw]
            for step, option in zip(links.steps, outcome, strict=True):
                state = step[state, option] if state >= 0 else state
            inside = boxes[:, offsets[:-1] + outcome].all(axis=1)
            assert (state < 0) == (inside & binds[draw]).any()


def test_a_red_line_needs_no_state_of_its_own():
    """An option forbidden by itself is dropped at once, wherever its issue stands."""
    marks = np.ones((1, 6), dtype=bool)
    marks[0, 2] = False
    ties = Ties.ruling_out(marks, np.ones((1, 1), dtype=bool))
    links = link(np.array([0, 2, 4, 6]), ties)
    assert links.sizes == (1, 1, 1)


def test_ties_between_all_issues_are_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(boxes_module, "MAX_STATES", 4)
    boxes = np.random.default_rng(8).random((9, 12)) < 0.5
    with pytest.raises(TooLargeError, match="above the limit of 4"):
        link(np.arange(0, 13, 3), Ties.ruling_out(boxes, np.ones((1, 9), dtype=bool)))


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=30))
def test_quantiles_are_values_of_the_nearest_rank(values):
    ranked = sorted(values)
    expected = [ranked[round(level * (len(values) - 1))] for level in LEVELS]
    assert spread(np.array(values)).tolist() == expected


def test_of_nothing_the_quantiles_are_not_numbers():
    assert np.isnan(spread(np.zeros((0, 2)))).all()
