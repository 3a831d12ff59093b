"""Every question asked of one case."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import ParamSpec, TypeVar, get_args

import numpy as np

from detente.draws import (
    UNIT,
    Convergence,
    Draws,
    Package,
    Prior,
    affordable,
    tabulate,
    terms,
    workable,
)
from detente.errors import require
from detente.graph import deal
from detente.kernels.arrays import FloatArray
from detente.model import Case, NoDeal
from detente.questions.agenda import Agenda, agenda
from detente.questions.answer import Answer, plain
from detente.questions.basis import Basis, basis
from detente.questions.contention import Contention, contention
from detente.questions.enforcement import Enforcement, enforcement
from detente.questions.failure import Failure, failure
from detente.questions.frontier import Frontier, frontier
from detente.questions.keeping import Keeping, keeping
from detente.questions.solutions import Solutions, solutions
from detente.questions.spoilers import Spoilers, spoilers
from detente.questions.steps import Steps, steps
from detente.questions.trades import Trades, trades
from detente.questions.watch import Watch, watch
from detente.questions.zopa import Zopa, zopa
from detente.tables import html_table

JSON_VERSION = 1
"""Of the JSON of findings; it changes when a reader of the old could err."""
PRIOR_DRAWS = 2000
"""Draws taken, at most, to see what each other choice of prior does."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Swings:
    """What the draws make of each party's preferences.

    Attributes
    ----------
    parties
        Ids of all parties, in case order.
    issues
        Ids, in case order.
    options
        Labels of the options of each issue; side by side they are the options below.
    weights : (n_parties, n_issues, 3)
        Weight of each issue: 10 %, 50 % and 90 % quantiles over draws.
    values : (n_parties, n_options, 3)
        Value of each option within its issue, 0 the worst and 1 the best: the same
        quantiles.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    weights: FloatArray
    values: FloatArray


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Findings:
    """All answers about one case, and how they were made.

    Attributes
    ----------
    case
        What was asked about.
    seed, n_draws, prior
        How: these and the case give the same findings again, byte for byte. An answer
        may rest on fewer draws in a large case; its own `n_draws` says so.
    version
        Of Détente.
    digest
        SHA-256 of the case in canonical form, in hexadecimal.
    zopa, frontier, solutions, contention, trades, agenda, steps, enforcement, \
keeping, failure, spoilers, watch
        The answers.
    priors
        For each prior, its name and the share of draws with some package, so that the
        reader sees what the choice of prior does. Of those not chosen, from at most
        `PRIOR_DRAWS` draws, and no more than `zopa` looks at.
    swings
        Weights and option values as drawn.
    basis
        On what ground each input of the case stands.
    convergence
        For each region that could not be drawn from exactly, how well the sampler did.
    """

    case: Case
    seed: int
    n_draws: int
    prior: str
    version: str
    digest: str
    zopa: Zopa
    frontier: Frontier
    solutions: Solutions
    contention: Contention
    trades: Trades
    agenda: Agenda
    steps: Steps
    enforcement: Enforcement
    keeping: Keeping
    failure: Failure
    spoilers: Spoilers
    watch: Watch
    priors: tuple[tuple[str, float], ...]
    swings: Swings
    convergence: tuple[Convergence, ...]
    basis: Basis

    def answers(self) -> dict[str, Answer]:
        """Return every answer under the name of its question."""
        names = (
            "zopa", "frontier", "solutions", "contention", "trades", "agenda", "steps",
            "enforcement", "keeping", "failure", "spoilers", "watch", "basis",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def to_json(self) -> str:
        """Return everything as JSON: keys sorted, null for what is not a number.

        `detente` is the version of its form.
        """
        said = {"detente": JSON_VERSION, **plain(self)}
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)

    def __repr__(self) -> str:
        """Return what it is about and how it was made; the answers are long."""
        return f"<Findings on {self.case.title!r}: {_made(self)}>"

    def _repr_html_(self) -> str:
        """Return the answer in few lines, and the short list, for notebooks."""
        title = f"{self.case.title}: {_made(self)}"
        lines = html_table(title, ("", "answer"), _lines(self))
        return lines + self.zopa._repr_html_()


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


def _made(found: Findings) -> str:
    """Say how the findings were made."""
    return f"{found.n_draws:,} draws, seed {found.seed}, prior {found.prior}"


def _lines(findings: Findings) -> Iterator[tuple[str, str]]:
    """Say the answer in few lines, in the names of the case; the brief says it all."""
    titles = {issue.id: issue.title for issue in findings.case.issues}
    common, first = findings.zopa, findings.contention.first
    yield "some package works", _of_draws(common.share)
    if common.packages:
        best = zip(titles.values(), common.packages[0], strict=True)
        deal = "; ".join(f"{title}: {option}" for title, option in best)
        yield "the best single package", f"{deal} ({_of_draws(common.together[0])})"
    most = int(first.argmax())
    issue = titles[findings.contention.issues[most]]
    yield "what divides most", f"{issue} ({_of_draws(first[most])})"
    for step in findings.steps.steps[:1]:
        moves = zip(step.issues, step.after, strict=True)
        to = "; ".join(f"{titles[issue]}: {option}" for issue, option in moves)
        yield "the first step", to
    for unknown in findings.watch.unknowns[:1]:
        readings = " or ".join(filter(None, (unknown.first, unknown.second)))
        whose = ", ".join(filter(None, (unknown.party, titles.get(unknown.issue))))
        yield "what to watch first", f"{unknown.kind} ({whose or 'case'}): {readings}"


def _of_draws(share: float) -> str:
    return f"in {share:.3g} of the draws"


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


def digest(case: Case) -> str:
    """Return the SHA-256 of a case in canonical form, whatever file it came from."""
    text = json.dumps(plain(case), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def priors(
    case: Case,
    seed: int,
    *,
    n_draws: int,
    known: Mapping[Prior, float],
    likely: Sequence[Package] = (),
) -> tuple[tuple[str, float], ...]:
    """Return, for each prior, the share of draws with some package.

    Parameters
    ----------
    case, seed
        As for `study`.
    n_draws
        Draws to take of each prior.
    known
        Shares that need not be worked out again.
    likely
        Packages to try first; they spare time and change nothing.
    """

    def share(prior: Prior) -> float:
        drawn = tabulate(case, n_draws, np.random.default_rng(seed), prior=prior)
        places = [drawn.places(package) for package in likely]
        outcomes = np.array(places, dtype=np.int64).reshape(-1, drawn.n_issues)
        return float(workable(drawn, outcomes).mean())

    return tuple(
        (prior, known[prior] if prior in known else share(prior))
        for prior in get_args(Prior)
    )


def swings(draws: Draws) -> Swings:
    """Summarise the weights and option values of all parties over the draws."""
    weights = draws.weights()
    starts, sizes = draws.offsets[:-1], np.diff(draws.offsets)
    worst = np.minimum.reduceat(draws.scores, starts, axis=2)
    above = (draws.scores - np.repeat(worst, sizes, axis=2)) / UNIT
    swing = np.repeat(weights, sizes, axis=2)
    values = np.divide(above, swing, out=np.zeros_like(above), where=swing > 0)
    return Swings(
        parties=draws.parties,
        issues=draws.issues,
        options=draws.options,
        weights=_quantiles(weights),
        values=_quantiles(values),
    )


def _quantiles(drawn: FloatArray) -> FloatArray:
    """Return the 10 %, 50 % and 90 % quantiles over the draws, as the last axis."""
    found = np.quantile(drawn, (0.1, 0.5, 0.9), axis=0)
    return np.asarray(np.moveaxis(found, 0, -1), dtype=np.float64)
