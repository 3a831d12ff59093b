"""How much of a case is proposed and waits for an analyst."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.acceptance import Acceptance
from detente.model.case import Case
from detente.model.condition import Condition
from detente.model.preference import Line, NoDeal
from detente.model.quota import Quota


@dataclass(frozen=True, slots=True)
class Tally:
    """Number of things that a case says of what is wanted and possible.

    Attributes
    ----------
    lines
        Lines about weights and options that say something, what options are worth
        together, what a party accepts, and what is said of no deal; a line ``unknown``
        says nothing.
    conditions
        Options tied to one another, combinations ruled out, quotas and budgets.
    proposed
        Of both and of the parties, how many an analyst has yet to confirm.
    """

    lines: int
    conditions: int
    proposed: int


def tally(case: Case) -> Tally:
    """Count what a case says, and how much of it is proposed.

    Examples
    --------
    >>> from detente.model import Party, Preferences
    >>> worse = Preferences("us", without_a_deal=NoDeal("worse", confidence=0.6))
    >>> tally(Case("Talks", (Party("us", "US"),), preferences=(worse,)))
    Tally(lines=1, conditions=0, proposed=1)
    """
    lines = list(_lines(case))
    said: list[Line | Acceptance | NoDeal | Condition | Quota] = [
        *lines,
        *case.conditions,
    ]
    proposed = sum(one.confidence < 1 for one in (*said, *case.parties))
    added = sum(len(known.interactions) for known in case.preferences)
    return Tally(len(lines) + added, len(case.conditions), proposed)


def _lines(case: Case) -> Iterator[Line | Acceptance | NoDeal]:
    """Return each line of preferences that says something."""
    for known in case.preferences:
        for group in (known.weights, *known.options.values()):
            yield from (line for line in group if line.facts)
        yield from known.accepts
        if known.without_a_deal.direction != "unknown":
            yield known.without_a_deal
