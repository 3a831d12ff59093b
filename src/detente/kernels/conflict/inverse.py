"""For which preferences a state would be stable."""

from collections.abc import Mapping, Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.definitions import Standing
from detente.kernels.conflict.joint import members

Upper = NDArray[np.int64]
"""Sets of states, each as a number: what a party likes better than one state."""
MAX_STATES = 20
"""States of which all sets can be gone through."""


def upper_sets(n_states: int, state: int) -> Upper:
    """Return all sets of states that a party may like better than one.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_STATES` states.

    Examples
    --------
    >>> upper_sets(3, 1).tolist()
    [0, 1, 4, 5]
    """
    if n_states > MAX_STATES:
        raise TooLargeError(
            f"{n_states:,} states are too many to go through all that may be better "
            f"than one of them, which takes at most {MAX_STATES}"
        )
    low = np.arange(2 ** (n_states - 1), dtype=np.int64)
    below = low & ((1 << state) - 1)
    return below | ((low >> state) << (state + 1))


def holds(standing: Standing, state: int, sets: Upper) -> Mapping[str, BoolArray]:
    """Tell for which sets of better states a party would stay in one, by concept.

    Only what the party likes better than the state matters, and the conditions are
    those of `stable_by_definition` with that set in the stead of its preferences. For
    SEQ and SSEQ the others keep the preferences that they have.

    Parameters
    ----------
    standing
        The party among the others; its own preferences are not looked at.
    state
        Where it should stay.
    sets : (n,)
        As `upper_sets` returns them.

    Returns
    -------
    (n,) by concept.
    """
    moves = standing.moves
    escapes = np.array([moves[k] for k in range(len(moves))], dtype=object)
    found = {
        "R": sets & moves[state] == 0,
        **{
            name: np.ones(len(sets), dtype=np.bool_)
            for name in ("GMR", "SMR", "SEQ", "SSEQ")
        },
    }
    for q in members(moves[state]):
        spared = sets >> q & 1 == 0
        for name, reached in (
            ("GMR", standing.answers[q]),
            ("SEQ", standing.replies[q]),
        ):
            punished, stuck = spared.copy(), spared.copy()
            for k in members(reached):
                no_better = sets >> k & 1 == 0
                punished |= no_better
                stuck |= no_better & (sets & int(escapes[k]) == 0)
            found[name] &= punished
            found["SMR" if name == "GMR" else "SSEQ"] &= stuck
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


def least_fall(better: int, sets: Upper) -> Sequence[int]:
    """Return the smallest sets of states that must no longer be better.

    Conditions of stability ask that states are not better, never that they are, so
    nothing need rise.

    Parameters
    ----------
    better
        What the party likes better than the state now.
    sets
        Those with which it would stay.

    Returns
    -------
    All smallest changes; the empty set alone where it stays already, nothing where no
    such change is enough.

    Examples
    --------
    >>> least_fall(0b0110, np.array([0b0000, 0b0100]))
    [2]
    """
    below = sets[sets & ~better == 0]
    fallen = better & ~below
    if not len(fallen):
        return []
    sizes = np.bitwise_count(fallen)
    return sorted(fallen[sizes == sizes.min()].tolist())
