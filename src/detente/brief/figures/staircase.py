"""The way to a package: who moves, who is exposed, what trust it takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import capital, changes, empty, legend
from detente.brief.names import Names, count
from detente.brief.numbers import trust, worth
from detente.brief.palette import COMMON, FAINT, GRID, INK, PAPER, SOFT, Mark, marks
from detente.brief.scale import Scale, ticks
from detente.brief.supports import supports
from detente.questions.steps import Step, Steps
from detente.study import Findings

_NONE = "There is no package to take steps to: nothing is to be done."
_ONCE = "in a single exchange"
_LANE = 15.0
_LANES = 4
"""Most parties whose exposure is drawn at each step."""


@dataclass(frozen=True, slots=True)
class _Stair:
    """Where the columns of the figure stand, and how the parties look."""

    room: float
    plot: Scale
    trust: float
    known: Mapping[str, Mark]
    names: Names
    answer: Steps

    @property
    def shown(self) -> list[int]:
        """Return the places of the parties that have a lane: the most exposed."""
        answer = self.answer
        if len(answer.parties) <= _LANES:
            return list(range(len(answer.parties)))
        worst = np.max([step.exposure for step in answer.steps], axis=0)
        return sorted(np.argsort(-worst, kind="stable")[: _LANES - 1].tolist())

    @property
    def lanes(self) -> int:
        """How many lanes a step has: one is for all the others together."""
        return min(len(self.answer.parties), _LANES)


def staircase(findings: Findings) -> Figure:
    """Draw one row for each step: movers, change, exposure of each party, trust."""
    answer, case = findings.steps, findings.case
    names = Names(case)
    table = Table(
        "Steps, exposure after each (90 % quantile), trust that movers need (median)",
        (
            *("Step", "Moves", "Change"),
            *(names.party(p) for p in answer.parties),
            *("Trust", "What was said"),
        ),
        tuple(
            (
                str(place),
                _movers(names, step),
                "; ".join(_moves(names, step)),
                *(worth(exposure) for exposure in step.exposure.tolist()),
                _trust(step),
                "; ".join(f"“{one.quote}”" for one in said if one.quote) or "nothing",
            )
            for place, (step, said) in enumerate(
                zip(answer.steps, supports(case, answer.steps), strict=True), 1
            )
        ),
    )
    words = Words(
        "staircase", "A way there, step by step", _seen(names, answer),
        "steps, the first", len(answer.steps),
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not answer.steps:
            return empty(canvas, _NONE)
        stair = _layout(canvas, findings)
        marked = [stair.known[answer.parties[place]] for place in stair.shown]
        top = legend(canvas, 0, marked, "Exposure of") + 14
        y = _start(canvas, stair, top)
        for place in canvas.some(range(len(answer.steps))):
            if place:
                canvas.cut(y - 6)
            y = _step(canvas, stair, place, y)
        y = _numbers(canvas, stair, y)
        y = _end(canvas, stair, y, changes(case, findings.zopa.issues, answer.target))
        return _foot(canvas, stair, y)

    default = mostly_default(findings)
    return figure(words, draw, table, default=default)


def _movers(names: Names, step: Step) -> str:
    return capital(names.movers(step)) or "Not said who"


def _moves(names: Names, step: Step) -> list[str]:
    changed = zip(step.issues, step.before, step.after, strict=True)
    return [
        f"{names.issue(issue)}: from “{before}” to “{after}”"
        for issue, before, after in changed
    ]


def _trust(step: Step) -> str:
    needed = step.trust[~np.isnan(step.trust)]
    return trust(float(needed.max())) if len(needed) else "not asked"


def _seen(names: Names, answer: Steps) -> str:
    if not answer.steps:
        return _NONE
    steps = "1 step" if len(answer.steps) == 1 else f"{len(answer.steps)} steps"
    changed = names.moves(answer.target)
    target = (
        names.deal(answer.target)
        if len(changed) <= 3
        else f"a package of {count(changed)} changes"
    )
    several = len(answer.steps) > 1 and not answer.is_single
    exposed = _exposed(answer.exposure, answer.single_exposure if several else None)
    return f"{steps} to {target}. On the way nobody stands {exposed}."


def _exposed(exposure: float, single: float | None) -> str:
    """Say how far below no deal a path leads, and a single exchange where there is one.

    Examples
    --------
    >>> _exposed(0, 0.07)
    'below no deal; in a single exchange somebody does, by 0.07'
    >>> _exposed(0.31, 0.16)
    'further below no deal than 0.31; in a single exchange, than 0.16'
    >>> _exposed(0.31, 0)
    'further below no deal than 0.31; in a single exchange nobody stands below'
    >>> _exposed(0, 0), _exposed(0.31, None)
    ('below no deal, nor in a single exchange', 'further below no deal than 0.31')
    """
    below = "below no deal"
    if worth(exposure) != worth(0):
        below = f"further {below} than {worth(exposure)}"
        if single is None:
            return below
        if worth(single) == worth(0):
            return f"{below}; {_ONCE} nobody stands below"
        return f"{below}; {_ONCE}, than {worth(single)}"
    if single is None:
        return below
    if worth(single) == worth(0):
        return f"{below}, nor {_ONCE}"
    return f"{below}; {_ONCE} somebody does, by {worth(single)}"


def _layout(canvas: Canvas, findings: Findings) -> _Stair:
    answer = findings.steps
    values = [0.02, answer.single_exposure, answer.exposure]
    values += [float(step.exposure.max(initial=0)) for step in answer.steps]
    high = math.ceil(20 * max(v for v in values if math.isfinite(v))) / 20
    names, known = Names(findings.case), marks(findings.case)
    if canvas.narrow:
        plot = Scale(0, high, 34, canvas.width - 40)
        return _Stair(canvas.width - 34, plot, canvas.width, known, names, answer)
    plot = Scale(0, high, 366, canvas.width - 126)
    return _Stair(310, plot, canvas.width - 84, known, names, answer)


def _start(canvas: Canvas, stair: _Stair, y: float) -> float:
    canvas.text(34, y + 12, "As it is now", SMALL, 150)
    canvas.circle((12, y + 8), 5, fill=PAPER, stroke=INK, stroke_width=1.5)
    if not canvas.narrow:
        canvas.text(stair.plot.start, y + 12, "exposure after the step", SMALL, 180)
        canvas.text(stair.trust, y + 12, "trust needed", SMALL, 84)
    return y + 26


def _step(canvas: Canvas, stair: _Stair, place: int, top: float) -> float:
    step = stair.answer.steps[place]
    end = _described(canvas, stair, step, top)
    lanes = _LANE * stair.lanes
    bars = end + 4 if canvas.narrow else top + 2
    bottom = max(end, bars + lanes) + (26 if canvas.narrow else 12)
    canvas.line((12, top - 13), (12, bottom), stroke=FAINT, stroke_width=3)
    canvas.circle((12, top + 9), 11, fill=INK)
    ink = Ink(12, "bold", PAPER, "middle")
    canvas.text(12, top + 13.5, str(place + 1), ink, 22)
    _grid(
        canvas, stair, (bars, bars + lanes) if canvas.narrow else (top - 8, bottom - 4)
    )
    _bars(canvas, stair, step, bars)
    _needed(canvas, stair, step, (bars, bars + lanes))
    return bottom


def _described(canvas: Canvas, stair: _Stair, step: Step, y: float) -> float:
    x = 34.0
    for party in step.movers[:6]:
        canvas.badge((x + 9, y + 9), stair.known[party])
        x += 22
    who = _movers(stair.names, step)
    left = 34 + stair.room - x - 6
    if left > 60:
        box = Box(x + (4 if step.movers else 0), y + 2, left, 0)
        y = max(y + 20, canvas.block(box, who, STRONG, 3)) + 2
    else:
        y += 22
    for move in _moves(stair.names, step)[:3]:
        y = canvas.block(Box(34, y, stair.room, 0), move, BODY, 3)
    if len(step.issues) > 3:
        rest = f"and {len(step.issues) - 3} more, in the table on screen"
        y = canvas.block(Box(34, y, stair.room, 0), rest, SMALL, 1)
    return y


def _grid(canvas: Canvas, stair: _Stair, span: tuple[float, float]) -> None:
    for tick in ticks(stair.plot.low, stair.plot.high, 4):
        x = stair.plot(tick)
        canvas.line((x, span[0]), (x, span[1]), stroke=GRID)
    single = stair.answer.single_exposure
    if math.isfinite(single) and not stair.answer.is_single:
        x = stair.plot(single)
        canvas.line((x, span[0]), (x, span[1]), stroke=SOFT, stroke_dasharray="4 3")


def _bars(canvas: Canvas, stair: _Stair, step: Step, y: float) -> None:
    start = stair.plot.start
    for place in stair.shown:
        exposure = float(step.exposure[place])
        mark = stair.known[stair.answer.parties[place]]
        end = stair.plot(exposure)
        bar = Box(start, y + 2, max(end - start, 1.5), _LANE - 4)
        canvas.rect(bar, fill=canvas.fill(mark), stroke=mark.colour)
        x = max(end, start) + 5
        room = stair.trust - x - 2
        ink = Ink(11, "normal", mark.colour)
        canvas.rect(Box(x - 2, y + 1, 30, _LANE - 2), fill=PAPER)
        canvas.text(x, y + 11.5, worth(exposure), ink, max(room, 28))
        y += _LANE
    others = np.delete(step.exposure, stair.shown)
    if len(others):
        text = f"the other {len(others)}: at most {worth(float(others.max()))}"
        canvas.text(start + 2, y + 11.5, text, SMALL, stair.trust - start - 4)


def _needed(
    canvas: Canvas, stair: _Stair, step: Step, span: tuple[float, float]
) -> None:
    if canvas.narrow:
        text = f"trust needed: {_trust(step)}"
        canvas.text(stair.plot.start, span[1] + 13, text, SMALL, stair.room)
        return
    middle = sum(span) / 2
    room = canvas.width - stair.trust
    text = _trust(step)
    height = canvas.height_of(text, room, BODY, 2)
    canvas.block(Box(stair.trust, middle - height / 2, room, 0), text, BODY, 2)


def _numbers(canvas: Canvas, stair: _Stair, y: float) -> float:
    canvas.line((12, y - 13), (12, y + 16), stroke=FAINT, stroke_width=3)
    for tick in ticks(stair.plot.low, stair.plot.high, 4):
        x = stair.plot(tick)
        canvas.text(x, y + 7, f"{tick:.2g}", SMALL.to("middle"), 40)
    return y + 18


def _end(canvas: Canvas, stair: _Stair, y: float, target: tuple[str, ...]) -> float:
    canvas.circle((12, y + 4), 7, fill=COMMON)
    text = f"In force: {'; '.join(target)}"
    room = stair.room if canvas.narrow else canvas.width - 34
    canvas.line((12, y - 13), (12, y - 3), stroke=FAINT, stroke_width=3)
    return canvas.block(Box(34, y - 3, room, 0), text, STRONG, 4) + 8


def _foot(canvas: Canvas, stair: _Stair, y: float) -> float:
    text = (
        f"{_compared(stair.answer)}Exposure is how far "
        "below no deal a party would be if all stopped there (90 % quantile). "
        "Trust: how sure movers must be that the rest follows to find a step worth "
        "its cost (median)."
    )
    return canvas.block(Box(0, y, canvas.width, 0), text, SMALL, 9) + 2


def _compared(answer: Steps) -> str:
    """Say what the dashed line is; nothing where there is none."""
    if answer.is_single:
        return ""
    if not math.isfinite(answer.single_exposure):
        return "A single exchange exposes somebody without bound. "
    if worth(answer.single_exposure) == worth(0):
        return "A single exchange exposes nobody. "
    single = worth(answer.single_exposure)
    return f"Dashed: a single exchange exposes somebody by {single}. "
