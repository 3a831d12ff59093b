"""Conditions: combinations ruled out, and options tied to one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.errors import CaseError


@dataclass(frozen=True, slots=True)
class Condition:
    """A combination ruled out, or one option tied to another, with its reason.

    With ``then`` empty, an outcome that matches ``when`` is ruled out. Otherwise an
    outcome that matches ``when`` must match ``then``. To match is to have, on every
    issue named, one of the options given.

    Attributes
    ----------
    when, then
        Issue id to the labels of options.
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
        If ``when`` is empty.

    Examples
    --------
    >>> tied = Condition({"relief": ("full",)}, {"limits": ("strict",)})
    >>> tied.allows({"relief": "full", "limits": "none"})
    False
    >>> tied.allows({"relief": "none", "limits": "none"})
    True
    """

    when: Mapping[str, tuple[str, ...]]
    then: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    because: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    place: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not self.when:
            raise CaseError("conditions", "must name at least one issue under 'if'")
        if not 0 < self.confidence <= 1:
            raise CaseError(
                "conditions",
                f"confidence must be above 0 and at most 1; got {self.confidence:g}",
            )

    @property
    def text(self) -> str:
        """What it says, in ids and labels, as one line.

        Examples
        --------
        >>> Condition({"relief": ("full",)}, {"limits": ("strict", "mild")}).text
        'if relief: full, then limits: strict or mild'
        >>> Condition({"relief": ("full",), "limits": ("none",)}).text
        'never relief: full and limits: none'
        """
        if not self.then:
            return f"never {_side(self.when)}"
        return f"if {_side(self.when)}, then {_side(self.then)}"

    def allows(self, outcome: Mapping[str, str]) -> bool:
        """Tell whether an outcome (issue id to option label) meets the condition."""
        if not all(outcome[issue] in options for issue, options in self.when.items()):
            return True
        return bool(self.then) and all(
            outcome[issue] in options for issue, options in self.then.items()
        )


def _side(marks: Mapping[str, tuple[str, ...]]) -> str:
    return " and ".join(f"{i}: {' or '.join(o)}" for i, o in marks.items())
