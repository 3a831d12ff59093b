"""Who outside the deal would lose by it, could undo it, and what would turn them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, Package, working, worth_in_force
from detente.graph import Deal, deal
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.effort import spaced
from detente.kernels.plans import quantiles
from detente.kernels.spread import by_chance
from detente.kernels.variants import variants
from detente.model import Case
from detente.questions.answer import Answer

MOST = 0.5
"""Share of draws from which on a third party counts as one to be turned."""
MAX_CELLS = 2**22
"""Packages or states times draws that are looked at, at most; of more, fewer draws."""
MOST_PAIRS = 200
"""Arrangements of two changes looked at, at most: those that most would sign."""


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
    against : (n_packages,)
        Share of draws in which it would rather undo the package, by whatever suits it
        best, or have no deal.
    short : (n_packages, 3)
        By how much it likes the package kept less than the best of these, in utility:
        10 %, 50 % and 90 % quantiles over all draws; infinite where it wants something
        done whatever that undoes, which no worth of the package makes up for.
    needed : (n_packages,) bool
        Whether that is so in at least half of the draws, so that it would take a side
        arrangement to turn it.
    side
        For each package, the arrangement; empty where none is needed, or none does.
    left : (n_packages,)
        Share of draws in which it would rather undo that one, or have no deal.
    signed, cost : (n_packages,)
        Share of draws in which all principals would sign that one, and by how much
        smaller it is than for the package.
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
    against: FloatArray
    short: FloatArray
    needed: BoolArray
    side: tuple[Package, ...]
    left: FloatArray
    signed: FloatArray
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
        "spoilers.against": ("packages",),
        "spoilers.short": ("packages", "quantiles"),
        "spoilers.needed": ("packages",),
        "spoilers.left": ("packages",),
        "spoilers.signed": ("packages",),
        "spoilers.cost": ("packages",),
        "signed": ("packages",),
    }

    n_draws: int
    packages: tuple[Package, ...]
    spoilers: tuple[Spoiler, ...]
    signed: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """How one third party stands to one package, draw by draw.

    Attributes
    ----------
    undoing
        Places of the states that it could bring about alone and that undo some of it.
    better : (n_draws, n_undoing)
        Whether it likes the state better than the package kept by all.
    short : (n_draws,)
        By how much it likes the package kept less than the best of these and no deal.
    """

    undoing: Sequence[int]
    better: BoolArray
    short: FloatArray

    @property
    def against(self) -> BoolArray:
        """Whether it would rather undo the package, or have no deal, (n_draws,)."""
        return self.short > 0


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
    signed: float = np.nan
    cost: float = np.nan


def spoilers(draws: Draws, case: Case, packages: Sequence[Package]) -> Spoilers:
    r"""Tell what each package would cost each third party, and what it could do.

    Loss of a third party p at an outcome x: :math:`\max(0, d_p - u_p(x))`. What it can
    do to x is one move of the graph model of `keeping`, to a state s in which less of x
    is in force; it *pays* in the draws in which p likes s better than x kept by all, as
    long as nobody answers. Party p is *against* x in the draws in which

    .. math:: \max\bigl(d_p, \max_s U_p(s)\bigr) > u_p(x),

    where what p wants of the actions themselves comes before what a state is worth. The
    difference is by how much x falls short. A side arrangement for p is a package that
    differs from x on one issue, or stands on the short list beside it, that p is
    against in fewer than half of the draws, with all that it could then do, and in
    fewer than it is against x by more than chance, two standard errors, and that all
    principals would sign in some. Where there is none, packages that differ on two
    issues are tried, up to `MOST_PAIRS`. Since utilities of different parties cannot be
    compared, its cost is told in draws: by how much smaller the share is in which it
    leaves no principal worse off than no deal. The cheapest one counts; of several that
    cost as many draws of a hundred, the first in the order of the case.

    The question is Stedman's [1]_, who calls spoilers those who see their interests
    threatened by a peace and use violence against it. The measures are ours and say
    less: who would lose or gain, not who would act.

    Parameters
    ----------
    draws
        What the parties may want, third parties included.
    case
        The same case, for what can be done to a package.
    packages
        Those to look at.

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
    >>> bar = spoilers(draws, case, [("half", "by the company")]).spoilers[0]
    >>> bar.party, bar.loses.round(2).tolist(), bar.does
    ('bar', [0.76], ('spoil it',))
    """
    outcomes = np.array([draws.places(package) for package in packages])
    outcomes = outcomes.reshape(len(packages), draws.n_issues).astype(np.int64)
    tried = [_tried(draws, outcomes, n) for n in range(len(packages))]
    made = cache(lambda package: deal(case, package))
    stances = {party.id: party.stance for party in case.third_parties}
    outside = [p for p in range(len(draws.parties)) if p not in draws.principals]
    return Spoilers(
        n_draws=draws.n_draws,
        packages=tuple(packages),
        spoilers=tuple(
            _spoiler(draws, p, stances.get(draws.parties[p], ""), tried, made)
            for p in outside
        ),
        signed=np.array([signed[0] for _, signed in tried]),
    )


def _spoiler(
    draws: Draws,
    party: int,
    stance: str,
    tried: Sequence[tuple[IntArray, FloatArray]],
    made: Callable[[Package], Deal],
) -> Spoiler:
    """Return one third party; of whom nothing is known, no shares and no sides."""
    known = bool(draws.known[party])
    outcomes = np.array([one[0] for one, _ in tried], dtype=np.int64)
    outcomes = outcomes.reshape(len(tried), draws.n_issues)
    deals = [made(draws.names(outcome)) for outcome in outcomes]
    standings = [_standing(draws, one, party) for one in deals]
    deeds = [
        _deed(draws, one, party, standing)
        for one, standing in zip(deals, standings, strict=True)
    ]
    shortfall = draws.disagreement[:, [party]] - draws.utility_to(party, outcomes)
    blank = 1.0 if known else np.nan
    against = blank * np.array([one.against.mean() for one in standings])
    sides = [
        _side(draws, (*one, share), party, made) if share >= MOST else _Side()
        for one, share in zip(tried, against.tolist(), strict=True)
    ]
    loss = np.quantile(np.maximum(0, shortfall) / UNIT, (0.1, 0.5, 0.9), axis=0).T
    short = np.array([quantiles(one.short) for one in standings]).reshape(-1, 3)
    return Spoiler(
        draws.parties[party],
        stance,
        known=known,
        loses=blank * (shortfall > 0).mean(axis=0),
        loss=blank * loss,
        crosses=blank * draws.crossed(outcomes, party).mean(axis=0),
        does=tuple(deed.does for deed in deeds),
        assumed=np.array([deed.assumed for deed in deeds], dtype=np.bool_),
        undoes=tuple(deed.undoes for deed in deeds),
        pays=np.array([deed.pays for deed in deeds]),
        against=against,
        short=blank * short,
        needed=against >= MOST,
        side=tuple(side.package for side in sides),
        left=np.array([side.left for side in sides]),
        signed=np.array([side.signed for side in sides]),
        cost=np.array([side.cost for side in sides]),
    )


def _standing(draws: Draws, deal: Deal, party: int) -> _Standing:
    """Return how a third party stands to a package, in each draw or in some."""
    name = draws.parties[party]
    able = name in deal.parties
    reached = deal.moves(name).reached(0) if able else np.zeros(0, dtype=np.int64)
    undoing = reached[(deal.in_force[0] & ~deal.in_force[reached]).any(axis=1)]
    rows = np.append(0, undoing)
    some, aim = _thinned(draws, len(rows)), draws.places(deal.target)
    worth = worth_in_force(some, aim, deal.in_force[rows], (name,))[:, :, 0]
    wanted = np.zeros(len(rows), dtype=np.int64)
    if able:
        fulfilled = deal.fulfilled[deal.parties.index(name)]
        wanted = fulfilled[rows] - fulfilled[0]
    more = np.where(wanted > 0, np.inf, worth - worth[:, :1])[:, 1:]
    better = (wanted[1:] >= 0) & (more > 0)
    gained = np.where(better, more, 0).max(axis=1, initial=0)
    kept = some.utility_to(party, aim[None])[:, 0]
    loss = some.disagreement[:, party] - kept
    return _Standing(undoing.tolist(), better, np.maximum(loss, gained) / UNIT)


def _deed(draws: Draws, deal: Deal, party: int, standing: _Standing) -> _Deed:
    """Return what a third party could do to a package."""
    undoing = standing.undoing
    if not undoing:
        return _Deed()
    better = standing.better.mean(axis=0)
    changed = [(deal.codes[q] ^ deal.codes[0]).item().bit_count() for q in undoing]
    best = min(range(len(undoing)), key=lambda n: (-better[n], changed[n], n))
    bits = int(deal.codes[undoing[best]] ^ deal.codes[0])
    undone = deal.in_force[0] & ~deal.in_force[undoing[best]]
    done = [one for a, one in enumerate(deal.actions) if bits >> a & 1]
    assumed = all(one.id in deal.assumed for one in done)
    fulfilled = deal.fulfilled[deal.parties.index(draws.parties[party])][[0, *undoing]]
    wanted = np.ptp(fulfilled) > 0 and not assumed
    return _Deed(
        " and ".join(one.title for one in done),
        tuple(deal.issues[i] for i in np.flatnonzero(undone)),
        float(better[best]) if draws.known[party] or wanted else np.nan,
        assumed,
    )


def _tried(
    draws: Draws, short_list: IntArray, place: int
) -> tuple[IntArray, FloatArray]:
    """Return a package and what could turn somebody from it, and how often signed."""
    package = short_list[place].tolist()
    others = np.delete(short_list, place, axis=0).tolist()
    sizes = [*map(len, draws.options)]
    outcomes = np.array([package, *variants(package, sizes, 1), *others])
    signed = working(_thinned(draws, len(outcomes)), outcomes).mean(axis=1)
    return outcomes, signed


def _side(
    draws: Draws,
    tried: tuple[IntArray, FloatArray, float],
    party: int,
    made: Callable[[Package], Deal],
) -> _Side:
    """Return the cheapest arrangement; the first outcome is the package itself."""
    outcomes, signed, against = tried
    for places in _cheapest(draws, outcomes, signed, party):
        package = draws.names(places)
        left = float(_standing(draws, made(package), party).against.mean())
        if left < MOST and against - left > by_chance(against, left, draws.n_draws):
            share = float(working(_thinned(draws, len(outcomes)), places[None]).mean())
            return _Side(package, left, share, float(signed[0]) - share)
    return _Side()


def _cheapest(
    draws: Draws, outcomes: IntArray, signed: FloatArray, party: int
) -> Iterator[IntArray]:
    """Yield what may turn a third party, one change first, the most signed first."""
    yield from _unhurt(draws, outcomes[1:], signed[1:], party)
    sizes = [*map(len, draws.options)]
    pairs = np.array([*variants(outcomes[0].tolist(), sizes, 2)])
    if len(pairs):
        often = working(_thinned(draws, len(pairs)), pairs).mean(axis=1)
        yield from islice(_unhurt(draws, pairs, often, party), MOST_PAIRS)


def _unhurt(
    draws: Draws, outcomes: IntArray, signed: FloatArray, party: int
) -> Iterator[IntArray]:
    """Yield what some draw allows and a third party mostly does not lose by."""
    some = _thinned(draws, max(len(outcomes), 1))
    no_deal = some.disagreement[:, [party]]
    loses = (no_deal > some.utility_to(party, outcomes)).mean(axis=0)
    for place in np.argsort(-signed.round(2), kind="stable").tolist():
        if signed[place] > 0 and loses[place] < MOST:
            yield outcomes[place]


def _thinned(draws: Draws, n_outcomes: int) -> Draws:
    """Return the draws, or fewer that are spread evenly over all, not too many."""
    most = max(1, MAX_CELLS // n_outcomes)
    return draws if draws.n_draws <= most else draws.take(spaced(draws.n_draws, most))
