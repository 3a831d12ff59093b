"""In which order the parts of a deal can be delivered by parties without trust."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import (
    UNIT,
    Draws,
    Package,
    by_party,
    check_givers,
    ladders,
    undivided,
    working,
)
from detente.kernels.arrays import FloatArray
from detente.kernels.cautious import Path, cautious_path
from detente.kernels.delivery import Delivery, Part, Stage
from detente.model import Verification
from detente.questions.answer import Answer

NODE_BUDGET = 3000
"""Most partially delivered packages to look at."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of a sequence: what moves, by whom, and how it leaves everybody.

    Attributes
    ----------
    movers
        Ids of the parties that deliver; several when they act at once, all principals
        when the case does not say who delivers.
    issues
        Ids of the issues that move.
    before, after
        Option labels of these issues before and after the step.
    exposure : (n_parties,)
        How far below no deal each party would be if all stopped now: 90 % quantile
        over draws, in utility.
    trust : (n_parties,)
        Least probability of completion that makes the step worth taking to a mover:
        median over draws; inf when even certain completion does not, NaN for a party
        that does not move.
    """

    movers: tuple[str, ...]
    issues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    exposure: FloatArray
    trust: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Steps(Answer):
    """The sequence from the status quo to a package that exposes nobody needlessly.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    n_draws
        Number of draws.
    target
        The package the steps lead to.
    share
        Share of draws in which the target is acceptable to all. Everything below is
        over these draws only, or over all where there are none.
    steps
        In order; empty when the target is the status quo, or no path was found.
    exposure, trust
        Largest over steps and parties: what the sequence asks of them.
    single_exposure, single_trust
        The same when each party delivers everything it gives in one step: one party
        first and the others after it, in the best order.
    single_steps
        How many steps that takes.
    is_single
        Whether the sequence is that single exchange itself.
    is_undivided
        Whether in the sequence issues that nobody is known to give go in one step each.
    simultaneous
        Whether several parties could act at once in one step of the sequence.
    completion_stated
        Whether the case says what completion itself is worth, to all parties. Without
        it the last giver has nothing left to win.
    verified
        Whether the case says how well breaches are found and undone.
    visited
        Partially delivered packages looked at.
    complete
        Whether the sequence is proved best; False when the node budget ran out.
    bound
        No sequence of this kind, within trust and conditions or not, exposes less.
    conditions_met
        Whether every package on the way meets conditions and red lines in most draws.
    sustained, single_sustained
        Share of draws in which, were completion certain, every step would be worth
        taking to its movers; in the sequence, and in the single exchange.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "steps": ("steps",),
        "steps.exposure": ("parties",),
        "steps.trust": ("parties",),
    }

    parties: tuple[str, ...]
    n_draws: int
    target: Package
    share: float
    steps: tuple[Step, ...]
    exposure: float
    trust: float
    single_exposure: float
    single_trust: float
    single_steps: int
    is_single: bool
    is_undivided: bool
    simultaneous: bool
    completion_stated: bool
    verified: bool
    visited: int
    complete: bool
    bound: float
    conditions_met: bool
    sustained: float
    single_sustained: float


