"""Which proposals cannot do without which others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.model import Note, Statement
from detente.reading.update.lines import named
from detente.reading.update.proposals import (
    Happened,
    NewAcceptance,
    NewCondition,
    NewIssue,
    NewLine,
    NewNoDeal,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    What,
)

Options = Iterable[tuple[str, str]]
"""Issues, each with an option."""


@dataclass(frozen=True)
class Needs:
    """What each of some proposals needs.

    Attributes
    ----------
    every
        All of them with their numbers.
    """

    every: Sequence[tuple[int, What]]

    def of(self, number: int, what: What) -> tuple[int, ...]:
        """Return the numbers of the proposals that one cannot do without, in order.

        A statement needs its party; whatever rests on a statement or a note needs
        that, and what names an option needs it; an issue needs all that its lines rest
        on.
        """
        own = self._party_of(what)
        behind = (self._said.get(name) for name in evidence(what))
        options = (self._options.get(place) for place in self._named(what))
        found = {*own, *behind, *options} - {None, number}
        return tuple(sorted(n for n in found if n is not None))

    @cached_property
    def _parties(self) -> Mapping[str, int]:
        return {w.party.id: n for n, w in self.every if isinstance(w, NewParty)}

    @cached_property
    def _said(self) -> Mapping[str, int]:
        """Ids of statements and notes."""
        found: dict[str, int] = {}
        for number, what in self.every:
            for piece in _pieces(what):
                if piece.id:
                    found[piece.id] = number
        return found

    @cached_property
    def _options(self) -> Mapping[tuple[str, str], int]:
        new = ((n, w) for n, w in self.every if isinstance(w, NewOption))
        return {(option.issue, option.option): number for number, option in new}

    def _named(self, what: What) -> Options:
        """Yield the options without which a proposal would not say what it means.

        What a condition asks in return may be less, as long as something is left.
        """
        match what:
            case NewLine():
                line = what.line
                yield from ((what.issue, o) for o in (named(line) if line else ()))
            case NewAcceptance():
                yield from what.accepted.outcome.items()
            case NewCondition(condition, offered):
                yield from ((issue, offered) for issue in condition.when)
                for issue, options in condition.then.items():
                    if all((issue, option) in self._options for option in options):
                        yield issue, options[-1]

    def _party_of(self, what: What) -> Iterator[int | None]:
        for piece in _pieces(what):
            yield self._parties.get(piece.party)
        if isinstance(what, NewLine):
            yield self._parties.get(what.party)
        for known in what.preferences if isinstance(what, NewIssue) else ():
            yield self._parties.get(known.party)


def closed(
    numbers: Iterable[int], needs: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return numbers with all that they need, in order.

    Parameters
    ----------
    numbers
        Of proposals.
    needs
        What each proposal needs, by its number.

    Examples
    --------
    >>> closed([3], {1: (), 2: (), 3: (1,)})
    (1, 3)
    """
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += needs[number]
    return tuple(sorted(found))


def evidence(what: What) -> tuple[str, ...]:
    """Return the ids of the statements and notes that a proposal rests on."""
    match what:
        case NewOption():
            return (what.evidence,)
        case NewLine() | NewNoDeal():
            return what.evidence
        case NewCondition():
            return what.condition.evidence
        case NewAcceptance():
            return what.accepted.evidence
        case NewIssue():
            known = (k.evidence.get(what.issue.id, ()) for k in what.preferences)
            return tuple(dict.fromkeys(name for names in known for name in names))
    return ()


def _pieces(what: What) -> tuple[Statement | Note, ...]:
    """Return what a proposal would quote."""
    match what:
        case NewStatement():
            return (what.statement,)
        case NewNote():
            return (what.note,)
        case Happened():
            return (what.event,)
    return ()
