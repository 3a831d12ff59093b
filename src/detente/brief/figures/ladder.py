"""One issue's options as a ladder, with what each rung is worth to each party."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas, Ink
from detente.brief.grammar import unknown_wish
from detente.brief.measure import width
from detente.brief.palette import COMMON, FAINT, PAPER, Mark, mix
from detente.kernels.arrays import FloatArray
from detente.model import Issue

_LANE = 34.0
_BAR = 28.0
_LANES = 8
"""Most parties whose wishes stand side by side on one issue."""


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

    def as_now(self, option: str) -> bool:
        """Tell whether an option is the status quo and does not say so itself."""
        return option == self.issue.status_quo and option != "as now"

    @property
    def shown(self) -> list[int]:
        """Return the places of those who have a lane: the quoted come first."""
        told = [p for p, said in enumerate(self.said) if said or self._known(p)]
        return sorted(sorted(told, key=lambda p: self.basis[p] != "quoted")[:_LANES])

    def _known(self, party: int) -> bool:
        return self.basis[party] != "default"

    @property
    def rest(self) -> tuple[tuple[list[Mark], str], ...]:
        """Return those who have no lane, with the reason."""
        others = [p for p in range(len(self.marks)) if p not in self.shown]
        silent = [self.marks[p] for p in others if not self._known(p)]
        more = [self.marks[p] for p in others if self._known(p)]
        why = "nothing known of what they want"
        if len(silent) == 1:
            why = unknown_wish(silent[0].name)
        both = ((silent, f"{why} here"), (more, "in the table on screen"))
        return tuple((marks, words) for marks, words in both if marks)


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
    for party in ladder.shown:
        base = y + _LANE
        canvas.line((left, base), (right, base), stroke=FAINT)
        _lane(canvas, (left, column, base), ladder, party)
        ink = SMALL.coloured(ladder.marks[party].colour)
        room = Box(0, base - _BAR - 1, left - 24, 0)
        canvas.block(room, ladder.said[party], ink, 2)
        y += _LANE + 4
    for marks, why in ladder.rest:
        y = _named(canvas, Box(left, y + 4, right - left, 0), marks, why)
    return max(y, read) + 18


def _named(canvas: Canvas, box: Box, marks: Sequence[Mark], why: str) -> float:
    """Name in one row parties of which no wishes are drawn, and say why."""
    x, y = box.x, box.y
    for mark in marks:
        if x + 20 > box.right:
            x, y = box.x, y + 22
        canvas.badge((x + 9, y + 9), mark)
        x += 22
    if x + width(why, SMALL.size) > box.right:
        x, y = box.x, y + 20
    canvas.text(x + 4, y + 13, why, SMALL, box.right - x - 4)
    return y + 22


def _options(
    canvas: Canvas, columns: tuple[float, float], top: float, ladder: Ladder
) -> float:
    left, column = columns
    ends = []
    for rung, option in enumerate(ladder.issue.options):
        ink = Ink(11, anchor="middle")
        room = Box(left + rung * column + 2, top, column - 4, 0)
        end = canvas.block(room, option, ink, 3)
        if ladder.as_now(option):
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
        canvas.block(room, f"{unknown_wish(mark.name)} here", SMALL, 1)
        return
    worths, wide = ladder.worths[party].tolist(), column - 8
    starts = [left + rung * column + 4 for rung in range(len(worths))]
    signed = [
        rung
        for rung, option in enumerate(ladder.issue.options)
        if option not in ladder.refused[party]
    ]

    def boxes(quantile: int) -> list[Box]:
        highs = [(starts[rung], _BAR * worths[rung][quantile]) for rung in signed]
        return [Box(x, base - high, wide, high) for x, high in highs]

    _bars(canvas, (boxes(2), boxes(0)), mark, ladder.basis[party])
    medians = [(starts[rung], base - _BAR * worths[rung][1]) for rung in signed]
    canvas.level(medians, wide, stroke=mark.colour, stroke_width=2.5)
    for rung in set(range(len(worths))) - set(signed):
        _cross(canvas, Box(starts[rung], base - _BAR, wide, _BAR), mark)
    x = left + (ladder.wanted(party) + 0.5) * column
    canvas.badge((x, base - _BAR / 2 - 1), mark, ring=True)


def _bars(
    canvas: Canvas, boxes: tuple[list[Box], list[Box]], mark: Mark, basis: str
) -> None:
    """Draw how much options are worth at most, pale, and at least, solid."""
    most, least = boxes
    dashed = {} if basis == "quoted" else {"stroke_dasharray": "3 2"}
    canvas.rects(most, fill=mix(mark.colour, 0.25), stroke=mark.colour, **dashed)
    solid = mark.colour if basis == "quoted" else mix(mark.colour, 0.7)
    canvas.rects(least, fill=solid)


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
    for marks, why in ladder.rest:
        y = _named(canvas, Box(0, y, canvas.width, 0), marks, why)
    y += 2
    left = 150.0
    column = (canvas.width - left) / max(1, len(ladder.shown))
    for place, party in enumerate(ladder.shown):
        canvas.badge((left + place * column + 11, y + 9), ladder.marks[party])
    y += 26 if ladder.shown else 0
    for rung in range(len(ladder.issue.options)):
        y = _rung(canvas, (left, column, y), ladder, rung)
    return y + 16


def _rung(
    canvas: Canvas, at: tuple[float, float, float], ladder: Ladder, rung: int
) -> float:
    left, column, y = at
    option = ladder.issue.options[rung]
    end = canvas.block(Box(0, y, left - 8, 0), option, BODY, 3)
    if ladder.as_now(option):
        end = canvas.block(Box(0, end, left - 8, 0), "(as now)", SMALL, 1)
    end = max(end, y + 20)
    for place, party in enumerate(ladder.shown):
        room = Box(left + place * column + 2, y + 1, column - 8, 13)
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
    _bars(canvas, ([span], [sure]), mark, basis)
    x = room.x + room.width * middle
    canvas.line((x, room.y), (x, room.bottom), stroke=mark.colour, stroke_width=2.5)
