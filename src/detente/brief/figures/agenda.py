"""Broad or narrow: how often each choice of issues leaves room for some package."""

import numpy as np

from detente.brief.canvas import Box, Canvas
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, empty, legend
from detente.brief.figures.rows import Row, axis, frame, rows
from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.brief.numbers import counted, out_of_100, worth
from detente.brief.palette import COMMON, PAPER, Mark, marks, mix
from detente.brief.scale import Scale
from detente.study import Findings

_MOST = 10
_WISHES = 3
"""Most different agendas that a sentence says some parties have most to gain from."""


def agenda(findings: Findings) -> Figure:
    """Rank agendas by the chance of some package, and mark whose favourite each is."""
    answer, case = findings.agenda, findings.case
    names = Names(case)
    order = np.argsort(-answer.share, kind="stable").tolist()
    ranked = _ranked(findings, order)
    table = Table(
        "Draws in which some package exists, by the issues on the table",
        ("Agenda", "Draws", "Standard error",
         *(f"Gain of {names.subject(party)}" for party in answer.parties)),
        tuple(
            (
                _title(names, findings, place),
                counted(findings, "agenda.share", place),
                worth(float(answer.error[place])),
                *(worth(gain) for gain in answer.gain[place].tolist()),
            )
            for place in order[:60]
        ),
    )  # fmt: skip
    words = Words(
        "agenda", "What belongs on the table", _seen(names, findings),
        "agendas, the most telling", len(ranked), _MOST,
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not ranked:
            return empty(canvas, "There is no issue to put on the table.")
        shown = sorted(ranked[: canvas.most], key=order.index)
        content = [_row(names, findings, place) for place in shown]
        layout = frame(canvas, 0, 1, 96)

        def bar(row: int, y: float) -> None:
            _bar(canvas, layout.plot, y, (findings, shown[row]))

        known = marks(case)
        seen = [mark for place in shown for mark in _favourites(findings, place)]
        fans = [known[party] for party in answer.parties if known[party] in seen]
        y = legend(canvas, 0, fans, "Expects most from it:") + 8 if fans else 0.0
        y = rows(canvas, layout, content, bar, y)
        title = "draws of 100 with some package (bar end; whisker: 95 % for sampling)"
        return axis(canvas, layout, y, title, lambda tick: f"{100 * tick:.0f}")

    return figure(words, draw, table, default=mostly_default(findings))


def _ranked(findings: Findings, order: list[int]) -> list[int]:
    """Rank agendas: the marked ones, all issues, some alone, then the best."""
    answer = findings.agenda
    if not answer.subsets:
        return []
    marked = [answer.best, answer.smallest, *answer.preferred]
    broad = [p for p in order if len(answer.subsets[p]) == len(answer.issues)]
    alone = [p for p in order if len(answer.subsets[p]) == 1]
    return list(dict.fromkeys([*marked, *broad, *alone[:4], *order]))


def _title(names: Names, findings: Findings, place: int) -> str:
    issues = findings.agenda.subsets[place]
    count = len(findings.agenda.issues)
    if len(issues) == count >= 3:
        return f"All {count} issues"
    missing = [issue for issue in findings.agenda.issues if issue not in issues]
    joined = " + ".join(names.issue(issue) for issue in issues)
    without = f"All but {names.issues(missing)}"
    return without if count > 4 and len(without) < len(joined) else joined


def _row(names: Names, findings: Findings, place: int) -> Row:
    answer = findings.agenda
    note = ""
    if place == answer.best and answer.share[place] > 0:
        note = "best chance"
    elif place == answer.smallest != answer.best:
        note = "smallest as good as the best"
    share = out_of_100(float(answer.share[place]))
    return Row(_title(names, findings, place), note, share)


def _seen(names: Names, findings: Findings) -> str:
    answer = findings.agenda
    if not answer.subsets:
        return "There is no issue to put on the table."
    best = float(answer.share[answer.best])
    if not best > 0:
        return "No agenda has common ground in any draw."
    told = (
        f"Most common ground: {names.agenda(answer.subsets[answer.best])}, with some "
        f"package in {counted(findings, 'agenda.share', answer.best)} draws."
    )
    if answer.smallest != answer.best:
        small = counted(findings, "agenda.share", answer.smallest, form="out_of_100")
        told += (
            f" As good within the sampling error: "
            f"{names.agenda(answer.subsets[answer.smallest])}, {small}."
        )
    return f"{told} {_wishes(names, findings)}"


def _wishes(names: Names, findings: Findings) -> str:
    """Say from which agenda each party has most to expect."""
    answer = findings.agenda
    favourite = answer.preferred[0]
    if len(set(answer.preferred)) > _WISHES:
        count = f"{len(set(answer.preferred))} different agendas"
        return f"Most to gain: from {count}, by party; the figure marks them."
    if len(set(answer.preferred)) > 1:
        wishes = [
            f"{names.several(_fans(findings, place))} from "
            f"{names.agenda(answer.subsets[place])}"
            for place in dict.fromkeys(answer.preferred)
        ]
        return f"Most to gain: {in_words(wishes)}."
    whom = f"{all_of(len(answer.parties))} principals"
    if favourite == answer.best:
        return f"From the same agenda {whom} have most to gain."
    return f"Most to gain for {whom}: {names.agenda(answer.subsets[favourite])}."


def _fans(findings: Findings, place: int) -> list[str]:
    """Return the parties that have most to gain from an agenda."""
    answer = findings.agenda
    both = zip(answer.parties, answer.preferred, strict=True)
    return [party for party, favourite in both if favourite == place]


def _favourites(findings: Findings, place: int) -> list[Mark]:
    if not findings.agenda.gain[place].max() > 0:
        return []
    known = marks(findings.case)
    return [known[party] for party in _fans(findings, place)]


def _bar(canvas: Canvas, plot: Scale, y: float, content: tuple[Findings, int]) -> None:
    findings, place = content
    answer = findings.agenda
    share, error = float(answer.share[place]), 1.96 * float(answer.error[place])
    bar = Box(plot.start, y - 7, plot(share) - plot.start, 14)
    canvas.rect(bar, fill=COMMON if place == answer.best else mix(COMMON, 0.5))
    low, high = plot(share - error), plot(share + error)
    canvas.line((low, y), (high, y), stroke=PAPER, stroke_width=5)
    canvas.line((low, y), (high, y), stroke_width=2)
    fans = _favourites(findings, place)
    beyond = high + 14
    room = 20 * len(fans)
    inside = max(low + 4 - room, plot.start + 12)
    x = beyond if beyond + room <= plot.end + 10 else inside
    for fan, mark in enumerate(fans):
        canvas.badge((x + 20 * fan, y), mark, ring=True)
