"""The fold against listing every outcome and filtering: same points, how much faster.

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

from detente.kernels.fold import fold
from detente.kernels.gains import utilities

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
    none = np.zeros((0, n_options), dtype=bool), np.zeros((n_draws, 0), dtype=bool)
    fronts = fold(scores, offsets, *none)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    small = parser.parse_args().small
    print(" draws parties outcomes    points    fold s    list s    ratio")
    for size in SIZES:
        if size.small or not small:
            print(compare(size), flush=True)


if __name__ == "__main__":
    main()
