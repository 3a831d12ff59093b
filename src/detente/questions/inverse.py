"""What parties would have to prefer for a state to be at rest."""

from dataclasses import dataclass
from math import factorial, prod
from typing import ClassVar

from detente.graph import ConflictGraph, standings
from detente.kernels.conflict.inverse import holds, least_fall, rankings, upper_sets
from detente.kernels.conflict.joint import members
from detente.questions.answer import Answer

ALONE = ("R", "GMR", "SMR")
"""Concepts under which what others prefer does not matter to a party."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one party would have to prefer, under one concept.

    Attributes
    ----------
    party, concept
        Whose preferences, in which sense of stable.
    rankings
        How many strict rankings of all states make it stay.
    changes
        Smallest sets of states that would have to fall below the state in the party's
        present preferences; one empty set where it stays already.
    """

    party: str
    concept: str
    rankings: int
    changes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Inverse(Answer):
    """For which preferences a state would be at rest.

    Attributes
    ----------
    state
        Its label.
    n_states
        Of the conflict; each party has that many factorial strict rankings.
    requirements
        For each party and concept. Under SEQ and SSEQ the others keep the preferences
        that they have.
    """

    AXES: ClassVar = {"requirements": ("requirements",)}

    state: str
    n_states: int
    requirements: tuple[Requirement, ...]

    @property
    def possible(self) -> int:
        """Number of strict rankings that a party can have."""
        return factorial(self.n_states)

    def profiles(self, concept: str) -> int:
        """Return for how many profiles of strict rankings the state is an equilibrium.

        Raises
        ------
        ValueError
            If it depends, under that concept, on what the others prefer.
        """
        if concept not in ALONE:
            raise ValueError(
                f"concept must be one of {', '.join(ALONE)}, under which parties can "
                f"be counted one by one; got {concept!r}"
            )
        return prod(one.rankings for one in self.requirements if one.concept == concept)


def inverse(graph: ConflictGraph, state: str) -> Inverse:
    """Tell for which preferences a state would be at rest, and how little must change.

    Only which states a party likes better than this one matters [1]_, so that exact
    counts go through sets of states, not through rankings.

    Parameters
    ----------
    graph
        The conflict; preferences must be known for smallest changes and for SEQ.
    state
        Label of the state.

    Raises
    ------
    ValueError
        If there is no such state.
    TooLargeError
        If there are too many states to go through their sets.

    References
    ----------
    .. [1] R. A. Kinsara, D. M. Kilgour, K. W. Hipel (2015). Inverse approach to the
       graph model for conflict resolution. IEEE Transactions on Systems, Man, and
       Cybernetics: Systems 45(5), 734-742.
    """
    if state not in graph.states:
        raise ValueError(f"state must be one of the conflict's; got {state!r}")
    place = graph.states.index(state)
    sets = upper_sets(len(graph.states), place)
    found = []
    for party, standing in zip(graph.parties, standings(graph), strict=True):
        for concept, marked in holds(standing, place, sets).items():
            kept = sets[marked]
            changes = least_fall(standing.leaves[place], kept)
            found.append(
                Requirement(
                    party,
                    concept,
                    rankings(len(graph.states), kept),
                    tuple(_labels(graph, change) for change in changes),
                )
            )
    return Inverse(state, len(graph.states), tuple(found))


def _labels(graph: ConflictGraph, states: int) -> tuple[str, ...]:
    return tuple(graph.states[s] for s in members(states))
