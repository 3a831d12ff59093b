"""Many issues and many parties at a glance: which option each wants most."""

from collections.abc import Sequence

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas, Ink
from detente.brief.figures.ladder import Ladder
from detente.brief.palette import FAINT, INK, SEQUENCE, SHADE, ink_on, mix

KEY = (
    "In each field the number of the option that the party wants most, by the median "
    "draw; the darker, the further from how it is now. ≠: a red line, an option that "
    "it would not sign. Dashed: judged, no quote behind it. Empty: nothing is known."
)
_GAP = 3.0
_WIDEST, _PARTIES, _ON_A_PHONE = 52.0, 12, 8
"""Widest column, and most columns."""
_BESIDE = 300.0
"""Width of what stands beside the columns."""


def matrix(canvas: Canvas, top: float, ladders: Sequence[Ladder]) -> float:
    """Draw an issue a row and a party a column; return the lower edge."""
    parties = _shown(canvas, ladders)
    room = canvas.width if canvas.narrow else canvas.width - _BESIDE
    column = min(_WIDEST, room / max(1, len(parties)))
    left = canvas.width - column * len(parties)
    y = top if canvas.narrow else _heads(canvas, (left, column, top), ladders, parties)
    for place, ladder in enumerate(ladders):
        if place:
            canvas.cut(y)
        y = _row(canvas, (left, column, y), ladder, parties) + 7
    others = len(ladders[0].marks) - len(parties)
    more = f" {others} more principals: in the table on screen." if others else ""
    return canvas.block(Box(0, y + 2, canvas.width, 0), KEY + more, SMALL, 7) + 2


def _shown(canvas: Canvas, ladders: Sequence[Ladder]) -> list[int]:
    """Return the places of the parties: those of which most is known, where many."""
    most = _ON_A_PHONE if canvas.narrow else _PARTIES

    def silent(party: int) -> int:
        return sum(ladder.basis[party] == "default" for ladder in ladders)

    ranked = sorted(range(len(ladders[0].marks)), key=silent)
    return sorted(ranked[:most])


def _heads(
    canvas: Canvas, at: tuple[float, float, float], ladders: Sequence[Ladder],
    parties: list[int],
) -> float:  # fmt: skip
    left, column, y = at
    for place, party in enumerate(parties):
        centre = (left + (place + 0.5) * column, y + 9)
        canvas.badge(centre, ladders[0].marks[party])
    return y + 24


def _row(
    canvas: Canvas, at: tuple[float, float, float], ladder: Ladder, parties: list[int]
) -> float:
    left, column, y = at
    wide = (canvas.width if canvas.narrow else left) - 12
    end = canvas.block(Box(0, y, wide, 0), ladder.issue.title, STRONG, 2)
    end = canvas.block(Box(0, end, wide, 0), _options(ladder), SMALL, 4)
    top = _heads(canvas, (left, column, end + 3), [ladder], parties) if (
        canvas.narrow
    ) else y  # fmt: skip
    bottom = max(end, top + 30)
    for place, party in enumerate(parties):
        x = left + place * column
        _field(canvas, Box(x, top, column - _GAP, bottom - top), ladder, party)
    return bottom


def _options(ladder: Ladder) -> str:
    return " · ".join(
        f"{place} {option}{' (as now)' if ladder.as_now(option) else ''}"
        for place, option in enumerate(ladder.issue.options, 1)
    )


def _field(canvas: Canvas, box: Box, ladder: Ladder, party: int) -> None:
    """Write the option that a party wants most, and those that it refuses."""
    basis, options = ladder.basis[party], ladder.issue.options
    if basis == "default":
        canvas.rect(box, fill=SHADE, stroke=FAINT)
        return
    wanted, now = ladder.wanted(party), options.index(ladder.issue.status_quo)
    furthest = max(now, len(options) - 1 - now)
    tone = mix(SEQUENCE, 0.1 + 0.8 * abs(wanted - now) / furthest)
    dashed = {} if basis == "quoted" else {"stroke_dasharray": "3 2"}
    canvas.rect(box, fill=tone, stroke=INK, **dashed)
    refused = [p for p, o in enumerate(options, 1) if o in ladder.refused[party]]
    x, y = box.centre
    ink = ink_on(tone)
    number = Ink(13, "bold", ink, "middle")
    canvas.text(x, y + (0 if refused else 4.5), str(wanted + 1), number, box.width)
    if refused:
        said = "≠ " + ", ".join(map(str, refused))
        small = Ink(BODY.size - 1, "normal", ink, "middle")
        canvas.text(x, y + 13, said, small, box.width - 2)
