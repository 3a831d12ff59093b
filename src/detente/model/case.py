"""The case: all that is known about one negotiation, checked when made."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.errors import CaseError
from detente.model.condition import Condition
from detente.model.evidence import Note, Source, Statement
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

    A case that exists is consistent: ids are unique and every name used is known.
    It may be incomplete; questions say what they lack.

    Attributes
    ----------
    title
        For people.
    parties, issues, preferences, conditions, sources, statements, notes
        See the classes of these names. At most one `Preferences` for each party.
    verification
        Between the parties, or None when not stated.

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

    def __post_init__(self) -> None:
        _all_different("parties", (p.id for p in self.parties))
        _all_different("issues", (i.id for i in self.issues))
        _all_different("preferences", (p.party for p in self.preferences))
        _all_different("documents", (s.id for s in self.sources))
        _all_different("statements", (s.id for s in self.statements))
        for preferences in self.preferences:
            self._check_preferences(preferences)
        for condition in self.conditions:
            self._check_condition(condition)
        for issue in self.issues:
            if issue.gives:
                self._must_know(f"issues.{issue.id}.gives", issue.gives, self._parties)

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

    def _check_preferences(self, preferences: Preferences) -> None:
        where = f"preferences.{preferences.party}"
        self._must_know(where, preferences.party, self._parties)
        for line in preferences.weights:
            _check_line(f"{where}.weights", line, self._issues)
        for issue, lines in preferences.options.items():
            self._must_know(f"{where}.options", issue, self._issues)
            for line in lines:
                _check_line(f"{where}.options.{issue}", line, self.issue(issue).options)

    def _check_condition(self, condition: Condition) -> None:
        for side in (condition.when, condition.then):
            for issue, options in side.items():
                self._must_know("conditions", issue, self._issues)
                for option in options:
                    self._must_know(
                        f"conditions.{issue}", option, self.issue(issue).options
                    )

    @staticmethod
    def _must_know(where: str, name: str, known: tuple[str, ...]) -> None:
        if name not in known:
            raise CaseError(where, f"must be one of {list(known)}; got {name!r}")


def _all_different(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CaseError(where, f"ids must differ; {name!r} stands twice")
        seen.add(name)


def _check_line(where: str, line: Line, known: tuple[str, ...]) -> None:
    for fact in line.facts:
        if isinstance(fact, Order):
            names: tuple[str, ...] = (fact.left, fact.right)
        else:
            names = (fact.item,)
        for name in names:
            Case._must_know(where, name, known)
