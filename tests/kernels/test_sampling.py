"""Outcomes drawn at random: as likely as one another, and what they promise."""

import math

import numpy as np
import pytest
from hypothesis import given

from detente.errors import TooLargeError
from detente.kernels import sampling
from detente.kernels.fronts import decode, encode
from detente.kernels.interactions import Terms, pose
from detente.kernels.sampling import admissible, at_most, promise, sample
from tied_outcomes import every_admissible, frontier_by_definition, tied


@given(found=tied())
def test_outcomes_drawn_keep_to_all_conditions(found):
    space, every = pose(*found), every_admissible(*found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampling, "WANTED", 200)
        patch.setattr(sampling, "MOST", 20_000)
        patch.setattr(sampling, "CELLS", 2000)
        drawn = admissible(space, np.random.default_rng(0))
    assert set(map(tuple, drawn.tolist())) <= set(every)
    assert len(drawn) <= 200


@given(found=tied())
def test_of_few_outcomes_all_that_is_efficient_is_found(found):
    """Of at most 3^5 outcomes thousands are drawn: each is met, or next to one."""
    space, expected = pose(*found), frontier_by_definition(*found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sampling, "WANTED", 4000)
        patch.setattr(sampling, "MOST", 2**19)
        patch.setattr(sampling, "CELLS", 2**17)
        if not expected:
            with pytest.raises(TooLargeError, match="none of 524,288 outcomes"):
                sample(space, np.random.default_rng(0))
            return
        listed, _ = sample(space, np.random.default_rng(0))
        kept, again = promise(space, listed, np.random.default_rng(1))
    assert list(map(tuple, listed.points.T.tolist())) == [u for u, _, _ in expected]
    assert kept.missed == 0
    assert again.points.tolist() == listed.points.tolist()
    most = [count for _, _, count in expected]
    assert all(1 <= n <= m for n, m in zip(listed.count.tolist(), most, strict=True))


def with_a_tight_budget():
    """Four issues; of 4^4 outcomes 15 use at most two."""
    loads = np.tile(np.arange(4), 4)[None]
    scores = np.array([np.arange(16), np.arange(16)[::-1]])
    offsets = np.arange(5) * 4
    none = np.zeros((0, 16), dtype=bool), np.zeros(0, dtype=bool)
    worth = np.zeros((0, 2), dtype=np.int64)
    return scores, offsets, Terms(*none, worth, loads, np.array([2]))


def test_each_outcome_is_as_likely_under_a_budget_that_little_keeps_to():
    """To use at most 2 there are C(6, 2) = 15 ways, by hand; chi-squared, 1 %."""
    found = with_a_tight_budget()
    every = every_admissible(*found)
    assert len(every) == 15
    drawn = admissible(pose(*found), np.random.default_rng(3))
    assert len(drawn) == sampling.WANTED
    count = np.unique(encode(drawn, (4,) * 4)[0], return_counts=True)[1]
    expected = len(drawn) / 15
    assert len(count) == 15
    assert float(((count - expected) ** 2 / expected).sum()) < 29.14


def test_the_tilt_lets_use_on_average_what_may_be_used():
    """One after the other on four issues: each uses a half of one on average."""
    space = pose(*with_a_tight_budget())
    (tilt,) = sampling.tilted(space).tolist()
    weights = np.exp(-tilt * np.arange(4))
    assert float(weights @ np.arange(4) / weights.sum()) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("missed", "drawn", "published"),
    [(0, 10, 0.2589), (1, 10, 0.3942), (5, 50, 0.1990), (0, 59, 0.0495)],
)
def test_the_bound_is_that_of_clopper_and_pearson(missed, drawn, published):
    """One-sided 95 % limits; of 59 draws none missed is the usual 5 % of tables."""
    found = at_most(missed, drawn)
    assert found == pytest.approx(published, abs=5e-4)
    chance = sum(
        math.comb(drawn, k) * found**k * (1 - found) ** (drawn - k)
        for k in range(missed + 1)
    )
    assert chance == pytest.approx(0.05)


def test_a_list_that_lacks_outcomes_is_told_and_mended():
    found = with_a_tight_budget()
    space = pose(*found)
    listed, _ = sample(space, np.random.default_rng(0))
    half = sampling.Listed(
        listed.points[:, ::2], listed.count[::2], listed.numbers[:, ::2]
    )
    kept, mended = promise(space, half, np.random.default_rng(1))
    assert kept.missed > 0
    assert kept.share > kept.missed / kept.drawn
    assert mended.points.tolist() == listed.points.tolist()
    every = every_admissible(*found)
    sizes = tuple(np.diff(found[1]).tolist())
    for point, outcome in zip(
        mended.points.T.tolist(), decode(mended.numbers, sizes).tolist(), strict=True
    ):
        assert every[tuple(outcome)] == tuple(point)
