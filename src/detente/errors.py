"""What Détente raises on purpose.

DetenteError
├── CaseError            a case contradicts itself or lacks what a question needs
├── CaseFileError        faults of a case file, all of them, each with line and column
├── DocumentError        a document that cannot be read, or has nothing to read
├── EngineError          those who did the work cannot be reached, or are gone
├── SettingError         the environment asks for what is not there
└── TooLargeError        more than the stated limits allow

A caller's slip in Python is a plain ``ValueError``; `require` is how one is told.
"""

from dataclasses import dataclass


class DetenteError(Exception):
    """Something the user can mend; its text is one line that says how."""


class CaseError(DetenteError):
    """A case contradicts itself, or lacks what a question needs.

    Parameters
    ----------
    where
        Path into the case, such as ``preferences.us.weights``.
    message
        What must hold, what was found, what to do.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        """Return what makes it again, in the process that waits for it."""
        return type(self), (self.where, self.message)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a case file: where it stands and how to mend it.

    Attributes
    ----------
    line, column
        Counted from 1, as editors do.
    where
        Path into the case, such as ``parties.us.role``.
    message
        What must hold, what was found, the nearest known name.
    """

    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        place = f"{self.line}:{self.column}"
        return (
            f"{place}: {self.where}: {self.message}"
            if self.where
            else (f"{place}: {self.message}")
        )


class CaseFileError(DetenteError):
    """A case file has faults; all are reported at once.

    Parameters
    ----------
    file
        Name of the file as the user knows it.
    faults
        At least one, in the order of the file.
    """

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(f"{file}:{fault}" for fault in faults))
        self.file = file
        self.faults = faults


class DocumentError(DetenteError):
    """A document cannot be read, or there is nothing in it to read."""


class EngineError(DetenteError):
    """Those who were to do the work cannot be reached, or are gone."""


class SettingError(DetenteError):
    """A variable of the environment asks for what is not there."""


class TooLargeError(DetenteError):
    """An input or a computation is larger than the stated limit."""


def require(
    must: str, value: object, kinds: type | tuple[type, ...], remedy: str
) -> None:
    """Refuse an argument of the wrong kind, in one sentence with its remedy.

    Parameters
    ----------
    must
        What must hold, such as ``case must be a Case``.
    value
        What was given.
    kinds
        Of which it must be one.
    remedy
        What to do instead.

    Raises
    ------
    ValueError
        If the value is of no such kind.

    Examples
    --------
    >>> require("draws must be a whole number", 10.5, int, "give draws=10")
    Traceback (most recent call last):
    ...
    ValueError: draws must be a whole number; got 10.5: give draws=10
    """
    if not isinstance(value, kinds):
        simple = value is None or isinstance(value, str | bytes | int | float)
        got = repr(value) if simple else type(value).__name__
        raise ValueError(f"{must}; got {got}: {remedy}")
