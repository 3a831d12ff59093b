"""What each party gained of the most it could have, and what was left of it."""

from collections.abc import Sequence

from detente.brief.canvas import Box, Canvas
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.labels import legend
from detente.brief.figures.rows import Row, axis, frame, rows
from detente.brief.palette import Mark, mix
from detente.brief.roster import Roster
from detente.brief.scale import Scale
from detente.model.scoresheet import in_points
from detente.study.debriefing import Deal, Debrief

MOST_ROWS = 30
"""Pairs in a picture, at most; the table has all."""
_THICK, _STRIP = 9.0, 22.0
"""Height of a bar, and of all bars of a pair."""


def leftover(found: Debrief, roster: Roster) -> Figure:
    """Draw a bar for each party of each pair: its gain, and what it left on the table.

    Bars are shares of the most that the party could gain in any outcome; those of one
    pair need not add up to what one deal could give, as each is measured alone.
    """
    table = Table(
        "Points, and what each could have had on top without a loss for any other",
        (
            roster.unit.capitalize(),
            *roster.parties,
            *(f"Left on the table, {party}" for party in roster.parties),
        ),
        tuple(
            (
                roster.pair(place),
                *map(in_points, deal.utilities),
                *map(in_points, deal.left),
            )
            for place, deal in enumerate(found.deals)
        ),
    )
    words = Words(
        "leftover",
        "What was gained, and what was left on the table",
        _seen(found, roster),
        roster.units,
        len(found.deals),
        MOST_ROWS,
    )

    def draw(canvas: Canvas) -> float:
        return _bars(canvas, found, roster)

    return figure(words, draw, table, across=True)


def _seen(found: Debrief, roster: Roster) -> str:
    signed = found.signed
    short = sum(not deal.efficient for deal in signed)
    if not signed:
        return f"No {roster.unit} reached a deal: all that could be gained was left."
    if not short:
        return "No deal left anything on the table."
    verb = "leave" if short > 1 else "leaves"
    return (
        f"{short} of {len(signed)} deals {verb} something that one party could have "
        "had without a loss for any other."
    )


def _reach(found: Debrief, party: int) -> float:
    """Return the most that a party could gain, or 1 where that is nothing."""
    most = found.most[party] - found.no_deal[party]
    return float(most) if most > 0 else 1.0


def _bars(canvas: Canvas, found: Debrief, roster: Roster) -> float:
    parties = range(len(roster.parties))

    def lost(place: int) -> float:
        left = found.deals[place].left
        return sum(float(left[p]) / _reach(found, p) for p in parties)

    shown = canvas.some(sorted(range(len(found.deals)), key=lost, reverse=True))
    deals = [found.deals[place] for place in shown]
    gains = [_share(found, deal, p) for deal in deals for p in parties]
    y = legend(canvas, 0, roster.marks) + 6
    layout = frame(canvas, min([0.0, *gains]), 1.0, 118)
    content = [
        Row(roster.pair(place), value=_value(deal))
        for place, deal in zip(shown, deals, strict=True)
    ]

    def draw(row: int, middle: float) -> None:
        _pair(canvas, layout.plot, (found, deals[row]), roster.marks, middle)

    y = rows(canvas, layout, content, draw, y)
    title = "of the most that each could gain over no deal; pale: left on the table"
    return axis(canvas, layout, y, title, lambda share: f"{100 * share:.0f} %")


def _share(found: Debrief, deal: Deal, party: int) -> float:
    return float(found.gains(deal)[party]) / _reach(found, party)


def _value(deal: Deal) -> str:
    if not deal.signed:
        return "no deal"
    return "nothing left" if deal.efficient else ""


def _pair(
    canvas: Canvas, plot: Scale, had: tuple[Debrief, Deal], marks: Sequence[Mark],
    middle: float,
) -> None:  # fmt: skip
    """Draw the bars of one pair around the middle of its strip."""
    found, deal = had
    thick = min(_THICK, _STRIP / len(marks))
    top = middle - thick * len(marks) / 2
    for party, mark in enumerate(marks):
        y, gain = top + party * thick, _share(found, deal, party)
        left = float(deal.left[party]) / _reach(found, party)
        start, end = sorted((plot(0), plot(gain)))
        canvas.rect(Box(start, y, end - start, thick - 1.5), fill=canvas.fill(mark))
        if left > 0:  # over a loss thinner, so that the loss is still seen
            inset = thick / 4 if gain < 0 else 0.0
            more = Box(
                plot(gain), y + inset,
                plot(gain + left) - plot(gain), thick - 1.5 - 2 * inset,
            )  # fmt: skip
            canvas.rect(more, fill=mix(mark.colour, 0.18), stroke=mark.colour)
    canvas.line((plot(0), middle - _STRIP / 2), (plot(0), middle + _STRIP / 2))
