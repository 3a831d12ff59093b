"""Rules of bargaining where products do not fit 64 bits, by exact comparison."""

import math
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.ties import SETTLED, settled

LARGE = 2**40
GAINS = st.integers(2, 5).flatmap(
    lambda n_parties: st.lists(
        st.tuples(*[st.integers(-1, 3)] * n_parties), min_size=1, max_size=8
    )
)
UNITS = Fraction(1), Fraction(1, 3), Fraction(5, 2)


def by_definition(rule, points, units):
    """Compare what every point gives, in fractions."""
    fair = [p for p, gains in enumerate(points) if min(gains) >= 0]
    if not any(min(gains) > 0 for gains in points):
        return []
    most = [max(points[p][k] for p in fair) for k in range(len(units))]

    def worth(place):
        gains = points[place]
        common = [gain * unit for gain, unit in zip(gains, units, strict=True)]
        shares = [Fraction(g, m) for g, m in zip(gains, most, strict=True)]
        return {
            "nash": math.prod(gains),
            "kalai-smorodinsky": sorted(shares),
            "egalitarian": sorted(common),
            "utilitarian": sum(common),
        }[rule]

    best = max(map(worth, fair))
    return [place for place in fair if worth(place) == best]


@given(GAINS, st.sampled_from(UNITS), st.sampled_from([0, 1, LARGE, 2**59]))
def test_it_is_what_fractions_find(points, unit, apart):
    """Gains that differ in the last of up to 60 bits, so floats cannot tell them."""
    large = [tuple(gain + apart * (gain > 0) for gain in gains) for gains in points]
    units = [UNITS[0], *[unit] * (len(points[0]) - 1)]
    for rule in SETTLED:
        found = settled(rule, np.array(large, dtype=np.int64).T, units)
        assert found == by_definition(rule, large, units)


def test_a_product_of_120_bits_is_compared_to_the_last():
    """By hand: (n + 1)(n - 1) n is less than n^3 by n, one part in 2^80."""
    n = LARGE
    gains = np.array([[n + 1, n - 1, n], [n, n, n], [n - 1, n + 1, n]]).T
    assert settled("nash", gains, UNITS) == [1]
    assert settled("nash", gains[:, [0, 2]], UNITS) == [0, 1]
