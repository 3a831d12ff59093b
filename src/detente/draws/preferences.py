r"""Draws of what one party wants.

Option values :math:`v` first, issue by issue, then weights :math:`w`, then
:math:`s_i(o) = w_i v_i(o)`. An issue on which the party is indifferent in a draw has
no swing, so its weight is 0 there, unless a line says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from detente.draws.acceptance import Accepted, Fit, accepting
from detente.draws.convergence import Convergence
from detente.draws.disagreement import (
    Disagreement,
    between,
    draw_disagreement,
    in_units,
)
from detente.draws.draws import Prior, ProposedLine
from detente.draws.interactions import draw_open
from detente.draws.knowledge import Bound, Knowledge, bind, gather, region
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.bounds import ZERO
from detente.kernels.patterns import binding, patterns
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
    together : (n_draws, n_open) int64
        What its interactions add that are worth a range.
    disagreement, completion : (n_draws,) int64
    red_lines
        Its own.
    lines, binds
        Its proposed lines, and ``(n_draws, n_lines)`` whether each binds.
    convergence
        Of regions that needed hit-and-run.
    """

    scores: IntArray
    together: IntArray
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
    first, *streams, last, doubt, anew, joint = rng.spawn(len(case.issues) + 5)
    drawn = _drawn(case, said, n, [first, *streams], SHAPES[prior])
    no_deal = draw_disagreement(said, n, last, doubt)
    lines = _proposed(case, party, drawn.parts) + no_deal.lines

    def again(binds: BoolArray) -> tuple[IntArray, IntArray, Disagreement]:
        own, rest = drawn.split(binds)
        scores = in_units(_again(drawn, own, anew, SHAPES[prior]))
        return scores, draw_open(said, len(binds), joint), no_deal.again(rest, anew)

    accepted = Accepted.of(case, said)
    rows = [*(part.bound.rows for part in drawn.parts), no_deal.binds]
    fit = Fit(
        accepted,
        in_units(drawn.scores),
        draw_open(said, n, joint),
        no_deal,
        np.concatenate(rows, axis=1),
        binding(accepted.shares, n, anew),
    )
    fit = accepting(fit, again, _doubtful(lines))
    return Wants(
        scores=fit.scores,
        together=fit.together,
        disagreement=fit.disagreement,
        completion=_completion(said, n, last),
        red_lines=_red_lines(drawn.issues, drawn.split(fit.lines)[0][1:]),
        lines=lines + accepted.lines,
        binds=fit.line_binds,
        convergence=tuple(c for part in drawn.parts for c in part.convergence),
    )


def _doubtful(lines: tuple[ProposedLine, ...]) -> list[int]:
    """Return the places of lines that move a number, the least confident first."""
    moving = [
        place
        for place, line in enumerate(lines)
        if not line.facts or any(not isinstance(f, RedLine) for f in line.facts)
    ]
    return sorted(moving, key=lambda place: (lines[place].confidence, -place))


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
    def parts(self) -> tuple[_Part, ...]:
        """Weights first, then the options of each issue."""
        return (self.weights, *self.issues)

    def split(self, binds: BoolArray) -> tuple[list[BoolArray], BoolArray]:
        """Cut what binds, (n, n_lines), into that of each part, and the rest."""
        ends = np.cumsum([len(part.known.proposed) for part in self.parts])
        *own, rest = np.split(binds, ends, axis=1)
        return own, rest

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
    drawn: _Drawn, binds: list[BoolArray], rng: np.random.Generator, shape: float
) -> FloatArray:
    """Draw scores anew, with these lines of each part binding."""
    first, *others = (
        Bound.of(part.known, rows)
        for part, rows in zip(drawn.parts, binds, strict=True)
    )
    pairs = zip(drawn.issues, others, strict=True)
    issues = [_values(part.known, bound, rng) for part, bound in pairs]
    known = drawn.weights.known
    return _Drawn(_weights(known, first, _stakes(issues), rng, shape), issues).scores


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


def _red_lines(issues: list[_Part], rows: list[BoolArray]) -> RedLines:
    """Find the red lines, given which proposed lines of each issue bind."""
    found = [
        (place, part.known.items.index(fact.item), _binds(part.known, line, binds))
        for place, (part, binds) in enumerate(zip(issues, rows, strict=True))
        for line, said in enumerate(part.known.lines)
        for fact in said.facts
        if isinstance(fact, RedLine)
    ]
    columns = [np.zeros((len(rows[0]), 0), dtype=np.bool_)]
    columns += [binds[:, None] for _, _, binds in found]
    return RedLines(
        issue=tuple(issue for issue, _, _ in found),
        option=tuple(option for _, option, _ in found),
        binds=np.concatenate(columns, axis=1),
    )


def _binds(known: Knowledge, line: int, rows: BoolArray) -> BoolArray:
    if not known.lines[line].proposed:
        return np.ones(len(rows), dtype=np.bool_)
    return rows[:, sum(other.proposed for other in known.lines[:line])]


def _proposed(
    case: Case, party: str, parts: Sequence[_Part]
) -> tuple[ProposedLine, ...]:
    where = ("weights", *(issue.id for issue in case.issues))
    return tuple(
        ProposedLine(party, about, line.text, line.confidence, line.facts)
        for about, part in zip(where, parts, strict=True)
        for line in part.known.proposed
    )
