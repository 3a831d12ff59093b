"""One option of an issue, and the positions it stands for."""

from dataclasses import dataclass
from typing import Literal

from detente.reading.draft.matters import Position

RungKind = Literal[
    "status quo",
    "interim",
    "counter",
    "given",
    "wanted",
    "refused",
    "opposite",
    "terms",
]


@dataclass(frozen=True, slots=True)
class Rung:
    """One option and the positions it stands for.

    Attributes
    ----------
    label
        Of the option.
    kind
        ``status quo``; ``interim`` (a step the documents name); ``counter`` (what the
        party that must deliver would rather have); ``given`` (offered, or acceptable);
        ``wanted``; ``refused`` (wanted by nobody on record); ``opposite`` (wanted, and
        away from what the others want); ``terms`` (disputed or put on the agenda,
        without a position on how to settle it).
    content
        The words it stands for.
    positions
        Of the parties that want, give, refuse or dispute it.
    """

    label: str
    kind: RungKind
    content: str = ""
    positions: tuple[Position, ...] = ()
