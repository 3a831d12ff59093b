"""The Pareto frontier of a score sheet, exactly, and where four rules would settle."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.exact import Exact
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.fronts import decode
from detente.kernels.ties import SETTLED, settled


@dataclass(frozen=True, slots=True)
class Efficient:
    """A point of the frontier.

    Attributes
    ----------
    utilities
        Exact, for each party.
    outcome
        Places of options; the lexicographically first outcome of these utilities.
    count
        How many outcomes have exactly these utilities.
    """

    utilities: tuple[Fraction, ...]
    outcome: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ExactFrontier:
    """The Pareto frontier of a score sheet.

    Attributes
    ----------
    parties
        Their names.
    n_outcomes
        Of all, efficient or not.
    errors
        For each party: no outcome of the exact frontier is without one listed that
        gives every party at most this much less. All 0 where this is the exact one.
    points
        The best for the first party first.
    solutions
        For each rule the places, among the points, of all on which it settles; none
        where no outcome gives every party more than no deal.
    """

    parties: tuple[str, ...]
    n_outcomes: int
    errors: tuple[Fraction, ...]
    points: tuple[Efficient, ...]
    solutions: Mapping[str, tuple[int, ...]]

    @property
    def exact(self) -> bool:
        """Whether nothing was rounded or left out."""
        return not any(self.errors)


def exact_frontier(exact: Exact, ruled_out: BoolArray | None = None) -> ExactFrontier:
    r"""Find all efficient outcomes of a score sheet, and those that four rules pick.

    Two parties by `detente.kernels.staircase`, more by `detente.kernels.fold`. Gains
    are measured from no deal, and the rules compare the points of the sheet as they
    are: see `detente.kernels.ties`.

    Parameters
    ----------
    exact
        The score sheet, in integers.
    ruled_out : (n_boxes, n_options)
        Boxes as `detente.kernels.fold` takes them, or None: every outcome may be.

    Raises
    ------
    ValueError
        If there are fewer than two parties.
    TooLargeError
        If there are more than two, or something is ruled out, and the frontier does
        not fit.

    Examples
    --------
    >>> from detente.exact import exactly
    >>> from detente.model import Scores, ScoreSheet
    >>> def points(*numbers):
    ...     return {"work": tuple(map(Fraction, numbers))}
    >>> sheet = ScoreSheet("", {"work": ("hers", "shared", "his")}, (
    ...     Scores("she", points(0, 4, 9)), Scores("he", points(10, 4, 1)),
    ... ))
    >>> found = exact_frontier(exactly(sheet))
    >>> [point.outcome for point in found.points], found.solutions["nash"]
    ([(2,), (1,), (0,)], (1,))
    """
    if len(exact.sheet.parties) < 2:
        raise ValueError("must have at least two parties; got one")
    if len(exact.sheet.parties) == 2 and ruled_out is None:
        found = _two(exact)
    else:
        found = _more(exact, ruled_out)
    outcomes = decode(found.numbers, _sizes(exact)).tolist()
    gains = found.points - exact.no_deal[:, None]
    points = zip(found.points.T.tolist(), outcomes, found.count.tolist(), strict=True)
    return ExactFrontier(
        parties=tuple(scores.party for scores in exact.sheet.parties),
        n_outcomes=exact.sheet.n_outcomes,
        errors=found.errors,
        points=tuple(
            Efficient(
                tuple(exact.utility(p, n, tuple(outcome)) for p, n in enumerate(units)),
                tuple(outcome),
                int(count),
            )
            for units, outcome, count in points
        ),
        solutions={rule: tuple(settled(rule, gains, exact.units)) for rule in SETTLED},
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What the kernels found, the best for the first party first."""

    points: IntArray
    count: np.ndarray
    numbers: IntArray
    errors: tuple[Fraction, ...]


def _sizes(exact: Exact) -> tuple[int, ...]:
    return tuple(np.diff(exact.offsets).tolist())


def _two(exact: Exact) -> _Found:
    from detente.kernels.staircase import staircase

    found = staircase(np.split(exact.scores, exact.offsets[1:-1], axis=1))
    first, second = (2 * error for error in exact.errors)
    second += found.error * exact.units[1]
    return _Found(found.points, found.count, found.numbers, (first, second))


def _more(exact: Exact, ruled_out: BoolArray | None) -> _Found:
    from detente.kernels.fold import fold

    n_options = int(exact.offsets[-1])
    none = np.zeros((0, n_options), dtype=np.bool_)
    boxes = none if ruled_out is None else ruled_out
    binds = np.ones((1, len(boxes)), dtype=np.bool_)
    found = fold(exact.scores[None], exact.offsets, boxes, binds)
    order = np.lexsort((*-found.points[::-1],))
    return _Found(
        found.points[:, order],
        found.count[order],
        found.numbers[:, order],
        tuple(2 * error for error in exact.errors),
    )
