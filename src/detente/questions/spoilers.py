"""Who outside the deal would lose by it, as far as preferences are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Spoiler:
    """One third party, and what each package would cost it.

    Attributes
    ----------
    party
        Its id.
    stance
        Where it stands, in the words of the case.
    known
        Whether anything is known of its preferences. If not, the arrays hold NaN.
    loses : (n_packages,)
        Share of draws in which it is worse off than without a deal.
    loss : (n_packages, 3)
        Its loss against no deal, max(0, d − u), in utility: 10 %, 50 % and 90 %
        quantiles over all draws.
    crosses : (n_packages,)
        Share of draws in which the package takes an option that it would not sign.
    """

    party: str
    stance: str
    known: bool
    loses: FloatArray
    loss: FloatArray
    crosses: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Spoilers(Answer):
    """Third parties and the packages of the short list.

    Attributes
    ----------
    n_draws
        Number of draws.
    packages
        Those looked at.
    spoilers
        One for each third party, in case order.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "spoilers": ("spoilers",),
        "spoilers.loses": ("packages",),
        "spoilers.crosses": ("packages",),
        "spoilers.loss": ("packages", "quantiles"),
    }

    n_draws: int
    packages: tuple[Package, ...]
    spoilers: tuple[Spoiler, ...]


def spoilers(
    draws: Draws, short_list: Sequence[Package], *, stances: Mapping[str, str]
) -> Spoilers:
    r"""Tell what each package would cost each third party.

    Loss of a third party p at an outcome x: :math:`\max(0, d_p - u_p(x))`. The question
    is Stedman's [1]_, who calls spoilers those who see their power, their view of the
    world and their interests threatened by a peace and use violence against it. The
    measure is ours and says less: who would lose, and whose red line a package crosses,
    not who would act.

    Parameters
    ----------
    draws
        What the parties may want, third parties included.
    short_list
        Packages to look at.
    stances
        Third party id to where it stands, in words; those left out have none.

    Raises
    ------
    ValueError
        If a package does not have one known option for each issue.

    References
    ----------
    .. [1] S. J. Stedman (1997). Spoiler problems in peace processes. International
       Security 22(2), 5-53.

    Examples
    --------
    The bar likes the full rent, nobody knows how much, and it may like the repairs
    either way: by hand it loses by both in 1/2 + 1/2 x 1/2 of the draws:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = spoilers(draws, [("half", "by the company")], stances={})
    >>> found.spoilers[0].party, found.spoilers[0].loses.round(2).tolist()
    ('bar', [0.76])
    """
    outcomes = np.array([draws.places(package) for package in short_list])
    outcomes = outcomes.reshape(len(short_list), draws.n_issues).astype(np.int64)
    outside = [p for p in range(len(draws.parties)) if p not in draws.principals]
    shortfall = (
        draws.disagreement[:, None, outside] - draws.utility(outcomes)[:, :, outside]
    )
    return Spoilers(
        n_draws=draws.n_draws,
        packages=tuple(short_list),
        spoilers=tuple(
            _spoiler(
                draws.parties[p],
                stances.get(draws.parties[p], ""),
                shortfall[:, :, n],
                draws.crossed(outcomes, p),
                known=bool(draws.known[p]),
            )
            for n, p in enumerate(outside)
        ),
    )


def _spoiler(
    party: str, stance: str, shortfall: IntArray, crossed: BoolArray, *, known: bool
) -> Spoiler:
    loses, crosses = (shortfall > 0).mean(axis=0), crossed.mean(axis=0)
    loss = np.quantile(np.maximum(0, shortfall) / UNIT, (0.1, 0.5, 0.9), axis=0).T
    if not known:
        loses, loss = np.full_like(loses, np.nan), np.full_like(loss, np.nan)
        crosses = np.full_like(crosses, np.nan)
    return Spoiler(party, stance, known, loses, loss, crosses)
