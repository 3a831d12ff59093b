"""Accepted conditions, packages and words on no deal as edits of a case file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.casefile.batch import Edit, holds_a_comment
from detente.casefile.disagreement import said_change
from detente.casefile.nodes import Path
from detente.casefile.outline import entry
from detente.casefile.scalars import Value
from detente.model import Acceptance, Case, Condition, Quota
from detente.reading.update.proposals import NewAcceptance, NewCondition, NewNoDeal
from detente.reading.update.respelled import evidence_edits


@dataclass(frozen=True)
class Terms:
    """The file that accepted terms go into.

    Attributes
    ----------
    case
        As the file has it.
    text, values
        The file, and what it holds as plain values.
    labels
        Returns the options of an issue, those accepted among them.
    """

    case: Case
    text: str
    values: Mapping[str, Any]
    labels: Callable[[str], Sequence[str]]

    def edits(self, what: NewCondition | NewAcceptance | NewNoDeal) -> Iterator[Edit]:
        """Yield the edits of one thing."""
        match what:
            case NewCondition(condition, _, old):
                there = self.case.conditions
                new = entry(self._there(condition))
                yield self._listed(("conditions",), new, there, old)
            case NewAcceptance(party, accepted, old):
                accepts = self.case.preferences_of(party).accepts
                path: Path = ("preferences", party, "accepts")
                yield self._listed(path, entry(accepted), accepts, old)
            case NewNoDeal(party, no_deal, behind):
                key = "without_a_deal"
                yield Edit("set", ("preferences", party, key), said_change(no_deal))
                said = (self.values.get("preferences") or {}).get(party)
                yield from evidence_edits(party, key, behind, said)

    def _listed(
        self,
        path: Path,
        new: Value,
        there: Sequence[Condition | Quota] | Sequence[Acceptance],
        old: Condition | Acceptance | None,
    ) -> Edit:
        """Return the edit that puts an item in the place of another, or at the end.

        A comment within the old one keeps that where it is.
        """
        places = [place for place, one in enumerate(there) if one is old or one == old]
        if places and not holds_a_comment(self.text, (*path, places[0])):
            return Edit("set", (*path, places[0]), new)
        return Edit("add", path, new)

    def _there(self, condition: Condition) -> Condition:
        """Return a condition without the options that nobody has accepted."""
        when, then = (
            {
                issue: tuple(o for o in options if o in self.labels(issue))
                for issue, options in side.items()
            }
            for side in (condition.when, condition.then)
        )
        return replace(condition, when=when, then=then)
