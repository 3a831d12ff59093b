"""How fast preferences are drawn, and what exact samplers are worth.

Effective draws a second of CPU time: for exact samplers every draw counts, for
hit-and-run the effective sample size of the worst coordinate. Prints one table for
weights in a full order, and the time of ``tabulate`` for cases like those of a brief.

    python benchmarks/sampling.py [draws]
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from detente.draws import tabulate
from detente.kernels.cones import Cone
from detente.kernels.hit_and_run import Polytope, hit_and_run
from detente.model import Case, Issue, Line, Order, Party, Preferences

ISSUES = (3, 5, 10)


def seconds(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = run()
    return max(time.process_time() - start, 1e-6), result


def ordered_simplex(n: int) -> Polytope:
    """Weights in a full order, with their centroid as the point inside."""
    walls = np.concatenate([-np.eye(n), np.eye(n)[1:] - np.eye(n)[:-1]])
    corners = np.triu(np.ones((n, n))) / np.arange(1, n + 1)
    return Polytope(walls, np.zeros(len(walls)), corners.mean(axis=1), np.ones(n))


def compare(n_issues: int, draws: int) -> str:
    cone = Cone((1.0,) * n_issues, tuple(pairwise(range(n_issues))))
    exact, _ = seconds(lambda: cone.sample(20 * draws, np.random.default_rng(0)))
    polytope = ordered_simplex(n_issues)
    chains, mixed = seconds(
        lambda: hit_and_run(polytope, draws, np.random.default_rng(0))
    )
    fast, slow = 20 * draws / exact, mixed.n_eff / chains
    return (
        f"{n_issues:6d} {fast:12,.0f} {slow:12,.0f} {fast / slow:8,.0f} x"
        f" {mixed.rhat:8.3f}"
    )


def line(text: str, confidence: float = 1.0) -> Line:
    names = text.split(" > ")
    facts = tuple(Order(a, ">", b) for a, b in pairwise(names))
    return Line(text, facts, confidence)


def talks(n_parties: int) -> Case:
    """Three issues, orders, and five lines a party that nobody has confirmed."""
    issues = tuple(
        Issue(name, name, ("none", "some", "much", "all"), "none") for name in "xyz"
    )
    rising, falling = "all > much > some > none", "none > some > much > all"
    preferences = tuple(
        Preferences(
            f"p{p}",
            (line("x > y", 0.7), line("y > z", 0.6)),
            {name: (line(falling if p % 2 else rising, 0.8),) for name in "xyz"},
        )
        for p in range(n_parties)
    )
    parties = tuple(Party(f"p{p}", f"Party {p}") for p in range(n_parties))
    return Case("Talks", parties, issues, preferences)


def main(draws: int) -> None:
    print("effective draws a second, weights in a full order")
    print("issues        exact  hit-and-run    ratio     R-hat")
    for n_issues in ISSUES:
        print(compare(n_issues, draws))
    print("\ntabulate, 3 issues, 10,000 draws")
    for n_parties in (2, 6):
        case = talks(n_parties)
        taken, _ = seconds(partial(tabulate, case, 10_000, np.random.default_rng(0)))
        print(f"{n_parties} parties {taken * 1000:6.0f} ms CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
