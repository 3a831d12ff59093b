"""Who could leave a state together that nobody would leave alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.errors import TooLargeError
from detente.graph import ConflictGraph, readings, standings
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.coalitions import (
    COALITIONAL,
    Sides,
    jumps,
    stable_for_coalitions,
)
from detente.kernels.conflict.joint import members
from detente.questions.answer import Answer

MAX_PARTIES = 8
MAX_STATES = 2**10
"""Of a conflict whose coalitions are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A coalition that would leave an equilibrium for others.

    Attributes
    ----------
    coalition
        Names of its members.
    state
        Label of the equilibrium that it would leave.
    to
        Labels of the equilibria that it can reach and all members like better.
    """

    coalition: tuple[str, ...]
    state: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Coalitions(Answer):
    """Which states hold when parties may move together.

    Attributes
    ----------
    parties, states
        Names and labels.
    concepts
        CR, CGMR, CSMR and CSEQ.
    stable : (n_concepts, n_states)
        Whether no coalition, of one or more, would leave the state.
    jumps
        Nash equilibria that a coalition would leave for another one.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {"stable": ("concepts", "states")}

    parties: tuple[str, ...]
    states: tuple[str, ...]
    concepts: tuple[str, ...]
    stable: BoolArray
    jumps: tuple[Jump, ...]

    def holding(self, concept: str) -> tuple[str, ...]:
        """Return the labels of the states that no coalition would leave."""
        row = self.stable[self.concepts.index(concept)]
        return tuple(self.states[s] for s in np.flatnonzero(row))


def coalitions(graph: ConflictGraph) -> Coalitions:
    """Tell which states hold when parties may move together.

    Two answers stand side by side: equilibrium jumps, from one Nash equilibrium to
    another [1]_, and stability for every coalition [2]_.

    Parameters
    ----------
    graph
        The conflict; preferences must be known.

    Raises
    ------
    ValueError
        If some preference is unknown.
    TooLargeError
        If there are more than `MAX_PARTIES` parties or `MAX_STATES` states.

    References
    ----------
    .. [1] D. M. Kilgour, K. W. Hipel, L. Fang, X. Peng (2001). Coalition analysis in
       group decision support. Group Decision and Negotiation 10(2), 159-175.
    .. [2] T. Inohara, K. W. Hipel (2008). Coalition analysis in the graph model for
       conflict resolution. Systems Engineering 11(4), 343-359.
    """
    sides = _sides(graph)
    found = stable_for_coalitions(sides)
    nash = _nash(sides)
    return Coalitions(
        parties=graph.parties,
        states=graph.states,
        concepts=COALITIONAL,
        stable=np.array(
            [
                [bool(on >> s & 1) for s in range(len(graph.states))]
                for on in found.values()
            ]
        ),
        jumps=tuple(
            Jump(
                tuple(graph.parties[p] for p in coalition),
                graph.states[s],
                tuple(graph.states[q] for q in members(to)),
            )
            for coalition, sets in jumps(sides, nash).items()
            for s, to in enumerate(sets)
            if to
        ),
    )


def smallest(jumps: Sequence[Jump]) -> Iterator[Jump]:
    """Yield the jumps of coalitions of which no part can make the same one.

    Examples
    --------
    >>> pair, more = Jump(("A", "B"), "1", ("4",)), Jump(("A", "B", "C"), "1", ("4",))
    >>> list(smallest([pair, more])) == [pair]
    True
    """
    for jump in jumps:
        parts = [
            set(one.coalition)
            for one in jumps
            if one.state == jump.state and set(jump.to) <= set(one.to)
        ]
        if not any(part < set(jump.coalition) for part in parts):
            yield jump


def _sides(graph: ConflictGraph) -> Sides:
    if len(graph.parties) > MAX_PARTIES or len(graph.states) > MAX_STATES:
        raise TooLargeError(
            f"{len(graph.parties)} parties and {len(graph.states):,} states are too "
            f"many for coalitions, which take at most {MAX_PARTIES} and {MAX_STATES:,}"
        )
    if readings(graph)[0] != "plain":
        raise ValueError("coalitions need preferences that are known; some are not")
    every = standings(graph)
    return Sides([one.moves for one in every], [one.leaves for one in every])


def _nash(sides: Sides) -> int:
    """Return the states that nobody alone would leave."""
    left = 0
    for moves, better in zip(sides.moves, sides.better, strict=True):
        for s, (there, liked) in enumerate(zip(moves, better, strict=True)):
            left |= bool(there & liked) << s
    return ((1 << len(sides.moves[0])) - 1) & ~left
