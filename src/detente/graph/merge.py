"""Several parties taken for one."""

from collections.abc import Sequence

import numpy as np

from detente.graph.graph import ConflictGraph, Degrees, Order
from detente.graph.readings import readings
from detente.kernels.conflict.arcs import arcs
from detente.kernels.conflict.joint import joint, members


def merge(graph: ConflictGraph, parties: Sequence[str]) -> ConflictGraph:
    """Return the conflict in which several parties have become one.

    It moves in one step to all that its members reach together, and likes better what
    all of them do; no member moves alone any more. That is how GMCR+ understands a
    coalition, and another question than whether a coalition would leave a state: what
    one member alone would leave may hold here.

    Parameters
    ----------
    graph
        The conflict.
    parties
        Names of at least two of its parties.

    Returns
    -------
    The others in their order, the new party last, called ``A + B``.

    Raises
    ------
    ValueError
        If a name is no party, there are fewer than two, or preferences are unknown.
    TooLargeError
        If there are too many states to compare pair by pair.
    """
    strangers = [name for name in parties if name not in graph.parties]
    if strangers or len(set(parties)) < 2:
        raise ValueError(
            f"must name two or more of {', '.join(graph.parties)}; "
            f"got {', '.join(parties) or 'none'}"
        )
    if readings(graph)[0] != "plain":
        raise ValueError("parties merge where preferences are known; some are not")
    inside = [p for p, name in enumerate(graph.parties) if name in parties]
    others = [p for p in range(len(graph.parties)) if p not in inside]
    own = [graph.moves[p].sets() for p in inside]
    reached = [(s, q) for s in range(len(graph.states)) for q in members(joint(own, s))]
    nothing = np.empty(0, dtype=np.int64)
    agreed = _agreed([graph.orders[p].degrees() for p in inside])
    return ConflictGraph(
        parties=(
            *(graph.parties[p] for p in others),
            " + ".join(graph.parties[p] for p in inside),
        ),
        states=graph.states,
        actions=graph.actions,
        patterns=graph.patterns,
        moves=(*(graph.moves[p] for p in others), arcs(reached, len(graph.states))),
        orders=(*(graph.orders[p] for p in others), Order(nothing, nothing, agreed)),
    )


def _agreed(degrees: Sequence[Degrees]) -> Degrees:
    """Return by how much all like the second better, or worse; 0 where they differ."""
    least = np.minimum.reduce(degrees)
    most = np.maximum.reduce(degrees)
    return np.where(least > 0, least, np.where(most < 0, most, 0)).astype(np.int8)
