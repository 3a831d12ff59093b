"""Heat tables: shares of draws as tone and as words."""

from dataclasses import dataclass

from detente.brief.canvas import SMALL, STRONG, Box, Canvas, Ink
from detente.brief.figures.labels import cell_words
from detente.brief.numbers import out_of_100
from detente.brief.palette import INK, SEQUENCE, Mark, ink_on, mix

CELL_HEIGHT = 38.0
_UNIT = 44.0
"""Least width of a cell that says of how many draws its number is."""
NARROWEST = 60.0
"""Least width of a column that leaves room for words beside the columns."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of equal width, side by side.

    Attributes
    ----------
    start
        Left edge of the first.
    width
        Of each, with its gap.
    """

    start: float
    width: float

    @property
    def below(self) -> bool:
        """Whether cells stand below the head of their row, for want of room beside."""
        return self.start <= 30

    def cell(self, place: int, y: float) -> Box:
        """Return the cell of a column in the row that begins at y."""
        return Box(self.start + place * self.width, y, self.width - 5, CELL_HEIGHT)


def columns(canvas: Canvas, count: int, widest: float = 92) -> Columns:
    """Place columns at the right of a page; many take its width, as on a phone."""
    beside = 0.55 * canvas.width / max(count, 1)
    if canvas.narrow:
        return Columns(1, min(122, (canvas.width + 3) / max(count, 1)))
    if beside < NARROWEST:
        return Columns(30, min(widest, (canvas.width - 26) / count))
    width = min(widest, 0.62 * canvas.width / max(count, 1))
    return Columns(canvas.width + 4 - count * width, width)


def share_cell(
    canvas: Canvas, cell: Box, share: float, *, framed: bool = False
) -> None:
    """Draw a share of draws: the more, the darker; framed where it sums up the row."""
    tone = mix(SEQUENCE, 0.06 + 0.94 * share)
    ink = ink_on(tone)
    border: dict[str, str | float] = (
        {"stroke": INK, "stroke_width": 1.6} if framed else {}
    )
    canvas.rect(cell, fill=tone, rx=3, **border)
    middle = cell.centre[0]
    if cell.width < _UNIT:
        text = out_of_100(share).replace("fewer than ", "< ")
        text = text.replace("more than ", "> ")
        bold = Ink(12, "bold", ink, "middle")
        canvas.text(middle, cell.y + 23, text, bold, cell.width)
        return
    number, unit = cell_words(share)
    room = cell.width - 2
    canvas.text(middle, cell.y + 17, number, Ink(13, "bold", ink, "middle"), room)
    canvas.text(middle, cell.y + 31, unit, Ink(11, "normal", ink, "middle"), room)


def heading(canvas: Canvas, box: Box, words: str, mark: Mark | None = None) -> float:
    """Head a column by words, or by a party's disc where it is narrow.

    Returns the lower edge.
    """
    if mark and box.width < NARROWEST:
        canvas.badge((box.centre[0], box.y + 9), mark)
        return box.y + 20
    return canvas.block(box, words, STRONG.to("middle"), 3)


def number_of(canvas: Canvas, x: float, y: float, place: int) -> None:
    """Write the short name of a package: P1 for the first."""
    canvas.text(x, y, f"P{place + 1}", STRONG, 40)


def items_height(
    canvas: Canvas, room: float, lines: tuple[str, ...], most: int
) -> float:
    """Return how high `items` would make these lines."""
    shown, rest = _shown(lines, most)
    heights = [canvas.height_of(line, room, ITEM, 2) for line in shown]
    return sum(heights) + (SMALL.leading if rest else 0)


def items(canvas: Canvas, box: Box, lines: tuple[str, ...], most: int) -> float:
    """Write at most so many items, the last saying how many are left.

    An item that is too long for a line takes two. Returns the lower edge.
    """
    shown, rest = _shown(lines, most)
    y = box.y
    for line in shown:
        y = canvas.block(Box(box.x, y, box.width, 0), line, ITEM, 2)
    if rest:
        y = canvas.block(Box(box.x, y, box.width, 0), rest, SMALL, 1)
    return y


def _shown(lines: tuple[str, ...], most: int) -> tuple[tuple[str, ...], str]:
    """Return the lines that are written, and what to say of those that are not."""
    if len(lines) <= most:
        return lines, ""
    left = len(lines) - most + 1
    return lines[: most - 1], f"and {left} more changes, in the table on screen"


ITEM = Ink(11.5)
