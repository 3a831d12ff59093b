"""Which sequences of steps enforce themselves: an exact search, backward, by labels."""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from detente.kernels.accord import Accord, Course, Regime, lasting, passing
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.compliance import TOLERANCE, needed
from detente.kernels.dominance import undominated

MOST_LABELS = 4096
"""Labels kept of a stage, at most; more are thinned, and the bound says how far."""
_GRID = 2.0**40
_ASKED = 3
"""Sequences of one search of which it is worked out what they need."""
_FINEST = 2.0**-10
"""Of the spread of a stage's labels: the finest grid on which they are thinned."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which sequences are looked for.

    Attributes
    ----------
    jumps
        Whether a party may deliver several rungs, and of several parts, in one step.
    steps
        Most steps; 0 for any number.
    first
        Places of those who take the first step; None for anybody.
    labels
        Labels kept of a stage, at most.
    """

    jumps: bool = False
    steps: int = 0
    first: frozenset[int] | None = None
    labels: int = MOST_LABELS


ANY = Limits()
"""Any sequence, one rung at a time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes
    ----------
    courses
        Sequences that enforce themselves, one for each label left at the start, where
        none is at least as good for all as another. Empty when there is none.
    labels
        Labels kept, over all stages.
    bound
        No sequence was missed that passes every test by more than this; 0 when the
        search was exact.
    """

    courses: tuple[Course, ...]
    labels: int
    bound: float


@dataclass(frozen=True, slots=True)
class Web:
    """The stages of a deal, in one draw, ready to be searched again and again.

    A label is a row: what going on is worth to each party that complies, then what it
    is worth to each that is held back, unseen, at each of its own levels, then the
    number of steps to the goal.

    Attributes
    ----------
    accord, regime
        Of one draw.
    """

    accord: Accord
    regime: Regime

    def search(self, detection: float, limits: Limits = ANY) -> Found:
        r"""Find the sequences that enforce themselves.

        Stages are gone through backward from the goal. Each keeps labels
        :math:`(V, H)`: the worth of going on to each party that complies, and to each
        that is held back, unseen, at a lower level of its own. A label passes back over
        a step only if :math:`V_i \ge H_i[x]` for every mover, with :math:`x` where it
        stood before, and stays only if nobody would rather walk away. All these tests
        ask for large :math:`V` and small :math:`H`: a label is dropped only if another
        is as good in all, so that nothing is lost. The equations are those of
        `detente.kernels.compliance.room`, the search the backward induction of [1]_ on
        a lattice.

        Above `Limits.labels` the labels of a stage are thinned to one for each cell of
        a grid, made wider until few enough are left.

        Parameters
        ----------
        detection
            Probability that an inspection finds a breach.
        limits
            Which sequences to look for.

        References
        ----------
        .. [1] B. Lockwood, J. P. Thomas (2002). Gradualism and irreversibility. Review
           of Economic Studies 69(2), 339-356.
        """
        return _Search(self, detection, limits).run()

    def lasting(self, detection: float) -> FloatArray:
        """Return what every stage is worth if it lasts, (n_stages, n_numbers)."""
        accord, regime, stages = self.accord, self.regime, self.accord.stages
        flow, found = accord.flow[..., 0], regime.found(accord)[..., 0]
        discount, (party, _) = regime.discount[:, 0], stages.held
        alarm, watched = regime.false_alarm, np.array([detection])
        ours = lasting(flow, found, discount, alarm)
        held = flow[stages.back, party], found[stages.back, party], discount[party]
        return np.concatenate([ours, lasting(*held, watched)], axis=1)

    def passing(self, detection: float) -> FloatArray:
        """Return the weights of what comes after a stage, (n_numbers,)."""
        discount, rounds = self.regime.discount[:, 0], self.regime.rounds
        ours = passing(discount, self.regime.false_alarm, rounds)
        held = passing(
            discount[self.accord.stages.held[0]], np.array([detection]), rounds
        )
        return np.concatenate([ours, held])


class Least(NamedTuple):
    """The least detection that is enough, and how it was found.

    Attributes
    ----------
    detection
        Infinite when none is, or as it was known when nothing less is.
    course
        A sequence that holds with it; empty when none was found.
    labels
        Labels kept in all searches together.
    bound
        As in `Found`, the largest of the searches.
    """

    detection: float
    course: Course
    labels: int
    bound: float


def least(
    web: Web, limits: Limits = ANY, *, within: float = 1e-3, known: float = math.inf
) -> Least:
    """Find the least probability of detection with which some sequence holds.

    Where one holds, the least that it needs is worked out, and whether another needs
    less by more than `within` is asked next, until none does.

    Parameters
    ----------
    web
        The deal, in one draw.
    limits
        Which sequences to look at.
    within
        How near the least to come.
    known
        A probability with which one is known to hold.
    """
    answer = Least(known, (), 0, 0.0)
    tried = min(known - within, 1.0)
    while tried >= 0:
        found = web.search(tried, limits)
        answer = answer._replace(
            labels=answer.labels + found.labels, bound=max(answer.bound, found.bound)
        )
        asked = [
            (float(needed(web.accord, web.regime, course)[0]), course)
            for course in found.courses[:_ASKED]
        ]
        if not asked or min(asked)[0] > tried + TOLERANCE:
            break
        answer = answer._replace(detection=min(asked)[0], course=min(asked)[1])
        tried = answer.detection - within
    return answer


