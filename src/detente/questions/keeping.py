"""Whether a deal, once in force, would be kept, and by what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, working
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.conflict.arcs import Arcs, arcs
from detente.kernels.conflict.stable import RANKED, stable
from detente.questions.answer import Answer

MAX_KEEPERS = 6
"""Parties whose keeping and leaving is looked at, at most: 2^6 states."""
MAX_STATES = 2**18
"""States of all draws together, at most; more draws are not looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Keeping(Answer):
    """How a deal in force would fare.

    Attributes
    ----------
    parties
        Ids of the principals that give something in the package; nobody else can take
        anything back. Empty when it is not known who gives, or there is no package.
    n_draws
        Number of draws looked at.
    target
        The package.
    states
        Ids of those who keep their part; the first state is the deal kept by all, the
        last no deal.
    concepts
        ``R``, ``GMR``, ``SMR``, ``SEQ`` and ``SSEQ`` of the graph model.
    stays : (n_concepts, n_parties, n_states)
        Share of draws in which the party would neither take back nor return.
    rests : (n_concepts, n_states)
        Share of draws in which everybody would stay.
    would : (n_parties, n_states)
        Share of draws in which the party likes better the state that it can bring
        about alone, by taking back what it gives or by giving it again.
    temptation : (n_parties, 3)
        What it would gain by taking back its part of the deal kept by all, as long as
        the others keep theirs, in utility: 10 %, 50 % and 90 % quantiles.
    follows : (n_parties,)
        Share of draws in which somebody else would take its part back too, once this
        party alone has; 0 where there is nobody else.
    final : (n_parties,)
        Share of draws in which the deal would rest under SEQ if what this party gives
        could not be taken back.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "temptation": ("parties", "quantiles"),
        "follows": ("parties",),
        "final": ("parties",),
        "stays": ("concepts", "parties", "states"),
        "rests": ("concepts", "states"),
        "would": ("parties", "states"),
    }

    parties: tuple[str, ...]
    n_draws: int
    target: Package
    states: tuple[tuple[str, ...], ...]
    concepts: tuple[str, ...]
    stays: FloatArray
    rests: FloatArray
    would: FloatArray
    temptation: FloatArray
    follows: FloatArray
    final: FloatArray


def keeping(draws: Draws, target: Package, *, gives: Sequence[str]) -> Keeping:
    """Ask whether a deal in force would be kept, and what would hold the parties to it.

    A graph model [1]_ made of the case itself. Its states say which of the parties keep
    what they give; a party moves by taking all of its part back, or by giving it
    again. What nobody known gives is in force while everybody keeps.
    Where nobody keeps there is no deal, with the worth that the case gives it.
    Stability is looked at in every draw in which the package is acceptable to all,
    since in the others nobody would sign it, or in every draw where there are none.

    Parameters
    ----------
    draws
        What the parties may want.
    target
        The package; empty when there is none.
    gives
        For each issue the id of the party that delivers; empty when not known.

    Raises
    ------
    ValueError
        If `gives` does not name a party for each issue, or the target is no package.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour (1993). Interactive Decision Making: The
       Graph Model for Conflict Resolution. Wiley.
    """
    if len(gives) != draws.n_issues or not {*gives} <= {"", *draws.parties}:
        raise ValueError(
            f"gives must be a party, or nothing, for each of {draws.n_issues} issues; "
            f"got {list(gives)}"
        )
    aim = draws.places(target) if target else draws.status_quo
    moved = np.flatnonzero(aim != draws.status_quo)
    givers = {gives[int(issue)] for issue in moved}
    principals: list[int] = draws.principals.tolist()
    keepers = [p for p in principals if draws.parties[p] in givers][:MAX_KEEPERS]
    names = tuple(draws.parties[p] for p in keepers)
    left = _left(len(keepers))
    used = _used(draws, aim, len(left))
    outcomes = np.where(
        _in_force(draws, aim, gives, left, names), aim, draws.status_quo
    )
    worth = used.utility(outcomes)[:, :, keepers]
    worth[:, -1] = used.disagreement[:, keepers]
    found = _stable(used.n_draws, left, worth)
    alone = np.arange(len(left))[:, None] ^ (1 << np.arange(len(keepers)))
    after = np.take_along_axis(worth, alone[None], axis=1)
    gain = (after - worth)[:, 0] / UNIT
    better = after > worth
    return Keeping(
        parties=names,
        n_draws=used.n_draws,
        target=target,
        states=tuple(_keeping(names, row) for row in left),
        concepts=RANKED,
        stays=found.mean(axis=1),
        rests=np.logical_and.reduce(found, axis=2).mean(axis=1),
        would=better.mean(axis=0).T,
        temptation=np.quantile(gain, (0.1, 0.5, 0.9), axis=0).T,
        follows=np.array([_follows(better, left, p) for p in range(len(names))]),
        final=np.array(
            [_final(used.n_draws, left, worth, p) for p in range(len(names))]
        ),
    )


def _keeping(names: Sequence[str], left: BoolArray) -> tuple[str, ...]:
    return tuple(name for name, gone in zip(names, left, strict=True) if not gone)


def _left(n_parties: int) -> BoolArray:
    """Return who has taken back its part, in each state: (n_states, n_parties)."""
    states = np.arange(2**n_parties)
    return (states[:, None] >> np.arange(n_parties) & 1).astype(np.bool_)


def _used(draws: Draws, aim: IntArray, n_states: int) -> Draws:
    """Return the draws in which the package is acceptable to all, not too many."""
    willing = np.flatnonzero(working(draws, aim[None])[0])
    rows = willing if len(willing) else np.arange(draws.n_draws)
    most = max(1, MAX_STATES // n_states)
    if len(rows) > most:
        rows = rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)]
    marked = np.zeros(draws.n_draws, dtype=np.bool_)
    marked[rows] = True
    return draws.take(marked)


def _in_force(
    draws: Draws,
    aim: IntArray,
    gives: Sequence[str],
    left: BoolArray,
    names: Sequence[str],
) -> BoolArray:
    """Tell which issues stand as agreed, in each state: (n_states, n_issues)."""
    everybody = ~np.logical_or.reduce(left, axis=1)
    columns = [
        ~left[:, names.index(giver)] if giver in names else everybody for giver in gives
    ]
    return np.stack(columns, axis=1) & (aim != draws.status_quo)


def _stable(
    n_draws: int, left: BoolArray, worth: IntArray, final: int | None = None
) -> BoolArray:
    """Return who would stay: (n_concepts, n_draws, n_parties, n_states).

    All draws are one conflict, with no moves from one draw to another.
    """
    n_states, n_parties = left.shape
    shape = (len(RANKED), n_parties, n_draws, n_states)
    if not n_parties:
        return np.ones((len(RANKED), n_draws, 0, n_states), dtype=np.bool_)
    ranks = [
        np.unique(worth[:, :, p], return_inverse=True)[1] for p in range(n_parties)
    ]
    moves = [_moves(n_draws, left, p, only_back=p == final) for p in range(n_parties)]
    found = stable(moves, np.stack([rank.reshape(-1) for rank in ranks]))
    table = np.stack([found[name] for name in RANKED]).reshape(shape)
    return table.transpose(0, 2, 1, 3)


def _moves(n_draws: int, left: BoolArray, party: int, *, only_back: bool) -> Arcs:
    """Return a party's moves in all draws: to take its part back, or to return."""
    n_states = len(left)
    states = np.arange(n_draws * n_states)
    moves = arcs(np.stack([states, states ^ (1 << party)], axis=1), len(states))
    returns = np.tile(left[:, party], n_draws)
    return moves.only(returns) if only_back else moves


def _follows(better: BoolArray, left: BoolArray, party: int) -> float:
    """Return how often somebody would leave once one party alone has."""
    others = ~left[1 << party]
    return float(np.logical_or.reduce(better[:, 1 << party, others], axis=1).mean())


def _final(n_draws: int, left: BoolArray, worth: IntArray, party: int) -> float:
    """Return the share in which the deal rests if one party's part is for good."""
    found = _stable(n_draws, left, worth, final=party)[RANKED.index("SEQ")]
    return float(np.logical_and.reduce(found[:, :, 0], axis=1).mean())
