"""Third parties: how often each package would leave them worse off."""

from dataclasses import replace

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas
from detente.brief.figures import heat
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.labels import changes, empty
from detente.brief.grammar import unknown_wish
from detente.brief.names import Names
from detente.brief.numbers import counted
from detente.brief.palette import FAINT, SHADE
from detente.brief.threats import of_the_first, threats
from detente.questions.spoilers import Spoiler
from detente.study import Findings

_FIRST = (
    "P1: could", "Would like that better", "Would rather undo P1, or have no deal",
    "What would turn it",
)  # fmt: skip


def spoilers(findings: Findings) -> Figure:
    """Draw third parties by packages of the short list; say where nothing is known."""
    answer, case = findings.spoilers, findings.case
    names = Names(case)
    packages = answer.packages
    table = _table(findings)
    words = Words(
        "spoilers", "Who else could lose by it", _seen(findings),
        "third parties", len(answer.spoilers),
    )  # fmt: skip
    ranked = sorted(range(len(answer.spoilers)), key=lambda s: _worst(findings, s))

    def draw(canvas: Canvas) -> float:
        if not answer.spoilers:
            return empty(canvas, "The case names no third party.")
        if not packages:
            return empty(
                canvas, "There is no package that a third party could lose by."
            )
        columns = heat.columns(canvas, len(packages), 72)
        y = 0.0
        for place in range(len(packages)):
            y = heat.heading(canvas, columns.cell(place, 0), f"P{place + 1}")
        for spoiler in (answer.spoilers[s] for s in canvas.some(ranked)):
            y = _row(canvas, columns, y + 4, (spoiler, names))
        return _foot(canvas, y + 6, findings)

    known = [spoiler.known for spoiler in answer.spoilers]
    default = bool(known) and 2 * sum(known) < len(known)
    return figure(words, draw, table, default=default)


def _table(findings: Findings) -> Table:
    """Return what is drawn, and what each could do to the first package."""
    answer, names = findings.spoilers, Names(findings.case)
    numbered = (f"P{place + 1}" for place in range(len(answer.packages)))
    return Table(
        "Draws in which a package leaves a third party worse off than no deal",
        ("Third party", "Stance", *numbered, *_FIRST),
        tuple(
            (
                names.party(spoiler.party),
                names.stance(spoiler) or "not stated",
                *(
                    counted(findings, f"spoilers.spoilers.{s}.loses", p)
                    if spoiler.known
                    else unknown_wish(names.party(spoiler.party))
                    for p in range(len(answer.packages))
                ),
                *of_the_first(findings, s),
            )
            for s, spoiler in enumerate(answer.spoilers)
        ),
    )


def _foot(canvas: Canvas, y: float, findings: Findings) -> float:
    """Say what the numbers are, and what each package is; on paper a list says it."""
    note = "Draws in which it is worse off than without a deal."
    packages = () if canvas.paper else findings.spoilers.packages
    if canvas.paper:
        note += " P1 and the others are those of the list of packages."
    y = canvas.block(Box(0, y, canvas.width, 0), note, SMALL, 2) + 2
    for place, package in enumerate(packages, 1):
        changed = changes(findings.case, findings.zopa.issues, package)
        line = f"P{place}: {'; '.join(changed)}"
        y = canvas.block(Box(0, y, canvas.width, 0), line, SMALL, 2)
    return y + 2


def _worst(findings: Findings, place: int) -> float:
    """Return what puts those first that lose most often, and the unknown last."""
    spoiler = findings.spoilers.spoilers[place]
    return -float(spoiler.loses.max(initial=0)) if spoiler.known else 1.0


def _seen(findings: Findings) -> str:
    answer = findings.spoilers
    names = Names(findings.case)
    if not answer.spoilers:
        return "The case names no third party."
    if not answer.packages:
        return "There is no package that a third party could lose by."
    known = [spoiler for spoiler in answer.spoilers if spoiler.known]
    silent = [s.party for s in answer.spoilers if not s.known]
    told = []
    if known:
        most = max(known, key=lambda spoiler: float(spoiler.loses[0]))
        at = answer.spoilers.index(most)
        often = counted(findings, f"spoilers.spoilers.{at}.loses", 0)
        told.append(
            f"P1 leaves {names.subject(most.party)} worse off in "
            f"{often} draws, no third party more often."
        )
    told.extend(
        f"P1 contains what {names.subject(spoiler.party)} would not sign in "
        f"{counted(findings, f'spoilers.spoilers.{s}.crosses', 0)} draws."
        for s, spoiler in enumerate(answer.spoilers)
        if spoiler.known and spoiler.crosses[0]
    )
    told += threats(findings)
    if silent:
        told.append(f"Nothing is known of what these want: {names.several(silent)}.")
    return " ".join(told)


def _row(
    canvas: Canvas, columns: heat.Columns, y: float, content: tuple[Spoiler, Names]
) -> float:
    spoiler, names = content
    name, stance = names.party(spoiler.party), names.stance(spoiler)
    strip = _strip(canvas, columns, len(spoiler.loses))
    room = canvas.width if canvas.narrow else strip.x - 16
    height = canvas.height_of(name, room, STRONG, 2)
    height += canvas.height_of(stance, room, SMALL, 2)
    lower = 0 if canvas.narrow else max(0, (heat.CELL_HEIGHT - height) / 2)
    end = canvas.block(Box(0, y + lower, room, 0), name, STRONG, 2)
    if stance:
        end = canvas.block(Box(0, end, room, 0), stance, SMALL, 2)
    top = end + 3 if canvas.narrow else y
    if spoiler.known:
        for place, share in enumerate(spoiler.loses.tolist()):
            heat.share_cell(canvas, columns.cell(place, top), share)
    else:
        _blank(canvas, replace(strip, y=top), unknown_wish(name))
    bottom = max(end, top + heat.CELL_HEIGHT) + (10 if canvas.narrow else 4)
    canvas.cut(bottom)
    return bottom


def _strip(canvas: Canvas, columns: heat.Columns, count: int) -> Box:
    """Return the room of a whole row of cells, never too narrow for a few words."""
    first, last = columns.cell(0, 0), columns.cell(count - 1, 0)
    if canvas.narrow:
        return Box(first.x, 0, canvas.width - first.x - 1, heat.CELL_HEIGHT)
    x = min(first.x, last.right - 230)
    return Box(x, 0, last.right - x, heat.CELL_HEIGHT)


def _blank(canvas: Canvas, strip: Box, why: str) -> None:
    """Fill a row that has no numbers with the reason."""
    canvas.rect(strip, fill=SHADE, stroke=FAINT, stroke_dasharray="4 3", rx=3)
    room = strip.width - 8
    height = canvas.height_of(why, room, BODY, 2)
    top = strip.centre[1] - height / 2
    canvas.block(Box(strip.x + 4, top, room, 0), why, BODY.to("middle"), 2)
