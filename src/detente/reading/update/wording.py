"""Proposals in words, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.casefile.marks import with_mark
from detente.model import AGENDA, Case, Note, Source, Statement
from detente.model.telling import day, placed, told, turned
from detente.reading.update.proposals import (
    Copy,
    Happened,
    NewIssue,
    NewLine,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    What,
)

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ids of a case, and of what is proposed for it, are called.

    Attributes
    ----------
    parties, issues
        Id to name.
    sources
        Those of the case and the new ones.
    """

    parties: dict[str, str]
    issues: dict[str, str]
    sources: tuple[Source, ...]

    @classmethod
    def of(
        cls, case: Case, proposed: Sequence[What], sources: Sequence[Source]
    ) -> "Naming":
        """Return the names of a case and of what is proposed."""
        parties = {party.id: party.name for party in case.parties}
        issues = {issue.id: issue.title for issue in case.issues}
        for what in proposed:
            if isinstance(what, NewParty):
                parties[what.party.id] = what.party.name
            elif isinstance(what, NewIssue):
                issues[what.issue.id] = what.issue.title
        issues[AGENDA] = "the agenda"
        return cls(parties, issues, (*case.sources, *sources))

    def where(self, piece: Note) -> str:
        """Return the day and the document of a note, in brackets.

        Examples
        --------
        >>> note = Note("watch", "x", "x", "d1", (0, 1), date="2026-02-05")
        >>> Naming({}, {}, ()).where(note)
        '(5 Feb 2026, d1)'
        """
        dates = (s.date for s in self.sources if s.id == piece.document)
        date = piece.date or next(dates, "")
        parts = [part for part in (day(date), piece.document) if part]
        return f"({', '.join(parts)})" if parts else ""

    def whose(self, statement: Statement) -> str:
        """Return who speaks, and on which issue."""
        party = self.parties.get(statement.party, statement.party)
        issue = self.issues.get(statement.issue, "")
        return f"{party} on {issue}" if issue else party


def summary(naming: Naming, what: What) -> str:
    """Return a proposal in one line."""
    match what:
        case NewStatement(said, before):
            return _statement(naming, said, before)
        case NewOption(issue, option, before, _):
            place = f"in front of “{before}”" if before else "at the end"
            return f"{naming.issues[issue]}: “{option}”, {place}"
        case NewLine():
            return _line(naming, what)
        case Happened(watched, event, negated):
            seems = "seems not to" if negated else "seems to"
            return f"{watched.text}: {seems} have come about {naming.where(event)}"
        case NewNote(note):
            return f"{note.kind}: {note.text} {naming.where(note)}".rstrip()
        case _:
            return _rest(what)


def _statement(naming: Naming, said: Statement, before: Sequence[Statement]) -> str:
    whose = naming.whose(said)
    if before:
        return f"{whose}: {turned(before, said)}"
    return f"{whose}: {told(said)}{placed(said)}"


def _line(naming: Naming, new: NewLine) -> str:
    whose = f"{naming.parties[new.party]}, {naming.issues[new.issue]}"
    gone = " and ".join(f"“{with_mark(o.text, o.confidence)}”" for o in new.instead)
    if new.line is None:
        return f"{whose}: no longer {gone}"
    said = with_mark(new.line.text, new.line.confidence)
    return f"{whose}: {said}" + (f", in place of {gone}" if gone else "")


def _rest(what: What) -> str:
    match what:
        case Copy(source, pieces):
            again = _listed([piece.id or "a note" for piece in pieces])
            if source.same_text_as:
                same = ", ".join(source.same_text_as)
                return f"{source.id} is the same text as {same}, and carries {again}"
            return f"{source.id} says again what {again} quote"
        case NewIssue(issue, preferences):
            lines = sum(len(known.options[issue.id]) for known in preferences)
            options = ", ".join(f"“{option}”" for option in issue.options)
            return f"{issue.title}: {options}; {lines} lines of preference, proposed"
        case NewParty(party):
            stance = f", {party.stance}" if party.stance else ""
            return f"{party.name}, a third party{stance}"
    raise TypeError(what)  # a kind of proposal that nobody has put in words


def _listed(names: Sequence[str]) -> str:
    """Join names, the first ones when there are many."""
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        return f"{', '.join(names[:_MOST_NAMED])} and {more} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
