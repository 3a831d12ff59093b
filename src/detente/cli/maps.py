"""States and the moves between them, whatever they come from, ready to be drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.cli.variants import Variant
from detente.errors import TooLargeError
from detente.graph import UNKNOWN, Order
from detente.kernels.conflict.joint import members
from detente.model import Case
from detente.questions.keeping import Keeping

MAX_ARROWS = 2**15
"""Moves that are written down, at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A state.

    Attributes
    ----------
    label
        Its name.
    pattern
        Which actions are taken; may be empty.
    told
        What it is, in words; may be empty.
    holds
        By concept, the share of draws in which everybody would stay: 0 or 1 where
        preferences are certain.
    """

    label: str
    pattern: str
    told: str
    holds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move: whose, from where to where, and in what share of draws it is liked."""

    party: str
    before: str
    after: str
    better: float


@dataclass(frozen=True, slots=True)
class StateMap:
    """The states of a conflict, and what each party can make of them.

    Attributes
    ----------
    title
        What it is called.
    parties
        Names, in order.
    places, arrows
        The states and the moves.
    actions
        What each mark of a pattern stands for, in words.
    drawn
        Whether preferences are drawn, so that shares are of draws.
    """

    title: str
    parties: tuple[str, ...]
    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]
    actions: tuple[str, ...] = ()
    drawn: bool = False


def of_case(case: Case, found: Keeping, in_force: Sequence[str]) -> StateMap:
    """Return the states of a deal; `in_force` says in words what stands in each.

    Raises
    ------
    TooLargeError
        If there are more moves than were told one by one.
    """
    told = {move.before for move in found.moves}
    if len(found.states) > 1 and len(told) < 2:
        _refuse(found.states)
    names = {party.id: party.name for party in case.parties}
    rows = zip(found.states, found.patterns, in_force, found.rests.T, strict=True)
    return StateMap(
        title=case.title,
        parties=tuple(names[party] for party in found.parties),
        places=tuple(
            Place(
                label, pattern, said,
                dict(zip(found.concepts, shares.tolist(), strict=True)),
            )
            for label, pattern, said, shares in rows
        ),
        arrows=tuple(
            Arrow(names[m.party], m.before, m.after, m.better) for m in found.moves
        ),
        actions=tuple(f"{names[a.party]}: {a.title}" for a in found.actions),
        drawn=True,
    )  # fmt: skip


def of_conflict(title: str, variant: Variant) -> StateMap:
    """Return the states of a conflict, in one of its variants.

    Raises
    ------
    TooLargeError
        If there are too many moves to write down.
    """
    graph, found = variant.graph, variant.stability
    patterns = graph.patterns or ("",) * len(graph.states)
    return StateMap(
        title=title,
        parties=graph.parties,
        places=tuple(
            Place(label, pattern, "", dict(zip(found.concepts, row, strict=True)))
            for label, pattern, row in zip(
                graph.states, patterns, found.equilibrium.T.astype(float).tolist(),
                strict=True,
            )
        ),
        arrows=tuple(_arrows(variant)),
        actions=tuple(f"{a.party}: {a.title}" for a in graph.actions),
    )  # fmt: skip


def _arrows(variant: Variant) -> Iterator[Arrow]:
    graph = variant.graph
    reach = [one.sets() for one in graph.moves]
    if sum(there.bit_count() for sets in reach for there in sets) > MAX_ARROWS:
        _refuse(graph.states)
    for p, party in enumerate(graph.parties):
        for s, there in enumerate(reach[p]):
            for q in members(there):
                liked = float(_likes(graph.orders[p], s, q))
                yield Arrow(party, graph.states[s], graph.states[q], liked)


def _likes(order: Order, here: int, there: int) -> bool:
    """Tell whether a party surely likes one state better than another."""
    if order.ranked:
        return bool(order.worth[there] > order.worth[here])
    degree = order.pairs[here, there]
    return bool(degree != UNKNOWN and np.sign(degree) > 0)


def _refuse(states: Sequence[str]) -> None:
    raise TooLargeError(
        f"{len(states):,} states have too many moves between them to write down, above "
        "the limit. Leave out actions"
    )
