"""Who could give what for what."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, allowed_alone, rulings
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.effort import spaced
from detente.questions.answer import Answer

WORK = 2**26
"""Pairs of principals times pairs of issues times draws: some seconds.

A pair that interactions tie counts for as many as it has packages.
"""
FEWEST = 100
"""Draws used however many pairs there are."""
LEAST = np.iinfo(np.int64).min


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
        Number of draws used; in large cases fewer than were drawn.
    trades
        The most frequent first. Each pair of parties and of issues stands once in each
        direction that occurs.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {"trades": ("trades",)}

    n_draws: int
    trades: tuple[Trade, ...]


def trades(draws: Draws) -> Trades:
    r"""Find which issue one party could give for which issue of another.

    After the logroll of Froman and Cohen [1]_, who set it against compromise. The
    measure is ours: how often, over the draws, a logroll beats the middle of the two
    best options. On issue :math:`i`, giving in costs party :math:`a` against :math:`b`

    .. math:: \ell_{abi} = s_{ai}(o^*_{ai}) - s_{ai}(o^*_{bi})

    with :math:`s` the scores and :math:`o^*_{pi}` the best option of :math:`p` that no
    red line or condition rules out by itself; of equally good ones that which the other
    of the two likes best, for then nothing is given up. The even split gives each party
    the mean of the two best options on both issues. Against it, when :math:`a` gives
    :math:`i` and gets :math:`j`, :math:`a` gains
    :math:`(\ell_{abj} - \ell_{abi}) / 2` and :math:`b` gains
    :math:`(\ell_{bai} - \ell_{baj}) / 2`; the trade is worth while where both are
    above zero: each gives what it minds less.

    Where interactions name other issues, what an option is worth depends on them: those
    that are not traded are taken as they are now, at the status quo. On two issues tied
    to one another the way of a party, :math:`o^*_p`, is the pair that is best for it,
    of equally good ones that which the other likes best, then the first; the even split
    is an even chance of either party's way on both, and with :math:`u` the utility of
    the whole the trade brings each of the two

    .. math:: u(o^*_{bi}, o^*_{aj}) - \tfrac12 \left( u(o^*_{ai}, o^*_{aj})
              + u(o^*_{bi}, o^*_{bj}) \right)

    which is the same where nothing ties them. Where all draws would be more than `WORK`
    comparisons, draws spread evenly over them are used.

    References
    ----------
    .. [1] L. A. Froman and M. D. Cohen (1970). Compromise and logroll: comparing the
       efficiency of two bargaining processes. Behavioral Science 15(2), 180-183.

    Examples
    --------
    The town minds the rent less than the repairs, the company more in three draws of
    four:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> (trade,) = trades(draws).trades
    >>> trade.giver, trade.gives, trade.other, trade.gets, round(trade.share, 2)
    ('town', 'rent', 'troupe', 'repairs', 0.75)
    """
    tied, sizes = _tied(draws), np.diff(draws.offsets)
    n_pairs = math.comb(len(draws.principals), 2)
    packages = int((tied * np.outer(sizes, sizes)).sum())
    pairs = n_pairs * (math.perm(draws.n_issues, 2) + packages)
    if pairs * draws.n_draws > WORK:
        draws = draws.take(spaced(draws.n_draws, max(WORK // pairs, FEWEST)))
    allowed = allowed_alone(draws)
    found = [
        trade
        for a, b in combinations(draws.principals.tolist(), 2)
        for trade in _between(draws, allowed, tied, (a, b))
    ]
    found.sort(key=lambda t: (-t.share, -t.share * (t.gain_giver + t.gain_other)))
    return Trades(draws.n_draws, tuple(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Ways:
    """The way of each of two parties on two issues, and what a trade brings.

    Attributes
    ----------
    gain_a, gain_b : (n_draws,)
        Twice the gains over the even split when a gives the first issue for the second.
    a, b : (2, n_draws)
        The columns of the options that are the way of each.
    """

    gain_a: IntArray
    gain_b: IntArray
    a: IntArray
    b: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class _Apart:
    """Two parties on issues that nothing ties to one another, given the rest.

    Attributes
    ----------
    best_a, best_b : (n_draws, n_issues)
        Columns of their best options.
    lost_a, lost_b : (n_draws, n_issues)
        What each loses when the other has its way.
    """

    best_a: IntArray
    best_b: IntArray
    lost_a: IntArray
    lost_b: IntArray

    @classmethod
    def of(cls, draws: Draws, allowed: BoolArray, a: int, b: int) -> "_Apart":
        """Find the best options of two principals, by their places among all."""
        one, two = draws.alone(a), draws.alone(b)
        best_a, best_b = (
            _best(draws, allowed, one, two),
            _best(draws, allowed, two, one),
        )
        return cls(
            best_a, best_b, _lost(one, best_a, best_b), _lost(two, best_b, best_a)
        )

    def ways(self, i: int, j: int) -> _Ways:
        """Return what comes of it when a gives i for j."""
        return _Ways(
            self.lost_a[:, j] - self.lost_a[:, i],
            self.lost_b[:, i] - self.lost_b[:, j],
            self.best_a[:, [i, j]].T,
            self.best_b[:, [i, j]].T,
        )


def _together(
    draws: Draws, allowed: BoolArray, parties: tuple[int, int], issues: tuple[int, int]
) -> _Ways:
    """Return what comes of a trade on two issues that interactions tie."""
    (low_i, high_i), (low_j, high_j) = (draws.offsets[i : i + 2] for i in issues)
    grid = np.indices((high_i - low_i, high_j - low_j)).reshape(2, -1)
    first = np.lexsort(grid[np.argsort(issues)[::-1]])  # as outcomes are ordered
    place, grid = np.argsort(first), grid[:, first]
    outcomes = np.tile(draws.status_quo, (grid.shape[1], 1))
    outcomes[:, list(issues)] = grid.T
    utility = draws.utility(outcomes)
    may = allowed[:, grid[0] + low_i] & allowed[:, grid[1] + low_j]
    one, two = (utility[:, :, party] for party in parties)
    a, b = _best_of(may, one, two), _best_of(may, two, one)
    traded = place[grid[0, b] * (high_j - low_j) + grid[1, a]]

    def gain(worth: IntArray) -> IntArray:
        at, had, given = (
            np.take_along_axis(worth, place[:, None], axis=1)[:, 0]
            for place in (traded, a, b)
        )
        return 2 * at - had - given

    starts = np.array([[low_i], [low_j]])
    return _Ways(gain(one), gain(two), grid[:, a] + starts, grid[:, b] + starts)


def _best(draws: Draws, allowed: BoolArray, own: IntArray, other: IntArray) -> IntArray:
    """Return the best option on each issue, of equals the other's best, then the first.

    Returns
    -------
    (n_draws, n_issues)
        Places among all options; the first of an issue on which none is allowed.
    """
    columns = [
        low + _best_of(allowed[:, low:high], own[:, low:high], other[:, low:high])
        for low, high in pairwise(draws.offsets)
    ]
    return np.stack(columns, axis=1)


def _best_of(allowed: BoolArray, own: IntArray, other: IntArray) -> IntArray:
    """Return the best of what is allowed, of equals the other's best, (n_draws,)."""
    mine = np.where(allowed, own, LEAST)
    top = allowed & (mine == mine.max(axis=1, keepdims=True))
    return np.where(top, other, LEAST).argmax(axis=1)


