"""Weight lines: which issue seems to matter more to a party, weakly."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from detente.model import AGENDA, Line, Statement
from detente.reading.draft.lines import chain, support
from detente.reading.draft.matters import Matter, side

_FORCE = {
    "demand": 1.0,
    "insist": 1.5,
    "seek": 1.0,
    "prefer": 0.75,
    "reject": 0.5,
    "oppose": 0.5,
    "concern": 0.5,
    "threaten": 0.5,
}
_STRONG = re.compile(
    r"\b(?:crippling|urgent|immediate|vital|crucial|paramount|essential|existential|"
    r"top priority|first priority|above all|core|key demand|non-?negotiable|severe)",
    re.IGNORECASE,
)
_WORD, _FIRST = 0.5, 0.25
LEAST_LEAD = 0.75
"""Emphasis by which one issue must lead another before an order is proposed."""
LEAST, MOST, PER_LEAD = 0.55, 0.65, 0.05
MOST_LINES = 4
"""Orders of issues proposed for one party: those with the greatest lead."""


class Stress:
    """What parties lay stress on in their own words, by party and issue.

    Parameters
    ----------
    statements
        Of all parties.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._first: dict[str, str] = {}
        self._said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in statements:
            self._first.setdefault(statement.party, statement.id)
            for issue in _concerned(statement) if statement.act in _FORCE else ():
                self._said[statement.party, issue].append(statement)

    def behind(self, party: str, issue: str) -> Sequence[Statement]:
        """Return the statements by which a party stresses an issue."""
        return self._said.get((party, issue), ())

    def on(self, party: str, issue: str) -> float:
        """Return how much stress a party's own words lay on an issue.

        The sum over its statements of the force of the act, plus a half for a word
        such as *crippling* or *immediate*, each times the confidence of its reading,
        plus a quarter if it is the party's first subject. What it offers or would
        accept adds nothing: that is what it can part with.
        """
        said = self.behind(party, issue)
        total = sum(
            s.confidence * (_FORCE[s.act] + _WORD * bool(_STRONG.search(s.quote)))
            for s in said
        )
        return total + _FIRST * any(s.id == self._first[party] for s in said)


def weight_lines(
    party: str, matters: Sequence[Matter], stress: Stress
) -> tuple[Line, ...]:
    """Return the orders of issues that a party's emphasis supports.

    An issue on which the party asks is set above each issue on which it must deliver
    and which it stresses clearly less, with a confidence from 0.55 to 0.65, times
    that of the reading behind it: stress is weak evidence of worth.
    """
    laid = {m.id: stress.on(party, m.id) for m in matters}
    asks = [m.id for m in matters if m.giver and m.giver != party and laid[m.id]]
    gives = [m.id for m in matters if m.giver == party]
    leads = nsmallest(MOST_LINES, _leads(asks, gives, laid), key=lambda lead: -lead[0])
    return tuple(
        chain([asked, given], _sure(lead) * support(stress.behind(party, asked)))
        for lead, asked, given in leads
    )


def _sure(lead: float) -> float:
    return min(LEAST + PER_LEAD * (lead - LEAST_LEAD), MOST)


def weight_evidence(lines: Sequence[Line], own: Sequence[Statement]) -> tuple[str, ...]:
    """Return the statements by which a party stresses the issues it ranks first.

    Parameters
    ----------
    lines
        The orders of issues proposed for the party.
    own
        What the party said.
    """
    leading = {line.text.split(" > ")[0] for line in lines}
    stressed = (s for s in own if s.act in _FORCE)
    return tuple(s.id for s in stressed if leading & set(_concerned(s)))


def _leads(
    asks: Sequence[str], gives: Sequence[str], stress: Mapping[str, float]
) -> Iterator[tuple[float, str, str]]:
    """Yield by how much an issue asked about leads one to be delivered on."""
    for asked in asks:
        for given in gives:
            lead = stress[asked] - stress[given]
            if lead >= LEAST_LEAD:
                yield lead, asked, given


def _concerned(statement: Statement) -> tuple[str, ...]:
    """Return the issues a statement is about, or would put on the table."""
    if statement.issue == AGENDA:
        return statement.about if side(statement) == "wants" else ()
    return (statement.issue,)
