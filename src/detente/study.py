"""Every question asked of one case."""

import json
from dataclasses import dataclass

from detente.draws import Convergence
from detente.kernels.arrays import FloatArray
from detente.model import Case
from detente.questions.agenda import Agenda
from detente.questions.answer import Answer, plain
from detente.questions.basis import Basis
from detente.questions.contention import Contention
from detente.questions.failure import Failure
from detente.questions.frontier import Frontier
from detente.questions.solutions import Solutions
from detente.questions.spoilers import Spoilers
from detente.questions.steps import Steps
from detente.questions.trades import Trades
from detente.questions.watch import Watch
from detente.questions.zopa import Zopa


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


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All answers about one case, and how they were made.

    Attributes
    ----------
    case
        What was asked about.
    seed, n_draws, prior
        How: these and the case give the same findings again, byte for byte.
    version
        Of Détente.
    digest
        SHA-256 of the case in canonical form, in hexadecimal.
    zopa, frontier, solutions, contention, trades, agenda, steps, failure, spoilers, \
watch
        The answers.
    priors
        For each prior, its name and the share of draws with some package, so that the
        reader sees what the choice of prior does. From fewer draws than the rest.
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
            "failure", "spoilers", "watch", "basis",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def to_json(self) -> str:
        """Return everything as JSON: keys sorted, null for what is not a number."""
        return json.dumps(plain(self), ensure_ascii=False, indent=1, sort_keys=True)
