"""A sheet to draw a figure on: shapes, and text that keeps to its room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.brief.measure import (
    ASCENT,
    LEADING,
    clean,
    known,
    shorten,
    width,
    wrap,
)
from detente.brief.palette import INK, PAPER, SOFT, Mark, mix
from detente.brief.svg import (
    SIZE,
    Frame,
    continued,
    element,
    number,
    picture,
    written,
)

WIDE = 760.0
"""Width of a figure on a page."""
NARROW = 360.0
"""Width of a figure on a phone."""
COLUMN = 408.0
"""Width of a figure in one of the two columns of a sheet of paper."""
ACROSS = 840.0
"""Width of a figure across both; on A4 letters of 11 print at 6.8 pt in either."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How text looks.

    Attributes
    ----------
    size
        In pixels; nothing is smaller than 11.
    weight
        ``normal`` or ``bold``.
    fill
        Colour.
    anchor
        ``start``, ``middle`` or ``end``: which part of the text stands at x.
    halo
        Colour around the letters, which keeps lines beneath from crossing them.
    """

    size: float = SIZE
    weight: str = "normal"
    fill: str = INK
    anchor: str = "start"
    halo: str = "none"

    @property
    def leading(self) -> float:
        """Distance between two lines in pixels."""
        return self.size * LEADING

    def to(self, anchor: str) -> "Ink":
        """Return the same ink anchored elsewhere."""
        return replace(self, anchor=anchor)

    def coloured(self, fill: str) -> "Ink":
        """Return the same ink in another colour."""
        return replace(self, fill=fill)


BODY = Ink()
STRONG = Ink(weight="bold")
SMALL = Ink(size=11.0, fill=SOFT)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the rectangle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A shape as markup, and from where to where it reaches downwards."""

    markup: str
    top: float
    bottom: float


