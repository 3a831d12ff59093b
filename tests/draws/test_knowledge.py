"""Two ways to know whether lines fit: the model's, and whether draws exist."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws.knowledge import Knowledge, bind, gather, region
from detente.errors import CaseError
from detente.kernels.scales import draw_values
from detente.kernels.shares import draw_shares
from detente.model import Line, Order, Range
from detente.model.consistency import consistent

ITEMS = ("x", "y", "z")
ITEM = st.sampled_from(ITEMS)
ORDERS = st.builds(
    Order,
    ITEM,
    st.sampled_from([">=", "="]),
    ITEM,
    st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2)]),
).filter(lambda order: order.left != order.right)
RANGES = st.tuples(ITEM, st.integers(0, 4), st.integers(0, 4)).map(
    lambda r: Range(r[0], Fraction(min(r[1:]), 4), Fraction(max(r[1:]), 4))
)
LINES = st.lists(st.one_of(ORDERS, RANGES), max_size=4).map(
    lambda facts: [Line(str(fact), (fact,)) for fact in facts]
)


@given(lines=LINES)
def test_weights_can_be_drawn_exactly_when_lines_are_consistent(lines):
    drawn = draw_shares(region(lines, ITEMS), 3, np.random.default_rng(0))
    assert (drawn is not None) == consistent(lines, ITEMS, of="weights")
    if drawn is not None:
        assert drawn.values.sum(axis=1) == pytest.approx(1)
        check(lines, drawn.values)


@given(lines=LINES)
def test_values_can_be_drawn_exactly_when_lines_are_consistent(lines):
    drawn = draw_values(region(lines, ITEMS), 3, np.random.default_rng(0))
    assert (drawn is not None) == consistent(lines, ITEMS, of="options")
    if drawn is not None and drawn.values.any():
        assert (drawn.values.max(axis=1) == 1).all()
        assert (drawn.values.min(axis=1) == 0).all()
        check(lines, drawn.values)


def check(lines, values):
    """Every draw meets every fact, up to rounding."""
    for fact in (fact for line in lines for fact in line.facts):
        if isinstance(fact, Range):
            item = values[:, ITEMS.index(fact.item)]
            assert (item >= float(fact.low) - 1e-9).all()
            assert (item <= float(fact.high) + 1e-9).all()
        else:
            left = values[:, ITEMS.index(fact.left)]
            right = float(fact.ratio) * values[:, ITEMS.index(fact.right)]
            assert (left >= right - 1e-9).all()
            assert fact.relation == ">=" or left == pytest.approx(right)


def test_patterns_hold_the_lines_that_bind():
    lines = (
        Line("x > y", (Order("x", ">", "y"),)),
        Line("y > z", (Order("y", ">", "z"),), 0.5),
        Line("z > x", (Order("z", ">", "x"),), 0.25),
    )
    known = Knowledge("here", lines, ITEMS, "weights")
    bound = bind(known, 400, np.random.default_rng(1))
    for pattern, row in zip(bound.which, bound.rows, strict=True):
        binds = [True, *row.tolist()]
        expected = [line for line, b in zip(lines, binds, strict=True) if b]
        assert list(bound.lines[pattern]) == expected
    assert bound.rows[:, 0].sum() == 200
    assert not (bound.rows[:, 0] & bound.rows[:, 1]).any()


def test_a_pattern_without_numbers_is_refused():
    known = Knowledge("here", (), ITEMS, "weights")
    with pytest.raises(CaseError, match="here: lines must leave some numbers"):
        gather(known, np.zeros(1, dtype=np.int64), lambda *_: None)