@dataclass(slots=True)
class _Search:
    """One search, from the goal back."""

    web: Web
    detection: float
    limits: Limits
    labels: dict[int, FloatArray] = field(default_factory=dict)
    came: dict[int, tuple[IntArray, IntArray]] = field(default_factory=dict)
    loss: dict[int, float] = field(default_factory=dict)

    def run(self) -> Found:
        stages, floor = self.web.accord.stages, self.web.accord.floor[:, 0]
        lasting = self.web.lasting(self.detection)
        weight = self.web.passing(self.detection)
        goal = lasting[stages.goal]
        if (goal[: stages.n_parties] >= floor - TOLERANCE).all():
            self.labels[stages.goal] = np.append(goal, 0.0)[None]
        order = np.argsort(-stages.levels.sum(axis=1), kind="stable")[1:]
        for stage in order.tolist():
            if stages.passable[stage] or stage == 0:
                self.reach(stage, lasting[stage], weight)
        return Found(
            tuple(self.unwound(n) for n in range(len(self.labels.get(0, ())))),
            sum(map(len, self.labels.values())),
            2 * max(self.loss.values(), default=0.0),
        )

    def reach(self, stage: int, lasting: FloatArray, weight: FloatArray) -> None:
        """Make the labels of a stage from those of the stages one step on."""
        accord, jumps = self.web.accord, self.limits.jumps
        onward = accord.stages.onward(stage, jumps=jumps).tolist()
        ahead = [after for after in onward if after in self.labels]
        if not ahead:
            return
        rows = np.concatenate([self.labels[after] for after in ahead])
        sizes = [len(self.labels[after]) for after in ahead]
        after = np.repeat(ahead, sizes)
        passed = self.passing(stage, rows, after)
        rows = rows[passed]
        rows[:, :-1] = lasting + weight * (rows[:, :-1] - lasting)
        rows[:, -1] += 1
        floor = accord.floor[:, 0] - TOLERANCE
        worth = rows[:, : accord.stages.n_parties]
        stays = np.flatnonzero(np.logical_and.reduce(worth >= floor, axis=1))
        if not len(stays):
            return
        kept, width = self.best(stage, rows[stays])
        place = np.concatenate([np.arange(size) for size in sizes])
        chosen = passed[stays[kept]]
        self.labels[stage] = rows[stays[kept]]
        self.came[stage] = after[chosen], place[chosen]
        self.loss[stage] = width + max(self.loss.get(one, 0.0) for one in ahead)

    def passing(self, stage: int, rows: FloatArray, after: IntArray) -> IntArray:
        """Return the labels that pass back over a step."""
        stages, n_parties = self.web.accord.stages, self.web.accord.stages.n_parties
        moves = stages.own[:, after] != stages.own[:, stage][:, None]
        held = rows[:, n_parties + stages.column[stage]]
        complies = rows[:, :n_parties] >= held - TOLERANCE
        going = np.logical_and.reduce(complies.T | ~moves, axis=0)
        first = self.limits.first
        if stage == 0 and first is not None:
            asked = np.array([[party in first] for party in range(n_parties)])
            going &= np.logical_and.reduce(moves == asked, axis=0)
        if self.limits.steps:
            going &= rows[:, -1] < self.limits.steps
        return np.flatnonzero(going)

    def best(self, stage: int, rows: FloatArray) -> tuple[IntArray, float]:
        """Return the rows worth keeping, and how far off the others are at most."""
        stages, n_parties = self.web.accord.stages, self.web.accord.stages.n_parties
        alive = n_parties + np.flatnonzero(stages.below[stage])
        good = np.concatenate([rows[:, :n_parties], -rows[:, alive]], axis=1)
        if self.limits.steps:
            good = np.concatenate([good, -rows[:, -1:]], axis=1)
        if len(good) == 1:
            return np.zeros(1, dtype=np.int64), 0.0
        return _thinned(good, _undominated(good * _GRID), self.limits.labels)

    def unwound(self, label: int) -> Course:
        """Return the sequence of a label of the first stage."""
        course, stage = [0], 0
        while stage in self.came:
            after, place = self.came[stage]
            stage, label = int(after[label]), int(place[label])
            course.append(stage)
        return tuple(course)


def _undominated(good: FloatArray) -> IntArray:
    """Return the rows than which none is better: rounded, and equal ones once."""
    points = np.rint(good).astype(np.int64).T[:, None]
    there = np.ones((1, len(good)), dtype=np.bool_)
    marks, _ = undominated(points, there, there.astype(np.float64))
    return np.flatnonzero(marks[0])


def _thinned(good: FloatArray, kept: IntArray, most: int) -> tuple[IntArray, float]:
    """Keep one row for each cell of a grid that no cell with another row dominates.

    Whatever is dropped is worse by less than the width of a cell, in every number,
    than a row that is kept. Twice as wide a grid is tried until few enough are left.
    """
    if len(kept) <= most:
        return kept, 0.0
    rows = good[kept]
    width = float(np.ptp(rows, axis=0).max()) * _FINEST
    left = kept
    while len(left) > most:
        left = kept[_undominated(np.floor(rows / width))]
        width *= 2
    return left, width / 2
