"""Maps of states as files of other programs, and as a picture."""

import json
import math
from collections.abc import Callable, Iterator, Mapping

from detente.brief.canvas import SMALL, STRONG, Box, Canvas
from detente.brief.measure import clean
from detente.brief.palette import COMMON, HUES, INK, PAPER, mix
from detente.brief.svg import element, written
from detente.cli.maps import Arrow, Place, StateMap
from detente.errors import TooLargeError

MAX_DRAWN = 40
"""States of a picture, at most."""
_WIDTH, _RADIUS = 760.0, 17.0
_LINE = 20.0


def dot(states: StateMap) -> str:
    """Return a map in the language of Graphviz.

    Examples
    --------
    >>> one = Place("1", "N", "", {"R": 1.0})
    >>> print(dot(StateMap("Bond", ("A",), (one,), ())))
    digraph {
      label="Bond";
      node [shape=box, style=rounded];
      "1" [label="1 N", R=1];
    }
    """
    lines = [f"label={_quoted(states.title)};", "node [shape=box, style=rounded];"]
    for place in states.places:
        said = _quoted(" ".join(filter(None, (place.label, place.pattern))))
        holds = "".join(f", {name}={share:g}" for name, share in place.holds.items())
        lines.append(f"{_quoted(place.label)} [label={said}{holds}];")
    for arrow in states.arrows:
        ends = f"{_quoted(arrow.before)} -> {_quoted(arrow.after)}"
        style = "solid" if arrow.better >= 0.5 else "dashed"
        hue = _quoted(HUES[states.parties.index(arrow.party) % len(HUES)])
        lines.append(
            f"{ends} [party={_quoted(arrow.party)}, better={arrow.better:g}, "
            f"color={hue}, style={style}];"
        )
    return "\n".join(["digraph {", *(f"  {line}" for line in lines), "}"])


def _quoted(text: str) -> str:
    return json.dumps(clean(text), ensure_ascii=False)


def graphml(states: StateMap) -> str:
    """Return a map in GraphML, which most programs for graphs read."""
    concepts = tuple(states.places[0].holds) if states.places else ()
    keys = [_key(name, "node", "string") for name in ("pattern", "told")]
    keys += [_key(name, "node", "double") for name in concepts]
    keys += [_key("party", "edge", "string"), _key("better", "edge", "double")]
    places = {place.label: f"s{n}" for n, place in enumerate(states.places, 1)}
    nodes = [
        element("node", "".join(_fields(place)), id=places[place.label])
        for place in states.places
    ]
    edges = [
        element(
            "edge",
            _field("party", arrow.party) + _field("better", f"{arrow.better:g}"),
            source=places[arrow.before],
            target=places[arrow.after],
        )
        for arrow in states.arrows
    ]
    inside = "\n".join(nodes + edges)
    graph = element("graph", f"\n{inside}\n", edgedefault="directed")
    keys.insert(0, _key("label", "node", "string"))
    whole = element(
        "graphml",
        "\n" + "\n".join([*keys, graph]) + "\n",
        xmlns="http://graphml.graphdrawing.org/xmlns",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}'


def _key(name: str, of: str, kind: str) -> str:
    words = {"id": name, "for": of, "attr.name": name, "attr.type": kind}
    return element("key", **words)


def _fields(place: Place) -> Iterator[str]:
    yield _field("label", place.label)
    yield _field("pattern", place.pattern)
    yield _field("told", place.told)
    for name, share in place.holds.items():
        yield _field(name, f"{share:g}")


def _field(name: str, text: str) -> str:
    return element("data", written(text), key=name) if text else ""


