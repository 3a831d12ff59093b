r"""Draws of what one party wants.

Option values :math:`v` first, issue by issue, then weights :math:`w`, then
:math:`s_i(o) = w_i v_i(o)`. An issue on which the party is indifferent in a draw has
no swing, so its weight is 0 there, unless a line says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from detente.draws.acceptance import Accepted, accepting
from detente.draws.disagreement import (
    Disagreement,
    between,
    draw_disagreement,
    in_units,
)
from detente.draws.draws import Convergence, Prior, ProposedLine
from detente.draws.knowledge import Bound, Knowledge, bind, gather, region
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.bounds import ZERO
from detente.kernels.patterns import patterns
from detente.kernels.rejection import Drawn
from detente.kernels.scales import draw_values
from detente.kernels.shares import draw_shares
from detente.model import Case, Line, Preferences, Range, RedLine

SHAPES: Mapping[Prior, float] = {"uniform": 1.0, "even": 4.0, "uneven": 0.5}


@dataclass(frozen=True, slots=True, eq=False)
class RedLines:
    """Options a party would not sign, each with the draws in which that binds.

    Attributes
    ----------
    issue, option : (n_red_lines,)
        Places.
    binds : (n_draws, n_red_lines)
    """

    issue: tuple[int, ...]
    option: tuple[int, ...]
    binds: BoolArray


@dataclass(frozen=True, slots=True, eq=False)
class Wants:
    """What one party wants, in every draw.

    Attributes
    ----------
    scores : (n_draws, n_options) int64
    disagreement, completion : (n_draws,) int64
    red_lines
        Its own.
    lines, binds
        Its proposed lines, and ``(n_draws, n_lines)`` whether each binds.
    convergence
        Of regions that needed hit-and-run.
    """

    scores: IntArray
    disagreement: IntArray
    completion: IntArray
    red_lines: RedLines
    lines: tuple[ProposedLine, ...]
    binds: BoolArray
    convergence: tuple[Convergence, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The numbers of one `Knowledge`, in all draws."""

    known: Knowledge
    bound: Bound
    values: FloatArray
    convergence: tuple[Convergence, ...]


def draw_wants(
    case: Case, party: str, n: int, rng: np.random.Generator, *, prior: Prior
) -> Wants:
    """Draw what a party wants.

    Parameters
    ----------
    case
        With at least one issue.
    party
        Its id.
    n
        How many draws.
    rng
        Source of randomness; each part of the draws gets a stream of its own.
    prior
        How weights are spread.

    Raises
    ------
    CaseError
        If confirmed lines contradict one another.
    """
    said = case.preferences_of(party)
    first, *streams, last, doubt, anew = rng.spawn(len(case.issues) + 4)
    drawn = _drawn(case, said, n, [first, *streams], SHAPES[prior])
    no_deal = draw_disagreement(said, n, last, doubt)
    issues, parts = drawn.issues, (drawn.weights, *drawn.issues)
    accepted = Accepted.of(case, said)

    def again(rows: IntArray) -> tuple[IntArray, Disagreement]:
        scores = in_units(_again(drawn, rows, anew, SHAPES[prior]))
        return scores, no_deal.again(rows, anew)

    fit = accepting(accepted, in_units(drawn.scores), no_deal, again, anew)
    return Wants(
        scores=fit.scores,
        disagreement=fit.disagreement,
        completion=_completion(said, n, last),
        red_lines=_red_lines(issues, n),
        lines=(
            *(li for part in parts for li in _proposed(party, part)),
            *no_deal.lines,
            *accepted.lines,
        ),
        binds=np.concatenate(
            [*(p.bound.rows for p in parts), no_deal.binds, fit.line_binds], axis=1
        ),
        convergence=tuple(c for part in parts for c in part.convergence),
    )


def _completion(said: Preferences, n: int, rng: np.random.Generator) -> IntArray:
    if said.completion is None:
        return np.zeros(n, dtype=np.int64)
    return between(said.completion.low, said.completion.high, n, rng)


def _about_options(case: Case, said: Preferences, place: int) -> Knowledge:
    issue = case.issues[place]
    lines = tuple(line for line in said.options.get(issue.id, ()) if line.facts)
    where = f"preferences.{said.party}.options.{issue.id}"
    return Knowledge(where, lines, issue.options, "options")


