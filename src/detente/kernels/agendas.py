"""What becomes possible when only some of the issues may change."""

import math
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np

from detente.engine.serial import SERIAL
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.boxes import Ties
from detente.kernels.effort import mean_widths, spaced, work
from detente.kernels.fold import PORTION
from detente.kernels.gains import works
from detente.kernels.limits import MAX_WORK, Meter, compared
from detente.kernels.partial import Partial, begin, candidates, extend
from detente.kernels.problem import Problem, pose
from detente.kernels.segments import starting, tallies
from detente.kernels.solutions import contest, settle

Choices = list[tuple[bool, ...]]
PILOTS = 16
"""Draws that the estimate of the work looks at."""


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """What one agenda offers.

    Attributes
    ----------
    share
        Share of draws with an outcome at which nobody loses and somebody gains.
    gain : (n_parties,)
        Mean gain at Nash bargaining, 0 where it is undefined; in units of the scores.
    """

    share: float
    gain: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The arguments of the fold, and what it is compared with.

    Attributes
    ----------
    scores, offsets, ties
        As in `detente.kernels.fold.fold`.
    stay : (n_issues,)
        The option of each issue that is left alone.
    disagreement : (n_draws, n_parties)
    """

    scores: IntArray
    offsets: IntArray
    ties: Ties
    stay: IntArray
    disagreement: IntArray

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(np.diff(self.offsets).tolist())

    def take(self, rows: IntArray) -> "Scene":
        """Return some of the draws."""
        return Scene(
            self.scores[rows],
            self.offsets,
            self.ties.take(rows),
            self.stay,
            self.disagreement[rows],
        )

    def meter(self) -> Meter:
        """Return a meter for the work of looking at agendas."""
        n_draws, n_parties, _ = self.scores.shape
        return Meter(n_parties, n_draws, self.sizes, MAX_WORK)

    def problem(self) -> Problem:
        """Return what to fold; outcomes by which somebody loses are left out."""
        return pose(self.scores, self.offsets, self.ties, self.disagreement)


def all_agendas(
    scene: Scene, executor: Executor = SERIAL
) -> dict[frozenset[int], Chances]:
    """Look at every set of issues but the empty one.

    Parameters
    ----------
    executor
        Looks at portions of the draws.

    Returns
    -------
    dict
        From the places of the issues on the agenda to what it offers.

    Raises
    ------
    TooLargeError
        If that takes more than `detente.kernels.limits` allow.

    Examples
    --------
    Two issues, each party the more eager about another one: only both together help.

    >>> scene = Scene(
    ...     scores=np.array([[[0, 3, 1, 0], [1, 0, 0, 3]]]),
    ...     offsets=np.array([0, 2, 4]),
    ...     ties=Ties.ruling_out(np.zeros((0, 4), bool), np.zeros((1, 0), bool)),
    ...     stay=np.array([0, 0]),
    ...     disagreement=np.array([[1, 1]]),
    ... )
    >>> sorted((sorted(a), c.share) for a, c in all_agendas(scene).items())
    [([0], 0.0), ([0, 1], 1.0), ([1], 0.0)]
    """
    choices: Choices = [(False, True)] * len(scene.sizes)
    return _summed(_portions(scene), [choices], scene.meter(), executor)


def greedy_agendas(
    scene: Scene, executor: Executor = SERIAL
) -> dict[frozenset[int], Chances]:
    """Look at the agendas on two roads between none of the issues and all.

    Upwards, the issue is added each time whose agenda has the largest share, of equals
    the largest sum of gains, until the share is that of all issues: no longer agenda
    has a larger one. Downwards, issues are left out in the order of what each adds to
    all the others, the least first.

    Raises
    ------
    TooLargeError
        If that takes more than `detente.kernels.limits` allow.
    """
    everything = frozenset(range(len(scene.sizes)))
    portions, meter = _portions(scene), scene.meter()

    def look(agendas: Iterable[frozenset[int]]) -> dict[frozenset[int], Chances]:
        fresh = [a for a in agendas if a not in found]
        places = range(len(scene.sizes))
        choices: list[Choices] = [[(p in a,) for p in places] for a in fresh]
        return _summed(portions, choices, meter, executor)

    found: dict[frozenset[int], Chances] = {}
    found |= look([everything])
    agenda: frozenset[int] = frozenset()
    while not agenda or found[agenda].share < found[everything].share:
        longer = [agenda | {place} for place in sorted(everything - agenda)]
        found |= look(longer)
        agenda = max(longer, key=lambda a: _worth(found[a]))
    found |= look(everything - {place} for place in everything)
    down = sorted(everything, key=lambda i: _worth(found[everything - {i}]))[::-1]
    shorter = [everything - set(down[:n]) for n in range(2, len(down))]
    return found | look(shorter)


def _worth(chances: Chances) -> tuple[float, float]:
    return chances.share, float(chances.gain.sum())


def work_for_all(scene: Scene) -> int:
    """Estimate the candidates that one draw meets when all agendas are looked at.

    With more than three parties as `detente.kernels.limits.compared` counts them.
    An agenda of ``m`` of the first issues is taken to have a frontier as wide as that
    of the first ``m`` issues, measured on a few draws.
    """
    widths = np.array(mean_widths(_pilots(scene)))
    n_parties = scene.scores.shape[1]
    total = 0.0
    for issue, size in enumerate(scene.sizes):
        held = widths[: issue + 1]
        often = [math.comb(issue, place) for place in range(issue + 1)]
        each = compared(n_parties, held) + compared(n_parties, held * size)
        total += float(np.array(often) @ each)
    return math.ceil(total)


def work_for_greedy(scene: Scene) -> int:
    """Estimate the work of one draw on the two greedy roads.

    As `detente.kernels.effort.work` counts it. Some three times as many agendas as
    issues, each taken to be as long as can be.
    """
    return math.ceil(3 * len(scene.sizes) * work(_pilots(scene)))


def _pilots(scene: Scene) -> Problem:
    """Return the problem of a few of the draws."""
    return scene.take(spaced(len(scene.scores), PILOTS)).problem()


def _portions(scene: Scene) -> list[Scene]:
    """Cut into portions of draws small enough for the fold."""
    n_draws = len(scene.scores)
    widths = zip(mean_widths(_pilots(scene)), scene.sizes, strict=False)
    n_rows = max(int(PORTION / max(width * size for width, size in widths)), 1)
    starts = [*range(0, n_draws, n_rows), n_draws]
    return [scene.take(np.arange(low, high)) for low, high in pairwise(starts)]


def _summed(
    portions: list[Scene], choices: list[Choices], meter: Meter, executor: Executor
) -> dict[frozenset[int], Chances]:
    """Add up over the portions, all of which look at all of the choices."""
    n_draws = sum(len(part.scores) for part in portions)
    count: dict[frozenset[int], int] = {}
    gain: dict[frozenset[int], IntArray] = {}
    parts, chosen = (
        zip(*product(portions, choices), strict=True) if choices else ((),) * 2
    )
    for found, spent in executor.map(_walked, parts, chosen, [meter] * len(parts)):
        meter.add(spent)
        for agenda, some, gained in found:
            count[agenda] = count.get(agenda, 0) + some
            gain[agenda] = gain.get(agenda, np.zeros_like(gained)) + gained
    return {a: Chances(count[a] / n_draws, gain[a] / n_draws) for a in count}


def _walked(
    scene: Scene, choices: Choices, meter: Meter
) -> tuple[list[tuple[frozenset[int], int, IntArray]], float]:
    """Return what `_walk` yields, and the work that took."""
    own = replace(meter, spent=0.0)
    return list(_walk(scene, choices, own)), own.spent


def _walk(
    scene: Scene, choices: Choices, meter: Meter
) -> Iterator[tuple[frozenset[int], int, IntArray]]:
    """Fold depth first, each issue off or on the agenda as its choices allow.

    Yields each agenda, the draws in which something works, and the sum of Nash gains.
    Draws in which nothing can work any more are left behind.
    """
    problem = scene.problem()
    stack = [(0, frozenset[int](), begin(problem))]
    while stack:
        issue, agenda, partial = stack.pop()
        for on in choices[issue]:
            options = np.arange(scene.sizes[issue]) if on else scene.stay[[issue]]
            longer = agenda | {issue} if on else agenda
            if issue < len(choices) - 1:
                further = extend(problem, partial, issue, options, meter)
                alive = np.logical_or.reduce(further.present, axis=1)
                stack.append((issue + 1, longer, further.take(np.flatnonzero(alive))))
            elif longer:
                meter.must_fit(partial.present.shape[1] * len(options))
                yield longer, *_offer(scene, problem, partial, options)


def _offer(
    scene: Scene, problem: Problem, partial: Partial, options: IntArray
) -> tuple[int, IntArray]:
    """Judge the candidates of the last issue; here the dominated need not go first."""
    sums, _, present = candidates(problem, partial, len(scene.sizes) - 1, options)
    widths = np.count_nonzero(present, axis=1)
    over = (problem.base - scene.disagreement.T)[:, partial.draws]
    gains = sums[:, present] + np.repeat(over, widths, axis=1)
    starts = starting(widths)
    some = int(np.count_nonzero(tallies(works(gains), starts)))
    places = settle("nash bargaining", contest(gains, starts))
    return some, gains[:, places[places >= 0]].sum(axis=1)
