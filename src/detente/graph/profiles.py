"""A deal as conflicts, one for each way in which the parties may rank its states."""

from dataclasses import dataclass

import numpy as np

from detente.graph.deal import Deal
from detente.graph.graph import ConflictGraph, Order
from detente.kernels.arrays import FloatArray
from detente.kernels.conflict.arcs import Worth


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The ways in which parties rank the states of a deal, and how often each is drawn.

    Attributes
    ----------
    graphs
        One conflict each; they differ in preferences only.
    shares : (n_profiles,)
        Share of the draws in which the states are ranked so; they sum to 1.
    """

    graphs: tuple[ConflictGraph, ...]
    shares: FloatArray


def profiles(deal: Deal, ranks: Worth) -> Profiles:
    """Return a deal as conflicts, draws that rank all states alike taken together.

    Parameters
    ----------
    deal
        What can be done to a package.
    ranks : (n_draws, n_states, n_parties)
        How each party likes the states, more is better.

    Examples
    --------
    >>> from detente.graph.deal import deal
    >>> from detente.model import Case, Issue, Party
    >>> ferry = Issue("ferry", "Ferry", ("none", "daily"), "none", "town")
    >>> case = Case("Isle", (Party("town", "Town"), Party("isle", "Isle")), (ferry,))
    >>> ranks = np.array([[[7], [3]], [[9], [1]], [[2], [5]]])
    >>> found = profiles(deal(case, ("daily",)), ranks)
    >>> [graph.orders[0].worth.tolist() for graph in found.graphs]
    [[0, 1], [1, 0]]
    >>> found.shares.round(2).tolist()
    [0.33, 0.67]
    """
    n_draws, n_states, n_parties = ranks.shape
    alike = [np.unique(row, return_inverse=True)[1] for row in _rows(ranks)]
    dense = np.array(alike, dtype=np.int64).reshape(n_draws, n_parties * n_states)
    kinds, counts = np.unique(dense, axis=0, return_counts=True)
    moves = tuple(deal.moves(party) for party in deal.parties)
    nothing, no_pairs = np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.int8)
    return Profiles(
        tuple(
            ConflictGraph(
                parties=deal.parties,
                states=deal.labels,
                actions=deal.actions,
                patterns=deal.patterns,
                moves=moves,
                orders=tuple(
                    Order(worth, nothing, no_pairs)
                    for worth in kind.reshape(n_parties, n_states)
                ),
            )
            for kind in kinds
        ),
        counts / n_draws,
    )


def _rows(ranks: Worth) -> Worth:
    """Return what each party makes of all states in each draw, a row each."""
    rows: Worth = ranks.transpose(0, 2, 1).reshape(-1, ranks.shape[1])
    return rows
