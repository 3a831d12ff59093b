"""The search: every row of the reference, and every sequence listed one by one."""

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords import at_random, courses, equal_steps, watched
from detente.kernels.accord import Accord
from detente.kernels.compliance import holds, needed, room
from detente.kernels.labels import Limits, Web, least

FILE = Path(__file__).parent.parent / "reference" / "steps" / "gradualism.csv"
LINES = FILE.read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))
SHAPES = st.sampled_from(
    [
        ((3, 3), ({0}, {1})),
        ((2, 3), ({0}, {1})),
        ((1, 2, 1), ({0}, {1}, {0})),
        ((1, 1, 1), ({0}, {1}, {0, 1})),
        ((1, 1, 1), ({0}, {1}, {2})),
    ]
)


def test_the_reference_is_whole():
    assert len(ROWS) == 72


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join([*row.values()][1:6]))
def test_a_row_of_the_reference(row):
    back = float(row["rev_A"]), float(row["rev_B"])
    deal = equal_steps(int(row["steps_each"]), back)
    regime = watched(float(row["delta"]), int(row["lag"]))
    found = least(Web(deal, regime), within=1e-4).detection
    printed = row["min_detection_prob"]
    if printed == "--":
        assert found == math.inf
    else:
        digits = len(printed.split(".")[1])
        assert found == pytest.approx(float(printed), abs=0.5 * 10**-digits + 1.1e-4)
        assert Web(deal, regime).search(found).courses


@pytest.mark.parametrize(
    ("steps", "lag", "printed"), [(1, 6, 0.513), (1, 7, None), (4, 12, 0.240)]
)
def test_splitting_helps_most_when_the_answer_takes_long(steps, lag, printed):
    found = least(Web(equal_steps(steps), watched(0.95, lag)), within=1e-4).detection
    assert found == (math.inf if printed is None else pytest.approx(printed, abs=1e-3))


def test_the_side_that_can_take_back_goes_first():
    """A's part is for good, B's can be withdrawn: B begins, and snapback keeps A."""
    deal, regime = equal_steps(2, (0.0, 1.0)), watched(0.95)
    for course in Web(deal, regime).search(0.6).courses:
        assert deal.stages.moving(*course[:2]) == (1,)
    first = Limits(first=frozenset({0}))
    assert not Web(deal, regime).search(1.0, first).courses


def test_two_sides_that_cannot_take_back_need_a_price_of_breakdown():
    irrevocable = (0.0, 0.0)
    regime = watched(0.95)
    assert not Web(equal_steps(2, irrevocable), regime).search(1.0).courses
    dear = equal_steps(2, irrevocable, penalty=1.0)
    assert Web(dear, regime).search(1.0).courses


@settings(max_examples=150)
@given(
    shape=SHAPES,
    seed=st.integers(0, 2**32 - 1),
    terms=st.tuples(st.sampled_from([0.6, 0.8, 0.95]), st.integers(0, 4)),
    q=st.floats(0, 1),
    jumps=st.booleans(),
)
def test_it_finds_what_listing_every_sequence_finds(shape, seed, terms, q, jumps):
    heights, movers = shape
    parties = 1 + max(max(who) for who in movers)
    rng = np.random.default_rng(seed)
    deal = at_random(rng, heights, movers, parties=parties, penalty=rng.random())
    regime, sure = watched(*terms, parties=parties), np.array([q])
    best = max(
        float(room(deal, regime, course, sure).min())
        for course in courses(deal, jumps=jumps)
    )
    found = Web(deal, regime).search(q, Limits(jumps=jumps))
    if abs(best) > 1e-9:
        assert bool(found.courses) == (best >= 0)
    for course in found.courses:
        assert holds(deal, regime, course, sure)[0]
    assert found.bound == 0


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), lag=st.integers(0, 2), steps=st.integers(0, 3))
def test_the_least_is_the_least_of_all_sequences(seed, lag, steps):
    deal = at_random(np.random.default_rng(seed), (2, 2), ({0}, {1}), penalty=0.6)
    regime, limits = watched(0.9, lag), Limits(jumps=True, steps=steps)
    every = [
        float(needed(deal, regime, course)[0])
        for course in courses(deal, jumps=True)
        if not steps or len(course) <= steps + 1
    ]
    found = least(Web(deal, regime), limits, within=1e-3)
    if min(every) < math.inf:
        assert min(every) - 1e-6 <= found.detection <= min(every) + 1e-3
        assert needed(deal, regime, found.course)[0] == found.detection
    else:
        assert (found.detection, found.course) == (math.inf, ())


