"""What it takes for a sequence of steps to enforce itself."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from detente.draws import (
    MONTHS,
    Delivered,
    Draws,
    Package,
    Terms,
    accord,
    check_givers,
    delivered,
    regime,
    rungs,
    signing,
)
from detente.kernels.accord import Accord, Course, Regime
from detente.kernels.arrays import FloatArray
from detente.kernels.compliance import leaving, longest, needed
from detente.kernels.delivery import Part
from detente.kernels.labels import Limits
from detente.kernels.plans import SEARCHED, Plans, quantiles
from detente.questions.answer import Answer

MOST_STAGES = 64
"""Partly delivered packages looked at; above, a party's issues move together."""
MOST_DRAWS = 2000
"""Draws looked at, at most."""
MOST_SPLITS = 5
"""Numbers of steps that are compared."""
_LABELS = 512
_WIDEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The best sequence of one kind.

    Attributes
    ----------
    first
        Ids of those who take the first step; empty when no such sequence was found.
    steps
        How many there are.
    needed : (3,)
        Least probability with which each inspection must find a breach: 10 %, 50 % and
        90 % quantiles over draws, infinite where certainty is not enough.
    possible
        Share of draws in which certainty is enough.
    holds
        Share of draws in which the detection stated is enough; NaN when none is.
    """

    first: tuple[str, ...]
    steps: int
    needed: FloatArray
    possible: float
    holds: float


@dataclass(frozen=True, slots=True, eq=False)
class Enforcement(Answer):
    """The sequence that needs the least inspection to enforce itself, and its needs.

    Everything is over the draws in which the target is acceptable to all, or over all
    where there are none. Quantiles are those of 10 %, 50 % and 90 %.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    n_draws
        Number of draws looked at; 0 when nothing was worked out.
    target
        The package the steps lead to.
    said
        Whether the case says anything that only this question is about.
    lacks
        Paths of what it would have to say besides; then nothing below is worked out.
    detection_said, lag_said
        Whether it says how likely an inspection finds a breach, and how long the
        answer takes; a lag that is not said is taken to be none.
    steps
        In order; empty when no sequence was found.
    needed : (3,)
        Least probability with which each inspection must find a breach so that nobody
        gains by secretly withholding a step; infinite where certainty is not enough.
    monthly : (3,)
        The same for all inspections of a month together.
    possible
        Share of draws in which certainty is enough.
    holds
        Share of draws in which the detection stated is enough; NaN when none is.
    lag : (3,)
        Longest time, in months, that may pass from finding a breach to the breakdown,
        with the detection stated, or certain detection when none is; minus infinity
        where no time is short enough.
    more_needed, more_lag : (3,)
        `needed` and `lag` with one more inspection a month.
    leaving : (n_parties, 3)
        What a party would gain by breaking the deal openly when that pays it most;
        below 0 where it would lose. Not part of the test.
    openings
        The best sequence for each way to begin.
    splits
        The best sequence of at most one step, of at most two, and so on, up to one
        fewer than the sequence above has.
    joined
        Whether all that a party delivers was moved together, to keep the search short;
        where so many parties deliver that even this was too long, there are no steps.
    searched
        Draws in which the search for the least detection was made; the sequences that
        it found there were tried in all draws.
    sequences
        Sequences tried in all draws.
    bound
        In the draws searched no sequence was missed that passes every test by more than
        this, in utility; 0 when the search was exact.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "leaving": ("parties", "quantiles"),
        "needed": ("quantiles",),
        "monthly": ("quantiles",),
        "lag": ("quantiles",),
        "more_needed": ("quantiles",),
        "more_lag": ("quantiles",),
    }

    parties: tuple[str, ...]
    n_draws: int
    target: Package
    said: bool
    lacks: tuple[str, ...]
    detection_said: bool
    lag_said: bool
    steps: tuple[Delivered, ...]
    needed: FloatArray
    monthly: FloatArray
    possible: float
    holds: float
    lag: FloatArray
    more_needed: FloatArray
    more_lag: FloatArray
    leaving: FloatArray
    openings: tuple[Plan, ...]
    splits: tuple[Plan, ...]
    joined: bool
    searched: int
    sequences: int
    bound: float


def enforcement(
    draws: Draws, target: Package, *, gives: Sequence[str], terms: Terms
) -> Enforcement:
    r"""Ask how well a deal must be watched so that nobody gains by holding back.

    Each issue's change is delivered along its ladder of options, in steps of one rung
    or more, one party after the other or several at once. Before each step of its own a
    party could secretly withhold it and all later ones, and live on what the others
    deliver until an inspection finds it out; then, after a lag, the deal breaks down:
    what can be taken back is. A sequence enforces itself if complying is worth at least
    as much at every step, and walking away is worth it at no stage
    (`detente.kernels.compliance.room` has the equations [1]_ [2]_).

    In some draws, spread over all, the sequence that needs the least detection is
    found by a search that is exact up to `Enforcement.bound`. Every sequence found
    there is tried in all draws, and one is chosen: that for which the detection stated
    is enough in most draws, then that which needs least in the middle draw, in
    whole percents, then that which needs least on average.

    Parameters
    ----------
    draws
        What the parties may want.
    target
        Where the steps lead; empty when there is no package to aim for.
    gives
        For each issue the id of the party that delivers; empty when not known.
    terms
        How the deal would be watched and broken, in the same draws.

    Raises
    ------
    ValueError
        If `gives` does not name a party for each issue, or the target is no package.

    References
    ----------
    .. [1] T. C. Schelling (1960). The Strategy of Conflict, pp. 43-46.
    .. [2] B. Lockwood, J. P. Thomas (2002). Gradualism and irreversibility. Review of
       Economic Studies 69(2), 339-356.

    Examples
    --------
    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> from detente.draws import terms as drawn
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> rng = np.random.default_rng(0)
    >>> draws, terms = tabulate(case, 100, rng), drawn(case, 100, rng)
    >>> found = enforcement(draws, (), gives=("town", "troupe"), terms=terms)
    >>> found.said, found.lacks[-1]
    (False, 'verification.every')
    """
    check_givers(draws, gives)
    blank = _nothing(draws, target, terms)
    if not target or terms.lacks:
        return blank
    aim = draws.places(target)
    used = signing(draws, aim, MOST_DRAWS)
    draws, terms = draws.take(used), terms.take(used)
    parts, joined = rungs(draws, aim, gives, stages=MOST_STAGES)
    if not parts:
        return replace(blank, joined=joined)
    plans = Plans(accord(draws, terms, parts), regime(draws, terms), terms.detection)
    openings, splits, course = _explored(draws, plans)
    found = replace(
        blank,
        n_draws=draws.n_draws,
        openings=openings,
        splits=splits,
        joined=joined,
        searched=plans.searched,
        sequences=len(plans.known),
        bound=plans.bound,
        holds=0.0 if blank.detection_said else math.nan,
    )
    if np.isinf(plans.known[course]).all():
        return found
    return _about(found, draws, terms, (parts, plans, course))


