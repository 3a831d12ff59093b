"""Where several parties can lead together, by the letter of the definition.

States are places; a set of states is a whole number, bit s for state s.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

Sets = Sequence[int]
"""A set of states for each state, such as where a party can move from there."""
Sanction = Literal["joint", "once", "single"]
"""How those who deter may move.

``joint`` is the definition: one after another, as often as they like, nobody twice in a
row. ``once`` lets each of them move at most once, and ``single`` allows one move of one
of them: that is what some older programs compute, and what their results need to be
reproduced.
"""


def members(states: int) -> Iterator[int]:
    """Yield the places of the states in a set, ascending.

    Examples
    --------
    >>> list(members(0b1010))
    [1, 3]
    """
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest


def union(sets: Sets, states: int) -> int:
    """Return all that belongs to some state of a set."""
    together = 0
    for state in members(states):
        together |= sets[state]
    return together


def joint(moves: Sequence[Sets], start: int, sanction: Sanction = "joint") -> int:
    """Return the states that the movers can lead to from one, in at least one move.

    Parameters
    ----------
    moves
        Of each mover: from each state, where it can go in one step.
    start
        Place of the state where they begin.
    sanction
        Who may move how often.

    Returns
    -------
    A set of states. The start is in it only where they can come back to it.

    Examples
    --------
    A chain that the first mover begins, the second goes on with, the first ends:

    >>> first, second = (0b0010, 0, 0b1000, 0), (0, 0b0100, 0, 0)
    >>> [f"{joint([first, second], 0, how):04b}" for how in ("joint", "once", "single")]
    ['1110', '0110', '0010']
    """
    single = [sets[start] for sets in moves]
    if sanction == "single":
        return _all(single)
    if sanction == "once":
        return _once(moves, start)
    reached = [0] * len(moves)
    fresh = single
    while any(fresh):
        reached = [old | new for old, new in zip(reached, fresh, strict=True)]
        fresh = [
            union(sets, _all(fresh[:k] + fresh[k + 1 :])) & ~reached[k]
            for k, sets in enumerate(moves)
        ]
    return _all(reached)


def _once(moves: Sequence[Sets], start: int) -> int:
    """Return what can be reached when each mover moves at most once."""
    reached = 0
    waiting = {frozenset[int](): 1 << start}
    while waiting:
        after: dict[frozenset[int], int] = {}
        for moved, states in waiting.items():
            for k, sets in enumerate(moves):
                if k not in moved:
                    key = moved | {k}
                    after[key] = after.get(key, 0) | union(sets, states)
        waiting = {key: states for key, states in after.items() if states}
        reached |= _all(waiting.values())
    return reached


def _all(sets: Iterable[int]) -> int:
    together = 0
    for states in sets:
        together |= states
    return together
