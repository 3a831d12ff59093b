"""Ask every question of one case."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, get_args

import numpy as np

from detente.draws import Drawn, Package, Prior, independent
from detente.engine import SERIAL
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
from detente.study.enough import Amount, Asked, drawing, grown
from detente.study.findings import Findings, digest
from detente.study.precision import Unsure, least_sure
from detente.study.priors import PRIOR_DRAWS, share_under
from detente.study.resting import Held
from detente.study.swings import swings


def study(
    case: Case,
    *,
    draws: Amount = 10_000,
    seed: int = 0,
    prior: Prior = "uniform",
    executor: Executor = SERIAL,
) -> Findings:
    """Ask every question of a case.

    Draws are made in chunks of `detente.draws.CHUNK`. Where the frontiers of a chunk
    would take longer than some seconds, the questions that look at them take fewer of
    its draws, spread evenly over it (`detente.draws.affordable`); `n_draws` of each
    answer says how many. With more than
    three principals only packages by which nobody loses are looked for, on which all
    answers rest but `Findings.frontier`; its `among` says so.

    Parameters
    ----------
    case
        With at least two principals and one issue.
    draws
        Sets of preferences to draw, or ``"auto"`` for as many as make shares sure, see
        `detente.study.enough`.
    seed
        Repeats a study exactly: the same case, seed, draws and prior give the same
        findings, byte for byte.
    prior
        How weights are spread over what is possible.
    executor
        Does the work, in pieces that do not depend on it: the findings are the same,
        byte for byte, on one core and on many machines (`detente.engine`).

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

    def ask(made: Drawn) -> Asked[Findings]:
        found = _findings(case, seed, prior, executor, made)
        growing = found.precision.growing if draws == "auto" else Unsure.nothing()
        return Asked(found, growing)

    return grown(draws, drawing(case, seed, prior=prior, executor=executor), ask)


def _findings(
    case: Case, seed: int, prior: Prior, executor: Executor, made: Drawn
) -> Findings:
    """Ask every question of so many draws."""
    common = zopa(made.some)
    front, rules = frontier(made.some), solutions(made.some)
    candidates = _candidates(common.packages, rules, front)
    asked = _asked(case, made, common.packages, executor)
    few = min(made.some.n_draws, PRIOR_DRAWS)
    others = {
        one: executor.submit(share_under, one, case, seed, few, candidates)
        for one in get_args(Prior)
        if one != prior
    }
    agendas = agenda(made.draws, executor)
    no_deal = [case.preferences_of(p.id).without_a_deal for p in case.principals]
    direction, stated = [x.direction for x in no_deal], [_sized(x) for x in no_deal]
    shares = {prior: common.share, **{p: one.result() for p, one in others.items()}}
    return Findings(
        case=case,
        seed=seed,
        n_draws=made.draws.n_draws,
        prior=prior,
        version=version("detente"),
        digest=digest(case),
        zopa=common,
        frontier=front,
        solutions=rules,
        agenda=agendas,
        failure=failure(made.some, direction=direction, stated=stated),
        watch=watch(made.some, candidates, direction=direction, stated=stated),
        priors=tuple((one, shares[one]) for one in get_args(Prior)),
        convergence=made.draws.convergence,
        basis=basis(case),
        **{name: answer.result() for name, answer in asked.items()},
    )


def _asked(
    case: Case, made: Drawn, short_list: tuple[Package, ...], executor: Executor
) -> dict[str, Future[Any]]:
    """Ask the questions that need no frontiers, each apart; by their names."""
    everything, some, ask = made.draws, made.some, executor.submit
    best = deal(case, short_list[0] if short_list else ())
    target = best.target
    gives = [issue.gives for issue in case.issues]
    known = case.verification
    return {
        "contention": ask(contention, everything),
        "trades": ask(trades, everything),
        "steps": ask(steps, some, target, gives=gives, verification=known),
        "enforcement": ask(enforcement, some, target, gives=gives, terms=made.terms),
        "keeping": ask(keeping, everything, best),
        "spoilers": ask(spoilers, everything, case, short_list),
        "swings": ask(swings, everything),
    }


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Whether the best single package would be kept, and what to ask further.

    Attributes
    ----------
    keeping
        The answer, as in `Findings`.
    held
        The same package, to be asked what a conflict is asked.
    """

    keeping: Keeping
    held: Held


def kept(
    case: Case,
    *,
    draws: Amount = 10_000,
    seed: int = 0,
    prior: Prior = "uniform",
    executor: Executor = SERIAL,
) -> Kept:
    """Ask of one case whether its best single package would be kept, as `study` does.

    Parameters, Raises
    ------------------
    As for `study`.
    """
    _check(case, draws, seed)

    def ask(made: Drawn) -> Asked[Kept]:
        common = zopa(made.some)
        best = deal(case, common.packages[0] if common.packages else ())
        found = Kept(keeping(made.draws, best), Held(best, made.draws))
        answers = {"zopa": common, "keeping": found.keeping}
        part = independent(made.draws.convergence)
        return Asked(found, least_sure(answers, common.n_draws, part))

    return grown(draws, drawing(case, seed, prior=prior, executor=executor), ask)


def _candidates(
    short_list: Sequence[Package], rules: Solutions, front: Frontier
) -> tuple[Package, ...]:
    chosen = (choice.package for choice in rules.chosen)
    return tuple(dict.fromkeys((*short_list, *chosen, *front.outcomes)))


def _sized(no_deal: NoDeal) -> bool:
    """Tell whether the case says how much: that it is the same must be confirmed."""
    return no_deal.stated and (no_deal.direction != "same" or not no_deal.proposed)


def _check(case: Case, draws: Amount, seed: int) -> None:
    load = "load it first, detente.load(path), or draft it, reading.draft()"
    require("case must be a Case", case, Case, load)
    whole = (int, np.integer)
    if draws != "auto":
        require("draws must be a whole number", draws, whole, "such as draws=10_000")
    require("seed must be a whole number", seed, whole, "such as seed=0")
    if draws != "auto" and draws < 1:
        raise ValueError(f"draws must be at least 1; got {draws}")
    if seed < 0:
        raise ValueError(f"seed must be at least 0; got {seed}")
