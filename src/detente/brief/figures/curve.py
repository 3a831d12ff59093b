"""The frontier of two principals, in gains over no deal."""

import math

import numpy as np

from detente.brief.canvas import Box, Canvas, Ink
from detente.brief.figures.markers import pinned
from detente.brief.figures.plane import LEFT, TOP, Plane, edges, frame, legend
from detente.brief.measure import width
from detente.brief.names import Names
from detente.brief.palette import (
    COMMON,
    FAINT,
    INK,
    PAPER,
    SOFT,
    marks,
    mix,
)
from detente.brief.placement import around, clear
from detente.brief.scale import Scale
from detente.kernels.arrays import FloatArray
from detente.study import Findings


def curve(canvas: Canvas, findings: Findings) -> float:
    """Draw band and median of the frontier, the solutions and the packages."""
    plane = _plane(canvas, findings)
    frame(canvas, plane)
    _band(canvas, plane, findings)
    _packages(canvas, plane, findings)
    _solutions(canvas, plane, findings)
    return legend(canvas, plane, _words(findings), _KEYS)


def _plane(canvas: Canvas, findings: Findings) -> Plane:
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
    right, bottom = edges(canvas)
    x = Scale(float(xs.min()) - 0.03, float(xs.max()) + 0.03, LEFT, right)
    y = Scale(floor, float(ys.max()) + 0.03, bottom, TOP)
    return Plane(x, y, (first, second))


def _band(canvas: Canvas, plane: Plane, findings: Findings) -> None:
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


def _packages(canvas: Canvas, plane: Plane, findings: Findings) -> None:
    """Draw the packages at their medians."""
    gains = findings.zopa.gains
    for place in range(len(gains)):
        canvas.circle(plane.at(gains[place, :, 1]), 4.5, fill=COMMON, stroke=PAPER)


def _cloud(plane: Plane, gains: FloatArray) -> list[tuple[float, float]]:
    """Return a rounded outline through the 10 % and 90 % quantiles of both gains."""
    low, middle, high = gains[:, 0], gains[:, 1], gains[:, 2]
    outline = []
    for turn in range(48):
        angle = 2 * math.pi * turn / 48
        towards = np.array([math.cos(angle), math.sin(angle)])
        reach = np.where(towards > 0, high - middle, middle - low)
        outline.append(plane.at(middle + towards * reach))
    return outline


def _solutions(canvas: Canvas, plane: Plane, findings: Findings) -> None:
    """Draw the rules' shapes and the packages' names where they cover nothing."""
    solutions, gains = findings.solutions, findings.zopa.gains
    x, y = plane.x, plane.y
    within = Box(x.start, y.end, x.end - x.start, y.start - y.end)
    taken = [around(plane.at(gain[:, 1]), (10, 10)) for gain in gains]
    for place in range(len(solutions.rules)):
        if solutions.defined[place] > 0:
            spot = plane.at(solutions.gains[place, :, 1])
            pinned(canvas, spot, place, taken, within)
    for place in range(len(gains)):
        size = (width(f"P{place + 1}", 12, "bold") + 2, 15)
        spot = plane.at(gains[place, :, 1])
        taken.append(clear(spot, size, taken, within))
        middle = taken[-1].centre
        if abs(middle[0] - spot[0]) + abs(middle[1] - spot[1]) > 30:
            canvas.line(spot, middle, stroke=COMMON, stroke_width=0.8)
        ink = Ink(12, "bold", COMMON, "middle", PAPER)
        canvas.text(middle[0], middle[1] + 4.5, f"P{place + 1}", ink, 40)


def _words(findings: Findings) -> list[str]:
    solutions, names = findings.solutions, Names(findings.case)
    pairs = zip(solutions.rules, solutions.defined, strict=True)
    return [
        names.rule(rule) + ("" if defined > 0 else ": undefined")
        for rule, defined in pairs
    ]


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
