"""All answers about one case, and how they were made."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.draws import Convergence
from detente.model import Case
from detente.questions.agenda import Agenda
from detente.questions.answer import Answer, plain
from detente.questions.basis import Basis
from detente.questions.contention import Contention
from detente.questions.enforcement import Enforcement
from detente.questions.failure import Failure
from detente.questions.frontier import Frontier
from detente.questions.keeping import Keeping
from detente.questions.solutions import Solutions
from detente.questions.spoilers import Spoilers
from detente.questions.steps import Steps
from detente.questions.trades import Trades
from detente.questions.watch import Watch
from detente.questions.zopa import Zopa
from detente.study.precision import Precision, precision
from detente.study.swings import Swings
from detente.tables import html_table

JSON_VERSION = 1
"""Of the JSON of findings; it changes when a reader of the old could err."""


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
        said = {"detente": JSON_VERSION, **self.plain()}
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)

    @property
    def precision(self) -> Precision:
        """Return the standard errors of all shares."""
        return precision(self)

    def plain(self) -> dict[str, Any]:
        """Return everything as values that JSON can hold, errors of shares as well."""
        return {**plain(self), "precision": plain(self.precision)}

    def __repr__(self) -> str:
        """Return what it is about and how it was made; the answers are long."""
        return f"<Findings on {self.case.title!r}: {_made(self)}>"

    def _repr_html_(self) -> str:
        """Return the answer in few lines, and the short list, for notebooks."""
        title = f"{self.case.title}: {_made(self)}"
        lines = html_table(title, ("", "answer"), _lines(self))
        return lines + self.zopa._repr_html_()


def digest(case: Case) -> str:
    """Return the SHA-256 of a case in canonical form, whatever file it came from."""
    text = json.dumps(plain(case), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


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
