"""Where a conflict may go from the status quo, and how soon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.graph import ConflictGraph
from detente.kernels.conflict.coalitions import Sides, coalitions
from detente.kernels.conflict.joint import Sets
from detente.kernels.conflict.paths import shortest_paths
from detente.kernels.conflict.sets import row_sets
from detente.questions.answer import Answer

KINDS: Mapping[str, str] = {
    "improvements": "each move is better for who makes it",
    "no worse": "no move is worse for who makes it",
    "any": "any move at all",
}
"""What is asked of every move on the way."""
TOGETHER = "together"
"""The kind of course on which coalitions move: each move is better for all of one."""
MAX_PARTIES = 8
MAX_STATES = 2**10
"""Of a conflict in which it is looked at what parties may do together, at most."""

Course = tuple[tuple[str, str], ...]
"""Moves in order: who moves, and the label of the state that comes of it."""


@dataclass(frozen=True, slots=True)
class Departure(Answer):
    """Where a conflict may go from one state.

    Attributes
    ----------
    state
        Label of the state where it begins.
    courses
        By kind of `KINDS` and label of the state reached: a shortest course to it. The
        state itself has one only where the parties can come back to it. Where it is
        asked for, also of the kind `TOGETHER`, where those who move are ``A + B``.
    """

    state: str
    courses: Mapping[str, Mapping[str, Course]]

    def soonest(self, kind: str, state: str) -> int | None:
        """Return the fewest moves to a state, None where no course leads there."""
        if state == self.state:
            return 0
        found = self.courses[kind].get(state)
        return None if found is None else len(found)


def departure(graph: ConflictGraph, state: str, *, together: bool = False) -> Departure:
    """Tell where a conflict may go from a state, by a shortest course to each other.

    Nobody moves twice in a row: two moves of one party would be one [1]_. Three kinds
    of courses are told apart, `KINDS`; where preferences are unknown, what may be
    better counts as better and what may be no worse as no worse.

    Parameters
    ----------
    graph
        The conflict.
    state
        Label of the status quo.
    together
        Whether to look also at what parties may do together: a coalition moves to what
        its members can reach and all like better, whatever lies between, and no
        coalition moves twice in a row [2]_. It is left out where nobody is with others,
        or there are more than `MAX_PARTIES` parties or `MAX_STATES` states.

    Raises
    ------
    ValueError
        If there is no such state.
    TooLargeError
        If there are too many states to compare pair by pair.

    References
    ----------
    .. [1] K. W. Li, D. M. Kilgour, K. W. Hipel (2005). Status quo analysis in the graph
       model for conflict resolution. Journal of the Operational Research Society 56(6),
       699-707.
    .. [2] D. M. Kilgour, K. W. Hipel, L. Fang, X. Peng (2001). Coalition analysis in
       group decision support. Group Decision and Negotiation 10(2), 159-175.
    """
    if state not in graph.states:
        raise ValueError(f"state must be one of the graph's; got {state!r}")
    moves = [one.sets() for one in graph.moves]
    degrees = [order.degrees() for order in graph.orders]
    better = [row_sets(degree > 0) for degree in degrees]
    no_worse = [row_sets(degree >= 0) for degree in degrees]
    ways = dict(
        zip(
            KINDS,
            (_within(moves, better), _within(moves, no_worse), moves),
            strict=True,
        )
    )
    found = {kind: _courses(graph, state, graph.parties, ways[kind]) for kind in KINDS}
    few = len(graph.states) <= MAX_STATES and 1 < len(graph.parties) <= MAX_PARTIES
    if together and few:
        sides = Sides(moves, better)
        groups = [*coalitions(len(graph.parties))]
        names = [" + ".join(graph.parties[p] for p in group) for group in groups]
        steps = [sides.improvements(group) for group in groups]
        found[TOGETHER] = _courses(graph, state, names, steps)
    return Departure(state, found)


def _within(moves: Sequence[Sets], liked: Sequence[Sets]) -> list[Sets]:
    """Return, of each party, the moves to what it likes so well."""
    return [
        [there & well for there, well in zip(own, likes, strict=True)]
        for own, likes in zip(moves, liked, strict=True)
    ]


def _courses(
    graph: ConflictGraph, state: str, movers: Sequence[str], moves: Sequence[Sets]
) -> Mapping[str, Course]:
    found = shortest_paths(moves, graph.states.index(state))
    return {
        graph.states[s]: tuple((movers[i], graph.states[q]) for i, q in found[s])
        for s in sorted(found)
    }
