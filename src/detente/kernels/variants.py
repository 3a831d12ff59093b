"""Outcomes that differ from one on a few issues."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product


def variants(
    outcome: Sequence[int], sizes: Sequence[int], changes: int
) -> Iterator[tuple[int, ...]]:
    """Yield the outcomes that differ from one on so many issues.

    Parameters
    ----------
    outcome : (n_issues,)
        Places of its options.
    sizes : (n_issues,)
        How many options each issue has.
    changes
        On how many issues they differ.

    Yields
    ------
    Places of options, by issue and option in their order.

    Examples
    --------
    >>> list(variants((0, 1), (2, 3), 1))
    [(1, 1), (0, 0), (0, 2)]
    >>> list(variants((0, 1), (2, 3), 2))
    [(1, 0), (1, 2)]
    """
    for issues in combinations(range(len(outcome)), changes):
        others = [[o for o in range(sizes[i]) if o != outcome[i]] for i in issues]
        for chosen in product(*others):
            moved = dict(zip(issues, chosen, strict=True))
            yield tuple(moved.get(i, option) for i, option in enumerate(outcome))
