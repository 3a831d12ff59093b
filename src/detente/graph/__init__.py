"""Conflicts as arrays: the only bridge between names and places of the graph model."""

from detente.graph.deal import TAKES_BACK, Deal, deal
from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees, Order, graph
from detente.graph.merge import merge
from detente.graph.profiles import Profiles, profiles
from detente.graph.readings import READINGS, Reading, Rules, readings, standings

__all__ = [
    "READINGS",
    "TAKES_BACK",
    "UNKNOWN",
    "ConflictGraph",
    "Deal",
    "Degrees",
    "Order",
    "Profiles",
    "Reading",
    "Rules",
    "deal",
    "graph",
    "merge",
    "profiles",
    "readings",
    "standings",
]
