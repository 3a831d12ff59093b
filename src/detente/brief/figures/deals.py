"""The deals of a class on the plane of two parties' gains, below the frontier."""

from fractions import Fraction
from itertools import pairwise

from detente.brief.canvas import Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.markers import pinned
from detente.brief.figures.plane import LEFT, TOP, Plane, edges, frame, legend
from detente.brief.measure import width
from detente.brief.palette import COMMON, FAINT, INK, PAPER, SOFT, Mark, mix
from detente.brief.placement import Spot, around, clear
from detente.brief.roster import Roster
from detente.brief.scale import Scale
from detente.brief.words import capital
from detente.model.scoresheet import in_points
from detente.questions.exact import RULES
from detente.study.debriefing import Deal, Debrief

Gains = tuple[float, float]
MOST_DOTS = 150
"""Points of the frontier up to which each has a dot."""
MOST_PLACES = 40
"""Places up to which each has numbers of pairs, and a line to what is better."""
MOST_NUMBERS = 4
"""Pairs at one place that are named there, at most."""
_OFF = "#bb4c00"
"""Edge of a deal that leaves something on the table."""


def deals(found: Debrief, roster: Roster) -> Figure:
    """Draw each pair's gains over no deal, the frontier, and where four rules settle.

    Pairs of the same gains share a place; a dashed line leads from a deal that leaves
    something on the table to the efficient outcome that shares it out best.

    Raises
    ------
    ValueError
        If there are not two parties.
    """
    if len(found.sheet.parties) != 2:
        raise ValueError("must have two parties; a plane has no room for more")
    table = Table(
        "Gains over no deal",
        ("Pair", *roster.parties, "On the frontier"),
        tuple(
            (roster.pair(place), *map(in_points, found.gains(deal)), _standing(deal))
            for place, deal in enumerate(found.deals)
        ),
    )
    words = Words("deals", "Where each pair ended up", _seen(found))

    def draw(canvas: Canvas) -> float:
        plane = _plane(canvas, found, roster.marks)
        _ground(canvas, plane, found)
        frame(canvas, plane)
        _frontier(canvas, plane, found)
        _pairs(canvas, plane, found)
        said = [
            capital(label) + ("" if found.picked(rule) else ": undefined")
            for rule, label in RULES.items()
        ]
        return legend(canvas, plane, said, _KEYS)

    return figure(words, draw, table, across=True)


def _standing(deal: Deal) -> str:
    return "no deal" if not deal.signed else "yes" if deal.efficient else "no"


def _seen(found: Debrief) -> str:
    signed, best = len(found.signed), sum(deal.efficient for deal in found.deals)
    if not signed:
        return "No pair reached a deal."
    on = "on the frontier, where nobody can have more without a loss for the other."
    if signed == 1:
        return f"The deal {'lies' if best else 'does not lie'} {on}"
    return f"{best} of {signed} deals {'lies' if best == 1 else 'lie'} {on}"


def _gains(utilities: tuple[Fraction, ...], found: Debrief) -> Gains:
    first, second = (
        float(u - d) for u, d in zip(utilities, found.no_deal, strict=True)
    )
    return first, second


def _plane(canvas: Canvas, found: Debrief, marks: tuple[Mark, ...]) -> Plane:
    """Return a plane that holds all deals, and the frontier beside them."""
    had = [(0.0, 0.0), *(_gains(deal.utilities, found) for deal in found.deals)]
    lows = [min(column) for column in zip(*had, strict=True)]
    points = [_gains(point.utilities, found) for point in found.frontier.points]
    near = [p for p in points if p[0] >= lows[0] and p[1] >= lows[1]] or points
    highs = [max(column) for column in zip(*had, *near, strict=True)]
    spans = [(high - low) or 1.0 for low, high in zip(lows, highs, strict=True)]
    (a, b), (c, d) = (
        (low - 0.05 * span, high + 0.05 * span)
        for low, high, span in zip(lows, highs, spans, strict=True)
    )
    right, bottom = edges(canvas)
    first, second = marks
    return Plane(Scale(a, b, LEFT, right), Scale(c, d, bottom, TOP), (first, second))


def _inside(plane: Plane, gains: Gains) -> bool:
    x, y = plane.x, plane.y
    return x.low <= gains[0] <= x.high and y.low <= gains[1] <= y.high


def _visible(plane: Plane, found: Debrief) -> list[Gains]:
    points = (_gains(point.utilities, found) for point in found.frontier.points)
    return sorted(point for point in points if _inside(plane, point))


def _outline(plane: Plane, found: Debrief) -> list[tuple[float, float]]:
    """Return the edge of what can be had: steps between efficient points."""
    points = _visible(plane, found)
    if not points:
        return []
    edge = [plane.at((plane.x.low, points[0][1]))]
    for one, after in pairwise([*points, (points[-1][0], plane.y.low)]):
        edge += [plane.at(one), plane.at((one[0], after[1]))]
    return edge


