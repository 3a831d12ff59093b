"""What delivering a package part by part asks of the parties, over many draws."""

import functools
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.lattice import Lattice


@dataclass(frozen=True, slots=True)
class Part:
    """Something the same parties deliver, one rung at a time.

    Attributes
    ----------
    movers
        Places of the parties.
    issues
        Places of the issues that move.
    rungs
        Places of these issues' options: first the status quo, last the target.
    """

    movers: frozenset[int]
    issues: tuple[int, ...]
    rungs: tuple[tuple[int, ...], ...]

    @property
    def height(self) -> int:
        """Steps from the status quo to the target."""
        return len(self.rungs) - 1


KEPT = 2**21
"""Utilities kept for the next look at a stage: 16 MB."""
Stage = tuple[int, ...]
"""How many rungs of each part have been delivered."""


@dataclass(frozen=True)
class Delivery:
    """A package on its way, in every draw.

    Attributes
    ----------
    scores : (n_options, n_parties, n_draws) int64
        Of the parties whose consent counts.
    combinations : (n_combinations, n_options) bool
        An outcome has one when all its options are marked; then it is ...
    added : (n_combinations, n_parties, n_draws) int64
        ... worth so much more, or less.
    start : (n_issues,)
        Columns of the status quo's options among all options.
    disagreement, completion : (n_parties, n_draws) int64
        Utility without a deal; worth, on top, of having completed the deal.
    remaining
        Share of a loss that verification and recovery leave, in [0, 1].
    parts
        In any order.
    simultaneous
        Whether parties may act at once.
    """

    scores: IntArray
    combinations: BoolArray
    added: IntArray
    start: IntArray
    disagreement: IntArray
    completion: IntArray
    remaining: float
    parts: tuple[Part, ...]
    simultaneous: bool
    _utilities: dict[Stage, IntArray] = field(default_factory=dict, init=False)
    _needed: dict[tuple[Stage, Stage], float] = field(default_factory=dict, init=False)

    @property
    def origin(self) -> Stage:
        """Nothing delivered."""
        return (0,) * len(self.parts)

    @property
    def goal(self) -> Stage:
        """Everything delivered."""
        return tuple(part.height for part in self.parts)

    def outcome(self, stage: Stage, status_quo: IntArray) -> IntArray:
        """Return the partly delivered outcome, ``(n_issues,)`` places of options."""
        places = status_quo.copy()
        for part, level in zip(self.parts, stage, strict=True):
            places[list(part.issues)] = part.rungs[level]
        return places

    def utility(self, stage: Stage) -> IntArray:
        """Return the utility of a stage, (n_parties, n_draws)."""
        if stage not in self._utilities:
            if len(self._utilities) * self.disagreement.size > KEPT:
                self._utilities.clear()
            columns = self._columns(stage)
            there = np.logical_and.reduce(self.combinations[:, columns], axis=1)
            alone = self.scores[columns].sum(axis=0)
            self._utilities[stage] = alone + self.added[there].sum(axis=0)
        return self._utilities[stage]

    def exposure(self, stage: Stage) -> IntArray:
        r"""Return how far below no deal each party would be if all stopped here.

        The 90 % quantile over draws k of :math:`\max(0, d_{kp} - u_{kp}(x))`: the least
        value that at least that share of the draws does not exceed; (n_parties,).
        """
        return _quantile(np.maximum(0, self.disagreement - self.utility(stage)), 9, 10)

    def risk(self, before: Stage, after: Stage) -> FloatArray:
        r"""Return how sure of completion each party must be to see a step taken.

        The least probability of completion at which going on from :math:`x` to
        :math:`x'` towards :math:`T` is worth the risk of being left there. A breach is
        found with probability :math:`q`, and finding it restores the share :math:`r`
        of the loss :math:`u(x) - u(x')`, so that :math:`1 - qr` of it counts:

        .. math:: \pi_{kp} = \frac{\ell_{kp}}
                  {u_{kp}(T) + c_{kp} - u_{kp}(x) + \ell_{kp}}, \qquad
                  \ell_{kp} = (1 - qr) \left( u_{kp}(x) - u_{kp}(x') \right),

        0 where the step costs nothing, infinite where even certain completion is worth
        less than standing still. It solves :math:`\pi (u(T) + c) + (1 - \pi) (u(x) -
        \ell) = u(x)`; without verification the denominator is :math:`u(T) + c - u(x')`.
        Who stands still where nothing is delivered has no deal, so that :math:`d_{kp}`
        stands for :math:`u_{kp}(x)` there.

        Returns
        -------
        (n_parties, n_draws)
        """
        still = self.disagreement if before == self.origin else self.utility(before)
        loss = still - self.utility(after)
        to_win = self.utility(self.goal) + self.completion - still
        left, worth = self.remaining * loss, to_win >= 0
        needed = np.where((loss > 0) & ~worth, math.inf, 0.0)
        return np.divide(left, to_win + left, out=needed, where=worth & (left > 0))

    def trust(self, before: Stage, after: Stage) -> FloatArray:
        """Return the trust each mover needs to take a step: the median `risk`.

        Not a high quantile: where standing still is tempting in a few of the draws that
        is infinite for almost any sequence, and tells none from another.

        Returns
        -------
        (n_parties,)
            NaN for parties that do not move.
        """
        movers = self.movers(before, after)
        moves = [party in movers for party in range(len(self.disagreement))]
        median = _quantile(self.risk(before, after), 1, 2)
        return np.where(moves, median, math.nan)

    def sustained(self, stages: Sequence[Stage]) -> BoolArray:
        """Tell in which draws every step is worth taking if completion is certain.

        Returns
        -------
        (n_draws,) bool
        """
        kept = np.ones(self.disagreement.shape[1], dtype=np.bool_)
        for before, after in itertools.pairwise(stages):
            own = [p for p in self.movers(before, after) if p < len(self.disagreement)]
            kept &= np.isfinite(self.risk(before, after)[own]).all(axis=0)
        return kept

    def movers(self, before: Stage, after: Stage) -> frozenset[int]:
        """Return the places of the parties that deliver between two stages."""
        levels = enumerate(zip(before, after, strict=True))
        return self._together(place for place, (a, b) in levels if a != b)

    def needed(self, before: Stage, after: Stage) -> float:
        """Return the largest trust that a step needs of any mover, 0 if of none."""
        if (before, after) not in self._needed:
            trust = np.append(self.trust(before, after), 0.0)
            self._needed[before, after] = float(np.nanmax(trust))
        return self._needed[before, after]

    def ends_well(self) -> bool:
        """Tell whether some last step needs only so much trust as there can be."""
        for move in self._moves:
            last = tuple(n - (place in move) for place, n in enumerate(self.goal))
            if math.isfinite(self.needed(last, self.goal)):
                return True
        return self.origin == self.goal

    def lattice(
        self, passable: Callable[[Stage], bool], *, beyond_trust: bool
    ) -> Lattice[Stage]:
        """Return the stages as a lattice.

        Parameters
        ----------
        passable
            Tells which stages may be passed; the others cost infinitely much.
        beyond_trust
            Whether steps that no trust is enough for may be taken.
        """

        def trusted(before: Stage, after: Stage) -> bool:
            return beyond_trust or math.isfinite(self.needed(before, after))

        def node_cost(stage: Stage) -> float:
            return float(self.exposure(stage).max()) if passable(stage) else math.inf

        return Lattice(
            onward=functools.partial(self._beside, way=1),
            backward=functools.partial(self._beside, way=-1),
            passable=trusted,
            node_cost=node_cost,
            edge_cost=self.needed,
            left=self._left,
            apart=_unevenly_apart,
        )

    def _columns(self, stage: Stage) -> IntArray:
        columns = self.start.copy()
        for part, level in zip(self.parts, stage, strict=True):
            moved = np.subtract(part.rungs[level], part.rungs[0])
            columns[list(part.issues)] += moved
        return columns

    @functools.cached_property
    def _moves(self) -> tuple[tuple[int, ...], ...]:
        """Return the sets of parts that can move at once: no party moves two."""
        alone = range(len(self.parts))
        most = len({part.movers for part in self.parts}) if self.simultaneous else 1
        return tuple(
            places
            for size in range(1, most + 1)
            for places in itertools.combinations(alone, size)
            if self._apart(places)
        )

    def _apart(self, places: tuple[int, ...]) -> bool:
        sizes = (len(self.parts[place].movers) for place in places)
        return sum(sizes) == len(self._together(places))

    def _beside(self, stage: Stage, way: int) -> Iterator[Stage]:
        """Yield the stages one step on from a stage (1), or one step before it (-1)."""
        ends = self.goal if way > 0 else self.origin
        for move in self._moves:
            if all(stage[place] != ends[place] for place in move):
                yield tuple(
                    level + way * (place in move) for place, level in enumerate(stage)
                )

    def _left(self, stage: Stage) -> int:
        rungs = [p.height - level for p, level in zip(self.parts, stage, strict=True)]
        if not self.simultaneous:
            return sum(rungs)
        everybody = self._together(range(len(self.parts)))
        pairs = list(zip(rungs, self.parts, strict=True))
        loads = (sum(n for n, part in pairs if p in part.movers) for p in everybody)
        return max(loads, default=0)

    def _together(self, places: Iterable[int]) -> frozenset[int]:
        return frozenset[int]().union(*(self.parts[place].movers for place in places))


def _unevenly_apart(before: Stage, after: Stage) -> float:
    """Return the squares of the rungs between two stages, added up.

    To go where they are fewest is to deliver all parts evenly, which leaves the most
    ways open.
    """
    return sum((b - a) ** 2 for a, b in zip(before, after, strict=True))


def _quantile(values: Any, part: int, of: int) -> Any:
    """Return the part/of quantile along the last axis, one of the values themselves."""
    place = -(-part * values.shape[-1] // of) - 1
    return np.partition(values, place, axis=-1)[..., place]
