"""Which issue a bare amount is on: that on which its party counted so before."""

from collections.abc import Iterator
from dataclasses import replace

from detente.model import Case, Statement
from detente.reading.draft.matters import side
from detente.reading.draft.quantities import amount_alone, quantities
from detente.reading.issues.pairing import MONEY

_TAKEN = frozenset(["wants", "gives"])


def on_an_amount(case: Case, statement: Statement) -> Statement:
    """Return a bare amount on the issue on which such amounts were named before.

    *5 per cent over a year* is on what its party put in per cent so far; where it put
    nothing so, on what the others did. Only where that is one issue alone.

    Examples
    --------
    >>> from detente.model import Issue, Party, Source
    >>> pay = Issue("pay", "Pay", ("as now", "4 per cent more"), "as now")
    >>> def said(name, content, issue=""):
    ...     here = (0, len(content))
    ...     return Statement(name, "x", "offer", issue, content, content, "d1", here)
    >>> known = said("s1", "a pay rise of 4 per cent", "pay")
    >>> known = dict(sources=(Source("d1"),), statements=(known,))
    >>> case = Case("Talks", (Party("x", "X"), Party("y", "Y")), (pay,), **known)
    >>> on_an_amount(case, said("s2", "5 per cent")).issue
    'pay'
    """
    unit = _unit(statement.content)
    if not unit or not amount_alone(statement.content) or side(statement) not in _TAKEN:
        return statement
    named = [s for s in _on_issues(case) if unit in _units(s.content)]
    own = [s for s in named if s.party == statement.party]
    issues = {s.issue for s in own or named}
    if len(issues) != 1 or statement.issue in {s.issue for s in named}:
        return statement
    return replace(statement, issue=issues.pop())


def _on_issues(case: Case) -> Iterator[Statement]:
    """Yield what is asked for or given on the issues of a case."""
    known = {issue.id for issue in case.issues}
    yield from (s for s in case.statements if s.issue in known and side(s) in _TAKEN)


def _unit(content: str) -> str:
    """Return the share or the currency that a content counts in, if it is one."""
    units = _units(content)
    return min(units) if len(units) == 1 else ""


def _units(content: str) -> frozenset[str]:
    return frozenset(q.unit for q in quantities(content) if q.unit in MONEY)
