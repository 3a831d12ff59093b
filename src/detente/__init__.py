"""Détente: from documents about a negotiation to a brief.

>>> import detente
>>> detente.study.__name__, detente.brief.__name__
('study', 'brief')

Everything public is loaded when first used, so that ``import detente`` costs nothing.
"""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.brief import Brief, brief
    from detente.casefile.reader import load
    from detente.casefile.write import save
    from detente.errors import (
        CaseError,
        CaseFileError,
        DetenteError,
        DocumentError,
        TooLargeError,
    )
    from detente.model import Case, shared
    from detente.reading import Reading, read
    from detente.reading.draft import draft
    from detente.reading.update import Update, update
    from detente.study import Findings, study

__version__ = "0.1.0"

__all__ = [
    "Brief",
    "Case",
    "CaseError",
    "CaseFileError",
    "DetenteError",
    "DocumentError",
    "Findings",
    "Reading",
    "TooLargeError",
    "Update",
    "__version__",
    "brief",
    "draft",
    "load",
    "read",
    "save",
    "shared",
    "study",
    "update",
]

_HOMES = {
    "Brief": "detente.brief",
    "Case": "detente.model",
    "CaseError": "detente.errors",
    "CaseFileError": "detente.errors",
    "DetenteError": "detente.errors",
    "DocumentError": "detente.errors",
    "Findings": "detente.study",
    "Reading": "detente.reading",
    "TooLargeError": "detente.errors",
    "Update": "detente.reading.update",
    "brief": "detente.brief",
    "draft": "detente.reading.draft",
    "load": "detente.casefile.reader",
    "read": "detente.reading",
    "save": "detente.casefile.write",
    "shared": "detente.model",
    "study": "detente.study",
    "update": "detente.reading.update",
}


class _Package(ModuleType):
    """The package: loads public names on demand, and keeps them what they are."""

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            said = f"module 'detente' has no attribute {name!r}"
            raise AttributeError(said, name=name, obj=self)
        value = getattr(importlib.import_module(_HOMES[name]), name)
        super().__setattr__(name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        # Having loaded detente/study, the import system sets `detente.study` to that
        # module, which would hide the function of the same name; likewise for `brief`.
        # What follows `from` in an import does not go through this attribute.
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted(__all__)


sys.modules[__name__].__class__ = _Package
