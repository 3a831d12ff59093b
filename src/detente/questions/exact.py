"""The Pareto frontier of a score sheet, exactly, and where four rules would settle."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import TooLargeError
from detente.exact import Exact
from detente.kernels.fronts import decode
from detente.kernels.listed import Listed, Promise
from detente.kernels.ties import SETTLED, settled

if TYPE_CHECKING:  # only where issues are tied together
    from detente.kernels.interactions import Space

RULES: Mapping[str, str] = {
    "nash": "Nash bargaining",
    "kalai-smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
"""What people call the rules of `detente.kernels.ties`."""
MAX_ISSUES = 2000
"""Of more issues a frontier would take longer than anybody waits."""

MAX_POWER = 1000
"""Larger ones would make the products of Nash bargaining too long to compare."""


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
class Tries:
    """Ways to fix some issues, where too many are tied together to go through all.

    Attributes
    ----------
    issues
        Those that were fixed.
    tried, ways
        In how many ways they were, of so many that there are.
    """

    issues: tuple[str, ...]
    tried: int
    ways: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """What random outcomes tell of a list of which nobody knows what it lacks.

    Attributes
    ----------
    drawn
        Admissible outcomes of which the best are listed; 0 where they were not drawn
        but `Tries` were made.
    promise
        What others, drawn to check the list, say of it.
    """

    drawn: int
    promise: Promise


@dataclass(frozen=True, slots=True)
class ExactFrontier:
    """The Pareto frontier of a score sheet.

    Attributes
    ----------
    parties
        Their names.
    n_outcomes
        Of all, efficient or not, ruled out or not.
    errors
        For each party: no outcome of the exact frontier is without one listed that
        gives every party at most this much less; among those gone through, where
        `tries` says that some were not. All 0 where nothing was rounded or thinned.
    points
        The best for the first party first.
    solutions
        For each rule the places, among the points, of all on which it settles; none
        where no outcome gives every party more than no deal.
    width
        The most other issues that one must be looked at with, because conditions and
        interactions tie them to it; 0 where nothing is tied.
    tries
        None, unless outcomes were tried because too many issues are tied together.
    sampled
        None, unless that is so, or even thinned tables would have been too much.
    powers
        Of the parties where rules settle; empty where all have the same.
    """

    parties: tuple[str, ...]
    n_outcomes: int
    errors: tuple[Fraction, ...]
    points: tuple[Efficient, ...]
    solutions: Mapping[str, tuple[int, ...]]
    width: int = 0
    tries: Tries | None = None
    sampled: Sampled | None = None
    powers: tuple[Fraction, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nothing was rounded or left out."""
        return not any(self.errors) and self.sampled is None


def exact_frontier(
    exact: Exact, rng: np.random.Generator, powers: Sequence[Fraction] = ()
) -> ExactFrontier:
    r"""Find all efficient outcomes of a score sheet, and those that four rules pick.

    Two parties on issues that nothing ties together by `detente.kernels.staircase`, all
    else by `detente.kernels.elimination`; where that would be too much even with an
    error, what is best of random outcomes is listed (`detente.kernels.sampling`). Gains
    are measured from no deal, and the rules compare the points of the sheet as they
    are: see `detente.kernels.ties`.

    Parameters
    ----------
    exact
        The score sheet, in integers.
    rng
        Asked only where so much is tied together that outcomes are `Sampled`.
    powers
        Of the parties where rules settle, against one another; without any all have
        the same.

    Raises
    ------
    ValueError
        If there are fewer than two parties, or powers are not one above 0 for each.
    TooLargeError
        If none of the outcomes drawn keeps to budgets, issues exceed `MAX_ISSUES`, or
        powers are to one another as whole numbers above `MAX_POWER`.

    Examples
    --------
    >>> from detente.exact import exactly
    >>> from detente.model import Scores, ScoreSheet
    >>> def points(*numbers):
    ...     return {"work": tuple(map(Fraction, numbers))}
    >>> sheet = ScoreSheet("", {"work": ("hers", "shared", "his")}, (
    ...     Scores("she", points(0, 4, 9)), Scores("he", points(10, 4, 1)),
    ... ))
    >>> found = exact_frontier(exactly(sheet), np.random.default_rng(0))
    >>> [point.outcome for point in found.points], found.solutions["nash"]
    ([(2,), (1,), (0,)], (1,))
    """
    if len(exact.sheet.parties) < 2:
        raise ValueError("must have at least two parties; got one")
    whole = _whole(powers, len(exact.sheet.parties))
    if len(exact.sheet.issues) > MAX_ISSUES:
        raise TooLargeError(
            f"{len(exact.sheet.issues):,} issues are above the limit of "
            f"{MAX_ISSUES:,}. Leave out those on which there is little to gain"
        )
    if len(exact.sheet.parties) == 2 and exact.terms.none:
        found = _two(exact)
    else:
        found = _tied(exact, rng)
    listed = found.listed
    outcomes = list(map(tuple, decode(listed.numbers, _sizes(exact)).tolist()))
    gains = listed.points - exact.no_deal[:, None]
    utilities = (
        exact.utilities(party, units, outcomes)
        for party, units in enumerate(listed.points)
    )
    return ExactFrontier(
        parties=tuple(scores.party for scores in exact.sheet.parties),
        n_outcomes=exact.sheet.n_outcomes,
        errors=found.errors,
        points=tuple(
            map(
                Efficient,
                zip(*utilities, strict=True),
                outcomes,
                map(int, listed.count.tolist()),
            )
        ),
        solutions={
            rule: tuple(settled(rule, gains, exact.units, whole)) for rule in SETTLED
        },
        width=found.width,
        tries=found.tries,
        sampled=found.sampled,
        powers=tuple(powers),
    )


