"""Acceptances: a package that a party would rather sign than go without a deal."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.errors import CaseError
from detente.model.confidence import check_confidence


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An outcome at which a party does at least as well as without a deal.

    Who offers a thing on a condition says so of the package of both, though of neither
    alone.

    Attributes
    ----------
    outcome
        Issue id to the label of an option; issues not named stay at the status quo.
    because
        The reason, in words.
    evidence
        Ids of statements and notes.
    confidence
        Share of the draws in which it binds; below 1 while *proposed*.
    place
        Line of the case file; 0 when made in code.

    Raises
    ------
    CaseError
        If it names no issue, or unless the confidence is above 0 and at most 1.

    Examples
    --------
    >>> Acceptance({"limits": "strict", "relief": "phased"}).text
    'limits: strict and relief: phased'
    """

    outcome: Mapping[str, str]
    because: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    place: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not self.outcome:
            raise CaseError("accepts", "must name at least one issue; got none")
        check_confidence("accepts", self.confidence)

    @property
    def text(self) -> str:
        """What is accepted, in ids and labels, as one line."""
        return " and ".join(f"{i}: {option}" for i, option in self.outcome.items())
