"""From a case to draws."""

from dataclasses import dataclass

import numpy as np

from detente.draws.boxes import box, condition_boxes
from detente.draws.draws import Draws, Prior, ProposedLine
from detente.draws.interactions import added, check_size, interactions
from detente.draws.preferences import SHAPES, Wants, draw_wants
from detente.errors import CaseError, TooLargeError
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.patterns import binding
from detente.model import Case

MAX_SCORES = 30_000_000
"""Scores (draws times parties times options) held at once: 240 MB."""


def tabulate(
    case: Case, n_draws: int, rng: np.random.Generator, *, prior: Prior = "uniform"
) -> Draws:
    r"""Draw full sets of preferences, uniformly over all that fits what is known.

    For each party :math:`p`, independently:

    * values :math:`v_{pi}` of the options of each issue, best 1 and worst 0, uniform
      on the order polytope cut by ranges and ratios (`detente.kernels.scales`);
    * weights :math:`w_p`, uniform on the simplex cut by orders, ratios and ranges
      (`detente.kernels.shares`); an issue on which the party is indifferent in a draw
      has weight 0 there, unless a line says otherwise;
    * scores :math:`s_{pi}(o) = w_{pi} v_{pi}(o)`, rounded to multiples of
      ``1 / UNIT``. A score is off by at most half a unit and a utility by half a
      unit for each issue, :math:`2^{-41}` of the range; what is tied stays tied. The
      best scores of a party add up to 1 within that bound, not exactly: exactness
      there would break ties between weights;
    * what interactions add, uniform over its range where the case says one; what is
      alike in the options that it names is one combination, whoever names it;
    * disagreement :math:`d_p = u_p(\text{status quo}) + c`, with :math:`c` uniform
      over the change stated without a deal, and no less than the reservation value,
      uniform over its range; worth of completion, uniform over its range.

    A *proposed* line binds in the share of the draws that its confidence says, so
    does a proposed condition (`detente.draws.knowledge`), and what is proposed of no
    deal: in the other draws :math:`c` is 0 (`detente.draws.disagreement`). Red lines
    of third parties are kept, and rule nothing out: a deal does not need their consent.

    Parameters
    ----------
    case
        With at least two principals and one issue.
    n_draws
        At least 1.
    rng
        Source of randomness. Each party has a stream of its own, so that what is
        said of one changes the draws of no other.
    prior
        ``uniform``, or weights by Dirichlet of 4 (``even``) or 1/2 (``uneven``) over
        what is possible.

    Raises
    ------
    CaseError
        With fewer than two principals, without an issue, or if confirmed lines
        contradict one another.
    TooLargeError
        Above `MAX_SCORES` scores, or for a partial order too large to count.

    Examples
    --------
    >>> from detente.model import Issue, Line, Order, Party, Preferences
    >>> rising = Line("low < high", (Order("high", ">", "low"),))
    >>> case = Case(
    ...     "Sale",
    ...     (Party("seller", "Seller"), Party("buyer", "Buyer")),
    ...     (Issue("price", "Price", ("low", "high"), "high"),),
    ...     (Preferences("seller", options={"price": (rising,)}),),
    ... )
    >>> draws = tabulate(case, 4, np.random.default_rng(0))
    >>> draws.scores[:, 0, :].tolist() == [[0, 2**40]] * 4
    True
    """
    check(case, n_draws, prior)
    *streams, last = rng.spawn(len(case.parties) + 1)
    wants = [
        draw_wants(case, party.id, n_draws, stream, prior=prior)
        for party, stream in zip(case.parties, streams, strict=True)
    ]
    imposed = _conditions(case, n_draws, last)
    ruled_out = _ruled_out(case, wants, imposed)
    joint = interactions(case)
    sizes = [len(issue.options) for issue in case.issues]
    principal = [party.role == "principal" for party in case.parties]
    return Draws(
        parties=tuple(party.id for party in case.parties),
        principals=np.flatnonzero(principal).astype(np.int64),
        issues=tuple(issue.id for issue in case.issues),
        options=tuple(issue.options for issue in case.issues),
        offsets=np.append(0, np.cumsum(sizes)).astype(np.int64),
        status_quo=np.array(
            [issue.options.index(issue.status_quo) for issue in case.issues]
        ),
        scores=np.stack([w.scores for w in wants], axis=1),
        combinations=joint.combinations,
        added=added(joint, [w.together for w in wants], n_draws),
        disagreement=np.column_stack([w.disagreement for w in wants]),
        known=np.array([case.preferences_of(party.id).known for party in case.parties]),
        boxes=ruled_out.boxes,
        binds=ruled_out.binds,
        vetoes=ruled_out.vetoes,
        completion=np.column_stack([w.completion for w in wants]),
        lines=(*(line for w in wants for line in w.lines), *imposed.lines),
        line_binds=np.concatenate([*(w.binds for w in wants), imposed.binds], axis=1),
        convergence=tuple(c for w in wants for c in w.convergence),
    )


