"""Sources and events on a time axis."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.brief.canvas import BODY, SMALL, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.labels import capital, empty
from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.brief.palette import COMMON, FAINT, INK, PAPER, SOFT
from detente.brief.scale import Scale, ticks
from detente.brief.turns import turns
from detente.model import Case
from detente.study import Findings

_MOST = 16
_KINDS = {
    "event": ("event", "events"),
    "source": ("source", "sources"),
    "change": ("change of position", "changes of position"),
    "statement": ("statement", "statements"),
}
"""Kinds, with what one and several are called; of too many the first kinds are kept."""
_NONE = "No source, event or statement bears a date."


@dataclass(frozen=True, slots=True)
class _Event:
    """Something with a date: an event, a source, a change of position, a statement."""

    date: str
    kind: str
    text: str

    @property
    def year(self) -> float:
        """Its date as a number of years."""
        parts = [int(part) for part in self.date.split("-")]
        month = parts[1] - 1 if len(parts) > 1 else 0
        day = parts[2] - 1 if len(parts) > 2 else 0
        return parts[0] + month / 12 + day / 365


def timeline(findings: Findings) -> Figure:
    """Draw what happened, was said and was published, in order of time."""
    events = _events(findings.case)
    table = Table(
        "What bears a date",
        ("Date", "Kind", "What"),
        tuple((event.date, event.kind, event.text) for event in events),
    )
    seen = _seen(events, _undated(findings.case))
    words = Words("timeline", "Sources and events", seen, "dates", len(events), _MOST)

    def draw(canvas: Canvas) -> float:
        if not events:
            return empty(canvas, _NONE)
        return _drawn(canvas, [events[i] for i in canvas.some(_ranked(events))])

    return figure(words, draw, table)


def _events(case: Case) -> list[_Event]:
    names = Names(case)
    found = [_Event(n.date, "event", capital(n.text)) for n in case.notes_of("history")]
    found += [_Event(s.date, "source", s.title or s.file or s.id) for s in case.sources]
    changes = turns(case)
    found += [_Event(change.date, "change", change.short) for change in changes]
    told = {source.date for source in case.sources}
    shown = {change.pieces[-1].id for change in changes}
    found += [
        _Event(s.date, "statement", capital(names.said(s)))
        for s in case.statements
        if s.date not in told and s.id not in shown
    ]
    dated = {event for event in found if re.fullmatch(r"\d{4}(-\d\d){0,2}", event.date)}
    return sorted(dated, key=lambda event: (event.date, event.kind, event.text))


def _undated(case: Case) -> Mapping[str, int]:
    """Count the events, sources and changes that bear no date."""
    events = sum(not note.date for note in case.notes_of("history"))
    changes = sum(not change.date for change in turns(case))
    sources = sum(not source.date for source in case.sources)
    return {"event": events, "source": sources, "change": changes}


def _ranked(events: Sequence[_Event]) -> list[int]:
    """Return their places: events and sources before statements, the latest first."""
    return sorted(range(len(events)), key=lambda i: (_rank(events[i]), -i))


def _rank(event: _Event) -> int:
    return list(_KINDS).index(event.kind)


def _seen(events: Sequence[_Event], undated: Mapping[str, int]) -> str:
    if not events:
        return _NONE
    kinds = Counter(event.kind for event in events)
    told = f"{_counted(kinds)}, from {events[0].date} to {events[-1].date}."
    left = _counted(undated)
    return f"{told} Without a date, and not shown: {left}." if left else told


def _counted(kinds: Mapping[str, int]) -> str:
    return in_words(
        [
            f"{kinds[kind]} {one if kinds[kind] == 1 else several}"
            for kind, (one, several) in _KINDS.items()
            if kinds.get(kind)
        ]
    )


def _drawn(canvas: Canvas, events: Sequence[_Event]) -> float:
    text_at = 196.0 if canvas.narrow else 250.0
    date_at = text_at - 92
    room = canvas.width - text_at
    tops = [4.0]
    for event in events:
        height = canvas.height_of(event.text, room, BODY, 3)
        tops.append(tops[-1] + max(height, BODY.leading) + 12)
    first, last = events[0].year, events[-1].year
    span = max(last - first, 0.5)
    scale = Scale(first - 0.04 * span, last + 0.04 * span, 8, tops[-1] - 8)
    _axis(canvas, scale)
    for event, top in zip(events, tops, strict=False):
        _event(canvas, scale, (date_at, text_at, top), event)
    return _key(canvas, tops[-1] + 2, {event.kind for event in events})


def _axis(canvas: Canvas, scale: Scale) -> None:
    canvas.line((46, scale.start), (46, scale.end), stroke=FAINT, stroke_width=5)
    room = max(1, min(6, int((scale.end - scale.start) / 18)))
    for tick in ticks(scale.low, scale.high, room):
        if tick != int(tick):
            continue
        canvas.line((40, scale(tick)), (46, scale(tick)), stroke=SOFT)
        canvas.text(36, scale(tick) + 4, f"{tick:.0f}", SMALL.to("end"), 36)


def _event(
    canvas: Canvas, scale: Scale, at: tuple[float, float, float], event: _Event
) -> None:
    date_at, text_at, top = at
    y, row = scale(event.year), top + 8
    joint = [(46, y), (58, y), (date_at - 18, row), (date_at - 8, row)]
    canvas.path(joint, stroke=FAINT, stroke_width=1.2)
    _dot(canvas, (46, y), event.kind)
    canvas.text(date_at, row + 4, event.date, Ink(12, "bold"), 80)
    canvas.block(
        Box(text_at, top + 0.8, canvas.width - text_at, 0), event.text, BODY, 3
    )


def _dot(canvas: Canvas, centre: tuple[float, float], kind: str) -> None:
    if kind == "event":
        canvas.circle(centre, 5, fill=INK)
    elif kind == "source":
        canvas.circle(centre, 5, fill=PAPER, stroke=COMMON, stroke_width=2.5)
    elif kind == "change":
        x, y = centre
        corners = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
        canvas.path(corners, fill=COMMON, stroke=PAPER)
    else:
        x, y = centre
        square = Box(x - 4, y - 4, 8, 8)
        canvas.rect(square, fill=SOFT, stroke=PAPER)


def _key(canvas: Canvas, y: float, kinds: set[str]) -> float:
    x = 8.0
    for kind in (kind for kind in _KINDS if kind in kinds):
        _dot(canvas, (x, y + 8), kind)
        canvas.text(x + 10, y + 12, kind, SMALL, 80)
        x += 92
    return y + 20
