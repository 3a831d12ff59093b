"""What a second reader beside the rules is given, and what it hands back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.parties import PartyTable


@dataclass(frozen=True, slots=True)
class Second:
    """What two readers found together.

    Attributes
    ----------
    found
        Of both, each once, in the order of the text, marked by origin.
    remarks
        What the second reader has to say of its reading, in words for people.
    """

    found: tuple[Found, ...]
    remarks: tuple[str, ...] = ()


class Reader(Protocol):
    """A reader that looks at a text after the rules have."""

    @property
    def told(self) -> str:
        """Where the text goes, in words for people."""
        ...

    def read(
        self, parsed: Sequence[Parsed], table: PartyTable, found: Sequence[Found]
    ) -> Second:
        """Read the blocks again, and merge what comes out with what the rules found.

        Parameters
        ----------
        parsed
            Blocks of all documents, in order.
        table
            Who takes part.
        found
            By the rules.
        """
