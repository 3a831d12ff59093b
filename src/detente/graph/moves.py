"""Which moves the actions of a party allow."""

from collections.abc import Iterator, Mapping
from itertools import product

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.conflict.cube import MAX_ACTIONS, Cube
from detente.model import Action, Conflict

_CHANGES: Mapping[str, frozenset[str]] = {
    "take": frozenset({"NY"}),
    "undo": frozenset({"YN"}),
    "both": frozenset({"NY", "YN"}),
}
"""How an action may change, by its way."""
MAX_PAIRS = 2**22
"""Pairs of states between which moves are looked for one by one, at most."""
MAX_CHOICES = 2**25
"""Ways to change one-way actions of a party, of all states together, at most."""
_DIGITS = str.maketrans("NY", "01")
MAX_FREE = 16
"""Actions of others that a state may leave open, at most."""


def told_apart(conflict: Conflict) -> bool:
    """Tell whether states are combinations of actions, no two of them one."""
    patterns = {state.pattern for state in conflict.states}
    return (
        0 < len(conflict.actions) <= MAX_ACTIONS
        and len(patterns) == len(conflict.states)
        and not any("-" in pattern for pattern in patterns)
    )


def cube(conflict: Conflict, party: str) -> Cube:
    """Return the moves of a party where all states are told apart by their actions.

    Raises
    ------
    TooLargeError
        If its actions that go one way only can be changed in too many ways.
    """
    own = [a for a, action in enumerate(conflict.actions) if action.party == party]
    ways = [conflict.actions[a].way for a in own]
    codes = [
        int(state.pattern[::-1].translate(_DIGITS), 2) for state in conflict.states
    ]
    found = Cube(
        n_actions=len(conflict.actions),
        own=np.array(own, dtype=np.int64),
        takes=np.array([way != "undo" for way in ways], dtype=np.bool_),
        undoes=np.array([way != "take" for way in ways], dtype=np.bool_),
        codes=np.array(codes, dtype=np.int64),
    )
    n_choices = _choices(found)
    if n_choices > MAX_CHOICES:
        raise TooLargeError(
            f"actions of {party} that go one way only can be changed in {n_choices:,} "
            f"ways in all states together, above the limit of {MAX_CHOICES:,}. Leave "
            "out actions, or let some go both ways"
        )
    return found


def _choices(cube: Cube) -> int:
    """Return in how many ways one-way actions can be changed, of all states together.

    Each is looked at: they make the blocks that a move leads to.
    """
    left = np.zeros(len(cube.codes), dtype=np.int64)
    for place in np.flatnonzero(cube.takes != cube.undoes):
        taken = cube.codes >> cube.own[place] & 1
        left += 1 - taken if cube.takes[place] else taken
    return int((1 << left).sum())


def moves_by_actions(conflict: Conflict, party: str) -> list[tuple[int, int]]:
    """Return the moves of a party as pairs of places of states, (from, to).

    A party changes any of its own actions at once, in the ways that they allow, and
    nothing else changes. Only where a move begins and ends must be feasible. A mark
    ``-`` stands for taken and not taken, so that a move leads to or from a state that
    is several which nobody tells apart when it does so for one of them.

    Examples
    --------
    >>> from detente.model import Ranking, State
    >>> states = (State("1", "NN"), State("2", "YN"), State("3", "-Y"))
    >>> ranking = Ranking((("1", "2", "3"),))
    >>> own = (Action("a", "A", "take"), Action("b", "B"))
    >>> pair = Conflict("", ("A", "B"), states, {"A": ranking, "B": ranking}, own)
    >>> moves_by_actions(pair, "A"), moves_by_actions(pair, "B")
    ([(0, 1)], [(0, 2), (1, 2), (2, 0), (2, 1)])
    """
    own = [action.party == party for action in conflict.actions]
    if not any(own):
        return []
    groups: dict[str, list[int]] = {}
    for place, state in enumerate(conflict.states):
        for fixed in _told_apart(_picked(state.pattern, own, kept=False)):
            groups.setdefault(fixed, []).append(place)
    _refuse_many(sum(len(together) ** 2 for together in groups.values()))
    ways = [action for action in conflict.actions if action.party == party]
    pairs = {
        (here, there)
        for together in groups.values()
        for here in together
        for there in together
        if here != there
    }
    marks = [_picked(state.pattern, own, kept=True) for state in conflict.states]
    return sorted(
        (here, there)
        for here, there in pairs
        if _allowed(marks[here], marks[there], ways)
    )


def _refuse_many(n_pairs: int) -> None:
    if n_pairs > MAX_PAIRS:
        raise TooLargeError(
            f"moves between {n_pairs:,} pairs of states are above the limit of "
            f"{MAX_PAIRS:,}. Leave out actions, or tell all states apart"
        )


def _picked(pattern: str, own: list[bool], *, kept: bool) -> str:
    return "".join(
        mark for mark, is_own in zip(pattern, own, strict=True) if is_own is kept
    )


def _told_apart(pattern: str) -> Iterator[str]:
    """Yield the patterns that one with ``-`` stands for."""
    if pattern.count("-") > MAX_FREE:
        raise TooLargeError(
            f"a state that stands for more than 2^{MAX_FREE} others is too large; "
            f"got {pattern!r}. Leave out actions that do not matter in it"
        )
    places = [a for a, mark in enumerate(pattern) if mark == "-"]
    marks = list(pattern)
    for filled in product("NY", repeat=len(places)):
        for place, mark in zip(places, filled, strict=True):
            marks[place] = mark
        yield "".join(marks)


def _allowed(here: str, there: str, own: list[Action]) -> bool:
    return all(
        _may_change(before, after, action)
        for before, after, action in zip(here, there, own, strict=True)
    )


def _may_change(before: str, after: str, action: Action) -> bool:
    if before == after or "-" in (before, after):
        return True
    return before + after in _CHANGES[action.way]
