"""What no coalition would leave: by the letter, coalition after coalition."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_models import random_model
from detente.kernels.conflict.coalitions import (
    COALITIONAL,
    Sides,
    stable_for_coalitions,
)
from detente.kernels.conflict.cube import Cube
from detente.kernels.conflict.joint import members, union


def as_sets(table):
    return [sum(1 << int(q) for q in np.flatnonzero(row)) for row in table]


def reach(moves, start):
    """Return where some movers lead from a state, nobody moving twice in a row."""
    waiting = [
        (q, k) for k, one in enumerate(moves) for q in np.flatnonzero(one[start])
    ]
    met = set(waiting)
    while waiting:
        here, last = waiting.pop()
        for k, one in enumerate(moves):
            for q in np.flatnonzero(one[here]) if k != last else ():
                if (q, k) not in met:
                    met.add((q, k))
                    waiting.append((q, k))
    return {int(q) for q, _ in met}


def groups(members):
    return [
        one
        for size in range(1, len(members) + 1)
        for one in combinations(members, size)
    ]


def slow(moves, worth):
    """Return the states that no coalition leaves, by concept, by the letter."""
    n_parties, n_states = worth.shape
    states, everybody = range(n_states), range(n_parties)

    def likes(who, s, q):
        return all(worth[p, q] > worth[p, s] for p in who)

    led = {
        who: [reach(moves[list(who)], s) for s in states] for who in groups(everybody)
    }
    gains = {
        who: np.array([[q in there and likes(who, s, q) for q in states]
                       for s, there in enumerate(led[who])])
        for who in led
    }  # fmt: skip

    def deterred(concept, who, s, there):
        others = tuple(p for p in everybody if p not in who)
        ends = led[others][there] if others else set()
        if concept == "CSEQ":
            inside = [gains[one] for one in groups(others)]
            ends = reach(inside, there) if inside else set()
        feared = [q for q in ends if not likes(who, s, q)]
        if concept == "CSMR":
            feared = [
                q for q in feared if not any(likes(who, s, x) for x in led[who][q])
            ]
        return concept != "CR" and bool(feared)

    return {
        concept: {
            s
            for s in states
            if all(
                deterred(concept, who, s, int(there))
                for who in led
                for there in np.flatnonzero(gains[who][s])
            )
        }
        for concept in COALITIONAL
    }


@given(
    seed=st.integers(0, 2**32 - 1),
    n_parties=st.integers(1, 4),
    n_states=st.integers(2, 7),
)
def test_agrees_with_the_letter_of_the_definitions(seed, n_parties, n_states):
    rng = np.random.default_rng(seed)
    moves, worth = random_model(rng, n_parties=n_parties, n_states=n_states, tiers=5)
    better = [as_sets(row[None, :] > row[:, None]) for row in worth]
    sides = Sides([as_sets(one) for one in moves], better)
    found = stable_for_coalitions(sides)
    expected = slow(moves, worth)
    for concept in COALITIONAL:
        assert {s for s in range(n_states) if found[concept] >> s & 1} == expected[
            concept
        ], concept


@st.composite
def actions_of_parties(draw):
    """Draw what parties can do, each with actions of its own, and how they rank it."""
    n_actions = draw(st.integers(1, 4))
    owners = np.array(draw(st.lists(st.integers(0, 2), min_size=n_actions,
                                    max_size=n_actions)))  # fmt: skip
    ways = draw(st.lists(st.sampled_from(["both", "take", "undo"]),
                         min_size=n_actions, max_size=n_actions))  # fmt: skip
    codes = draw(st.sets(st.integers(0, 2**n_actions - 1), min_size=1))
    every, ways = np.array(sorted(codes)), np.array(ways)
    moves = []
    for party in range(3):
        own = np.flatnonzero(owners == party)
        moves.append(
            Cube(n_actions, own, ways[own] != "undo", ways[own] != "take", every)
        )
    row = st.lists(st.integers(0, 4), min_size=len(every), max_size=len(every))
    worth = np.array(draw(st.lists(row, min_size=3, max_size=3)))
    return [one.sets() for one in moves], worth


def sides_of(moves, worth):
    return Sides(moves, [as_sets(row[None, :] > row[:, None]) for row in worth])


@given(actions_of_parties())
def test_what_parties_do_with_actions_of_their_own_composes(model):
    moves, worth = model
    sides, n_states = sides_of(moves, worth), len(worth[0])
    assert sides.composes
    table = np.array([[[sets[s] >> q & 1 for q in range(n_states)]
                       for s in range(n_states)] for sets in moves])  # fmt: skip
    found, expected = stable_for_coalitions(sides), slow(table, worth)
    for concept in COALITIONAL:
        assert {*members(found[concept])} == expected[concept], concept


@given(seed=st.integers(0, 2**32 - 1), n_states=st.integers(2, 6))
def test_where_it_composes_two_improvements_in_a_row_are_one(seed, n_states):
    rng = np.random.default_rng(seed)
    moves, worth = random_model(rng, n_parties=3, n_states=n_states, density=0.6)
    sides = sides_of([as_sets(one) for one in moves], worth)
    for coalition in groups(range(3)) if sides.composes else ():
        sets = sides.improvements(coalition)
        for there in sets:
            assert not union(sets, there) & ~there


def test_what_takes_two_moves_of_one_party_is_no_answer():
    """B would go from 1 to 2 and on from 2 to 3, which A fears; but not twice in a row.

    A leaves 0 for 1. With a move from 1 to 3 at hand B would answer, and A stays.
    """
    better_for_a, better_for_b = [0b0110, 0b0100, 0, 0b0111], [0, 0b1101, 0b1001, 0]
    for b, held in ([0, 0b0100, 0b1000, 0], 0), ([0, 0b1100, 0b1000, 0], 1):
        sides = Sides([[0b0010, 0, 0, 0], b], [better_for_a, better_for_b])
        assert sides.composes is bool(held)
        assert stable_for_coalitions(sides)["CSEQ"] & 1 == held


@pytest.mark.parametrize(("concept", "states"), [("CR", []), ("CGMR", [3])])
def test_two_prisoners_leave_together_what_neither_leaves_alone(concept, states):
    """Inohara and Hipel (2008): from where both defect both would go to where neither
    does, so that only what the other's answer deters from leaving holds."""
    a, b = (0b0010, 0b0001, 0b1000, 0b0100), (0b0100, 0b1000, 0b0001, 0b0010)
    first, second = (0b1100, 0b1101, 0, 0b0100), (0b1010, 0, 0b1011, 0b0010)
    found = stable_for_coalitions(Sides([a, b], [first, second]))
    assert [s for s in range(4) if found[concept] >> s & 1] == states
