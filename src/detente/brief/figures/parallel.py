"""Gains of three or more principals: an upright axis for each."""

import numpy as np

from detente.brief.canvas import SMALL, Box, Canvas, Ink
from detente.brief.figures.markers import marker
from detente.brief.names import Names
from detente.brief.palette import COMMON, GRID, INK, marks
from detente.brief.scale import Scale, ticks
from detente.study import Findings

_NAMED = 50.0
"""Width of a column above which a name, cut or not, tells more than its letter."""
_HIGH, _HIGH_ON_PAPER = 254.0, 190.0
"""Height of the axes; a sheet holds more below one another when they are lower."""
_NAME = Ink(11, "bold", anchor="middle")
_KEY = (
    "Gain over no deal, at the median of the draws; a line joins the gains of one rule "
    "(dark) or of P1, the best single package (green). Below 0 a party loses."
)


def parallel(canvas: Canvas, findings: Findings) -> float:
    """Draw each solution and package as a line across the parties' axes."""
    solutions, zopa = findings.solutions, findings.zopa
    settled = [p for p in range(len(solutions.rules)) if solutions.defined[p] > 0]
    gains = np.concatenate([zopa.gains[:1, :, 1], solutions.gains[settled][:, :, 1]])
    low, high = float(gains.min(initial=0.0)), float(gains.max(initial=0.1))
    count = len(zopa.parties)
    left, right = 46.0, canvas.width - (14 if canvas.narrow else 190)
    column = (right - left) / count
    names = [mark.name for mark in marks(findings.case).values()][:count]
    deepest = max(canvas.height_of(name, column - 4, _NAME, 3) for name in names)
    top = 32 + (deepest if column > _NAMED else 0)
    tall = _HIGH_ON_PAPER if canvas.paper else _HIGH
    y = Scale(low - 0.02, high + 0.02, tall + top, top)
    xs = [left + (place + 0.5) * column for place in range(count)]
    _axes(canvas, y, (left, right), (xs, column), findings)
    for place in range(min(len(zopa.packages), 1)):
        points = list(zip(xs, map(y, zopa.gains[place, :, 1].tolist()), strict=True))
        canvas.path(points, stroke=COMMON, stroke_width=2.4)
        for point in points:
            canvas.circle(point, 4.5, fill=COMMON)
    for place in settled:
        points = list(
            zip(xs, map(y, solutions.gains[place, :, 1].tolist()), strict=True)
        )
        canvas.path(points, stroke=INK, stroke_width=1.6)
        for point in points:
            marker(canvas, point, place, 5)
    return _legend(canvas, (right, y.start), findings)


def _axes(
    canvas: Canvas, y: Scale, span: tuple[float, float],
    columns: tuple[list[float], float], findings: Findings,
) -> None:  # fmt: skip
    known = marks(findings.case)
    for tick in ticks(y.low, y.high, 6):
        style = {"stroke": INK if tick == 0 else GRID}
        canvas.line((span[0], y(tick)), (span[1], y(tick)), **style)
        canvas.text(span[0] - 6, y(tick) + 4, f"{tick:.2g}", SMALL.to("end"), 40)
    for x, party in zip(columns[0], findings.zopa.parties, strict=True):
        mark = known[party]
        canvas.line((x, y.start), (x, y.end), stroke=mark.colour, stroke_width=1.4)
        canvas.badge((x, 10), mark)
        if columns[1] > _NAMED:
            room = columns[1] - 4
            box = Box(x - room / 2, 22, room, 0)
            canvas.block(box, mark.name, _NAME.coloured(mark.colour), 3)


def _legend(canvas: Canvas, corner: tuple[float, float], findings: Findings) -> float:
    solutions = findings.solutions
    left = 0.0 if canvas.narrow else corner[0] + 14
    y = corner[1] + 14 if canvas.narrow else 46.0
    room = canvas.width - left - 24
    for place, rule in enumerate(solutions.rules):
        marker(canvas, (left + 9, y + 8), place)
        words = Names(findings.case).rule(rule)
        if not solutions.defined[place] > 0:
            words += ": undefined"
        y = canvas.block(Box(left + 24, y, room, 0), words, Ink(), 2) + 5
    room = canvas.width - left
    y = canvas.block(Box(left, y + 4, room, 0), _KEY, SMALL, 9)
    return max(y, corner[1] + 8)
