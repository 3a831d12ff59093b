"""What ties the issues of a score sheet together, said of the issues of a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.errors import CaseError
from detente.model import Condition, Interaction, Marks, Quota, Scores, ScoreSheet


@dataclass(frozen=True, slots=True)
class Renamed:
    """Says of a case what is said of a sheet.

    Attributes
    ----------
    sheet
        Where it is said.
    names
        Ids of those issues that are in the case. Of the others one option stands.
    """

    sheet: ScoreSheet
    names: Mapping[str, str]

    def conditions(self) -> Iterator[Condition | Quota]:
        """Yield the conditions of the sheet.

        Raises
        ------
        CaseError
            If they leave no outcome.
        """
        for condition in self.sheet.conditions:
            if {*condition.named} <= {*self.names}:
                yield self._same(condition)
            else:
                yield from self._fewer(condition)

    def interactions(self, scores: Scores) -> Iterator[Interaction]:
        """Yield what combinations of options in the case add, in points."""
        for one in scores.interactions:
            marks = self._marks(one.options)
            if marks:
                yield replace(one, options=marks, evidence=())

    def always(self, scores: Scores) -> Fraction:
        """Return what interactions add to every outcome alike."""
        met = (
            one.worth for one in scores.interactions if self._marks(one.options) == {}
        )
        return sum(met, Fraction(0))

    def _same(self, condition: Condition | Quota) -> Condition | Quota:
        if isinstance(condition, Quota):
            uses = {self.names[issue]: of for issue, of in condition.uses.items()}
            return replace(condition, uses=uses, evidence=())
        when, then = (
            {self.names[issue]: options for issue, options in side.items()}
            for side in (condition.when, condition.then)
        )
        return replace(condition, when=when, then=then, evidence=())

    def _fewer(self, condition: Condition | Quota) -> Iterator[Condition]:
        """Write out what is ruled out where an issue of one option is named."""
        for found in condition.ruled_out(self.sheet.issues):
            marks = self._marks(found)
            if marks == {}:
                raise CaseError("conditions", "must leave an outcome; got none left")
            if marks:
                yield Condition(marks, because=condition.because)

    def _marks(self, marks: Marks) -> Marks | None:
        """Return marks without issues of one option, or None if that is not marked."""
        for issue, options in marks.items():
            if issue not in self.names and self.sheet.issues[issue][0] not in options:
                return None
        return {self.names[i]: o for i, o in marks.items() if i in self.names}
