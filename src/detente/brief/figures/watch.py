"""Which unknowns move the answer most: a tornado around the headline."""

from collections.abc import Mapping
from functools import partial

from detente.brief.canvas import Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.labels import empty, shift_words
from detente.brief.figures.rows import Frame, Row, axis, frame, rows
from detente.brief.names import Names
from detente.brief.numbers import counted, out_of_100
from detente.brief.palette import INK, mix
from detente.brief.unknowns import UNMOVED, proposal, telling
from detente.draws import Kind
from detente.questions.watch import Unknown
from detente.study import Findings

_MOST = 8
_DARK, _PALE = INK, mix(INK, 0.3)
_NUMBER = Ink(12, "bold", anchor="middle")
PROPOSED: Mapping[Kind, tuple[str, str]] = {
    "line": ("", "left open"),
    "red line": ("it refuses ", "it does not"),
    "condition": ("", "it is free of that"),
    "no deal": ("no deal is ", "it is as the status quo"),
    "acceptance": ("it would sign ", "it would not"),
}
"""What stands before the first reading of what is proposed, and the second."""
BY_SEVERAL: Mapping[Kind, tuple[str, str]] = {
    "red line": ("they refuse ", "they do not"),
    "acceptance": ("they would sign ", "they would not"),
}
"""The same where the name of the party is a plural."""


def watch(findings: Findings) -> Figure:
    """Draw, for each unknown, the chance of some package under its two readings."""
    answer = findings.watch
    names = Names(findings.case)
    places = telling(answer)
    found = [answer.unknowns[place] for place in places]
    table = Table(
        "Draws with some package under the two readings of each unknown",
        ("Unknown", "First reading", "Draws", "Second reading", "Draws",
         "How likely the first is"),
        tuple(
            (
                subject(names, unknown),
                readings(names, unknown)[0],
                counted(findings, f"watch.unknowns.{place}.share_first"),
                readings(names, unknown)[1],
                counted(findings, f"watch.unknowns.{place}.share_second"),
                counted(findings, f"watch.unknowns.{place}.likely"),
            )
            for place, unknown in zip(places, found, strict=True)
        ),
    )  # fmt: skip
    words = Words(
        "watch", "What to watch", _seen(names, findings),
        "unknowns", len(found), _MOST,
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not found:
            return empty(canvas, UNMOVED)
        content = [_row(names, unknown) for unknown in found[: canvas.most]]
        layout = frame(canvas, 0, 1, 92)

        def bar(place: int, y: float) -> None:
            _bar(canvas, layout, y, (found[place], answer.share))

        y = rows(canvas, layout, content, bar, _head(canvas, layout))
        x = layout.plot(answer.share)
        title = (
            f"draws of 100 with some package; the line at {out_of_100(answer.share)} "
            "is the answer before anything is settled"
        )
        if not layout.above:
            canvas.line((x, 22), (x, y), stroke_width=1.5)
        return axis(canvas, layout, y, title, lambda tick: f"{100 * tick:.0f}")

    return figure(words, draw, table)


def subject(names: Names, unknown: Unknown) -> str:
    """Say what an unknown is about."""
    whose = names.party(unknown.party) if unknown.party else "The case"
    about = names.issue(unknown.issue) if unknown.issue else ""
    it = names.pronoun(unknown.party)
    wants, fares = (names.verb(unknown.party, verb) for verb in ("wants", "fares"))
    which = f"what {it} {wants} on {about}" if about else "which issue weighs more"
    kinds = {
        "order": which,
        "size": f"how {it} {fares} without a deal",
        "line": f"{which}, as proposed",
        "range": f"how much {about} weighs" if about else "how much an issue weighs",
        "together": "what options are worth together",
        "red line": f"a red line on {about}" if about else "a red line",
        "condition": "a condition",
        "no deal": f"how {it} {fares} without a deal, as proposed",
        "acceptance": f"what {it} would sign",
    }
    return f"{whose}: {kinds[unknown.kind]}"


def readings(names: Names, unknown: Unknown) -> tuple[str, str]:
    """Say the two readings of an unknown in words."""
    first, second = unknown.first, unknown.second
    if unknown.kind == "order":
        if not unknown.issue:
            first, second = names.issue(first), names.issue(second)
            return f"{first} above {second}", "the reverse"
        return f"“{first}” above “{second}”", "the reverse"
    if unknown.kind in PROPOSED:
        several = names.pronoun(unknown.party) == "they"
        said = {**PROPOSED, **BY_SEVERAL} if several else PROPOSED
        before, otherwise = said[unknown.kind]
        return f"{before}{proposal(unknown, names)}", otherwise
    if unknown.kind == "size":
        one, other = shift_words(float(first)), shift_words(float(second))
        return f"no deal is {one}", f"it is {other}"
    if unknown.kind == "together":
        at, what = first.rpartition(" ")[2], proposal(unknown, names)
        return f"{what} adds above {at}", f"it adds at most {at}"
    above, below = first.replace("> ", "above "), second.replace("<= ", "at most ")
    return f"its weight is {above}", f"it is {below}"


def _row(names: Names, unknown: Unknown) -> Row:
    first, second = readings(names, unknown)
    return Row(subject(names, unknown), f"dark: {first}; pale: {second}")


def _seen(names: Names, findings: Findings) -> str:
    places = telling(findings.watch)
    if not places:
        return UNMOVED
    top, path = findings.watch.unknowns[places[0]], f"watch.unknowns.{places[0]}"
    bare = partial(counted, findings, form="out_of_100")
    first, second = readings(names, top)
    return (
        f"Most telling: {subject(names, top)}. If {first}, some package exists in "
        f"{counted(findings, f'{path}.share_first')} draws; if {second}, in "
        f"{bare(f'{path}.share_second')}; before that, {bare('watch.share')}."
    )


def _columns(layout: Frame) -> tuple[float, float]:
    """Return the middles of the two columns of numbers."""
    return layout.value.x + 22, layout.value.x + 68


def _head(canvas: Canvas, layout: Frame) -> float:
    """Head the columns of numbers by the tones of their bars."""
    for x, tone in zip(_columns(layout), (_DARK, _PALE), strict=True):
        canvas.rect(Box(x - 7, 2, 14, 14), fill=tone)
    return 20


def _bar(
    canvas: Canvas, layout: Frame, y: float, content: tuple[Unknown, float]
) -> None:
    unknown, share = content
    plot = layout.plot
    middle = plot(share)
    if layout.above:
        canvas.line((middle, y - 12), (middle, y + 12), stroke_width=1.5)
    for tone, to, height in (
        (_PALE, unknown.share_second, 18.0),
        (_DARK, unknown.share_first, 10.0),
    ):
        x = plot(to)
        box = Box(min(x, middle), y - height / 2, abs(x - middle), height)
        canvas.rect(box, fill=tone)
    shares = (unknown.share_first, unknown.share_second)
    for x, reached in zip(_columns(layout), shares, strict=True):
        text = out_of_100(reached).replace("fewer than ", "< ")
        text = text.replace("more than ", "> ")
        canvas.text(x, y + 4.5, text, _NUMBER, 44)
