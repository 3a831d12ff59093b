"""On which terms a deal would be watched and broken: what the case says, drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any

import numpy as np

from detente.kernels.arrays import BoolArray, FloatArray
from detente.model import Case, Duration, Range, Verification

Ends = tuple[float, float]
NEAREST = 1e-9
"""Discounts stay this far from 0 and 1, where one of two times counts nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """On which terms a deal would be watched and broken, in every draw.

    Attributes
    ----------
    discount : (n_draws, n_parties)
        What one a year from now is worth today, in (0, 1); uniform over its range.
    breakdown : (n_draws, n_parties)
        What a breakdown costs on top of all that is undone; 0 where not stated.
    reversible : (n_draws, n_issues)
        Share of what is delivered that a breakdown undoes; anything where not stated.
    every, lag, pace : (n_draws,)
        Years from one inspection to the next, from finding a breach to the breakdown
        (0 where not stated), and from one step to the next (as `every` where not
        stated).
    detection : (n_draws,)
        Probability that an inspection finds a breach; NaN where not stated.
    false_alarm : (n_draws,)
        Probability that it finds one that is none; 0 where not stated.
    said
        Whether the case says anything that only this is about.
    lacks
        Paths of what the case does not say and nobody can do without.
    lag_said
        Whether it says the lag.
    """

    discount: FloatArray
    breakdown: FloatArray
    reversible: FloatArray
    every: FloatArray
    lag: FloatArray
    pace: FloatArray
    detection: FloatArray
    false_alarm: FloatArray
    said: bool
    lacks: tuple[str, ...]
    lag_said: bool

    def take(self, draws: BoolArray) -> "Terms":
        """Return the same in some of the draws only."""
        known = ((field.name, getattr(self, field.name)) for field in fields(self))
        arrays: dict[str, Any] = {
            name: value[draws] for name, value in known if isinstance(value, np.ndarray)
        }
        return replace(self, **arrays)


def terms(case: Case, n_draws: int, rng: np.random.Generator) -> Terms:
    """Draw the terms of a case: each number uniform over its range.

    Parameters
    ----------
    case
        Any.
    n_draws
        At least 1.
    rng
        Source of randomness. Each number has a stream of its own, so that what is said
        of one changes the draws of no other.

    Examples
    --------
    >>> from detente.model import Issue, Party
    >>> price = Issue("price", "Price", ("low", "high"), "high")
    >>> case = Case("Sale", (Party("seller", "Seller"),), (price,))
    >>> found = terms(case, 2, np.random.default_rng(0))
    >>> found.lacks, found.lag.tolist()
    (('preferences.seller.discount', 'verification.every'), [0.0, 0.0])
    """
    wants = [case.preferences_of(party.id) for party in case.parties]
    streams = iter(rng.spawn(2 * len(wants) + len(case.issues) + len(_TIMES)))

    def drawn(found: Range | Duration | None, otherwise: Ends) -> FloatArray:
        low, high = _ends(found) if found else otherwise
        return next(streams).uniform(low, high, n_draws)

    def columns(found: Iterable[Range | None], otherwise: Ends) -> FloatArray:
        made = [drawn(one, otherwise) for one in found]
        return np.array(made, dtype=np.float64).reshape(-1, n_draws).T

    watched = case.verification or _UNWATCHED
    discount = columns((want.discount for want in wants), (0, 1))
    breakdown = columns((want.breakdown for want in wants), (0, 0))
    reversible = columns((issue.reversible for issue in case.issues), (0, 1))
    numbers = {name: drawn(getattr(watched, name), (0, 0)) for name in _TIMES}
    if not watched.pace:
        numbers["pace"] = numbers["every"]
    if not watched.detection:
        numbers["detection"] = np.full(n_draws, np.nan)
    return Terms(
        discount=np.clip(discount, NEAREST, 1 - NEAREST),
        breakdown=breakdown,
        reversible=reversible,
        said=any(_said(case)),
        lacks=tuple(_lacks(case)),
        lag_said=bool(watched.lag),
        **numbers,
    )


_TIMES = ("every", "lag", "pace", "detection", "false_alarm")
_UNWATCHED = Verification(every=Duration(Fraction(1), Fraction(1), "month"))


def _ends(found: Range | Duration) -> Ends:
    low, high = found.years if isinstance(found, Duration) else (found.low, found.high)
    return float(low), float(high)


def _said(case: Case) -> Iterator[bool]:
    """Tell of all that only the terms are about whether the case says it."""
    yield bool(case.verification and case.verification.every)
    yield from (issue.reversible is not None for issue in case.issues)
    for party in case.parties:
        known = case.preferences_of(party.id)
        yield known.discount is not None or known.breakdown is not None


def _lacks(case: Case) -> Iterator[str]:
    for party in case.principals:
        if case.preferences_of(party.id).discount is None:
            yield f"preferences.{party.id}.discount"
    if not (case.verification and case.verification.every):
        yield "verification.every"
