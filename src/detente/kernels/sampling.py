r"""Outcomes drawn at random, where even thinned tables are too much.

Options are drawn, and what is ruled out is left out, so that every admissible outcome
is as likely as any other. Where quotas :math:`l_q(x) \le m_q` are tight, what uses less
is drawn more often, by :math:`\prod_i e^{-\lambda l(x_i)}`, and kept as much less
often, with :math:`e^{\lambda (l(x) - m)}`, which never is above 1. So what is kept is
as likely as before; with those :math:`\lambda \ge 0` that make
:math:`\sum_i \log \sum_{o} e^{-\lambda l(o)} + \lambda m` least, most is kept [2]_. The
best of those drawn are followed further, by changing one issue at a time, for as long
as that finds something better.

What can be promised of the list comes from other outcomes, drawn afterwards: if
:math:`m` of :math:`n` are not matched by one listed, which gives everybody as much,
then with confidence :math:`1 - \alpha` the share of all admissible outcomes that are
not is at most the :math:`p` with :math:`P(B(n, p) \le m) = \alpha` [1]_.

References
----------
.. [1] C. J. Clopper, E. S. Pearson (1934). The use of confidence or fiducial limits
   illustrated in the case of the binomial. Biometrika 26(4), 404-413.
.. [2] S. Asmussen, P. W. Glynn (2007). Stochastic simulation. Springer, chapter VI:
   exponential tilting of sums.
"""

from collections.abc import Iterator

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.candidates import Candidates
from detente.kernels.fronts import decode, encode, words
from detente.kernels.interactions import Space
from detente.kernels.listed import Listed, Promise

WANTED = 2**16
"""Admissible outcomes that are drawn to find the best, and again to check these."""
MOST = 2**21
"""Outcomes that are drawn for that, admissible or not, at most."""
CELLS = 2**21
"""Numbers that are looked at at a time."""
FOLLOWED = 256
"""Points of a list that are followed further at a time, at most."""
ROUNDS = 40
SWEEPS = 100
DOUBLINGS = 60
DOUBT = 0.05
"""One less the confidence of a promise."""


def sample(space: Space, rng: np.random.Generator) -> tuple[Listed, int]:
    """Draw outcomes at random, and follow the best further.

    Returns
    -------
    listed, drawn
        What is best of all that was met, and how many admissible outcomes were drawn.

    Raises
    ------
    TooLargeError
        If none of those drawn is admissible.

    Examples
    --------
    Eight issues to be settled one way or the other; each way costs another party:

    >>> from detente.kernels.interactions import no_terms, pose
    >>> scores = np.array([[0, 1] * 8, [1, 0] * 8])
    >>> space = pose(scores, np.arange(9) * 2, no_terms(2, 16))
    >>> listed, drawn = sample(space, np.random.default_rng(0))
    >>> listed.points[0].tolist(), drawn
    ([8, 7, 6, 5, 4, 3, 2, 1, 0], 65536)
    """
    drawn = admissible(space, rng)
    if not len(drawn):
        raise TooLargeError(
            "quotas and budgets tie the issues together in too many ways, and none of "
            f"{MOST:,} outcomes drawn at random keeps to all of them. Say them of "
            "fewer issues, or in rounder numbers"
        )
    listed = _with(space, _nothing(space), drawn)
    for _ in range(ROUNDS):
        more = _with(space, listed, _beside(space, listed))
        if np.array_equal(more.points, listed.points):
            break
        listed = more
    return listed, len(drawn)


def promise(
    space: Space, listed: Listed, rng: np.random.Generator
) -> tuple[Promise, Listed]:
    """Check a list against other outcomes, and add those that it misses."""
    drawn = admissible(space, rng)
    points = _utilities(space, drawn)
    missed = ~_matched(points, listed.points)
    n, m = len(drawn), int(missed.sum())
    return Promise(n, m, at_most(m, n)), _with(space, listed, drawn[missed])


