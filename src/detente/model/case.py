"""The case: all that is known about one negotiation, checked when made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from detente.errors import CaseError
from detente.model.condition import Condition
from detente.model.consistency import Scale, contradiction, refusal
from detente.model.evidence import AGENDA, Note, NoteKind, Source, Statement
from detente.model.issue import Issue
from detente.model.party import Party
from detente.model.preference import Line, Order, Preferences, Range


@dataclass(frozen=True, slots=True)
class Verification:
    """How well breaches are found and undone while steps are taken.

    Attributes
    ----------
    detection
        Range of the probability that a breach is found.
    recovery
        Range of the share of the loss that finding it restores.
    """

    detection: Range
    recovery: Range


@dataclass(frozen=True, slots=True)
class Case:
    """What is being negotiated, by whom, and what is known of what they want.

    A case that exists is consistent: ids are unique, every name used is known, and
    the confirmed lines about one thing can hold together. It may be incomplete;
    questions say what they lack.

    Attributes
    ----------
    title
        For people.
    parties, issues, preferences, conditions, sources, statements, notes
        See the classes of these names. At most one `Preferences` for each party.
    verification
        Between the parties, or None when not stated.
    remarks
        What the reader says of its own reading: sentences not understood, languages,
        what it took for one thing.
    private
        Paths of what stays inside, each one of `parts`; see
        `detente.model.sharing.shared`.

    Raises
    ------
    CaseError
        With the path to the fault.

    Examples
    --------
    >>> case = Case(
    ...     "Sale",
    ...     (Party("seller", "Seller"), Party("buyer", "Buyer")),
    ...     (Issue("price", "Price", ("low", "high"), "high"),),
    ... )
    >>> case.preferences_of("buyer").known
    False
    """

    title: str
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    preferences: tuple[Preferences, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    remarks: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _all_different("parties", (p.id for p in self.parties))
        _all_different("issues", (i.id for i in self.issues))
        _all_different("preferences", (p.party for p in self.preferences))
        _all_different("documents", (s.id for s in self.sources))
        _all_different("statements", (s.id for s in self.statements))
        _all_different("notes", self._evidence)
        for preferences in self.preferences:
            self._check_preferences(preferences)
        for condition in self.conditions:
            self._check_condition(condition)
        for issue in self.issues:
            self._must_know(
                f"issues.{issue.id}.gives", _given(issue.gives), self._parties
            )
        for source in self.sources:
            where = f"documents.{source.id}.same_text_as"
            self._must_know(where, source.same_text_as, self._sources)
        for statement in self.statements:
            where = f"statements.{statement.id}"
            self._must_know(f"{where}.party", (statement.party,), self._parties)
            self._must_know(f"{where}.about", statement.about, self._issues)
            self._check_place(where, statement)
        for note in self.notes:
            self._must_know(f"{note.kind}.party", _given(note.party), self._parties)
            self._check_place(note.kind, note)
        self._must_know("private", self.private, self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """Paths of all that can be private, such as ``preferences.us.reservation``.

        Conditions, and notes without an id, are counted from 1. Principals and their
        number cannot be hidden: a deal needs their consent.

        Examples
        --------
        >>> Case("Sale", (Party("heir", "Heir", "third party"),)).parts
        ('parties.heir',)
        """
        return (
            *(f"parties.{party.id}" for party in self.third_parties),
            *(f"issues.{issue}" for issue in self._issues),
            *(f"preferences.{p.party}{x}" for p in self.preferences for x in _said(p)),
            *(f"conditions.{n}" for n, _ in enumerate(self.conditions, start=1)),
            *(["verification"] if self.verification else []),
            *(f"statements.{statement.id}" for statement in self.statements),
            *(f"documents.{source}" for source in self._sources),
            *(path for path, _ in self.placed_notes()),
        )

    def placed_notes(self) -> Iterator[tuple[str, Note]]:
        """Return the notes with their paths, such as ``history.n3`` or ``watch.1``."""
        for kind in get_args(NoteKind):
            for place, note in enumerate(self.notes_of(kind), start=1):
                yield f"{kind}.{note.id or place}", note

    @property
    def principals(self) -> tuple[Party, ...]:
        """Parties whose consent a deal needs."""
        return tuple(p for p in self.parties if p.role == "principal")

    @property
    def third_parties(self) -> tuple[Party, ...]:
        """Parties that can help or harm a deal."""
        return tuple(p for p in self.parties if p.role == "third party")

    @property
    def _parties(self) -> tuple[str, ...]:
        return tuple(p.id for p in self.parties)

    @property
    def _issues(self) -> tuple[str, ...]:
        return tuple(i.id for i in self.issues)

    @property
    def _sources(self) -> tuple[str, ...]:
        return tuple(s.id for s in self.sources)

    @property
    def _evidence(self) -> tuple[str, ...]:
        """Ids of the statements, and of the notes that have one."""
        return (*(s.id for s in self.statements), *_given(*(n.id for n in self.notes)))

    def party(self, party_id: str) -> Party:
        """Return the party of this id."""
        return next(p for p in self.parties if p.id == party_id)

    def issue(self, issue_id: str) -> Issue:
        """Return the issue of this id."""
        return next(i for i in self.issues if i.id == issue_id)

    def preferences_of(self, party_id: str) -> Preferences:
        """Return what is known of a party's preferences, perhaps nothing."""
        known = (p for p in self.preferences if p.party == party_id)
        return next(known, Preferences(party_id))

    def notes_of(self, kind: str) -> tuple[Note, ...]:
        """Return the notes of one kind: history, interim, stakes or watch."""
        return tuple(n for n in self.notes if n.kind == kind)

    def _repr_html_(self) -> str:
        """Return the case as notebooks show it."""
        from detente.model.shown import shown

        return shown(self)

    def _check_preferences(self, preferences: Preferences) -> None:
        where = f"preferences.{preferences.party}"
        self._must_know(where, (preferences.party,), self._parties)
        self._check_lines(
            f"{where}.weights", preferences.weights, self._issues, "weights"
        )
        for issue, lines in preferences.options.items():
            self._must_know(f"{where}.options", (issue,), self._issues)
            self._check_lines(
                f"{where}.options.{issue}",
                lines,
                self.issue(issue).options,
                "options",
            )
        for accepted in preferences.accepts:
            self._check_sides(
                f"{where}.accepts", {i: (o,) for i, o in accepted.outcome.items()}
            )
            self._must_know(f"{where}.accepts", accepted.evidence, self._evidence)
        for statements in preferences.evidence.values():
            self._must_know(f"{where}.evidence", statements, self._evidence)

    def _check_lines(
        self, where: str, lines: Sequence[Line], known: Sequence[str], of: Scale
    ) -> None:
        for line in lines:
            for fact in line.facts:
                named = (
                    (fact.left, fact.right) if isinstance(fact, Order) else (fact.item,)
                )
                self._must_know(where, named, known)
        confirmed = [line for line in lines if not line.proposed]
        clash = contradiction(confirmed, known, of=of)
        if clash:
            raise CaseError(where, refusal(clash, known, of=of))

    def _check_condition(self, condition: Condition) -> None:
        self._check_sides("conditions", condition.when)
        self._check_sides("conditions", condition.then)
        self._must_know("conditions.evidence", condition.evidence, self._evidence)

    def _check_sides(self, where: str, sides: Mapping[str, tuple[str, ...]]) -> None:
        for issue, options in sides.items():
            self._must_know(where, (issue,), self._issues)
            self._must_know(f"{where}.{issue}", options, self.issue(issue).options)

    def _check_place(self, where: str, said: Statement | Note) -> None:
        self._must_know(f"{where}.issue", _given(said.issue), (*self._issues, AGENDA))
        documents = _given(said.document, *said.carriers)
        self._must_know(f"{where}.document", documents, self._sources)

    @staticmethod
    def _must_know(where: str, names: Iterable[str], known: Sequence[str]) -> None:
        for name in names:
            if name not in known:
                raise CaseError(where, f"must be one of {list(known)}; got {name!r}")


def _said(preferences: Preferences) -> Iterator[str]:
    """Return the ends of the paths to what is said of preferences."""
    yield ""
    stated = {
        "weights": preferences.weights,
        "without_a_deal": preferences.without_a_deal.text,
        "reservation": preferences.reservation,
        "completion": preferences.completion,
        "accepts": preferences.accepts,
    }
    yield from (f".{name}" for name, value in stated.items() if value)
    yield from (f".options.{issue}" for issue in preferences.options)


def _given(*names: str) -> tuple[str, ...]:
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
