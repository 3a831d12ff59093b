"""Orders of issues: what is known of some graphs, and what holds of any."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kernels.treewidth import plan

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)


def grid(n):
    """Neighbours of a square grid; its treewidth is its side."""
    for row, column in itertools.product(range(n), repeat=2):
        place = row * n + column
        yield from [(place, place + 1)] * (column < n - 1)
        yield from [(place, place + n)] * (row < n - 1)


@pytest.mark.parametrize(
    ("n_issues", "ties", "width"),
    [
        (3, [], 0),
        (6, [(0, n) for n in range(1, 6)], 1),
        (8, [(n, (n + 1) % 8) for n in range(8)], 2),
        (5, list(itertools.combinations(range(5), 2)), 4),
        (5, [(0, 1, 2, 3, 4)], 4),
        (9, list(grid(3)), 3),
        (12, [(n, m) for n in range(12) for m in range(n + 1, min(n + 4, 12))], 3),
    ],
    ids=["none", "star", "ring", "complete", "one tie", "grid", "ladder of threes"],
)
def test_the_width_is_the_treewidth_of_graphs_of_which_it_is_known(
    n_issues, ties, width
):
    assert plan(n_issues, ties).width == width


def width_along(n_issues, ties, order):
    """By definition: what is open at each turn and reached through what is not."""
    near = {issue: set() for issue in range(n_issues)}
    for tie in ties:
        for a, b in itertools.permutations(set(tie), 2):
            near[a].add(b)
    done, found = set(), []
    for issue in order:
        reached, queue = set(), [issue]
        seen = {issue}
        while queue:
            for other in near[queue.pop()] - seen:
                seen.add(other)
                if other in done:
                    queue.append(other)
                else:
                    reached.add(other)
        done.add(issue)
        found.append(tuple(sorted(reached)))
    return tuple(found)


@given(PAIRS)
def test_what_stands_beside_an_issue_is_what_can_be_reached_through_those_gone(ties):
    found = plan(7, ties)
    assert sorted(found.order) == list(range(7))
    assert found.beside == width_along(7, ties, found.order)


@given(PAIRS)
def test_the_width_is_close_to_the_least_of_all_orders(ties):
    few = [(a % 5, b % 5) for a, b in ties]
    least = min(
        max(map(len, width_along(5, few, order)))
        for order in itertools.permutations(range(5))
    )
    assert least <= plan(5, few).width <= least + 1