def check(case: Case, n_draws: int, prior: Prior) -> None:
    """Refuse what `tabulate` cannot draw, before anything is drawn.

    Raises
    ------
    CaseError, TooLargeError, ValueError
        As `tabulate`, contradictions apart.
    """
    if n_draws < 1:
        raise ValueError(f"n_draws must be at least 1; got {n_draws}")
    if prior not in list(SHAPES):
        raise ValueError(f"prior must be one of {list(SHAPES)}; got {prior!r}")
    principals = [party.id for party in case.principals]
    if len(principals) < 2:
        raise CaseError(
            "parties",
            f"must have at least two principals; got {principals}. Add a party, or "
            "give one of those there 'role: principal'",
        )
    if not case.issues:
        raise CaseError(
            "issues",
            "must be at least one; got none. Add an issue with its options "
            "and its status quo",
        )
    for known in case.preferences:
        check_size(known)
    n_options = sum(len(issue.options) for issue in case.issues)
    n_joint = len(interactions(case).combinations)
    n_scores = n_draws * len(case.parties) * (n_options + n_joint)
    if n_scores > MAX_SCORES:
        joint = f" and {n_joint:,} combinations of them" if n_joint else ""
        raise TooLargeError(
            f"{n_draws:,} draws of {n_options:,} options{joint} for "
            f"{len(case.parties)} parties make {n_scores:,} scores, above the limit of "
            f"{MAX_SCORES:,}. Use fewer draws, or merge options no party tells apart"
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Imposed:
    """The conditions: which bind in which draws, and those that are proposed."""

    all_bind: BoolArray
    lines: tuple[ProposedLine, ...]
    binds: BoolArray


def _conditions(case: Case, n: int, rng: np.random.Generator) -> _Imposed:
    shares = [condition.confidence for condition in case.conditions]
    binds = binding(shares, n, rng)
    proposed = [place for place, share in enumerate(shares) if share < 1]
    lines = tuple(
        ProposedLine("", "conditions", c.text, c.confidence)
        for c in (case.conditions[place] for place in proposed)
    )
    return _Imposed(binds, lines, binds[:, proposed])


@dataclass(frozen=True, slots=True, eq=False)
class _RuledOut:
    """All boxes, as in `Draws`."""

    boxes: BoolArray
    binds: BoolArray
    vetoes: IntArray


def _ruled_out(case: Case, wants: list[Wants], imposed: _Imposed) -> _RuledOut:
    rows = [
        (marks, imposed.all_bind[:, place], -1)
        for place, condition in enumerate(case.conditions)
        for marks in condition_boxes(case, condition)
    ]
    for party, want in enumerate(wants):
        rows.extend(_red_boxes(case, party, want))
    n_options = sum(len(issue.options) for issue in case.issues)
    n_draws = len(imposed.all_bind)
    return _RuledOut(
        boxes=np.array([r[0] for r in rows], dtype=np.bool_).reshape(-1, n_options),
        binds=np.array([r[1] for r in rows], dtype=np.bool_).reshape(-1, n_draws).T,
        vetoes=np.array([r[2] for r in rows], dtype=np.int64),
    )


def _red_boxes(
    case: Case, party: int, want: Wants
) -> list[tuple[BoolArray, BoolArray, int]]:
    red = want.red_lines
    boxes = []
    for column, (i, o) in enumerate(zip(red.issue, red.option, strict=True)):
        issue = case.issues[i]
        marks = box(case, {issue.id: (issue.options[o],)})
        boxes.append((marks, red.binds[:, column], party))
    return boxes
