"""Stability for two parties that look a number of moves ahead."""

from collections.abc import Sequence

from detente.kernels.arrays import IntArray
from detente.kernels.conflict.joint import Sets, members

Ends = tuple[int, ...]
"""For each state, the one where play would end that begins there."""


def anticipated(
    moves: Sequence[Sets], worth: IntArray, horizon: int
) -> Sequence[tuple[Ends, Ends]]:
    r"""Return where each of two parties sees play end, for each horizon up to one.

    :math:`G_0(i, s) = s`. With h moves to go, i looks where its move would end when j
    goes on from there with h - 1, takes the best of these, and moves if that is better
    than staying [1]_.

    Parameters
    ----------
    moves
        Of both parties: from each state, where it can go.
    worth : (2, n_states)
        Ranking of the states; it must be strict for the answer to be the only one. Of
        equally good moves the first in the order of states is taken.
    horizon
        Moves to look ahead, at least 0.

    Returns
    -------
    For horizons 0 to `horizon`, where play ends that each party begins.

    References
    ----------
    .. [1] D. M. Kilgour (1984). Equilibria for far-sighted players. Theory and Decision
       16(2), 135-157.
    """
    here = tuple(range(worth.shape[1]))
    found = [(here, here)]
    for _ in range(horizon):
        found.append(_one_more(moves, worth, found[-1]))
    return found


def limited(ends: Sequence[tuple[Ends, Ends]]) -> Sequence[tuple[int, int]]:
    """Return where each party would stay, a set of states each, by horizon from 1."""
    return [(_staying(first), _staying(second)) for first, second in ends[1:]]


def non_myopic(moves: Sequence[Sets], worth: IntArray) -> tuple[int, int]:
    """Return where each party would stay, however far it looks ahead.

    What comes of one more move ahead follows from what came of the last, so that ends
    once seen before go round from there.

    Parameters
    ----------
    moves, worth
        As for `anticipated`.

    Returns
    -------
    A set of states each: those it would stay in at every horizon from some one on.

    Examples
    --------
    Two prisoners, states 0 to 3 = who cooperates: nobody, A, B, both.

    >>> import numpy as np
    >>> a, b = (0b0010, 0b0001, 0b1000, 0b0100), (0b0100, 0b1000, 0b0001, 0b0010)
    >>> worth = np.array([[1, 0, 3, 2], [1, 3, 0, 2]])
    >>> [f"{stays:04b}" for stays in non_myopic([a, b], worth)]
    ['1101', '1011']
    """
    ends = anticipated(moves, worth, 0)[0]
    seen: dict[tuple[Ends, Ends], int] = {}
    while ends not in seen:
        seen[ends] = len(seen)
        ends = _one_more(moves, worth, ends)
    everywhere = (1 << worth.shape[1]) - 1
    first, second = everywhere, everywhere
    for again in list(seen)[seen[ends] :]:
        first &= _staying(again[0])
        second &= _staying(again[1])
    return first, second


def _one_more(
    moves: Sequence[Sets], worth: IntArray, last: tuple[Ends, Ends]
) -> tuple[Ends, Ends]:
    """Return the ends that are seen with one more move ahead."""
    return _ends(moves[0], worth[0], last[1]), _ends(moves[1], worth[1], last[0])


def _ends(moves: Sets, worth: IntArray, answered: Ends) -> Ends:
    found = []
    for state, there in enumerate(moves):
        led = [answered[q] for q in members(there)]
        best = max(led, key=lambda q: int(worth[q]), default=state)
        found.append(best if worth[best] > worth[state] else state)
    return tuple(found)


def _staying(ends: Ends) -> int:
    return sum(1 << s for s, end in enumerate(ends) if end == s)
