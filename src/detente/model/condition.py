"""Conditions: combinations ruled out, and options tied to one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.errors import CaseError
from detente.model.confidence import check_confidence

Marks = Mapping[str, tuple[str, ...]]
"""Options of some issues; any option of the issues that are not named."""


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
        check_confidence("conditions", self.confidence)

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

    @property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The issues it names, each with all options it names there."""
        issues = dict.fromkeys([*self.when, *self.then])
        return {i: (*self.when.get(i, ()), *self.then.get(i, ())) for i in issues}

    def ruled_out(self, options: Mapping[str, tuple[str, ...]]) -> tuple[Marks, ...]:
        """Return combinations of options of which it allows none, and all else.

        Parameters
        ----------
        options
            Of each issue.

        Examples
        --------
        >>> tied = Condition({"relief": ("full",)}, {"limits": ("strict",)})
        >>> tied.ruled_out({"relief": ("no", "full"), "limits": ("no", "strict")})
        ({'relief': ('full',), 'limits': ('no',)},)
        """
        if not self.then:
            return (self.when,)
        return tuple(
            {**self.when, issue: otherwise}
            for issue, required in self.then.items()
            if (otherwise := _others(self.when.get(issue, options[issue]), required))
        )


def _others(options: tuple[str, ...], but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(option for option in options if option not in but)


def _side(marks: Marks) -> str:
    return " and ".join(f"{i}: {' or '.join(o)}" for i, o in marks.items())
