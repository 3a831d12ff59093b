r"""How sure the shares of findings are.

The standard error of a share :math:`p` of :math:`n` independent draws is
:math:`\sqrt{p (1 - p) / n}`. Where draws are the steps of chains, :math:`n` is their
effective sample size, and where a share is of some draws only, it is of those.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.draws import Package, independent
from detente.graph import deal
from detente.kernels.arrays import BoolArray, FloatArray
from detente.kernels.spread import standard_error
from detente.questions.answer import Answer
from detente.questions.spoilers import MAX_CELLS
from detente.study.priors import PRIOR_DRAWS

if TYPE_CHECKING:  # which says how precise it is
    from detente.study.findings import Findings

OF_ALL: Mapping[str, tuple[str, ...]] = {
    "zopa": ("share", "acceptable", "together", "covered", "refused"),
    "frontier": ("efficient",),
    "contention": ("first", "alone"),
    "failure": ("share", "together"),
    "solutions": ("defined",),
    "trades": ("trades.share",),
    "agenda": ("share",),
    "steps": ("share",),
    "enforcement": (
        "possible", "holds", "openings.possible", "openings.holds",
        "splits.possible", "splits.holds",
    ),
    "keeping": ("stays", "rests", "would", "moves.better", "follows", "final"),
    "spoilers": ("spoilers.loses", "spoilers.crosses"),
    "watch": ("share", "unknowns.likely"),
}  # fmt: skip
"""Fields that are shares of all draws of an answer; of its items, two words."""


SELDOM = 0.1
"""Readings of an unknown in a smaller share of draws may be as rare as can be."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """One share, and how far it may be off.

    Attributes
    ----------
    path
        Where it stands in the findings, such as ``zopa.together.0``.
    share, error
        The share and its standard error.
    """

    path: str
    share: float
    error: float

    @classmethod
    def nothing(cls) -> "Unsure":
        """Return that no share may be off."""
        return cls("", 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Precision:
    """The standard errors of all shares.

    Attributes
    ----------
    worst
        The share with the largest error of all.
    growing
        The same among those that more draws of the whole would make surer. Left out are
        answers that take no more draws than they have, and shares of a reading of an
        unknown that fewer than `SELDOM` of the draws have.
    errors
        For each field that holds shares its errors, in the shape of the field; of items
        one after the other, as in ``trades.trades.share``.
    """

    worst: Unsure
    growing: Unsure
    errors: Mapping[str, FloatArray]


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """The shares of one field, or of a field of several items, and their errors."""

    where: str
    field: str
    shares: FloatArray
    errors: FloatArray
    grows: BoolArray | bool

    @classmethod
    def of(
        cls, path: str, shares: Any, n_eff: Any, *, grows: BoolArray | bool = True
    ) -> "_Shares":
        """Work out the errors of shares of so many independent draws."""
        question, name, field = (*path.split("."), "", "")[:3]
        found = np.asarray(shares, dtype=np.float64)
        where = ".".join(filter(None, (question, name)))
        return cls(where, field, found, standard_error(found, n_eff), grows)

    @property
    def growing(self) -> "_Shares":
        """The same without the errors that more draws would not make smaller."""
        return replace(self, errors=np.where(self.grows, self.errors, np.nan))

    @property
    def worst(self) -> Iterator[Unsure]:
        """Yield the one with the largest error, if any has one."""
        if np.isnan(self.errors).all():
            return
        place = np.unravel_index(int(np.nanargmax(self.errors)), self.errors.shape)
        at = [str(int(n)) for n in place]
        at[1:1] = [self.field] if self.field else []  # behind the number of the item
        path = ".".join((self.where, *at))
        yield Unsure(path, float(self.shares[place]), float(self.errors[place]))


def precision(findings: "Findings") -> Precision:
    """Return the standard error of every share of findings."""
    part = independent(findings.convergence)
    every = [*_shares(findings.answers(), findings.zopa.n_draws, part)]
    every += [*_readings(findings, part), *_limited(findings, part)]
    growing = _worst([one.growing for one in every])
    return Precision(_worst(every), growing, _by_field(every))


def errors_of(answers: Mapping[str, Answer], part: float) -> Mapping[str, FloatArray]:
    """Return the standard errors of shares, by field as in `Precision`.

    Parameters
    ----------
    answers
        By the names of their questions.
    part
        Which part of the draws counts as independent.
    """
    return _by_field(_shares(answers, 0, part))


def _by_field(shares: Iterable[_Shares]) -> Mapping[str, FloatArray]:
    return {".".join((x.where, x.field)).strip("."): x.errors for x in shares}


def least_sure(answers: Mapping[str, Answer], n_draws: int, part: float) -> Unsure:
    """Return the share with the largest error that more draws would make surer.

    Parameters
    ----------
    answers
        By the names of their questions.
    n_draws
        Draws that an answer rests on if it takes as many as it can.
    part
        Which part of the draws counts as independent.
    """
    return _worst([one.growing for one in _shares(answers, n_draws, part)])


def _worst(shares: list[_Shares]) -> Unsure:
    found = [worst for one in shares for worst in one.worst]
    return max(found, key=lambda one: one.error, default=Unsure.nothing())


def _shares(answers: Mapping[str, Any], n_draws: int, part: float) -> Iterator[_Shares]:
    for question, answer in answers.items():
        grows = answer.n_draws >= n_draws if question in OF_ALL else False
        for name in OF_ALL.get(question, ()):
            first, _, field = name.partition(".")
            found = getattr(answer, first)
            values = [getattr(item, field) for item in found] if field else found
            n_eff = answer.n_draws * part
            yield _Shares.of(f"{question}.{name}", values, n_eff, grows=grows)
        if question == "solutions":
            yield from _of_defined(answer, part)
        if question == "steps":
            used = answer.n_draws * (answer.share or 1.0) * part
            for name in ("sustained", "single_sustained"):
                value = getattr(answer, name)
                yield _Shares.of(f"steps.{name}", value, used, grows=grows)


def _of_defined(rules: Any, part: float) -> Iterator[_Shares]:
    """Yield the shares of those draws in which a rule is defined."""
    n_defined = rules.defined * rules.n_draws * part
    of = [n_defined[rules.rules.index(one.rule)] for one in rules.chosen]
    yield _Shares.of("solutions.chosen.share", [c.share for c in rules.chosen], of)
    yield _Shares.of("solutions.options", rules.options, n_defined[:, None])


def _readings(findings: "Findings", part: float) -> Iterator[_Shares]:
    """Yield the shares of those draws in which an unknown has one of its readings."""
    watched = findings.watch.unknowns
    n = findings.watch.n_draws * part
    first = np.array([1.0 if u.kind == "size" else u.likely for u in watched]) * n
    second = np.array([1.0 if u.kind == "size" else 1 - u.likely for u in watched]) * n
    for name, of in (("share_first", first), ("share_second", second)):
        shares = [getattr(unknown, name) for unknown in watched]
        often = of >= SELDOM * n
        yield _Shares.of(f"watch.unknowns.{name}", shares, of, grows=often)


def _limited(findings: "Findings", part: float) -> Iterator[_Shares]:
    """Yield the shares of draws of which there are not too many to look at."""
    common, found = findings.zopa, findings.spoilers
    shares = [(np.nan, share) for _, share in findings.priors]
    chosen = [name == findings.prior for name, _ in findings.priors]
    of = np.where(chosen, common.n_draws * part, min(common.n_draws, PRIOR_DRAWS))
    yield _Shares.of("priors", shares, of[:, None], grows=False)
    sizes = [len(issue.options) for issue in findings.case.issues]
    tried = len(found.packages) + sum(sizes) - len(sizes)
    n_tried = min(found.n_draws, max(1, MAX_CELLS // max(tried, 1))) * part
    all_draws = common.n_draws * part
    grows = n_tried >= all_draws
    yield _Shares.of("spoilers.signed", found.signed, n_tried, grows=grows)
    sides = [one.signed for one in found.spoilers]
    yield _Shares.of("spoilers.spoilers.signed", sides, n_tried, grows=grows)
    shape = len(found.spoilers), len(found.packages)
    looked = [_looked_at(findings, target) * part for target in found.packages]
    at = [[_looked_at(findings, y) * part for y in one.side] for one in found.spoilers]
    here = [looked] * len(found.spoilers)
    for name, n_draws in (("pays", here), ("against", here), ("left", at)):
        drawn = np.array([getattr(one, name) for one in found.spoilers])
        yield _Shares.of(
            f"spoilers.spoilers.{name}",
            drawn.reshape(shape),
            np.reshape(n_draws, shape),
            grows=bool(np.all(np.array(n_draws) >= all_draws)),
        )


def _looked_at(findings: "Findings", package: Package) -> int:
    """Return in how many draws it was looked at least what undoes a package."""
    states = len(deal(findings.case, package).codes)
    return min(findings.spoilers.n_draws, max(1, MAX_CELLS // states))
