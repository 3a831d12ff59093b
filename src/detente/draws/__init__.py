"""From a case to draws of what the parties may want: the only bridge to indices."""

from detente.draws.draws import (
    UNIT,
    Convergence,
    Draws,
    Package,
    Prior,
    ProposedLine,
)

__all__ = [
    "UNIT",
    "Convergence",
    "Draws",
    "Package",
    "Prior",
    "ProposedLine",
]
