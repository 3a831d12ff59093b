"""Negotiations and conflicts in the formats of others, one file per format."""

from detente.casefile.interchange.conflicts import load_conflicts, read_conflicts

__all__ = ["load_conflicts", "read_conflicts"]
