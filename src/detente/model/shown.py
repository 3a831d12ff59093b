"""A case as notebooks show it."""

from detente.model.case import Case
from detente.model.tally import tally
from detente.tables import html_table


def shown(case: Case) -> str:
    """Return the parties and issues of a case as tables, and how much it says.

    Examples
    --------
    >>> from detente.model import Party
    >>> print(shown(Case("Sale", (Party("seller", "Seller"),))).partition("<thead>")[0])
    <table><caption>Sale: statements 0, lines of preferences 0, conditions 0, of \
these proposed 0</caption>
    """
    said = tally(case)
    counts = (
        f"statements {len(case.statements)}, lines of preferences {said.lines}, "
        f"conditions {said.conditions}, of these proposed {said.proposed}"
    )
    parties = html_table(
        f"{case.title}: {counts}",
        ("party", "name", "role", "stance"),
        [(party.id, party.name, party.role, party.stance) for party in case.parties],
    )
    issues = html_table(
        "",
        ("issue", "title", "options", "status quo", "gives"),
        [
            (one.id, one.title, "; ".join(one.options), one.status_quo, one.gives)
            for one in case.issues
        ],
    )
    return f"{parties}{issues}" if case.issues else parties
