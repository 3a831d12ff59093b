"""What the documents say that is nobody's position: history, steps, stakes, watch."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from detente.model import Note
from detente.reading.issues import Placed
from detente.reading.notes.history import history
from detente.reading.notes.interim import interim
from detente.reading.notes.pieces import Scene, once
from detente.reading.notes.stakes import stakes
from detente.reading.notes.watch import watch
from detente.reading.parse import Parsed
from detente.reading.speakers.names import Names

__all__ = ["notes"]

_KINDS = (history, interim, stakes, watch)


def notes(
    parsed: Sequence[Parsed],
    parties: Collection[str],
    names: Mapping[str, Names],
    placed: Placed,
) -> tuple[Note, ...]:
    """Return the notes of all blocks that are part of the text proper.

    Parameters
    ----------
    parsed
        The text.
    parties
        Ids that a note may concern.
    names
        For each document, which words name which party in it.
    placed
        The statements and their issues, which notes are matched against.

    Returns
    -------
    tuple of Note
        In the order of the text; the same words in several documents make one note,
        with all its carriers.
    """
    scene = Scene(parties, names, placed)
    return once(_all(parsed, scene))


def _all(parsed: Sequence[Parsed], scene: Scene) -> Iterator[Note]:
    for one in parsed:
        if not one.block.doubt:
            for kind in _KINDS:
                yield from kind(one, scene)
