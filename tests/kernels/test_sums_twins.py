"""Both forms of the sums of rows give the same answers, byte for byte."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from detente.kernels import sums
from detente.kernels.form import compiled
from detente.kernels.sums import Allowance, Pairs, Points
from row_sums import SEEDS, SHAPES, WITH_QUOTAS, random_pairs, random_sums, zero

INSTANCES = 12_000
AT_ONCE = 30
TOPS = 0, 1, 2, 5, 100, 2**40


def same(asked, found):
    """Compare what both forms find."""
    twin = compiled(sums._best_sums)(*asked)
    for name in ("values", "count", "numbers", "starts"):
        ours, theirs = getattr(found, name), getattr(twin, name)
        assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)
        assert ours.tobytes() == theirs.tobytes()


@pytest.mark.compiled
@pytest.mark.parametrize("n_parties", [2, 3, 4, 6])
def test_on_many_small_instances_with_many_ties(n_parties):
    rng = np.random.default_rng(n_parties)
    for run in range(INSTANCES // AT_ONCE):
        shape = {
            "n_parties": n_parties,
            "n_words": int(rng.integers(1, 3)),
            "n_rows": AT_ONCE,
            "n_options": int(rng.integers(1, 5)),
            "top": TOPS[run % len(TOPS)],
        }
        for asked, found in random_sums(rng, shape, sums._best_sums):
            same(asked, found)


@pytest.mark.compiled
@pytest.mark.parametrize("n_quotas", [1, 2, 3])
@pytest.mark.parametrize("n_parties", [2, 3])
def test_on_many_small_instances_with_quotas(n_parties, n_quotas):
    rng = np.random.default_rng(10 * n_parties + n_quotas)
    for run in range(INSTANCES // AT_ONCE):
        shape = {
            "n_parties": n_parties,
            "n_quotas": n_quotas,
            "n_words": int(rng.integers(1, 3)),
            "n_rows": AT_ONCE,
            "n_options": int(rng.integers(1, 5)),
            "top": TOPS[run % len(TOPS)],
            "load": TOPS[run // len(TOPS) % len(TOPS)],
        }
        for asked, found in random_sums(rng, shape, sums._best_sums):
            same(asked, found)


@pytest.mark.compiled
@given(SHAPES | WITH_QUOTAS, SEEDS)
def test_on_what_hypothesis_finds(shape, seed):
    for asked, found in random_sums(
        np.random.default_rng(seed), shape, sums._best_sums
    ):
        same(asked, found)


@pytest.mark.compiled
@pytest.mark.parametrize("n_parties", [2, 3, 4])
@pytest.mark.parametrize("top", [3, 40, 2**58])
def test_on_rows_of_thousands_of_candidates(n_parties, top):
    rng = np.random.default_rng(top % 97)
    shape = {
        "n_parties": n_parties, "n_words": 2, "n_rows": 1, "n_options": 30, "top": top,
    }  # fmt: skip
    for asked, found in random_sums(rng, shape, sums._best_sums):
        same(asked, found)


@pytest.mark.compiled
@pytest.mark.parametrize("n_quotas", [1, 2])
@pytest.mark.parametrize("load", [1, 30, 2**40])
@pytest.mark.parametrize("top", [0, 3, 2**50])
def test_on_rows_of_thousands_of_candidates_with_quotas(top, load, n_quotas):
    rng = np.random.default_rng(load % 97 + top % 89)
    shape = {
        "n_parties": 2, "n_quotas": n_quotas, "n_words": 2, "n_rows": 1,
        "n_options": 20, "top": top, "load": load,
    }  # fmt: skip
    for asked, found in random_sums(rng, shape, sums._best_sums):
        same(asked, found)


@pytest.mark.compiled
def test_on_no_row_at_all():
    none = zero(3, 1)
    rows = np.zeros((0, 2), dtype=np.int64)
    own = np.zeros((3, 0, 2), dtype=np.int64)
    pairs = Pairs(rows, rows, rows == 0, own, np.zeros((1, 2), dtype=np.int64))
    same((none, none, pairs), sums._best_sums(none, none, pairs))


def unfit():
    """Yield what does not fit together: points, and pairs of their rows."""
    none = zero(2, 1)
    shape = {"n_parties": 2, "n_words": 1, "n_rows": 2, "n_options": 3, "top": 1}
    pairs = random_pairs(np.random.default_rng(0), none, none, shape)
    yield none, replace(pairs, left=pairs.left + 1)
    yield none, replace(pairs, right=pairs.right - 1)
    yield none, replace(pairs, right=pairs.right[:, :2])
    yield none, replace(pairs, allowed=pairs.allowed[:1])
    yield none, replace(pairs, own=pairs.own[:, :, :2])
    yield none, replace(pairs, number=pairs.number[:, :2])
    yield none, replace(pairs, own=pairs.own[:1])
    yield none, replace(pairs, allowances=(Allowance(1, 1, 1),))
    yield none, replace(pairs, number=np.zeros((2, 3), dtype=np.int64))
    for starts in ([0, 2], [1, 1], [0, 2, 1], [0]):
        yield replace(none, starts=np.array(starts)), pairs
    yield Points(none.values[:, :0], none.count, none.numbers, none.starts), pairs


@pytest.mark.compiled
@pytest.mark.parametrize(("points", "pairs"), list(unfit()))
def test_arrays_that_do_not_fit_are_refused(points, pairs):
    with pytest.raises(ValueError, match="must fit one another"):
        compiled(sums._best_sums)(points, points, pairs)
