"""Issues in the order in which they matter to the dispute."""

from detente.brief.names import Move, Names, Package
from detente.study import Findings

BRIDGE = 5
"""Most changes that the answer names of a package."""


def contended(findings: Findings) -> list[str]:
    """Return the ids of the issues, those first that most often divide most."""
    answer = findings.contention
    first = dict(zip(answer.issues, answer.first.tolist(), strict=True))
    issues = [issue.id for issue in findings.case.issues]
    return sorted(issues, key=lambda issue: -first[issue])


def discussed(findings: Findings) -> list[tuple[str, str]]:
    """Return who is quoted on which issue, as pairs of an issue and a party.

    The most contended issue comes first; parties stand in case order. What several say
    in one sentence counts for the first of them.
    """
    case, names = findings.case, Names(findings.case)
    heard = {(said.issue, said.party) for said in names.once(case.statements)}
    pairs = ((i, party.id) for i in contended(findings) for party in case.parties)
    return [pair for pair in pairs if pair in heard]


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
