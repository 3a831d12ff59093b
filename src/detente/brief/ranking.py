"""Issues in the order in which they matter to the dispute."""

from detente.brief.names import Move, Package
from detente.study import Findings

BRIDGE = 5
"""Most changes that the answer names of a package."""


def contended(findings: Findings) -> list[str]:
    """Return the ids of the issues, those first that most often divide most."""
    answer = findings.contention
    first = dict(zip(answer.issues, answer.first.tolist(), strict=True))
    issues = [issue.id for issue in findings.case.issues]
    return sorted(issues, key=lambda issue: -first[issue])


def discussed(findings: Findings) -> list[str]:
    """Return the issues on which somebody is quoted, the most contended first."""
    about = {statement.issue for statement in findings.case.statements}
    return [issue for issue in contended(findings) if issue in about]


def heaviest(
    findings: Findings, package: Package, most: int = BRIDGE
) -> tuple[Move, ...]:
    """Return what a package changes on the most contended issues, in case order."""
    case = findings.case
    changed = {
        issue.id: Move(issue.title, option)
        for issue, option in zip(case.issues, package, strict=True)
        if option != issue.status_quo
    }
    kept = [issue for issue in contended(findings) if issue in changed][:most]
    return tuple(move for issue, move in changed.items() if issue in kept)
