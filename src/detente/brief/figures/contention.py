"""Which issues carry the dispute, with how sure that is."""

import numpy as np

from detente.brief.canvas import Canvas
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import capital, empty
from detente.brief.figures.rows import Row, axis, frame, rows
from detente.brief.names import Names
from detente.brief.numbers import counted, percent
from detente.brief.palette import INK, mix
from detente.study import Findings


def contention(findings: Findings) -> Figure:
    """Rank the issues by their part in the smallest sacrifice somebody must make.

    A dot at the median, a bar over the 80 % range; the most contended first.
    """
    answer = findings.contention
    order = np.lexsort((-answer.mean, -answer.first)).tolist()
    names = [Names(findings.case).issue(answer.issues[i]) for i in order]
    spans = np.nan_to_num(answer.share_of_total[order])
    content = [
        Row(name, value=f"first in {counted(findings, 'contention.first', i)}")
        for name, i in zip(names, order, strict=True)
    ]
    table = Table(
        "Part of each issue in all contention",
        ("Issue", "10 %", "Median", "90 %", "First", "Common ground if taken alone"),
        tuple(
            (
                name,
                *(percent(q) for q in span),
                counted(findings, "contention.first", i),
                counted(findings, "contention.alone", i),
            )
            for name, span, i in zip(names, spans, order, strict=True)
        ),
    )
    words = Words(
        "contention", "What divides them", _seen(findings, names, spans, order),
        "issues", len(content),
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not spans.max(initial=0) > 0:
            return empty(canvas, "No issue needs a sacrifice in any draw.")
        high = min(1.0, float(np.ceil(spans.max() * 10)) / 10)
        layout = frame(canvas, 0, high, 116)

        def interval(place: int, y: float) -> None:
            low, middle, top = (layout.plot(q) for q in spans[place].tolist())
            canvas.line(
                (low, y), (top, y), stroke=mix(INK, 0.35), stroke_width=7,
                stroke_linecap="round",
            )  # fmt: skip
            canvas.circle((middle, y), 6, fill=INK)

        y = rows(canvas, layout, content[: canvas.most], interval)
        title = "part in all contention (dot: median; bar: 80 % of draws)"
        return axis(canvas, layout, y, title, percent)

    return figure(
        words, draw, table, default=mostly_default(findings, "weights", "options")
    )


def _seen(
    findings: Findings, names: list[str], spans: np.ndarray, order: list[int]
) -> str:
    if not names or not spans.max() > 0:
        return "No issue needs a sacrifice in any draw."
    often = counted(findings, "contention.first", order[0])
    return (
        f"{capital(names[0])} comes first in {often} draws, with a median "
        f"of {percent(spans[0, 1])} of all contention."
    )
