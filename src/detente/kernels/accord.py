"""A deal delivered stage by stage: what each stage is worth, who could hold back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray

Course = tuple[int, ...]
"""Stages by their number, from nothing delivered to everything."""


@dataclass(frozen=True)
class Stages:
    """How far a deal that is delivered part by part can have come.

    A stage says how many rungs of each part have been delivered; stages are numbered as
    `numpy.ravel_multi_index` numbers them, the last part's rungs the fastest. Who
    withholds its next rungs stays where it is in all of its parts, while the others go
    on: that is a stage, too.

    Attributes
    ----------
    heights
        Rungs of each part.
    movers
        For each part the places of those who deliver it; places of `n_parties` or more
        are trusted to deliver.
    passable : (n_stages,) bool
        Stages a sequence may stop at.
    n_parties
        Parties whose compliance is asked about.
    """

    heights: tuple[int, ...]
    movers: tuple[frozenset[int], ...]
    passable: BoolArray
    n_parties: int
    _ahead: dict[tuple[int, bool], IntArray] = field(default_factory=dict, init=False)

    @property
    def goal(self) -> int:
        """The stage in which everything is delivered."""
        return len(self.levels) - 1

    @cached_property
    def levels(self) -> IntArray:
        """Rungs delivered, ``(n_stages, n_parts)``."""
        sizes = [height + 1 for height in self.heights]
        grid = np.indices(sizes).reshape(len(sizes), -1)
        return np.ascontiguousarray(grid.T, dtype=np.int64)

    @cached_property
    def own(self) -> IntArray:
        """What of a stage's number each party delivers, ``(n_parties, n_stages)``.

        Stage ``own[p, a] + n - own[p, n]`` has party ``p`` where it is in ``a`` and the
        others where they are in ``n``.
        """
        sizes = [height + 1 for height in self.heights]
        strides = np.cumprod([1, *sizes[:0:-1]])[::-1]
        mine = [[p in who for who in self.movers] for p in range(self.n_parties)]
        return np.array(mine, dtype=np.int64) * strides @ self.levels.T

    @cached_property
    def held(self) -> tuple[IntArray, IntArray]:
        """Every party at every level of its own: both as ``(n_held,)``."""
        own = [np.unique(levels) for levels in self.own]
        party = np.repeat(np.arange(len(own)), [len(levels) for levels in own])
        return party, np.concatenate(own)

    @cached_property
    def column(self) -> IntArray:
        """Place in `held` of each party's level in a stage, (n_stages, n_parties)."""
        sizes = [len(np.unique(levels)) for levels in self.own]
        starts = np.cumsum([0, *sizes[:-1]])
        ranks = [np.unique(levels, return_inverse=True)[1] for levels in self.own]
        return (np.stack(ranks) + starts[:, None]).T

    @cached_property
    def back(self) -> IntArray:
        """Stage in which a party is held at a level of its own, (n_stages, n_held)."""
        party, level = self.held
        return level + np.arange(self.goal + 1)[:, None] - self.own[party].T

    @cached_property
    def below(self) -> BoolArray:
        """Whether that is behind where the party stands, (n_stages, n_held)."""
        gap = self.levels[:, None] - self.levels[self.back]
        behind = np.logical_or.reduce(gap > 0, axis=2)
        return np.logical_and.reduce(gap >= 0, axis=2) & behind

    def onward(self, stage: int, *, jumps: bool) -> IntArray:
        """Return the stages one step away that a sequence may stop at.

        In one step each party delivers a rung of one of its parts at most, or, with
        jumps, any rungs of all its parts.
        """
        if (stage, jumps) not in self._ahead:
            more = self.levels - self.levels[stage]
            ahead = np.logical_and.reduce(more >= 0, axis=1) & self.passable
            ahead[stage] = False
            if not jumps:
                ahead &= np.logical_and.reduce(more <= 1, axis=1)
                ahead &= np.logical_and.reduce((more > 0) @ self._delivers <= 1, axis=1)
            self._ahead[stage, jumps] = np.flatnonzero(ahead)
        return self._ahead[stage, jumps]

    def moving(self, before: int, after: int) -> tuple[int, ...]:
        """Return the places of the parties that deliver between two stages."""
        changed = self.own[:, before] != self.own[:, after]
        return tuple(np.flatnonzero(changed).tolist())

    @cached_property
    def _delivers(self) -> IntArray:
        """Whether a part is delivered by somebody: (n_parts, n_movers)."""
        everybody = sorted(frozenset[int]().union(*self.movers))
        return np.array([[p in who for p in everybody] for who in self.movers]) * 1


@dataclass(frozen=True, slots=True)
class Accord:
    """A deal that is delivered part by part: what its stages are worth in every draw.

    Attributes
    ----------
    stages
        How far it can have come.
    flow : (n_stages, n_parties, n_draws)
        What a stage is worth while it lasts.
    broken : (n_stages, n_parties, n_draws)
        What is left when the deal breaks down in that stage.
    floor : (n_parties, n_draws)
        What walking away is worth.
    """

    stages: Stages
    flow: FloatArray
    broken: FloatArray
    floor: FloatArray

    def take(self, draws: Sequence[int] | IntArray) -> "Accord":
        """Return the same deal in some of the draws only."""
        rows = np.asarray(draws, dtype=np.int64)
        worth = self.flow[..., rows], self.broken[..., rows]
        return Accord(self.stages, *worth, self.floor[..., rows])


@dataclass(frozen=True, slots=True)
class Regime:
    """How a deal is watched, and what follows when a breach is found, in every draw.

    Attributes
    ----------
    discount : (n_parties, n_draws)
        Worth today of one at the next inspection, in (0, 1).
    wait : (n_parties, n_draws)
        Worth today of one when, after a breach is found, the deal breaks down.
    false_alarm : (n_draws,)
        Probability that an inspection finds a breach that is none.
    rounds : (n_draws,)
        Inspections from one step to the next.
    """

    discount: FloatArray
    wait: FloatArray
    false_alarm: FloatArray
    rounds: FloatArray

    def take(self, draws: Sequence[int] | IntArray) -> "Regime":
        """Return the same in some of the draws only."""
        rows = np.asarray(draws, dtype=np.int64)
        return Regime(
            self.discount[:, rows],
            self.wait[:, rows],
            self.false_alarm[rows],
            self.rounds[rows],
        )

    def found(self, accord: Accord) -> FloatArray:
        """Return what a stage is worth once a breach is found in it.

        Its flow for as long as the answer takes, and what is left from then on:
        ``(n_stages, n_parties, n_draws)``.
        """
        return accord.flow + self.wait * (accord.broken - accord.flow)


def lasting(
    flow: FloatArray, found: FloatArray, discount: FloatArray, probability: FloatArray
) -> FloatArray:
    r"""Return what a stage is worth that lasts until a breach is found in it.

    .. math:: \frac{(1 - d) u + d p B}{1 - d (1 - p)}
    """
    last = discount * (1 - probability)
    return ((1 - discount) * flow + discount * probability * found) / (1 - last)


def passing(
    discount: FloatArray, probability: FloatArray, rounds: FloatArray
) -> FloatArray:
    r"""Return the weight of what comes after a stage of so many inspections.

    The weight :math:`(d (1 - p))^n` of the next stage; the rest, up to one, is that of
    this stage if it lasted, see `lasting`. With one inspection it is the recursion
    :math:`W = (1 - d) u + d (p B + (1 - p) W')`.
    """
    return (discount * (1 - probability)) ** rounds