def steps(
    draws: Draws,
    target: Package,
    *,
    gives: Sequence[str],
    verification: Verification | None = None,
    simultaneous: bool = True,
) -> Steps:
    r"""Find the sequence of steps to a package that asks the least of the parties.

    Each issue's change is delivered along its ladder of options, one rung at a time,
    by the party that gives it, or by all principals jointly where that is not known.
    An option that in most draws all like less than both ends is passed over.
    With :math:`x` a partially delivered package, worth what its options are worth and
    what interactions add to it as it stands, :math:`T` the target, :math:`d` no
    deal and :math:`c` the worth of completion,

    .. math:: e_p(x) = \max(0, d_p - u_p(x)), \qquad
              \pi_p(x, x') = \frac{\ell_p}{u_p(T) + c_p - u_p(x) + \ell_p}, \qquad
              \ell_p = (1 - qr) \left( u_p(x) - u_p(x') \right)

    are the exposure of a party after a step and the trust that its own step needs: the
    least probability of completion that makes it worth taking, infinite where even
    certainty does not. A loss counts for what finding and undoing a breach leaves of
    it. Only draws in which the target is acceptable to all count, since in the others
    nobody would set out for it. Of exposure the 90 % quantile over them is taken, of
    trust the median: a high quantile of trust is infinite for almost any sequence, and
    tells none from another.

    Sequences without a step that no trust is enough for come before the others. Among
    them the largest exposure is minimised, then the largest trust, then the number of
    steps, then the sum of exposures [1]_. Packages on the way that conditions or red
    lines rule out in more than half of the draws are avoided; if no sequence can avoid
    them, they are passed, and `Steps.conditions_met` says so.

    Steps taken at once leave no gap in which one party has moved and the other has not;
    the smaller a step, the easier that is to arrange. The single exchange, against
    which the sequence is set, goes in turn: one party delivers all it gives, then the
    next, in the order that is best by the same measure. Wherever each rung costs its
    giver something, delivering rung by rung in that order asks no more at any moment;
    where a rung is worse than the whole, the exchange may ask for less than all that
    goes rung by rung, and is then the sequence. Where nobody is known to give, nobody
    can be said to deliver all at once; then the sequence is held against one in which
    such issues go in one step each, and of the two the one that asks for less is taken.

    Parameters
    ----------
    draws
        What the parties may want.
    target
        Where the steps lead; empty when there is no package to aim for.
    gives
        For each issue the id of the party that delivers; empty when not known.
    verification
        Detection probability q and recovery r between the parties. Of ranges the lower
        ends are taken, so that the trust needed is not understated.
    simultaneous
        Whether several parties may each deliver a rung at once.

    Raises
    ------
    ValueError
        If `gives` does not name a party for each issue, or the target is no package.

    References
    ----------
    .. [1] T. C. Schelling (1960). The Strategy of Conflict, pp. 43-46: a promise
       broken into parts small enough that none is worth cheating for.

    Examples
    --------
    In turn, whoever goes first is left below no deal and cannot be made to trust: the
    last giver would have nothing more to win. At once, nobody is exposed:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = steps(draws, ("half", "by the company"), gives=("town", "troupe"))
    >>> [step.movers for step in found.steps], found.exposure, found.trust
    ([('town', 'troupe')], 0.0, 0.0)
    >>> found.single_exposure > 0.4, found.single_trust
    (True, inf)
    """
    check_givers(draws, gives)
    aim = draws.places(target) if target else draws.status_quo
    willing = working(draws, aim[None])[0]
    used = draws.take(willing) if willing.any() else draws
    parts = ladders(used, aim, gives)
    remaining = _remaining(verification)
    single = _delivery(used, by_party(parts), remaining, simultaneous=False)
    pieces = _delivery(used, parts, remaining, simultaneous=simultaneous)
    at_once, by_rungs = _best(used, single), _best(used, pieces)
    known = all(len(part.movers) == 1 for part in parts)
    whole, by_issue = single, at_once
    if not known:
        whole = _delivery(used, undivided(parts), remaining, simultaneous=simultaneous)
        by_issue = _best(used, whole)
    better = _asks(by_issue) < _asks(by_rungs)
    taken, (path, conditions_met) = (whole, by_issue) if better else (pieces, by_rungs)
    stated = (draws.completion[:, draws.principals] > 0).any(axis=0)
    return Steps(
        parties=tuple(draws.parties[p] for p in draws.principals),
        n_draws=draws.n_draws,
        target=target,
        share=float(willing.mean()) if target else 0.0,
        steps=tuple(
            _step(used, taken, *pair) for pair in itertools.pairwise(path.nodes)
        ),
        exposure=path.worst_node / UNIT,
        trust=path.worst_edge,
        single_exposure=at_once[0].worst_node / UNIT,
        single_trust=at_once[0].worst_edge,
        single_steps=max(len(at_once[0].nodes) - 1, 0),
        is_single=better and known,
        is_undivided=better and not known,
        simultaneous=simultaneous,
        completion_stated=bool(stated.all()),
        verified=bool(verification and verification.restores),
        visited=by_rungs[0].visited,
        complete=by_rungs[0].complete and by_issue[0].complete,
        bound=min(by_rungs[0].bound, path.worst_node) / UNIT,
        conditions_met=conditions_met,
        sustained=float(taken.sustained(path.nodes).mean()),
        single_sustained=float(single.sustained(at_once[0].nodes).mean()),
    )


def _remaining(said: Verification | None) -> float:
    """Return the share of a loss left when breaches are found and undone, 1 − q r."""
    if said is None or not (said.detection and said.recovery):
        return 1.0
    return float(1 - said.detection.low * said.recovery.low)


def _delivery(
    draws: Draws, parts: tuple[Part, ...], remaining: float, *, simultaneous: bool
) -> Delivery:
    own = draws.principals
    return Delivery(
        scores=np.ascontiguousarray(draws.scores[:, own].T),
        combinations=draws.combinations,
        added=np.ascontiguousarray(draws.added[:, own].T),
        start=draws.offsets[:-1] + draws.status_quo,
        disagreement=np.ascontiguousarray(draws.disagreement[:, own].T),
        completion=np.ascontiguousarray(draws.completion[:, own].T),
        remaining=remaining,
        parts=parts,
        simultaneous=simultaneous,
    )


def _best(draws: Draws, delivery: Delivery) -> tuple[Path[Stage], bool]:
    """Return the best path, and whether it keeps to what is admissible."""

    def admissible(stage: Stage) -> bool:
        outcome = delivery.outcome(stage, draws.status_quo)
        allowed = draws.admissible(outcome[None])[:, 0]
        most = 2 * int(np.count_nonzero(allowed)) >= len(allowed)
        return most or stage == delivery.goal

    ends = delivery.origin, delivery.goal
    trusting = [False, True] if delivery.ends_well() else [True]
    for passable in (admissible, _anywhere):
        for beyond_trust in trusting:
            lattice = delivery.lattice(passable, beyond_trust=beyond_trust)
            path = cautious_path(lattice, *ends, budget=NODE_BUDGET)
            if path.nodes:
                return path, passable is admissible
    return path, False


def _asks(found: tuple[Path[Stage], bool]) -> tuple[float, ...]:
    """Return what a path asks for, so that of two the lesser is the better."""
    path, conditions_met = found
    beyond = math.isinf(path.worst_edge)
    return not path.nodes, not conditions_met, beyond, path.worst_node, path.worst_edge


def _anywhere(_: Stage) -> bool:
    return True


def _step(draws: Draws, delivery: Delivery, before: Stage, after: Stage) -> Step:
    names = [draws.parties[p] for p in draws.principals]
    names += [party for party in draws.parties if party not in names]
    old = delivery.outcome(before, draws.status_quo)
    new = delivery.outcome(after, draws.status_quo)
    moved = np.flatnonzero(old != new)
    labels = draws.options
    return Step(
        movers=tuple(names[p] for p in sorted(delivery.movers(before, after))),
        issues=tuple(draws.issues[i] for i in moved),
        before=tuple(labels[i][old[i]] for i in moved),
        after=tuple(labels[i][new[i]] for i in moved),
        exposure=delivery.exposure(after) / UNIT,
        trust=delivery.trust(before, after),
    )
