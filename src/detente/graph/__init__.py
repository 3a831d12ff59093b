"""Conflicts as arrays: the only bridge between names and places of the graph model."""

from detente.graph.deal import Deal, deal, spelled_out
from detente.graph.defaults import ESCALATES, SPOILS, TAKES_BACK
from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees, Order, graph
from detente.graph.merge import merge
from detente.graph.profiles import Profiles, profiles
from detente.graph.readings import (
    READINGS,
    Meaning,
    Reading,
    Rules,
    readings,
    standings,
)

__all__ = [
    "ESCALATES",
    "READINGS",
    "SPOILS",
    "TAKES_BACK",
    "UNKNOWN",
    "ConflictGraph",
    "Deal",
    "Degrees",
    "Meaning",
    "Order",
    "Profiles",
    "Reading",
    "Rules",
    "deal",
    "graph",
    "merge",
    "profiles",
    "readings",
    "spelled_out",
    "standings",
]
