"""Whether a deal, once in force, would be kept, and by what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, signing, worth_in_force
from detente.graph import ESCALATES, SPOILS, TAKES_BACK, Deal
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.conflict.arcs import Worth
from detente.kernels.conflict.drawn import ranked, stable_in_draws
from detente.kernels.conflict.joint import Sets, members
from detente.kernels.conflict.stable import RANKED
from detente.model import Action
from detente.questions.answer import Answer

MAX_MOVES = 2**12
"""Moves of all parties from all states that are told, at most."""
MAX_STATES = 2**18
"""States of all draws together, at most; more draws are not looked at."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a party can do in one state.

    Attributes
    ----------
    party
        Its id.
    before, after
        The state, and the one that comes of it.
    better
        Share of draws in which the party likes the second better.
    """

    party: str
    before: str
    after: str
    better: float


@dataclass(frozen=True, slots=True, eq=False)
class Keeping(Answer):
    """How a deal in force would fare.

    Attributes
    ----------
    parties
        Ids of those who can do something to the package. Empty when nobody is known to
        give any of it, or there is no package.
    n_draws
        Number of draws looked at.
    target
        The package.
    actions
        What they can do.
    states
        Names of the states; the first is the deal kept by all.
    patterns
        For each state which actions are taken, one mark each: ``Y`` taken, ``N`` not.
    packages
        For each state what is in force there; all at the status quo where no deal is.
    concepts
        ``R``, ``GMR``, ``SMR``, ``SEQ`` and ``SSEQ`` of the graph model.
    stays : (n_concepts, n_parties, n_states)
        Share of draws in which the party would stay.
    rests : (n_concepts, n_states)
        Share of draws in which everybody would stay.
    would : (n_parties, n_states)
        Share of draws in which the party likes some state better that it can bring
        about alone.
    moves
        What each party can do, and how often it would like it; where that is more than
        `MAX_MOVES`, only what it can do to the deal kept by all.
    temptation : (n_parties, 3)
        What its best move from the deal kept by all would bring the party, as long as
        nobody else moves, in utility of what is in force: 10 %, 50 % and 90 %
        quantiles; 0 where it has none.
    follows : (n_parties,)
        Share of draws in which somebody else would move then; 0 where there is nobody
        else.
    unlisted
        Ids of the actions that the case does not list.
    final : (n_parties,)
        Share of draws in which the deal would rest under SEQ if this party could do
        nothing to it but go back to keeping it.
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
    actions: tuple[Action, ...]
    states: tuple[str, ...]
    patterns: tuple[str, ...]
    packages: tuple[Package, ...]
    concepts: tuple[str, ...]
    stays: FloatArray
    rests: FloatArray
    would: FloatArray
    moves: tuple[Move, ...]
    temptation: FloatArray
    follows: FloatArray
    final: FloatArray
    unlisted: tuple[str, ...]

    def deeds(self, party: str) -> tuple[Action, ...]:
        """Return what a party does in the move that it would like most often.

        Of the moves from the deal kept by all; empty where it has none.
        """
        own = self._own(party)
        return self.changed(max(own, key=_liked)) if own else ()

    def after(self, party: str) -> Package:
        """Return what is in force after that move."""
        own = self._own(party)
        state = max(own, key=_liked).after if own else self.states[0]
        return self.packages[self.states.index(state)]

    def _own(self, party: str) -> list[Move]:
        """Return what a party can do to the deal kept by all."""
        return [m for m in self.moves if (m.party, m.before) == (party, self.states[0])]

    def changed(self, move: Move) -> tuple[Action, ...]:
        """Return the actions that a move takes or undoes."""
        here, there = (
            self.patterns[self.states.index(state)]
            for state in (move.before, move.after)
        )
        marks = zip(self.actions, here, there, strict=True)
        return tuple(action for action, was, now in marks if was != now)

    def assumed(self, party: str) -> bool:
        """Tell whether a party is taken to be able to take back what it gives."""
        return any(
            one.party == party and one.title in TAKES_BACK and one.id in self.unlisted
            for one in self.actions
        )

    @property
    def escalates(self) -> bool:
        """Whether a party is taken to be able to escalate."""
        return any(
            one.title == ESCALATES and one.id in self.unlisted for one in self.actions
        )

    @property
    def bystanders(self) -> tuple[int, ...]:
        """Places of the parties that are only taken to be able to spoil the package."""
        return tuple(
            p
            for p, party in enumerate(self.parties)
            if all(
                one.title == SPOILS and one.id in self.unlisted
                for one in self.actions
                if one.party == party
            )
        )

    @property
    def movers(self) -> tuple[int, ...]:
        """Places of the parties, but for bystanders that would never do anything."""
        return tuple(
            p
            for p in range(len(self.parties))
            if p not in self.bystanders or self.would[p, 0] > 0
        )