def at_most(missed: int, drawn: int, doubt: float = DOUBT) -> float:
    """Return the largest share with which so few are missed, but for some doubt.

    Examples
    --------
    None of a hundred is the rule of three, about 3 in 100; none of none is anything:

    >>> round(at_most(0, 100), 4), at_most(0, 0)
    (0.0295, 1.0)
    """
    if missed >= drawn:
        return 1.0
    k = np.arange(1, missed + 1)
    ways = np.append(0.0, np.cumsum(np.log(drawn - k + 1) - np.log(k)))
    n_missed = np.arange(missed + 1)
    low, high = missed / drawn, 1.0
    for _ in range(60):
        share = (low + high) / 2
        chance = ways + n_missed * np.log(share)
        chance += (drawn - n_missed) * np.log1p(-share)
        low, high = (share, high) if np.exp(chance).sum() > doubt else (low, share)
    return high


def admissible(space: Space, rng: np.random.Generator) -> IntArray:
    """Draw outcomes that keep to all conditions, (n, n_issues), each as likely."""
    found = [np.zeros((0, len(space.choices)), dtype=np.int64)]
    if not all(len(choices) for choices in space.choices):
        return found[0]
    tilt = tilted(space)
    n_found, step = 0, _step(space)
    for _ in range(0, MOST, step):
        outcomes = _drawn(space, tilt, rng, step)
        used = space.loads[:, _columns(space, outcomes)].sum(axis=2)
        spare = space.most[:, None] - used
        kept = rng.random(step) < np.exp(-tilt @ np.maximum(spare, 0))
        kept &= np.logical_and.reduce(spare >= 0, axis=0)
        outcomes = outcomes[kept]
        found.append(outcomes[_allowed(space, outcomes)])
        n_found += len(found[-1])
        if n_found >= WANTED:
            break
    return np.concatenate(found)[:WANTED]


def tilted(space: Space) -> FloatArray:
    """Return for each quota how much more often what uses less of it is to be drawn.

    One after the other is set so that just what may be used is used on average, or to 0
    where that is less, until nothing changes: the sum to be made least is convex.
    """
    tilt = np.zeros(len(space.most))
    for _ in range(SWEEPS if len(tilt) else 0):
        before = tilt.copy()
        for quota in range(len(tilt)):
            tilt[quota] = 0.0
            if _mean(space, tilt, quota) > space.most[quota]:
                tilt[quota] = _just(space, tilt, quota)
        if np.allclose(tilt, before):
            break
    return tilt


def _just(space: Space, tilt: FloatArray, quota: int) -> float:
    """Return with which tilt as much of a quota is used on average as may be."""
    trial = tilt.copy()
    low, high = 0.0, 1.0 / max(int(space.loads[quota].max()), 1)
    for _ in range(DOUBLINGS):
        trial[quota] = high
        if _mean(space, trial, quota) <= space.most[quota]:
            break
        low, high = high, 2 * high
    for _ in range(DOUBLINGS):
        trial[quota] = (low + high) / 2
        enough = _mean(space, trial, quota) <= space.most[quota]
        low, high = (low, trial[quota]) if enough else (trial[quota], high)
    return high


def _mean(space: Space, tilt: FloatArray, quota: int) -> float:
    """Return how much of a quota is used on average."""
    own = (space.loads[quota, space.columns(i)] for i in range(len(space.choices)))
    pairs = zip(_chances(space, tilt), own, strict=True)
    return sum(float(chances @ loads) for chances, loads in pairs)


def _chances(space: Space, tilt: FloatArray) -> Iterator[FloatArray]:
    """Yield for each issue how likely its options are."""
    for issue in range(len(space.choices)):
        weight = -tilt @ space.loads[:, space.columns(issue)]
        chances = np.exp(weight - weight.max())
        yield chances / chances.sum()


def _drawn(
    space: Space, tilt: FloatArray, rng: np.random.Generator, n: int
) -> IntArray:
    """Draw outcomes, admissible or not, (n, n_issues)."""
    columns = []
    for choices, chances in zip(space.choices, _chances(space, tilt), strict=True):
        ends = np.cumsum(chances)[:-1]
        columns.append(choices[np.searchsorted(ends, rng.random(n), side="right")])
    return np.column_stack(columns)


