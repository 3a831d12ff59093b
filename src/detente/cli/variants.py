"""The variants of a conflict with what is asked of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.errors import TooLargeError
from detente.graph import READINGS, ConflictGraph, Reading, readings
from detente.kernels.conflict.joint import Sanction
from detente.questions.coalitions import Coalitions, coalitions
from detente.questions.departure import Departure, departure
from detente.questions.stability import Stability, stability


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a conflict, with preferences read in one way.

    Attributes
    ----------
    name
        What it is called.
    graph
        The conflict.
    stability
        Who would stay where.
    coalitions
        What parties would leave together; None where that is not asked.
    left_out
        Why it is not; empty where it is.
    departure
        Where it may go from a state; None where that is not asked.
    merged
        Parties that are taken for one.
    weak
        Who would stay where if preferences are read one degree less strongly, and not
        if they are read so; None where they are read no more than plainly.
    """

    name: str
    graph: ConflictGraph
    stability: Stability
    coalitions: Coalitions | None = None
    left_out: str = ""
    departure: Departure | None = None
    merged: tuple[str, ...] = ()
    weak: Stability | None = None


def answers(
    name: str,
    graph: ConflictGraph,
    *,
    sanction: Sanction,
    ahead: int = 1,
    start: str | None = None,
) -> Iterator[Variant]:
    """Yield the answers for each way in which the preferences can be read.

    Raises
    ------
    ValueError
        If there are moves to look ahead, and nobody who does.
    """
    leading = None if start is None else departure(graph, start, together=True)
    read: dict[Reading, Stability] = {}
    for reading in readings(graph):
        found = stability(graph, reading=reading, sanction=sanction, ahead=ahead)
        read[reading] = found
        if reading != "plain":
            lower = read.get(READINGS[reading].lower.name)
            yield Variant(
                f"{name}, {reading}",
                graph,
                found,
                left_out=_unlike(reading),
                departure=leading,
                weak=lower and lower.weak(found),
            )
            continue
        try:
            together, left_out = coalitions(graph), ""
        except TooLargeError as error:
            together, left_out = None, str(error)
        yield Variant(name, graph, found, together, left_out, leading)


def _unlike(reading: Reading) -> str:
    """Return why coalitions are left out where preferences are not read plainly."""
    if READINGS[reading].version:
        return "they take preferences that are known, and some are not"
    return "they are told where better is better, by however much"
