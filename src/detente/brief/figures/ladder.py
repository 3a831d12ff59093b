"""One issue's options as a ladder, with what each rung is worth to each party."""

from dataclasses import dataclass

import numpy as np

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas, Ink
from detente.brief.grammar import unknown_wish
from detente.brief.palette import COMMON, FAINT, PAPER, Mark, mix
from detente.kernels.arrays import FloatArray
from detente.model import Issue

_LANE = 34.0
_BAR = 28.0


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """What the figure shows of one issue.

    Attributes
    ----------
    issue
        With its options.
    marks
        Of the principals.
    worths : (n_parties, n_options, 3)
        Quantiles of each option's value.
    refused
        For each principal the options that are red lines.
    basis
        For each principal ``quoted``, ``judged`` or ``default``.
    said
        For each principal what it says it wants, or an empty text.
    share
        Share of draws in which the issue alone has some package.
    reading
        The same in words.
    """

    issue: Issue
    marks: tuple[Mark, ...]
    worths: FloatArray
    refused: tuple[frozenset[str], ...]
    basis: tuple[str, ...]
    said: tuple[str, ...]
    share: float
    reading: str

    def wanted(self, party: int) -> int:
        """Return the option that a party wants most, by the median: no red line."""
        medians = self.worths[party, :, 1].copy()
        for rung, option in enumerate(self.issue.options):
            if option in self.refused[party]:
                medians[rung] -= 2
        return int(np.argmax(medians))


def across(canvas: Canvas, top: float, ladder: Ladder) -> float:
    """Draw the options side by side, a lane of upright bars for each party."""
    options = ladder.issue.options
    left, right = 172.0, canvas.width - 132
    column = (right - left) / len(options)
    title = Box(0, top, left - 24, 0)
    y = max(
        _options(canvas, (left, column), top, ladder),
        canvas.block(title, ladder.issue.title, STRONG, 4),
    )
    reading = Box(right + 14, top, canvas.width - right - 14, 0)
    read = _reading(canvas, reading, ladder)
    for party in range(len(ladder.marks)):
        base = y + _LANE
        canvas.line((left, base), (right, base), stroke=FAINT)
        _lane(canvas, (left, column, base), ladder, party)
        ink = SMALL.coloured(ladder.marks[party].colour)
        room = Box(0, base - _BAR - 1, left - 24, 0)
        canvas.block(room, ladder.said[party], ink, 2)
        y += _LANE + 4
    return max(y, read) + 18


def _options(
    canvas: Canvas, columns: tuple[float, float], top: float, ladder: Ladder
) -> float:
    left, column = columns
    ends = []
    for rung, option in enumerate(ladder.issue.options):
        ink = Ink(11, anchor="middle")
        room = Box(left + rung * column + 2, top, column - 4, 0)
        end = canvas.block(room, option, ink, 3)
        if option == ladder.issue.status_quo:
            room = Box(room.x, end, room.width, 0)
            end = canvas.block(room, "(as now)", SMALL.to("middle"), 1)
        ends.append(end)
    return max(ends) + 3


def _lane(
    canvas: Canvas, at: tuple[float, float, float], ladder: Ladder, party: int
) -> None:
    left, column, base = at
    mark = ladder.marks[party]
    if ladder.basis[party] == "default":
        canvas.badge((left - 12, base - 12), mark)
        room = Box(left + 6, base - 19, column * len(ladder.issue.options) - 12, 0)
        text = f"{unknown_wish(mark.name)} here"
        canvas.block(room, text, SMALL, 1)
        return
    for rung, option in enumerate(ladder.issue.options):
        low, middle, high = ladder.worths[party, rung].tolist()
        x, width = left + rung * column + 4, column - 8
        if option in ladder.refused[party]:
            _cross(canvas, Box(x, base - _BAR, width, _BAR), mark)
            continue
        span = Box(x, base - _BAR * high, width, _BAR * high)
        sure = Box(x, base - _BAR * low, width, _BAR * low)
        _bar(canvas, (span, sure), mark, ladder.basis[party])
        y = base - _BAR * middle
        canvas.line((x, y), (x + width, y), stroke=mark.colour, stroke_width=2.5)
    x = left + (ladder.wanted(party) + 0.5) * column
    canvas.badge((x, base - _BAR / 2 - 1), mark, ring=True)


