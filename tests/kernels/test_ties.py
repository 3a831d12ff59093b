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


def by_definition(rule, points, units, powers):
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
            "nash": math.prod(g**b for g, b in zip(gains, powers, strict=True)),
            "kalai-smorodinsky": sorted(
                s / b for s, b in zip(shares, powers, strict=True)
            ),
            "egalitarian": sorted(g / b for g, b in zip(common, powers, strict=True)),
            "utilitarian": sum(g * b for g, b in zip(common, powers, strict=True)),
        }[rule]

    best = max(map(worth, fair))
    return [place for place in fair if worth(place) == best]


@given(
    GAINS,
    st.sampled_from(UNITS),
    st.sampled_from([0, 1, LARGE, 2**59]),
    st.lists(st.integers(1, 4), min_size=5, max_size=5) | st.none(),
)
def test_it_is_what_fractions_find(points, unit, apart, powers):
    """Gains that differ in the last of up to 60 bits, so floats cannot tell them."""
    large = [tuple(gain + apart * (gain > 0) for gain in gains) for gains in points]
    units = [UNITS[0], *[unit] * (len(points[0]) - 1)]
    own = powers[: len(units)] if powers else []
    for rule in SETTLED:
        found = settled(rule, np.array(large, dtype=np.int64).T, units, own)
        assert found == by_definition(rule, large, units, own or [1] * len(units))


def test_dividing_ten_by_power():
    """By hand: b can use 6 of 10, and a has twice the power.

    Products a²b: 7 and 3 give 147, 6 and 4 give 144, 8 and 2 give 128. Smaller of a/2
    and b: 3 of 6 and 4 as of 7 and 3, but 4 is more than 3.5. Smaller of a/20 and b/6:
    0.35 of 7 and 3, 0.3 of 6 and 4, 0.33 of 8 and 2. Sums 2a + b: 20 of 10 and nothing.
    """
    gains = np.array([[a, min(10 - a, 6)] for a in range(11)]).T
    found = {rule: settled(rule, gains, [Fraction(1)] * 2, [2, 1]) for rule in SETTLED}
    assert found == {
        "nash": [7], "kalai-smorodinsky": [7], "egalitarian": [6], "utilitarian": [10],
    }  # fmt: skip


def test_a_product_of_120_bits_is_compared_to_the_last():
    """By hand: (n + 1)(n - 1) n is less than n^3 by n, one part in 2^80."""
    n = LARGE
    gains = np.array([[n + 1, n - 1, n], [n, n, n], [n - 1, n + 1, n]]).T
    assert settled("nash", gains, UNITS) == [1]
    assert settled("nash", gains[:, [0, 2]], UNITS) == [0, 1]