@given(seed=st.integers(0, 2**32 - 1), who=st.sampled_from([{0}, {1}, {0, 1}]))
def test_who_goes_first_can_be_asked_for(seed, who):
    deal = at_random(np.random.default_rng(seed), (2, 2), ({0}, {1}), penalty=0.6)
    first = Limits(jumps=True, first=frozenset(who))
    for course in Web(deal, watched(0.9)).search(0.8, first).courses:
        assert set(deal.stages.moving(*course[:2])) == who


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32 - 1), labels=st.sampled_from([1, 4, 16]))
def test_thinned_it_misses_nothing_with_more_room_than_it_says(seed, labels):
    deal = at_random(np.random.default_rng(seed), (3, 3), ({0}, {1}), penalty=0.6)
    regime, sure = watched(0.9), np.array([0.7])
    found = Web(deal, regime).search(0.7, Limits(labels=labels))
    best = max(
        float(room(deal, regime, course, sure).min())
        for course in courses(deal, jumps=False)
    )
    assert found.courses or best <= found.bound + 1e-9
    for course in found.courses:
        assert holds(deal, regime, course, sure)[0]


def test_thinning_says_so_and_exact_search_does_not():
    deal, regime = equal_steps(4), watched(0.9)
    exact = Web(deal, regime).search(0.2)
    thin = Web(deal, regime).search(0.2, Limits(labels=32))
    assert (exact.bound, exact.labels) == (0, 513)
    assert 0 < thin.bound < 0.2
    assert thin.labels < exact.labels


def test_nothing_stops_where_it_may_not():
    deal = equal_steps(2)
    passable = deal.stages.passable.copy()
    passable[1:-1] = False
    shut = replace(deal, stages=replace(deal.stages, passable=passable))
    assert not Web(shut, watched(0.9)).search(1.0).courses
    leap = Web(shut, watched(0.9)).search(1.0, Limits(jumps=True))
    assert leap.courses == ((0, 8),)


@pytest.mark.parametrize("d", [0.7, 0.8, 0.9])
def test_levels_rise_and_stop_below_the_efficient_one(d):
    """Lockwood and Thomas: with 2 ln(1 + b) - a each, levels rise to 2 d - 1, not to 1.

    In rungs of 0.05, with a worth of completion that just pays for the last one.
    """
    limit, regime = 2 * d - 1, watched(d)
    assert Web(_mutual(limit), regime).search(1.0).courses
    assert not Web(_mutual(limit + 0.1), regime).search(1.0).courses
    assert not Web(_mutual(1.0), regime).search(1.0).courses


def test_along_their_path_each_is_just_not_tempted_to_stand_still():
    """a_t - a_(t-1) = 2 d (ln(1 + a_(t+1)) - ln(1 + a_t)) makes every test an equality.

    Up to what is not told of the path: its steps get smaller for ever.
    """
    d, path = 0.9, [0.0, 0.12]
    while path[-1] - path[-2] > 1e-4:
        rise = (path[-1] - path[-2]) / (2 * d)
        path.append((1 + path[-1]) * math.exp(rise) - 1)
    assert path[-1] < 2 * d - 1
    rising = _exchange(np.array(path), 0.0)
    diagonal = tuple(n * (len(path) + 1) for n in range(len(path)))
    tests = room(rising, watched(d), diagonal, np.ones(1))[2 * len(path) :, 0]
    assert np.abs(tests[:-2]).max() < 1e-4


def _mutual(top):
    return _exchange(np.linspace(0, top, round(top / 0.05) + 1), 0.051)


def _exchange(levels, bonus):
    n = len(levels) - 1
    deal = equal_steps(n)
    a, b = levels[deal.stages.levels].T
    flow = np.stack([2 * np.log1p(b) - a, 2 * np.log1p(a) - b], axis=1)[..., None]
    broken = flow.copy()
    flow[-1] += bonus
    return Accord(deal.stages, flow, broken, deal.floor - 1)
