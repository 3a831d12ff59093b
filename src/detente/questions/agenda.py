"""Which issues belong on the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Agenda(Answer):
    """What each choice of issues makes possible, the rest left at the status quo.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in case order.
    n_draws
        Number of draws used; in large cases fewer than were drawn.
    subsets
        Ids of the issues of each agenda; small agendas first, never an empty one.
    share : (n_subsets,)
        Share of draws in which the agenda has some package.
    error : (n_subsets,)
        Standard error of that share.
    gain : (n_subsets, n_parties)
        Expected gain of each party at Nash bargaining; a draw in which that is
        undefined counts as zero.
    best
        Place of the agenda with the largest share; the smallest of equals.
    smallest
        Place of the smallest agenda within one standard error of the best.
    preferred
        For each party, the place of the agenda that promises it most.
    exact
        Whether every agenda was looked at; otherwise those on the two greedy roads,
        issue by issue from none to all and from all to none.
    added_share : (n_issues,)
        Change of the share when the issue joins all the others.
    added_gain : (n_issues, n_parties)
        Change of each party's expected gain then.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "share": ("subsets",),
        "error": ("subsets",),
        "gain": ("subsets", "parties"),
        "added_share": ("issues",),
        "added_gain": ("issues", "parties"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    subsets: tuple[tuple[str, ...], ...]
    share: FloatArray
    error: FloatArray
    gain: FloatArray
    best: int
    smallest: int
    preferred: tuple[int, ...]
    exact: bool
    added_share: FloatArray
    added_gain: FloatArray
