"""Whether lines can hold together: by hand, as a property, and by elimination."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import CaseError
from detente.model import Case, Issue, Line, Order, Party, Preferences, Range, RedLine
from detente.model.consistency import consistent, contradiction, in_words, obstacle

ITEMS = ("a", "b", "c")
ONE, HALF = Fraction(1), Fraction(1, 2)


def order(left, relation, right, ratio=1, place=0):
    fact = Order(left, relation, right, Fraction(ratio))
    return Line(f"{left} {relation} {ratio} x {right}", (fact,), place=place)


def between(item, low, high):
    return Line(
        f"{item}: {low} to {high}", (Range(item, Fraction(low), Fraction(high)),)
    )


# A second way: Fourier-Motzkin elimination. A row (coefficients, constant, strict)
# says: coefficients . x + constant >= 0, or > 0 when strict.


def feasible(rows, n):
    """Decide a small linear system by eliminating one unknown after another."""
    for k in range(n):
        lower = [r for r in rows if r[0][k] > 0]
        upper = [r for r in rows if r[0][k] < 0]
        rest = [r for r in rows if r[0][k] == 0]
        joined = {combine(a, b, k) for a in lower for b in upper}
        rows = [*rest, *joined]
    return all(constant > 0 or (constant == 0 and not s) for _, constant, s in rows)


def combine(a, b, k):
    """Add two rows so that the k-th unknown falls out."""
    x, y = 1 / a[0][k], -1 / b[0][k]
    coefficients = tuple(x * p + y * q for p, q in zip(a[0], b[0], strict=True))
    return coefficients, x * a[1] + y * b[1], a[2] or b[2]


def row(n, terms, constant=0, *, strict=False):
    coefficients = [Fraction(0)] * n
    for i, c in terms:
        coefficients[i] += c
    return tuple(coefficients), Fraction(constant), strict


def equal(n, terms, constant=0):
    negated = [(i, -c) for i, c in terms]
    return [row(n, terms, constant), row(n, negated, -constant)]


def rows_of(lines, items):
    n, place = len(items), {item: i for i, item in enumerate(items)}
    rows = [row(n, [(i, 1)]) for i in range(n)]
    for fact in (fact for line in lines for fact in line.facts):
        if isinstance(fact, Order):
            terms = [(place[fact.left], 1), (place[fact.right], -fact.ratio)]
            if fact.relation == "=":
                rows += equal(n, terms)
            else:
                rows.append(row(n, terms, strict=fact.relation == ">"))
        else:
            rows.append(row(n, [(place[fact.item], 1)], -fact.low))
            rows.append(row(n, [(place[fact.item], -1)], fact.high))
    return rows


def by_elimination(lines, items, of):
    n, rows = len(items), rows_of(lines, items)
    if of == "weights":
        return feasible(rows + equal(n, [(i, 1) for i in range(n)], -1), n)
    rows += [row(n, [(i, -1)], 1) for i in range(n)]
    orders = [line for line in lines if isinstance(line.facts[0], Order)]
    above_zero = [*rows_of(orders, items), row(n, [(0, 1)], strict=True)]
    tied = feasible(above_zero, n) and not any(
        feasible([*above_zero, row(n, [(i, 1), (j, -1)], strict=True)], n)
        for i, j in permutations(range(n), 2)
    )
    return (tied and feasible(rows, n)) or any(
        feasible(rows + equal(n, [(i, 1)], -1) + equal(n, [(j, 1)]), n)
        for i, j in permutations(range(n), 2)
    )


ratios = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), HALF, Fraction(3, 2)])
tenths = st.integers(0, 10).map(lambda i: Fraction(i, 10))


@st.composite
def some_lines(draw, items=ITEMS):
    names = st.sampled_from(items)
    orders = st.builds(order, names, st.sampled_from([">", ">=", "="]), names, ratios)
    ranges = st.builds(
        lambda item, ends: between(item, *sorted(ends)),
        names,
        st.tuples(tenths, tenths),
    )
    return draw(st.lists(st.one_of(orders, orders, ranges), max_size=5))


@settings(max_examples=400)
@given(lines=some_lines(), of=st.sampled_from(["weights", "options"]))
def test_agrees_with_elimination(lines, of):
    assert consistent(lines, ITEMS, of=of) == by_elimination(lines, ITEMS, of)


@given(lines=some_lines(("a", "b")), of=st.sampled_from(["weights", "options"]))
def test_agrees_with_elimination_on_two_items(lines, of):
    items = ("a", "b")
    assert consistent(lines, items, of=of) == by_elimination(lines, items, of)


@settings(max_examples=200)
@given(lines=some_lines(), of=st.sampled_from(["weights", "options"]))
def test_the_contradiction_named_is_one_and_none_is_shorter(lines, of):
    found = contradiction(lines, ITEMS, of=of)
    assert bool(found) != consistent(lines, ITEMS, of=of)
    if found:
        assert not consistent(found, ITEMS, of=of)
        assert all(line in lines for line in found)
        shorter = (
            chosen
            for size in range(1, len(found))
            for chosen in combinations(lines, size)
        )
        assert all(consistent(chosen, ITEMS, of=of) for chosen in shorter)


@pytest.mark.parametrize(
    "lines",
    [
        [order("a", ">", "b"), order("b", ">", "c"), order("c", ">=", "a")],
        [order("a", ">", "a")],
        [between("a", "0.7", "1"), between("b", "0.4", "1")],
        [between("a", "0", "0.3"), between("b", "0", "0.3"), between("c", "0", "0.3")],
        [order("a", ">", "b", 2), between("b", "0.4", "1")],
        [order("a", ">=", "b", 2), order("b", ">=", "a"), between("a", "0.1", "1")],
        [order("a", ">", "b"), between("b", "0.5", "0.5")],
        [order("a", ">", "b"), between("a", "0", "0")],
    ],
    ids=in_words,
)
def test_weights_that_cannot_be(lines):
    assert contradiction(lines, ITEMS, of="weights") == tuple(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [order("a", ">", "a", HALF)],
        [between("a", "1", "1")],
        [order("a", ">=", "b", 2), order("b", ">=", "a")],
        [order("a", "=", "b", 2), order("b", "=", "c", 2)],
        [order("a", ">", "b"), between("b", "0.4", "0.6")],
        [Line("never a", (RedLine("a"),)), Line("unknown", ())],
    ],
    ids=in_words,
)
def test_weights_that_can_be(lines):
    assert contradiction(lines, ITEMS, of="weights") == ()


def test_the_sum_alone_can_contradict_a_strict_order():
    """0.5 + 0.5 leaves nothing for c, so c cannot be worth more than anything."""
    lines = [
        between("a", "0.5", "1"),
        between("b", "0.5", "1"),
        order("c", ">", "c", HALF),
    ]
    assert contradiction(lines, ITEMS, of="weights") == tuple(lines)


@pytest.mark.parametrize(
    ("lines", "possible"),
    [
        ([between("a", "1", "1"), between("c", "0", "0"), order("a", ">", "b")], True),
        ([between("a", "0", "0.9"), between("b", "0", "0.9")], True),
        ([between(x, "0", "0.9") for x in ITEMS], False),
        ([between(x, "0.1", "1") for x in ITEMS], False),
        ([order("a", "=", "b"), order("b", "=", "c")], True),
        ([order("a", "=", "b"), order("b", ">=", "c"), order("c", ">=", "a")], True),
        ([order("a", "=", "b"), between("a", "0.5", "0.5")], False),
        ([order("a", ">", "b"), between("b", "1", "1")], False),
        ([order("a", ">", "b"), order("b", ">", "c"), between("b", "0", "0")], False),
    ],
)
def test_a_scale_of_options_needs_a_best_and_a_worst(lines, possible):
    assert consistent(lines, ITEMS, of="options") is possible


def test_long_orders_are_decided_soon():
    """A hundred items in a chain that closes on itself."""
    items = [f"i{k}" for k in range(100)]
    chain = [order(a, ">", b) for a, b in pairwise(items)]
    back = order(items[-1], ">", items[0])
    assert consistent(chain, items, of="weights")
    assert consistent(chain, items, of="options")
    assert len(contradiction([*chain, back], items, of="weights")) == 100


@given(lines=some_lines(("a", "b")), of=st.sampled_from(["weights", "options"]))
def test_what_nothing_is_said_of_counts_however_many_there_are(lines, of):
    """Two others can do what any number of others can."""
    answers = {
        consistent(lines, ("a", "b", *"cdefg"[:more]), of=of) for more in (2, 3, 5)
    }
    assert len(answers) == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_shortest_is_found_among_many_lines(seed):
    """Circles of 20 and of 8, and three lines that add up to more than 1."""
    items = [f"i{k}" for k in range(34)]
    lines = [
        order(left, ">", right)
        for circle in (items[:20], items[20:28])
        for left, right in pairwise([*circle, circle[0]])
    ]
    short = [
        order("i30", "=", "i31"),
        order("i31", "=", "i32"),
        between("i32", "0.4", "1"),
    ]
    every = [*lines, *short, *(between(i, "0", "1") for i in items[:6])]
    Random(seed).shuffle(every)
    assert {*contradiction(every, items, of="weights")} == {*short}


@pytest.mark.parametrize(
    ("lines", "than"),
    [
        ([between("a", "1", "1"), order("b", ">", "b", HALF)], "more"),
        ([between("a", "0", "0.5"), order("a", ">", "b"), order("a", ">=", "c")], ""),
        (
            [between("a", "0", "0.5"), order("a", ">", "b"), between("c", "0", "0")],
            "less",
        ),
    ],
)
def test_a_sum_that_only_just_cannot_be(lines, than):
    said = obstacle(lines, ITEMS, of="weights")
    assert said == (than and f"weights add up to 1, and these to {than} than 1")


def test_a_case_that_contradicts_itself_does_not_exist():
    lines = (order("a", ">", "b", place=12), order("b", ">", "a", place=31))
    with pytest.raises(CaseError) as error:
        a_case(lines)
    assert str(error.value) == (
        "preferences.p.weights: must be able to hold together; "
        "got a > 1 x b (line 12) and b > 1 x a (line 31): the order goes in a circle"
    )


def test_lines_still_proposed_may_contradict():
    line = order("a", ">", "b")
    doubtful = Line("b > a", (Order("b", ">", "a"),), confidence=0.5)
    assert a_case((line, doubtful)).preferences[0].weights == (line, doubtful)


def test_a_ratio_is_above_zero():
    with pytest.raises(CaseError, match="ratio must be above 0; got 0"):
        Order("a", ">", "b", Fraction(0))


def a_case(weights):
    issues = tuple(Issue(i, i, ("x", "y"), "x") for i in ("a", "b"))
    return Case("T", (Party("p", "P"),), issues, (Preferences("p", weights),))
