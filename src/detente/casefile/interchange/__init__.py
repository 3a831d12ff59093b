"""Negotiations and conflicts in the formats of others, one file per format.

What is offered is loaded when it is first used: score sheets need no pydantic.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.casefile.interchange.conflicts import load_conflicts, read_conflicts
    from detente.casefile.interchange.score_sheets import load_score_sheet

__all__ = ["load_conflicts", "load_score_sheet", "read_conflicts"]

_HOMES = {
    "load_conflicts": "conflicts",
    "load_score_sheet": "score_sheets",
    "read_conflicts": "conflicts",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
