"""Which unknowns would change the answer most if they were settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from detente.draws import Package
from detente.questions.answer import Answer

Kind = Literal["order", "size", "line", "range", "red line"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing not known, and the answer under each of its two readings.

    Attributes
    ----------
    kind
        ``order``: which of two issues weighs more, or which of two options of an issue
        is worth more, to the party. ``line``: whether a proposed line holds.
        ``red line``: whether a proposed line that forbids an option holds. ``size``:
        whether no deal is worse or better than the draws take it to be. ``range``:
        whether the weight of an issue is in the upper or the lower half of the draws.
    party
        Whose preference it is; empty for a condition of the case.
    issue
        Id of the issue, or empty when it is about several.
    first, second
        The two readings. For an order, the issue id or option label that comes first;
        for a line, its text and an empty string; for a range, such as ``> 0.45``
        and ``<= 0.45``; for a size, the two shifts of the disagreement point.
    likely
        Share of draws in the first reading. 0.5 for a size, which the draws do not
        settle.
    share_first, share_second
        Share of the draws of each reading with some package.
    best_first, best_second
        Package most often acceptable to all under each reading; empty when none ever
        is.
    expected
        Mean absolute change of the share with some package when the unknown is
        settled: likely · d(first) + (1 − likely) · d(second), d being the distance
        from the share over all draws.
    error
        Standard error of the difference between the two shares. Differences within
        three of these are left out: they may be nothing.
    """

    kind: Kind
    party: str
    issue: str
    first: str
    second: str
    likely: float
    share_first: float
    share_second: float
    best_first: Package
    best_second: Package
    expected: float
    error: float


@dataclass(frozen=True, slots=True)
class Watch(Answer):
    """What to find out, most telling first.

    Attributes
    ----------
    n_draws
        Number of draws.
    share
        Share of draws with some package, before anything is settled.
    unknowns
        At most twelve, sorted by `Unknown.expected`, falling.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {"unknowns": ("unknowns",)}

    n_draws: int
    share: float
    unknowns: tuple[Unknown, ...]
