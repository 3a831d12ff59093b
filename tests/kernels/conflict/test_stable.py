"""Two engines and the matrix form agree; what is known of the concepts holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_models import by_matrices, listed, random_model
from detente.kernels.conflict.definitions import Standing, stable_by_definition
from detente.kernels.conflict.joint import members
from detente.kernels.conflict.sets import row_sets
from detente.kernels.conflict.stable import RANKED, stable

IMPLIED = [
    ("R", "SSEQ"),
    ("SSEQ", "SEQ"),
    ("SSEQ", "SMR"),
    ("SEQ", "GMR"),
    ("SMR", "GMR"),
]


def standings(moves, worth, sanction="joint"):
    better = worth[:, None, :] > worth[:, :, None]
    own = [one.sets() for one in listed(moves)]
    up = [row_sets(one) for one in better]
    would = [
        [m & b for m, b in zip(*pair, strict=True)]
        for pair in zip(own, up, strict=True)
    ]
    return [
        Standing(
            own[i], up[i], row_sets(~better[i]), own[:i] + own[i + 1 :],
            would[:i] + would[i + 1 :], sanction,
        )
        for i in range(len(worth))
    ]  # fmt: skip


def by_definition(moves, worth, sanction="joint"):
    n_states = worth.shape[1]
    found = {name: np.zeros(worth.shape, dtype=bool) for name in RANKED}
    for i, standing in enumerate(standings(moves, worth, sanction)):
        for name, states in stable_by_definition(standing).items():
            found[name][i] = [s in set(members(states)) for s in range(n_states)]
    return found


@st.composite
def models(draw, most_states=5, most_parties=4):
    n_parties = draw(st.integers(1, most_parties))
    n_states = draw(st.integers(1, most_states))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    tiers = draw(st.integers(1, n_states))
    density = draw(st.sampled_from([0.1, 0.3, 0.6]))
    return random_model(
        rng, n_parties=n_parties, n_states=n_states, density=density, tiers=tiers
    )


@given(models())
def test_the_least_value_reached_agrees_with_the_matrix_form(model):
    moves, worth = model
    slow = by_matrices(moves, worth)
    for name, rows in stable(listed(moves), worth).items():
        np.testing.assert_array_equal(rows, slow[name], err_msg=name)


def disjoint(models):
    """Put models of equally many parties side by side, with no moves between them."""
    n_parties = len(models[0][1])
    size = sum(worth.shape[1] for _, worth in models)
    moves = np.zeros((n_parties, size, size), dtype=bool)
    at = 0
    for own, worth in models:
        end = at + worth.shape[1]
        moves[:, at:end, at:end] = own
        at = end
    return moves, np.concatenate([worth for _, worth in models], axis=1)


@pytest.mark.parametrize("n_parties", [2, 3, 4, 5])
def test_two_engines_agree_on_ten_thousand_models(n_parties):
    """2,500 for each number of parties; the fast engine takes fifty at a time."""
    rng = np.random.default_rng(n_parties)
    for _ in range(50):
        batch = [
            random_model(
                rng,
                n_parties=n_parties,
                n_states=int(rng.integers(2, 7)),
                density=float(rng.choice([0.15, 0.3, 0.5])),
                tiers=int(rng.integers(1, 7)),
            )
            for _ in range(50)
        ]
        slow = [by_definition(*model) for model in batch]
        moves, worth = disjoint(batch)
        for name, rows in stable(listed(moves), worth).items():
            expected = np.concatenate([one[name] for one in slow], axis=1)
            np.testing.assert_array_equal(rows, expected, err_msg=name)


@given(models())
def test_what_one_concept_implies(model):
    found = by_definition(*model)
    for stronger, weaker in IMPLIED:
        assert (found[stronger] <= found[weaker]).all(), (stronger, weaker)


@given(models(most_parties=2), st.sampled_from(["once", "single"]))
def test_who_may_punish_how_makes_no_difference_to_two_parties(model, sanction):
    joint, other = by_definition(*model), by_definition(*model, sanction)
    for name in RANKED:
        np.testing.assert_array_equal(joint[name], other[name])


@given(models())
def test_more_ways_to_punish_hold_more(model):
    single = by_definition(*model, "single")
    once = by_definition(*model, "once")
    joint = by_definition(*model)
    for name in ("GMR", "SMR", "SEQ", "SSEQ"):
        assert (single[name] <= once[name]).all()
        assert (once[name] <= joint[name]).all()


def test_a_party_that_cannot_move_stays_everywhere():
    found = stable(listed(np.zeros((2, 3, 3), dtype=bool)), np.arange(6).reshape(2, 3))
    assert all(rows.all() for rows in found.values())


def test_sequential_and_symmetric_together_are_not_symmetric_sequential():
    """A hand-made model: one punishment is credible, another cannot be escaped."""
    moves = np.zeros((3, 5, 5), dtype=bool)
    moves[0, 0, 1] = True  # the improvement
    moves[1, 1, 2] = True  # B would, but A can go on from there
    moves[0, 2, 4] = True
    moves[2, 1, 3] = True  # C would not, but A is stuck there
    worth = np.array([[1, 2, 0, 0, 3], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0]])
    found = stable(listed(moves), worth)
    at = {name: bool(found[name][0, 0]) for name in RANKED}
    assert at == {"R": False, "GMR": True, "SMR": True, "SEQ": True, "SSEQ": False}
