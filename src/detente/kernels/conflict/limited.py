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
        last = found[-1]
        found.append(
            (
                _ends(moves[0], worth[0], last[1]),
                _ends(moves[1], worth[1], last[0]),
            )
        )
    return found


def limited(ends: Sequence[tuple[Ends, Ends]]) -> Sequence[tuple[int, int]]:
    """Return where each party would stay, a set of states each, by horizon from 1."""
    return [(_staying(first), _staying(second)) for first, second in ends[1:]]


def non_myopic(moves: Sequence[Sets], worth: IntArray, most: int = 64) -> int:
    """Return the states that both would stay in, however far they look ahead.

    Parameters
    ----------
    moves, worth
        As for `anticipated`.
    most
        Moves to look ahead until the answer must have come to rest.

    Returns
    -------
    A set of states: those stable for both at every horizon from some one on. None are
    when the anticipated ends go round without coming to rest.
    """
    ends = anticipated(moves, worth, most)
    if ends[-1] == ends[-2]:
        return _staying(ends[-1][0]) & _staying(ends[-1][1])
    begins = next(h for h in range(most) if ends[h] in ends[h + 1 :] or h == most - 1)
    stays = (1 << worth.shape[1]) - 1
    for first, second in ends[begins:]:
        stays &= _staying(first) & _staying(second)
    return stays


def _ends(moves: Sets, worth: IntArray, answered: Ends) -> Ends:
    found = []
    for state, there in enumerate(moves):
        led = [answered[q] for q in members(there)]
        best = max(led, key=lambda q: int(worth[q]), default=state)
        found.append(best if worth[best] > worth[state] else state)
    return tuple(found)


def _staying(ends: Ends) -> int:
    return sum(1 << s for s, end in enumerate(ends) if end == s)
