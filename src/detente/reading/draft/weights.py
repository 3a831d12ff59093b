"""Weight lines: which issue seems to matter more to a party, weakly."""

import re
from collections.abc import Iterator, Sequence

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


def emphasis(party: str, matter: Matter, statements: Sequence[Statement]) -> float:
    """Return how much stress a party's own words lay on an issue.

    The sum over its statements of the force of the act, plus a half for a word such
    as *crippling* or *immediate*, each times the confidence of its reading, plus a
    quarter if it is the party's first subject. What it offers or would accept adds
    nothing: that is what it can part with.
    """
    own = [s for s in statements if s.party == party]
    stressed = [s for s in own if _concerns(s, matter.id) and s.act in _FORCE]
    total = sum(
        s.confidence * (_FORCE[s.act] + _WORD * bool(_STRONG.search(s.quote)))
        for s in stressed
    )
    first = own[0] if own else None
    return total + _FIRST * (first is not None and first in stressed)


def weight_lines(
    party: str, matters: Sequence[Matter], statements: Sequence[Statement]
) -> tuple[Line, ...]:
    """Return the orders of issues that a party's emphasis supports.

    An issue on which the party asks is set above each issue on which it must deliver
    and which it stresses clearly less, with a confidence from 0.55 to 0.65, times
    that of the reading behind it: stress is weak evidence of worth.
    """
    stress = {m.id: emphasis(party, m, statements) for m in matters}
    asks = [m.id for m in matters if m.giver and m.giver != party and stress[m.id]]
    gives = [m.id for m in matters if m.giver == party]
    leads = sorted(_leads(asks, gives, stress), key=lambda lead: -lead[0])
    return tuple(
        chain([asked, given], _sure(lead) * _support(party, asked, statements))
        for lead, asked, given in leads[:MOST_LINES]
    )


def _sure(lead: float) -> float:
    return min(LEAST + PER_LEAD * (lead - LEAST_LEAD), MOST)


def _support(party: str, issue: str, statements: Sequence[Statement]) -> float:
    """Return the chance that some statement that stresses an issue was read rightly."""
    own = (s for s in statements if s.party == party and s.act in _FORCE)
    return support(s for s in own if _concerns(s, issue))


def weight_evidence(
    party: str, lines: Sequence[Line], statements: Sequence[Statement]
) -> tuple[str, ...]:
    """Return the statements by which a party stresses the issues it ranks first."""
    leading = {line.text.split(" > ")[0] for line in lines}
    own = (s for s in statements if s.party == party and s.act in _FORCE)
    return tuple(s.id for s in own if any(_concerns(s, i) for i in leading))


def _leads(
    asks: Sequence[str], gives: Sequence[str], stress: dict[str, float]
) -> Iterator[tuple[float, str, str]]:
    """Yield by how much an issue asked about leads one to be delivered on."""
    for asked in asks:
        for given in gives:
            lead = stress[asked] - stress[given]
            if lead >= LEAST_LEAD:
                yield lead, asked, given


def _concerns(statement: Statement, issue: str) -> bool:
    """Tell whether a statement is about an issue, or would put it on the table."""
    if statement.issue == AGENDA:
        return issue in statement.about and side(statement) == "wants"
    return statement.issue == issue
