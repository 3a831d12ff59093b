"""Steps: by hand, as properties, and against every sequence tried one by one."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import UNIT
from detente.model import Range, Verification
from detente.questions.steps import steps
from draw_strategies import draws as some_draws
from draw_strategies import make_draws

# Two rungs each: a rung costs its giver 1/16 and brings the other 1.5/16.
RECIPROCAL = [
    [[0, -2, -4], [0, 3, 6]],
    [[0, 3, 6], [0, -2, -4]],
]
THIRTY_SECOND = UNIT // 32


def reciprocal(completion=0, **more):
    return make_draws(
        RECIPROCAL, scale=THIRTY_SECOND, completion=[[completion, completion]], **more
    )


def path(answer):
    return [(step.movers, step.issues, step.after) for step in answer.steps]


def test_in_turn_the_first_giver_is_exposed_by_one_rung():
    """By hand: after the first rung its giver is 2/32 down, and never more after."""
    answer = steps(reciprocal(4), ("c", "c"), gives=("p0", "p1"), simultaneous=False)
    assert len(answer.steps) == 4
    assert answer.exposure == 2 / 32
    assert answer.bound == answer.exposure
    assert answer.single_exposure == 4 / 32
    assert answer.share == 1


def test_trust_with_a_stated_worth_of_completion():
    """By hand: last rung 2/(2 + 4 − 2) in parts, last half 4/(2 + 4 − 2) at once."""
    answer = steps(reciprocal(4), ("c", "c"), gives=("p0", "p1"), simultaneous=False)
    assert [np.nanmax(step.trust) for step in answer.steps] == [
        2 / 8, 2 / 5, 2 / 7, 2 / 4,
    ]  # fmt: skip
    assert answer.trust == 0.5
    assert answer.single_trust == 1.0
    assert (answer.sustained, answer.single_sustained) == (1, 1)
    assert answer.completion_stated


def test_without_it_the_last_giver_has_nothing_left_to_win():
    answer = steps(reciprocal(), ("c", "c"), gives=("p0", "p1"), simultaneous=False)
    assert not answer.completion_stated
    assert answer.trust == math.inf
    assert answer.single_trust == math.inf
    assert (answer.sustained, answer.single_sustained) == (0, 0)


def test_trust_is_that_of_the_middle_draw_and_exposure_of_the_ninth_in_ten():
    """By hand: p0 gives 1, 2 … 10 and is then owed 12: it needs 1/12, 2/12 …"""
    ten = make_draws(
        *([[[0, -cost], [0, 21]], [[0, 12], [0, -20]]] for cost in range(1, 11)),
        scale=UNIT // 32,
    )
    answer = steps(ten, ("b", "b"), gives=("p0", "p1"), simultaneous=False)
    first = answer.steps[0]
    assert first.movers == ("p0",)
    assert first.trust[0] == 5 / 12
    assert first.exposure[0] == 9 / 32


def test_at_once_nobody_need_trust_anybody():
    answer = steps(reciprocal(), ("c", "c"), gives=("p0", "p1"))
    both, issues = ("p0", "p1"), ("i0", "i1")
    assert path(answer) == [(both, issues, ("b", "b")), (both, issues, ("c", "c"))]
    assert (answer.exposure, answer.trust) == (0, 0)
    assert (answer.sustained, answer.single_sustained) == (1, 0)


def test_a_little_more_exposure_is_better_than_trust_without_bound():
    """By hand: one rung against two. Whoever has the last rung to itself is stuck.

    Moving one rung of p1's alone first leaves p1 2/32 down, more than any other start,
    but the last step can then be taken at once.
    """
    draws = make_draws(
        [[[0, -2], [0, 6]], [[0, 3, 6], [0, -2, -4]]], scale=THIRTY_SECOND
    )
    answer = steps(draws, ("b", "c"), gives=("p0", "p1"))
    assert path(answer) == [
        (("p1",), ("i1",), ("b",)),
        (("p0", "p1"), ("i0", "i1"), ("b", "c")),
    ]
    assert (answer.exposure, answer.trust) == (2 / 32, 2 / 4)


def test_verification_lowers_trust_by_the_lower_ends_of_its_ranges():
    half = Range("", Fraction(1, 2), Fraction(4, 5))
    answer = steps(
        reciprocal(4),
        ("c", "c"),
        gives=("p0", "p1"),
        verification=Verification(half, half),
        simultaneous=False,
    )
    assert answer.verified
    # By hand: of the last loss of 2 three quarters count, with 2 to win besides.
    assert answer.trust == 1.5 / (2 + 1.5)


def test_what_nobody_is_known_to_give_is_delivered_jointly():
    answer = steps(reciprocal(), ("b", "b"), gives=("p0", ""))
    assert path(answer) == [
        (("p0",), ("i0",), ("b",)),
        (("p0", "p1"), ("i1",), ("b",)),
    ] or path(answer) == [
        (("p0", "p1"), ("i1",), ("b",)),
        (("p0",), ("i0",), ("b",)),
    ]


def test_relief_waits_for_the_limits_it_depends_on():
    """Full relief (c) without full limits (c) is ruled out: limits must come first."""
    tied = reciprocal(boxes=[[[0, 1], [2]]])
    answer = steps(tied, ("c", "c"), gives=("p0", "p1"), simultaneous=False)
    order = [(step.issues[0], step.after[0]) for step in answer.steps]
    assert order.index(("i0", "c")) < order.index(("i1", "c"))
    assert answer.conditions_met


def test_conditions_that_no_sequence_can_keep_are_passed_and_said():
    """All but the start and the target is ruled out."""
    tied = reciprocal(boxes=[[[1, 2], [0, 1]], [[0, 1], [1, 2]]])
    answer = steps(tied, ("c", "c"), gives=("p0", "p1"))
    assert not answer.conditions_met
    assert answer.steps[-1].after == ("c", "c")


def test_a_condition_in_less_than_half_of_the_draws_does_not_bar_the_way():
    three = make_draws(
        *[RECIPROCAL] * 3,
        scale=THIRTY_SECOND,
        boxes=[[[0, 1, 2], [1]]],
        binds=[[True], [False], [False]],
    )
    assert steps(three, ("c", "c"), gives=("p0", "p1")).conditions_met


def test_draws_in_which_nobody_wants_the_target_do_not_count():
    hopeless = [[[0, -2, -9], [0, 3, 1]], [[0, 3, 1], [0, -2, -9]]]
    mixed = make_draws(RECIPROCAL, hopeless, scale=THIRTY_SECOND)
    answer = steps(mixed, ("c", "c"), gives=("p0", "p1"), simultaneous=False)
    assert answer.share == 0.5
    assert answer.exposure == 2 / 32


def test_a_ladder_may_lead_down():
    down = make_draws(RECIPROCAL, scale=THIRTY_SECOND, status_quo=[2, 2])
    answer = steps(down, ("a", "c"), gives=("p0", "p1"))
    assert [step.after for step in answer.steps] == [("b",), ("a",)]


@pytest.mark.parametrize("target", [(), ("a", "a")])
def test_nowhere_to_go_takes_no_steps(target):
    answer = steps(reciprocal(), target, gives=("p0", "p1"))
    assert (answer.steps, answer.exposure, answer.trust) == ((), 0, 0)
    assert answer.share == 0


def test_a_giver_must_be_a_party():
    with pytest.raises(ValueError, match="gives must be a party"):
        steps(reciprocal(), ("c", "c"), gives=("p0", "somebody"))
    with pytest.raises(ValueError, match="for each of 2 issues"):
        steps(reciprocal(), ("c", "c"), gives=("p0",))


def test_a_frame_shows_one_step_a_row():
    frame = steps(reciprocal(), ("c", "c"), gives=("p0", "p1")).to_pandas()
    assert frame["after"].tolist() == ["b + b", "c + c"]
    assert frame["exposure, p0"].tolist() == [0, 0]


# A second way: every sequence, one by one, in plain Python.


def stages(quo, aim):
    """The rungs of each issue that moves."""
    return {
        i: list(range(a, b + (1 if b > a else -1), 1 if b > a else -1))
        for i, (a, b) in enumerate(zip(quo, aim, strict=True))
        if a != b
    }


def wanted(draws, rows, issue, rungs):
    """The rungs without those that all like less than the ends, in most draws."""
    columns = [int(draws.offsets[issue]) + rung for rung in rungs]

    def shunned(column):
        spoilt = [
            all(
                draws.scores[k, p, column] < draws.scores[k, p, end]
                for p in draws.principals
                for end in (columns[0], columns[-1])
            )
            for k in rows
        ]
        return sum(spoilt) > len(spoilt) / 2

    middle = zip(rungs[1:-1], columns[1:-1], strict=True)
    kept = [rung for rung, column in middle if not shunned(column)]
    return [rungs[0], *kept, rungs[-1]]


def sequences(at, rungs, movers, *, at_once):
    """Every way to the end, as lists of (moved issues, levels after)."""
    ready = [i for i in at if at[i] < len(rungs[i]) - 1]
    if not ready:
        yield []
        return
    for size in range(1, (len(ready) if at_once else 1) + 1):
        for moved in itertools.combinations(ready, size):
            busy = [m for i in moved for m in movers[i]]
            if len(busy) == len(set(busy)):
                after = {i: level + (i in moved) for i, level in at.items()}
                for rest in sequences(after, rungs, movers, at_once=at_once):
                    yield [(moved, after), *rest]


def quantile(values, share):
    return sorted(values)[math.ceil(share * len(values)) - 1]


def asked(draws, rows, rungs, movers, sequence):
    """Largest exposure, largest trust and length of one sequence."""
    quo = list(draws.status_quo)

    def utilities(levels):
        outcome = [
            int(rungs[i][levels[i]]) if i in rungs else q for i, q in enumerate(quo)
        ]
        return draws.utility(np.array([outcome]))[rows, 0].tolist()

    end = utilities({i: len(rungs[i]) - 1 for i in rungs})
    floor, worth = draws.disagreement[rows].tolist(), draws.completion[rows].tolist()
    before = floor
    exposures, trusts = [0], [0.0]
    for moved, levels in sequence:
        after = utilities(levels)
        for p in draws.principals:
            short = [max(0, d[p] - u[p]) for d, u in zip(floor, after, strict=True)]
            exposures.append(quantile(short, Fraction(9, 10)))
            if p in {m for i in moved for m in movers[i]}:
                each = zip(before, after, end, worth, strict=True)
                needs = [needed(x[p] - y[p], t[p] + c[p] - y[p]) for x, y, t, c in each]
                trusts.append(quantile(needs, Fraction(1, 2)))
        before = after
    return max(exposures), max(trusts), len(sequence)


def needed(loss, to_win):
    if loss <= 0:
        return 0.0
    return loss / to_win if to_win >= loss else math.inf


@st.composite
def instances(draw):
    draws = draw(some_draws(principals=(2, 2), third_parties=(0, 0), max_boxes=0))
    sizes = [len(labels) for labels in draws.options]
    aim = [draw(st.integers(0, size - 1)) for size in sizes]
    gives = [draw(st.sampled_from(["p0", "p1", ""])) for _ in sizes]
    return draws, aim, gives


@given(instances(), st.booleans())
def test_agrees_with_every_sequence_tried(instance, at_once):
    draws, aim, gives = instance
    target = draws.names(np.array(aim))
    answer = steps(draws, target, gives=gives, simultaneous=at_once)
    rungs = stages(list(draws.status_quo), aim)
    movers = {i: [0, 1] if not gives[i] else [int(gives[i][1])] for i in rungs}
    gains = draws.utility(np.array([aim]))[:, 0] - draws.disagreement
    rows = np.flatnonzero((gains >= 0).all(axis=1) & (gains > 0).any(axis=1))
    rows = rows if len(rows) else np.arange(draws.n_draws)
    rungs = {i: wanted(draws, rows, i, way) for i, way in rungs.items()}

    def best(ways, rungs=rungs):
        every = (asked(draws, rows, rungs, movers, way) for way in ways)
        return min(every, key=lambda found: (math.isinf(found[1]), *found))

    start, known = dict.fromkeys(rungs, 0), all(gives[i] for i in rungs)
    least = best(sequences(start, rungs, movers, at_once=at_once))
    ends = {i: way if gives[i] else [way[0], way[-1]] for i, way in rungs.items()}
    other = (
        best(exchanges(rungs, movers))
        if known
        else best(sequences(start, ends, movers, at_once=at_once), ends)
    )
    less = measure(*other[:2]) < measure(*least[:2])
    assert (answer.is_single, answer.is_undivided) == (less and known, less > known)
    least = other if less else least
    found = answer.exposure * UNIT, answer.trust, len(answer.steps)
    assert found == pytest.approx(least)


def exchanges(rungs, movers):
    """Every order in which parties deliver all they give, one after the other."""
    for order in itertools.permutations(
        sorted({who for i in movers for who in movers[i]})
    ):
        at, way = dict.fromkeys(rungs, 0), []
        for who in order:
            moved = [i for i in rungs if movers[i] == [who]]
            at = at | {i: len(rungs[i]) - 1 for i in moved}
            way.append((moved, at))
        yield way


def test_what_one_party_gives_alone_goes_at_once_where_parts_of_it_hurt():
    """By hand: a rung costs p0 2 of 32, the whole brings it 1; p1 likes all of it."""
    draws = make_draws([[[0, -2, 1], [0, 3, 6]]], scale=THIRTY_SECOND)
    answer = steps(draws, ("c",), gives=("p0",))
    assert answer.is_single
    assert path(answer) == [(("p0",), ("i0",), ("c",))]
    assert (answer.exposure, answer.trust, answer.bound) == (0, 0, 0)


def test_what_all_like_less_than_both_ends_is_not_on_the_way():
    """By hand: the second option harms both; without it one of them gives the third."""
    draws = make_draws([[[0, -2, 5], [0, -3, -1]]], scale=THIRTY_SECOND)
    for giver in ("p1", ""):
        answer = steps(draws, ("c",), gives=(giver,))
        assert [change for _, _, change in path(answer)] == [("c",)]


def test_what_nobody_is_known_to_give_goes_in_one_step_where_a_rung_hurts():
    """By hand: as above, and both move at once; a rung that hurts nobody is taken."""
    draws = make_draws([[[0, -2, 1], [0, 3, 6]]], scale=THIRTY_SECOND)
    answer = steps(draws, ("c",), gives=("",))
    assert (answer.is_single, answer.is_undivided) == (False, True)
    assert path(answer) == [(("p0", "p1"), ("i0",), ("c",))]
    assert (answer.exposure, answer.trust, answer.bound) == (0, 0, 0)
    harmless = make_draws([[[0, 0, 1], [0, 3, 6]]], scale=THIRTY_SECOND)
    answer = steps(harmless, ("c",), gives=("",))
    assert (answer.is_undivided, len(answer.steps)) == (False, 2)


def test_a_step_away_from_a_bad_end_of_talks_is_worth_its_cost():
    """By hand: the step costs its giver 2 of 32, and no deal would cost it 5."""
    draws = make_draws([[[0, -2], [0, 3]]], scale=THIRTY_SECOND, disagreement=[[-5, 0]])
    answer = steps(draws, ("b",), gives=("p0",))
    assert (answer.share, answer.exposure, answer.trust) == (1, 0, 0)
    assert answer.sustained == 1


@st.composite
def costly(draw):
    """Two principals; each rung costs its giver, and brings the other something."""
    rung = st.integers(1, 5)
    sizes = [draw(st.integers(1, 3)) for _ in range(draw(st.integers(2, 3)))]
    givers = [draw(st.integers(0, 1)) for _ in sizes]

    def one_draw():
        issues = []
        for size, giver in zip(sizes, givers, strict=True):
            costs = np.cumsum([0] + [-draw(rung) for _ in range(size)])
            gains = np.cumsum([0] + [draw(rung) for _ in range(size)])
            pair = [gains, gains]
            pair[giver] = costs
            issues.append([list(map(int, row)) for row in pair])
        return issues

    made = [one_draw() for _ in range(draw(st.integers(1, 3)))]
    worth = [[draw(st.integers(0, 9)) for _ in range(2)] for _ in made]
    draws = make_draws(*made, completion=worth)
    return draws, np.array(sizes), [f"p{giver}" for giver in givers]


@given(costly(), st.booleans())
def test_rung_by_rung_asks_no_more_than_a_single_exchange(instance, at_once):
    draws, aim, gives = instance
    answer = steps(draws, draws.names(aim), gives=gives, simultaneous=at_once)
    single = measure(answer.single_exposure, answer.single_trust)
    assert measure(answer.exposure, answer.trust) <= single


def measure(exposure, trust):
    """What is made small: no trust without bound, then exposure, then trust."""
    return math.isinf(trust), exposure, trust


@given(costly())
def test_more_worth_of_completion_never_asks_for_more(instance):
    draws, aim, gives = instance
    richer = make_draws_richer(draws)
    target = draws.names(aim)
    poor = steps(draws, target, gives=gives, simultaneous=False)
    rich = steps(richer, target, gives=gives, simultaneous=False)
    assert measure(rich.exposure, rich.trust) <= measure(poor.exposure, poor.trust)


def make_draws_richer(draws):
    fields = {name: getattr(draws, name) for name in draws.__dataclass_fields__}
    return type(draws)(**fields | {"completion": draws.completion + 3})
