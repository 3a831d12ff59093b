"""The plane of two parties' gains over no deal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.brief.canvas import SMALL, WIDE, Box, Canvas, Ink
from detente.brief.figures.markers import rule_keys
from detente.brief.grammar import with_article
from detente.brief.palette import COMMON, GRID, Mark, mix
from detente.brief.scale import Scale, ticks
from detente.kernels.arrays import FloatArray

LEFT, TOP = 46.0, 26.0
"""Where the plane begins: room for numbers at the left, and for a name above."""
Key = tuple[Callable[[Canvas, tuple[float, float]], None], str]
"""What draws a sign of the legend at its left middle, and what the sign stands for."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Gains of the first to the right, of the second upwards."""

    x: Scale
    y: Scale
    marks: tuple[Mark, Mark]

    def at(self, gains: Sequence[float] | FloatArray) -> tuple[float, float]:
        """Return the place of two gains."""
        return self.x(float(gains[0])), self.y(float(gains[1]))


def edges(canvas: Canvas) -> tuple[float, float]:
    """Return the right edge and the lower edge that a plane has on a sheet."""
    right = canvas.width - (14 if canvas.narrow else 210)
    return right, 330.0 if canvas.narrow else 360.0 if canvas.width <= WIDE else 270.0


def frame(canvas: Canvas, plane: Plane) -> None:
    """Draw axes, lines of no deal, and the corner in which both gain."""
    x, y = plane.x, plane.y
    first, second = plane.marks
    for tick in ticks(x.low, x.high, 6):
        canvas.line((x(tick), y.start), (x(tick), y.end), stroke=GRID)
        label = f"{tick:g}"
        canvas.text(x(tick), y.start + 15, label, SMALL.to("middle"), 44)
    for tick in ticks(y.low, y.high, 6):
        canvas.line((x.start, y(tick)), (x.end, y(tick)), stroke=GRID)
        canvas.text(x.start - 6, y(tick) + 4, f"{tick:g}", SMALL.to("end"), 40)
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
    _axis(canvas, (24, 14), second, x.end - 30)
    canvas.badge((x.start + 9, y.start + 32), first)
    _axis(canvas, (x.start + 24, y.start + 36), first, x.end - x.start - 24)


def _axis(canvas: Canvas, at: tuple[float, float], mark: Mark, room: float) -> None:
    """Say whose gain an axis shows, and over what where there is room for it."""
    ink = Ink(12, "bold", mark.colour)
    gain = f"gain of {with_article(mark.name)}"
    whole = f"{gain} over no deal"
    fits = canvas.height_of(whole, room, ink, 2) == ink.leading
    canvas.text(*at, whole if fits else gain, ink, room)


def legend(
    canvas: Canvas, plane: Plane, rules: Sequence[str], keys: Sequence[Key]
) -> float:
    """Explain shapes and lines: beside the plane, or in two columns below it."""
    if canvas.narrow:
        top, left = plane.y.start + 52, canvas.width * 0.42
        end = rule_keys(canvas, Box(0, top, left - 12, 0), rules)
        return max(end, _keys(canvas, Box(left, top, canvas.width - left, 0), keys))
    left = plane.x.end + 18
    end = rule_keys(canvas, Box(left, 30, canvas.width - left, 0), rules)
    end = _keys(canvas, Box(left, end, canvas.width - left, 0), keys)
    return max(end, plane.y.start + 46)


def _keys(canvas: Canvas, box: Box, keys: Sequence[Key]) -> float:
    y = box.y
    for draw, words in keys:
        draw(canvas, (box.x, y + 8))
        room = Box(box.x + 24, y, box.width - 24, 0)
        y = canvas.block(room, words, Ink(), 4) + 5
    return y
