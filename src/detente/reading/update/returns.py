"""What is offered in return for something: conditions, packages, and what lapses."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from detente.model import Acceptance, Case, Condition, Quota, Statement
from detente.reading.draft.conditions import acceptances, conditions, ties
from detente.reading.update.proposals import NewAcceptance, NewCondition, What
from detente.reading.update.table import Table

Resting = TypeVar("Resting", Condition, Acceptance)


def returned(table: Table) -> Iterator[NewCondition | NewAcceptance]:
    """Yield the conditions and packages that new conditional offers support.

    What the case says already is not proposed, nor what it has in other words because
    of the same offer. Where it says something on the same
    issues because of an offer that the new one replaces, the new takes its place.
    """
    fresh = {statement.id: statement for statement in table.new}
    every = ties(table.ladders, table.standing)
    found = [tie for tie in every if tie.statement.id in fresh]
    offered = {t.statement.id: t.offered.rungs[t.place].label for t in found}
    for condition in conditions(found):
        [name] = condition.evidence
        known = [c for c in table.case.conditions if isinstance(c, Condition)]
        if not _has(condition, known, name):
            old = _before(condition, known, fresh[name])
            yield NewCondition(condition, offered[name], old)
    for party in table.case.principals:
        accepts = table.case.preferences_of(party.id).accepts
        for accepted in acceptances(party.id, found):
            [name] = accepted.evidence
            if not _has(accepted, accepts, name):
                former = _before(accepted, accepts, fresh[name])
                yield NewAcceptance(party.id, accepted, former)


def lapsed(
    case: Case, statements: Iterable[Statement], proposed: Iterable[What]
) -> Iterator[str]:
    """Yield in words what rests on nothing but positions that are given up now.

    Parameters
    ----------
    case
        As it is.
    statements
        The new ones.
    proposed
        What they propose for it.
    """
    gone = {name for statement in statements for name in statement.replaces}
    taken = [w.instead for w in proposed if isinstance(w, NewCondition | NewAcceptance)]
    for where, said in _resting(case):
        if said.evidence and gone.issuperset(said.evidence) and said not in taken:
            behind = ", ".join(said.evidence)
            yield f"{where} rests only on what is given up now ({behind}): {said.text}"


def _resting(case: Case) -> Iterator[tuple[str, Condition | Quota | Acceptance]]:
    """Yield conditions and accepted packages, with where the file has them."""
    for place, condition in enumerate(case.conditions, start=1):
        yield f"conditions.{place}", condition
    for known in case.preferences:
        for place, accepted in enumerate(known.accepts, start=1):
            yield f"preferences.{known.party}.accepts.{place}", accepted


def _before(
    new: Resting, known: Sequence[Resting], statement: Statement
) -> Resting | None:
    """Return what rests on offers that a statement replaces, on the same issues."""
    for old in known:
        gone = old.evidence and {*statement.replaces}.issuperset(old.evidence)
        if gone and _about(old) == _about(new):
            return old
    return None


def _has(new: Resting, known: Sequence[Resting], name: str) -> bool:
    """Tell whether something is known that says the same, or rests on one statement."""
    return any(name in old.evidence or _said(old) == _said(new) for old in known)


def _about(said: Condition | Acceptance) -> tuple[frozenset[str], frozenset[str]]:
    """Return the issues that are tied, and those they are tied to."""
    if isinstance(said, Acceptance):
        return frozenset(said.outcome), frozenset()
    return frozenset(said.when), frozenset(said.then)


def _said(said: Condition | Acceptance) -> object:
    """Return what something ties or accepts, whatever the order in which it stands."""
    if isinstance(said, Acceptance):
        return frozenset(said.outcome.items())
    return tuple(
        frozenset((issue, frozenset(options)) for issue, options in side.items())
        for side in (said.when, said.then)
    )
