"""What a reader found in a set of documents, before any draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model import Note, Source, Statement

if TYPE_CHECKING:
    from detente.model import Case


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a reader found in a set of documents, before any draft.

    Attributes
    ----------
    sources
        The documents.
    texts
        Document id to its stored text, into which all spans point.
    parties
        Party id to its name for people, in order of prominence.
    roles
        Party id to ``principal`` or ``third party``.
    issues
        Issue id to its title.
    statements, notes
        In the order of the documents.
    stances
        Party id to its stance, in words.
    remarks
        What was not understood, in words for people.
    """

    sources: tuple[Source, ...]
    texts: Mapping[str, str]
    parties: Mapping[str, str]
    roles: Mapping[str, str]
    issues: Mapping[str, str]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    stances: Mapping[str, str]
    remarks: tuple[str, ...] = ()

    def draft(self, title: str = "") -> "Case":
        """Return the proposed case, each line with its evidence, all unconfirmed."""
        from detente.reading.draft import draft

        return draft(self, title=title)
