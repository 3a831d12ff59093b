"""Whether a sequence of steps enforces itself, and by what margin, over many draws."""

import itertools
import math
from dataclasses import dataclass, replace

import numpy as np

from detente.kernels.accord import Accord, Course, Regime, lasting, passing
from detente.kernels.arrays import BoolArray, FloatArray, IntArray

TOLERANCE = 1e-12
"""A test that fails by less than this is passed: the rounding of the sums."""
_COARSE = 16
_FINE = 20


@dataclass(frozen=True, slots=True)
class Trial:
    """Every temptation on one course, and what there is to set against it.

    Attributes
    ----------
    worth : (n_steps + 1, n_parties, n_draws)
        What each stage is worth, with what follows, to those who comply.
    floor : (n_parties, n_draws)
        What walking away is worth.
    party, start : (n_tests,)
        Who is tempted, and the place in the course after the step that it withholds.
    flow, found : (n_tests, n_steps + 1, n_draws)
        What the stages with that party held back are worth while they last, and once
        that is found out.
    discount : (n_parties, n_draws)
    rounds : (n_draws,)
        As in `Regime`.
    """

    worth: FloatArray
    floor: FloatArray
    party: IntArray
    start: IntArray
    flow: FloatArray
    found: FloatArray
    discount: FloatArray
    rounds: FloatArray

    @classmethod
    def of(cls, accord: Accord, regime: Regime, course: Course) -> "Trial":
        """Set one course of a deal on trial."""
        stages, n_draws = accord.stages, accord.floor.shape[1]
        tests = [
            (party, t + 1, stages.own[party, before])
            for t, (before, after) in enumerate(itertools.pairwise(course))
            for party in stages.moving(before, after)
        ]
        party, start, level = np.array(tests, dtype=np.int64).reshape(-1, 3).T
        walk = np.array(course)
        held = level[:, None] + walk - stages.own[party][:, walk]
        flow = accord.flow[held, party[:, None]]
        broken = accord.broken[held, party[:, None]]
        ours = _along(accord, regime, course)
        shape = len(party), len(course), n_draws
        return cls(
            ours,
            accord.floor,
            party,
            start,
            flow.reshape(shape),
            (flow + regime.wait[party][:, None] * (broken - flow)).reshape(shape),
            regime.discount,
            regime.rounds,
        )

    def room(self, detection: FloatArray) -> FloatArray:
        """Return by how much every test is passed, see `room`: (n_tests, n_draws)."""
        discount = self.discount[self.party]
        held = lasting(self.flow, self.found, discount[:, None], detection)
        onward = passing(discount, detection, self.rounds)
        worth = held[:, -1].copy()
        for t in range(held.shape[1] - 2, 0, -1):
            some = slice(np.searchsorted(self.start, t, side="right"))
            worth[some] = held[some, t] + onward[some] * (worth[some] - held[some, t])
        temptations = self.worth[self.start, self.party] - worth
        stays = (self.worth - self.floor).reshape(-1, worth.shape[1])
        return np.concatenate([stays, temptations])

    def holds(self, detection: FloatArray) -> BoolArray:
        """Tell in which draws every test is passed."""
        return np.logical_and.reduce(self.room(detection) >= -TOLERANCE, axis=0)

    def take(self, draws: IntArray) -> "Trial":
        """Return the same in some of the draws only."""
        cut = ("worth", "floor", "flow", "found", "discount", "rounds")
        return replace(self, **{name: getattr(self, name)[..., draws] for name in cut})

    @property
    def tested(self) -> IntArray:
        """Whose test each row of `room` is."""
        n_stages, n_parties, _ = self.worth.shape
        return np.append(np.tile(np.arange(n_parties), n_stages), self.party)


