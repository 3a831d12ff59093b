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


def ring(*confidence):
    """x > y, y > z, z > x: any two of them can hold together, all three cannot."""
    pairs = zip(("xy", "yz", "zx"), confidence, strict=True)
    return tuple(Line(a, (Order(a[0], ">", a[1]),), share) for a, share in pairs)


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_as_confident_neither_is_favoured(swapped):
    """By hand: each binds in 1/2; where both would, in 1/4, each gets half of it."""
    pair = [
        Line("x > y", (Order("x", ">", "y"),), 0.5),
        Line("y > x", (Order("y", ">", "x"),), 0.5),
    ]
    lines = tuple(pair[::-1] if swapped else pair)
    bound = bind(Knowledge("", lines, ITEMS, "weights"), 8000, np.random.default_rng(1))
    assert bound.rows.mean(axis=0) == pytest.approx([3 / 8, 3 / 8], abs=0.02)
    assert not bound.rows.all(axis=1).any()


def test_of_three_as_confident_each_gives_way_as_often():
    """By hand: each in 0.8, less a third of the 0.512 in which all three would bind."""
    known = Knowledge("", ring(0.8, 0.8, 0.8), ITEMS, "weights")
    bound = bind(known, 8000, np.random.default_rng(1))
    assert bound.rows.mean(axis=0) == pytest.approx([0.8 - 0.512 / 3] * 3, abs=0.02)


@given(
    st.lists(st.sampled_from([0.3, 0.5, 0.5, 0.9]), min_size=3, max_size=3),
    st.integers(0, 99),
)
def test_a_line_gives_way_only_to_one_no_less_confident(confidence, seed):
    """Against the definition: what was left out contradicts what was taken before."""
    lines = ring(*confidence)
    known = Knowledge("", lines, ITEMS, "weights")
    bound = bind(known, 60, np.random.default_rng(seed))
    meant = np.array([np.floor(share * 60) for share in confidence])
    assert (bound.rows.sum(axis=0) <= meant + 1).all()
    least = min(confidence)
    surer = [share > least for share in confidence]
    assert (bound.rows.sum(axis=0) >= meant)[surer].all()
    assert not bound.rows.all(axis=1).any()


def test_a_pattern_without_numbers_is_refused():
    known = Knowledge("here", (), ITEMS, "weights")
    with pytest.raises(CaseError, match="here: lines must leave some numbers"):
        gather(known, np.zeros(1, dtype=np.int64), lambda *_: None)
