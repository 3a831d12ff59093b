"""The fold against full enumeration, hand-worked numbers, and what must hold of it."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.draws import frontiers, packages, rulings
from detente.errors import TooLargeError
from detente.kernels import fold as fold_module
from detente.kernels import limits as limits_module
from detente.kernels.boxes import Ties
from detente.kernels.fold import fold
from detente.kernels.fronts import decode, encode, tally, words
from draw_strategies import draws, make_draws


def every_outcome(made):
    """All outcomes in lexicographic order."""
    return np.array(list(itertools.product(*(range(len(o)) for o in made.options))))


def enumerated(made, draw, allowed):
    """Frontier of one draw by its definition: (utilities, count, first outcome)."""
    outcomes = every_outcome(made)[allowed]
    utilities = made.take(np.array([draw])).utility(outcomes)[0][:, made.principals]
    points = [tuple(int(u) for u in row) for row in utilities]
    count = Counter(points)
    first = {}
    for point, outcome in zip(points, outcomes.tolist(), strict=True):
        first.setdefault(point, tuple(outcome))
    return sorted(
        (first[a], a, count[a])
        for a in count
        if not any(
            a != b and all(x <= y for x, y in zip(a, b, strict=True)) for b in count
        )
    )


def listed(fronts, draw):
    here = slice(*fronts.starts[draw : draw + 2])
    return [
        (tuple(outcome), tuple(point), count)
        for outcome, point, count in zip(
            fronts.outcomes[here].tolist(),
            fronts.points[:, here].T.tolist(),
            fronts.count[here].tolist(),
            strict=True,
        )
    ]


@given(draws(principals=(2, 5), max_boxes=3))
@settings(max_examples=200)
def test_equals_full_enumeration(made):
    fronts = fold(made.scores[:, made.principals], made.offsets, rulings(made))
    allowed = made.admissible(every_outcome(made))
    for draw in range(made.n_draws):
        assert listed(fronts, draw) == enumerated(made, draw, allowed[draw])


@given(draws(max_boxes=3))
def test_with_doing_nothing_equals_full_enumeration(made):
    fronts = frontiers(made)
    allowed = made.admissible(every_outcome(made))
    for draw in range(made.n_draws):
        assert listed(fronts, draw) == enumerated(made, draw, allowed[draw])


@given(draws(max_boxes=3))
def test_without_doing_nothing_equals_full_enumeration(made):
    fronts = packages(made)
    outcomes = every_outcome(made)
    allowed = made.admissible(outcomes) & (outcomes != made.status_quo).any(axis=1)
    for draw in range(made.n_draws):
        assert listed(fronts, draw) == enumerated(made, draw, allowed[draw])


def random_case(rng, n_draws, sizes, *, n_parties=2, top=50, n_boxes=0):
    offsets = np.append(0, np.cumsum(sizes))
    scores = rng.integers(-top, top, (n_draws, n_parties, offsets[-1]))
    boxes = rng.random((n_boxes, offsets[-1])) < 0.5
    binds = rng.random((n_draws, n_boxes)) < 0.7
    return scores, offsets, Ties.ruling_out(boxes, binds)


def same(one, other):
    for name in ("points", "count", "numbers", "starts"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("n_parties", [2, 3])
def test_portions_do_not_show(monkeypatch, n_parties):
    case = random_case(
        np.random.default_rng(1), 40, [3, 4, 3, 3], n_parties=n_parties, n_boxes=2
    )
    whole = fold(*case)
    monkeypatch.setattr(fold_module, "PORTION", 30)
    same(whole, fold(*case))


def test_utilities_too_large_for_one_key_are_sorted_the_slow_way():
    case = random_case(np.random.default_rng(2), 20, [3, 4, 4], n_boxes=2)
    scores, *rest = case
    small, large = fold(*case), fold(scores * 2**52, *rest)
    np.testing.assert_array_equal(small.points * 2**52, large.points)
    np.testing.assert_array_equal(small.numbers, large.numbers)


@given(draws(max_boxes=0, most_together=0), st.randoms(use_true_random=False))
def test_the_order_of_issues_does_not_change_the_points(made, random):
    order = random.sample(range(made.n_issues), made.n_issues)
    pieces = [
        made.scores[:, made.principals, made.offsets[i] : made.offsets[i + 1]]
        for i in order
    ]
    offsets = np.append(0, np.cumsum([p.shape[2] for p in pieces]))
    moved = fold(
        np.concatenate(pieces, axis=2),
        offsets,
        Ties.ruling_out(
            np.zeros((0, offsets[-1]), dtype=bool),
            np.zeros((made.n_draws, 0), dtype=bool),
        ),
    )
    plain = frontiers(made)
    for draw in range(made.n_draws):
        ours = {(p, n) for _, p, n in listed(plain, draw)}
        assert ours == {(p, n) for _, p, n in listed(moved, draw)}


@given(draws(most_together=0), st.integers(1, 1000), st.integers(-50, 50))
def test_the_scale_of_one_party_does_not_change_the_outcomes(made, scale, shift):
    scores = made.scores[:, made.principals]
    scores[:, 0] = scores[:, 0] * scale + shift
    moved = fold(scores, made.offsets, Ties.ruling_out(made.boxes, made.binds))
    plain = frontiers(made)
    np.testing.assert_array_equal(plain.outcomes, moved.outcomes)
    np.testing.assert_array_equal(plain.count, moved.count)


def test_two_opposed_issues_by_hand():
    """Each party weighs its own issue 3 to 1: (4,0), (3,3), (0,4); (1,1) is out."""
    made = make_draws([[[3, 0], [0, 1]], [[1, 0], [0, 3]]])
    assert listed(frontiers(made), 0) == [
        ((0, 0), (4, 0), 1),
        ((0, 1), (3, 3), 1),
        ((1, 1), (0, 4), 1),
    ]


def test_two_opposed_issues_with_the_trade_forbidden():
    """Without (3,3) the even deal (1,1), the other trade, is left undominated."""
    made = make_draws([[[3, 0], [0, 1]], [[1, 0], [0, 3]]], boxes=[[[0], [1]]])
    points = [p for _, p, _ in listed(frontiers(made), 0)]
    assert points == [(4, 0), (1, 1), (0, 4)]


def test_equal_outcomes_are_one_point_that_counts_them():
    """Dividing 2 + 2 coins, coin by coin pile: sums 0..4 with 1, 2, 3, 2, 1 ways."""
    piles = [[0, 1, 2], [2, 1, 0]]
    front = listed(frontiers(make_draws([piles, piles])), 0)
    assert [(p, n) for _, p, n in front] == [
        ((0, 4), 1), ((1, 3), 2), ((2, 2), 3), ((3, 1), 2), ((4, 0), 1),
    ]  # fmt: skip
    assert [o for o, _, _ in front] == [(0, 0), (0, 1), (0, 2), (1, 2), (2, 2)]


def test_a_red_line_on_every_option_leaves_nothing():
    made = make_draws(
        [[[1, 0], [0, 1]]], boxes=[[[0]], [[1]]], vetoes=[0, 1], status_quo=[0]
    )
    assert frontiers(made).starts.tolist() == [0, 0]


def test_a_third_partys_red_line_forbids_nothing():
    made = make_draws(
        [[[1, 0], [0, 1], [0, 0]]], boxes=[[[0]]], vetoes=[2], third_parties=1
    )
    assert frontiers(made).starts.tolist() == [0, 2]


def test_ten_to_the_twenty_outcomes_have_numbers_of_two_words():
    rng = np.random.default_rng(3)
    case = random_case(rng, 1, [10] * 20, top=2**40)
    fronts = fold(*case)
    assert len(fronts.numbers) == 2
    scores, offsets, *_ = case
    chosen = fronts.outcomes + offsets[:-1]
    np.testing.assert_array_equal(scores[0][:, chosen].sum(axis=2), fronts.points)
    assert fronts.outcomes.tolist() == sorted(fronts.outcomes.tolist())


def test_exactly_opposed_parties_are_refused_with_a_remedy():
    rng = np.random.default_rng(4)
    scores = rng.integers(0, 2**40, (1, 1, 400))
    opposed = np.concatenate([scores, -scores], axis=1)
    none = Ties.ruling_out(np.zeros((0, 400), dtype=bool), np.zeros((1, 0), dtype=bool))
    with pytest.raises(
        TooLargeError, match=r"^2 principals × 20 issues × 20 opt.* Leave out"
    ):
        fold(opposed, np.arange(0, 401, 20), none)


def test_too_many_draws_are_refused_with_the_number_that_fits(monkeypatch):
    monkeypatch.setattr(limits_module, "MAX_POINTS", 16)
    piles = [[0, 1, 2], [2, 1, 0]]
    with pytest.raises(TooLargeError, match="Use at most 4 draws"):
        frontiers(make_draws(*[[piles, piles]] * 5))


def test_one_party_is_no_negotiation():
    with pytest.raises(ValueError, match="at least two parties; got 1"):
        fold(
            np.zeros((1, 1, 2), dtype=np.int64),
            np.array([0, 2]),
            Ties.ruling_out(*[np.zeros((0, 2), bool)] * 2),
        )


@given(
    st.lists(st.integers(2, 300), min_size=1, max_size=20).flatmap(
        lambda sizes: st.tuples(
            st.just(tuple(sizes)), st.tuples(*(st.integers(0, n - 1) for n in sizes))
        )
    )
)
def test_numbers_of_outcomes_can_be_read_back(case):
    sizes, outcome = case
    numbers = encode(np.array([outcome]), sizes)
    assert len(numbers) == words(sizes)[-1] + 1
    assert decode(numbers, sizes).tolist() == [list(outcome)]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_tally_counts_as_a_counter_does(pairs):
    distinct, count = tally(np.array(pairs).T)
    ours = list(zip(map(tuple, distinct.T.tolist()), count.tolist(), strict=True))
    assert ours == sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0]))
