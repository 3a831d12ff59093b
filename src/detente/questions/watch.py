"""Which unknowns would change the answer most if they were settled."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import (
    UNIT,
    Draws,
    Kind,
    Package,
    Split,
    orders,
    packages,
    proposed,
)
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.gains import works
from detente.kernels.segments import tallies
from detente.kernels.sweep import alone
from detente.model import Direction
from detente.questions.answer import Answer

MOST_UNKNOWNS = 12
RARE = 0.02
"""Readings with a smaller share of the draws are left out."""
SIZES: Mapping[Direction, tuple[float, float]] = {
    "unknown": (-0.1, 0.1),
    "same": (-0.1, 0.1),
    "worse": (0.0, -0.2),
    "better": (0.0, 0.2),
}
"""The two shifts of the disagreement point that are set against each other."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing not known, and the answer under each of its two readings.

    Attributes
    ----------
    kind
        ``order``: which of two issues weighs more, or which of two options of an issue
        is worth more, to the party. ``line``, ``red line``, ``condition``, ``no deal``:
        whether what is proposed binds, be it a line about weights or options, one that
        forbids an option, a condition, or a change without a deal. ``acceptance``:
        whether the party would sign what it is proposed to accept, made to or not.
        ``size``: whether no deal is worse or better than the draws take it to be.
        ``range``: whether the weight of an issue is in the upper or the lower half of
        the draws. ``together``: the same of what a combination of options adds.
    party
        Whose preference it is; empty for a condition of the case.
    issue
        Id of the issue, or empty when it is about several.
    first, second
        The two readings. For an order, the issue id or option label that comes first;
        for what is proposed, its text and an empty string; for a range, such as
        ``> 0.45`` and ``<= 0.45``, behind the combination where it is one's; for a
        size, the two shifts of the disagreement point.
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
        three of these are left out: they may be nothing. So are those of an order, a
        range or a line within three standard errors of what readings that change
        nothing would show, which counts with few draws.
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


def watch(
    draws: Draws,
    candidates: Sequence[Package],
    *,
    direction: Sequence[Direction],
    stated: Sequence[bool],
) -> Watch:
    r"""Rank the unknowns by what settling them would do to the answer.

    After the value of information of Howard [1]_. There information is worth what it
    adds to the best decision; here nobody decides, and it counts how far it moves the
    answer.

    Each unknown splits the draws into two readings a and b, by which of two issues or
    options comes first in the draw, whether a proposed line binds in it, whether the
    party would sign what it is proposed to accept, or whether a weight is above its
    median. With S the share of draws with some package,

    .. math:: E = P(a)\,|S_a - S| + P(b)\,|S_b - S|

    is the mean absolute change of the headline when the unknown is settled. No draw is
    made anew. What the draws do not vary, how no deal compares with what they take it
    to be, is read from the sweep of the disagreement point: 0.1 worse against 0.1
    better; where the direction is known, unchanged against 0.2 that way.

    Left out: readings with less than 2 % of the draws; differences within three
    standard errors; all but the most telling order of options for each party and issue,
    and all but the most telling weight for each party; a line that says one order and
    no more, where that order is telling itself: the two split the draws nearly alike,
    and the order is what a person can look for.

    Parameters
    ----------
    draws
        What the parties may want.
    candidates
        Packages among which the best under each reading is looked for. Doing nothing
        is never one.
    direction, stated
        For each principal, what the case says of no deal, and whether it says how much.

    Raises
    ------
    ValueError
        If `direction` and `stated` are not as many as the principals, or a candidate is
        no package.

    References
    ----------
    .. [1] R. A. Howard (1966). Information value theory. IEEE Transactions on Systems
       Science and Cybernetics SSC-2(1), 22-26.

    Examples
    --------
    Which issue weighs more to the company decides it all; by hand, E is 2 x 3/4 x 1/4:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> known = {"direction": ["unknown"] * 2, "stated": [True] * 2}
    >>> first = watch(draws, [("half", "by the company")], **known).unknowns[0]
    >>> first.kind, first.party, first.first, first.share_first, first.share_second
    ('order', 'troupe', 'rent', 1.0, 0.0)
    >>> round(first.expected, 2)
    0.38
    """
    own = draws.principals
    if not len(direction) == len(stated) == len(own):
        raise ValueError(
            f"direction and stated must be for {len(own)} principals; "
            f"got {len(direction)} and {len(stated)}"
        )
    look = _Look.at(draws, candidates)
    found = list(look.telling(orders(draws)))
    found.extend(look.telling(_lines(draws, found)))
    for party, known in enumerate(direction):
        if not stated[party] and (telling := look.moved(party, known)):
            found.append(telling)
    found.sort(key=lambda u: (-u.expected, u.kind, u.party, u.issue, u.first, u.second))
    unknowns = tuple(_different(found))[:MOST_UNKNOWNS]
    return Watch(n_draws=draws.n_draws, share=look.share, unknowns=unknowns)


def _lines(draws: Draws, found: Sequence[Unknown]) -> Iterator[Split]:
    """Yield what is proposed, but for single orders that are found themselves."""
    orders_found = {
        (unknown.party, unknown.issue, frozenset((unknown.first, unknown.second)))
        for unknown in found
        if unknown.kind == "order"
    }
    for split in proposed(draws):
        if (split.party, split.issue, split.order) not in orders_found:
            yield split


