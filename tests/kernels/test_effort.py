"""Work and widths: by hand, and against frontiers found in full."""

import numpy as np
import pytest

from detente.errors import TooLargeError
from detente.kernels.boxes import Ties
from detente.kernels.effort import mean_widths, spaced, work
from detente.kernels.fold import fold
from detente.kernels.problem import pose

OPPOSED = np.array([[[0, 1, 0, 2], [1, 0, 2, 0]]])
OFFSETS = np.array([0, 2, 4])
NONE = Ties.ruling_out(np.zeros((0, 4), dtype=bool), np.zeros((1, 0), dtype=bool))


def test_two_opposed_issues_by_hand():
    """Two options, then two more of each: widths 1, 2 and 4, candidates 2 and 4."""
    problem = pose(OPPOSED, OFFSETS, NONE)
    assert mean_widths(problem) == [1, 2, 4]
    assert work(problem) == 2 + 4


def test_three_parties_are_eight_times_the_work():
    third = np.concatenate([OPPOSED, OPPOSED[:, :1]], axis=1)
    assert work(pose(third, OFFSETS, NONE)) == 8 * (2 + 4)


def test_more_parties_are_compared_in_pairs():
    fourth = np.concatenate([OPPOSED, OPPOSED], axis=1)
    by_hand = 4 * (0.0012 * (2**2 + 4**2) + 3 * (2 + 4))
    assert work(pose(fourth, OFFSETS, NONE)) == pytest.approx(by_hand)


def test_with_more_parties_only_what_the_floor_leaves_is_work():
    fourth = np.concatenate([OPPOSED, OPPOSED], axis=1)
    assert work(pose(fourth, OFFSETS, NONE, np.full((1, 4), 10))) == 0


def test_too_much_work_is_refused_as_soon_as_it_shows():
    problem = pose(OPPOSED, OFFSETS, NONE)
    assert work(problem, 6) == 6
    with pytest.raises(TooLargeError, match="1 draws take more than the limit of 5 "):
        work(problem, 5)


def test_the_last_width_is_that_of_the_frontier():
    scores = np.random.default_rng(0).integers(0, 99, (50, 3, 9))
    none = Ties.ruling_out(np.zeros((0, 9), dtype=bool), np.zeros((50, 0), dtype=bool))
    offsets = np.array([0, 3, 6, 9])
    found = np.diff(fold(scores, offsets, none).starts).mean()
    assert mean_widths(pose(scores, offsets, none))[-1] == pytest.approx(found)


def test_draws_are_spread_from_the_first_to_the_last():
    assert spaced(9, 3).tolist() == [0, 4, 8]
    assert spaced(2, 3).tolist() == [0, 1]