def _whole(powers: Sequence[Fraction], n_parties: int) -> tuple[int, ...]:
    """Return powers as whole numbers, as small as can be.

    Examples
    --------
    >>> _whole([Fraction(1, 2), Fraction(3, 4)], 2), _whole([], 2)
    ((2, 3), ())
    """
    if not powers:
        return ()
    if len(powers) != n_parties or min(powers) <= 0:
        raise ValueError("powers must be one above 0 for each party")
    common = math.lcm(*(power.denominator for power in powers))
    whole = [int(power * common) for power in powers]
    shared = math.gcd(*whole)
    if max(whole) > MAX_POWER * shared:
        raise TooLargeError(
            f"powers must be to one another as whole numbers up to {MAX_POWER:,}; got "
            f"{max(whole) // shared:,}. Round them"
        )
    return tuple(power // shared for power in whole)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What the kernels found, the best for the first party first."""

    listed: Listed
    errors: tuple[Fraction, ...]
    width: int = 0
    tries: Tries | None = None
    sampled: Sampled | None = None


def _sizes(exact: Exact) -> tuple[int, ...]:
    return tuple(np.diff(exact.offsets).tolist())


def _two(exact: Exact) -> _Found:
    from detente.kernels.staircase import staircase

    found = staircase(np.split(exact.scores, exact.offsets[1:-1], axis=1))
    first, second = (2 * error for error in exact.errors)
    second += found.error * exact.units[1]
    listed = Listed(found.points, found.count, found.numbers)
    return _Found(listed, (first, second))


def _tied(exact: Exact, rng: np.random.Generator) -> _Found:
    from detente.kernels.elimination import eliminate
    from detente.kernels.interactions import pose
    from detente.kernels.sampling import promise

    space = pose(exact.scores, exact.offsets, exact.terms)
    try:
        found = eliminate(space, rng)
    except TooLargeError:
        return _drawn(exact, space, rng)
    rounded = zip(exact.errors, found.errors, exact.units, strict=True)
    errors = tuple(2 * error + left * unit for error, left, unit in rounded)
    listed = Listed(found.points, found.count, found.numbers)
    if found.tried == found.ways:
        return _Found(listed, errors, found.width)
    issues = list(exact.sheet.issues)
    fixed = tuple(issues[i] for i in found.fixed)
    kept, listed = promise(space, listed, rng)
    tries = Tries(fixed, found.tried, found.ways)
    return _Found(listed, errors, found.width, tries, Sampled(0, kept))


def _drawn(exact: Exact, space: "Space", rng: np.random.Generator) -> _Found:
    from detente.kernels.sampling import promise, sample
    from detente.kernels.treewidth import plan

    listed, drawn = sample(space, rng)
    kept, listed = promise(space, listed, rng)
    width = plan(len(space.choices), space.ties).width
    errors = tuple(2 * error for error in exact.errors)
    return _Found(listed, errors, width, sampled=Sampled(drawn, kept))