def _different(unknowns: Sequence[Unknown]) -> Iterator[Unknown]:
    """Yield, of unknowns that say nearly the same, only the first."""
    seen = set()
    for unknown in unknowns:
        of_options = unknown.kind == "order" and unknown.issue
        key = (unknown.kind, unknown.party, unknown.issue if of_options else "")
        if unknown.kind != "range" and not of_options:
            yield unknown
        elif key not in seen:
            seen.add(key)
            yield unknown


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What there is to see in each draw, whichever way the draws are split.

    Attributes
    ----------
    names
        Ids of the principals.
    gains : (n_parties, n_points)
        Of the points of the frontiers.
    starts : (n_draws + 1,)
        Where each draw's points begin.
    works : (n_draws,)
        Whether there is some package.
    candidates
        Packages.
    offered : (n_parties, n_candidates, n_draws)
        The gains they bring.
    admissible, taken : (n_candidates, n_draws)
        Whether they are admissible and change anything, and whether they are acceptable
        to all as well.
    """

    names: tuple[str, ...]
    gains: IntArray
    starts: IntArray
    works: BoolArray
    candidates: tuple[Package, ...]
    offered: IntArray
    admissible: BoolArray
    taken: BoolArray

    @classmethod
    def at(cls, draws: Draws, candidates: Sequence[Package]) -> "_Look":
        own = draws.principals
        fronts = packages(draws)
        gains = fronts.gains(draws.disagreement[:, own])
        places = [draws.places(package) for package in candidates]
        outcomes = np.array(places, dtype=np.int64).reshape(-1, draws.n_issues)
        offered, admissible = draws.gains(outcomes), draws.admissible(outcomes).T
        admissible &= (outcomes != draws.status_quo).any(axis=1)[:, None]
        return cls(
            names=tuple(draws.parties[p] for p in own),
            gains=gains,
            starts=fronts.starts,
            works=tallies(works(gains), fronts.starts) > 0,
            candidates=tuple(candidates),
            offered=offered,
            admissible=admissible,
            taken=_accepted(offered, admissible, 0, 0),
        )

    @property
    def share(self) -> float:
        """Share of draws with some package."""
        return float(self.works.mean())

    def telling(self, splits: Iterable[Split]) -> Iterator[Unknown]:
        """Yield what the splits show that tell something."""
        return (unknown for split in splits if (unknown := self.under(split)))

    def under(self, split: Split) -> Unknown | None:
        """Return what a split shows, or None where it tells nothing."""
        likely = float(split.mask.mean())
        if not RARE <= likely <= 1 - RARE:
            return None
        first, second = self.works[split.mask], self.works[~split.mask]
        error = math.sqrt(first.var() / len(first) + second.var() / len(second))
        alike = math.sqrt(self.works.var() * (1 / len(first) + 1 / len(second)))
        shares = float(first.mean()), float(second.mean())
        if abs(shares[0] - shares[1]) <= 3 * max(error, alike):
            return None
        best = self._best(self.taken & split.mask), self._best(self.taken & ~split.mask)
        return self._unknown(split, likely, shares, best, error)

    def moved(self, party: int, known: Direction) -> Unknown | None:
        """Return what two sizes of no deal show, or None where they tell nothing."""
        shifts = SIZES[known]
        rises = np.rint(np.array(shifts) * UNIT).astype(np.int64)
        holds = alone(self.gains, self.starts, party).holds(rises)
        error = float(np.std(holds[:, 0] * 1.0 - holds[:, 1])) / math.sqrt(len(holds))
        shares = float(holds[:, 0].mean()), float(holds[:, 1].mean())
        if abs(shares[0] - shares[1]) <= 3 * error:
            return None
        one, other = (f"{shift:+g}" for shift in shifts)
        split = Split("size", self.names[party], "", one, other, holds[:, 0])
        taken = (_accepted(self.offered, self.admissible, party, r) for r in rises)
        first, second = map(self._best, taken)
        return self._unknown(split, 0.5, shares, (first, second), error)

    def _unknown(
        self,
        split: Split,
        likely: float,
        shares: tuple[float, float],
        best: tuple[Package, Package],
        error: float,
    ) -> Unknown:
        change = tuple(abs(share - self.share) for share in shares)
        return Unknown(
            kind=split.kind,
            party=split.party,
            issue=split.issue,
            first=split.first,
            second=split.second,
            likely=likely,
            share_first=shares[0],
            share_second=shares[1],
            best_first=best[0],
            best_second=best[1],
            expected=likely * change[0] + (1 - likely) * change[1],
            error=error,
        )

    def _best(self, accepted: BoolArray) -> Package:
        """Return the candidate most often accepted; empty when none ever is."""
        counts = np.count_nonzero(accepted, axis=1)
        return self.candidates[int(counts.argmax())] if counts.any() else ()


def _accepted(
    offered: IntArray, admissible: BoolArray, party: int, rise: int
) -> BoolArray:
    """Tell which candidates work when one party's disagreement point rises."""
    accepted = admissible.copy()
    gained = np.zeros_like(accepted)
    for place, gain in enumerate(offered):
        least = rise if place == party else 0
        accepted &= gain >= least
        gained |= gain > least
    return accepted & gained
