"""Moves by actions are never listed, and do what listed moves do."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.conflict.arcs import arcs
from detente.kernels.conflict.cube import Cube
from detente.kernels.conflict.stable import stable

WAYS = {"both": (True, True), "take": (True, False), "undo": (False, True)}


def allowed(before, after, way):
    takes, undoes = WAYS[way]
    return before == after or (takes if after else undoes)


def moves_listed(codes, own, ways):
    """Every pair of states between which the owner can move, by trying them all."""
    rest = ~sum(1 << a for a in own)
    return [
        (s, q)
        for (s, here), (q, there) in product(enumerate(codes), repeat=2)
        if s != q
        and here & rest == there & rest
        and all(
            allowed(here >> a & 1, there >> a & 1, way)
            for a, way in zip(own, ways, strict=True)
        )
    ]


@st.composite
def conflicts(draw):
    n_actions = draw(st.integers(1, 6))
    n_parties = draw(st.integers(1, 4))
    owners = draw(
        st.lists(st.integers(0, n_parties - 1), min_size=n_actions, max_size=n_actions)
    )
    ways = draw(
        st.lists(st.sampled_from(list(WAYS)), min_size=n_actions, max_size=n_actions)
    )
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    codes = rng.permutation(2**n_actions)[: draw(st.integers(1, 2**n_actions))]
    worth = rng.integers(0, draw(st.integers(1, 40)), (n_parties, len(codes)))
    return owners, ways, codes, worth


def cubes(owners, ways, codes, n_parties):
    for party in range(n_parties):
        own = [a for a, owner in enumerate(owners) if owner == party]
        takes, undoes = (
            zip(*(WAYS[ways[a]] for a in own), strict=True) if own else ((), ())
        )
        yield (
            own,
            Cube(
                len(owners),
                np.array(own, dtype=np.int64),
                np.array(takes, dtype=bool),
                np.array(undoes, dtype=bool),
                np.asarray(codes),
            ),
        )


@given(conflicts())
def test_a_cube_is_worth_its_list(conflict):
    owners, ways, codes, worth = conflict
    n_parties = len(worth)
    found, slow = [], []
    for own, cube in cubes(owners, ways, codes, n_parties):
        pairs = moves_listed(codes.tolist(), own, [ways[a] for a in own])
        found.append(cube)
        slow.append(arcs(pairs, len(codes)))
        assert cube.sets() == slow[-1].sets()
        assert [
            sum(1 << q for q in cube.reached(s).tolist())
            for s in range(len(cube.codes))
        ] == cube.sets()
        for values in worth.astype(np.int32):
            assert cube.least(values).tolist() == slow[-1].least(values).tolist()
            up, listed = cube.improving(values), slow[-1].improving(values)
            other = values[::-1].copy()
            assert up.least(other).tolist() == listed.least(other).tolist()
    expected = stable(slow, worth)
    for name, rows in stable(found, worth).items():
        np.testing.assert_array_equal(rows, expected[name], err_msg=name)
