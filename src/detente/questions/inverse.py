"""What parties would have to prefer for a state to be at rest."""

from dataclasses import dataclass
from math import factorial, prod
from typing import ClassVar

from detente.graph import READINGS, ConflictGraph, Reading, readings, standings
from detente.kernels.conflict.inverse import CONCEPTS, counted, least_falls
from detente.kernels.conflict.joint import Sanction, members
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
        How many strict rankings of all states make it stay; None where only what is
        strongly worse deters, of which a ranking says nothing.
    changes
        Smallest sets of states that need only fall below the state in the party's
        present preferences, as far as the reading asks; one empty set where it stays
        already.
    """

    party: str
    concept: str
    rankings: int | None
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
    reading
        What was made of the preferences.
    requirements
        For each party and concept. Under SEQ and SSEQ the others keep the preferences
        that they have.
    """

    AXES: ClassVar = {"requirements": ("requirements",)}

    state: str
    n_states: int
    reading: Reading
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
        counts = [one.rankings for one in self.requirements if one.concept == concept]
        if None in counts:
            raise ValueError(
                f"rankings are counted where what is no better deters; got the reading "
                f"{self.reading!r}"
            )
        return prod(count or 0 for count in counts)


def inverse(
    graph: ConflictGraph,
    state: str,
    reading: Reading | None = None,
    sanction: Sanction = "joint",
) -> Inverse:
    """Tell for which preferences a state would be at rest, and how little must change.

    Only which states a party likes better than this one matters [1]_, so that exact
    counts go through sets of states, not through rankings.

    Parameters
    ----------
    graph
        The conflict.
    state
        Label of the state.
    reading
        What to make of preferences; one of `readings`, the first where none is given.
    sanction
        How those who deter may move.

    Raises
    ------
    ValueError
        If there is no such state, or the reading is none for this graph.
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
    known = readings(graph)
    chosen = known[0] if reading is None else reading
    if chosen not in known:
        raise ValueError(f"reading must be one of {list(known)}; got {reading!r}")
    place = graph.states.index(state)
    found = []
    every = standings(graph, reading=chosen, sanction=sanction)
    for party, standing in zip(graph.parties, every, strict=True):
        told = READINGS[chosen].degree == 1
        counts = counted(standing, place) if told else dict.fromkeys(CONCEPTS)
        falls = least_falls(standing, place)
        found += [
            Requirement(
                party,
                concept,
                counts[concept],
                tuple(_labels(graph, change) for change in falls[concept]),
            )
            for concept in CONCEPTS
        ]
    return Inverse(state, len(graph.states), chosen, tuple(found))


def _labels(graph: ConflictGraph, states: int) -> tuple[str, ...]:
    return tuple(graph.states[s] for s in members(states))
