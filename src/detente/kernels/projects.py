"""What two parties put into a joint project that nobody is bound to finish."""

from collections.abc import Iterator

LEAST = 1e-12
"""Share of the worth below which contributions are no longer told."""


def contributions(worth: float, discount: float, cost: float) -> tuple[float, ...]:
    r"""Return what is put in turn by turn, the first contribution first.

    Two parties take turns, each puts in what it likes, and what is put in is gone; once
    it adds up to the cost, each has the worth. Whoever waits loses a turn and leaves
    the next contribution to the other. The only sequence from which nobody gains by
    waiting, at any turn, has contributions of at most

    .. math:: w_1 = (1 - d) V, \quad w_k = d^{2k-3} (1 - d^2) V,

    counted from the last [1]_: with k to come the party whose turn it is is worth
    :math:`M_k = d^{2k-1} V`, and is just as well off if it waits. They add up to
    :math:`V`, so that a project which costs more than it is worth to one of the two is
    never begun, however much it is worth to both.

    Parameters
    ----------
    worth
        Of the finished project to either party, above 0.
    discount
        Worth today of one at the next turn, in (0, 1).
    cost
        Of the project, in the same units, above 0.

    Returns
    -------
    Empty when nobody begins. The first is what is left of the cost for it.

    Raises
    ------
    ValueError
        If the worth or the cost is not above 0, or the discount not between 0 and 1.

    References
    ----------
    .. [1] A. R. Admati, M. Perry (1991). Joint projects without commitment. Review of
       Economic Studies 58(2), 259-276.

    Examples
    --------
    >>> contributions(worth=1.0, discount=0.5, cost=0.875)
    (0.375, 0.5)
    >>> contributions(worth=1.0, discount=0.5, cost=1.0)
    ()
    """
    if worth <= 0 or cost <= 0 or not 0 < discount < 1:
        raise ValueError(
            "worth and cost must be above 0 and the discount between 0 and 1; got "
            f"{worth:g}, {cost:g} and {discount:g}"
        )
    found: list[float] = []
    left = cost
    for most in _most(worth, discount) if cost < worth else ():
        found.append(min(left, most))
        left -= most
        if left <= worth * LEAST:
            return tuple(reversed(found))
    return ()


def _most(worth: float, discount: float) -> Iterator[float]:
    """Yield the largest contributions, the last one first, while they count."""
    yield (1 - discount) * worth
    share = discount * (1 - discount**2)
    while share > LEAST:
        yield share * worth
        share *= discount**2