def _ground(canvas: Canvas, plane: Plane, found: Debrief) -> None:
    """Shade what can be had."""
    if edge := _outline(plane, found):
        corner = plane.at((plane.x.low, plane.y.low))
        canvas.path([*edge, corner], fill=mix(INK, 0.06), stroke="none")


def _frontier(canvas: Canvas, plane: Plane, found: Debrief) -> None:
    """Draw the edge of what can be had, and the efficient outcomes on it."""
    points = _visible(plane, found)
    if points:
        canvas.path(_outline(plane, found), stroke=INK, stroke_width=1.4)
    for point in points if len(points) <= MOST_DOTS else ():
        canvas.circle(plane.at(point), 2.2, fill=INK)


def _pairs(canvas: Canvas, plane: Plane, found: Debrief) -> None:
    """Draw the pairs, then rules and numbers where they cover as little as can be."""
    x, y = plane.x, plane.y
    within = Box(x.start, y.end, x.end - x.start, y.start - y.end)
    places: dict[tuple[Gains, bool], list[int]] = {}
    for place, deal in enumerate(found.deals):
        key = _gains(deal.utilities, found), deal.signed
        places.setdefault(key, []).append(place)
    spots = {key: plane.at(key[0]) for key in places}
    shared = {key: found.deals[who[0]] for key, who in places.items()}
    for key, deal in shared.items():
        if deal.better is not None and deal.signed and len(places) <= MOST_PLACES:
            end = plane.at(_gains(deal.better.utilities, found))
            canvas.line(spots[key], end, stroke=_OFF, stroke_dasharray="3 2")
    for key, deal in shared.items():
        _spot(canvas, spots[key], deal)
    taken = [around(spot, (13, 13)) for spot in list(spots.values())[:MOST_PLACES]]
    _rules(canvas, plane, found, taken)
    for key, who in places.items() if len(places) <= MOST_PLACES else ():
        _named(canvas, spots[key], _numbers(who), taken, within)


def _named(
    canvas: Canvas, spot: Spot, words: str, taken: list[Box], within: Box
) -> None:
    """Write numbers beside a spot, with a line to it where they had to move away."""
    size = (width(words, 12, "bold") + 3, 15)
    taken.append(clear(spot, size, taken, within))
    x, y = taken[-1].centre
    if abs(x - spot[0]) + abs(y - spot[1]) > 34:
        canvas.line(spot, (x, y), stroke=SOFT, stroke_width=0.8)
    canvas.text(x, y + 4.5, words, Ink(12, "bold", INK, "middle", PAPER), size[0])


def _numbers(places: list[int]) -> str:
    """Name the pairs at one place, which are counted from 1.

    Examples
    --------
    >>> _numbers([0, 3]), _numbers([0, 1, 2, 3, 4, 5])
    ('1, 4', '1, 2, 3 +3')
    """
    most = len(places) if len(places) <= MOST_NUMBERS else MOST_NUMBERS - 1
    named = ", ".join(str(place + 1) for place in places[:most])
    return named + (f" +{len(places) - most}" if most < len(places) else "")


def _spot(canvas: Canvas, spot: tuple[float, float], deal: Deal) -> None:
    if not deal.signed:
        _cross(canvas, spot)
    elif deal.efficient:
        canvas.circle(spot, 5.5, fill=COMMON, stroke=PAPER)
    else:
        canvas.circle(spot, 5, fill=PAPER, stroke=_OFF, stroke_width=2)


def _cross(canvas: Canvas, spot: tuple[float, float]) -> None:
    x, y = spot
    for lean in (5, -5):
        canvas.line((x - 5, y - lean), (x + 5, y + lean), stroke_width=2.4)


def _rules(canvas: Canvas, plane: Plane, found: Debrief, taken: list[Box]) -> None:
    x, y = plane.x, plane.y
    within = Box(x.start, y.end, x.end - x.start, y.start - y.end)
    for place, rule in enumerate(RULES):
        point = found.picked(rule)
        if point and _inside(plane, gains := _gains(point.utilities, found)):
            pinned(canvas, plane.at(gains), place, taken, within)


def _on(canvas: Canvas, at: tuple[float, float]) -> None:
    canvas.circle((at[0] + 9, at[1]), 5.5, fill=COMMON)


def _under(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.line((x + 9, y), (x + 20, y), stroke=_OFF, stroke_dasharray="3 2")
    canvas.circle((x + 6, y), 5, fill=PAPER, stroke=_OFF, stroke_width=2)


def _none(canvas: Canvas, at: tuple[float, float]) -> None:
    _cross(canvas, (at[0] + 9, at[1]))


def _edge(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.rect(Box(x, y - 6, 18, 12), fill=mix(INK, 0.06), stroke=FAINT)
    canvas.line((x, y - 6), (x + 18, y - 6), stroke_width=1.4)
    canvas.circle((x + 9, y - 6), 2.2, fill=INK)


_KEYS = (
    (_on, "a deal on the frontier, with the numbers of its pairs"),
    (_under, "a deal below it, and where what is left could go"),
    (_none, "pairs without a deal"),
    (_edge, "what could be had; dots: the frontier"),
)
