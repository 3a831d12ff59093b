"""Whether the parts of a case fit together: every name used is known, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.errors import CaseError
from detente.model.action import MAX_ACTIONS, Action
from detente.model.condition import Condition
from detente.model.consistency import Scale, contradiction, refusal
from detente.model.crossing import crossings
from detente.model.evidence import AGENDA, Note, Source, Statement
from detente.model.issue import Issue
from detente.model.party import Party
from detente.model.positions import check_replaced
from detente.model.preference import Line, Order, Preferences
from detente.model.quota import Quota


class Ids:
    """Names in their order; whether one is among them is known at once."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._known = frozenset(self.names)

    def must_hold(self, where: str, names: Iterable[str]) -> None:
        """Refuse the first name that is none of these.

        Raises
        ------
        CaseError
            With the path to the fault.
        """
        for name in names:
            if name not in self._known:
                message = f"must be one of {list(self.names)}; got {name!r}"
                raise CaseError(where, message)


@dataclass(frozen=True)
class Checks:
    """The checks of one case; each takes time in proportion to what it looks at."""

    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    preferences: tuple[Preferences, ...]
    conditions: tuple[Condition | Quota, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    actions: tuple[Action, ...]

    def all(self) -> None:
        """Check everything.

        Raises
        ------
        CaseError
            With the path to the first fault.
        """
        self._ids()
        for preferences in self.preferences:
            self._preferences(preferences)
        for condition in self.conditions:
            self._sides("conditions", condition.named)
            self._evidence.must_hold("conditions.evidence", condition.evidence)
        for issue in self.issues:
            self._parties.must_hold(f"issues.{issue.id}.gives", given(issue.gives))
        for action in self.actions:
            self._action(action)
        for source in self.sources:
            where = f"documents.{source.id}.same_text_as"
            self._sources.must_hold(where, source.same_text_as)
        self._said()

    @cached_property
    def _parties(self) -> Ids:
        return Ids(party.id for party in self.parties)

    @cached_property
    def _issues(self) -> Ids:
        return Ids(self._by_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def _subjects(self) -> Ids:
        """What a statement may be about."""
        return Ids((*self._by_id, AGENDA))

    @cached_property
    def _sources(self) -> Ids:
        return Ids(source.id for source in self.sources)

    @cached_property
    def _actions(self) -> Ids:
        return Ids(action.id for action in self.actions)

    @cached_property
    def _evidence(self) -> Ids:
        """Ids of the statements, and of the notes that have one."""
        noted = given(*(note.id for note in self.notes))
        return Ids((*(s.id for s in self.statements), *noted))

    def _ids(self) -> None:
        if len(self.actions) > MAX_ACTIONS:
            fault = f"must be at most {MAX_ACTIONS}; got {len(self.actions)}"
            raise CaseError("actions", fault)
        _all_different("parties", self._parties.names)
        _all_different("issues", (issue.id for issue in self.issues))
        _all_different("preferences", (p.party for p in self.preferences))
        _all_different("actions", self._actions.names)
        _all_different("documents", self._sources.names)
        _all_different("statements", (s.id for s in self.statements))
        _all_different("notes", self._evidence.names)

    def _preferences(self, preferences: Preferences) -> None:
        where = f"preferences.{preferences.party}"
        self._parties.must_hold(where, (preferences.party,))
        self._lines(f"{where}.weights", preferences.weights, self._issues, "weights")
        for issue, lines in preferences.options.items():
            self._issues.must_hold(f"{where}.options", (issue,))
            options = Ids(self._by_id[issue].options)
            self._lines(f"{where}.options.{issue}", lines, options, "options")
        for accepted in preferences.accepts:
            self._sides(
                f"{where}.accepts", {i: (o,) for i, o in accepted.outcome.items()}
            )
            self._evidence.must_hold(f"{where}.accepts", accepted.evidence)
        for _, message in crossings(preferences, self.issues):
            raise CaseError(f"{where}.accepts", message)
        for wish in preferences.wishes:
            self._actions.must_hold(f"{where}.actions", (*wish.taken, *wish.left))
            self._evidence.must_hold(f"{where}.actions", wish.evidence)
        for one in preferences.interactions:
            self._sides(f"{where}.interactions", one.options)
            self._evidence.must_hold(f"{where}.interactions", one.evidence)
        for statements in preferences.evidence.values():
            self._evidence.must_hold(f"{where}.evidence", statements)

    def _action(self, action: Action) -> None:
        where = f"actions.{action.id}"
        self._parties.must_hold(f"{where}.party", (action.party,))
        self._sides(f"{where}.delivers", action.delivers)
        self._sides(f"{where}.undoes", action.undoes)
        self._actions.must_hold(f"{where}.needs", action.needs)
        self._actions.must_hold(f"{where}.excludes", action.excludes)
        self._evidence.must_hold(f"{where}.evidence", action.evidence)

    def _lines(self, where: str, lines: Sequence[Line], known: Ids, of: Scale) -> None:
        for line in lines:
            for fact in line.facts:
                named = (
                    (fact.left, fact.right) if isinstance(fact, Order) else (fact.item,)
                )
                known.must_hold(where, named)
        confirmed = [line for line in lines if not line.proposed]
        clash = contradiction(confirmed, known.names, of=of)
        if clash:
            raise CaseError(where, refusal(clash, known.names, of=of))

    def _sides(self, where: str, sides: Mapping[str, tuple[str, ...]]) -> None:
        for issue, options in sides.items():
            self._issues.must_hold(where, (issue,))
            Ids(self._by_id[issue].options).must_hold(f"{where}.{issue}", options)

    def _said(self) -> None:
        """Check statements and notes."""
        for statement in self.statements:
            where = f"statements.{statement.id}"
            self._parties.must_hold(f"{where}.party", (statement.party,))
            self._issues.must_hold(f"{where}.about", statement.about)
            self._place(where, statement)
        check_replaced(self.statements)
        for note in self.notes:
            self._parties.must_hold(f"{note.kind}.party", given(note.party))
            self._place(note.kind, note)

    def _place(self, where: str, said: Statement | Note) -> None:
        self._subjects.must_hold(f"{where}.issue", given(said.issue))
        documents = given(said.document, *said.carriers)
        self._sources.must_hold(f"{where}.document", documents)


def given(*names: str) -> tuple[str, ...]:
    """Leave out the empty ones: they name nothing."""
    return tuple(name for name in names if name)


def _all_different(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name:
            raise CaseError(where, "ids must not be empty; got ''")
        if name in seen:
            raise CaseError(where, f"ids must differ; {name!r} stands twice")
        seen.add(name)
