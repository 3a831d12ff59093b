"""What is on the table: the issues of a case, and the options that news adds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.model import Case, Issue, Note, Statement
from detente.reading.account import Account
from detente.reading.draft.ladder import Ladder
from detente.reading.draft.matters import Matter, Position, matters
from detente.reading.draft.names import Names, names
from detente.reading.draft.past import past
from detente.reading.draft.rung import Rung, RungKind
from detente.reading.draft.words import named
from detente.reading.update.options import in_their_order, new_option, option_of
from detente.reading.update.proposals import NewOption


@dataclass(frozen=True)
class Table:
    """The issues of a case, and what new statements say on them.

    Attributes
    ----------
    case
        As it is.
    new
        Statements that are new, or of which something has waited, with what they
        replace.
    parties
        Id to name of everybody, those that are new among them.
    """

    case: Case
    new: tuple[Statement, ...]
    parties: Mapping[str, str]

    @cached_property
    def old(self) -> tuple[Statement, ...]:
        """Statements of the case from which somebody has inferred what follows."""
        fresh = {statement.id for statement in self.new}
        return _standing([s for s in self.case.statements if s.id not in fresh])

    @cached_property
    def standing(self) -> tuple[Statement, ...]:
        """All statements that speak for what their parties want."""
        every = {s.id: s for s in (*self.case.statements, *self.new)}
        return _standing(tuple(every.values()))

    @cached_property
    def speaking(self) -> tuple[Statement, ...]:
        """The new ones of these, on issues of the case."""
        fresh = {statement.id for statement in self.new}
        issues = {issue.id for issue in self.case.issues}
        return tuple(s for s in self.standing if s.id in fresh and s.issue in issues)

    @cached_property
    def options(self) -> tuple[NewOption, ...]:
        """The options that new statements add, each once."""
        found: dict[tuple[str, str], NewOption] = {}
        for new in self._added.values():
            found.setdefault((new.issue, new.option), new)
        return tuple(in_their_order(found.values()))

    def fresh(self, issue: str) -> Mapping[str, str]:
        """Return the options of an issue that news brought, with who names each.

        Those that are added, and those added before of which only statements speak
        that are read again.
        """
        old = {self.spoken_of.get(s.id) for s in self.old if s.issue == issue}
        found: dict[str, str] = {}
        for statement in self.speaking:
            option = self.spoken_of.get(statement.id)
            if statement.issue == issue and option and option not in old:
                found.setdefault(option, statement.id)
        return found

    @cached_property
    def spoken_of(self) -> Mapping[str, str]:
        """Id of each statement to the option it speaks of, if it does of one."""
        issues = {issue.id: issue for issue in self.case.issues}
        found = {
            s.id: option
            for s in self.standing
            if s.issue in issues and (option := option_of(issues[s.issue], s))
        }
        return {**found, **{name: new.option for name, new in self._added.items()}}

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """The issues as a draft sees them, new options and statements among them."""
        return tuple(
            _ladder(matter, issue, self.spoken_of)
            for matter, issue in zip(
                self.matters(self.standing), self._issues, strict=True
            )
        )

    def matters(self, statements: Sequence[Statement]) -> tuple[Matter, ...]:
        """Return what some statements say on each issue of the case."""
        found = matters(self._account(statements), self._names)
        delivers = {issue.id: issue.gives for issue in self.case.issues}
        return tuple(replace(one, delivers=delivers[one.id]) for one in found)

    @cached_property
    def _added(self) -> Mapping[str, NewOption]:
        """Id of each new statement about no option of its issue to the one it adds."""
        found: dict[str, NewOption] = {}
        for one in self.speaking:
            if option_of(self.case.issue(one.issue), one):
                continue
            if new := new_option(self.case, one, self.standing, self._names):
                found[one.id] = new
        return found

    @property
    def _issues(self) -> Iterator[Issue]:
        """Yield the issues of the case with the options that are added."""
        for issue in self.case.issues:
            labels = list(issue.options)
            for new in self.options:
                if new.issue == issue.id:
                    last = len(labels)
                    at = labels.index(new.before) if new.before in labels else last
                    labels.insert(at, new.option)
            yield replace(issue, options=tuple(labels))

    @cached_property
    def _names(self) -> Names:
        return replace(
            names(self._account(self.standing)),
            principals=tuple(party.id for party in self.case.principals),
        )

    def _account(self, statements: Sequence[Statement]) -> Account:
        interim: tuple[Note, ...] = self.case.notes_of("interim")
        principals = {party.id for party in self.case.principals}
        return Account(
            sources=self.case.sources,
            texts={},
            parties=self.parties,
            roles={
                party: "principal" if party in principals else "third party"
                for party in self.parties
            },
            issues={issue.id: named(issue.title) for issue in self.case.issues},
            statements=tuple(statements),
            notes=interim,
            stances={},
        )


def _standing(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    gone = past(statements)
    return tuple(one for one in statements if one.id not in gone)


def _ladder(matter: Matter, issue: Issue, spoken_of: Mapping[str, str]) -> Ladder:
    """Return the options of an issue with the positions that speak of each."""
    by_option: dict[str, list[Position]] = {option: [] for option in issue.options}
    for position in matter.positions:
        option = spoken_of.get(position.statement.id)
        if option in by_option:
            by_option[option].append(position)
    rungs = tuple(
        Rung(option, _kind(option, said, issue), option, tuple(said))
        for option, said in by_option.items()
    )
    return Ladder(matter, rungs, issue.options.index(issue.status_quo))


def _kind(option: str, said: Sequence[Position], issue: Issue) -> RungKind:
    """Return what an option is to those who spoke of it; a step where nobody did."""
    if option == issue.status_quo:
        return "status quo"
    wanting = {position.party for position in said if position.side == "wants"}
    if wanting:
        return "counter" if wanting == {issue.gives} else "wanted"
    sides = {position.side for position in said}
    if "gives" in sides:
        return "given"
    return "refused" if sides else "interim"
