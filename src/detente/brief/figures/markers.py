"""Shapes that tell the rules of fair division apart."""

from collections.abc import Sequence

from detente.brief.canvas import Box, Canvas, Ink
from detente.brief.palette import INK, PAPER
from detente.brief.placement import Spot, clear

_SHAPES = (
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
)


def marker(
    canvas: Canvas, centre: tuple[float, float], place: int, size: float = 6
) -> None:
    """Draw the shape of the rule at this place: diamond, triangle, square, wedge."""
    x, y = centre
    shape = _SHAPES[place % len(_SHAPES)]
    points = [(x + size * dx, y + size * dy) for dx, dy in shape]
    canvas.path(points, fill=PAPER, stroke=INK, stroke_width=2, stroke_linejoin="round")


def pinned(
    canvas: Canvas, spot: Spot, place: int, taken: list[Box], within: Box
) -> None:
    """Draw the shape of a rule beside its spot, where it covers nothing taken."""
    taken.append(clear(spot, (17, 17), taken, within))
    canvas.circle(spot, 2, fill=INK)
    canvas.line(spot, taken[-1].centre)
    marker(canvas, taken[-1].centre, place)


def rule_keys(canvas: Canvas, box: Box, words: Sequence[str]) -> float:
    """Say which shape is which rule; return the lower edge."""
    y = box.y
    for place, said in enumerate(words):
        marker(canvas, (box.x + 9, y + 8), place)
        y = canvas.block(Box(box.x + 24, y, box.width - 24, 0), said, Ink(), 2) + 5
    return y
