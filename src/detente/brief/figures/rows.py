"""Ranked rows: a label, a strip to draw on, a value; the frame of four figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas
from detente.brief.palette import GRID, SOFT
from detente.brief.scale import Scale, ticks

_PAD = 7.0
_LABEL, _NOTE = 3, 5
"""Most lines of a label and of the note beneath it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a chart.

    Attributes
    ----------
    label
        What it is about, in bold.
    note
        Said beneath in small print; may be empty.
    value
        Said at the right, beside the drawing; may be empty.
    """

    label: str
    note: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a chart of rows stand.

    Attributes
    ----------
    label, value
        Columns: their edges count, not their heights. On a phone the label stands
        above the strip and takes the whole width.
    plot
        From numbers to places across the strip.
    """

    label: Box
    plot: Scale
    value: Box

    @property
    def above(self) -> bool:
        """Whether labels stand above the strip."""
        return self.label.right > self.plot.start


def frame(canvas: Canvas, low: float, high: float, value_room: float = 130) -> Frame:
    """Divide a sheet into labels, strip and values.

    ``value_room`` is the width of the column of values on a page; a phone has less.
    Without one, both ends of the strip leave room for a number.
    """
    width = canvas.width
    margin = 18 if value_room else 44
    if canvas.narrow:
        room = min(value_room, width - 264)
        plot = Scale(low, high, min(margin, 34), width - room - margin)
        return Frame(Box(0, 0, width, 0), plot, Box(width - room, 0, room, 0))
    plot = Scale(low, high, 238 + margin, width - value_room - margin)
    return Frame(Box(0, 0, 236, 0), plot, Box(width - value_room, 0, value_room, 0))


def rows(
    canvas: Canvas,
    layout: Frame,
    content: Sequence[Row],
    draw: Callable[[int, float], None],
    top: float = 0,
) -> float:
    """Write all rows below one another and draw in each; return the lower edge.

    Parameters
    ----------
    canvas, layout
        Where.
    content
        The rows.
    draw
        Called with each row's place and the height of the middle of its strip.
    top
        Upper edge.
    """
    y = top
    for place, row in enumerate(content):
        if 1 < place < len(content) - 1:
            canvas.cut(y)
        if layout.above:
            y = _stacked(canvas, layout, row, y)
            height = max(24.0, _value_height(canvas, layout, row))
            middle, bottom = y + height / 2, y + height
            _value(canvas, layout, row, middle)
            _grid(canvas, layout, (y, bottom))
            y = bottom + _PAD
        else:
            height = max(
                _label_height(canvas, layout, row), _value_height(canvas, layout, row)
            )
            bottom = y + height + 2 * _PAD
            middle = (y + bottom) / 2
            _grid(canvas, layout, (y, bottom))
            _beside(canvas, layout, row, middle)
            _value(canvas, layout, row, middle)
            y = bottom
        draw(place, middle)
    return y


def axis(
    canvas: Canvas, layout: Frame, y: float, title: str, form: Callable[[float], str]
) -> float:
    """Write the numbers of the strip and what they are; return the lower edge."""
    plot = layout.plot
    for tick in ticks(plot.low, plot.high, 5):
        canvas.text(plot(tick), y + 13, form(tick), SMALL.to("middle"), 60)
    if layout.above:
        room = Box(0, y + 18, canvas.width, 0)
        return canvas.block(room, title, SMALL, 3)
    room = Box(plot.start - 60, y + 18, plot.end - plot.start + 120, 0)
    return canvas.block(room, title, SMALL.to("middle"), 2)


def _grid(canvas: Canvas, layout: Frame, span: tuple[float, float]) -> None:
    for tick in ticks(layout.plot.low, layout.plot.high, 5):
        x = layout.plot(tick)
        canvas.line((x, span[0]), (x, span[1]), stroke=GRID)


def _label_height(canvas: Canvas, layout: Frame, row: Row) -> float:
    room = layout.label.width
    return canvas.height_of(row.label, room, STRONG, _LABEL) + canvas.height_of(
        row.note, room, SMALL, _NOTE
    )


def _stacked(canvas: Canvas, layout: Frame, row: Row, y: float) -> float:
    label = layout.label
    y = canvas.block(Box(label.x, y, label.width, 0), row.label, STRONG, _LABEL)
    return canvas.block(Box(label.x, y, label.width, 0), row.note, SMALL, _NOTE)


def _beside(canvas: Canvas, layout: Frame, row: Row, middle: float) -> None:
    label = layout.label
    y = middle - _label_height(canvas, layout, row) / 2
    box = Box(label.x, y, label.width, 0)
    y = canvas.block(box, row.label, STRONG.to("end"), _LABEL)
    canvas.block(Box(label.x, y, label.width, 0), row.note, SMALL.to("end"), _NOTE)


def _value_height(canvas: Canvas, layout: Frame, row: Row) -> float:
    return canvas.height_of(row.value, layout.value.width, BODY, 2)


def _value(canvas: Canvas, layout: Frame, row: Row, middle: float) -> None:
    y = middle - _value_height(canvas, layout, row) / 2
    room = Box(layout.value.x, y, layout.value.width, 0)
    canvas.block(room, row.value, BODY.coloured(SOFT), 2)
