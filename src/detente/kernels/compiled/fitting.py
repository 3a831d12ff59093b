"""Whether the arrays of a problem fit one another, which its twin takes for granted."""

from collections.abc import Sequence

from detente.kernels.arrays import IntArray
from detente.kernels.problem import Problem

_REFUSED = "must fit one another: the arrays of a problem of two parties"


def must_fit(
    problem: Problem, sizes: IntArray, steps: Sequence[IntArray], held: Sequence[int]
) -> None:
    """Refuse scores, bounds and steps that would lead out of one another.

    Raises
    ------
    ValueError
        Then.
    """
    n_parties, n_draws, n_options = problem.scores.shape
    n_issues = len(sizes)
    if not (
        n_parties == 2
        and n_issues > 0
        and sizes.min() > 0
        and problem.offsets[0] == 0
        and problem.offsets[n_issues] == n_options
        and problem.ahead.shape == (2, n_draws, n_issues + 1)
        and problem.floor.shape == (2, n_draws)
        and problem.links.start.shape == (n_draws,)
        and len(steps) == len(held) == n_issues
        and 0 <= min(held) <= max(held) < n_issues
    ):
        raise ValueError(_REFUSED)
    ends = [len(step) for step in steps[1:]] + [1]
    if not (
        _within(problem.links.start, 0, len(steps[0]))
        and all(s.shape[1:] == (size,) for s, size in zip(steps, sizes, strict=True))
        and all(_within(step, -1, end) for step, end in zip(steps, ends, strict=True))
    ):
        raise ValueError(_REFUSED)


def must_add(
    problem: Problem, steps: Sequence[IntArray], adds: Sequence[IntArray]
) -> None:
    """Refuse what combinations add if it would lead out of the arrays.

    Raises
    ------
    ValueError
        Then.
    """
    own = problem.scores.shape[:2]
    if not (
        len(adds) == len(problem.added) == len(steps)
        and all(
            places.shape == step.shape
            and added.shape[:2] == own
            and _within(places, 0, added.shape[2])
            for places, step, added in zip(adds, steps, problem.added, strict=True)
        )
    ):
        raise ValueError(_REFUSED)


def _within(values: IntArray, least: int, end: int) -> bool:
    if not values.size:
        return True
    return bool(least <= values.min() and values.max() < end)
