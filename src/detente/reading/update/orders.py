"""Orders that news supports beyond what it says outright: of new options, of issues."""

from collections.abc import Iterator, Sequence

from detente.model import Line, Range, contradiction
from detente.reading.draft.orders import option_lines
from detente.reading.draft.weights import Stress, weight_evidence, weight_lines
from detente.reading.update.lines import named, says
from detente.reading.update.proposals import NewLine
from detente.reading.update.table import Table


def option_orders(table: Table, proposed: Sequence[NewLine]) -> Iterator[NewLine]:
    """Yield where the new options stand for each principal, as a draft would have it.

    Only what contradicts nothing that is known or proposed already: the place of an
    option among others is inferred, not said.

    Parameters
    ----------
    table
        What is on it.
    proposed
        Lines that the new statements support themselves.
    """
    for ladder in table.ladders:
        issue = table.case.issue(ladder.matter.id)
        new = table.fresh(issue.id)
        for party in table.case.principals if new else ():
            there = _there(table, party.id, issue.id, proposed)
            if any(isinstance(fact, Range) for line in there for fact in line.facts):
                continue
            labels = tuple(rung.label for rung in ladder.rungs)
            for line in option_lines(ladder, party.id):
                about = [option for option in named(line) if option in new]
                clash = contradiction([*there, line], labels, of="options")
                if about and not clash and not says(there, line):
                    there.append(line)
                    behind = tuple(dict.fromkeys(new[option] for option in about))
                    yield NewLine(party.id, issue.id, about[0], line, (), behind)


def _there(
    table: Table, party: str, issue: str, proposed: Sequence[NewLine]
) -> list[Line]:
    """Return what is known of a party's order on an issue, or proposed."""
    own = [new for new in proposed if (new.party, new.issue) == (party, issue)]
    gone = {line for new in own for line in new.instead}
    known = table.case.preferences_of(party).options.get(issue, ())
    kept = [line for line in known if line not in gone]
    return [*kept, *(new.line for new in own if new.line)]


def issue_orders(table: Table) -> Iterator[NewLine]:
    """Yield the orders of issues that the parties' emphasis supports since the news.

    What their earlier words supported somebody has dealt with. A line that only a
    reader proposed gives way, one that an analyst wrote or confirmed stands.
    """
    now = table.matters(table.standing), Stress(table.standing)
    before = table.matters(table.old), Stress(table.old)
    issues = tuple(issue.id for issue in table.case.issues)
    for party in table.case.principals:
        known = table.case.preferences_of(party.id).weights
        if any(isinstance(fact, Range) for line in known for fact in line.facts):
            continue
        earlier = {line.text for line in weight_lines(party.id, *before)}
        for line in weight_lines(party.id, *now):
            if line.text in earlier or says(known, line):
                continue
            against = [
                old
                for old in known
                if old.facts and contradiction([old, line], issues, of="weights")
            ]
            said = [s for s in table.standing if s.party == party.id]
            behind = weight_evidence([line], said)
            if all(old.proposed for old in against):
                yield NewLine(party.id, "", "", line, tuple(against), behind)
