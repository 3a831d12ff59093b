"""In which order to settle issues that are tied together, and how wide that gets.

Two issues are neighbours when a tie, such as a forbidden combination, names both.
Whoever settles an issue needs to know what its neighbours are; once it is settled,
these are tied to one another through it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Plan:
    """An order of issues, and what each must be looked at with.

    Attributes
    ----------
    order
        All issues, in the order in which they are settled.
    beside
        For each of `order` the issues still open that it is tied to when its turn
        comes, rising.
    """

    order: tuple[int, ...]
    beside: tuple[tuple[int, ...], ...]

    @property
    def width(self) -> int:
        """The most issues that one is looked at with; 0 where nothing is tied.

        It is the treewidth of the graph of ties, or somewhat more: an order by which
        it is least is hard to find [1]_.

        References
        ----------
        .. [1] S. Arnborg, D. G. Corneil, A. Proskurowski (1987). Complexity of finding
           embeddings in a k-tree. SIAM Journal on Algebraic and Discrete Methods 8(2),
           277-284.
        """
        return max(map(len, self.beside), default=0)


def plan(n_issues: int, ties: Iterable[Sequence[int]]) -> Plan:
    """Order issues so that few are looked at together: by least fill [1]_.

    Next comes the issue whose neighbours lack fewest ties to one another; of several,
    the one with fewest neighbours; of these, the first.

    Parameters
    ----------
    n_issues
        At least one.
    ties
        The places of the issues that each tie names.

    References
    ----------
    .. [1] U. Kjærulff (1990). Triangulation of graphs: algorithms giving small total
       state space. Technical report R-90-09, Aalborg University.

    Examples
    --------
    A ring of four issues; taken apart at one of them, two stay beside it:

    >>> found = plan(4, [(0, 1), (1, 2), (2, 3), (0, 3)])
    >>> found.order, found.width
    ((0, 1, 2, 3), 2)
    """
    near: dict[int, set[int]] = {issue: set() for issue in range(n_issues)}
    for tie in ties:
        for issue in tie:
            near[issue] |= {*tie} - {issue}
    order, beside = [], []
    while near:
        issue = min(near, key=lambda one: (_lacking(near, one), len(near[one]), one))
        others = near.pop(issue)
        for other in others:
            near[other] = (near[other] | others) - {other, issue}
        order.append(issue)
        beside.append(tuple(sorted(others)))
    return Plan(tuple(order), tuple(beside))


def _lacking(near: dict[int, set[int]], issue: int) -> int:
    """Count the pairs of neighbours that are not tied to each other."""
    return sum(b not in near[a] for a, b in combinations(near[issue], 2))
