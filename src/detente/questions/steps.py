"""In which order the parts of a deal can be delivered by parties without trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.draws import Package
from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of a sequence: what moves, by whom, and how it leaves everybody.

    Attributes
    ----------
    movers
        Ids of the parties that deliver; several when they act at once. Empty when the
        case does not say who delivers.
    issues
        Ids of the issues that move.
    before, after
        Option labels of these issues before and after the step.
    exposure : (n_parties,)
        How far below no deal each party would be if all stopped now: 90 % quantile
        over draws, in utility.
    trust : (n_parties,)
        Least probability of completion that makes the step worth taking to a mover,
        90 % quantile over draws; inf when nothing is left to win, NaN for a party that
        does not move.
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
        Share of draws in which the target is acceptable to all. Exposure and trust are
        quantiles over these draws only, or over all where there are none.
    steps
        In order; empty when the target is the status quo, or no path was found.
    exposure, trust
        Largest over steps and parties: what the sequence asks of them.
    single_exposure, single_trust
        The same when each party delivers everything it gives in one step: one party
        first and the others after it, in the best order.
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
        No sequence has a lower exposure than this.
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
    simultaneous: bool
    completion_stated: bool
    verified: bool
    visited: int
    complete: bool
    bound: float