class Canvas:
    """A sheet of fixed width that grows downwards.

    Parameters
    ----------
    name
        Prefix of the ids inside the picture.
    width
        In pixels.
    most
        How many of the things that it could show a figure may draw on it; 0 for all.
    pointed
        Whether a reader can point at text that is cut, to see the whole.

    Examples
    --------
    >>> canvas = Canvas("sketch", 100)
    >>> canvas.text(0, 12, "Iran")
    >>> canvas.picture(("Sketch", "One word."), 20).count("<text")
    1
    """

    def __init__(
        self, name: str, width: float, most: int = 0, *, pointed: bool = True
    ) -> None:
        self.name = name
        self.width = width
        self.most = most
        self.pointed = pointed
        self._parts: list[_Part] = []
        self._cuts: list[float] = []
        self._patterns: dict[str, str] = {}

    @property
    def paper(self) -> bool:
        """Whether this is a sheet for print."""
        return self.width in {COLUMN, ACROSS}

    @property
    def narrow(self) -> bool:
        """Whether this is the sheet for a phone, or for a column."""
        return self.width < (NARROW + WIDE) / 2

    def some(self, ranked: Sequence[int]) -> list[int]:
        """Return those of the ranked things that it has room for, in their own order.

        Examples
        --------
        >>> Canvas("sketch", 100, most=2).some([4, 0, 3])
        [0, 4]
        """
        return sorted(ranked[: self.most or None])

    def text(
        self, x: float, y: float, content: str, ink: Ink = BODY, room: float = 0
    ) -> None:
        """Write one line with its baseline at y.

        Text wider than ``room`` (or than the sheet, when that is 0) is cut, and a
        reader who points at it sees the whole.
        """
        whole = clean(content)
        shown = shorten(whole, room or self.width, ink.size, ink.weight)
        self._write(x, y, shown, ink, whole if shown != whole else "")

    def block(self, box: Box, content: str, ink: Ink = BODY, lines: int = 2) -> float:
        """Write text from the top of a box, broken to its width; return its lower edge.

        The box's height does not matter. By the ink's anchor text stands at the box's
        left edge, middle or right edge.
        """
        whole = clean(content)
        broken = wrap(whole, box.width, ink.size, ink.weight, lines)
        cut = whole if " ".join(broken) != whole else ""
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[ink.anchor]
        for place, line in enumerate(broken):
            y = box.y + ink.size * ASCENT + place * ink.leading
            self._write(box.x + part * box.width, y, line, ink, cut)
        return box.y + len(broken) * ink.leading

    def height_of(
        self, content: str, room: float, ink: Ink = BODY, lines: int = 2
    ) -> float:
        """Return how high `block` would make this text."""
        broken = wrap(clean(content), room, ink.size, ink.weight, lines)
        return len(broken) * ink.leading

    def rect(self, box: Box, **style: str | float) -> None:
        """Draw a rectangle."""
        size = {"width": max(box.width, 0.0), "height": max(box.height, 0.0)}
        span = (box.y, box.y + size["height"])
        self._add("rect", span, x=box.x, y=box.y, **size, **style)

    def rects(self, boxes: Sequence[Box], **style: str | float) -> None:
        """Draw rectangles that look alike as one shape; empty ones are left out."""
        seen = [box for box in boxes if box.width > 0 and box.height > 0]
        corners = (
            f"M{number(b.x)} {number(b.y)}h{number(b.width)}v{number(b.height)}"
            f"h{number(-b.width)}z"
            for b in seen
        )
        edges = [edge for box in seen for edge in (box.y, box.bottom)]
        if seen:
            self._add("path", edges, d="".join(corners), **style)

    def level(
        self, starts: Sequence[tuple[float, float]], length: float,
        **style: str | float,
    ) -> None:  # fmt: skip
        """Draw level lines of one length that look alike as one shape."""
        drawn = "".join(f"M{number(x)} {number(y)}h{number(length)}" for x, y in starts)
        if starts:
            self._add("path", [y for _, y in starts], d=drawn, **style)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], **style: str | float
    ) -> None:
        """Draw a straight line; thin and dark unless the style says otherwise."""
        drawn: dict[str, str | float] = {"stroke": INK, **style}
        ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        self._add("line", (start[1], end[1]), **ends, **drawn)

    def path(self, points: Sequence[tuple[float, float]], **style: str | float) -> None:
        """Draw through points; closed when the style names a fill."""
        steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        closed = "Z" if style.get("fill", "none") != "none" else ""
        heights = [y for _, y in points]
        looks = {"fill": "none", **style}
        self._add("path", heights, d=f"M{steps}{closed}", **looks)

    def circle(
        self, centre: tuple[float, float], radius: float, **style: str | float
    ) -> None:
        """Draw a disc."""
        span = (centre[1] - radius, centre[1] + radius)
        self._add("circle", span, cx=centre[0], cy=centre[1], r=radius, **style)

    def arrow(
        self, start: tuple[float, float], end: tuple[float, float], colour: str = INK
    ) -> None:
        """Draw a level or upright arrow with its head at the end."""
        (x, y), (to_x, to_y) = start, end
        along = ((to_x > x) - (to_x < x), (to_y > y) - (to_y < y))
        back = (to_x - 8 * along[0], to_y - 8 * along[1])
        side = (4 * along[1], 4 * along[0])
        self.line(start, back, stroke=colour, stroke_width=1.5)
        head = [
            end,
            (back[0] + side[0], back[1] + side[1]),
            (back[0] - side[0], back[1] - side[1]),
        ]
        self.path(head, fill=colour)

    def badge(
        self, centre: tuple[float, float], mark: Mark, *, ring: bool = False
    ) -> None:
        """Draw a party's disc with its letter, ringed in white to stand on a colour."""
        if ring:
            self.circle(centre, 10.5, fill=PAPER)
        self.circle(centre, 9, fill=mark.colour)
        ink = Ink(11, "bold", PAPER, "middle")
        self._write(centre[0], centre[1] + 4, mark.letter, ink, "")

    def hatch(self, pattern: str, colour: str) -> str:
        """Return the fill that draws a pattern of `palette.PATTERNS` in a colour."""
        key = f"{self.name}-{pattern}-{colour.lstrip('#')}"
        drawing = _DRAWINGS[pattern]
        strokes = element(
            "path", d=drawing, stroke=colour, stroke_width=1.4, fill="none"
        )
        ground = element("rect", width=6, height=6, fill=mix(colour, 0.28))
        self._patterns[key] = element(
            "pattern", ground + strokes, id=key, width=6, height=6,
            patternUnits="userSpaceOnUse",
        )  # fmt: skip
        return f"url(#{key})"

    def fill(self, mark: Mark) -> str:
        """Return the fill of a party's bars: its colour, and its pattern if any."""
        if mark.pattern == "solid":
            return mark.colour
        return self.hatch(mark.pattern, mark.colour)

    def cut(self, y: float) -> None:
        """Let the picture be cut at this height where it is long for a sheet."""
        self._cuts.append(y)

    def picture(self, words: tuple[str, str], height: float) -> str:
        """Return what was drawn as one SVG image with its title and description."""
        drawn = "".join(part.markup for part in self._parts)
        return picture(self.name, words, self._frame(0, height), self._defs() + drawn)

    def strips(self, words: tuple[str, str], height: float) -> tuple[str, ...]:
        """Return what was drawn cut into images that stand below one another.

        The first is announced for all of them. What reaches over a cut is in both.
        """
        edges = [0.0, *self._cuts, height]
        pairs = list(pairwise(edges))
        inner = ["".join(self._between(top, bottom)) for top, bottom in pairs]
        frames = [self._frame(top, bottom) for top, bottom in pairs]
        first = picture(self.name, words, frames[0], self._defs() + inner[0])
        rest = zip(frames[1:], inner[1:], strict=True)
        return (first, *(continued(frame, content) for frame, content in rest))

    def _frame(self, top: float, bottom: float) -> Frame:
        """Return the frame of a strip; the last pixel is a whole one."""
        return Frame(top, self.width, round(bottom - top + 0.49))

    def _between(self, top: float, bottom: float) -> Iterator[str]:
        for part in self._parts:
            if part.top < bottom and part.bottom >= top:
                yield part.markup

    def _defs(self) -> str:
        kept = "".join(self._patterns[key] for key in sorted(self._patterns))
        return element("defs", kept) if kept else ""

    def _add(self, kind: str, heights: Sequence[float], **style: str | float) -> None:
        markup = element(kind, "", **style)
        self._parts.append(_Part(markup, min(heights), max(heights)))

    def _write(self, x: float, y: float, shown: str, ink: Ink, whole: str) -> None:
        if not shown:
            return
        style: dict[str, str | float] = {"x": x, "y": y}
        if ink.size != SIZE:
            style["font_size"] = ink.size
        if ink.fill != INK:
            style["fill"] = ink.fill
        if ink.anchor != "start":
            style["text_anchor"] = ink.anchor
        if ink.weight != "normal":
            style["font_weight"] = ink.weight
        if ink.halo != "none":
            style |= {"paint_order": "stroke", "stroke": ink.halo, "stroke_width": 3}
        if not known(shown):
            style["textLength"] = width(shown, ink.size, ink.weight)
            style["lengthAdjust"] = "spacingAndGlyphs"
        hint = element("title", written(whole)) if whole and self.pointed else ""
        markup = element("text", written(shown) + hint, **style)
        self._parts.append(_Part(markup, y, y))


_DRAWINGS = {
    "solid": "M0 0",
    "rising": "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    "falling": "M-1 5L1 7M0 0L6 6M5 -1L7 1",
    "dotted": "M2 3L4 3",
    "level": "M0 3L6 3",
    "upright": "M3 0L3 6",
    "crossed": "M0 0L6 6M0 6L6 0",
}
