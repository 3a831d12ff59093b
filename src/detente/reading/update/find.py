"""What new documents propose to change in a case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.model import AGENDA, Case, NoDeal, Party, Preferences, Statement
from detente.reading.draft import draft
from detente.reading.draft.past import past
from detente.reading.update.found import Found
from detente.reading.update.lines import new_lines
from detente.reading.update.needs import needed
from detente.reading.update.options import new_option, option_of
from detente.reading.update.proposals import (
    KINDS,
    Copy,
    NewIssue,
    NewLine,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    Proposal,
    What,
)


def proposals(found: Found) -> tuple[Proposal, ...]:
    """Return what is proposed, numbered in the order in which it is listed.

    The order is that of `KINDS`: what changed comes first, what is merely new or
    repeated after it.
    """
    order = list(KINDS)
    every = sorted(_every(found), key=lambda what: _rank(what, order))
    numbered = tuple(enumerate(every, start=1))
    return tuple(
        Proposal(number, what, needed(number, what, numbered))
        for number, what in numbered
    )


def _rank(what: What, order: Sequence[type[What]]) -> tuple[bool, int]:
    changed = isinstance(what, NewStatement) and bool(what.before)
    return not changed, order.index(type(what))


def _every(found: Found) -> Iterator[What]:
    yield from (NewStatement(s, _before(s, found)) for s in found.statements)
    yield from _on_known_issues(found)
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
    heard = {s.party for s in found.statements} | {n.party for n in found.notes}
    for party, name in found.reading.parties.items():
        stance = found.reading.stances.get(party, "")
        if party not in there and (party in heard or stance):
            yield NewParty(Party(party, name, "third party", stance))


def _before(statement: Statement, found: Found) -> tuple[Statement, ...]:
    every = (*found.case.statements, *found.statements)
    return tuple(one for one in every if one.id in statement.replaces)


def _on_known_issues(found: Found) -> Iterator[NewOption | NewLine]:
    """Yield the options and lines that new statements add to issues of the case.

    Of options that are called the same the first is proposed, and so it is with lines.
    """
    case = found.case
    issues = {issue.id: issue for issue in case.issues}
    every = (*case.statements, *found.statements)
    gone = past(every)
    standing = [s for s in every if s.id not in gone]
    seen: dict[tuple[str, ...], None] = {}
    for statement in found.statements:
        issue = issues.get(statement.issue)
        if issue is None or statement.id in gone:
            continue
        option = option_of(issue, statement)
        if not option and (new := new_option(case, statement, standing)):
            option = new.option
            if _first(seen, issue.id, option):
                yield new
        for line in new_lines(case, statement, option) if option else ():
            said = line.line.text if line.line else ""
            if _first(seen, line.party, issue.id, said):
                yield line


def _first(seen: dict[tuple[str, ...], None], *key: str) -> bool:
    if key in seen:
        return False
    seen[key] = None
    return True


def _issues(found: Found) -> Iterator[NewIssue]:
    """Yield the issues that are drafted from the new statements on none of the case."""
    there = {issue.id for issue in found.case.issues}
    titles = {i: t for i, t in found.reading.issues.items() if i not in there}
    said = tuple(
        replace(s, about=tuple(name for name in s.about if name in titles))
        for s in found.statements
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
