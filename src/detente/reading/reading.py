"""What a reader found in a set of documents, before any draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from detente.model import Note, Source, Statement
from detente.reading.plain import plain

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

    def to_json(self) -> dict[str, Any]:
        """Return plain values, ready for ``json.dumps``; see `plain.schema`."""
        return plain(self)

    def _repr_html_(self) -> str:
        """Return the statements as a table, for notebooks."""
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td>{escape(cell)}</td>"
                for cell in (
                    self.parties.get(s.party, s.party),
                    s.act,
                    self.issues.get(s.issue, s.issue),
                    s.content,
                    s.condition,
                    s.quote,
                )
            )
            + "</tr>"
            for s in self.statements
        )
        heads = "".join(
            f"<th>{head}</th>"
            for head in ("party", "act", "issue", "content", "condition", "quote")
        )
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
