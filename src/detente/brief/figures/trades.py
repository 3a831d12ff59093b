"""What could be given for what: pairs of concessions that leave both better off."""

from collections.abc import Mapping

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import capital, empty
from detente.brief.names import Names
from detente.brief.numbers import counted, in_100, worth
from detente.brief.palette import Mark, marks, mix
from detente.questions.trades import Trade
from detente.study import Findings

_MOST = 4
_NONE = "No exchange of one issue for another leaves both better off in any draw."
Side = tuple[str, str, str, str]


def trades(findings: Findings) -> Figure:
    """Draw each trade as two boxes: what one gives, and the other in return."""
    names = Names(findings.case)
    found = findings.trades.trades
    table = Table(
        "Trades and the draws in which both are better off than with the even split",
        ("One gives", "The other gives", "Draws", "Gain of the one", "Of the other"),
        tuple(
            (
                _said(names, trade.giver, trade.gives, trade.gives_to),
                _said(names, trade.other, trade.gets, trade.gets_to),
                counted(findings, f"trades.trades.{place}.share"),
                worth(trade.gain_giver),
                worth(trade.gain_other),
            )
            for place, trade in enumerate(found)
        ),
    )
    words = Words(
        "trades", "What could be given for what", _seen(names, findings),
        "trades", len(found), _MOST,
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not found:
            return empty(canvas, _NONE)
        y = 0.0
        for place, trade in enumerate(found[: canvas.most]):
            if place:
                canvas.cut(y - 7)
            y = _trade(canvas, y, trade, findings) + 14
        note = "Gains are over splitting the two issues evenly, 0 to 1 for each party."
        if findings.case.joint:
            note = "Gains are over an even chance of either's way on both issues."
        return canvas.block(Box(0, y - 4, canvas.width, 0), note, SMALL, 4) + 2

    default = mostly_default(findings, "weights", "options")
    return figure(words, draw, table, default=default)


def _said(names: Names, party: str, issue: str, option: str) -> str:
    return f"{names.party(party)}: {names.issue(issue)} to “{option}”"


def _seen(names: Names, findings: Findings) -> str:
    found = findings.trades.trades
    if not found:
        return _NONE
    top = found[0]
    gives = names.verb(top.giver, "gives")
    return (
        f"Most often worth while, in {counted(findings, 'trades.trades.0.share')} "
        f"draws: "
        f"{names.subject(top.giver)} {gives} way on {names.issue(top.gives)}, "
        f"{names.subject(top.other)} on {names.issue(top.gets)}."
    )


def _sides(trade: Trade) -> tuple[Side, Side]:
    return (
        (trade.giver, trade.gives, trade.gives_from, trade.gives_to),
        (trade.other, trade.gets, trade.gets_from, trade.gets_to),
    )


def _trade(canvas: Canvas, y: float, trade: Trade, findings: Findings) -> float:
    known = marks(findings.case)
    names = Names(findings.case)
    left, right = _sides(trade)
    middle, room = canvas.width / 2, 268.0
    share = f"in {in_100(trade.share)}"
    if canvas.narrow:
        room = middle - 12
    height = max(_height(canvas, room, side, names) for side in (left, right))
    for x, side in ((0.0, left), (canvas.width - room, right)):
        _give(canvas, Box(x, y, room, height), side, known, names)
    if canvas.narrow:
        _arrows(canvas, (room + 2, canvas.width - room - 2), y + height / 2)
        below = y + height + 14
        canvas.text(0, below + 4.5, share, BODY, canvas.width - 212)
        _gains(canvas, (canvas.width - 100, below), trade, known)
        return below + 10
    canvas.text(middle, y + height / 2 - 12, share, BODY.to("middle"), 200)
    _arrows(canvas, (room + 8, canvas.width - room - 8), y + height / 2)
    _gains(canvas, (middle, y + height / 2 + 22), trade, known)
    return y + height


def _height(canvas: Canvas, room: float, side: Side, names: Names) -> float:
    inner = room - 20
    return (
        24
        + canvas.height_of(_gives(side, names), room - 44, BODY, 3)
        + canvas.height_of(names.issue(side[1]), inner, STRONG, 3)
        + canvas.height_of(_path(side), inner, BODY, 5)
    )


def _gives(side: Side, names: Names) -> str:
    return f"{capital(names.subject(side[0]))} {names.verb(side[0], 'gives')} way on"


def _path(side: Side) -> str:
    return f"from “{side[2]}” to “{side[3]}”"


def _give(
    canvas: Canvas, box: Box, side: Side, known: Mapping[str, Mark], names: Names
) -> float:
    """Draw one party's concession in a box and return the box's lower edge."""
    mark = known[side[0]]
    height = max(box.height, _height(canvas, box.width, side, names))
    canvas.rect(
        Box(box.x + 0.5, box.y + 0.5, box.width - 1, height - 1),
        fill=mix(mark.colour, 0.07), stroke=mark.colour, rx=5,
    )  # fmt: skip
    canvas.badge((box.x + 19, box.y + 18), mark)
    head = Box(box.x + 34, box.y + 11, box.width - 44, 0)
    ink = BODY.coloured(mark.colour)
    y = canvas.block(head, _gives(side, names), ink, 3) + 6
    inner = Box(box.x + 10, y, box.width - 20, 0)
    y = canvas.block(inner, names.issue(side[1]), STRONG, 3)
    canvas.block(Box(inner.x, y, inner.width, 0), _path(side), BODY, 5)
    return box.y + height


def _arrows(canvas: Canvas, span: tuple[float, float], y: float) -> None:
    canvas.arrow((span[0], y - 4), (span[1], y - 4))
    canvas.arrow((span[1], y + 4), (span[0], y + 4))


def _gains(
    canvas: Canvas, at: tuple[float, float], trade: Trade, known: Mapping[str, Mark]
) -> None:
    x, y = at
    pairs = ((trade.giver, trade.gain_giver), (trade.other, trade.gain_other))
    for place, (party, gain) in enumerate(pairs):
        mark = known[party]
        left = x - 104 + place * 108
        canvas.badge((left + 9, y), mark)
        ink = Ink(12, "bold", mark.colour)
        canvas.text(left + 23, y + 4.5, f"gains {worth(gain)}", ink, 80)
