"""Where a conflict can come to rest: what nobody would leave, and what deters them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from detente.graph import ConflictGraph, Reading, readings, standings
from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.arcs import Arcs
from detente.kernels.conflict.definitions import stable_by_definition
from detente.kernels.conflict.joint import Sanction, members
from detente.kernels.conflict.limited import anticipated, limited, non_myopic
from detente.kernels.conflict.simultaneous import simultaneous
from detente.kernels.conflict.stable import RANKED, stable
from detente.questions.answer import Answer

CONCEPTS: Mapping[str, str] = {
    "R": "Nash: no move improves",
    "GMR": "general metarational: the others can punish every improvement",
    "SMR": "symmetric metarational: they can, and there is no way out of it",
    "SEQ": "sequential: they can by moves that improve for themselves",
    "SSEQ": "symmetric sequential: so, and there is no way out of it",
    "SIM": "simultaneous: others who improve at the same moment can undo it",
    "NM": "non-myopic: staying is best however far both look ahead",
}
"""What each concept asks of a state, for one party."""
MAX_SIMULTANEOUS = 2**10
"""States for which simultaneous stability is looked at, at most."""
MAX_FORESEEN = 2**10
"""States for which it is looked at who would stay with moves looked ahead, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability(Answer):
    """In which states each party would stay, under each concept.

    Attributes
    ----------
    parties, states
        Names and labels.
    concepts
        Those looked at, of `CONCEPTS`; ``L2`` and on for that many moves looked ahead.
    stable : (n_concepts, n_parties, n_states)
        Whether the party would stay.
    equilibrium : (n_concepts, n_states)
        Whether everybody would.
    reading
        What was made of the preferences.
    sanction
        How those who deter may move.
    left_out
        Why a concept was not looked at: SIM, NM.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "equilibrium": ("concepts", "states"),
        "stable": ("concepts", "parties", "states"),
    }

    parties: tuple[str, ...]
    states: tuple[str, ...]
    concepts: tuple[str, ...]
    stable: BoolArray
    equilibrium: BoolArray
    reading: Reading
    sanction: Sanction
    left_out: Mapping[str, str]

    def equilibria(self, concept: str) -> tuple[str, ...]:
        """Return the labels of the states in which everybody would stay."""
        return self._labels_of(self.equilibrium[self.concepts.index(concept)])

    def mixed(self, senses: Mapping[str, str]) -> tuple[str, ...]:
        """Return the states in which each party would stay, each in a sense of its own.

        Parameters
        ----------
        senses
            For every party one of `concepts`: people differ in how far they look ahead.

        Raises
        ------
        ValueError
            If a party or a concept is none, or a party is missing.
        """
        for party in senses:
            if party not in self.parties:
                known = ", ".join(self.parties)
                raise ValueError(f"must name parties, of {known}; got {party!r}")
        for party in self.parties:
            if senses.get(party) not in self.concepts:
                known = ", ".join(self.concepts)
                got = senses.get(party, "nothing")
                raise ValueError(f"{party} must have one of {known}; got {got}")
        rows = [
            self.stable[self.concepts.index(senses[party]), p]
            for p, party in enumerate(self.parties)
        ]
        return self._labels_of(np.logical_and.reduce(rows))

    def weak(self, strong: "Stability") -> "Stability":
        """Return where a party would stay by this reading, but not by a stronger one.

        Stable in general and not strongly is *weakly* stable [1]_. A state holds weakly
        when everybody would stay, and somebody only weakly. R is not among the concepts
        of what is returned: where nothing tempts, nothing has to deter.

        References
        ----------
        .. [1] L. Hamouda, D. M. Kilgour, K. W. Hipel (2004). Strength of preference in
           the graph model for conflict resolution. Group Decision and Negotiation
           13(5), 449-462.
        """
        concepts = tuple(name for name in strong.concepts if name != "R")
        own, other = (
            [one.concepts.index(name) for name in concepts] for one in (self, strong)
        )
        return replace(
            self,
            concepts=concepts,
            stable=self.stable[own] & ~strong.stable[other],
            equilibrium=self.equilibrium[own] & ~strong.equilibrium[other],
        )

    def stays(self, concept: str, party: str) -> tuple[str, ...]:
        """Return the labels of the states in which a party would stay."""
        row = self.stable[self.concepts.index(concept), self.parties.index(party)]
        return self._labels_of(row)

    def _labels_of(self, marked: BoolArray) -> tuple[str, ...]:
        return tuple(self.states[s] for s in np.flatnonzero(marked))


def stability(
    graph: ConflictGraph,
    *,
    reading: Reading = "plain",
    sanction: Sanction = "joint",
    ahead: int = 1,
) -> Stability:
    """Tell in which states each party would stay, and in which everybody.

    The concepts are those of the graph model [1]_, `CONCEPTS`; how they are computed
    stands in `kernels.conflict`. Where all states are ranked one number for each state
    is enough, so that large conflicts take no longer than they must; anything else goes
    by the letter of the definitions. Two parties that rank all states without ties may
    also look ahead [2]_: ``NM`` however far, and ``L2`` to ``Lh`` so many moves; one
    move is R.

    Parameters
    ----------
    graph
        The conflict.
    reading
        What to make of preferences; one of `readings`.
    sanction
        How those who deter may move: ``joint`` as defined, ``once`` and ``single`` as
        some older programs have it.
    ahead
        How many moves ahead to look at the most.

    Raises
    ------
    ValueError
        If the reading is none for this graph, or it is none in which parties look
        ahead.
    TooLargeError
        If states are to be compared pair by pair, and there are too many.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour (1993). Interactive Decision Making: The
       Graph Model for Conflict Resolution. Wiley.
    .. [2] D. M. Kilgour (1984). Equilibria for far-sighted players. Theory and Decision
       16(2), 135-157.
    """
    if reading not in readings(graph):
        raise ValueError(
            f"reading must be one of {list(readings(graph))} for these preferences; "
            f"got {reading!r}"
        )
    if reading == "plain" and sanction == "joint" and graph.ranked:
        found = dict(stable(graph.moves, np.stack([o.worth for o in graph.orders])))
    else:
        found = _by_definition(graph, reading, sanction)
    barred = {"SIM": _not_at_once(graph), "NM": _not_foreseen(graph)}
    if ahead > 1 and barred["NM"]:
        raise ValueError(f"looking ahead {barred['NM']}")
    if reading != "plain":
        plainly = "takes preferences that are known, and read as no more than better"
        barred = dict.fromkeys(barred, plainly)
    if not barred["SIM"]:
        found["SIM"] = _simultaneous(graph)
    if not barred["NM"]:
        found |= _foreseen(graph, ahead)
    table = np.stack([found[name] for name in found])
    return Stability(
        parties=graph.parties,
        states=graph.states,
        concepts=tuple(found),
        stable=table,
        equilibrium=np.logical_and.reduce(table, axis=1),
        reading=reading,
        sanction=sanction,
        left_out={name: why for name, why in barred.items() if why},
    )


def _by_definition(
    graph: ConflictGraph, reading: Reading, sanction: Sanction
) -> dict[str, BoolArray]:
    """Return who would stay where, by concept, by the letter of the definitions."""
    rows = [
        stable_by_definition(standing)
        for standing in standings(graph, reading=reading, sanction=sanction)
    ]
    return {
        name: np.stack([_marked(row[name], len(graph.states)) for row in rows])
        for name in RANKED
    }


def _not_at_once(graph: ConflictGraph) -> str:
    """Return why it is not looked at who would stay under SIM, or nothing."""
    if len(graph.states) > MAX_SIMULTANEOUS:
        return f"takes at most {MAX_SIMULTANEOUS:,} states"
    if not all(pattern and "-" not in pattern for pattern in graph.patterns):
        return "takes states that are told apart by all their actions"
    if not _of_own_actions(graph):
        return "takes moves that change actions of one party only"
    return ""


def _of_own_actions(graph: ConflictGraph) -> bool:
    """Tell whether every move changes actions of its own party alone.

    What several do at once is told by which actions each of them changes.
    """
    for party, moves in zip(graph.parties, graph.moves, strict=True):
        others = [a for a, one in enumerate(graph.actions) if one.party != party]
        fixed = ["".join(pattern[a] for a in others) for pattern in graph.patterns]
        for s, there in enumerate(moves.sets() if isinstance(moves, Arcs) else ()):
            if any(fixed[s] != fixed[q] for q in members(there)):
                return False
    return True


def _simultaneous(graph: ConflictGraph) -> BoolArray:
    patterns = [
        sum((mark == "Y") << a for a, mark in enumerate(pattern))
        for pattern in graph.patterns
    ]
    every = standings(graph)
    improving = [one.tempting for one in every]
    rows = simultaneous(patterns, improving, [one.leaves for one in every])
    return np.stack([_marked(row, len(graph.states)) for row in rows])


def _not_foreseen(graph: ConflictGraph) -> str:
    """Return why it is not looked at who would stay looking ahead, or nothing."""
    n_states = len(graph.states)
    strict = all(len(np.unique(order.worth)) == n_states for order in graph.orders)
    if len(graph.parties) == 2 and n_states <= MAX_FORESEEN and strict:
        return ""
    return (
        "takes two parties that rank all states without ties, and at most "
        f"{MAX_FORESEEN:,} states"
    )


def _foreseen(graph: ConflictGraph, ahead: int) -> dict[str, BoolArray]:
    """Return who would stay where, looking so many moves ahead, then however many."""
    moves = [one.sets() for one in graph.moves]
    worth = np.stack([order.worth for order in graph.orders])
    rows = limited(anticipated(moves, worth, ahead))
    named = {f"L{h}": row for h, row in enumerate(rows, 1)} | {
        "NM": non_myopic(moves, worth)
    }
    return {
        name: np.stack([_marked(states, len(graph.states)) for states in row])
        for name, row in named.items()
        if name != "L1"  # which is R
    }


def _marked(states: int, n_states: int) -> BoolArray:
    """Return a set of states as marks."""
    content = states.to_bytes((n_states + 7) // 8, "little")
    packed = np.frombuffer(content, dtype=np.uint8)
    return np.unpackbits(packed, count=n_states, bitorder="little").astype(np.bool_)