def _step(space: Space) -> int:
    """Return how many outcomes are looked at at a time."""
    numbers = len(space.boxes) + len(space.scores) * len(space.choices)
    return max(CELLS // max(numbers, 1), 1)


def _columns(space: Space, outcomes: IntArray) -> IntArray:
    return space.offsets[:-1] + outcomes


def _inside(space: Space, columns: IntArray) -> BoolArray:
    """Tell in which boxes outcomes lie, (n, n_boxes)."""
    inside = np.ones((len(columns), len(space.boxes)), dtype=np.bool_)
    for issue in range(columns.shape[1]):
        inside &= space.boxes.T[columns[:, issue]]
    return inside


def _tying(space: Space) -> BoolArray:
    """Mark the boxes of several issues; the others are in scores and choices."""
    tying = np.zeros(len(space.boxes), dtype=np.bool_)
    tying[[place for one in space.combinations for place in one.places]] = True
    return tying


def _allowed(space: Space, outcomes: IntArray) -> BoolArray:
    columns = _columns(space, outcomes)
    used = space.loads[:, columns].sum(axis=2)
    allowed: BoolArray = np.logical_and.reduce(used <= space.most[:, None], axis=0)
    ruling = space.rules_out & _tying(space)
    if ruling.any():
        inside = _inside(space, columns) & ruling
        allowed &= ~np.logical_or.reduce(inside, axis=1)
    return allowed


def _utilities(space: Space, outcomes: IntArray) -> IntArray:
    """Return utilities of outcomes, (n_parties, n), some at a time."""
    step, tying = _step(space), _tying(space)
    parts = [np.zeros((len(space.scores), 0), dtype=np.int64)]
    for start in range(0, len(outcomes), step):
        columns = _columns(space, outcomes[start : start + step])
        utilities = space.scores[:, columns].sum(axis=2)
        if tying.any():
            inside = _inside(space, columns) & tying
            utilities += (inside.astype(np.int64) @ space.worth).T
        parts.append(utilities)
    return np.concatenate(parts, axis=1)


def _with(space: Space, listed: Listed, more: IntArray) -> Listed:
    """Return what is best of a list and of more outcomes, which count once each."""
    new = more[~_matched(_utilities(space, more), listed.points)]
    numbers = np.unique(encode(new, space.sizes), axis=1)
    found = _utilities(space, decode(numbers, space.sizes))
    points = np.concatenate([listed.points, found], axis=1)
    numbers = np.concatenate([listed.numbers, numbers], axis=1)
    count = np.append(listed.count, np.ones(found.shape[1]))
    _, kept, count = Candidates(
        points[:, None],
        np.ones((1, points.shape[1]), dtype=np.bool_),
        count[None],
        lambda _, at: numbers[:, at],
        len(points),
    ).best()
    order = np.lexsort(points[:, kept][::-1])[::-1]
    kept = kept[order]
    return Listed(points[:, kept], count[order], numbers[:, kept])


def _nothing(space: Space) -> Listed:
    points = np.zeros((len(space.scores), 0), dtype=np.int64)
    n_words = words(space.sizes)[-1] + 1
    return Listed(points, np.zeros(0), np.zeros((n_words, 0), dtype=np.int64))


def _beside(space: Space, listed: Listed) -> IntArray:
    """Return admissible outcomes that differ from some listed on a single issue."""
    n = listed.numbers.shape[1]
    places = np.unique(np.linspace(0, n - 1, min(n, FOLLOWED)).astype(np.int64))
    outcomes = decode(listed.numbers[:, places], space.sizes)
    found = []
    for issue, choices in enumerate(space.choices):
        changed = np.repeat(outcomes, len(choices), axis=0)
        changed[:, issue] = np.tile(choices, len(outcomes))
        found.append(changed[_allowed(space, changed)])
    return np.concatenate(found)


def _matched(points: IntArray, listed: IntArray) -> BoolArray:
    """Tell which points somebody listed matches: no worse for anybody."""
    matched = np.zeros(points.shape[1], dtype=np.bool_)
    step = max(CELLS // max(listed.shape[1], 1), 1)
    for start in range(0, len(matched), step):
        own = points[:, start : start + step, None]
        no_worse = np.logical_and.reduce(listed[:, None] >= own)
        matched[start : start + step] = np.logical_or.reduce(no_worse, axis=1)
    return matched
