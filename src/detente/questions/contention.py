"""Which issue divides the parties most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, allowed_alone, rulings
from detente.kernels.arrays import FloatArray, IntArray
from detente.kernels.gains import works
from detente.kernels.outlook import most_with
from detente.kernels.spread import spread
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Contention(Answer):
    """The smallest sacrifice that somebody must make on each issue taken alone.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in case order.
    n_draws
        Number of draws.
    sacrifice : (n_issues, 3)
        Quantiles (10 %, 50 %, 90 %) of the sacrifice, in utility.
    mean : (n_issues,)
        Its mean.
    share_of_total : (n_issues, 3)
        Quantiles of the issue's part in the sum over all issues.
    first : (n_issues,)
        Share of draws in which no issue needs a greater sacrifice; equal issues share
        the draw, and one in which no issue needs any counts for none.
    alone : (n_issues,)
        Share of draws in which the issue taken alone, the others left at the status
        quo, has some package.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "mean": ("issues",),
        "first": ("issues",),
        "alone": ("issues",),
        "sacrifice": ("issues", "quantiles"),
        "share_of_total": ("issues", "quantiles"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    sacrifice: FloatArray
    mean: FloatArray
    share_of_total: FloatArray
    first: FloatArray
    alone: FloatArray


def contention(draws: Draws) -> Contention:
    r"""Find the smallest sacrifice somebody must make on each issue taken alone.

    After the minimax loss of Savage [1]_. There one person chooses an act against an
    unknown state, and loss is measured from the best act in that state; here it is
    measured from each principal's own best option, and is that of whoever loses most.
    In draw :math:`k` the sacrifice on issue :math:`i` is

    .. math:: c_{ki} = \min_o \max_p \left( \max_x u_{kp}(x)
              - \max_{x \,:\, x_i = o} u_{kp}(x) \right)

    what settling the issue so costs a party that has its way on all others; conditions
    on these do not count. Without interactions that is, with the weights :math:`w` and
    option values :math:`v`, :math:`\min_o \max_p w_{kpi} (1 - v_{kpi}(o))`. It is taken
    over the options that no red line or condition rules out by themselves (where all
    are ruled out, the most that can be lost on the issue). Zero on an issue on which
    all want the same.

    References
    ----------
    .. [1] L. J. Savage (1951). The theory of statistical decision. Journal of the
       American Statistical Association 46(253), 55-67.

    Examples
    --------
    The town minds the rent by a weight from 0 to 0.5, and the company minds it more
    nearly always; so the smallest sacrifice is a quarter on average:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = contention(draws)
    >>> found.issues, found.mean.round(2).tolist(), found.alone.tolist()
    (('rent', 'repairs'), [0.25, 0.4], [0.0, 0.0])
    """
    sacrifice = _sacrifice(draws)
    total = np.maximum(sacrifice.sum(axis=1, keepdims=True), 1)
    most = sacrifice.max(axis=1, keepdims=True)
    first = (sacrifice == most) & (most > 0)
    return Contention(
        parties=tuple(draws.parties[p] for p in draws.principals),
        issues=draws.issues,
        n_draws=draws.n_draws,
        sacrifice=spread(sacrifice) / UNIT,
        mean=sacrifice.mean(axis=0) / UNIT,
        share_of_total=spread(sacrifice / total),
        first=(first / np.maximum(first.sum(axis=1, keepdims=True), 1)).mean(axis=0),
        alone=_alone(draws),
    )


def _sacrifice(draws: Draws) -> IntArray:
    """Return the smallest sacrifices, (n_draws, n_issues), in units of 1 / UNIT."""
    own = draws.scores[:, draws.principals]
    starts, sizes = draws.offsets[:-1], np.diff(draws.offsets)
    reach = most_with(own, draws.offsets, rulings(draws).permissive)
    lost = (reach.max(axis=2, keepdims=True) - reach).max(axis=1)
    everything = np.repeat(np.maximum.reduceat(lost, starts, axis=1), sizes, axis=1)
    lost = np.where(allowed_alone(draws), lost, everything)
    return np.minimum.reduceat(lost, starts, axis=1)


def _alone(draws: Draws) -> FloatArray:
    """Return how often changing one issue and nothing else works, (n_issues,)."""
    shares = np.zeros(draws.n_issues)
    for issue, labels in enumerate(draws.options):
        others = np.delete(np.arange(len(labels)), draws.status_quo[issue])
        outcomes = np.tile(draws.status_quo, (len(others), 1))
        outcomes[:, issue] = others
        work = works(draws.gains(outcomes)) & draws.admissible(outcomes).T
        shares[issue] = np.logical_or.reduce(work).mean()
    return shares
