"""Conflicts as arrays: the only bridge between names and places of the graph model."""

from detente.graph.deal import TAKES_BACK, Deal, deal
from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees, Order, graph
from detente.graph.merge import merge
from detente.graph.readings import READINGS, Reading, readings, standings

__all__ = [
    "READINGS",
    "TAKES_BACK",
    "UNKNOWN",
    "ConflictGraph",
    "Deal",
    "Degrees",
    "Order",
    "Reading",
    "deal",
    "graph",
    "merge",
    "readings",
    "standings",
]
