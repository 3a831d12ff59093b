"""From draws to the stages of a deal, and to how it is watched."""

from collections.abc import Sequence

import numpy as np

from detente.draws.draws import UNIT, Draws
from detente.draws.terms import Terms
from detente.kernels.accord import Accord, Regime, Stages
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.delivery import Part

MONTHS = 12


def accord(draws: Draws, terms: Terms, parts: Sequence[Part]) -> Accord:
    r"""Return every stage of a deal that is delivered part by part.

    A stage :math:`x` is worth :math:`u_i(x)` while it lasts, and the last one, on top,
    what completion is worth. When the deal breaks down in it,

    .. math:: v_i(x) = d_i + \sum_j (1 - r_j) \left( s_{ij}(x_j) - s_{ij}(o_j) \right)
              + \sum_c a_{ic} \left( \prod_j \left( (1 - r_j) [x_j \in c]
              + r_j [o_j \in c] \right) - [o \in c] \right) - K_i

    is left: no deal, with what cannot be undone of each issue :math:`j`, the scores of
    its option against those of the status quo, and of each interaction :math:`c`, less
    the cost of a breakdown. Of an interaction that is what it is worth on average if
    each issue stays with probability :math:`1 - r_j`, whatever the others do: the
    multilinear extension [1]_. Walking away is worth no deal. A sequence stops at no
    stage that conditions or red lines rule out in more than half of the draws.

    Parameters
    ----------
    draws, terms
        As many draws of both.
    parts
        What is delivered, see `detente.draws.ladders`.

    References
    ----------
    .. [1] G. Owen (1972). Multilinear extensions of games. Management Science 18(5),
       P64-P79.
    """
    outcomes = _outcomes(draws, parts)
    own = draws.principals
    columns = draws.offsets[:-1] + outcomes
    start = draws.offsets[:-1] + draws.status_quo
    scores = draws.scores[:, own] / UNIT
    no_deal = draws.disagreement[:, own] / UNIT
    flow = np.zeros((len(outcomes), len(own), draws.n_draws))
    broken = flow + (no_deal - terms.breakdown[:, own]).T
    for issue in range(draws.n_issues):
        at = scores[:, :, columns[:, issue]].transpose(2, 1, 0)
        lasting = 1 - terms.reversible[:, issue]
        flow += at
        broken += lasting * (at - scores[:, :, start[issue]].T)
    for marks, adds in zip(
        draws.combinations, draws.added.T[:, own] / UNIT, strict=True
    ):
        inside = np.logical_and.reduce(marks[columns], axis=1)
        stays = _staying(terms, marks[columns], marks[start])
        flow += adds * inside[:, None, None]
        broken += adds * (stays - marks[start].all())[:, None]
    flow[-1] += draws.completion[:, own].T / UNIT
    passable = draws.admissible(outcomes).mean(axis=0) >= 1 / 2
    passable[[0, -1]] = True
    heights = tuple(part.height for part in parts)
    movers = tuple(part.movers for part in parts)
    stages = Stages(heights, movers, passable, len(own))
    return Accord(stages, flow, broken, np.ascontiguousarray(no_deal.T))


def _staying(terms: Terms, there: BoolArray, before: BoolArray) -> FloatArray:
    """Return how likely a broken deal has a combination, (n_stages, n_draws).

    Parameters
    ----------
    there : (n_stages, n_issues)
        Whether it takes the option of the stage, ...
    before : (n_issues,)
        ... and that of the status quo.
    """
    stays = np.ones((len(there), len(terms.reversible)))
    for issue, undone in enumerate(terms.reversible.T):
        stays *= (1 - undone) * there[:, [issue]] + undone * before[issue]
    return stays


def regime(draws: Draws, terms: Terms, *, more: float = 0.0) -> Regime:
    """Return how the principals' deal is watched.

    Parameters
    ----------
    draws, terms
        As many draws of both.
    more
        Inspections a month on top of those stated.
    """
    every = 1 / (1 / terms.every + MONTHS * more)
    yearly = terms.discount[:, draws.principals].T
    return Regime(
        discount=yearly**every,
        wait=yearly**terms.lag,
        false_alarm=terms.false_alarm,
        rounds=terms.pace / every,
    )


def _outcomes(draws: Draws, parts: Sequence[Part]) -> IntArray:
    """Return the partly delivered outcome of each stage, (n_stages, n_issues)."""
    sizes = [part.height + 1 for part in parts]
    levels = np.indices(sizes).reshape(len(sizes), -1)
    outcomes = np.tile(draws.status_quo, (levels.shape[1], 1))
    for part, level in zip(parts, levels, strict=True):
        outcomes[:, list(part.issues)] = np.array(part.rungs)[level]
    return outcomes
