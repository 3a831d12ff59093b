"""What folding some draws will cost, judged by a few of them."""

import numpy as np

from detente.kernels.arrays import IntArray
from detente.kernels.fold import Problem, begin, extend, must_fit


def work(problem: Problem) -> float:
    """Estimate what folding one draw of a problem costs, in candidates of two parties.

    Candidates of three parties take some eight times as long, and those of more are
    compared with ever more points that stand.
    """
    n_parties = len(problem.scores)
    pairs = zip(mean_widths(problem), problem.sizes, strict=False)
    if n_parties == 2:
        return sum(width * size for width, size in pairs)
    slower = 8 if n_parties == 3 else 0.25
    power = 1 if n_parties == 3 else 2
    return sum(slower * (width * size) ** power for width, size in pairs)


def mean_widths(problem: Problem) -> list[float]:
    """Return how wide the frontier over the first issues is, from none to all.

    The mean over the draws of the problem: meant for a few of many.
    """
    partial = begin(problem)
    widths = [1.0]
    for issue, size in enumerate(problem.sizes):
        must_fit(partial.present.shape[1] * size)
        partial = extend(problem, partial, issue, np.arange(size))
        widths.append(float(partial.present.sum(axis=1).mean()))
    return widths


def spaced(n_draws: int, n: int) -> IntArray:
    """Return the places of ``n`` draws, or of all if fewer, evenly spread over them."""
    return np.linspace(0, n_draws - 1, min(n, n_draws)).astype(np.int64)
