"""So many draws that shares are sure enough."""

import math
from concurrent.futures import Executor
from typing import Literal

from detente.draws import (
    CHUNK,
    MAX_SCORES,
    Drawn,
    Prior,
    acceptable,
    drawn,
    fold_ahead,
    independent,
)
from detente.engine import SERIAL
from detente.errors import TooLargeError
from detente.kernels.limits import MAX_POINTS
from detente.model import Case
from detente.questions.contention import contention
from detente.questions.frontier import frontier
from detente.questions.zopa import zopa
from detente.study.precision import Unsure, least_sure

ERROR = 0.005
"""Standard error that is small enough: half a draw of 100."""
MOST = 1_000_000
"""Draws that are never exceeded."""
SPARE = 1.1
"""More draws are taken than it seems to need, lest a few be lacking."""

Amount = int | Literal["auto"]
"""How many draws to take: so many, or enough."""


def taken(
    case: Case,
    amount: Amount,
    seed: int,
    *,
    prior: Prior = "uniform",
    executor: Executor = SERIAL,
) -> Drawn:
    """Draw what a study needs, and find the frontiers of it.

    ``auto`` takes whole chunks, at least one, until no share of all draws that `zopa`,
    `frontier` or `contention` tell has a standard error above `ERROR`, or no more draws
    fit. Which those are depends on the case and the seed alone.

    Parameters
    ----------
    case, seed, prior, executor
        As for `detente.draws.drawn`.
    amount
        How many draws.

    Raises
    ------
    CaseError, TooLargeError, ValueError
        As `detente.draws.drawn`.
    """

    def made(n_draws: int) -> Drawn:
        found = drawn(case, n_draws, seed, prior=prior, executor=executor)
        fold_ahead(found.some, executor)
        return found

    if amount != "auto":
        return made(amount)
    found = made(CHUNK)
    while more := wanted(found.draws.n_draws, _unsure(found).error, _room(found)):
        try:
            found = made(more)
        except TooLargeError:
            break
    return found


def wanted(n_draws: int, error: float, room: int) -> int:
    """Return how many draws would make an error small enough; 0 if it is, or none.

    An error falls with the root of the number of draws. Whole chunks, as far as there
    is room.

    Examples
    --------
    >>> wanted(10_000, 0.0049, MOST), wanted(10_000, 0.01, MOST)
    (0, 50000)
    >>> wanted(10_000, 0.01, 39_000), wanted(30_000, 0.01, 39_000)
    (30000, 0)
    """
    if error <= ERROR:
        return 0
    chunks = math.ceil(SPARE * n_draws * (error / ERROR) ** 2 / CHUNK)
    more = min(chunks, room // CHUNK) * CHUNK
    return more if more > n_draws else 0


def _room(made: Drawn) -> int:
    """Return how many draws fit, if others have as many points as these."""
    n_draws, one = made.draws.n_draws, made.draws.scores[0].size
    n_points = max(acceptable(made.some).points.shape[1], 1)
    return min(MOST, MAX_SCORES // one, n_draws * MAX_POINTS // n_points)


def _unsure(made: Drawn) -> Unsure:
    answers = {
        "zopa": zopa(made.some),
        "frontier": frontier(made.some),
        "contention": contention(made.draws),
    }
    return least_sure(answers, independent(made.draws.convergence))
