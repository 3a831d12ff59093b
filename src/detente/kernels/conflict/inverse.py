"""For which preferences a state would be stable."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.definitions import Standing
from detente.kernels.conflict.joint import members

Upper = NDArray[np.int64]
"""Sets of states, each as a number: what a party likes better than one state."""
MAX_STATES = 24
"""States of which all sets can be gone through."""
CONCEPTS = ("R", "GMR", "SMR", "SEQ", "SSEQ")
_AT_ONCE = 2**16
"""Sets that are looked at together: more do not stay near the processor."""


def upper_sets(n_states: int, state: int) -> Iterator[Upper]:
    """Yield all sets of states that a party may like better than one, many at a time.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states.

    Examples
    --------
    >>> [sets.tolist() for sets in upper_sets(3, 1)]
    [[0, 1, 4, 5]]
    """
    if n_states > MAX_STATES:
        raise TooLargeError(
            f"{n_states:,} states are too many to go through all that may be better "
            f"than one of them, which takes at most {MAX_STATES}"
        )
    every = 2 ** (n_states - 1)
    for start in range(0, every, _AT_ONCE):
        low = np.arange(start, min(start + _AT_ONCE, every), dtype=np.int64)
        below = low & ((1 << state) - 1)
        yield below | ((low >> state) << (state + 1))


def holds(
    standing: Standing, state: int, leaves: Upper, braved: Upper
) -> Mapping[str, BoolArray]:
    """Tell for which preferences a party would stay in a state, by concept.

    Only what the party would leave the state for and what deters it from leaving
    matters, and the conditions are those of `stable_by_definition` with these sets in
    the stead of its preferences. For SEQ and SSEQ the others keep the preferences that
    they have.

    Parameters
    ----------
    standing
        The party among the others; its own preferences are not looked at.
    state
        Where it should stay.
    leaves : (n,)
        Sets of states that are worth leaving for.
    braved : (n,)
        Sets of states that do not deter; where states are ranked the same.

    Returns
    -------
    (n,) by concept of `CONCEPTS`.
    """
    moves = standing.moves
    found = {name: np.ones(len(leaves), dtype=np.bool_) for name in CONCEPTS}
    found["R"] = leaves & moves[state] == 0
    for q in members(moves[state]):
        spared = leaves >> q & 1 == 0
        for firm, free, reached in (
            ("SMR", "GMR", standing.answers[q]),
            ("SSEQ", "SEQ", standing.replies[q]),
        ):
            found[free] &= spared | (braved & reached != reached)
            stuck = spared.copy()
            # What is made of a state is the same for all states of one block.
            for made in {1 << k | moves[k] for k in members(reached)}:
                stuck |= braved & made == 0
            found[firm] &= stuck
    return found


def rankings(n_states: int, sets: Upper) -> int:
    r"""Return how many strict rankings have one of these sets above a state.

    :math:`\sum_U |U|! (m - 1 - |U|)!`

    Examples
    --------
    Of the 24 strict rankings of four states, 6 have one of them on top:

    >>> rankings(4, np.array([0]))
    6
    """
    sizes, counts = np.unique(np.bitwise_count(sets), return_counts=True)
    return sum(
        int(count) * factorial(int(size)) * factorial(n_states - 1 - int(size))
        for size, count in zip(sizes, counts, strict=True)
    )


def counted(standing: Standing, state: int) -> Mapping[str, int]:
    """Return how many strict rankings make a party stay in a state, by concept.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states.
    """
    n_states = len(standing.moves)
    found = dict.fromkeys(CONCEPTS, 0)
    for sets in upper_sets(n_states, state):
        for concept, held in holds(standing, state, sets, sets).items():
            found[concept] += rankings(n_states, sets[held])
    return found


def least_falls(standing: Standing, state: int) -> Mapping[str, Sequence[int]]:
    """Return the smallest sets of states that need only fall for a party to stay.

    A state that falls is worth no move any more, and deters. Conditions of stability
    ask that states are no better, never that they are, so nothing need rise.

    Returns
    -------
    All smallest sets, by concept of `CONCEPTS`; the empty set alone where the party
    stays already.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states.

    Examples
    --------
    Of two states that may be gone to, one tempts, and nobody else can move:

    >>> better, worse = (0b010, 0, 0), (0b101, 0b111, 0b111)
    >>> alone = Standing((0b110, 0, 0), better, worse, [], [])
    >>> least_falls(alone, 0)["SEQ"]
    [2]
    """
    n_states = len(standing.moves)
    next(upper_sets(n_states, state))  # which refuses what is too large
    own = ~(1 << state)
    leaves = standing.leaves[state] & own
    braved = ((1 << n_states) - 1) & ~standing.deterred[state]
    able = [*members((leaves | braved) & own)]
    found: dict[str, Sequence[int]] = {"R": [leaves & standing.moves[state]]}
    for size in range(len(able) + 1):
        fallen = np.array(
            [sum(1 << s for s in some) for some in combinations(able, size)],
            dtype=np.int64,
        )
        held = holds(standing, state, leaves & ~fallen, braved & ~fallen)
        for concept in CONCEPTS:
            if concept not in found and held[concept].any():
                found[concept] = sorted(fallen[held[concept]].tolist())
        if len(found) == len(CONCEPTS):
            break
    return {concept: found[concept] for concept in CONCEPTS}