def _about_weights(case: Case, said: Preferences) -> Knowledge:
    lines = tuple(line for line in said.weights if line.facts)
    where = f"preferences.{said.party}.weights"
    return Knowledge(where, lines, tuple(i.id for i in case.issues), "weights")


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """All numbers of a party."""

    weights: _Part
    issues: list[_Part]

    @property
    def scores(self) -> FloatArray:
        """Weight times value, (n_draws, n_options)."""
        weights = self.weights.values
        parts = enumerate(self.issues)
        return np.concatenate([weights[:, [i]] * p.values for i, p in parts], axis=1)


def _drawn(
    case: Case,
    said: Preferences,
    n: int,
    streams: list[np.random.Generator],
    shape: float,
) -> _Drawn:
    first, *others = streams
    issues = []
    for place, stream in enumerate(others):
        known = _about_options(case, said, place)
        issues.append(_values(known, bind(known, n, stream), stream))
    known = _about_weights(case, said)
    weights = _weights(known, bind(known, n, first), _stakes(issues), first, shape)
    return _Drawn(weights, issues)


def _again(
    drawn: _Drawn, rows: IntArray, rng: np.random.Generator, shape: float
) -> FloatArray:
    """Draw some rows anew, with the same lines binding, and return their scores."""
    issues = [_values(p.known, p.bound.take(rows), rng) for p in drawn.issues]
    known, bound = drawn.weights.known, drawn.weights.bound.take(rows)
    return _Drawn(_weights(known, bound, _stakes(issues), rng, shape), issues).scores


def _stakes(issues: list[_Part]) -> BoolArray:
    """Mark the issues on which the party is not indifferent, (n_draws, n_issues)."""
    return np.column_stack([reduce(np.maximum, p.values.T) > 0 for p in issues])


def _values(known: Knowledge, bound: Bound, rng: np.random.Generator) -> _Part:
    drawn = gather(
        known,
        bound.which,
        lambda p, count: draw_values(region(bound.lines[p], known.items), count, rng),
    )
    return _Part(known, bound, drawn.values, drawn.convergence)


def _weights(
    known: Knowledge,
    bound: Bound,
    stakes: BoolArray,
    rng: np.random.Generator,
    shape: float,
) -> _Part:
    """Draw weights, grouped by the lines that bind and the issues with a stake."""
    different, which = patterns(stakes)
    both, group = np.unique(bound.which * len(different) + which, return_inverse=True)

    def draw(place: int, count: int) -> Drawn | None:
        pattern, stake = divmod(int(both[place]), len(different))
        lines = _with_no_weight(known, bound.lines[pattern], different[stake])
        return draw_shares(region(lines, known.items), count, rng, shape)

    drawn = gather(known, group, draw)
    return _Part(known, bound, drawn.values, drawn.convergence)


def _with_no_weight(
    known: Knowledge, lines: tuple[Line, ...], stake: BoolArray
) -> tuple[Line, ...]:
    """Add to lines that what has no stake has no weight, unless they say otherwise."""
    none = tuple(
        Line(item, (Range(item, ZERO, ZERO),))
        for item, at_stake in zip(known.items, stake.tolist(), strict=True)
        if not at_stake
    )
    return (*lines, *none) if known.fits((*lines, *none)) else lines


def _red_lines(issues: list[_Part], n: int) -> RedLines:
    found = [
        (place, part.known.items.index(fact.item), _binds(part, place_of_line, n))
        for place, part in enumerate(issues)
        for place_of_line, line in enumerate(part.known.lines)
        for fact in line.facts
        if isinstance(fact, RedLine)
    ]
    columns = [binds for _, _, binds in found]
    return RedLines(
        issue=tuple(issue for issue, _, _ in found),
        option=tuple(option for _, option, _ in found),
        binds=np.column_stack(columns) if columns else np.zeros((n, 0), dtype=np.bool_),
    )


def _binds(part: _Part, line: int, n: int) -> BoolArray:
    lines = part.known.lines
    if not lines[line].proposed:
        return np.ones(n, dtype=np.bool_)
    return part.bound.rows[:, sum(other.proposed for other in lines[:line])]


def _proposed(party: str, part: _Part) -> list[ProposedLine]:
    where = "weights" if part.known.of == "weights" else part.known.where.split(".")[-1]
    return [
        ProposedLine(party, where, line.text, line.confidence, line.facts)
        for line in part.known.proposed
    ]
