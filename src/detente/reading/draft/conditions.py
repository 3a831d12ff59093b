"""Conditions: what is offered only in return for something."""

import re
from collections.abc import Iterator, Sequence

from detente.model import AGENDA, Condition, Statement
from detente.reading.draft.ladder import Ladder
from detente.reading.draft.lines import LEAST, MOST
from detente.reading.draft.matters import Position
from detente.reading.draft.rungs import Rung
from detente.reading.draft.weights import emphasis
from detente.reading.draft.words import stems

TIED = 0.85
"""The condition is about the issue we take it to be about."""
GUESSED = 0.65
"""The same where the words name no issue, only who must comply."""

_RETURN = re.compile(
    r"\b(?:compl|reciproc|concession|cooperat|in return|in exchange|in kind|other side"
    r"|honou?r|commitment|its part|their part|steps?\b)",
    re.IGNORECASE,
)


def conditions(
    ladders: Sequence[Ladder], statements: Sequence[Statement]
) -> tuple[Condition, ...]:
    """Return the ties between issues that conditional offers make.

    *A gives x on one issue, contingent on y*: if that issue moves as far as x or
    further, the issue that y names must move off its status quo. Where y names no
    issue, only compliance or a return by the other side, it is the issue that side
    delivers and on which A insists most.
    """
    found: dict[tuple[str, str], Condition] = {}
    for ladder in ladders:
        for position, place in _conditional(ladder):
            tied, sure = _tied(position.statement, ladder, ladders, statements)
            if tied is not None:
                made = _condition(ladder, place, tied, (position.statement, sure))
                found.setdefault((ladder.matter.id, tied.matter.id), made)
    return tuple(found.values())


def untied(ladders: Sequence[Ladder], found: Sequence[Condition]) -> Iterator[str]:
    """Yield a remark on each condition that names nothing on the table."""
    used = {name for condition in found for name in condition.evidence}
    said = {condition.because for condition in found}
    for ladder in ladders:
        for position, place in _conditional(ladder):
            statement = position.statement
            if statement.id not in used and statement.condition not in said:
                yield (
                    f"“{ladder.rungs[place].label}” is offered on a condition that is "
                    f"tied to no issue: “{statement.condition}” ({statement.id})"
                )


def _conditional(ladder: Ladder) -> Iterator[tuple[Position, int]]:
    """Yield what principals would give on a condition, with the option's place."""
    for position in ladder.matter.of("gives"):
        place = ladder.step_of(position)
        if position.statement.condition and place is not None:
            yield position, place


def _tied(
    statement: Statement,
    ladder: Ladder,
    ladders: Sequence[Ladder],
    statements: Sequence[Statement],
) -> tuple[Ladder | None, float]:
    """Return the issue a condition is about and how sure that is."""
    others = [other for other in ladders if other is not ladder]
    asked = set(stems(statement.condition))
    named = [(len(asked & _subject(other)), other) for other in others]
    most = max((count for count, _ in named), default=0)
    if most:
        return next(other for count, other in named if count == most), TIED
    names = ladder.matter.names
    if not _RETURN.search(statement.condition):
        return None, 0.0
    party = statement.party
    returning = [p for p in names.named_in(statement.condition) if p != party]
    returning = returning or list(names.others(party))
    asked_for = [s for s in statements if s.issue != AGENDA]
    stress = {o.matter.id: emphasis(party, o.matter, asked_for) for o in others}
    owed = [o for o in others if o.matter.giver in returning and stress[o.matter.id]]
    return max(owed, key=lambda other: stress[other.matter.id], default=None), GUESSED


def _subject(ladder: Ladder) -> set[str]:
    """Return the content words of an issue's title and options."""
    words = set(stems(ladder.matter.title))
    for rung in ladder.changes:
        words.update(stems(rung.content))
    return words


def _condition(
    ladder: Ladder, place: int, tied: Ladder, read: tuple[Statement, float]
) -> Condition:
    """Return the condition; it binds from the offered option to the far end."""
    statement, sure = read
    outwards = (
        ladder.rungs[place:] if place > ladder.base else ladder.rungs[: place + 1]
    )
    moved = [rung.label for rung in _moved(outwards)]
    return Condition(
        when={ladder.matter.id: tuple(moved)},
        then={tied.matter.id: tuple(rung.label for rung in _moved(tied.ahead))},
        because=statement.condition,
        evidence=(statement.id,),
        confidence=round(min(max(sure * statement.confidence, LEAST), MOST), 2),
    )


def _moved(rungs: Sequence[Rung]) -> Sequence[Rung]:
    """Return the options that somebody wants or would give; all, if there is none."""
    return [rung for rung in rungs if rung.kind != "refused"] or rungs
