"""How the chance of common ground moves with what no deal would mean."""

import math
from collections.abc import Iterator

import numpy as np

from detente.brief.canvas import SMALL, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import empty, shift_words
from detente.brief.measure import clean, shorten, width
from detente.brief.names import Names
from detente.brief.numbers import counted
from detente.brief.palette import GRID, INK, SOFT, marks
from detente.brief.scale import Scale, spread, ticks
from detente.kernels.arrays import FloatArray
from detente.study import Findings

_Line = tuple[str, str, str, FloatArray]
_NONE = "The sweep of no deal has no point that the case allows."


def failure(findings: Findings) -> Figure:
    """Draw one line a party, and one for all, over shifts of the no-deal point."""
    answer, case = findings.failure, findings.case
    known = marks(case)
    lines = [
        (mark.name, mark.colour, mark.dash, answer.share[place])
        for place, mark in enumerate(known[party] for party in answer.parties)
    ]
    lines.append(("all at once", INK, "", answer.together))
    paths = [f"failure.share.{place}" for place in range(len(answer.parties))]
    paths.append("failure.together")
    table = Table(
        "Draws with some package, by how much better or worse no deal is",
        ("No deal for", *(f"{shift:+.2f}" for shift in answer.shifts.tolist())),
        tuple(
            (name, *(_cell(findings, path, s, share) for s, share in enumerate(shares)))
            for path, (name, _, _, shares) in zip(paths, lines, strict=True)
        ),
    )
    words = Words("failure", "What no deal would mean", _seen(findings))

    joint, names = findings.case.joint, Names(findings.case)
    scale = f"on a scale {names.scale}" if joint else "0 to 1 for each party"

    def draw(canvas: Canvas) -> float:
        drawn = [line for line in lines if np.isfinite(line[3]).any()]
        if len(answer.shifts) < 2 or not drawn:
            return empty(canvas, _NONE)
        right = canvas.width - (12 if canvas.narrow else 190)
        allowed = answer.shifts[np.any([np.isfinite(d[3]) for d in drawn], axis=0)]
        low, high = min(allowed[0], -0.05), max(allowed[-1], 0.05)
        x = Scale(float(low), float(high), 40, right)
        height = 170.0 if canvas.narrow else max(210.0, 20 * len(drawn) + 40)
        y = Scale(0, 1, height + 26, 26)
        _frame(canvas, x, y)
        for _, colour, dash, shares in reversed(drawn):
            _line(canvas, (x, y), (colour, dash), (answer.shifts, shares))
        if canvas.narrow:
            return _key(canvas, _axis(canvas, x, height + 30, scale) + 4, drawn)
        _ends(canvas, (x, y), drawn)
        return _axis(canvas, x, height + 30, scale)

    return figure(
        words, draw, table, default=mostly_default(findings, "without_a_deal")
    )


def _cell(findings: Findings, path: str, shift: int, share: float) -> str:
    return "ruled out" if math.isnan(share) else counted(findings, path, shift)


def _seen(findings: Findings) -> str:
    answer = findings.failure
    there = np.flatnonzero(np.isfinite(answer.together))
    if not len(there):
        return _NONE
    low, high = int(there[0]), int(there[-1])
    worst, best = (shift_words(float(answer.shifts[place])) for place in (low, high))
    told = (
        f"With no deal {worst} for all at once, some package works in "
        f"{counted(findings, 'failure.together', low)} draws; with no deal {best}, in "
        f"{counted(findings, 'failure.together', high, form='out_of_100')}."
    )
    silent = [
        party
        for party, stated in zip(answer.parties, answer.stated.tolist(), strict=True)
        if not stated
    ]
    if silent:
        told += (
            f" By how much is not settled for {Names(findings.case).several(silent)}."
        )
    return told + "".join(_doubts(findings))


def _doubts(findings: Findings) -> Iterator[str]:
    """Say which sides of the sweep are left out on no more than a reader's word."""
    parties = findings.failure.parties
    said = {p: findings.case.preferences_of(p).without_a_deal for p in parties}
    for direction in ("worse", "better"):
        whom = [p for p in parties if said[p].direction == direction]
        if whom := [p for p in whom if said[p].proposed]:
            names = Names(findings.case).parties(whom)
            yield f" That it is {direction} for {names} is proposed, not confirmed."


def _frame(canvas: Canvas, x: Scale, y: Scale) -> None:
    canvas.text(0, 12, "draws of 100 with some package", SMALL)
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        canvas.line((x.start, y(tick)), (x.end, y(tick)), stroke=GRID)
        label = f"{100 * tick:.0f}"
        canvas.text(x.start - 8, y(tick) + 4, label, SMALL.to("end"), 32)
    if x.low <= 0 <= x.high:
        canvas.line((x(0), y(1)), (x(0), y(0)), stroke=SOFT, stroke_dasharray="4 3")


def _line(
    canvas: Canvas, scales: tuple[Scale, Scale], look: tuple[str, str],
    values: tuple[FloatArray, FloatArray],
) -> None:  # fmt: skip
    x, y = scales
    colour, dash = look
    points = [
        (x(shift), y(share))
        for shift, share in zip(*(v.tolist() for v in values), strict=True)
        if math.isfinite(share)
    ]
    style = {"stroke_dasharray": dash} if dash else {}
    wide = 3.2 if colour == INK else 2.2
    canvas.path(points, stroke=colour, stroke_width=wide, **style)
    for point in (points[0], points[-1]):
        canvas.circle(point, 3, fill=colour)


def _ends(
    canvas: Canvas, scales: tuple[Scale, Scale],
    drawn: list[_Line],
) -> None:  # fmt: skip
    """Name each line at the height of its right end, moved apart where they crowd."""
    x, y = scales
    last = [float(line[3][np.isfinite(line[3])][-1]) for line in drawn]
    places = spread([y(share) for share in last], 18, y(1), y(0))
    room = canvas.width - x.end - 33
    for line, place in zip(drawn, places, strict=True):
        _name(canvas, Box(x.end + 8, place, room, 0), line)


def _key(canvas: Canvas, y: float, drawn: list[_Line]) -> float:
    """Name the lines in as many rows as it takes."""
    x = 0.0
    for line in drawn:
        name = shorten(clean(line[0]), canvas.width - 25, 12, "bold")
        needed = 25 + width(name, 12, "bold")
        if x and x + needed > canvas.width:
            x, y = 0.0, y + 19
        _name(canvas, Box(x, y + 9, canvas.width - x - 25, 0), line)
        x += needed + 18
    return y + 21


def _name(canvas: Canvas, at: Box, line: _Line) -> None:
    name, colour, dash, _ = line
    style = {"stroke_dasharray": dash} if dash else {}
    start, end = (at.x, at.y), (at.x + 20, at.y)
    canvas.line(start, end, stroke=colour, stroke_width=2.4, **style)
    canvas.text(at.x + 25, at.y + 4, name, Ink(12, "bold", colour), at.width)


def _axis(canvas: Canvas, x: Scale, y: float, scale: str) -> float:
    for tick in ticks(x.low, x.high, 5):
        label = f"{tick:+.1f}" if tick else "0"
        canvas.text(x(tick), y + 13, label, SMALL.to("middle"), 60)
    left, right = "← no deal worse", "no deal better →"
    canvas.text(x.start - 10, y + 30, left, SMALL, 120)
    canvas.text(x.end + 10, y + 30, right, SMALL.to("end"), 120)
    note = f"0: as in the case. Shifts in worth, {scale}. A line stops where the case \
rules the rest out."
    return canvas.block(Box(0, y + 38, canvas.width, 0), note, SMALL, 3) + 2
