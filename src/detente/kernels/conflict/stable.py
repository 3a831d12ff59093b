"""Five concepts of stability, for preferences that rank all states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from detente.kernels.arrays import BoolArray
from detente.kernels.conflict.arcs import NOWHERE, Worth
from detente.kernels.conflict.reach import Moves, least_reached

RANKED = ("R", "GMR", "SMR", "SEQ", "SSEQ")
"""Concepts: Nash, general and symmetric metarational, sequential, symmetric seq."""


class Rankable(Moves, Protocol):
    """Moves of which those that improve can be told."""

    def improving(self, worth: Worth) -> Moves:
        """Return the moves to a state that is worth more, by ``worth (n_states,)``."""


@dataclass(frozen=True, slots=True, eq=False)
class _Party:
    """One party against the others.

    Attributes
    ----------
    worth : (n_states,)
        Its ranking; more is better.
    own, improving
        Its moves, and those that improve on what they leave.
    others, others_improving
        The same of each of the others.
    """

    worth: Worth
    own: Moves
    improving: Moves
    others: Sequence[Moves]
    others_improving: Sequence[Moves]


def stable(moves: Sequence[Rankable], worth: Worth) -> Mapping[str, BoolArray]:
    r"""Tell in which states each party would stay, under each concept of `RANKED`.

    State s is stable for party i when every improvement s' of i is deterred [1]_. Let
    v(q) be the worth of q to i or, where i may answer once more (SMR and SSEQ), the
    most that i can make of q: :math:`\max\{P_i(q), \max P_i(R_i(q))\}`. Let μ(s') be
    the least v that the others reach together from s', by any moves (GMR, SMR) or by
    moves that improve for their mover (SEQ, SSEQ). Then s is stable exactly when
    :math:`\mu(s') \le P_i(s)` for every improvement s' of i from s. R (Nash) asks that
    there be none.

    Parameters
    ----------
    moves
        Of each party.
    worth : (n_parties, n_states)
        Ranking of the states by each party; more is better, equal is indifferent.

    Returns
    -------
    By concept, (n_parties, n_states).

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour (1993). Interactive Decision Making: The
       Graph Model for Conflict Resolution. Wiley; for SSEQ: M. T. Rêgo, G. I. A. Vieira
       (2017). Symmetric sequential stability in the graph model for conflict resolution
       with multiple decision makers. Group Decision and Negotiation 26(4).

    Examples
    --------
    The prisoners' dilemma, states 0 to 3 = who cooperates: nobody, A, B, both.

    >>> from detente.kernels.conflict.arcs import arcs
    >>> a, b = arcs([(0, 1), (1, 0), (2, 3), (3, 2)], 4), arcs(
    ...     [(0, 2), (2, 0), (1, 3), (3, 1)], 4
    ... )
    >>> worth = np.array([[2, 1, 4, 3], [2, 4, 1, 3]])
    >>> both = {name: on.all(axis=0) for name, on in stable([a, b], worth).items()}
    >>> both["R"].tolist(), both["SEQ"].tolist()
    ([True, False, False, False], [True, False, False, True])
    """
    worth = worth.astype(np.int32)
    better = [one.improving(worth[k]) for k, one in enumerate(moves)]
    rows = [
        _stable_for(
            _Party(
                worth[i],
                moves[i],
                better[i],
                [one for k, one in enumerate(moves) if k != i],
                [one for k, one in enumerate(better) if k != i],
            )
        )
        for i in range(len(moves))
    ]
    return {name: np.stack([row[name] for row in rows]) for name in RANKED}


def _stable_for(party: _Party) -> dict[str, BoolArray]:
    """Return the states in which a party would stay, by concept."""
    answered = np.maximum(party.worth, _most(party.own, party.worth))
    return {
        "R": party.improving.least(party.worth) == NOWHERE,
        "GMR": _deterred(party, least_reached(party.others, party.worth)),
        "SMR": _deterred(party, least_reached(party.others, answered)),
        "SEQ": _deterred(party, least_reached(party.others_improving, party.worth)),
        "SSEQ": _deterred(party, least_reached(party.others_improving, answered)),
    }


def _deterred(party: _Party, feared: Worth) -> BoolArray:
    """Mark the states of which every improvement may end no better than they are."""
    return _most(party.improving, feared) <= party.worth


def _most(moves: Moves, values: Worth) -> Worth:
    """Return the most that one move leads to, least of all numbers where none does."""
    return -moves.least(-values)
