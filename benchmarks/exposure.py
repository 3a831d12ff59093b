"""The least exposure on a hundred million packages on the way: how often, how fast.

Run: python benchmarks/exposure.py [--small]

Eight parts of a deal in ten stages each, delivered one rung at a time: 10^8 partly
delivered packages. In trades, whoever is ahead is exposed by the difference, rungs
being of random size; in rough ones a random number for each package comes on top; in
scattered ones there is nothing but that number, which is as hard as it can be. Of each
kind it prints in how many the least exposure was proved within the budget of a study,
how far the path found may be from the least in the others, and CPU seconds of one
process, the median and the largest, all in plain Python.
"""

import argparse
import random
import statistics
import time
from functools import partial

from detente.kernels.cautious import cautious_path
from detente.kernels.lattice import Lattice

CHAINS, TOP = 8, 9
BUDGET = 3000
ORIGIN, GOAL = (0,) * CHAINS, (TOP,) * CHAINS


def beside(node, way):
    """Yield what one rung more, or one less, leads to."""
    for i, done in enumerate(node):
        if 0 <= done + way <= TOP:
            yield (*node[:i], done + way, *node[i + 1 :])


def lattice(cost):
    """Return all packages on the way, at this cost each."""
    return Lattice(
        onward=partial(beside, way=1),
        backward=partial(beside, way=-1),
        passable=lambda _before, _after: True,
        node_cost=cost,
        edge_cost=lambda _before, _after: 0.0,
        left=lambda node: CHAINS * TOP - sum(node),
        apart=lambda a, b: sum((y - x) ** 2 for x, y in zip(a, b, strict=True)),
    )


def rungs(worth, numbers):
    """Return what is delivered by each rung of a part, of random sizes."""
    sizes = [numbers.random() for _ in range(TOP)]
    return [worth * sum(sizes[:n]) / sum(sizes) for n in range(TOP + 1)]


def trade(seed):
    """Return what exposes two sides that give four parts each."""
    numbers = random.Random(seed)
    given = [rungs(numbers.uniform(0.5, 1), numbers) for _ in range(CHAINS)]
    had = [rungs(numbers.uniform(0.8, 1.6), numbers) for _ in range(CHAINS)]

    def cost(node):
        sides = [0.0, 0.0]
        for i, done in enumerate(node):
            sides[i % 2] -= given[i][done]
            sides[1 - i % 2] += had[i][done]
        return max(0.0, -min(sides))

    return cost


def scattered(seed):
    """Return a random number for each package."""
    return lambda node: random.Random(hash((seed, *node))).random()


def rough(seed):
    """Return the exposure of a trade, with a random number on top."""
    smooth, noise = trade(seed), scattered(seed)
    return lambda node: max(0.0, smooth(node) + noise(node) - 0.5)


def main():
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="ten of each kind")
    n = 10 if parser.parse_args().small else 100
    print("kind         proved   largest gap   median s  largest s")
    for kind in (trade, rough, scattered):
        paths, seconds = [], []
        for seed in range(n):
            start = time.process_time()
            steps = lattice(kind(seed))
            paths.append(cautious_path(steps, ORIGIN, GOAL, budget=BUDGET))
            seconds.append(time.process_time() - start)
        proved = sum(path.complete for path in paths)
        gap = max(path.worst_node - path.bound for path in paths)
        row = f"{statistics.median(seconds):>10.4f} {max(seconds):>10.4f}"
        print(f"{kind.__name__:10} {proved:>4}/{n:<4} {gap:>13.3f} {row}", flush=True)


if __name__ == "__main__":
    main()
