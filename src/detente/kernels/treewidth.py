"""In which order to settle issues that are tied together, and how wide that gets.

Two issues are neighbours when a tie, such as a forbidden combination, names both.
Whoever settles an issue needs to know what its neighbours are; once it is settled,
these are tied to one another through it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

KEPT = 32
"""Plans that are kept in mind: one elimination asks for the same three times."""
FILLED = 128
"""Issues that are tied together for which fill is counted; of more, neighbours."""


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
    the one with fewest neighbours; of these, the first. While more than `FILLED` issues
    are tied together, the one with fewest neighbours comes next.

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
    return _plan(n_issues, tuple(map(tuple, ties)))


@lru_cache(maxsize=KEPT)
def _plan(n_issues: int, ties: tuple[tuple[int, ...], ...]) -> Plan:
    near = [0] * n_issues  # a bit for each neighbour
    for tie in ties:
        every = sum(1 << issue for issue in {*tie})
        for issue in tie:
            near[issue] |= every & ~(1 << issue)
    order, beside = [], []
    left = set(range(n_issues))
    while left:
        many = sum(near[issue] > 0 for issue in left) > FILLED
        fill = {one: 0 if many else _lacking(near, one) for one in left}
        issue = min(left, key=lambda i: (fill[i], near[i].bit_count(), i))
        left.remove(issue)
        others = near[issue]
        for other in _places(others):
            near[other] = (near[other] | others) & ~(1 << other | 1 << issue)
        order.append(issue)
        beside.append(tuple(_places(others)))
    return Plan(tuple(order), tuple(beside))


def _lacking(near: Sequence[int], issue: int) -> int:
    """Count the pairs of neighbours that are not tied to each other, twice."""
    others = near[issue]
    return sum(
        (others & ~near[other]).bit_count() - 1  # none is a neighbour of its own
        for other in _places(others)
    )


def _places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set, rising."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
