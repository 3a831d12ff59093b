r"""The most that a party can have, by what has been settled and what is ahead.

Issue by issue, over the states of `detente.kernels.boxes`: with :math:`s` the scores,
:math:`a` what an option completes and :math:`z'` the state that it leads to,

.. math:: B_i(z) = \max_o \; s_i(o) + a_i(z, o) + B_{i+1}(z'(z, o))

is the most that the issues from :math:`i` on can still add, and the same forwards
what those before it can have brought. It is the max-sum elimination of [1]_ along the
order of the issues.

References
----------
.. [1] R. Dechter (1999). Bucket elimination: a unifying framework for reasoning.
   Artificial Intelligence 113(1-2), 41-85.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.boxes import Links, Ties, link

NEVER = -(2**61)
"""Where no outcome leads; far below any utility."""
PORTION = 2**20
"""Candidates of one issue that are held at once."""

Adds = Sequence[IntArray]
"""For each issue what sets of combinations add, (n_parties, n_draws, n_sets)."""


def most_ahead(
    scores: IntArray, offsets: IntArray, links: Links, added: Adds
) -> IntArray:
    """Return the most that the issues from each one on can still add.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options)
    offsets : (n_issues + 1,)
    links, added
        As in `detente.kernels.problem.Problem`.

    Returns
    -------
    (n_draws, n_parties, n_issues + 1)
        Whatever the state; `NEVER` where no outcome leads on.
    """
    by_state = _backward(scores.swapaxes(0, 1), offsets, links, added)
    return np.stack([found.max(axis=2) for found in by_state], axis=2).swapaxes(0, 1)


def most_with(scores: IntArray, offsets: IntArray, ties: Ties) -> IntArray:
    """Return the most that each party can have with each option.

    Over all outcomes that take the option and that no tie forbids.

    Parameters
    ----------
    scores : (n_draws, n_parties, n_options)
    offsets : (n_issues + 1,)
    ties
        What ties the issues together.

    Returns
    -------
    (n_draws, n_parties, n_options) int64
        Far below 0 where every such outcome is forbidden.

    Examples
    --------
    Two issues of two options. The first options of both are worth 5 together, and the
    second of the first issue 1 alone:

    >>> both = np.array([[True, False, True, False]])
    >>> ties = Ties(both[:0], np.zeros((1, 0), bool), both, np.array([[[5]]]))
    >>> scores = np.array([[[0, 1, 0, 0]]])
    >>> most_with(scores, np.array([0, 2, 4]), ties).tolist()
    [[[5, 1, 5, 1]]]
    """
    links = link(offsets, ties)
    widest = max(step.size for step in links.steps)
    n_rows = max(PORTION // (widest * scores.shape[1]), 1)
    found = np.empty_like(scores)
    for low in range(0, len(scores), n_rows):
        some = slice(low, low + n_rows)
        added = [added_by(ties.worth[some], sets) for sets in links.sets]
        start = links.start[some]
        own = scores[some].swapaxes(0, 1)
        behind = _backward(own, offsets, links, added)[1:]
        forward = _forward(own, offsets, links, added, start)
        places = zip(forward, behind, links.steps, strict=False)
        whole = [(w + after[:, :, step]).max(axis=2) for (_, w), after, step in places]
        found[some] = np.concatenate(whole, axis=2).swapaxes(0, 1)
    return found


def extremes(
    scores: IntArray, offsets: IntArray, links: Links, added: Adds
) -> tuple[IntArray, IntArray]:
    """Return the least and the most that partial sums can be, whatever the issue.

    Parameters
    ----------
    scores, offsets, links, added
        As in `most_ahead`.

    Returns
    -------
    (n_draws, n_parties) each; the least not above 0, the most not below.
    """
    own, taken = scores.swapaxes(0, 1), [-one for one in added]
    most, least = (
        np.max([f.max(axis=2) for f, _ in _forward(*sums, links.start)], axis=0).T
        for sums in ((own, offsets, links, added), (-own, offsets, links, taken))
    )
    return -least, most


def added_by(worth: IntArray, sets: BoolArray) -> IntArray:
    """Return what sets of combinations add, (n_parties, n_draws, n_sets).

    Parameters
    ----------
    worth : (n_draws, n_parties, n_combinations)
        Of any number of parties where there is no combination.
    sets : (n_sets, n_combinations)
    """
    found = np.zeros((*worth.shape[:2], len(sets)), dtype=np.int64)
    _, members = np.nonzero(sets)
    if len(members):
        sizes = sets.sum(axis=1)
        starts = (np.cumsum(sizes) - sizes)[sizes > 0]
        found[:, :, sizes > 0] = np.add.reduceat(worth[:, :, members], starts, axis=2)
    return np.ascontiguousarray(found.swapaxes(0, 1))


def _ways(
    scores: IntArray, offsets: IntArray, links: Links, added: Adds, issue: int
) -> IntArray:
    """Return what each option adds, (n_parties, n_draws, n_states, n_options).

    `NEVER` where it is forbidden in that state.
    """
    own = scores[:, :, None, offsets[issue] : offsets[issue + 1]]
    ways = own + added[issue][:, :, links.adds[issue]]
    return np.where(links.steps[issue] >= 0, ways, NEVER)


def _backward(
    scores: IntArray, offsets: IntArray, links: Links, added: Adds
) -> list[IntArray]:
    """Return B of every issue and behind the last, (n_parties, n_draws, n_states)."""
    found = [np.zeros((*scores.shape[:2], links.sizes[-1]), dtype=np.int64)]
    for issue in range(len(links.steps) - 1, -1, -1):
        ways = _ways(scores, offsets, links, added, issue)
        ways += found[-1][:, :, links.steps[issue]]
        found.append(np.maximum(ways.max(axis=3), NEVER))
    return found[::-1]


def _forward(
    scores: IntArray, offsets: IntArray, links: Links, added: Adds, start: IntArray
) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield for each issue F before it, and what goes on from there by each option.

    That is (n_parties, n_draws, n_states), and (..., n_options) behind it.
    """
    n_parties, n_draws, _ = scores.shape
    ahead = np.full((n_parties, n_draws, len(links.steps[0])), NEVER)
    ahead[:, np.arange(n_draws), start] = 0
    for issue, step in enumerate(links.steps):
        ways = _ways(scores, offsets, links, added, issue) + ahead[..., None]
        yield ahead, ways
        flat, leads = ways.reshape(n_parties, n_draws, -1), step.ravel()
        order = np.argsort(leads, kind="stable")
        starts = np.searchsorted(leads[order], np.arange(links.sizes[issue]))
        ahead = np.full((n_parties, n_draws, links.sizes[issue]), NEVER)
        if leads.max(initial=-1) >= 0:
            best = np.maximum.reduceat(flat[:, :, order], starts, axis=2)
            ahead = np.maximum(best, NEVER)
    yield ahead, ahead[..., None]
