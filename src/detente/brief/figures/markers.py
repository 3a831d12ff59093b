"""Shapes that tell the rules of fair division apart."""

from detente.brief.canvas import Canvas
from detente.brief.palette import INK, PAPER

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
