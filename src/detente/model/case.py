"""The case: all that is known about one negotiation, checked when made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from detente.model.action import Action
from detente.model.checks import Checks, Ids
from detente.model.condition import Condition
from detente.model.evidence import Note, NoteKind, Source, Statement
from detente.model.interaction import Interaction
from detente.model.issue import Issue
from detente.model.party import Party
from detente.model.preference import Preferences
from detente.model.quota import Quota
from detente.model.verification import Verification


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
        See the classes of these names. At most one `Preferences` for each party; a
        condition may be a `Quota`.
    verification
        Between the parties, or None when not stated.
    remarks
        What the reader says of its own reading: sentences not understood, languages,
        what it took for one thing.
    actions
        What parties can do to a deal once it is in force, at most
        `detente.model.MAX_ACTIONS`. A party of which none is listed is taken to be able
        to take back what it gives.
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
    conditions: tuple[Condition | Quota, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[Note, ...] = ()
    verification: Verification | None = None
    remarks: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    private: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Checks(
            self.parties,
            self.issues,
            self.preferences,
            self.conditions,
            self.sources,
            self.statements,
            self.notes,
            self.actions,
        ).all()
        if self.private:
            Ids(self.parts).must_hold("private", self.private)

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
            *(f"issues.{issue.id}" for issue in self.issues),
            *(f"preferences.{p.party}{x}" for p in self.preferences for x in _said(p)),
            *(f"conditions.{n}" for n, _ in enumerate(self.conditions, start=1)),
            *(["verification"] if self.verification else []),
            *(f"actions.{action.id}" for action in self.actions),
            *(f"statements.{statement.id}" for statement in self.statements),
            *(f"documents.{source.id}" for source in self.sources),
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
    def cited(self) -> frozenset[str]:
        """Ids of the statements and notes that something in the case rests on.

        Examples
        --------
        >>> left = Note("history", "A left", "", "", (0, 0), id="n1", party="a")
        >>> leave = Action("leave", "a", id="leave", evidence=("n1",))
        >>> case = Case("Talks", (Party("a", "A"),), notes=(left,), actions=(leave,))
        >>> sorted(case.cited)
        ['n1']
        """
        behind = [one.evidence for one in self.conditions]
        behind += [one.evidence for one in self.actions]
        for known in self.preferences:
            behind += known.evidence.values()
            behind += [one.evidence for one in known.accepts]
            behind += [one.evidence for one in known.wishes]
            behind += [one.evidence for one in known.interactions]
        return frozenset().union(*behind)

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

    @property
    def joint(self) -> tuple[tuple[str, Interaction], ...]:
        """What options are worth together: party ids, and interactions."""
        return tuple(
            (known.party, one)
            for known in self.preferences
            for one in known.interactions
        )

    def notes_of(self, kind: str) -> tuple[Note, ...]:
        """Return the notes of one kind: history, interim, stakes or watch."""
        return tuple(n for n in self.notes if n.kind == kind)

    def withdrawals(self, party_id: str) -> tuple[Note, ...]:
        """Return what history tells of a party that left a deal, with the quotes.

        Examples
        --------
        >>> left = Note("history", "A left", "", "", (0, 0), party="a", act="withdraw")
        >>> case = Case("Talks", (Party("a", "A"),), notes=(left,))
        >>> [note.text for note in case.withdrawals("a")], case.withdrawals("b")
        (['A left'], ())
        """
        return tuple(
            note
            for note in self.notes_of("history")
            if note.act == "withdraw" and note.party == party_id
        )

    def _repr_html_(self) -> str:
        """Return the case as notebooks show it."""
        from detente.model.shown import shown

        return shown(self)


def _said(preferences: Preferences) -> Iterator[str]:
    """Return the ends of the paths to what is said of preferences."""
    yield ""
    stated = {
        "weights": preferences.weights,
        "without_a_deal": preferences.without_a_deal.text,
        "reservation": preferences.reservation,
        "completion": preferences.completion,
        "discount": preferences.discount,
        "breakdown": preferences.breakdown,
        "accepts": preferences.accepts,
        "actions": preferences.wishes,
        "interactions": preferences.interactions,
    }
    yield from (f".{name}" for name, value in stated.items() if value)
    yield from (f".options.{issue}" for issue in preferences.options)
