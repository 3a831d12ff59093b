"""The search with sorted pruning against pairwise pruning: same labels, how fast.

Run: python benchmarks/sequences.py [--small] [--slow]

Two sides deliver n equal parts each; the search looks for all sequences that enforce
themselves. The other way is the same search in plain Python that compares every label
of a stage with every other. Both run in one process on the same deals, and their labels
are compared before any time is printed; `--slow` adds the size that takes the other
way minutes. Times are CPU seconds, the least of three runs for ours.
"""

import argparse
import itertools
import time

import numpy as np

from detente.kernels.accord import Accord, Regime, Stages
from detente.kernels.labels import Limits, Web

DISCOUNT, DETECTION = 0.9, 0.2
ROUNDING = 1e-11


def equal_steps(n: int) -> Accord:
    """What each delivers costs it 1, is worth 1.5 to the other, and can be undone."""
    done = np.indices((n + 1, n + 1)).reshape(2, -1)
    flow = ((1.5 * done[::-1] - done) / n).T[..., None]
    passable = np.ones(done.shape[1], dtype=bool)
    stages = Stages((n, n), (frozenset({0}), frozenset({1})), passable, 2)
    return Accord(stages, flow, np.zeros_like(flow), np.zeros((2, 1)))


def regime() -> Regime:
    whole = np.full((2, 1), 1.0)
    return Regime(DISCOUNT * whole, whole, np.zeros(1), np.ones(1))


Label = tuple[float, ...]


def pairwise(n: int) -> int:
    """Count the labels of all stages, each compared with each."""
    labels: dict[tuple[int, int], list[tuple[Label, Label]]] = {}
    for stage in sorted(
        itertools.product(range(n + 1), repeat=2), key=lambda s: -sum(s)
    ):
        if stage == (n, n):
            labels[stage] = [((0.5, 0.5), _resting(n))]
            continue
        made = []
        for ahead in ((1, 0), (0, 1), (1, 1)):
            after = stage[0] + ahead[0], stage[1] + ahead[1]
            made += _before(n, stage, after, labels.get(after, []))
        labels[stage] = [one for one in _merged(made) if not _beaten(one, made)]
    return sum(map(len, labels.values()))


def _flow(n: int, a: int, b: int) -> tuple[float, float]:
    return (1.5 * b - a) / n, (1.5 * a - b) / n


def _resting(n: int) -> Label:
    held = [_flow(n, x, n)[0] for x in range(n)] + [_flow(n, n, x)[1] for x in range(n)]
    share = (1 - DISCOUNT) / (1 - DISCOUNT * (1 - DETECTION))
    return tuple(share * flow for flow in held)


def _before(n, stage, after, found):
    (a, b), made = stage, []
    flows = _flow(n, a, b)
    held = [_flow(n, x, b)[0] for x in range(a)] + [_flow(n, a, x)[1] for x in range(b)]
    kept = [*range(a), *(after[0] + x for x in range(b))]
    for worth, back in found:
        moved = [(a, 0), (after[0] + b, 1)]
        tests = zip(moved, stage, after, strict=True)
        if any(
            old != new and worth[party] < back[place] - 1e-12
            for (place, party), old, new in tests
        ):
            continue
        ours = tuple(
            (1 - DISCOUNT) * u + DISCOUNT * v for u, v in zip(flows, worth, strict=True)
        )
        theirs = tuple(
            (1 - DISCOUNT) * u + DISCOUNT * (1 - DETECTION) * back[place]
            for u, place in zip(held, kept, strict=True)
        )
        if min(ours) >= -1e-12:
            made.append((ours, theirs))
    return made


def _merged(made):
    """Take equal labels, up to rounding, as one."""
    seen = {}
    for worth, back in made:
        key = tuple(round(x / ROUNDING) for x in (*worth, *back))
        seen.setdefault(key, (worth, back))
    return list(seen.values())


def _beaten(one, others):
    """Tell whether another label is as good in all and better in something."""
    good = (*one[0], *(-x for x in one[1]))
    for worth, back in others:
        other = (*worth, *(-x for x in back))
        if all(x >= y - ROUNDING for x, y in zip(other, good, strict=True)) and any(
            x > y + ROUNDING for x, y in zip(other, good, strict=True)
        ):
            return True
    return False


def seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(n: int, *, listed: bool) -> str:
    web = Web(equal_steps(n), regime())
    limits = Limits(labels=10**9)
    labels = web.search(DETECTION, limits).labels
    fast = min(seconds(lambda: web.search(DETECTION, limits)) for _ in range(3))
    row = f"{n}x{n} {labels:>9,} {fast:>10.4f}"
    if not listed:
        return f"{row} {'-':>10} {'-':>8}"
    start = time.process_time()
    found = pairwise(n)
    slow = time.process_time() - start
    if found != labels:
        raise SystemExit(f"the two ways disagree: {labels} and {found} labels")
    return f"{row} {slow:>10.3f} {slow / fast:>7.0f}x"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    parser.add_argument("--slow", action="store_true", help="6x6 both ways: minutes")
    asked = parser.parse_args()
    print("levels  labels    sorted s  pairwise s    ratio")
    for n in (2, 3, 4) if asked.small else (2, 3, 4, 5, 6, 8):
        print(compare(n, listed=n <= (6 if asked.slow else 4)), flush=True)


if __name__ == "__main__":
    main()
