"""The frontier of two principals, in gains over no deal."""

import math
from dataclasses import dataclass

import numpy as np

from detente.brief.canvas import SMALL, WIDE, Box, Canvas, Ink
from detente.brief.figures.markers import marker
from detente.brief.grammar import with_article
from detente.brief.measure import width
from detente.brief.names import Names
from detente.brief.palette import (
    COMMON,
    FAINT,
    GRID,
    INK,
    PAPER,
    SOFT,
    Mark,
    marks,
    mix,
)
from detente.brief.placement import around, clear
from detente.brief.scale import Scale, ticks
from detente.kernels.arrays import FloatArray
from detente.study import Findings


@dataclass(frozen=True, slots=True)
class _Plane:
    """Gains of the first to the right, of the second upwards."""

    x: Scale
    y: Scale
    marks: tuple[Mark, Mark]

    def at(self, gains: FloatArray) -> tuple[float, float]:
        """Return the place of two gains."""
        return self.x(float(gains[0])), self.y(float(gains[1]))


def curve(canvas: Canvas, findings: Findings) -> float:
    """Draw band and median of the frontier, the solutions and the packages."""
    plane = _plane(canvas, findings)
    _frame(canvas, plane)
    _band(canvas, plane, findings)
    _packages(canvas, plane, findings)
    _solutions(canvas, plane, findings)
    return _legend(canvas, plane, findings)


def _plane(canvas: Canvas, findings: Findings) -> _Plane:
    known = marks(findings.case)
    first, second = (known[party] for party in findings.zopa.parties)
    medians = [findings.zopa.gains[:, :, 1], findings.solutions.gains[:, :, 1]]
    best = findings.zopa.gains[:1].reshape(-1, 2, 3)[:, :, [0, 2]].transpose(0, 2, 1)
    points = np.concatenate([*medians, best.reshape(-1, 2)])
    points = points[np.isfinite(points).all(axis=1)]
    floor = float(points[:, 1].min(initial=0.0)) - 0.06
    answer = findings.frontier
    reached = np.nan_to_num(answer.attainable, nan=-np.inf) >= floor
    xs = np.concatenate([[0.0, 0.1], points[:, 0], answer.levels[reached.any(axis=1)]])
    ys = np.concatenate([[0.1], points[:, 1], answer.attainable[reached]])
    right = canvas.width - (14 if canvas.narrow else 210)
    bottom = 330.0 if canvas.narrow else 360.0 if canvas.width <= WIDE else 270.0
    x = Scale(float(xs.min()) - 0.03, float(xs.max()) + 0.03, 46, right)
    y = Scale(floor, float(ys.max()) + 0.03, bottom, 26)
    return _Plane(x, y, (first, second))


def _frame(canvas: Canvas, plane: _Plane) -> None:
    x, y = plane.x, plane.y
    first, second = plane.marks
    for tick in ticks(x.low, x.high, 6):
        canvas.line((x(tick), y.start), (x(tick), y.end), stroke=GRID)
        label = f"{tick:.2g}"
        canvas.text(x(tick), y.start + 15, label, SMALL.to("middle"), 44)
    for tick in ticks(y.low, y.high, 6):
        canvas.line((x.start, y(tick)), (x.end, y(tick)), stroke=GRID)
        canvas.text(x.start - 6, y(tick) + 4, f"{tick:.2g}", SMALL.to("end"), 40)
    both = Box(x(0), y.end, x.end - x(0), y(0) - y.end)
    canvas.rect(both, fill=mix(COMMON, 0.07))
    for start, end, mark in (
        ((x(0), y.start), (x(0), y.end), first),
        ((x.start, y(0)), (x.end, y(0)), second),
    ):
        dash = mark.dash or "6 3"
        canvas.line(
            start, end, stroke=mark.colour, stroke_width=1.6, stroke_dasharray=dash
        )
    canvas.badge((9, 10), second)
    gain = f"gain of {with_article(second.name)} over no deal"
    canvas.text(24, 14, gain, Ink(12, "bold", second.colour), x.end - 30)
    canvas.badge((x.start + 9, y.start + 32), first)
    gain = f"gain of {with_article(first.name)} over no deal"
    room = x.end - x.start - 24
    ink = Ink(12, "bold", first.colour)
    canvas.text(x.start + 24, y.start + 36, gain, ink, room)


def _band(canvas: Canvas, plane: _Plane, findings: Findings) -> None:
    """Draw the quantiles of the most the second gains, each as far as it reaches.

    The cloud of the best package lies over their ground and under their lines.
    """
    answer = findings.frontier
    lines = []
    for place in range(3):
        points = np.column_stack([answer.levels, answer.attainable[:, place]])
        lines.append([plane.at(point) for point in _down_to(plane.y.low, points)])
    low, middle, high = lines
    if len(high) > 1:
        floor = low or [(high[0][0], plane.y.start)]
        ground = [*high, *reversed(floor)]
        canvas.path(ground, fill=mix(INK, 0.1), stroke="none")
    if len(findings.zopa.gains):
        cloud = _cloud(plane, findings.zopa.gains[0])
        canvas.path(
            cloud,
            fill=COMMON,
            fill_opacity=0.18,
            stroke=COMMON,
            stroke_dasharray="2 2",
        )
    thin: dict[str, str | float] = {"stroke": SOFT, "stroke_width": 1}
    thick: dict[str, str | float] = {"stroke": INK, "stroke_width": 2.4}
    for line, style in ((low, thin), (high, thin), (middle, thick)):
        if len(line) > 1:
            canvas.path(line, **style)


