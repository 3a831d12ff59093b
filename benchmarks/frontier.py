"""Frontiers against listing every outcome and filtering: same points, how much faster.

First the fold, over draws; then elimination: of three parties and more, and over issues
that are tied together. `DETENTE_KERNELS=plain` times the plain form of the kernels.

Run: python benchmarks/frontier.py [--small]

Both ways run in one process on the same instances, and their answers are compared
before any time is printed. Times are CPU seconds, the least of a few runs.
"""

import argparse
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.kernels.boxes import Ties
from detente.kernels.elimination import eliminate
from detente.kernels.fold import fold
from detente.kernels.form import FORM
from detente.kernels.gains import utilities
from detente.kernels.interactions import Terms, pose

UNIT = 2**40


@dataclass(frozen=True)
class Size:
    n_draws: int
    n_issues: int
    n_options: int
    n_parties: int = 2
    small: bool = False
    enumerable: bool = True


SIZES = (
    Size(1000, 3, 4, small=True),
    Size(20, 6, 5, small=True),
    Size(20, 4, 4, n_parties=3, small=True),
    Size(1, 20, 10, small=True, enumerable=False),
    Size(10_000, 3, 4),
    Size(1, 6, 10),
    Size(1, 5, 8, n_parties=3),
    Size(1, 30, 10, enumerable=False),
    Size(1, 10, 5, n_parties=3, enumerable=False),
    Size(2000, 6, 5, enumerable=False),
)


def instance(size: Size) -> tuple[np.ndarray, np.ndarray]:
    """Opposed parties: each ranks every issue's options the other way round."""
    rng = np.random.default_rng(0)
    shape = size.n_draws, size.n_parties, size.n_issues, size.n_options
    values = np.sort(rng.random(shape), axis=-1)
    values[:, 1] = values[:, 1, :, ::-1]
    values[:, 2:] = rng.random(values[:, 2:].shape)
    weights = rng.dirichlet(np.ones(size.n_issues), shape[:2])
    scores = np.rint(weights[..., None] * values * UNIT).astype(np.int64)
    offsets = np.arange(size.n_issues + 1) * size.n_options
    return scores.reshape(size.n_draws, size.n_parties, -1), offsets


def folded(scores: np.ndarray, offsets: np.ndarray) -> list[set[tuple[int, ...]]]:
    n_draws, _, n_options = scores.shape
    none = Ties.ruling_out(
        np.zeros((0, n_options), dtype=bool), np.zeros((n_draws, 0), dtype=bool)
    )
    fronts = fold(scores, offsets, none)
    return [
        set(map(tuple, fronts.points[:, low:high].T.tolist()))
        for low, high in itertools.pairwise(fronts.starts)
    ]


def listed(scores: np.ndarray, offsets: np.ndarray) -> list[set[tuple[int, ...]]]:
    sizes = tuple(int(n) for n in np.diff(offsets))
    return [filtered(utilities(draw[..., None], sizes)[..., 0].T) for draw in scores]


def filtered(points: np.ndarray) -> set[tuple[int, ...]]:
    """Take the best sum, drop what it dominates, and so on: exact, and quite fast."""
    left = points[np.argsort(-points.sum(axis=1), kind="stable")]
    kept = set()
    while len(left):
        best = left[0]
        kept.add(tuple(best.tolist()))
        left = left[(left > best).any(axis=1)]
    return kept


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def compare(size: Size) -> str:
    scores, offsets = instance(size)
    ours = folded(scores, offsets)
    points = sum(map(len, ours)) / len(ours)
    fast = seconds(lambda: folded(scores, offsets))
    outcomes = f"{size.n_options}^{size.n_issues}"
    what = f"{size.n_draws:>6} {size.n_parties:>7} {outcomes:>8}"
    row = f"{what} {points:>9.1f} {fast:>9.4f}"
    if not size.enumerable:
        return f"{row} {'-':>9} {'-':>8}"
    if listed(scores, offsets) != ours:
        raise SystemExit(f"the two ways disagree on {size}")
    slow = seconds(lambda: listed(scores, offsets), runs=1)
    return f"{row} {slow:>9.4f} {slow / fast:>7.1f}x"


@dataclass(frozen=True)
class Tied:
    """Issues in a row, each with a full table of interactions with those before it.

    Their worth is drawn up to so much of an issue's range, and of each pair an eighth
    of the combinations is ruled out; with a budget, half of what all options use.
    Shared: an option gives each party a part of the issue, and up to a fifth besides.
    """

    n_issues: int
    n_options: int
    width: int
    worth: float = 1.0
    n_parties: int = 2
    opposed: bool = False
    shared: bool = False
    budget: bool = False
    small: bool = False
    enumerable: bool = False


