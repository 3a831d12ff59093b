"""Where a conflict may go from a state, in words and as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from detente.cli.variants import Variant
from detente.questions.departure import KINDS, TOGETHER, Course, Departure
from detente.questions.stability import Stability

MOST_LISTED = 60
"""States in a table, at most; those that are reached soonest."""


def plain(found: Departure) -> Mapping[str, Any]:
    """Return where a conflict may go as plain values."""
    return {
        "from": found.state,
        "reached": {
            kind: {
                state: {"moves": len(course), "course": [list(one) for one in course]}
                for state, course in courses.items()
            }
            for kind, courses in found.courses.items()
        },
    }


def listing(variants: Sequence[Variant]) -> str:
    """Return, for each variant, a table of the states that can be reached."""
    tables = [
        _table(one, one.departure) for one in variants if one.departure is not None
    ]
    return "\n\n".join("\n".join(table) for table in tables)


def _table(variant: Variant, found: Departure) -> Iterator[str]:
    graph, stability = variant.graph, variant.stability
    reached = sorted(found.courses["any"], key=lambda s: _haste(found, s))
    reached = [state for state in reached if state != found.state]
    yield f"{variant.name}: fewest moves from state {found.state} to each other"
    yield from (f"  {kind}: {told}" for kind, told in KINDS.items())
    patterns = dict(zip(graph.states, graph.patterns, strict=False))
    shown = reached[:MOST_LISTED]
    label = max(len("state"), *(len(state) for state in (*shown, found.state)))
    width = max([0, *(len(patterns.get(state, "")) for state in shown)])
    heads = "  ".join(KINDS)
    yield f"  {'state':{label}}  {'':{width}}  {heads}  holds under".rstrip()
    for state in shown:
        cells = "  ".join(f"{_told(found, kind, state):{len(kind)}}" for kind in KINDS)
        line = f"  {state:{label}}  {patterns.get(state, ''):{width}}  {cells}"
        yield f"{line}  {', '.join(_holding(stability, state))}".rstrip()
    if len(shown) < len(reached):
        more = len(reached) - len(shown)
        yield f"  {more:,} more states take as many moves or more; --json has them all."
    yield from _courses(found, stability)
    n_kept = len(graph.states) - len(reached) - 1
    if n_kept:
        yield f"  States that cannot be reached: {n_kept:,}."


def _haste(found: Departure, state: str) -> tuple[int, ...]:
    """Return the moves that a state takes by kind, what cannot be reached last."""
    never = len(found.courses["any"]) * len(KINDS) + 1
    taken = [found.soonest(kind, state) for kind in KINDS]
    return tuple(never if n is None else n for n in taken)


def _told(found: Departure, kind: str, state: str) -> str:
    moves = found.soonest(kind, state)
    return "·" if moves is None else str(moves)


def _holding(stability: Stability, state: str) -> list[str]:
    column = stability.equilibrium[:, stability.states.index(state)]
    return [stability.concepts[c] for c in np.flatnonzero(column)]


def _courses(found: Departure, stability: Stability) -> Iterator[str]:
    """Yield a course of improvements to each state that holds, or say there is none.

    Of those that no party reaches alone it is told what parties reach together.
    """
    alone = _ends(found, stability, "improvements")
    if not alone:
        yield "  No state that holds can be reached by improvements alone."
    for state, course in alone[:MOST_LISTED]:
        yield f"  {state} by improvements: {_steps(course)}"
    reached = {state for state, _ in alone}
    for state, course in _ends(found, stability, TOGETHER)[:MOST_LISTED]:
        if state not in reached:
            told = "each move better for all who make it"
            yield f"  {state} together, {told}: {_steps(course)}"


def _ends(
    found: Departure, stability: Stability, kind: str
) -> list[tuple[str, Course]]:
    """Return the states that hold with a course of a kind, the short ones first."""
    ends = [
        (state, course)
        for state, course in found.courses.get(kind, {}).items()
        if state != found.state and _holding(stability, state)
    ]
    return sorted(ends, key=lambda end: len(end[1]))


def _steps(course: Course) -> str:
    return ", then ".join(f"{party} to {there}" for party, there in course)
