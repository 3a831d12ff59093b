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
)
from detente.draws.tabulate import tabulate

__all__ = [
    "UNIT",
    "Convergence",
    "Draws",
    "Package",
    "Prior",
    "ProposedLine",
    "acceptable",
    "affordable",
    "allowed_alone",
    "frontiers",
    "many",
    "nearest",
    "packages",
    "rulings",
    "something_done",
    "tabulate",
    "workable",
]
