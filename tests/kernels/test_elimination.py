"""Frontiers where issues are tied together: by hand, and against every outcome."""

import numpy as np
import pytest
from hypothesis import given

from detente.kernels import buckets, elimination
from detente.kernels.elimination import eliminate
from detente.kernels.fronts import decode
from detente.kernels.interactions import pose
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
        patch.setattr(buckets, "PORTION", 1)
        patch.setattr(buckets, "BLOCK", 1)
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
