"""From a case to draws of what the parties may want: the only bridge to indices."""

from detente.draws.draws import (
    UNIT,
    Convergence,
    Draws,
    Package,
    Prior,
    ProposedLine,
)
from detente.draws.fronts import frontiers, packages, rulings, something_done

__all__ = [
    "UNIT",
    "Convergence",
    "Draws",
    "Package",
    "Prior",
    "ProposedLine",
    "frontiers",
    "packages",
    "rulings",
    "something_done",
]
