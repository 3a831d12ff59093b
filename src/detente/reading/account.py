"""What a reader found in a set of documents, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.model import Note, Source, Statement


@dataclass(frozen=True, slots=True)
class Account:
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
        Issue id to the few words it goes by.
    statements, notes
        In the order of the documents.
    stances
        Party id to its stance, in words.
    remarks
        What was not understood, in words for people.
    aliases
        Party id to the other names that were taken for it.
    headings
        Issue id to its title for people, where that says more.
    speakers
        Party id to the people who were taken to speak for it.
    named
        Ids of the issues that a label of the text or a known case names.
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
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
