"""Ask every question of one case."""

from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import ParamSpec, TypeVar

import numpy as np

from detente.draws import Package, Prior, affordable, tabulate, terms
from detente.errors import require
from detente.graph import deal
from detente.model import Case, NoDeal
from detente.questions.agenda import agenda
from detente.questions.basis import basis
from detente.questions.contention import contention
from detente.questions.enforcement import enforcement
from detente.questions.failure import failure
from detente.questions.frontier import Frontier, frontier
from detente.questions.keeping import Keeping, keeping
from detente.questions.solutions import Solutions, solutions
from detente.questions.spoilers import spoilers
from detente.questions.steps import steps
from detente.questions.trades import trades
from detente.questions.watch import watch
from detente.questions.zopa import zopa
from detente.study.findings import Findings, digest
from detente.study.priors import PRIOR_DRAWS, priors
from detente.study.swings import swings

P = ParamSpec("P")
T = TypeVar("T")


def study(
    case: Case,
    *,
    draws: int = 10_000,
    seed: int = 0,
    prior: Prior = "uniform",
    progress: Callable[[str], None] | None = None,
) -> Findings:
    """Ask every question of a case.

    Where the frontiers of all draws would take longer than some seconds, the questions
    that look at them take fewer draws, spread evenly over all
    (`detente.draws.affordable`); `n_draws` of each answer says how many. With more than
    three principals only packages by which nobody loses are looked for, on which all
    answers rest but `Findings.frontier`; its `among` says so.

    Parameters
    ----------
    case
        With at least two principals and one issue.
    draws
        Sets of preferences to draw.
    seed
        Repeats a study exactly: the same case, seed, draws and prior give the same
        findings, byte for byte.
    prior
        How weights are spread over what is possible.
    progress
        Called with the name of each part of the work as it begins.

    Raises
    ------
    CaseError
        If the case lacks what every question needs, or contradicts itself.
    TooLargeError
        If the case has so many principals, issues and options that even few draws take
        more than `detente.draws.affordable` allows.
    ValueError
        If the case is no `Case`, draws or seed are no whole numbers, there is not at
        least one draw, the seed is negative, or there is no such prior.

    Examples
    --------
    >>> from detente.model import Issue, Line, Order, Party, Preferences
    >>> likes = {"price": (Line("low > high", (Order("low", ">", "high"),)),)}
    >>> case = Case(
    ...     "Sale",
    ...     (Party("seller", "Seller"), Party("buyer", "Buyer")),
    ...     (Issue("price", "Price", ("low", "high"), "high"),),
    ...     (Preferences("buyer", options=likes),),
    ... )
    >>> study(case, draws=100).zopa.packages
    (('low',),)
    """
    _check(case, draws, seed)

    def ask(question: Callable[P, T], *args: P.args, **known: P.kwargs) -> T:
        if progress:
            progress(question.__name__)
        return question(*args, **known)

    rng = np.random.default_rng(seed)
    drawn = ask(tabulate, case, draws, rng, prior=prior)
    some = affordable(drawn)
    watched = terms(case, some.n_draws, rng)
    common, front, rules = ask(zopa, some), ask(frontier, some), ask(solutions, some)
    short_list = common.packages
    deals = [deal(case, package) for package in short_list or ((),)]
    target = deals[0].target
    gives = [issue.gives for issue in case.issues]
    no_deal = [case.preferences_of(p.id).without_a_deal for p in case.principals]
    direction, stated = [x.direction for x in no_deal], [_sized(x) for x in no_deal]
    candidates = _candidates(short_list, rules, front)
    return Findings(
        case=case,
        seed=seed,
        n_draws=draws,
        prior=prior,
        version=version("detente"),
        digest=digest(case),
        zopa=common,
        frontier=front,
        solutions=rules,
        contention=ask(contention, drawn),
        trades=ask(trades, drawn),
        agenda=ask(agenda, drawn),
        steps=ask(steps, some, target, gives=gives, verification=case.verification),
        enforcement=ask(enforcement, some, target, gives=gives, terms=watched),
        keeping=ask(keeping, drawn, deals[0]),
        failure=ask(failure, some, direction=direction, stated=stated),
        spoilers=ask(spoilers, drawn, deals[: len(short_list)], stances=_stances(case)),
        watch=ask(watch, some, candidates, direction=direction, stated=stated),
        priors=ask(
            priors,
            case,
            seed,
            known={prior: common.share},
            likely=candidates,
            n_draws=min(some.n_draws, PRIOR_DRAWS),
        ),
        swings=ask(swings, drawn),
        convergence=drawn.convergence,
        basis=ask(basis, case),
    )


def kept(
    case: Case, *, draws: int = 10_000, seed: int = 0, prior: Prior = "uniform"
) -> Keeping:
    """Ask of one case whether its best single package would be kept, as `study` does.

    Parameters, Raises
    ------------------
    As for `study`.
    """
    _check(case, draws, seed)
    drawn = tabulate(case, draws, np.random.default_rng(seed), prior=prior)
    packages = zopa(affordable(drawn)).packages
    return keeping(drawn, deal(case, packages[0] if packages else ()))


def _candidates(
    short_list: Sequence[Package], rules: Solutions, front: Frontier
) -> tuple[Package, ...]:
    chosen = (choice.package for choice in rules.chosen)
    return tuple(dict.fromkeys((*short_list, *chosen, *front.outcomes)))


def _stances(case: Case) -> dict[str, str]:
    return {party.id: party.stance for party in case.third_parties}


def _sized(no_deal: NoDeal) -> bool:
    """Tell whether the case says how much: that it is the same must be confirmed."""
    return no_deal.stated and (no_deal.direction != "same" or not no_deal.proposed)


def _check(case: Case, draws: int, seed: int) -> None:
    load = "load it first, detente.load(path), or draft it, reading.draft()"
    require("case must be a Case", case, Case, load)
    whole = (int, np.integer)
    require("draws must be a whole number", draws, whole, "such as draws=10_000")
    require("seed must be a whole number", seed, whole, "such as seed=0")
    if draws < 1:
        raise ValueError(f"draws must be at least 1; got {draws}")
    if seed < 0:
        raise ValueError(f"seed must be at least 0; got {seed}")
