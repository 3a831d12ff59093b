"""A conflict with places in the stead of names."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import CaseError, TooLargeError
from detente.graph.moves import cube, moves_by_actions, told_apart
from detente.graph.priorities import prioritised
from detente.kernels.arrays import IntArray
from detente.kernels.conflict.arcs import NOWHERE, Arcs, arcs
from detente.kernels.conflict.cube import Cube
from detente.model import Action, Comparisons, Conflict, Liking, Priorities, Ranking

Degrees = NDArray[np.int8]
"""(n_states, n_states): by how much the second state is better than the first."""
UNKNOWN = np.int8(127)
"""The degree where nobody knows which of two states is better."""
MAX_COMPARED = 2**12
"""States that can be compared pair by pair, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """How one party likes the states.

    Attributes
    ----------
    worth : (n_states,)
        Ranking, more is better; empty where the party does not rank all states.
    strength : (n_states,)
        By worth from 0: how much better that worth is than the one below; empty where
        no strengths are stated.
    pairs : (n_states, n_states)
        Where the party does not rank all states: positive for a pair of which the
        second is better, by its degree, negative for worse, 0 for indifferent, and
        `UNKNOWN`. Empty otherwise.
    """

    worth: IntArray
    strength: IntArray
    pairs: Degrees

    @property
    def ranked(self) -> bool:
        """Whether all states are ranked."""
        return bool(len(self.worth))

    @property
    def degree(self) -> int:
        """By how much a state is better than another, at most; at least 1."""
        degrees = self.strength[1:] if self.ranked else self._known()
        return max(1, int(degrees.max(initial=1)))

    def degrees(self) -> Degrees:
        """Return by how much each second state is better than each first.

        Between two tiers that is the strongest step on the way.

        Raises
        ------
        TooLargeError
            If there are more than `MAX_COMPARED` states.
        """
        if not self.ranked:
            return self.pairs
        n_states = len(self.worth)
        if n_states > MAX_COMPARED:
            raise TooLargeError(
                f"{n_states:,} states are too many to compare pair by pair, which "
                f"takes at most {MAX_COMPARED:,}. Rank them without strengths"
            )
        low, high = (
            np.minimum.outer(*[self.worth] * 2),
            np.maximum.outer(*[self.worth] * 2),
        )
        between = _strongest(self.strength, int(self.worth.max()) + 1)[low, high]
        better = self.worth[None, :] > self.worth[:, None]
        return np.where(better, between, -between).astype(np.int8)

    def _known(self) -> Degrees:
        return np.where(self.pairs == UNKNOWN, 0, self.pairs)


@dataclass(frozen=True, slots=True, eq=False)
class ConflictGraph:
    """States as places, with the moves and the preferences of each party.

    Attributes
    ----------
    parties, states
        Names and labels.
    actions
        What states are made of.
    patterns
        Which of them are taken in each state, one mark each; may be empty.
    moves, orders
        Of each party.
    """

    parties: tuple[str, ...]
    states: tuple[str, ...]
    actions: tuple[Action, ...]
    patterns: tuple[str, ...]
    moves: tuple[Arcs | Cube, ...]
    orders: tuple[Order, ...]

    @property
    def ranked(self) -> bool:
        """Whether every party ranks all states."""
        return all(order.ranked for order in self.orders)


def graph(conflict: Conflict) -> ConflictGraph:
    """Return a conflict as arrays.

    Raises
    ------
    CaseError
        If nobody can move.
    TooLargeError
        If preferences known in part are to be compared for too many states.

    Examples
    --------
    >>> from detente.model import Action, State
    >>> bond = Conflict(
    ...     "Bond",
    ...     ("A",),
    ...     (State("kept", "N"), State("broken", "Y")),
    ...     {"A": Ranking((("kept",), ("broken",)))},
    ...     (Action("break", "A", "take"),),
    ... )
    >>> graph(bond).moves[0].sets(), graph(bond).orders[0].worth.tolist()
    ([2, 0], [1, 0])
    """
    places = {label: s for s, label in enumerate(conflict.labels)}
    moves = tuple(_moves(conflict, party, places) for party in conflict.parties)
    anything = np.zeros(len(places), dtype=np.int32)
    if all((own.least(anything) == NOWHERE).all() for own in moves):
        must = "must lead from some state to another; got none that does"
        raise CaseError("moves", f"{must}, so nobody can move")
    return ConflictGraph(
        parties=conflict.parties,
        states=conflict.labels,
        actions=conflict.actions,
        patterns=tuple(state.pattern for state in conflict.states),
        moves=moves,
        orders=tuple(
            _order(conflict, conflict.likings[party], places)
            for party in conflict.parties
        ),
    )


def _moves(conflict: Conflict, party: str, places: Mapping[str, int]) -> Arcs | Cube:
    if conflict.moves:
        listed = conflict.moves.get(party, ())
        return arcs(
            [(places[here], places[there]) for here, there in listed], len(places)
        )
    if told_apart(conflict):
        return cube(conflict, party)
    return arcs(moves_by_actions(conflict, party), len(places))


def _order(conflict: Conflict, liking: Liking, places: Mapping[str, int]) -> Order:
    if isinstance(liking, Comparisons):
        return _compared(liking, places)
    nothing = np.empty(0, dtype=np.int64)
    no_pairs = np.empty((0, 0), dtype=np.int8)
    if isinstance(liking, Priorities):
        worth = prioritised(liking, [state.pattern for state in conflict.states])
        return Order(worth, nothing, no_pairs)
    strength = np.array([0, *reversed(liking.strengths)], dtype=np.int64)
    return Order(
        _ranked(liking, places), strength if liking.strengths else nothing, no_pairs
    )


def _ranked(ranking: Ranking, places: Mapping[str, int]) -> IntArray:
    worth = np.zeros(len(places), dtype=np.int64)
    for above, tier in enumerate(reversed(ranking.tiers)):
        worth[[places[state] for state in tier]] = above
    return worth


def _compared(comparisons: Comparisons, places: Mapping[str, int]) -> Order:
    n_states = len(places)
    if n_states > MAX_COMPARED:
        raise TooLargeError(
            f"preferences known in part take at most {MAX_COMPARED:,} states; "
            f"got {n_states:,}"
        )
    pairs = np.full((n_states, n_states), UNKNOWN)
    np.fill_diagonal(pairs, 0)
    for better, worse, degree in comparisons.better:
        pairs[places[worse], places[better]] = degree
        pairs[places[better], places[worse]] = -degree
    for first, second in comparisons.equal:
        pairs[places[first], places[second]] = 0
        pairs[places[second], places[first]] = 0
    nothing = np.empty(0, dtype=np.int64)
    return Order(nothing, nothing, pairs)


def _strongest(strength: IntArray, n_tiers: int) -> IntArray:
    """Return the strongest step from each tier up to each other, 0 on the diagonal."""
    steps = strength if len(strength) else np.ones(n_tiers, dtype=np.int64)
    between = np.zeros((n_tiers, n_tiers), dtype=np.int64)
    for low in range(n_tiers):
        between[low, low + 1 :] = np.maximum.accumulate(steps[low + 1 : n_tiers])
    return between
