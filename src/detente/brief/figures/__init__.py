"""The figures of a brief: each a function from findings to a `Figure`."""

from collections.abc import Callable, Mapping

from detente.brief.figures.agenda import agenda
from detente.brief.figures.contention import contention
from detente.brief.figures.dots import dots
from detente.brief.figures.failure import failure
from detente.brief.figures.figure import STYLE, Figure, Table
from detente.brief.figures.frontier import frontier
from detente.brief.figures.keeping import keeping
from detente.brief.figures.packages import packages
from detente.brief.figures.positions import positions
from detente.brief.figures.spoilers import spoilers
from detente.brief.figures.staircase import staircase
from detente.brief.figures.timeline import timeline
from detente.brief.figures.trades import trades
from detente.brief.figures.watch import watch
from detente.study import Findings

FIGURES: Mapping[str, Callable[[Findings], Figure]] = {
    "dots": dots,
    "positions": positions,
    "contention": contention,
    "packages": packages,
    "frontier": frontier,
    "trades": trades,
    "agenda": agenda,
    "staircase": staircase,
    "keeping": keeping,
    "failure": failure,
    "spoilers": spoilers,
    "watch": watch,
    "timeline": timeline,
}
"""Every figure by its name, in the order of the brief."""

__all__ = ["FIGURES", "STYLE", "Figure", "Table"]
