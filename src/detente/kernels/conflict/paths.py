"""How a conflict may go from one state to others."""

from collections.abc import Mapping, Sequence

from detente.kernels.conflict.joint import Sanction, Sets, members

Path = tuple[tuple[int, int], ...]
"""Moves in order: who moves, and the state that comes of it."""


def shortest_paths(moves: Sequence[Sets], start: int) -> Mapping[int, Path]:
    """Return a shortest legal sequence of moves to each state that can be reached.

    Nobody moves twice in a row, so the search is over pairs of state and last mover
    [1]_.

    Parameters
    ----------
    moves
        Of each party: from each state, where it can go, or where it would go.
    start
        Place of the state where it begins.

    Returns
    -------
    By the state reached; the start itself only where one can come back to it.

    References
    ----------
    .. [1] K. W. Li, D. M. Kilgour, K. W. Hipel (2005). Status quo analysis in the graph
       model for conflict resolution. Journal of the Operational Research Society 56(6),
       699-707.

    Examples
    --------
    >>> shortest_paths([(0b010, 0b100, 0), (0, 0b001, 0)], 0)
    {1: ((0, 1),), 0: ((0, 1), (1, 0))}
    """
    found: dict[int, Path] = {}
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int, Path]] = [(start, -1, ())]
    for state, last, path in waiting:
        for mover, sets in enumerate(moves):
            if mover == last:
                continue
            for reached in members(sets[state]):
                if (reached, mover) not in seen:
                    seen.add((reached, mover))
                    longer = (*path, (mover, reached))
                    found.setdefault(reached, longer)
                    waiting.append((reached, mover, longer))
    return found


def shortest_sanction(
    others: Sequence[Sets],
    improvement: int,
    deterring: int,
    sanction: Sanction = "joint",
) -> Path:
    """Return a shortest sequence by which others deter from an improvement.

    Parameters
    ----------
    others
        Moves of each of them.
    improvement
        Place of the state that the party would move to.
    deterring
        Set of states that deter it.
    sanction
        Who may move how often.

    Returns
    -------
    Movers are places among `others`. Empty when nothing deters.
    """
    if sanction == "joint":
        found = shortest_paths(others, improvement)
    else:
        found = _paths_of_single_moves(others, improvement, sanction)
    paths = [path for state, path in found.items() if deterring >> state & 1]
    return min(paths, key=len, default=())


def _paths_of_single_moves(
    others: Sequence[Sets], start: int, sanction: Sanction
) -> Mapping[int, Path]:
    """Return shortest paths on which nobody moves twice; of one move if ``single``."""
    found: dict[int, Path] = {}
    seen: set[tuple[int, frozenset[int]]] = set()
    waiting: list[tuple[int, Path]] = [(start, ())]
    for state, path in waiting:
        moved = frozenset(mover for mover, _ in path)
        if sanction == "single" and path:
            continue
        for mover, sets in enumerate(others):
            for reached in members(sets[state] if mover not in moved else 0):
                if (reached, moved | {mover}) not in seen:
                    seen.add((reached, moved | {mover}))
                    found.setdefault(reached, (*path, (mover, reached)))
                    waiting.append((reached, (*path, (mover, reached))))
    return found
