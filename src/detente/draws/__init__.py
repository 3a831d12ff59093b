"""From a case to draws of what the parties may want: the only bridge to indices."""

from detente.draws.draws import (
    UNIT,
    Convergence,
    Draws,
    Package,
    Prior,
    ProposedLine,
)
from detente.draws.fronts import (
    acceptable,
    affordable,
    allowed_alone,
    frontiers,
    many,
    nearest,
    packages,
    rulings,
    something_done,
    workable,
    working,
)
from detente.draws.splits import Kind, Split, orders, proposed
from detente.draws.tabulate import tabulate

__all__ = [
    "UNIT",
    "Convergence",
    "Draws",
    "Kind",
    "Package",
    "Prior",
    "ProposedLine",
    "Split",
    "acceptable",
    "affordable",
    "allowed_alone",
    "frontiers",
    "many",
    "nearest",
    "orders",
    "packages",
    "proposed",
    "rulings",
    "something_done",
    "tabulate",
    "workable",
    "working",
]