def _down_to(floor: float, points: FloatArray) -> FloatArray:
    """Return the points of a falling line above a floor, and where it meets it."""
    points = points[np.isfinite(points[:, 1])]
    above = points[points[:, 1] >= floor]
    if not 0 < len(above) < len(points):
        return above
    last, below = above[-1], points[len(above)]
    part = (last[1] - floor) / (last[1] - below[1])
    return np.vstack([above, last + part * (below - last)])


def _packages(canvas: Canvas, plane: _Plane, findings: Findings) -> None:
    """Draw the packages at their medians."""
    gains = findings.zopa.gains
    for place in range(len(gains)):
        canvas.circle(plane.at(gains[place, :, 1]), 4.5, fill=COMMON, stroke=PAPER)


def _cloud(plane: _Plane, gains: FloatArray) -> list[tuple[float, float]]:
    """Return a rounded outline through the 10 % and 90 % quantiles of both gains."""
    low, middle, high = gains[:, 0], gains[:, 1], gains[:, 2]
    outline = []
    for turn in range(48):
        angle = 2 * math.pi * turn / 48
        towards = np.array([math.cos(angle), math.sin(angle)])
        reach = np.where(towards > 0, high - middle, middle - low)
        outline.append(plane.at(middle + towards * reach))
    return outline


def _solutions(canvas: Canvas, plane: _Plane, findings: Findings) -> None:
    """Draw the rules' shapes and the packages' names where they cover nothing."""
    solutions, gains = findings.solutions, findings.zopa.gains
    x, y = plane.x, plane.y
    within = Box(x.start, y.end, x.end - x.start, y.start - y.end)
    taken = [around(plane.at(gain[:, 1]), (10, 10)) for gain in gains]
    for place in range(len(solutions.rules)):
        if solutions.defined[place] > 0:
            spot = plane.at(solutions.gains[place, :, 1])
            taken.append(clear(spot, (17, 17), taken, within))
            canvas.circle(spot, 2, fill=INK)
            canvas.line(spot, taken[-1].centre)
            marker(canvas, taken[-1].centre, place)
    for place in range(len(gains)):
        size = (width(f"P{place + 1}", 12, "bold") + 2, 15)
        spot = plane.at(gains[place, :, 1])
        taken.append(clear(spot, size, taken, within))
        middle = taken[-1].centre
        if abs(middle[0] - spot[0]) + abs(middle[1] - spot[1]) > 30:
            canvas.line(spot, middle, stroke=COMMON, stroke_width=0.8)
        ink = Ink(12, "bold", COMMON, "middle", PAPER)
        canvas.text(middle[0], middle[1] + 4.5, f"P{place + 1}", ink, 40)


def _legend(canvas: Canvas, plane: _Plane, findings: Findings) -> float:
    """Explain shapes and lines: beside the plane, or in two columns below it."""
    if canvas.narrow:
        top, left = plane.y.start + 52, canvas.width * 0.42
        end = _rules(canvas, Box(0, top, left - 12, 0), findings)
        return max(end, _keys(canvas, Box(left, top, canvas.width - left, 0)))
    left = plane.x.end + 18
    end = _rules(canvas, Box(left, 30, canvas.width - left, 0), findings)
    end = _keys(canvas, Box(left, end, canvas.width - left, 0))
    return max(end, plane.y.start + 46)


def _rules(canvas: Canvas, box: Box, findings: Findings) -> float:
    solutions, y = findings.solutions, box.y
    for place, rule in enumerate(solutions.rules):
        marker(canvas, (box.x + 9, y + 8), place)
        words = Names(findings.case).rule(rule)
        if not solutions.defined[place] > 0:
            words += ": undefined"
        room = Box(box.x + 24, y, box.width - 24, 0)
        y = canvas.block(room, words, Ink(), 2) + 5
    return y


def _keys(canvas: Canvas, box: Box) -> float:
    y = box.y
    for draw, words in _KEYS:
        draw(canvas, (box.x, y + 8))
        room = Box(box.x + 24, y, box.width - 24, 0)
        y = canvas.block(room, words, Ink(), 4) + 5
    return y


def _dot(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.rect(
        Box(x, y - 7, 18, 14),
        fill=mix(COMMON, 0.25),
        stroke=COMMON,
        stroke_dasharray="2 2",
        rx=7,
    )
    canvas.circle((x + 9, y), 4.5, fill=COMMON)


def _stroke(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.rect(Box(x, y - 6, 18, 12), fill=mix(INK, 0.1))
    canvas.line((x, y), (x + 18, y), stroke_width=2.4)


def _both(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.rect(Box(x, y - 6, 18, 12), fill=mix(COMMON, 0.1), stroke=FAINT)


_KEYS = (
    (
        _dot,
        "packages of the short list, at their medians; round P1 the 80 % of its draws",
    ),
    (_stroke, "the most one can gain, given the other's gain; band: 80 % of draws"),
    (_both, "both gain; dashed: no deal"),
)
