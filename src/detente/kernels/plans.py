"""Sequences that enforce themselves in some draw, and what each needs in all."""

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from detente.kernels.accord import Accord, Course, Regime
from detente.kernels.arrays import FloatArray
from detente.kernels.compliance import needed
from detente.kernels.effort import spaced
from detente.kernels.labels import ANY, Limits, Web, least

WITHIN = 0.005
"""How near to the least detection the search comes, in each draw it looks at."""
SEARCHED = 12
"""Draws that are searched, at most, for one kind of sequence."""
MOST_WORK = 60_000
"""Labels made for one kind of sequence; then no further draw is searched."""


@dataclass
class Plans:
    """The sequences found so far, with the detection each needs in every draw.

    Attributes
    ----------
    accord, regime
        In every draw.
    stated : (n_draws,)
        The detection that is stated; NaN where none is.
    known
        By sequence, the least detection from which on it holds, (n_draws,).
    bound
        The largest of the searches, see `detente.kernels.labels.Found`.
    searched
        Draws searched for the kind of sequence looked for first.
    """

    accord: Accord
    regime: Regime
    stated: FloatArray
    known: dict[Course, FloatArray] = field(default_factory=dict)
    bound: float = 0.0
    searched: int = 0

    @cached_property
    def webs(self) -> list[tuple[int, Web]]:
        """Draws spread evenly over all, ready to be searched."""
        n_draws = self.accord.floor.shape[1]
        return [
            (draw, Web(self.accord.take([draw]), self.regime.take([draw])))
            for draw in spaced(n_draws, SEARCHED).tolist()
        ]

    def explore(self, limits: Limits = ANY, *, draws: int = SEARCHED) -> None:
        """Find what holds with least detection, in one draw after the other.

        Parameters
        ----------
        limits
            Which sequences to look for.
        draws
            How many draws to search, fewer if there is much work in each.
        """
        spent = looked = 0
        for place in spaced(len(self.webs), draws).tolist():
            draw, web = self.webs[place]
            ours = self.those(limits)
            best = min((self.known[one][draw] for one in ours), default=math.inf)
            found = least(web, limits, within=WITHIN, known=float(best))
            if found.course and found.course not in self.known:
                self.add(found.course)
            self.bound = max(self.bound, found.bound)
            spent, looked = spent + found.labels, looked + 1
            if spent >= MOST_WORK:
                break
        self.searched = self.searched or looked

    def add(self, course: Course) -> None:
        """Take up a sequence: work out what it needs in every draw."""
        self.known[course] = needed(self.accord, self.regime, course)

    def those(self, limits: Limits) -> list[Course]:
        """Return the sequences of a kind."""
        return [course for course in self.known if self._is(course, limits)]

    def _is(self, course: Course, limits: Limits) -> bool:
        """Tell whether a sequence is of a kind."""
        first = frozenset(self.accord.stages.moving(*course[:2]))
        few = not limits.steps or len(course) - 1 <= limits.steps
        return few and limits.first in (None, first)

    def held(self, course: Course) -> float:
        """Return the share of draws in which the detection stated is enough.

        NaN when none is stated, and 0 of the empty sequence.
        """
        if np.isnan(self.stated).all():
            return math.nan
        return float((self.known[course] <= self.stated).mean()) if course else 0.0

    def best(self, limits: Limits) -> Course:
        """Return the best sequence of a kind; empty if none is known.

        The detection stated is enough for it in most draws; then it needs least in the
        middle draw, in whole percents, then on average, where even certainty is not
        enough counted as certainty; then it is the shortest. So more steps at most, or
        anybody to begin, never need more in the middle draw than fewer, or one party.
        """

        def rate(course: Course) -> tuple[float, ...]:
            known = self.known[course]
            burden = float(np.minimum(known, 1.0).mean())
            middle = float(quantiles(known)[1])
            held = np.nan_to_num(self.held(course))
            return held, -round(middle, 2), -burden, -len(course)

        return max(self.those(limits), key=rate, default=())


def quantiles(drawn: FloatArray) -> FloatArray:
    """Return three quantiles over the last axis, each one of the values themselves.

    Examples
    --------
    >>> quantiles(np.array([0.25, 0.5, np.inf])).tolist()
    [0.25, 0.5, inf]
    """
    found = np.quantile(drawn, (0.1, 0.5, 0.9), axis=-1, method="inverted_cdf")
    return np.moveaxis(np.asarray(found, dtype=np.float64), 0, -1)
