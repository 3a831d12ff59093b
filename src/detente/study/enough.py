"""So many draws that shares are sure enough."""

import math
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from detente.draws import (
    CHUNK,
    MAX_SCORES,
    Drawn,
    Prior,
    acceptable,
    drawn,
    fold_ahead,
)
from detente.engine import SERIAL
from detente.errors import TooLargeError
from detente.kernels.limits import MAX_POINTS
from detente.model import Case
from detente.study.precision import Unsure

ERROR = 0.005
"""Standard error that is small enough: half a draw of 100."""
MOST = 1_000_000
"""Draws that are never exceeded."""
SPARE = 1.1
"""More draws are taken than it seems to need, lest a few be lacking."""

Amount = int | Literal["auto"]
"""How many draws to take: so many, or enough."""
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Generic[Found]):
    """What was asked of draws, and how sure the least sure share of it is.

    Attributes
    ----------
    found
        The answer.
    unsure
        The share with the largest error, of those that more draws would make surer.
    """

    found: Found
    unsure: Unsure


def drawing(
    case: Case, seed: int, *, prior: Prior = "uniform", executor: Executor = SERIAL
) -> Callable[[int], Drawn]:
    """Return what makes so many draws of a case, and finds the frontiers of them.

    Parameters
    ----------
    case, seed, prior, executor
        As for `detente.draws.drawn`.
    """

    def made(n_draws: int) -> Drawn:
        found = drawn(case, n_draws, seed, prior=prior, executor=executor)
        fold_ahead(found.some, executor)
        return found

    return made


def grown(
    amount: Amount,
    made: Callable[[int], Drawn],
    ask: Callable[[Drawn], Asked[Found]],
) -> Found:
    """Make as many draws as an answer needs, and ask.

    ``auto`` takes whole chunks, at least one, until no share that is told and that more
    draws would make surer has a standard error above `ERROR`, or no more draws fit. How
    many those are depends on the case, the question and the seed alone.

    Parameters
    ----------
    amount
        How many draws.
    made
        As `drawing` returns it.
    ask
        Asked again of all draws whenever there are more.

    Raises
    ------
    CaseError, TooLargeError, ValueError
        As `detente.draws.drawn`.
    """
    found = made(CHUNK if amount == "auto" else amount)
    asked = ask(found)
    if amount != "auto":
        return asked.found
    while more := wanted(found.draws.n_draws, asked.unsure.error, _room(found)):
        try:
            found = made(more)
        except TooLargeError:
            break
        asked = ask(found)
    return asked.found


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
