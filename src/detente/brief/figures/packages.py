"""The short list of packages: how acceptable each is, to each party and to all."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from detente.brief.canvas import SMALL, Box, Canvas
from detente.brief.figures import heat
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, changes, empty, legend
from detente.brief.names import Names
from detente.brief.numbers import counted
from detente.brief.palette import Mark, marks
from detente.kernels.arrays import FloatArray
from detente.study import Findings

_MOST = 5
_PARTIES = 8
"""Most principals that have a column of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """What stands over a column, and the shares in it, one for each package."""

    words: str
    shares: FloatArray
    mark: Mark | None = None


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
                *(
                    counted(findings, "zopa.acceptable", place, party)
                    for party in range(len(names))
                ),
                counted(findings, "zopa.together", place),
                counted(findings, "zopa.covered", place),
            )
            for place, changed in enumerate(lines)
        ),
    )
    words = Words(
        "packages", "How acceptable each package is", _seen(findings),
        "packages", len(lines),
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not lines:
            return empty(canvas, f"No package is acceptable to {whom} in any draw.")
        heads = _heads(findings)
        columns = heat.columns(canvas, len(heads))
        y = _headings(canvas, columns, heads)
        for place, changed in enumerate(lines[: canvas.most]):
            if place:
                canvas.cut(y - 4)
            y = _row(canvas, columns, y, (place, changed, heads))
        return y + 1

    default = mostly_default(findings)
    return figure(words, draw, table, default=default, across=True)


def _seen(findings: Findings) -> str:
    zopa = findings.zopa
    whom = all_of(len(zopa.parties))
    if not zopa.packages:
        return f"No package is acceptable to {whom} in any draw."
    bare = partial(counted, findings, form="out_of_100")
    told = (
        f"P1, the best single package, is acceptable to {whom} in "
        f"{counted(findings, 'zopa.together', 0)} draws, "
    )
    if len(zopa.packages) > 1:
        told += (
            f"one of the {len(zopa.packages)} listed in "
            f"{bare('zopa.covered', len(zopa.packages) - 1)}, "
        )
    return f"{told}some package at all in {bare('zopa.share')}."


def _heads(findings: Findings) -> list[_Head]:
    """Return the columns: principals, the others together where many, and all."""
    zopa, known = findings.zopa, marks(findings.case)
    ranked = np.argsort(zopa.acceptable.mean(axis=0), kind="stable").tolist()
    few = len(ranked) <= _PARTIES
    shown = sorted(ranked if few else ranked[: _PARTIES - 1])
    heads = [
        _Head(
            known[zopa.parties[p]].name, zopa.acceptable[:, p], known[zopa.parties[p]]
        )
        for p in shown
    ]
    if not few:
        rest = ranked[_PARTIES - 1 :]
        fewest = zopa.acceptable[:, rest].min(axis=1)
        heads.append(_Head(f"fewest of {len(rest)} more", fewest))
    return [*heads, _Head(all_of(len(ranked)), zopa.together)]


def _headings(canvas: Canvas, columns: heat.Columns, heads: list[_Head]) -> float:
    y = 0.0
    if columns.cell(0, 0).width < heat.NARROWEST:
        y = legend(canvas, 0, [head.mark for head in heads if head.mark]) + 6
        canvas.text(0, y + 9, "Draws of 100:", SMALL, canvas.width)
        y += 18
    ends = [
        heat.heading(canvas, columns.cell(place, y), head.words, head.mark)
        for place, head in enumerate(heads)
    ]
    return max(ends) + 4


def _row(
    canvas: Canvas, columns: heat.Columns, y: float,
    content: tuple[int, tuple[str, ...], list[_Head]],
) -> float:  # fmt: skip
    place, changed, heads = content
    if columns.below and not canvas.narrow:
        changed = ("; ".join(changed),)
    below = columns.below or canvas.narrow
    room = (canvas.width if below else columns.start - 16) - 30
    height = heat.items_height(canvas, room, changed, _MOST)
    lower = 0 if below else max(0, (heat.CELL_HEIGHT - height) / 2)
    heat.number_of(canvas, 0, y + lower + 11, place)
    end = heat.items(canvas, Box(30, y + lower, room, 0), changed, _MOST)
    top = end + 3 if below else y
    for column, head in enumerate(heads):
        cell, last = columns.cell(column, top), column == len(heads) - 1
        heat.share_cell(canvas, cell, float(head.shares[place]), framed=last)
    return max(end, top + heat.CELL_HEIGHT) + (14 if below else 9)