def _liked(move: Move) -> float:
    return move.better


def keeping(draws: Draws, deal: Deal) -> Keeping:
    r"""Ask whether a deal in force would be kept, and what would hold parties to it.

    A graph model [1]_ made of the case itself. Its states say which actions are taken,
    and so which options of the package are in force, the others being back at their
    status quo; a party moves by changing any of its own actions. A state :math:`s` is
    worth to party p in draw k

    .. math:: U_{kp}(s) = u_{kp}(x(s)), \quad
              U_{kp}(s) = d_{kp} \text{ where nothing is in force},

    with :math:`x(s)` what is in force there. What a party wants of the actions
    themselves comes first: worth counts between states that meet its wishes alike.
    Stability is looked at in every draw in which the package is acceptable to all,
    since in the others nobody would sign it, or in every draw where there are none.

    Parameters
    ----------
    draws
        What the parties may want.
    deal
        The package, and what can be done to it.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour (1993). Interactive Decision Making: The
       Graph Model for Conflict Resolution. Wiley.
    """
    aim = draws.places(deal.target) if deal.target else draws.status_quo
    outcomes = np.where(deal.in_force, aim, draws.status_quo)
    used = draws.take(signing(draws, aim, MAX_STATES >> len(deal.actions)))
    worth = worth_in_force(used, aim, deal.in_force, deal.parties)
    ranks = ranked(worth, deal.fulfilled)
    moves = [deal.moves(party) for party in deal.parties]
    found = stable_in_draws(moves, ranks)
    tempted = ~found[RANKED.index("R")]
    reach = [one.sets() for one in moves]
    best = [_best(ranks[:, :, p], sets[0]) for p, sets in enumerate(reach)]
    return Keeping(
        parties=deal.parties,
        n_draws=used.n_draws,
        target=deal.target,
        actions=deal.actions,
        states=deal.labels,
        patterns=deal.patterns,
        packages=tuple(draws.names(outcome) for outcome in outcomes),
        concepts=RANKED,
        stays=found.mean(axis=1),
        rests=np.logical_and.reduce(found, axis=2).mean(axis=1),
        would=tempted.mean(axis=0),
        moves=tuple(_moves(deal, ranks, reach)),
        temptation=_temptation(worth, best),
        follows=np.array([_follows(tempted, p, there) for p, there in enumerate(best)]),
        final=np.array([_final(deal, ranks, party) for party in deal.parties]),
        unlisted=deal.assumed,
    )


def _best(ranks: Worth, reach: int) -> IntArray:
    """Return the state a party would make of the first one, (n_draws,); 0 for none."""
    there = np.array([*members(reach)], dtype=np.int64)
    if not len(there):
        return np.zeros(len(ranks), dtype=np.int64)
    return there[ranks[:, there].argmax(axis=1)]


def _moves(deal: Deal, ranks: Worth, reach: Sequence[Sets]) -> Iterator[Move]:
    many = sum(states.bit_count() for sets in reach for states in sets) > MAX_MOVES
    for p, party in enumerate(deal.parties):
        for s, there in enumerate(reach[p][:1] if many else reach[p]):
            for q in members(there):
                better = float((ranks[:, q, p] > ranks[:, s, p]).mean())
                yield Move(party, deal.labels[s], deal.labels[q], better)


def _temptation(worth: IntArray, best: Sequence[IntArray]) -> FloatArray:
    rows = np.arange(len(worth))
    gains = [
        (worth[rows, there, p] - worth[:, 0, p]) / UNIT for p, there in enumerate(best)
    ]
    table = np.array(gains).reshape(len(best), len(worth))
    return np.quantile(table, (0.1, 0.5, 0.9), axis=1).T


def _follows(tempted: BoolArray, party: int, there: IntArray) -> float:
    """Return how often somebody else would move once one party has."""
    answers = tempted[np.arange(len(there)), :, there]
    others = np.delete(answers, party, axis=1)
    return float(np.logical_or.reduce(others, axis=1).mean())


def _final(deal: Deal, ranks: Worth, bound: str) -> float:
    """Return the share in which the deal rests if one party can only go back to it."""
    moves = [deal.moves(party, homewards=party == bound) for party in deal.parties]
    found = stable_in_draws(moves, ranks)[RANKED.index("SEQ")]
    return float(np.logical_and.reduce(found[:, :, 0], axis=1).mean())