TIED = (
    Tied(5, 10, 0, n_parties=3, shared=True, small=True, enumerable=True),
    Tied(7, 10, 0, n_parties=3, shared=True, small=True),
    Tied(20, 10, 0, n_parties=3, shared=True),
    Tied(30, 10, 0, n_parties=3, opposed=True),
    Tied(8, 5, 0, n_parties=4, shared=True),
    Tied(7, 5, 2, small=True, enumerable=True),
    Tied(8, 6, 3, enumerable=True),
    Tied(6, 6, 2, n_parties=3, small=True, enumerable=True),
    Tied(20, 8, 3, small=True),
    Tied(20, 8, 3, worth=0.1),
    Tied(20, 8, 3, worth=0.1, opposed=True),
    Tied(30, 10, 2, worth=0.1, opposed=True),
    Tied(20, 5, 5),
    Tied(20, 6, 2, n_parties=3),
    Tied(20, 10, 0, opposed=True, budget=True),
    Tied(20, 8, 2, budget=True),
)


def tied_instance(size: Tied) -> tuple[np.ndarray, np.ndarray, Terms]:
    rng = np.random.default_rng(0)
    n, d = size.n_issues, size.n_options
    values = np.sort(rng.integers(0, 10**6, (size.n_parties, n, d)), axis=-1)
    if not size.opposed:
        values = rng.permuted(values, axis=-1)
    values[1] = values[1, :, ::-1]
    if size.shared:
        parts = rng.dirichlet(np.ones(size.n_parties), (n, d)).transpose(2, 0, 1)
        given = parts + 0.2 * rng.random(parts.shape)
        values = np.rint(given * 10**6).astype(np.int64)
    boxes, worth = [], []
    most = int(10**6 * size.worth)
    for issue in range(n):
        for other in range(max(issue - size.width, 0), issue):
            for pair in itertools.product(range(d), repeat=2):
                marks = np.ones((n, d), dtype=bool)
                marks[[issue, other]] = False
                marks[[issue, other], pair] = True
                boxes.append(marks.ravel())
                worth.append(rng.integers(-most, most + 1, size.n_parties))
    loads = rng.integers(0, 100, (int(size.budget), n * d))
    terms = Terms(
        np.array(boxes, dtype=bool).reshape(-1, n * d),
        rng.random(len(boxes)) < 1 / 8,
        np.array(worth, dtype=np.int64).reshape(-1, size.n_parties),
        loads,
        np.full(len(loads), n * 50 // 2),
    )
    return values.reshape(size.n_parties, -1), np.arange(n + 1) * d, terms


def listed_tied(
    scores: np.ndarray, offsets: np.ndarray, terms: Terms
) -> set[tuple[int, ...]]:
    """List every outcome, add up what it is worth, and filter."""
    sizes = tuple(int(n) for n in np.diff(offsets))
    points = utilities(scores[..., None], sizes)[..., 0].T.copy()
    places = np.unravel_index(np.arange(len(points)), sizes)
    kept = np.ones(len(points), dtype=bool)
    for marks, out, worth in zip(
        terms.boxes, terms.rules_out, terms.worth, strict=True
    ):
        inside = np.ones(len(points), dtype=bool)
        for own, at in zip(np.split(marks, offsets[1:-1]), places, strict=True):
            if not own.all():
                inside &= own[at]
        if out:
            kept &= ~inside
        else:
            points[inside] += worth
    return filtered(points[kept])


def compare_tied(size: Tied) -> str:
    given = tied_instance(size)
    space = pose(*given)
    found = eliminate(space, np.random.default_rng(0))
    fast = seconds(lambda: eliminate(pose(*given), np.random.default_rng(0)), runs=1)
    outcomes = f"{size.n_options}^{size.n_issues}"
    error = max(found.errors) / 10**6
    what = (
        f"{found.width:>6} {size.n_parties:>7} {outcomes:>8} {len(given[2].boxes):>7}"
    )
    row = f"{what} {found.points.shape[1]:>7} {error:>7.3g} {fast:>9.4f}"
    if not size.enumerable:
        return f"{row} {'-':>9} {'-':>8}"
    start = time.process_time()
    if listed_tied(*given) != set(map(tuple, found.points.T.tolist())):
        raise SystemExit(f"the two ways disagree on {size}")
    slow = time.process_time() - start
    return f"{row} {slow:>9.4f} {slow / fast:>7.1f}x"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    small = parser.parse_args().small
    print(f"kernels: {FORM}")
    print(" draws parties outcomes    points    fold s    list s    ratio")
    for size in SIZES:
        if size.small or not small:
            print(compare(size), flush=True)
    print()
    print(
        " width parties outcomes   boxes  points   error   elim. s    list s    ratio"
    )
    for tied in TIED:
        if tied.small or not small:
            print(compare_tied(tied), flush=True)


if __name__ == "__main__":
    main()
