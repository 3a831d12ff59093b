"""Positions that were given up, which no longer speak for what a party wants."""

from collections.abc import Sequence

from detente.model import Statement, shifts
from detente.reading.draft.matters import side


def past(statements: Sequence[Statement]) -> frozenset[str]:
    """Return the ids of statements that a later one has replaced.

    Who would now take less than it asked for still likes best what it asked for: such
    a statement stands beside the later one.

    Examples
    --------
    >>> def said(name, act, **more):
    ...     return Statement(name, "x", act, "", "more pay", "", "", (0, 0), **more)
    >>> no, yes = said("s1", "reject"), said("s2", "offer", replaces=("s1",))
    >>> past([no, yes])
    frozenset({'s1'})
    >>> past([said("s1", "demand"), yes])
    frozenset()
    """
    return frozenset(
        was.id
        for shift in shifts(statements)
        for was in shift.before
        if (side(was), side(shift.now)) != ("wants", "gives")
    )
