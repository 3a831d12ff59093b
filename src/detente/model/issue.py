"""Issues: the questions to be settled, each with its options."""

from dataclasses import dataclass

from detente.errors import CaseError
from detente.model.preference import Range


@dataclass(frozen=True, slots=True)
class Issue:
    """A question the parties settle by choosing one of its options.

    Attributes
    ----------
    id
        Short name used everywhere in the case, such as ``nuclear``.
    title
        Name for people.
    options
        Ways of settling it, in words, in the order of the ladder along which a
        change is delivered step by step.
    status_quo
        The option that stands while nothing is agreed.
    gives
        Id of the party that delivers when the issue moves off the status quo, or
        empty when that is not known.
    reversible
        Range of the share of what has been delivered on it that is undone when a deal
        breaks down, or None when not stated.

    Raises
    ------
    CaseError
        If there are fewer than two options, two are alike, or the status quo is
        none of them.

    Examples
    --------
    >>> Issue("relief", "Relief", ("none", "partial", "full"), "none").status_quo
    'none'
    """

    id: str
    title: str
    options: tuple[str, ...]
    status_quo: str
    gives: str = ""
    reversible: Range | None = None

    def __post_init__(self) -> None:
        where = f"issues.{self.id}"
        if len(set(self.options)) < len(self.options):
            raise CaseError(
                f"{where}.options",
                f"must differ from one another; {_twice(self.options)!r} stands twice",
            )
        if len(self.options) < 2:
            raise CaseError(
                f"{where}.options",
                f"must be at least two; got {list(self.options)}. "
                "A settled question is a condition, not an issue",
            )
        if self.status_quo not in self.options:
            raise CaseError(
                f"{where}.status_quo",
                f"must be one of {list(self.options)}; got {self.status_quo!r}",
            )


def _twice(options: tuple[str, ...]) -> str:
    """Return the first option that stands twice."""
    return next(x for place, x in enumerate(options) if x in options[:place])
