"""What a reader found, and what can be made of it: a case, JSON, a table."""

from dataclasses import dataclass
from typing import Any

from detente.model import Case
from detente.reading.account import Account
from detente.reading.draft import draft
from detente.reading.plain import plain
from detente.tables import html_table


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Account):
    """Everything a reader found in a set of documents; see `Account`."""

    def __repr__(self) -> str:
        """Return how much was found; the texts are long."""
        return (
            f"<Reading: documents {len(self.sources)}, parties {len(self.parties)}, "
            f"issues {len(self.issues)}, statements {len(self.statements)}>"
        )

    def draft(self, title: str = "") -> Case:
        """Return the proposed case, each line with its evidence, all unconfirmed."""
        return draft(self, title=title)

    def to_json(self) -> dict[str, Any]:
        """Return plain values, ready for ``json.dumps``; see `plain.schema`."""
        return plain(self)

    def _repr_html_(self) -> str:
        """Return the statements as a table, for notebooks."""
        rows = [
            (
                self.parties.get(s.party, s.party),
                s.act,
                self.issues.get(s.issue, s.issue),
                s.content,
                s.condition,
                s.quote,
            )
            for s in self.statements
        ]
        heads = ("party", "act", "issue", "content", "condition", "quote")
        return html_table("", heads, rows)