def _nothing(draws: Draws, target: Package, terms: Terms) -> Enforcement:
    """Return the answer as it is when no sequence is known."""
    never = np.full(3, math.inf)
    parties = tuple(draws.parties[p] for p in draws.principals)
    return Enforcement(
        parties=parties,
        n_draws=0,
        target=target,
        said=terms.said,
        lacks=terms.lacks,
        detection_said=not np.isnan(terms.detection).all(),
        lag_said=terms.lag_said,
        steps=(),
        needed=never,
        monthly=never,
        possible=0.0,
        holds=math.nan,
        lag=-never,
        more_needed=never,
        more_lag=-never,
        leaving=np.full((len(parties), 3), math.nan),
        openings=(),
        splits=(),
        joined=False,
        searched=0,
        sequences=0,
        bound=0.0,
    )


def _about(
    found: Enforcement,
    draws: Draws,
    terms: Terms,
    chosen: tuple[tuple[Part, ...], Plans, Course],
) -> Enforcement:
    """Add to an answer what the sequence chosen takes."""
    parts, plans, course = chosen
    deal, watched, more = plans.accord, plans.regime, regime(draws, terms, more=1)
    least, months = plans.known[course], MONTHS * terms.every
    oftener = months / (1 + months)
    sure = np.where(np.isnan(plans.stated), 1.0, plans.stated)
    return replace(
        found,
        steps=tuple(
            delivered(draws, parts, before, after)
            for before, after in itertools.pairwise(deal.stages.levels[list(course)])
        ),
        needed=quantiles(least),
        monthly=quantiles(_monthly(least, months)),
        possible=float(np.isfinite(least).mean()),
        holds=plans.held(course),
        lag=quantiles(_lag(deal, watched, course, sure) * months),
        more_needed=quantiles(needed(deal, more, course)),
        more_lag=quantiles(_lag(deal, more, course, sure) * oftener),
        leaving=quantiles(leaving(deal, watched, course)),
    )


def _monthly(least: FloatArray, months: FloatArray) -> FloatArray:
    """Return the probability that one of a month's inspections finds a breach."""
    passed = 1 - np.minimum(least, 1.0)
    return np.where(np.isfinite(least), 1 - passed ** (1 / months), math.inf)


def _lag(
    deal: Accord, watched: Regime, course: Course, detection: FloatArray
) -> FloatArray:
    """Return the longest lag in inspections, minus infinity where none is."""
    found = longest(deal, watched, course, detection)
    return np.where(np.isnan(found), -math.inf, found)


def _explored(
    draws: Draws, plans: Plans
) -> tuple[tuple[Plan, ...], tuple[Plan, ...], Course]:
    """Search for sequences of every kind; return the best that begin and split so."""
    givers = plans.accord.stages.moving(0, plans.accord.stages.goal)
    sizes = range(1, len(givers) + 1) if len(givers) <= _WIDEST else (1, len(givers))
    starts = [
        frozenset(who) for n in sizes for who in itertools.combinations(givers, n)
    ]
    kinds = [Limits(jumps=True, first=start, labels=_LABELS) for start in starts]
    plans.add((0, plans.accord.stages.goal))
    plans.explore(Limits(jumps=True, labels=_LABELS), draws=SEARCHED)
    for kind in kinds:
        plans.explore(kind, draws=SEARCHED // 3)
    most = len(plans.best(Limits())) - 2
    splits = [
        Limits(jumps=True, steps=n, labels=_LABELS)
        for n in range(1, min(most, MOST_SPLITS) + 1)
    ]
    for kind in splits:
        plans.explore(kind, draws=SEARCHED // 3)
    course = plans.best(Limits())
    return (
        tuple(_plan(draws, plans, kind) for kind in kinds),
        tuple(_plan(draws, plans, one) for one in splits[: max(len(course) - 2, 0)]),
        course,
    )


def _plan(draws: Draws, plans: Plans, kind: Limits) -> Plan:
    course = plans.best(kind)
    asked = tuple(sorted(kind.first or ()))
    first = plans.accord.stages.moving(*course[:2]) if course else asked
    known = plans.known.get(course, np.full(1, math.inf))
    return Plan(
        first=_names(draws, first),
        steps=max(len(course) - 1, 0),
        needed=quantiles(known),
        possible=float(np.isfinite(known).mean()),
        holds=plans.held(course),
    )


def _names(draws: Draws, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(draws.parties[draws.principals[place]] for place in places)
