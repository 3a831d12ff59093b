"""Undominated points of many sets: the definition, slow and obvious."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kernels import dominance
from detente.kernels.dominance import undominated


def by_definition(points, present, count):
    """Kept places and the counts merged there, for one set."""
    here = [i for i in range(len(present)) if present[i]]
    merged = {}
    for i in here:
        a = points[:, i]
        if any((points[:, j] >= a).all() and (points[:, j] > a).any() for j in here):
            continue
        first = min(j for j in here if (points[:, j] == a).all())
        merged[first] = merged.get(first, 0) + count[i]
    return merged


@pytest.mark.parametrize("n_parties", [2, 3, 4, 5])
@given(
    shape=st.tuples(st.integers(1, 3), st.integers(1, 70)),
    top=st.sampled_from([2, 6, 2**40]),
    seed=st.integers(0, 2**32 - 1),
)
@settings(max_examples=40)
def test_agrees_with_the_definition(n_parties, shape, top, seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, top, (n_parties, *shape))
    present = rng.random(shape) < 0.8
    count = rng.integers(1, 9, shape).astype(float)
    kept, merged = undominated(points, present, count)
    for row in range(shape[0]):
        ours = {int(i): merged[row, i] for i in np.flatnonzero(kept[row])}
        assert ours == by_definition(points[:, row], present[row], count[row])


@pytest.mark.parametrize("n_parties", [2, 3, 4])
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=10)
def test_the_order_of_the_points_does_not_matter(n_parties, seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 30, (n_parties, 1, 300))
    order = rng.permutation(300)
    everywhere, once = np.ones((1, 300), dtype=bool), np.ones((1, 300))
    one, count = undominated(points, everywhere, once)
    two, moved = undominated(points[:, :, order], everywhere, once)

    def seen(points, kept, count):
        return sorted(zip(*points[:, 0, kept[0]].tolist(), count[kept], strict=True))

    assert seen(points, one, count) == seen(points[:, :, order], two, moved)


def test_small_blocks_do_not_show(monkeypatch):
    points = np.random.default_rng(7).integers(0, 40, (4, 3, 500))
    present, count = np.ones((3, 500), dtype=bool), np.ones((3, 500))
    whole = undominated(points, present, count)[0]
    monkeypatch.setattr(dominance, "BLOCK_CELLS", 1)
    np.testing.assert_array_equal(undominated(points, present, count)[0], whole)


@given(
    shape=st.tuples(st.integers(1, 3), st.integers(1, 40)),
    top=st.sampled_from([2, 6, 2**40]),
    seed=st.integers(0, 2**32 - 1),
)
@settings(max_examples=40)
def test_sets_looked_at_one_by_one_agree_with_the_definition(shape, top, seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, top, (4, *shape))
    present, count = rng.random(shape) < 0.5, np.ones(shape)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dominance, "SMALL", 0)
        kept, merged = undominated(points, present, count)
    for row in range(shape[0]):
        ours = {int(i): merged[row, i] for i in np.flatnonzero(kept[row])}
        assert ours == by_definition(points[:, row], present[row], count[row])


def test_no_set_and_no_point_are_no_fault():
    for shape in ((0, 5), (2, 1), (2, 300)):
        for n_parties in (2, 3, 4):
            kept, _ = undominated(
                np.zeros((n_parties, *shape), dtype=np.int64),
                np.zeros(shape, dtype=bool),
                np.ones(shape),
            )
            assert not kept.any()
