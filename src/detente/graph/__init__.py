"""Conflicts as arrays: the only bridge between names and places of the graph model."""

from detente.graph.graph import UNKNOWN, ConflictGraph, Degrees, Order, graph
from detente.graph.merge import merge
from detente.graph.readings import READINGS, Reading, readings, standings

__all__ = [
    "READINGS",
    "UNKNOWN",
    "ConflictGraph",
    "Degrees",
    "Order",
    "Reading",
    "graph",
    "merge",
    "readings",
    "standings",
]
