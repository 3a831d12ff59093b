"""Who outside the deal would lose by it, could undo it, and what would turn them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, working
from detente.graph import Deal
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.conflict.drawn import ranked, state_worth
from detente.kernels.conflict.joint import members
from detente.questions.answer import Answer

MOST = 0.5
"""Share of draws from which on a third party counts as losing by a package."""
MAX_CELLS = 2**22
"""Packages times draws that are looked at, at most; of more, fewer draws."""


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
        Whether anything is known of its preferences. If not, the shares of draws are
        NaN, and no side arrangement is looked for.
    loses : (n_packages,)
        Share of draws in which it is worse off than without a deal.
    loss : (n_packages, 3)
        Its loss against no deal, max(0, d − u), in utility: 10 %, 50 % and 90 %
        quantiles over all draws.
    crosses : (n_packages,)
        Share of draws in which the package takes an option that it would not sign.
    does
        For each package, what it could do that undoes some of it, in words: of several
        things the one that it would like most often. Empty where there is nothing.
    assumed : (n_packages,) bool
        Whether the case does not list that, but it is taken for granted.
    undoes
        For each package, ids of the issues that are back at their status quo then.
    pays : (n_packages,)
        Share of draws in which it would like that better than the package kept; NaN
        where there is nothing it could do.
    needed : (n_packages,) bool
        Whether it loses in at least half of the draws, so that it would take a side
        arrangement to turn it.
    side
        For each package, the arrangement; empty where none is needed, or none does.
    left : (n_packages,)
        Share of draws in which it would lose by that one.
    cost : (n_packages,)
        By how much smaller the share of draws is in which all principals would sign it.
    """

    party: str
    stance: str
    known: bool
    loses: FloatArray
    loss: FloatArray
    crosses: FloatArray
    does: tuple[str, ...]
    assumed: BoolArray
    undoes: tuple[tuple[str, ...], ...]
    pays: FloatArray
    needed: BoolArray
    side: tuple[Package, ...]
    left: FloatArray
    cost: FloatArray


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
    signed : (n_packages,)
        Share of draws in which all principals would sign the package.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "spoilers": ("spoilers",),
        "spoilers.loses": ("packages",),
        "spoilers.crosses": ("packages",),
        "spoilers.loss": ("packages", "quantiles"),
        "spoilers.pays": ("packages",),
        "spoilers.assumed": ("packages",),
        "spoilers.needed": ("packages",),
        "spoilers.left": ("packages",),
        "spoilers.cost": ("packages",),
        "signed": ("packages",),
    }

    n_draws: int
    packages: tuple[Package, ...]
    spoilers: tuple[Spoiler, ...]
    signed: FloatArray


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a third party could do to one package, and how often it would like it."""

    does: str = ""
    undoes: tuple[str, ...] = ()
    pays: float = np.nan
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """What would turn a third party; no package where none is needed, or none does."""

    package: Package = ()
    left: float = np.nan
    cost: float = np.nan


def spoilers(
    draws: Draws, deals: Sequence[Deal], *, stances: Mapping[str, str]
) -> Spoilers:
    r"""Tell what each package would cost each third party, and what it could do.

    Loss of a third party p at an outcome x: :math:`\max(0, d_p - u_p(x))`. What it can
    do to x is one move of the graph model of `keeping`; it *pays* in the draws in which
    p likes the state that comes of it better than x kept by all, as long as nobody
    answers. A side arrangement for p is a package that differs from x on one issue, or
    stands on the short list beside it, that leaves p no loss in more than half of the
    draws and that all principals would sign in some. Since utilities of different
    parties cannot be compared, its cost is told in draws: by how much smaller the share
    is in which it leaves no principal worse off than no deal. The cheapest one counts;
    of several as cheap, one that changes one issue, the first in the order of the case.

    The question is Stedman's [1]_, who calls spoilers those who see their power, their
    view of the world and their interests threatened by a peace and use violence against
    it, and who asks what they want and what they can do. The measures are ours and say
    less: who would lose and what it could gain, not who would act.

    Parameters
    ----------
    draws
        What the parties may want, third parties included.
    deals
        Packages to look at, with what can be done to them.
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
    >>> from detente.graph import deal
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> half = deal(case, ("half", "by the company"))
    >>> bar = spoilers(draws, [half], stances={}).spoilers[0]
    >>> bar.party, bar.loses.round(2).tolist(), bar.does
    ('bar', [0.76], ('spoil it',))
    """
    packages = tuple(deal.target for deal in deals)
    outcomes = np.array([draws.places(package) for package in packages])
    outcomes = outcomes.reshape(len(packages), draws.n_issues).astype(np.int64)
    outside = [p for p in range(len(draws.parties)) if p not in draws.principals]
    shortfall = (
        draws.disagreement[:, None, outside] - draws.utility(outcomes)[:, :, outside]
    )
    tried = [_tried(draws, outcomes, n) for n in range(len(packages))]
    sides = [_sides(draws, *one, outside) for one in tried]
    return Spoilers(
        n_draws=draws.n_draws,
        packages=packages,
        spoilers=tuple(
            _spoiler(
                (draws.parties[p], stances.get(draws.parties[p], "")),
                shortfall[:, :, n],
                draws.crossed(outcomes, p),
                [_deed(draws, deal, p) for deal in deals],
                [side[n] for side in sides] if draws.known[p] else None,
            )
            for n, p in enumerate(outside)
        ),
        signed=np.array([signed[0] for _, signed in tried]),
    )


def _spoiler(
    who: tuple[str, str],
    shortfall: IntArray,
    crossed: BoolArray,
    deeds: Sequence[_Deed],
    sides: Sequence[_Side] | None,
) -> Spoiler:
    """Return one third party; of whom nothing is known, no sides."""
    loses, crosses = (shortfall > 0).mean(axis=0), crossed.mean(axis=0)
    loss = np.quantile(np.maximum(0, shortfall) / UNIT, (0.1, 0.5, 0.9), axis=0).T
    if sides is None:
        loses, loss = np.full_like(loses, np.nan), np.full_like(loss, np.nan)
        crosses = np.full_like(crosses, np.nan)
    arranged = sides if sides is not None else [_Side()] * len(loses)
    return Spoiler(
        *who,
        known=sides is not None,
        loses=loses,
        loss=loss,
        crosses=crosses,
        does=tuple(deed.does for deed in deeds),
        assumed=np.array([deed.assumed for deed in deeds], dtype=np.bool_),
        undoes=tuple(deed.undoes for deed in deeds),
        pays=np.array([deed.pays for deed in deeds]),
        needed=loses >= MOST,
        side=tuple(side.package for side in arranged),
        left=np.array([side.left for side in arranged]),
        cost=np.array([side.cost for side in arranged]),
    )


def _deed(draws: Draws, deal: Deal, party: int) -> _Deed:
    """Return what a third party could do to a package."""
    name = draws.parties[party]
    if name not in deal.parties:
        return _Deed()
    reached = members(deal.moves(name).sets()[0])
    undoing = [q for q in reached if (deal.in_force[0] & ~deal.in_force[q]).any()]
    if not undoing:
        return _Deed()
    fulfilled = deal.fulfilled[deal.parties.index(name)][[0, *undoing]]
    better = _better(draws, deal, party, undoing, fulfilled)
    changed = [(deal.codes[q] ^ deal.codes[0]).item().bit_count() for q in undoing]
    best = min(range(len(undoing)), key=lambda n: (-better[n], changed[n], n))
    bits = int(deal.codes[undoing[best]] ^ deal.codes[0])
    undone = deal.in_force[0] & ~deal.in_force[undoing[best]]
    done = [one for a, one in enumerate(deal.actions) if bits >> a & 1]
    assumed = all(one.id in deal.assumed for one in done)
    wanted = np.ptp(fulfilled) > 0 and not assumed
    known = draws.known[party] or wanted
    return _Deed(
        " and ".join(one.title for one in done),
        tuple(deal.issues[i] for i in np.flatnonzero(undone)),
        float(better[best]) if known else np.nan,
        assumed,
    )


def _better(
    draws: Draws, deal: Deal, party: int, states: Sequence[int], fulfilled: IntArray
) -> FloatArray:
    """Return the share of draws in which each state is better than the first one."""
    in_force = deal.in_force[[0, *states]]
    some = _thinned(draws, len(in_force))
    outcomes = np.where(in_force, draws.places(deal.target), draws.status_quo)
    utility = some.utility(outcomes)[:, :, [party]]
    worth = state_worth(utility, some.disagreement[:, [party]], in_force)
    ranks = ranked(worth, fulfilled[None])[:, :, 0]
    return (ranks[:, 1:] > ranks[:, :1]).mean(axis=0)


def _tried(
    draws: Draws, short_list: IntArray, place: int
) -> tuple[IntArray, FloatArray]:
    """Return a package and what could turn somebody from it, and how often signed."""
    outcomes = np.array(list(_candidates(draws, short_list, place)))
    signed = working(_thinned(draws, len(outcomes)), outcomes).mean(axis=1)
    return outcomes, signed


def _sides(
    draws: Draws, outcomes: IntArray, signed: FloatArray, outside: Sequence[int]
) -> list[_Side]:
    """Return what would turn each third party from the first outcome."""
    some = _thinned(draws, len(outcomes))
    floor = some.disagreement[:, None, outside]
    loses = (floor > some.utility(outcomes)[:, :, outside]).mean(axis=0)
    return [_side(draws, outcomes, signed, loses[:, n]) for n in range(len(outside))]


def _side(
    draws: Draws, outcomes: IntArray, signed: FloatArray, loses: FloatArray
) -> _Side:
    """Return the cheapest arrangement; the first outcome is the package itself."""
    does = (loses < MOST) & (signed > 0)
    if loses[0] < MOST or not does.any():
        return _Side()
    best = int(np.where(does, signed, -1).argmax())
    return _Side(
        draws.names(outcomes[best]), float(loses[best]), float(signed[0] - signed[best])
    )


def _candidates(
    draws: Draws, short_list: IntArray, place: int
) -> Iterator[tuple[int, ...]]:
    """Yield a package, those that differ from it on one issue, the rest of the list."""
    package = short_list[place].tolist()
    yield tuple(package)
    for issue, labels in enumerate(draws.options):
        for option in range(len(labels)):
            if option != package[issue]:
                yield (*package[:issue], option, *package[issue + 1 :])
    yield from map(tuple, np.delete(short_list, place, axis=0).tolist())


def _thinned(draws: Draws, n_outcomes: int) -> Draws:
    """Return the draws, or fewer that are spread evenly over all, not too many."""
    most = max(1, MAX_CELLS // n_outcomes)
    if draws.n_draws <= most:
        return draws
    return draws.take(np.linspace(0, draws.n_draws - 1, most).astype(np.int64))
