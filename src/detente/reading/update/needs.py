"""Which proposals cannot do without which others."""

from collections.abc import Iterable, Iterator, Sequence

from detente.model import Line, Order
from detente.reading.update.proposals import (
    NewIssue,
    NewLine,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    What,
)

Numbered = Sequence[tuple[int, What]]


def needed(number: int, what: What, every: Numbered) -> tuple[int, ...]:
    """Return the numbers of the proposals that one cannot do without, in order.

    A statement needs its party; an option and a line need the statement behind them,
    and a line the options that it names; an issue needs all that its lines rest on.

    Parameters
    ----------
    number, what
        The proposal.
    every
        All of them with their numbers.
    """
    return tuple(sorted({*_needed(what, every)} - {number}))


def closed(numbers: Iterable[int], needs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return numbers with all that they need, in order.

    Parameters
    ----------
    numbers
        Counted from 1.
    needs
        What each proposal needs, the first one first.

    Examples
    --------
    >>> closed([3], [(), (), (1,)])
    (1, 3)
    """
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += needs[number - 1]
    return tuple(sorted(found))


def _needed(what: What, every: Numbered) -> Iterator[int]:
    if isinstance(what, NewStatement):
        yield from _party(what.statement.party, every)
    elif isinstance(what, NewNote):
        yield from _party(what.note.party, every)
    elif isinstance(what, NewOption):
        yield from _statements([what.evidence], every)
    elif isinstance(what, NewLine):
        yield from _statements([what.evidence], every)
        yield from _options(what, every)
    elif isinstance(what, NewIssue):
        for known in what.preferences:
            yield from _party(known.party, every)
            yield from _statements(known.evidence.get(what.issue.id, ()), every)


def _party(party: str, every: Numbered) -> Iterator[int]:
    for number, what in every:
        if isinstance(what, NewParty) and what.party.id == party:
            yield number


def _statements(ids: Iterable[str], every: Numbered) -> Iterator[int]:
    """Yield the statements of some ids."""
    wanted = {*ids}
    for number, what in every:
        if isinstance(what, NewStatement) and what.statement.id in wanted:
            yield number


def _options(line: NewLine, every: Numbered) -> Iterator[int]:
    """Yield the options that a line names and the case does not have."""
    named = {(line.issue, option) for option in _named(line.line)}
    for number, what in every:
        if isinstance(what, NewOption) and (what.issue, what.option) in named:
            yield number


def _named(line: Line | None) -> set[str]:
    """Return the options that a line names."""
    facts = line.facts if line else ()
    return {
        name
        for fact in facts
        for name in (
            (fact.left, fact.right) if isinstance(fact, Order) else (fact.item,)
        )
    }
