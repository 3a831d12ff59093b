"""Rows of points to be added up, and their undominated sums by definition."""

import itertools

import numpy as np
from hypothesis import strategies as st

from detente.kernels.sums import Pairs, Points, best_sums

SHAPES = st.fixed_dictionaries(
    {
        "n_parties": st.integers(2, 5),
        "n_words": st.integers(1, 2),
        "n_rows": st.integers(1, 4),
        "n_options": st.integers(1, 4),
        "top": st.sampled_from([0, 1, 2, 5, 2**40]),
    }
)

SEEDS = st.integers(0, 2**32 - 1)


def zero(n_parties, n_words):
    """Return a single row with a single point, worth nothing."""
    values = np.zeros((n_parties, 1), dtype=np.int64)
    number = np.zeros((n_words, 1), dtype=np.int64)
    return Points(values, np.ones(1), number, np.array([0, 1]))


def random_pairs(rng, left, right, shape):
    """Draw rows to be added up, some pairs left out, and what is added to them."""
    rows = shape["n_rows"], shape["n_options"]
    top = shape["top"]
    return Pairs(
        rng.integers(0, len(left.widths), rows),
        rng.integers(0, len(right.widths), rows),
        rng.random(rows) < 0.8,
        rng.integers(-top, top + 1, (shape["n_parties"], *rows)),
        rng.integers(0, 4, (shape["n_words"], shape["n_options"])),
    )


def random_sums(rng, shape, form=best_sums):
    """Add up rows of rows: sums of options, then of two such, one of them of one row.

    Returns
    -------
    What is asked and what is found, one after the other.
    """
    none = zero(shape["n_parties"], shape["n_words"])
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
            number = left.numbers[:, a] + right.numbers[:, b] + pairs.number[:, option]
            ways = found.setdefault(tuple(value.tolist()), [])
            ways.append((number.tolist(), left.count[a] * right.count[b]))
    best = [
        one
        for one in found
        if not any(
            other != one and all(x >= y for x, y in zip(other, one, strict=True))
            for other in found
        )
    ]
    return [
        (one, sum(count for _, count in found[one]), min(found[one])[0])
        for one in sorted(best, reverse=True)
    ]


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
