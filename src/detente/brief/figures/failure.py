"""How the chance of common ground moves with what no deal would mean."""

import math
from collections.abc import Iterator, Mapping

import numpy as np

from detente.brief.canvas import SMALL, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import empty, shift_words
from detente.brief.names import Names, in_words
from detente.brief.numbers import in_100, out_of_100
from detente.brief.palette import GRID, INK, SOFT, marks
from detente.brief.scale import Scale, spread, ticks
from detente.kernels.arrays import BoolArray, FloatArray
from detente.model import Direction
from detente.study import Findings

_Line = tuple[str, str, str, FloatArray]
_SIGNS: Mapping[Direction, int] = {"worse": -1, "better": 1}
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
    leans = _leans(findings)
    table = Table(
        "Draws with some package, by how much better or worse no deal is",
        ("No deal for", *(f"{shift:+.2f}" for shift in answer.shifts.tolist())),
        tuple(
            (name, *(_cell(share) for share in shares.tolist()))
            for name, _, _, shares in lines
        ),
    )
    words = Words("failure", "What no deal would mean", _seen(findings))

    def draw(canvas: Canvas) -> float:
        drawn = [line for line in lines if np.isfinite(line[3]).any()]
        if len(answer.shifts) < 2 or not drawn:
            return empty(canvas, _NONE)
        right = canvas.width - (12 if canvas.narrow else 190)
        allowed = answer.shifts[np.any([np.isfinite(d[3]) for d in drawn], axis=0)]
        low, high = min(allowed[0], -0.05), max(allowed[-1], 0.05)
        x = Scale(float(low), float(high), 40, right)
        height = max(210.0, 20 * len(drawn) + 40)
        y = Scale(0, 1, height + 26, 26)
        _frame(canvas, x, y)
        for (_, colour, dash, shares), lean in zip(
            reversed(lines), reversed(leans), strict=True
        ):
            for part, wide in _sides(answer.shifts, lean):
                look = colour, dash, wide
                _line(canvas, (x, y), look, (answer.shifts[part], shares[part]))
        doubt = " Thin: against what is proposed." if any(leans) else ""
        if canvas.narrow:
            return _key(canvas, _axis(canvas, x, height + 30, doubt) + 4, drawn)
        _ends(canvas, (x, y), drawn)
        return _axis(canvas, x, height + 30, doubt)

    return figure(
        words, draw, table, default=mostly_default(findings, "without_a_deal")
    )


def _proposed(findings: Findings) -> list[Direction]:
    """Return how no deal is proposed to compare, for each principal."""
    said = (
        findings.case.preferences_of(party).without_a_deal
        for party in findings.failure.parties
    )
    return [one.direction if one.proposed else "unknown" for one in said]


def _leans(findings: Findings) -> list[int]:
    """Return to which side each line leans by what is proposed: -1, 1 or, to none, 0.

    The last is that of all at once, which leans where nobody leans the other way.
    """
    each = [_SIGNS.get(direction, 0) for direction in _proposed(findings)]
    signs = set(each) - {0}
    return [*each, signs.pop() if len(signs) == 1 else 0]


def _sides(shifts: FloatArray, lean: int) -> Iterator[tuple[BoolArray, float]]:
    """Return the parts of a line, each with how wide it is drawn."""
    if not lean:
        yield np.ones(len(shifts), dtype=np.bool_), 1.0
        return
    yield np.asarray(shifts * lean <= 0), 0.4
    yield np.asarray(shifts * lean >= 0), 1.0


def _cell(share: float) -> str:
    return "ruled out" if math.isnan(share) else in_100(share)


def _seen(findings: Findings) -> str:
    answer = findings.failure
    there = np.flatnonzero(np.isfinite(answer.together))
    if not len(there):
        return _NONE
    low, high = int(there[0]), int(there[-1])
    worst, best = (shift_words(float(answer.shifts[place])) for place in (low, high))
    told = (
        f"With no deal {worst} for all at once, some package works in "
        f"{in_100(float(answer.together[low]))} draws; with no deal {best}, in "
        f"{out_of_100(float(answer.together[high]))}."
    )
    silent = [
        Names(findings.case).subject(party)
        for party, stated in zip(answer.parties, answer.stated.tolist(), strict=True)
        if not stated
    ]
    if silent:
        told += f" By how much is not settled for {in_words(silent)}."
    return told + "".join(_doubts(findings))


def _doubts(findings: Findings) -> Iterator[str]:
    names, proposed = Names(findings.case), _proposed(findings)
    for direction in _SIGNS:
        pairs = zip(findings.failure.parties, proposed, strict=True)
        if whom := [party for party, lean in pairs if lean == direction]:
            yield (
                f" That no deal is {direction} for {names.parties(whom)} is proposed "
                "and not confirmed, so both sides are shown."
            )


def _frame(canvas: Canvas, x: Scale, y: Scale) -> None:
    canvas.text(0, 12, "draws of 100 with some package", SMALL)
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        canvas.line((x.start, y(tick)), (x.end, y(tick)), stroke=GRID)
        label = f"{100 * tick:.0f}"
        canvas.text(x.start - 8, y(tick) + 4, label, SMALL.to("end"), 32)
    if x.low <= 0 <= x.high:
        canvas.line((x(0), y(1)), (x(0), y(0)), stroke=SOFT, stroke_dasharray="4 3")


def _line(
    canvas: Canvas, scales: tuple[Scale, Scale], look: tuple[str, str, float],
    values: tuple[FloatArray, FloatArray],
) -> None:  # fmt: skip
    x, y = scales
    colour, dash, width = look
    points = [
        (x(shift), y(share))
        for shift, share in zip(*(v.tolist() for v in values), strict=True)
        if math.isfinite(share)
    ]
    if not points:
        return
    style = {"stroke_dasharray": dash} if dash else {}
    wide = round(width * (3.2 if colour == INK else 2.2), 2)
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
    """Name the lines below one another."""
    for line in drawn:
        _name(canvas, Box(0, y + 9, canvas.width - 25, 0), line)
        y += 19
    return y + 2


def _name(canvas: Canvas, at: Box, line: _Line) -> None:
    name, colour, dash, _ = line
    style = {"stroke_dasharray": dash} if dash else {}
    start, end = (at.x, at.y), (at.x + 20, at.y)
    canvas.line(start, end, stroke=colour, stroke_width=2.4, **style)
    canvas.text(at.x + 25, at.y + 4, name, Ink(12, "bold", colour), at.width)


def _axis(canvas: Canvas, x: Scale, y: float, doubt: str) -> float:
    for tick in ticks(x.low, x.high, 5):
        label = f"{tick:+.1f}" if tick else "0"
        canvas.text(x(tick), y + 13, label, SMALL.to("middle"), 60)
    left, right = "← no deal worse", "no deal better →"
    canvas.text(x.start - 10, y + 30, left, SMALL, 120)
    canvas.text(x.end + 10, y + 30, right, SMALL.to("end"), 120)
    note = "0: as in the case. Shifts in worth, 0 to 1 for each party. A line stops \
where the case rules the rest out."
    room = Box(0, y + 38, canvas.width, 0)
    return canvas.block(room, note + doubt, SMALL, 4 if doubt else 3) + 2
