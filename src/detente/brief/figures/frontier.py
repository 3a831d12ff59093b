"""What one gain costs the other, and where the rules of fair division would settle."""

import numpy as np

from detente.brief.canvas import Canvas
from detente.brief.figures.curve import curve
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, empty
from detente.brief.figures.parallel import parallel
from detente.brief.names import Names
from detente.brief.numbers import counted, worth
from detente.study import Findings


def frontier(findings: Findings) -> Figure:
    """Draw gains over no deal: the frontier of two, or an axis each for more.

    For two principals, the most the second gains for each gain of the first, with its
    80 % band; for more, one upright axis for each. Solutions and packages stand at
    their median gains.
    """
    zopa, solutions, case = findings.zopa, findings.solutions, findings.case
    names = [Names(case).party(party) for party in zopa.parties]
    settled = [p for p in range(len(solutions.rules)) if solutions.defined[p] > 0]
    table = Table(
        "Gains over no deal: medians, with the 80 % range",
        ("Rule or package", "Defined or works", *names),
        (
            *(
                (
                    Names(case).rule(solutions.rules[place]),
                    counted(findings, "solutions.defined", place),
                    *(_span(gain) for gain in solutions.gains[place].tolist()),
                )
                for place in range(len(solutions.rules))
            ),
            *(
                (
                    f"P{place + 1}",
                    counted(findings, "zopa.together", place),
                    *(_span(gain) for gain in zopa.gains[place].tolist()),
                )
                for place in range(len(zopa.packages))
            ),
        ),
    )
    title = "What one gain costs the other"
    words = Words("frontier", title, _seen(findings, settled, names))

    def draw(canvas: Canvas) -> float:
        if not settled and not zopa.packages:
            whom = all_of(len(names))
            return empty(canvas, f"No package is acceptable to {whom} in any draw.")
        return (curve if len(names) == 2 else parallel)(canvas, findings)

    default = mostly_default(findings)
    return figure(words, draw, table, default=default, across=True)


def _span(gain: list[float]) -> str:
    if not all(np.isfinite(gain)):
        return "undefined"
    low, middle, high = (worth(q) for q in gain)
    return f"{middle} ({low} to {high})"


def _seen(findings: Findings, settled: list[int], names: list[str]) -> str:
    solutions = findings.solutions
    if not settled:
        return "No rule is defined in any draw: no package gains for everyone."
    apart = [
        float(np.ptp(solutions.gains[settled, party, 1])) for party in range(len(names))
    ]
    widest = int(np.argmax(apart))
    subject = Names(findings.case).subject(findings.zopa.parties[widest])
    defined = counted(findings, "solutions.defined", int(solutions.defined.argmax()))
    return (
        f"Some package gains for everyone in {defined} draws; only there are the rules "
        f"defined. Between the rules the median gain of {subject} differs by "
        f"{worth(apart[widest])}."
    )
