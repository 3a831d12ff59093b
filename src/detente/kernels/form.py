"""Which form of the kernels is in use: the plain one, or the compiled twins.

A kernel is written in plain Python and NumPy. Where a loop gains much by it, there is a
twin in Cython, ``compiled/NAME.pyx`` for ``NAME.py``, whose answers are the same byte
for byte. Twins are built where there is a C compiler. All of them are used, or none;
the environment variable `VARIABLE` asks for one of `FORMS`.
"""

import os
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

from detente.errors import SettingError

Plain = TypeVar("Plain", bound=Callable[..., Any])

FORMS = ("compiled", "plain")
VARIABLE = "DETENTE_KERNELS"
TWINS = ("dominance", "fold", "staircase", "sums")
"""The kernels that have one."""


def chosen(asked: str) -> str:
    """Return the form to use: what is asked for, else compiled where that is built.

    Raises
    ------
    SettingError
        If there is no such form, or it is not built.

    Examples
    --------
    >>> chosen("plain")
    'plain'
    >>> chosen("fast")
    Traceback (most recent call last):
    ...
    detente.errors.SettingError: DETENTE_KERNELS must be compiled or plain; got 'fast'
    """
    if asked not in ("", *FORMS):
        raise SettingError(f"{VARIABLE} must be {' or '.join(FORMS)}; got {asked!r}")
    if asked == "plain":
        return asked
    try:
        for name in TWINS:
            _module(name)
    except ImportError as error:
        if not asked:
            return "plain"
        raise SettingError(
            f"{VARIABLE} asks for the compiled kernels, which are not built here "
            f"({error}). Install Détente again where there is a C compiler and the "
            f"headers of Python, or unset {VARIABLE}"
        ) from None
    return "compiled"


def _module(name: str) -> ModuleType:
    return import_module(f"detente.kernels.compiled.{name}")


FORM = chosen(os.environ.get(VARIABLE, ""))
"""The form that this process uses."""


def twin(plain: Plain) -> Plain:
    """Return a plain function, or its twin where that form is in use."""
    return plain if FORM == "plain" else compiled(plain)


def compiled(plain: Plain) -> Plain:
    """Return the twin of a plain function, ``NAME`` for ``_NAME`` of the same file."""
    module = _module(plain.__module__.rpartition(".")[2])
    found: Plain = getattr(module, plain.__name__.lstrip("_"))
    return found