def _between(
    draws: Draws, allowed: BoolArray, tied: BoolArray, parties: tuple[int, int]
) -> Iterator[Trade]:
    """Yield the trades of two principals, by their places among all parties."""
    one, two = (draws.parties[party] for party in parties)
    apart = _Apart.of(draws, allowed, *parties)
    for i, j in permutations(range(draws.n_issues), 2):
        if tied[i, j]:
            ways = _together(draws, allowed, parties, (i, j))
        else:
            ways = apart.ways(i, j)
        both = (ways.gain_a > 0) & (ways.gain_b > 0)
        if not both.any():
            continue
        yield Trade(
            giver=one,
            gives=draws.issues[i],
            other=two,
            gets=draws.issues[j],
            share=float(both.mean()),
            gain_giver=float(ways.gain_a[both].mean() / 2 / UNIT),
            gain_other=float(ways.gain_b[both].mean() / 2 / UNIT),
            gives_from=_usual(draws, i, ways.a[0, both]),
            gives_to=_usual(draws, i, ways.b[0, both]),
            gets_from=_usual(draws, j, ways.b[1, both]),
            gets_to=_usual(draws, j, ways.a[1, both]),
        )


def _lost(scores: IntArray, own: IntArray, theirs: IntArray) -> IntArray:
    """Return what a party loses when the other has its way, (n_draws, n_issues)."""
    mine = np.take_along_axis(scores, own, axis=1)
    return mine - np.take_along_axis(scores, theirs, axis=1)


def _tied(draws: Draws) -> BoolArray:
    """Tell which issues interactions tie to one another, (n_issues, n_issues)."""
    combinations = rulings(draws).combinations
    names = ~np.logical_and.reduceat(combinations, draws.offsets[:-1], axis=1)
    found = names.T.astype(np.int64) @ names.astype(np.int64) > 0
    return np.asarray(found & ~np.eye(draws.n_issues, dtype=np.bool_))


def _usual(draws: Draws, issue: int, columns: IntArray) -> str:
    """Return the label of the most common option, the first of equals."""
    count = np.bincount(columns - draws.offsets[issue])
    return draws.options[issue][int(count.argmax())]