def _bar(canvas: Canvas, boxes: tuple[Box, Box], mark: Mark, basis: str) -> None:
    span, sure = boxes
    style: dict[str, str | float] = {"stroke": mark.colour, "stroke_width": 1}
    if basis != "quoted":
        style["stroke_dasharray"] = "3 2"
    canvas.rect(span, fill=mix(mark.colour, 0.25), **style)
    canvas.rect(sure, fill=mark.colour if basis == "quoted" else mix(mark.colour, 0.7))


def _cross(canvas: Canvas, box: Box, mark: Mark) -> None:
    """Mark an option that the party would not sign."""
    canvas.rect(box, fill=PAPER, stroke=mark.colour, stroke_width=1.5)
    style: dict[str, str | float] = {"stroke": mark.colour, "stroke_width": 1.5}
    canvas.line((box.x, box.y), (box.right, box.bottom), **style)
    canvas.line((box.x, box.bottom), (box.right, box.y), **style)


def _reading(canvas: Canvas, box: Box, ladder: Ladder) -> float:
    """Say how far the issue taken alone has common ground, with a filling disc."""
    middle, radius = (box.x + 8, box.y + 8), 6.5
    canvas.circle(middle, radius, fill=PAPER, stroke=COMMON, stroke_width=1.5)
    if ladder.share > 0:
        canvas.circle(middle, radius * ladder.share**0.5, fill=COMMON)
    words = (
        "no overlap" if ladder.share < 0.05
        else "some overlap" if ladder.share < 0.5 else "overlap"
    )  # fmt: skip
    canvas.text(box.x + 22, box.y + 12.5, words, STRONG, box.width - 22)
    return canvas.block(Box(box.x, box.y + 20, box.width, 0), ladder.reading, SMALL, 5)


def down(canvas: Canvas, top: float, ladder: Ladder) -> float:
    """Draw the options below one another, a column of level bars for each party."""
    y = canvas.block(Box(0, top, canvas.width, 0), ladder.issue.title, STRONG, 2) + 3
    y = _reading(canvas, Box(0, y, canvas.width, 0), ladder) + 6
    for mark, said in zip(ladder.marks, ladder.said, strict=True):
        if said:
            canvas.badge((9, y + 8), mark)
            ink = SMALL.coloured(mark.colour)
            room = Box(24, y + 1, canvas.width - 24, 0)
            y = max(canvas.block(room, said, ink, 3), y + 18) + 3
    y += 2
    left = 150.0
    column = (canvas.width - left) / len(ladder.marks)
    for party, mark in enumerate(ladder.marks):
        canvas.badge((left + party * column + 11, y + 9), mark)
        if ladder.basis[party] == "default" and column > 90:
            canvas.text(left + party * column + 26, y + 13, "not known", SMALL, 64)
    y += 26
    for rung in range(len(ladder.issue.options)):
        y = _rung(canvas, (left, column, y), ladder, rung)
    return y + 16


def _rung(
    canvas: Canvas, at: tuple[float, float, float], ladder: Ladder, rung: int
) -> float:
    left, column, y = at
    option = ladder.issue.options[rung]
    end = canvas.block(Box(0, y, left - 8, 0), option, BODY, 3)
    if option == ladder.issue.status_quo:
        end = canvas.block(Box(0, end, left - 8, 0), "(as now)", SMALL, 1)
    end = max(end, y + 20)
    for party in range(len(ladder.marks)):
        room = Box(left + party * column + 2, y + 1, column - 8, 13)
        canvas.line((room.x, y - 2), (room.x, end + 2), stroke=FAINT)
        _level(canvas, room, ladder, (party, rung))
    return end + 4


def _level(canvas: Canvas, room: Box, ladder: Ladder, at: tuple[int, int]) -> None:
    party, rung = at
    mark, basis = ladder.marks[party], ladder.basis[party]
    if basis == "default":
        return
    if ladder.issue.options[rung] in ladder.refused[party]:
        _cross(canvas, Box(room.x, room.y, min(room.width, 26), room.height), mark)
        return
    low, middle, high = ladder.worths[party, rung].tolist()
    span = Box(room.x, room.y, room.width * high, room.height)
    sure = Box(room.x, room.y, room.width * low, room.height)
    _bar(canvas, (span, sure), mark, basis)
    x = room.x + room.width * middle
    canvas.line((x, room.y), (x, room.bottom), stroke=mark.colour, stroke_width=2.5)
