"""How documents are read, as `detente.read` and those that call it take it."""

from typing import TypedDict

from detente.reading.second import Reader


class How(TypedDict, total=False):
    """Keywords of a reading.

    Attributes
    ----------
    reader
        One that reads beside the rules, such as `detente.reading.llm.ModelReader`.
    least
        How likely a statement must be a position, in [0, 1]; see `reading.confidence`.
    """

    reader: Reader | None
    least: float
