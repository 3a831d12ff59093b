"""The short list of packages: how acceptable each is, to each party and to all."""

from detente.brief.canvas import Box, Canvas
from detente.brief.figures import heat
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, changes, empty
from detente.brief.names import Names
from detente.brief.numbers import in_100, out_of_100
from detente.study import Findings

_MOST = 5


def packages(findings: Findings) -> Figure:
    """Show the short list as a heat table: package by party, and all together."""
    zopa, case = findings.zopa, findings.case
    whom = all_of(len(zopa.parties))
    lines = [changes(case, zopa.issues, package) for package in zopa.packages]
    names = [Names(case).party(party) for party in zopa.parties]
    table = Table(
        "Draws in which each package is acceptable",
        ("Package", "It changes", *names, whom.capitalize(), "It or one above"),
        tuple(
            (
                f"P{place + 1}",
                "; ".join(changed),
                *(in_100(share) for share in zopa.acceptable[place].tolist()),
                in_100(float(zopa.together[place])),
                in_100(float(zopa.covered[place])),
            )
            for place, changed in enumerate(lines)
        ),
    )
    words = Words("packages", "How acceptable each package is", _seen(findings))

    def draw(canvas: Canvas) -> float:
        if not lines:
            return empty(canvas, f"No package is acceptable to {whom} in any draw.")
        columns = heat.columns(canvas, len(names) + 1)
        y = _headings(canvas, columns, [*names, whom])
        for place, changed in enumerate(lines):
            y = _row(canvas, columns, y, (place, changed, findings))
        return y + 1

    default = mostly_default(findings)
    return figure(words, draw, table, default=default, across=True)


def _seen(findings: Findings) -> str:
    zopa = findings.zopa
    whom = all_of(len(zopa.parties))
    if not zopa.packages:
        return f"No package is acceptable to {whom} in any draw."
    told = (
        f"P1, the best single package, is acceptable to {whom} in "
        f"{in_100(float(zopa.together[0]))} draws, "
    )
    if len(zopa.packages) > 1:
        told += (
            f"one of the {len(zopa.packages)} listed in "
            f"{out_of_100(float(zopa.covered[-1]))}, "
        )
    return f"{told}some package at all in {out_of_100(zopa.share)}."


def _headings(canvas: Canvas, columns: heat.Columns, names: list[str]) -> float:
    ends = [
        heat.heading(canvas, columns.cell(place, 0), name)
        for place, name in enumerate(names)
    ]
    return max(ends) + 4


def _row(
    canvas: Canvas, columns: heat.Columns, y: float,
    content: tuple[int, tuple[str, ...], Findings],
) -> float:  # fmt: skip
    place, changed, findings = content
    room = (canvas.width if canvas.narrow else columns.start - 16) - 30
    height = heat.items_height(canvas, room, changed, _MOST)
    lower = 0 if canvas.narrow else max(0, (heat.CELL_HEIGHT - height) / 2)
    heat.number_of(canvas, 0, y + lower + 11, place)
    end = heat.items(canvas, Box(30, y + lower, room, 0), changed, _MOST)
    top = end + 3 if canvas.narrow else y
    shares = findings.zopa.acceptable[place].tolist()
    for column, share in enumerate(shares):
        heat.share_cell(canvas, columns.cell(column, top), share)
    together = float(findings.zopa.together[place])
    heat.share_cell(canvas, columns.cell(len(shares), top), together, framed=True)
    return max(end, top + heat.CELL_HEIGHT) + (14 if canvas.narrow else 9)
