"""Where to put labels so that none covers another."""

import math

from detente.brief.canvas import Box

Spot = tuple[float, float]


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge.

    Examples
    --------
    >>> overlap(Box(0, 0, 10, 10), Box(10, 0, 5, 5))
    False
    >>> overlap(Box(0, 0, 10, 10), Box(9, 9, 5, 5))
    True
    """
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def around(spot: Spot, size: tuple[float, float]) -> Box:
    """Return the box of a size centred on a spot."""
    return Box(spot[0] - size[0] / 2, spot[1] - size[1] / 2, *size)


def clear(spot: Spot, size: tuple[float, float], taken: list[Box], within: Box) -> Box:
    """Return the box of a size nearest to a spot that covers nothing taken.

    Looks at the spot itself, then in widening circles. Where nothing within the
    bounds is free it looks no further than the bounds are wide, and returns the box
    that was tried last.

    Examples
    --------
    >>> room = Box(0, 0, 100, 100)
    >>> clear((50, 50), (10, 10), [], room) == Box(45, 45, 10, 10)
    True
    >>> clear((50, 50), (10, 10), [Box(45, 45, 10, 10)], room) == Box(55, 45, 10, 10)
    True
    """
    box = around(spot, size)
    for ring in range(int(max(within.width, within.height) // 2)):
        for turn in range(16 if ring else 1):
            angle = math.pi * turn / 8
            x, y = (
                spot[0] + 2 * ring * math.cos(angle),
                spot[1] + 2 * ring * math.sin(angle),
            )
            box = around((x, y), size)
            inside = (
                within.x <= box.x
                and box.right <= within.right
                and within.y <= box.y
                and box.bottom <= within.bottom
            )
            if inside and not any(overlap(box, other) for other in taken):
                return box
    return box
