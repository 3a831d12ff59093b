"""Whose act a statement is."""

from dataclasses import dataclass

BOTH = "@both"
"""Stands for the principals until it is known who they are."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose act it is.

    Attributes
    ----------
    parties
        Their ids; none when it is somebody who takes no part.
    person
        Who says it for them; empty when the party itself does.
    sure
        How far the words tell it, in (0, 1].
    """

    parties: tuple[str, ...]
    person: str = ""
    sure: float = 1.0
