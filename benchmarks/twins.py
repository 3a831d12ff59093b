"""The compiled kernels against the plain ones, on the same instances.

Run: python benchmarks/twins.py [--small]

Answers are compared first, byte for byte; where they differ nothing is timed. Times are
CPU seconds of the kernel alone, the least of a few runs, in one process. In the last
column stands how often the plain form's time is that of the twin.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, is_dataclass
from typing import Any

import numpy as np

from detente.kernels import dominance, fold, staircase, sums
from detente.kernels.boxes import Ties
from detente.kernels.form import FORM, compiled
from detente.kernels.fronts import words
from detente.kernels.problem import pose

RUNS = 3
RANGE = 10**9


@dataclass(frozen=True)
class Race:
    """A kernel, and how to call it: afresh each time, since some arguments change."""

    name: str
    plain: Callable[..., Any]
    given: Callable[[], tuple]
    small: bool = False


def values(rng, shape, noise=None):
    """Values of two parties' options; opposed, or anti-correlated with some noise."""
    first = rng.random(shape)
    if noise is None:
        first = np.sort(first, axis=-1)
        return first, np.sort(rng.random(shape), axis=-1)[..., ::-1]
    return first, 1 - first + noise * rng.standard_normal(shape)


def one_case(n_issues, n_options, noise=None):
    """Scores of one case, as `staircase` takes them."""
    rng = np.random.default_rng(0)
    pair = values(rng, (n_issues, n_options), noise)
    weights = rng.dirichlet(np.ones(n_issues), 2)
    scores = np.rint(weights[:, :, None] * np.array(pair) * RANGE).astype(np.int64)
    sizes = (n_options,) * n_issues
    return lambda: (scores.reshape(2, -1), sizes, words(sizes), 2**16)


def many_draws(n_draws, n_issues, n_options, noise=None):
    """A problem of two parties, doing nothing left out as in a study."""
    rng = np.random.default_rng(0)
    pair = np.stack(values(rng, (n_draws, n_issues, n_options), noise), axis=1)
    weights = rng.dirichlet(np.ones(n_issues), (n_draws, 2))
    scores = np.rint(weights[..., None] * pair * 2**40).astype(np.int64)
    offsets = np.arange(n_issues + 1) * n_options
    nothing = (np.arange(offsets[-1]) % n_options == 0)[None]
    always = np.ones((n_draws, 1), dtype=bool)
    problem = pose(
        scores.reshape(n_draws, 2, -1), offsets, Ties.ruling_out(nothing, always)
    )
    return lambda: (problem, problem.meter(np.inf))


def three_parties(n_sets, n_points):
    """Points that give a third party about what the first two leave."""
    rng = np.random.default_rng(0)
    points = rng.integers(0, 2**40, (3, n_sets, n_points))
    points[2] = 2**40 - (points[0] + points[1]) // 2
    points[2] += rng.integers(0, 2**37, points[2].shape)
    given = points, np.ones((n_sets, n_points), bool), np.ones((n_sets, n_points))
    return lambda: given


def rows_of_sums(n_rows, n_points, *, budget):
    """Rows to be added to an issue of ten options, as in bucket elimination."""
    rng = np.random.default_rng(0)
    values = np.cumsum(rng.integers(1, 10**4, (2 + budget, n_rows, n_points)), axis=2)
    values[0] = values[0, :, ::-1]
    if budget:
        values[2] = -rng.integers(0, 60, (n_rows, n_points))
    points = sums.Points(
        values.reshape(len(values), -1),
        np.ones(n_rows * n_points),
        np.arange(n_rows * n_points)[None],
        np.arange(n_rows + 1) * n_points,
    )
    rows = rng.integers(0, n_rows, (n_rows, 10))
    own = rng.integers(0, 10**5, (2 + budget, *rows.shape))
    if budget:
        own[2] = -rng.integers(0, 20, rows.shape)
    none = sums.Points(
        np.zeros((2 + budget, 1), np.int64), np.ones(1), np.zeros((1, 1), np.int64),
        np.array([0, 1]),
    )  # fmt: skip
    allowances = (sums.Allowance(60, 40, 120),) if budget else ()
    numbers = np.zeros((1, 10), np.int64)
    pairs = sums.Pairs(rows, rows * 0, rows >= 0, own, numbers, allowances)
    return lambda: (points, none, pairs)


def races() -> Iterator[Race]:
    for sizes, small in (((6, 10), True), ((30, 10), True), ((40, 20), False)):
        many = f"{sizes[1]}^{sizes[0]}"
        for kind, noise in (("opposed", None), ("anti", 0.2)):
            name = f"staircase, {many} {kind}"
            yield Race(name, staircase._folded, one_case(*sizes, noise), small)
    for shape, small in (
        ((1000, 3, 4), True),
        ((10_000, 3, 4), False),
        ((1000, 6, 5), False),
        ((100, 12, 10), False),
    ):
        name = f"fold, {shape[0]:,} draws of {shape[2]}^{shape[1]}"
        yield Race(name, fold._in_pairs, many_draws(*shape), small)
    for budget in (False, True):
        for shape, small in (((100, 30), True), ((1000, 100), False)):
            name = f"sums, {shape[0]:,} x {shape[1]:,}{', a budget' * budget}"
            given = rows_of_sums(*shape, budget=budget)
            yield Race(name, sums._best_sums, given, small)
    for shape, small in (((1000, 64), True), ((50, 2600), False), ((1, 10**6), False)):
        name = f"dominance of 3, {shape[0]:,} x {shape[1]:,}"
        yield Race(name, dominance._of_three, three_parties(*shape), small)


def seconds(work: Callable[..., Any], given: Callable[[], tuple]) -> float:
    times = []
    for _ in range(RUNS):
        arguments = given()
        start = time.process_time()
        work(*arguments)
        times.append(time.process_time() - start)
    return min(times)


def alike(one: Any, other: Any) -> bool:
    """Tell whether two answers are the same, where they hold an answer at all."""
    if is_dataclass(one):
        one, other = astuple(one), astuple(other)
    if one[0].dtype == np.bool_:  # marks, and counts that only mean something there
        return bool((one[0] == other[0]).all() and (one[1] == other[1])[one[0]].all())
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    small = parser.parse_args().small
    if FORM == "plain":
        print("The compiled kernels are not in use: nothing to compare.")
        return
    print(f"{'':36} {'plain s':>10} {'compiled s':>10} {'ratio':>7}")
    for race in races():
        if small and not race.small:
            continue
        twin = compiled(race.plain)
        if not alike(race.plain(*race.given()), twin(*race.given())):
            raise SystemExit(f"{race.name}: the two forms disagree")
        slow, fast = (seconds(work, race.given) for work in (race.plain, twin))
        print(
            f"{race.name:36} {slow:10.5f} {fast:10.5f} {slow / fast:6.1f}x", flush=True
        )


if __name__ == "__main__":
    main()
