"""Which combinations of actions can be."""

from collections.abc import Sequence
from itertools import product

from detente.errors import TooLargeError
from detente.model.conflict import MAX_STATES


def feasible(n_actions: int, infeasible: Sequence[str]) -> list[str]:
    """Return the patterns that fit none of those ruled out.

    They are in the order of their binary code, the first action the least digit.

    Raises
    ------
    TooLargeError
        If there are too many combinations to go through.

    Examples
    --------
    >>> feasible(2, ["YY"])
    ['NN', 'YN', 'NY']
    """
    if 2**n_actions > MAX_STATES:
        raise TooLargeError(
            f"2^{n_actions} combinations of actions are above the limit of "
            f"{MAX_STATES:,}. Leave out actions, or list the states"
        )
    every = ("".join(marks[::-1]) for marks in product("NY", repeat=n_actions))
    return [one for one in every if not any(_fits(one, bad) for bad in infeasible)]


def _fits(pattern: str, wanted: str) -> bool:
    return all(mark in ("-", has) for has, mark in zip(pattern, wanted, strict=True))
