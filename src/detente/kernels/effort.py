"""What folding some draws will cost, judged by a few of them."""

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.fold import solve
from detente.kernels.limits import MAX_WORK
from detente.kernels.partial import begin, extend
from detente.kernels.problem import Problem


def work(problem: Problem, most: float = MAX_WORK) -> float:
    """Estimate what folding one draw of a problem costs, in candidates of two parties.

    The mean over the draws of the problem: meant for a few of many. See
    `detente.kernels.limits`.

    Raises
    ------
    TooLargeError
        As soon as it is clear that one draw costs more than `most`.
    """
    n_draws = problem.scores.shape[1]
    meter = problem.meter(most * n_draws)
    solve(problem, meter)
    return meter.spent / n_draws


def mean_widths(problem: Problem) -> list[float]:
    """Return how wide the frontier over the first issues is, from none to all.

    The mean over the draws of the problem: meant for a few of many.
    """
    partial, meter = begin(problem), problem.meter()
    widths = [1.0]
    for issue, size in enumerate(problem.sizes):
        partial = extend(problem, partial, issue, np.arange(size), meter)
        widths.append(float(partial.present.sum(axis=1).mean()))
    return widths


def spaced(n_draws: int, n: int) -> IntArray:
    """Return the places of ``n`` draws, or of all if fewer, evenly spread over them."""
    return np.linspace(0, n_draws - 1, min(n, n_draws)).astype(np.int64)
