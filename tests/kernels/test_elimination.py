"""Frontiers where issues are tied together: by hand, and against every outcome."""

import numpy as np
import pytest
from hypothesis import given

from detente.kernels import buckets, elimination, sums
from detente.kernels.elimination import eliminate
from detente.kernels.fronts import decode
from detente.kernels.interactions import no_terms, pose
from tied_outcomes import every_admissible, frontier_by_definition, tied


def solve(found):
    return eliminate(pose(*found), np.random.default_rng(0))


def shown(answer, offsets):
    outcomes = decode(answer.numbers, tuple(np.diff(offsets).tolist())).tolist()
    return [
        (tuple(u), tuple(o), c)
        for u, o, c in zip(
            answer.points.T.tolist(), outcomes, answer.count.tolist(), strict=True
        )
    ]


@given(tied())
def test_it_is_what_going_through_all_outcomes_finds(found):
    answer = solve(found)
    assert not any(answer.errors)
    assert (answer.tried, answer.ways) == (1, 1)
    assert shown(answer, found[1]) == frontier_by_definition(*found)


@given(found=tied())
def test_in_however_small_portions(found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "PORTION", 1)
        patch.setattr(sums, "BLOCK", 1)
        assert shown(solve(found), found[1]) == frontier_by_definition(*found)


@given(found=tied())
def test_fixing_issues_in_every_way_finds_the_same(found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elimination, "MAX_ROWS", 3)
        patch.setattr(elimination, "MAX_TRIES", 3**5)
        answer = solve(found)
    assert answer.tried == answer.ways
    assert shown(answer, found[1]) == frontier_by_definition(*found)


@given(found=tied())
def test_some_ways_give_outcomes_that_can_be(found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elimination, "MAX_ROWS", 1)
        patch.setattr(elimination, "MAX_TRIES", 2)
        answer = solve(found)
    every = every_admissible(*found)
    assert answer.tried <= answer.ways
    for utilities, outcome, _ in shown(answer, found[1]):
        assert every[outcome] == utilities


@given(found=tied())
def test_what_is_thinned_out_is_matched_within_the_error(found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elimination, "MAX_WORK", 20)
        try:
            answer = solve(found)
        except buckets.TooLargeError:
            return
    every = every_admissible(*found)
    listed = shown(answer, found[1])
    for utilities, outcome, _ in listed:
        assert every[outcome] == utilities
    for utilities in every.values():
        least = [u - e for u, e in zip(utilities, answer.errors, strict=True)]
        assert any(
            all(x >= y for x, y in zip(one, least, strict=True)) for one, _, _ in listed
        )


@given(found=tied())
def test_what_is_thinned_is_the_same_in_whatever_portions(found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elimination, "MAX_WORK", 200)
        try:
            answer = solve(found)
        except buckets.TooLargeError:
            return
        patch.setattr(sums, "PORTION", 1)
        assert shown(solve(found), found[1]) == shown(answer, found[1])


@pytest.mark.parametrize("n_parties", [3, 4])
def test_thinned_it_gives_the_first_party_all_and_the_others_all_but_the_error(
    n_parties, monkeypatch
):
    """Issues to be shared out: 5^6 outcomes, of which hundreds are efficient."""
    rng = np.random.default_rng(n_parties)
    shares = rng.dirichlet(np.ones(n_parties), (6, 5)) + rng.random((6, 5, 1)) / 10
    scores = np.rint(shares * 10**6).astype(np.int64).reshape(30, n_parties).T
    given_so = pose(scores, np.arange(7) * 5, no_terms(n_parties, 30))
    exact = eliminate(given_so, rng)
    assert not any(exact.errors)
    monkeypatch.setattr(elimination, "MAX_WORK", 3 * 10**4)
    found = eliminate(given_so, rng)
    assert found.points.shape[1] < exact.points.shape[1]
    assert found.errors[0] == 0
    assert min(found.errors[1:]) > 0
    for point in exact.points.T:
        least = point - np.array(found.errors)
        assert (found.points >= least[:, None]).all(axis=0).any()
