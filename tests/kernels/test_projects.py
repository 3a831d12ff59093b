"""Contributions to a joint project: the closed form, and the game solved backward."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.projects import contributions

WORTH = 1024


@pytest.mark.parametrize("d", [0.5, 0.8, 0.95])
def test_admati_and_perry(d):
    """w_1 = (1 - d) V and w_k = d^(2k - 3) (1 - d^2) V, counted from the last."""
    worth = 3.0
    printed = [(1 - d) * worth]
    printed += [d ** (2 * k - 3) * (1 - d**2) * worth for k in range(2, 6)]
    found = contributions(worth, d, sum(printed))
    assert found[::-1] == pytest.approx(printed)


@given(d=st.floats(0.1, 0.95), share=st.floats(0.01, 0.999))
def test_what_is_put_in_adds_up_to_the_cost(d, share):
    found = contributions(2.0, d, 2 * share)
    assert sum(found) == pytest.approx(2 * share)
    assert all(x > 0 for x in found)


@pytest.mark.parametrize("d", [0.3, 0.9, 0.99])
def test_they_add_up_to_the_worth_so_that_what_costs_more_is_never_begun(d):
    """A project that costs 1.2 and is worth 1 to each of two is not worth it to one."""
    nearly = contributions(1.0, d, 1 - 1e-9)
    assert sum(nearly) == pytest.approx(1)
    assert contributions(1.0, d, 1.2) == ()


def solved(d, most):
    """Return, by units that are left, what the party puts in whose turn it is.

    The worth is 1,024 units. Values are those of whoever is to move and of the other;
    waiting leaves the same to the other, who then moves as this one would.
    """
    mover, other, puts = [0.0], [float(WORTH)], [0]
    for left in range(1, most + 1):
        ways = [
            (WORTH - left if c == left else d * other[left - c] - c, -c)
            for c in range(1, left + 1)
        ]
        value, c = max(ways)  # of several as good the least: who does all is waited for
        c = -c
        idle = WORTH if c == left else d * mover[left - c]
        if value >= d * idle - 1e-9 and value > 0:
            mover.append(value)
            other.append(idle)
            puts.append(c)
        else:
            mover.append(0.0)
            other.append(0.0)
            puts.append(0)
    return puts


@pytest.mark.parametrize(("d", "last"), [(0.25, 1023), (0.5, 1016), (0.75, 781)])
def test_the_game_solved_backward_is_played_like_that(d, last):
    """Of units so fine that the last three contributions are whole numbers of them."""
    puts = solved(d, last)
    for left in range(1, last + 1):
        walk, rest = [], left
        while rest and puts[rest]:
            walk.append(puts[rest])
            rest -= puts[rest]
        assert walk == pytest.approx(contributions(float(WORTH), d, float(left)))


def test_nobody_begins_what_is_not_worth_it_to_one_of_them():
    assert not any(solved(0.5, WORTH + 20)[WORTH + 1 :])


@pytest.mark.parametrize(
    "given_", [(0, 0.5, 1), (1, 0.5, 0), (1, 1, 1), (1, 0, 1), (-1, 0.5, 1)]
)
def test_a_worth_a_discount_and_a_cost_are_needed(given_):
    with pytest.raises(ValueError, match="must be above 0"):
        contributions(*given_)
