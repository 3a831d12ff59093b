"""The exact frontiers of many draws, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.segments import owners, starting

WORD = 2**62
"""An outcome's number is cut into words below this."""
KEPT = 32
"""Cases whose words are kept in mind: every step of a fold asks for them."""


@dataclass(frozen=True, slots=True, eq=False)
class Fronts:
    """The Pareto frontier of every draw, one draw after the other.

    Draw ``k`` holds the points ``starts[k]:starts[k + 1]``, in the lexicographic order
    of their outcomes.

    Attributes
    ----------
    points : (n_parties, n_points)
        Utilities, in the units of the scores.
    count : (n_points,)
        How many outcomes have exactly these utilities; exact below 2^53.
    numbers : (n_words, n_points)
        The lexicographically first of these outcomes, as `outcomes` reads it.
    starts : (n_draws + 1,)
        Where each draw's points begin; the last is the number of points.
    sizes
        Number of options of each issue.
    """

    points: IntArray
    count: FloatArray
    numbers: IntArray
    starts: IntArray
    sizes: tuple[int, ...]

    @property
    def draws(self) -> IntArray:
        """The draw that each point belongs to, (n_points,)."""
        return owners(self.starts)

    @property
    def outcomes(self) -> NDArray[np.int16]:
        """The outcomes, (n_points, n_issues): places of options."""
        return decode(self.numbers, self.sizes).astype(np.int16)

    def gains(self, disagreement: IntArray) -> IntArray:
        """Return what each point gives over no deal.

        Parameters
        ----------
        disagreement : (n_draws, n_parties)

        Returns
        -------
        (n_parties, n_points)
        """
        widths = np.diff(self.starts)
        return self.points - np.repeat(disagreement.T, widths, axis=1)


def joined(fronts: Fronts, rows: BoolArray, more: Fronts) -> Fronts:
    """Add points of some of the draws behind those that these draws have.

    Parameters
    ----------
    rows : (n_draws,)
        Marks the draws of ``more``, among those of ``fronts``.
    """
    owner = np.concatenate([fronts.draws, np.flatnonzero(rows)[more.draws]])
    order = np.argsort(owner, kind="stable")
    return Fronts(
        np.concatenate([fronts.points, more.points], axis=1)[:, order],
        np.concatenate([fronts.count, more.count])[order],
        np.concatenate([fronts.numbers, more.numbers], axis=1)[:, order],
        starting(np.bincount(owner, minlength=len(rows))),
        fronts.sizes,
    )


def end_to_end(parts: Sequence[Fronts]) -> Fronts:
    """Put the frontiers of some draws behind those of others, of the same case."""
    if len(parts) == 1:
        return parts[0]
    widths = np.concatenate([np.diff(part.starts) for part in parts])
    return Fronts(
        np.concatenate([part.points for part in parts], axis=1),
        np.concatenate([part.count for part in parts]),
        np.concatenate([part.numbers for part in parts], axis=1),
        starting(widths),
        parts[0].sizes,
    )


@lru_cache(maxsize=KEPT)
def words(sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Tell which word of an outcome's number holds each issue.

    Examples
    --------
    >>> words((10,) * 20)
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1)
    """
    held, word, product = [], 0, 1
    for size in sizes:
        if product * size >= WORD:
            word, product = word + 1, 1
        product *= size
        held.append(word)
    return tuple(held)


def decode(numbers: IntArray, sizes: tuple[int, ...]) -> IntArray:
    """Read outcomes from their numbers, the last issue in the lowest place.

    Parameters
    ----------
    numbers : (n_words, ...)
    sizes
        Number of options of each issue.

    Returns
    -------
    (..., n_issues)

    Examples
    --------
    >>> decode(np.array([[7]]), (2, 2, 3)).tolist()
    [[1, 0, 1]]
    """
    left = numbers.copy()
    outcomes = np.empty((*numbers.shape[1:], len(sizes)), dtype=np.int64)
    for issue in range(len(sizes) - 1, -1, -1):
        word = words(sizes)[issue]
        left[word], outcomes[..., issue] = np.divmod(left[word], sizes[issue])
    return outcomes


def encode(outcomes: IntArray, sizes: tuple[int, ...]) -> IntArray:
    """Give outcomes numbers so that `decode` reads them back.

    Examples
    --------
    >>> encode(np.array([[1, 0, 1]]), (2, 2, 3)).tolist()
    [[7]]
    """
    held = words(sizes)
    numbers = np.zeros((held[-1] + 1, *outcomes.shape[:-1]), dtype=np.int64)
    for issue, size in enumerate(sizes):
        word = held[issue]
        numbers[word] = numbers[word] * size + outcomes[..., issue]
    return numbers


def tally(numbers: IntArray) -> tuple[IntArray, IntArray]:
    """Count how often each outcome stands in a list, the most frequent first.

    Parameters
    ----------
    numbers : (n_words, n)

    Returns
    -------
    distinct : (n_words, n_distinct)
        Of equally frequent outcomes the lexicographically first comes first.
    count : (n_distinct,)

    Examples
    --------
    >>> tally(np.array([[5, 2, 5, 0]]))
    (array([[5, 0, 2]]), array([2, 1, 1]))
    """
    if len(numbers) == 1:
        single, count = np.unique(numbers[0], return_counts=True)
        distinct = single[None]
    else:
        distinct, count = np.unique(numbers, axis=1, return_counts=True)
    order = np.argsort(-count, kind="stable")
    return distinct[:, order], count[order]
