"""How the chance of common ground moves with what no deal would mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import BoolArray, FloatArray
from detente.model import Direction
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Failure(Answer):
    """The sweep of the disagreement point.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    n_draws
        Number of draws.
    shifts : (n_shifts,)
        Changes of the disagreement point in utility, rising; 0 among them. Negative
        when no deal is worse than in the draws.
    share : (n_parties, n_shifts)
        Share of draws with some package when this party's disagreement point moves
        and the others' stay. NaN where the direction stated for it rules the shift out.
    together : (n_shifts,)
        The same when all parties' points move at once. NaN where some party's
        direction rules the shift out.
    direction
        What is known of no deal against the status quo, for each party.
    stated : (n_parties,)
        Whether its size is known too.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "share": ("parties", "shifts"),
    }

    parties: tuple[str, ...]
    n_draws: int
    shifts: FloatArray
    share: FloatArray
    together: FloatArray
    direction: tuple[Direction, ...]
    stated: BoolArray
