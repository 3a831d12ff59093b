"""What new documents propose to change in a case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.model import AGENDA, Case, NoDeal, Party, Preferences, Statement
from detente.reading.draft import draft
from detente.reading.draft.failure import without_a_deal
from detente.reading.draft.lines import MOST
from detente.reading.update.found import Found
from detente.reading.update.lines import new_lines
from detente.reading.update.needs import Needs
from detente.reading.update.orders import issue_orders, option_orders
from detente.reading.update.proposals import (
    KINDS,
    Copy,
    NewIssue,
    NewLine,
    NewNoDeal,
    NewNote,
    NewParty,
    NewStatement,
    Proposal,
    What,
)
from detente.reading.update.returns import returned

_SURE = 0.5
"""How sure it is that somebody has a part in it of whom only the stance is told."""


def proposals(found: Found, first: int = 1) -> tuple[Proposal, ...]:
    """Return what is proposed, numbered in the order in which it is listed.

    The order is that of `KINDS`: what changed comes first, what is merely new or
    repeated after it.

    Parameters
    ----------
    found
        What was read.
    first
        Number of the first.
    """
    order = list(KINDS)
    every = sorted(_every(found), key=lambda what: _rank(what, order))
    numbered = tuple(enumerate(every, start=first))
    needs = Needs(numbered)
    return tuple(
        Proposal(number, what, needs.of(number, what)) for number, what in numbered
    )


def _rank(what: What, order: Sequence[type[What]]) -> tuple[bool, int]:
    changed = isinstance(what, NewStatement) and bool(what.before)
    return not changed, order.index(type(what))


def _every(found: Found) -> Iterator[What]:
    yield from (NewStatement(s, _before(s, found)) for s in found.statements)
    yield from found.table.options
    lines = tuple(_lines(found))
    yield from lines
    yield from option_orders(found.table, lines)
    yield from issue_orders(found.table)
    yield from returned(found.table)
    yield from _failures(found)
    yield from found.happened
    yield from (NewNote(note) for note in found.notes)
    for document in found.documents:
        carried = found.known.carried(document)
        if carried:
            yield Copy(found.sources[document.id], carried)
    yield from _issues(found)
    yield from _parties(found)


def _parties(found: Found) -> Iterator[NewParty]:
    """Yield who is not in the case and says or does something, or has a stance."""
    there = {party.id for party in found.case.parties}
    noted = {n.party for n in found.notes}
    for party, name in found.reading.parties.items():
        stance = found.reading.stances.get(party, "")
        sure = [s.confidence for s in found.statements if s.party == party]
        if party not in there and (sure or party in noted or stance):
            share = min(max(sure, default=_SURE), MOST)
            new = Party(party, name, "third party", stance, confidence=share)
            yield NewParty(new, _like(name, found.case))


def _like(name: str, case: Case) -> str:
    """Return the party that is called just by the noun that a longer name ends in.

    *Brenna Transport Authority* may be what the case calls *The authority*.
    """
    *before, noun = name.casefold().split()
    called = f"the {noun}"
    same = (p.id for p in case.parties if before and p.name.casefold() == called)
    return next(same, "") if before != ["the"] else ""


def _before(statement: Statement, found: Found) -> tuple[Statement, ...]:
    every = (*found.case.statements, *found.statements)
    return tuple(one for one in every if one.id in statement.replaces)


def _lines(found: Found) -> Iterator[NewLine]:
    """Yield the lines that new statements add on issues of the case.

    Of lines that say the same the first is proposed. Where lines rest on a statement
    already, somebody has dealt with what it means for others.
    """
    seen: set[tuple[str, ...]] = set()
    table = found.table
    for statement in table.speaking:
        option = table.spoken_of.get(statement.id)
        for line in new_lines(found.case, statement, option) if option else ():
            key = (line.party, line.issue, line.line.text if line.line else "")
            known = found.case.preferences_of(line.party).evidence.get(line.issue, ())
            if key not in seen and not (line.instead and statement.id in known):
                seen.add(key)
                yield line


def _failures(found: Found) -> Iterator[NewNoDeal]:
    """Yield what new stakes say of no deal, where the case says nothing of it.

    What earlier ones said somebody has dealt with.
    """
    here = {document.id for document in found.documents}
    earlier = [note for note in found.case.notes if note.document not in here]
    for party in found.case.principals:
        known = found.case.preferences_of(party.id).without_a_deal
        if known.direction != "unknown":
            continue
        was, _ = without_a_deal(party.id, earlier)
        now, behind = without_a_deal(party.id, (*found.case.notes, *found.notes))
        if now.direction not in {"unknown", was.direction}:
            yield NewNoDeal(party.id, now, behind)


def _issues(found: Found) -> Iterator[NewIssue]:
    """Yield the issues that are drafted from the new statements on none of the case."""
    there = {issue.id for issue in found.case.issues}
    titles = {i: t for i, t in found.reading.issues.items() if i not in there}
    said = tuple(
        replace(s, about=tuple(name for name in s.about if name in titles))
        for s in found.table.new
        if s.issue in titles or (s.issue == AGENDA and {*s.about} & {*titles})
    )
    if not said:
        return
    drafted = draft(replace(found.reading, issues=titles, statements=said, notes=()))
    for issue in drafted.issues:
        yield NewIssue(issue, tuple(_wishes(drafted, issue.id)))


def _wishes(drafted: Case, issue: str) -> Iterator[Preferences]:
    for known in drafted.preferences:
        if issue in known.options:
            ids = known.evidence.get(issue, ())
            yield replace(
                known,
                weights=(),
                options={issue: known.options[issue]},
                without_a_deal=NoDeal(),
                evidence={issue: ids} if ids else {},
                accepts=(),
            )
