"""What a document proposes to change in a case: one value for each thing."""

from dataclasses import dataclass
from typing import Literal

from detente.model import (
    Acceptance,
    Condition,
    Issue,
    Line,
    NoDeal,
    Note,
    Party,
    Preferences,
    Source,
    Statement,
)

Kind = Literal[
    "changed position",
    "statement",
    "option",
    "line",
    "acceptance",
    "condition",
    "no deal",
    "watch",
    "note",
    "carrier",
    "issue",
    "party",
]
"""What is proposed, in the order in which it is listed."""


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party that the case does not have: a third party, until somebody says more.

    Attributes
    ----------
    party
        Marked as proposed.
    like
        Id of a party of the case that is called by the same noun, and may be it under
        a longer name; empty if there is none.
    """

    party: Party
    like: str = ""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An issue that the case does not have.

    Attributes
    ----------
    issue
        With its options.
    preferences
        What is proposed of each party's wishes on it, with its evidence.
    """

    issue: Issue
    preferences: tuple[Preferences, ...]


@dataclass(frozen=True, slots=True)
class NewOption:
    """One more option of an issue of the case.

    Attributes
    ----------
    issue
        Id.
    option
        Its label.
    before
        The option of the case that it is put in front of; empty at the end.
    evidence
        The statement that names it.
    """

    issue: str
    option: str
    before: str
    evidence: str


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement, and the earlier ones of its party that it takes the place of."""

    statement: Statement
    before: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of preference, marked proposed.

    Attributes
    ----------
    party, issue, option
        Ids, and the option that it is about; no issue and no option where the line
        is on the weights of the issues.
    line
        None where lines of the case only have to go.
    instead
        Lines of the case that cannot stand beside it: without the option they may.
    evidence
        The statements behind it.
    """

    party: str
    issue: str
    option: str
    line: Line | None
    instead: tuple[Line, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewAcceptance:
    """A package that a party would rather sign than go without a deal.

    Attributes
    ----------
    party
        Id.
    accepted
        The package, marked proposed.
    instead
        The package that the same party accepted because of what it gives up now.
    """

    party: str
    accepted: Acceptance
    instead: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class NewCondition:
    """Options tied to one another by an offer made in return for something.

    Attributes
    ----------
    condition
        Marked proposed.
    offered
        The option that is offered.
    instead
        The condition of the case that rests on what is given up now.
    """

    condition: Condition
    offered: str
    instead: Condition | None = None


@dataclass(frozen=True, slots=True)
class NewNoDeal:
    """How a party would fare without a deal, where the case does not say.

    Attributes
    ----------
    party
        Id.
    no_deal
        Only the direction, marked proposed.
    evidence
        The notes on what is at stake.
    """

    party: str
    no_deal: NoDeal
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something to watch of which a document tells how it turned out.

    Attributes
    ----------
    watched
        The item of the case.
    event
        What the document says, as a note of history.
    negated
        Whether it says that it did not happen.
    """

    watched: Note
    event: Note
    negated: bool


@dataclass(frozen=True, slots=True)
class NewNote:
    """History, a step on the way, stakes, or something to watch."""

    note: Note


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that says again what the case has already.

    Attributes
    ----------
    source
        The document; `Source.same_text_as` names those of the case it is a rendering
        of.
    pieces
        The statements and notes that gain it as a carrier.
    """

    source: Source
    pieces: tuple[Statement | Note, ...]


What = (
    NewParty
    | NewIssue
    | NewOption
    | NewStatement
    | NewLine
    | NewAcceptance
    | NewCondition
    | NewNoDeal
    | Happened
    | NewNote
    | Copy
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that somebody may accept.

    Attributes
    ----------
    number
        Counted from 1, or from where it went on when something had waited.
    what
        The thing.
    needs
        Numbers of the proposals that it cannot do without.
    """

    number: int
    what: What
    needs: tuple[int, ...] = ()

    @property
    def kind(self) -> Kind:
        """What kind of thing it is."""
        if isinstance(self.what, NewStatement) and self.what.before:
            return "changed position"
        return KINDS[type(self.what)]


KINDS: dict[type[What], Kind] = {
    NewStatement: "statement",
    NewOption: "option",
    NewLine: "line",
    NewAcceptance: "acceptance",
    NewCondition: "condition",
    NewNoDeal: "no deal",
    Happened: "watch",
    NewNote: "note",
    Copy: "carrier",
    NewIssue: "issue",
    NewParty: "party",
}