def svg(states: StateMap) -> str:
    """Return a map as a picture: states in a ring, moves as arrows in party colours.

    A state is the darker, the more often everybody would stay under SEQ; a move that
    improves in fewer than half of the draws is dashed, and left out where there are
    many. What colours and marks stand for is written beside the ring, or below a ring
    that leaves no room.

    Raises
    ------
    TooLargeError
        If there are more than `MAX_DRAWN` states.
    """
    if len(states.places) > MAX_DRAWN:
        raise TooLargeError(
            f"{len(states.places):,} states are above the limit of {MAX_DRAWN} for a "
            "picture. Export .dot or .graphml, and draw it with a program for graphs"
        )
    canvas = Canvas("states", _WIDTH)
    top = canvas.block(Box(8, 8, _WIDTH - 16, 0), states.title, STRONG) + 8
    centres = _ring(len(states.places), top)
    at = {p.label: c for p, c in zip(states.places, centres, strict=True)}
    liked = [arrow for arrow in states.arrows if arrow.better >= 0.5]
    for arrow in liked if len(states.arrows) > 60 else states.arrows:
        hue = HUES[states.parties.index(arrow.party) % len(HUES)]
        _draw(canvas, at, arrow, hue)
    for place, centre in zip(states.places, centres, strict=True):
        _node(canvas, place, centre)
    right, low = (max(edge) + 2 * _RADIUS for edge in zip(*centres, strict=True))
    beside = right <= 0.6 * _WIDTH
    box = Box(right, top, _WIDTH - right - 8, 0) if beside else Box(8, low, _WIDTH, 0)
    bottom = max(low, _legend(canvas, states, box))
    seen = f"{len(states.places)} states, {len(states.arrows)} moves."
    return canvas.picture((clean(states.title), seen), bottom)


def _ring(count: int, top: float) -> list[tuple[float, float]]:
    """Return where states stand: in a ring on the left, the first one on top."""
    radius = 0.0 if count == 1 else max(90.0, min(330.0, count * 14.0))
    turns = (2 * math.pi * n / count for n in range(count))
    middle = radius + 2 * _RADIUS
    return [
        (middle + radius * math.sin(turn), top + middle - radius * math.cos(turn))
        for turn in turns
    ]


def _node(canvas: Canvas, place: Place, centre: tuple[float, float]) -> None:
    share = place.holds.get("SEQ", 0.0)
    canvas.circle(centre, _RADIUS, fill=mix(COMMON, 0.75 * share), stroke=INK)
    ink = STRONG.to("middle").coloured(PAPER if share > 0.6 else INK)
    canvas.text(centre[0], centre[1] + 4, place.label, ink, 2 * _RADIUS)


def _draw(
    canvas: Canvas, at: Mapping[str, tuple[float, float]], arrow: Arrow, hue: str
) -> None:
    """Draw a move a little to the left of the line between its states."""
    (x, y), (to_x, to_y) = at[arrow.before], at[arrow.after]
    length = math.hypot(to_x - x, to_y - y)
    along = ((to_x - x) / length, (to_y - y) / length)
    side = (4 * along[1], -4 * along[0])
    start = (x + _RADIUS * along[0] + side[0], y + _RADIUS * along[1] + side[1])
    gap = _RADIUS + 2
    end = (to_x - gap * along[0] + side[0], to_y - gap * along[1] + side[1])
    back = (end[0] - 8 * along[0], end[1] - 8 * along[1])
    dashes = {} if arrow.better >= 0.5 else {"stroke_dasharray": "3 4"}
    canvas.line(start, back, stroke=hue, stroke_width=1.5, **dashes)
    wide = (
        (back[0] + side[0], back[1] + side[1]),
        (back[0] - side[0], back[1] - side[1]),
    )
    canvas.path([end, *wide], fill=hue)


def _legend(canvas: Canvas, states: StateMap, box: Box) -> float:
    """Say whose the colours are, and what each state is; return the lower edge."""
    y = box.y
    for place, party in enumerate(states.parties):
        y += _LINE
        hue = HUES[place % len(HUES)]
        canvas.line((box.x, y - 4), (box.x + 28, y - 4), stroke=hue, stroke_width=3)
        canvas.text(box.x + 36, y, party, STRONG, box.width - 36)
    y += _LINE / 2
    for said in _said(states):
        y = canvas.block(Box(box.x, y, box.width, 0), said, SMALL, 3) + 4
    return y + 4


def _said(states: StateMap) -> Iterator[str]:
    """Yield what the marks, the states and the lines are."""
    if states.actions:
        yield "Marks, in this order (Y taken, N not taken, - either):"
    yield from (f"{place}. {one}" for place, one in enumerate(states.actions, 1))
    for one in states.places:
        if said := " ".join(filter(None, (one.pattern, one.told))):
            yield f"State {one.label}: {said}"
    if states.drawn:
        yield "Dashed: better in fewer than half of the draws for who moves."
        yield "The darker a state, the more often everybody would stay (SEQ)."
    else:
        yield "Dashed: not better for who moves. Dark: everybody would stay (SEQ)."


WRITERS: Mapping[str, Callable[[StateMap], str]] = {
    ".dot": dot,
    ".graphml": graphml,
    ".svg": svg,
}
"""How a map is written, by the suffix of the file."""
