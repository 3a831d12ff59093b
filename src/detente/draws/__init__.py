"""From a case to draws of what the parties may want: the only bridge to indices."""

from detente.draws.accords import MONTHS, accord, regime
from detente.draws.chunks import Drawn, drawn
from detente.draws.convergence import Convergence, independent
from detente.draws.draws import UNIT, Draws, Package, Prior, ProposedLine
from detente.draws.fronts import (
    CHUNK,
    acceptable,
    affordable,
    allowed_alone,
    fold_ahead,
    frontiers,
    many,
    nearest,
    packages,
    rulings,
    something_done,
    workable,
    working,
)
from detente.draws.ladders import (
    Delivered,
    by_party,
    check_givers,
    delivered,
    ladders,
    rungs,
    undivided,
)
from detente.draws.signing import signing, worth_in_force
from detente.draws.splits import Kind, Split, orders, proposed
from detente.draws.tabulate import MAX_SCORES, tabulate
from detente.draws.terms import Terms, terms

__all__ = [
    "CHUNK",
    "MAX_SCORES",
    "MONTHS",
    "UNIT",
    "Convergence",
    "Delivered",
    "Drawn",
    "Draws",
    "Kind",
    "Package",
    "Prior",
    "ProposedLine",
    "Split",
    "Terms",
    "acceptable",
    "accord",
    "affordable",
    "allowed_alone",
    "by_party",
    "check_givers",
    "delivered",
    "drawn",
    "fold_ahead",
    "frontiers",
    "independent",
    "ladders",
    "many",
    "nearest",
    "orders",
    "packages",
    "proposed",
    "regime",
    "rulings",
    "rungs",
    "signing",
    "something_done",
    "tabulate",
    "terms",
    "undivided",
    "workable",
    "working",
    "worth_in_force",
]
