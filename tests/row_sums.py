"""Rows of points to be added up, and their undominated sums by definition."""

import itertools

import numpy as np
from hypothesis import strategies as st

from detente.kernels.sums import Allowance, Pairs, Points, best_sums

SHAPES = st.fixed_dictionaries(
    {
        "n_parties": st.integers(2, 5),
        "n_words": st.integers(1, 2),
        "n_rows": st.integers(1, 4),
        "n_options": st.integers(1, 4),
        "top": st.sampled_from([0, 1, 2, 5, 2**40]),
    }
)

WITH_QUOTAS = st.fixed_dictionaries(
    {
        "n_parties": st.integers(2, 4),
        "n_quotas": st.integers(1, 3),
        "n_words": st.integers(1, 2),
        "n_rows": st.integers(1, 4),
        "n_options": st.integers(1, 4),
        "top": st.sampled_from([0, 1, 2, 5, 2**40]),
        "load": st.sampled_from([0, 1, 2, 6, 2**40]),
    }
)

SEEDS = st.integers(0, 2**32 - 1)


def zero(n_values, n_words):
    """Return a single row with a single point, worth nothing."""
    values = np.zeros((n_values, 1), dtype=np.int64)
    number = np.zeros((n_words, 1), dtype=np.int64)
    return Points(values, np.ones(1), number, np.array([0, 1]))


def random_pairs(rng, left, right, shape):
    """Draw rows to be added up, some pairs left out, and what is added to them."""
    rows = shape["n_rows"], shape["n_options"]
    top, load = shape["top"], shape.get("load", 0)
    n_quotas = shape.get("n_quotas", 0)
    worth = rng.integers(-top, top + 1, (shape["n_parties"], *rows))
    used = rng.integers(0, load + 1, (n_quotas, *rows))
    return Pairs(
        rng.integers(0, len(left.widths), rows),
        rng.integers(0, len(right.widths), rows),
        rng.random(rows) < 0.8,
        np.concatenate([worth, -used]),
        rng.integers(0, 4, (shape["n_words"], shape["n_options"])),
        tuple(random_allowance(rng, load) for _ in range(n_quotas)),
    )


def random_allowance(rng, load):
    """Draw how much may be used of a quota: much may be ahead, or nothing."""
    ahead = int(rng.integers(0, 2 * load + 1))
    return Allowance(int(rng.integers(-1, 4 * load + 1)), ahead, 6 * load + ahead)


def random_sums(rng, shape, form=best_sums):
    """Add up rows of rows: sums of options, then of two such, one of them of one row.

    Returns
    -------
    What is asked and what is found, one after the other.
    """
    none = zero(shape["n_parties"] + shape.get("n_quotas", 0), shape["n_words"])
    asked = none, none, random_pairs(rng, none, none, shape)
    left = form(*asked)
    yield asked, left
    few = {**shape, "n_rows": 1}
    asked = none, left, random_pairs(rng, none, left, few)
    right = form(*asked)
    yield asked, right
    asked = left, right, random_pairs(rng, left, right, shape)
    yield asked, form(*asked)


def by_definition(left, right, pairs):
    """Return for each row what stays: values, count and number, the best first."""
    return [_row(left, right, pairs, row) for row in range(len(pairs.left))]


def _row(left, right, pairs, row):
    found = {}
    for option in np.flatnonzero(pairs.allowed[row]).tolist():
        for a, b in itertools.product(
            _places(left, pairs.left[row, option]),
            _places(right, pairs.right[row, option]),
        ):
            value = left.values[:, a] + right.values[:, b] + pairs.own[:, row, option]
            if not _used(value, pairs):
                continue
            number = left.numbers[:, a] + right.numbers[:, b] + pairs.number[:, option]
            ways = found.setdefault(tuple(value.tolist()), [])
            ways.append((number.tolist(), left.count[a] * right.count[b]))
    n = pairs.n_parties
    best = [
        one
        for one in found
        if not any(
            other[:n] != one[:n]
            and all(x >= y for x, y in zip(other, one, strict=True))
            for other in found
        )
    ]
    return [
        (one, sum(count for _, count in found[one]), min(found[one])[0])
        for one in sorted(best, reverse=True)
    ]


def _used(value, pairs):
    """Mark in values what can no longer be exceeded; tell whether nothing is."""
    for place, one in enumerate(pairs.allowances, start=pairs.n_parties):
        if value[place] < -one.most:
            return False
        if value[place] > 0 or value[place] >= one.ahead - one.most:
            value[place] = one.total + 1
    return True


def _places(points, row):
    return range(points.starts[row], points.starts[row + 1])


def shown(points):
    """Return what `by_definition` does."""
    every = list(
        zip(
            map(tuple, points.values.T.tolist()),
            points.count.tolist(),
            points.numbers.T.tolist(),
            strict=True,
        )
    )
    return [every[a:b] for a, b in itertools.pairwise(points.starts.tolist())]
