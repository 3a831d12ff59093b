"""The states of a package in force, as a table."""

from dataclasses import dataclass

from detente.brief.figures.figure import Table
from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.brief.numbers import counted
from detente.study import Findings

MOST = 16
"""States listed, at most: the package kept by all, and those that last most often."""


_VERBS = {"Y": "", "N": "no longer "}


@dataclass(frozen=True, slots=True)
class Listed:
    """A table with its title."""

    title: str
    table: Table


def states(findings: Findings) -> Listed:
    """Return what is in force in each state, and how often everybody would stay."""
    answer, names = findings.keeping, Names(findings.case)
    firmest = sorted(range(len(answer.states)), key=lambda s: -answer.rests[:, s].sum())
    shown = sorted({0, *firmest[:MOST]})
    n_states = len(answer.states)
    rest = f"; {len(shown)} of {n_states:,} states, those in which they stay most often"
    return Listed(
        "what parties could do to it",
        Table(
            "What parties could do to the package in force: draws in which all stay"
            f"{rest if len(shown) < n_states else ''}; SIM and NM are not looked at",
            ("What is done", "In force", *answer.concepts),
            tuple(
                (
                    _done(names, findings, s),
                    _in_force(names, answer.packages[s]),
                    *(
                        counted(findings, "keeping.rests", concept, s)
                        for concept in range(len(answer.concepts))
                    ),
                )
                for s in shown
            ),
        ),
    )


def _done(names: Names, findings: Findings, state: int) -> str:
    """Return what parties have done in a state, against the package kept by all."""
    answer = findings.keeping
    marks = zip(answer.actions, answer.patterns[0], answer.patterns[state], strict=True)
    changed = [
        f"{names.party(action.party)}: {_VERBS[now]}{action.title}"
        for action, was, now in marks
        if was != now
    ]
    return "; ".join(changed) or "kept by all"


def _in_force(names: Names, package: tuple[str, ...]) -> str:
    pairs = zip(names.case.issues, package, strict=True)
    moved = [f"{i.title}: {option}" for i, option in pairs if option != i.status_quo]
    return in_words(moved) or "no deal"
