"""Who could give what for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True)
class Trade:
    """One party gives in on one issue and gets its way on another.

    Attributes
    ----------
    giver, gives
        The party, and the issue on which it goes from its own best option to the
        other's best.
    other, gets
        The other party, and the issue on which that one does so in return.
    share
        Share of draws in which both are better off than with the even split.
    gain_giver, gain_other
        Mean gains over the even split, in utility, in those draws.
    gives_from, gives_to, gets_from, gets_to
        The options most common in those draws: on the issue given, the giver's best
        and the other's best; on the issue got, the other's best and the giver's best.
    """

    giver: str
    gives: str
    other: str
    gets: str
    share: float
    gain_giver: float
    gain_other: float
    gives_from: str
    gives_to: str
    gets_from: str
    gets_to: str


@dataclass(frozen=True, slots=True, eq=False)
class Trades(Answer):
    """All trades of one issue against another that some draw makes worth while.

    Attributes
    ----------
    n_draws
        Number of draws.
    trades
        The most frequent first. Each pair of parties and of issues stands once in each
        direction that occurs.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {"trades": ("trades",)}

    n_draws: int
    trades: tuple[Trade, ...]