def room(
    accord: Accord, regime: Regime, course: Course, detection: FloatArray
) -> FloatArray:
    r"""Return by how much every test of a sequence is passed: (n_tests, n_draws).

    A party that has a step to take can take it or, unseen, stay where it is in all its
    parts while the others go on. Complying is worth :math:`V`, holding back :math:`W`:

    .. math::

        V_i(t) &= (1 - d) u_i(s_t) + d \left( f B_i(s_t) + (1 - f) V_i(t+1) \right), \\
        W_i(t) &= (1 - d) u_i(s'_t) + d \left( q B_i(s'_t) + (1 - q) W_i(t+1) \right),
        \\
        B_i(s) &= (1 - d^L) u_i(s) + d^L v_i(s),

    with :math:`s'_t` the stage in which :math:`i` is where it was before the step, the
    last stage lasting for ever. The tests are :math:`V_i \ge W_i` at each step of
    :math:`i`, and at each stage that nobody walks away, :math:`V_i \ge T_i`.

    Parameters
    ----------
    accord, regime
        The deal and how it is watched.
    course
        The sequence.
    detection : (n_draws,)
        Probability that an inspection finds a breach, :math:`q`.
    """
    return Trial.of(accord, regime, course).room(detection)


def holds(
    accord: Accord, regime: Regime, course: Course, detection: FloatArray
) -> BoolArray:
    """Tell in which draws a sequence enforces itself."""
    return Trial.of(accord, regime, course).holds(detection)


def needed(accord: Accord, regime: Regime, course: Course) -> FloatArray:
    """Return the least probability of detection from which on a sequence holds.

    It holds with that probability and with every larger one that was tried. Found by
    bisection, to a millionth; infinite where certain detection is not enough.

    Returns
    -------
    (n_draws,)
    """
    trial, n_draws = Trial.of(accord, regime, course), accord.floor.shape[1]
    high = np.full(n_draws, math.inf)
    going = np.ones(n_draws, dtype=np.bool_)
    for step in range(_COARSE, -1, -1):
        tried = np.full(n_draws, step / _COARSE)
        going &= trial.holds(tried)
        high[going] = tried[going]
    low = np.maximum(high - 1 / _COARSE, 0.0)
    some = np.flatnonzero(np.isfinite(high) & (high > 0))
    few = trial.take(some)
    for _ in range(_FINE if len(some) else 0):
        middle = (low[some] + high[some]) / 2
        held = few.holds(middle)
        high[some] = np.where(held, middle, high[some])
        low[some] = np.where(held, low[some], middle)
    return high


def longest(
    accord: Accord, regime: Regime, course: Course, detection: FloatArray
) -> FloatArray:
    r"""Return how long, in inspections, the answer to a breach may take.

    Every test is linear in :math:`d_i^L`, so the longest :math:`L` is found exactly.
    Infinite where no answer is needed; NaN where none would be quick enough.

    Returns
    -------
    (n_draws,)
    """
    at_once, never = (
        Trial.of(accord, replace(regime, wait=wait), course)
        for wait in (np.ones_like(regime.wait), np.zeros_like(regime.wait))
    )
    first, last = at_once.room(detection), never.room(detection)
    discount = regime.discount[at_once.tested]
    rising = np.maximum(first - last, TOLERANCE)
    least = np.where(last >= -TOLERANCE, 0.0, -last / rising)
    with np.errstate(divide="ignore"):
        lag = np.maximum(np.log(least) / np.log(discount), 0.0)
    able = np.logical_and.reduce(first >= -TOLERANCE, axis=0)
    return np.where(able, np.minimum.reduce(lag, axis=0), math.nan)


def leaving(accord: Accord, regime: Regime, course: Course) -> FloatArray:
    """Return what each party would gain by leaving openly when that pays it most.

    The deal breaks down there and then, and nothing is found out or waited for. Below
    0 where a party would lose by it at every stage: (n_parties, n_draws).
    """
    worth = _along(accord, regime, course)
    gain: FloatArray = accord.broken[list(course)] - worth
    return gain.max(axis=0)


def _along(accord: Accord, regime: Regime, course: Course) -> FloatArray:
    """Return what each stage is worth, with what follows, to those who comply."""
    flow, broken = accord.flow[list(course)], accord.broken[list(course)]
    found = flow + regime.wait * (broken - flow)
    worth = lasting(flow, found, regime.discount, regime.false_alarm)
    onward = passing(regime.discount, regime.false_alarm, regime.rounds)
    for t in range(len(course) - 2, -1, -1):
        worth[t] += onward * (worth[t + 1] - worth[t])
    return worth
