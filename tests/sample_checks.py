"""How tests compare samples: with one another, and with probabilities."""

import itertools

import numpy as np

CHANCE = 1e-4
"""A sound sampler fails one such comparison in ten thousand seeds; seeds are fixed."""


def kolmogorov_smirnov(first, second):
    """Largest difference of two empirical distributions, in units of its limit.

    The limit is Smirnov's: sqrt(-log(CHANCE / 2) / 2) * sqrt((n + m) / (n m)).
    """
    points = np.sort(np.concatenate([first, second]))
    below = [
        np.searchsorted(np.sort(x), points, side="right") / len(x)
        for x in (first, second)
    ]
    n, m = len(first), len(second)
    limit = np.sqrt(-np.log(CHANCE / 2) / 2) * np.sqrt((n + m) / (n * m))
    return np.abs(below[0] - below[1]).max() / limit


def assert_same_distribution(first, second, seed=0):
    """Compare two samples on every coordinate and on random projections."""
    n = first.shape[1]
    rng = np.random.default_rng(seed)
    ways = np.concatenate([np.eye(n), rng.standard_normal((2 * n, n))])
    for way in ways:
        # The same point computed two ways differs in its last digits.
        one, other = np.round(first @ way, 9), np.round(second @ way, 9)
        assert kolmogorov_smirnov(one, other) < 1, way


def assert_uniform(counts):
    """Pearson's chi-square, against its normal limit at four standard deviations."""
    counts = np.asarray(counts)
    expected = counts.sum() / len(counts)
    degrees = len(counts) - 1
    chi_square = ((counts - expected) ** 2 / expected).sum()
    assert chi_square < degrees + 4 * np.sqrt(2 * degrees) + 4


def linear_extensions(n, pairs):
    """All orders, largest first, in which ``a`` comes before ``b``: slow, obvious."""
    return [
        order
        for order in itertools.permutations(range(n))
        if all(order.index(a) < order.index(b) for a, b in pairs)
    ]
