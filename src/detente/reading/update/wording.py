"""Proposals in words, one line each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.casefile.marks import with_mark
from detente.model import AGENDA, Case, Condition, Note, Source, Statement
from detente.model.telling import day, placed, told, turned
from detente.reading.update.proposals import (
    Copy,
    Happened,
    NewAcceptance,
    NewCondition,
    NewIssue,
    NewLine,
    NewNoDeal,
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

    def tied(self, side: Mapping[str, Sequence[str]]) -> str:
        """Return options of issues, as in *Pay “6 per cent” and Nights “fewer”*."""
        return " and ".join(
            f"{self.issues[issue]} {' or '.join(f'“{o}”' for o in options)}"
            for issue, options in side.items()
        )

    def condition(self, condition: Condition) -> str:
        """Return what a condition rules out."""
        if not condition.then:
            return f"never {self.tied(condition.when)}"
        return f"if {self.tied(condition.when)}, then {self.tied(condition.then)}"

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
        case Happened(watched, event, negated):
            seems = "seems not to" if negated else "seems to"
            return f"{watched.text}: {seems} have come about {naming.where(event)}"
        case NewNote(note):
            return f"{note.kind}: {note.text} {naming.where(note)}".rstrip()
        case NewParty() | NewIssue() | Copy():
            return _rest(naming, what)
        case _:
            return _wish(naming, what)


def _statement(naming: Naming, said: Statement, before: Sequence[Statement]) -> str:
    whose = naming.whose(said)
    if before:
        return f"{whose}: {turned(before, said)}"
    return f"{whose}: {told(said)}{placed(said)}"


def _wish(
    naming: Naming, what: NewLine | NewAcceptance | NewCondition | NewNoDeal
) -> str:
    if isinstance(what, NewLine):
        return _line(naming, what)
    return _terms(naming, what)


def _line(naming: Naming, new: NewLine) -> str:
    about = naming.issues[new.issue] if new.issue else "order of issues"
    whose = f"{naming.parties[new.party]}, {about}"
    gone = " and ".join(f"“{with_mark(o.text, o.confidence)}”" for o in new.instead)
    if new.line is None:
        return f"{whose}: no longer {gone}"
    said = with_mark(new.line.text, new.line.confidence)
    return f"{whose}: {said}" + (f", in place of {gone}" if gone else "")


def _terms(naming: Naming, new: NewAcceptance | NewCondition | NewNoDeal) -> str:
    """Say what is tied, accepted, or meant by no deal."""
    match new:
        case NewAcceptance(party, accepted, old):
            package = {i: (o,) for i, o in accepted.outcome.items()}
            said = f"{naming.parties[party]}: {naming.tied(package)}"
            because, sure = accepted.because, accepted.confidence
            gone = naming.tied({i: (o,) for i, o in old.outcome.items()}) if old else ""
        case NewCondition(condition, _, old):
            said = naming.condition(condition)
            because, sure = condition.because, condition.confidence
            gone = naming.condition(old) if old else ""
        case NewNoDeal(party, no_deal, _):
            said = f"{naming.parties[party]}: {no_deal.text} than the status quo"
            because, sure, gone = "", no_deal.confidence, ""
    reason = f": “{because}”" if because else ""
    return with_mark(said, sure) + reason + (f", in place of {gone}" if gone else "")


def _rest(naming: Naming, what: NewParty | NewIssue | Copy) -> str:
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
        case NewParty(party, like):
            stance = f", {party.stance}" if party.stance else ""
            said = with_mark(f"{party.name}, a third party{stance}", party.confidence)
            if not like:
                return said
            return (
                f"{said}; or is it “{naming.parties[like]}”? Then write aliases: "
                f"[{party.name}] at parties.{like}, and run this again"
            )


def _listed(names: Sequence[str]) -> str:
    """Join names, the first ones when there are many."""
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        return f"{', '.join(names[:_MOST_NAMED])} and {more} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
