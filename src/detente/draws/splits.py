"""Ways to split the draws in two: by an order, a weight, or what is proposed."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.draws.draws import UNIT, Draws, ProposedLine
from detente.kernels.arrays import BoolArray, FloatArray
from detente.model import Order, RedLine

Kind = Literal[
    "order", "size", "line", "range", "together", "red line", "condition", "no deal",
    "acceptance",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """One way to split the draws in two, by something that is not known.

    Attributes
    ----------
    kind
        ``order``: which of two issues weighs more, or which of two options of an issue
        is worth more, to the party. ``range``: whether the weight of an issue is in the
        upper or the lower half of the draws. ``together``: the same of what a
        combination of options adds. ``line``, ``red line``, ``condition``,
        ``no deal``: whether what is proposed binds. ``acceptance``: whether the party
        would sign what it is proposed to accept. ``size``: how no deal compares with
        what the draws take it to be, by which they cannot be split.
    party, issue
        Ids; empty for a condition, and for what is about several issues.
    first, second
        The two readings. For an order, the issue id or option label that comes first;
        for a range, such as ``> 0.45`` and ``<= 0.45``, behind the combination where it
        is one's; for what is proposed, its text and an empty string.
    mask : (n_draws,)
        Where the first reading holds.
    order
        For a line that says one order and no more, the two that it orders.
    """

    kind: Kind
    party: str
    issue: str
    first: str
    second: str
    mask: BoolArray
    order: frozenset[str] = frozenset()


def orders(draws: Draws) -> Iterator[Split]:
    """Yield the orders and the ranges that the draws of the principals leave open."""
    weights = draws.weights()
    for party in draws.principals:
        yield from _weight_orders(draws, int(party), weights[:, party])
        yield from _option_orders(draws, int(party))
        yield from _combinations(draws, int(party))


def proposed(draws: Draws) -> Iterator[Split]:
    """Yield what is proposed."""
    for line, binds in zip(draws.lines, draws.line_binds.T, strict=True):
        issue = line.where if line.where in draws.issues else ""
        mask = _signs(draws, line) if line.package else binds
        order = _single_order(line)
        yield Split(_kind(line), line.party, issue, line.text, "", mask, order)


def _signs(draws: Draws, line: ProposedLine) -> BoolArray:
    """Tell in which draws the party loses nothing by a package, (n_draws,)."""
    party = draws.parties.index(line.party)
    worth = draws.utility(draws.places(line.package)[None])[:, 0, party]
    return np.asarray(worth >= draws.disagreement[:, party])


def _single_order(line: ProposedLine) -> frozenset[str]:
    """Return the two whose order is all that a line says; else nothing."""
    match line.facts:
        case (Order(left, ">" | ">=", right, ratio),) if ratio == 1:
            return frozenset((left, right))
    return frozenset()


def _kind(line: ProposedLine) -> Kind:
    if not line.party:
        return "condition"
    if line.package:
        return "acceptance"
    if line.where == "without_a_deal" and not line.facts:
        return "no deal"
    forbids = any(isinstance(fact, RedLine) for fact in line.facts)
    return "red line" if forbids else "line"


def _weight_orders(draws: Draws, party: int, weights: FloatArray) -> Iterator[Split]:
    name = draws.parties[party]
    for a, b in itertools.combinations(range(draws.n_issues), 2):
        first, second = draws.issues[a], draws.issues[b]
        yield Split("order", name, "", first, second, weights[:, a] > weights[:, b])
    for issue, middle in enumerate(np.median(weights, axis=0)):
        above, below = f"> {middle:.2f}", f"<= {middle:.2f}"
        mask = weights[:, issue] > middle
        yield Split("range", name, draws.issues[issue], above, below, mask)


def _option_orders(draws: Draws, party: int) -> Iterator[Split]:
    name = draws.parties[party]
    scores = draws.scores[:, party].T
    for issue, labels in enumerate(draws.options):
        start = draws.offsets[issue]
        for a, b in itertools.combinations(range(len(labels)), 2):
            mask = scores[start + a] > scores[start + b]
            yield Split("order", name, draws.issues[issue], labels[a], labels[b], mask)


def _combinations(draws: Draws, party: int) -> Iterator[Split]:
    """Yield what the party's interactions add that are worth a range."""
    name = draws.parties[party]
    for marks, column in zip(draws.combinations, draws.added[:, party].T, strict=True):
        if column.min() == column.max():
            continue
        label, middle = _label(draws, marks), float(np.median(column))
        above = f"{label} > {middle / UNIT:.2f}"
        below = f"{label} <= {middle / UNIT:.2f}"
        yield Split("together", name, "", above, below, column > middle)


def _label(draws: Draws, marks: BoolArray) -> str:
    """Say a combination of options as an interaction does."""
    found = []
    for issue, labels, own in zip(
        draws.issues, draws.options, np.split(marks, draws.offsets[1:-1]), strict=True
    ):
        if not own.all():
            kept = itertools.compress(labels, own.tolist())
            found.append(f"{issue}: {' or '.join(kept)}")
    return " and ".join(found)
