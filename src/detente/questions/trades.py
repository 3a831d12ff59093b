"""Who could give what for what."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, allowed_alone
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.effort import spaced
from detente.questions.answer import Answer

WORK = 2**26
"""Pairs of principals times pairs of issues times draws: some seconds."""
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
    above zero: each gives what it minds less. Where all draws would be more than `WORK`
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
    pairs = math.comb(len(draws.principals), 2) * math.perm(draws.n_issues, 2)
    if pairs * draws.n_draws > WORK:
        draws = draws.take(spaced(draws.n_draws, max(WORK // pairs, FEWEST)))
    allowed = allowed_alone(draws)
    found = [
        trade
        for pair in combinations(range(len(draws.principals)), 2)
        for trade in _between(draws, allowed, *pair)
    ]
    found.sort(key=lambda t: (-t.share, -t.share * (t.gain_giver + t.gain_other)))
    return Trades(draws.n_draws, tuple(found))


def _best(draws: Draws, allowed: BoolArray, a: int, b: int) -> IntArray:
    """Return a's best option on each issue, of equals the best for b, then the first.

    Returns
    -------
    (n_draws, n_issues)
        Places among all options; the first of an issue on which none is allowed.
    """
    own, other = (draws.scores[:, draws.principals[p]] for p in (a, b))
    columns = []
    for low, high in pairwise(draws.offsets):
        mine = np.where(allowed[:, low:high], own[:, low:high], LEAST)
        top = allowed[:, low:high] & (mine == mine.max(axis=1, keepdims=True))
        columns.append(low + np.where(top, other[:, low:high], LEAST).argmax(axis=1))
    return np.stack(columns, axis=1)


def _between(draws: Draws, allowed: BoolArray, a: int, b: int) -> Iterator[Trade]:
    """Yield the trades of one pair of principals, by their places among them."""
    best_a, best_b = _best(draws, allowed, a, b), _best(draws, allowed, b, a)
    lost_a = _lost(draws.scores[:, draws.principals[a]], best_a, best_b)
    lost_b = _lost(draws.scores[:, draws.principals[b]], best_b, best_a)
    one, two = (draws.parties[draws.principals[p]] for p in (a, b))
    for i, j in permutations(range(draws.n_issues), 2):
        gain_a = lost_a[:, j] - lost_a[:, i]
        gain_b = lost_b[:, i] - lost_b[:, j]
        both = (gain_a > 0) & (gain_b > 0)
        if not both.any():
            continue
        yield Trade(
            giver=one,
            gives=draws.issues[i],
            other=two,
            gets=draws.issues[j],
            share=float(both.mean()),
            gain_giver=float(gain_a[both].mean() / 2 / UNIT),
            gain_other=float(gain_b[both].mean() / 2 / UNIT),
            gives_from=_usual(draws, i, best_a[both, i]),
            gives_to=_usual(draws, i, best_b[both, i]),
            gets_from=_usual(draws, j, best_b[both, j]),
            gets_to=_usual(draws, j, best_a[both, j]),
        )


def _lost(scores: IntArray, own: IntArray, theirs: IntArray) -> IntArray:
    """Return what a party loses when the other has its way, (n_draws, n_issues)."""
    mine = np.take_along_axis(scores, own, axis=1)
    return mine - np.take_along_axis(scores, theirs, axis=1)


def _usual(draws: Draws, issue: int, columns: IntArray) -> str:
    """Return the label of the most common option, the first of equals."""
    count = np.bincount(columns - draws.offsets[issue])
    return draws.options[issue][int(count.argmax())]
